/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-filter-form.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-filter-choice.h"
#include "anning-format.h"
#include "anning-record-list.h"
#include "anning-rows.h"

struct _AnningFilterForm
{
  AdwBin parent_instance;

  AnningRecordList *debts;
  gboolean setting; /* the program chooses, not a person */

  GtkDropDown *creditor;
  GtkDropDown *channel;
  GtkDropDown *party;
  GtkDropDown *tag;
  GtkDropDown *source;
  GtkEditable *digits;
  AnningDayRow *from;
  AnningDayRow *until;
  GtkCheckButton *recording;
  GtkCheckButton *hints;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningFilterForm, anning_filter_form, ADW_TYPE_BIN)

static void
changed_cb (AnningFilterForm *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: (transfer full) (nullable): ISO */
static char *
dup_day (AnningDayRow *row)
{
  char *day = NULL;

  g_object_get (row, "value", &day, NULL);
  return day;
}

/* Returns: as GDate counts, 0 for any */
static gint32
read_day (AnningDayRow *row)
{
  g_autofree char *text = dup_day (row);
  GDate day;

  return text != NULL && anning_day_parse (text, &day) ? (gint32) g_date_get_julian (&day) : 0;
}

/* The creditors of the debts: who else calls is found by searching. */
static void
fill_creditors (AnningFilterForm *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n = self->debts != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->debts)) : 0;
  g_autofree char *before = g_strdup (anning_filter_choice_get (self->creditor));

  for (guint i = 0; i < n; i++)
    {
      const AnningDebt *debt = anning_record_list_get (self->debts, i);

      if (debt->creditor != NULL && !g_ptr_array_find_with_equal_func (names, debt->creditor, g_str_equal, NULL))
        g_ptr_array_add (names, debt->creditor);
    }
  self->setting = TRUE;
  anning_filter_choice_set (self->creditor, _("All creditors"), names->len, (const char *const *) names->pdata,
                            (const char *const *) names->pdata);
  self->setting = FALSE;
  if (g_strcmp0 (before, anning_filter_choice_get (self->creditor)) != 0)
    changed_cb (self);
}

static void
fill_sources (AnningFilterForm *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (labels, (gpointer) _("Only written down by hand"));
  for (const AnningWord *word = anning_source_kinds; word->word != NULL; word++)
    {
      g_ptr_array_add (values, (gpointer) word->word);
      g_ptr_array_add (labels, (gpointer) anning_format_word (anning_source_kinds, word->word));
    }
  anning_filter_choice_set (self->source, _("From any source"), values->len, (const char *const *) values->pdata,
                            (const char *const *) labels->pdata);
}

static GtkDropDown *
add_choice (AnningFilterForm *self,
            GtkFlowBox       *box,
            const char       *title)
{
  GtkWidget *choice = anning_filter_choice_new (title);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), choice);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (box, child);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (choice);
}

static GtkCheckButton *
add_check (AnningFilterForm *self,
           GtkFlowBox       *box,
           const char       *title)
{
  GtkWidget *check = gtk_check_button_new_with_label (title);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), check);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (box, child);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
build_choices (AnningFilterForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *choices = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6,
                                     "row-spacing", 6, "min-children-per-line", 1, "max-children-per-line", 2,
                                     "homogeneous", TRUE, NULL);
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *digits = gtk_entry_new ();
  GtkWidget *child = gtk_flow_box_child_new ();

  self->creditor = add_choice (self, GTK_FLOW_BOX (choices), _("Only this creditor"));
  self->channel = add_choice (self, GTK_FLOW_BOX (choices), _("Only what came this way"));
  self->party = add_choice (self, GTK_FLOW_BOX (choices), _("Only contacts to this person"));
  self->tag = add_choice (self, GTK_FLOW_BOX (choices), _("Only where this was said or done"));
  self->source = add_choice (self, GTK_FLOW_BOX (choices), _("Only what this tells of"));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), digits);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (choices), child);
  self->recording = add_check (self, GTK_FLOW_BOX (choices), _("Only with a recording"));
  self->hints = add_check (self, GTK_FLOW_BOX (choices), _("Only with hints"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (digits), _("Part of a number"));
  gtk_entry_set_input_purpose (GTK_ENTRY (digits), GTK_INPUT_PURPOSE_PHONE);
  gtk_editable_set_width_chars (GTK_EDITABLE (digits), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (digits), 10);
  gtk_widget_set_tooltip_text (digits, _("Part of a number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (digits), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Part of a number"), -1);
  self->digits = GTK_EDITABLE (digits);
  self->from = g_object_new (ANNING_TYPE_DAY_ROW, "title", _("From this day"), NULL);
  self->until = g_object_new (ANNING_TYPE_DAY_ROW, "title", _("Until this day"), NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time that is shown"), -1);
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->from));
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->until));
  g_signal_connect_object (digits, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->from, "notify::value", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->until, "notify::value", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), choices);
  gtk_box_append (GTK_BOX (box), rows);
  return box;
}

static void
anning_filter_form_dispose (GObject *object)
{
  AnningFilterForm *self = ANNING_FILTER_FORM (object);

  self->setting = TRUE;
  g_clear_object (&self->debts);
  G_OBJECT_CLASS (anning_filter_form_parent_class)->dispose (object);
}

static void
anning_filter_form_class_init (AnningFilterFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_filter_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_filter_form_init (AnningFilterForm *self)
{
  self->setting = TRUE;
  adw_bin_set_child (ADW_BIN (self), build_choices (self));
  anning_filter_choice_set (self->creditor, _("All creditors"), 0, NULL, NULL);
  anning_filter_choice_set_words (self->channel, _("Any way"), anning_channels);
  anning_filter_choice_set_words (self->party, _("To anyone"), anning_parties);
  anning_filter_choice_set_words (self->tag, _("Whatever was said"), anning_incident_tags);
  fill_sources (self);
  self->setting = FALSE;
}

void
anning_filter_form_set_store (AnningFilterForm *self,
                              AnningStore      *store)
{
  g_return_if_fail (ANNING_IS_FILTER_FORM (self) && ANNING_IS_STORE (store));

  g_clear_object (&self->debts);
  self->debts = anning_record_list_new (store, &anning_debt_type, NULL, 0);
  g_signal_connect_object (self->debts, "items-changed", G_CALLBACK (fill_creditors), self, G_CONNECT_SWAPPED);
}

void
anning_filter_form_set_base (AnningFilterForm           *self,
                             const AnningIncidentFilter *base)
{
  g_return_if_fail (ANNING_IS_FILTER_FORM (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->creditor), base == NULL || base->creditor == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->party), base == NULL || base->to_party == NULL);
}

void
anning_filter_form_collect (AnningFilterForm     *self,
                            AnningIncidentFilter *filter)
{
  gint32 from, until;

  g_return_if_fail (ANNING_IS_FILTER_FORM (self) && filter != NULL);

  from = read_day (self->from);
  until = read_day (self->until);
  if (filter->creditor == NULL)
    filter->creditor = anning_filter_choice_get (self->creditor);
  if (filter->to_party == NULL)
    filter->to_party = anning_filter_choice_get (self->party);
  filter->channel = anning_filter_choice_get (self->channel);
  filter->tag = anning_filter_choice_get (self->tag);
  filter->source = anning_filter_choice_get (self->source);
  if (from != 0)
    filter->day_from = MAX (filter->day_from, from);
  if (until != 0)
    filter->day_until = filter->day_until != 0 ? MIN (filter->day_until, until) : until;
  filter->with_recording = gtk_check_button_get_active (self->recording);
}

char *
anning_filter_form_dup_digits (AnningFilterForm *self)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  g_return_val_if_fail (ANNING_IS_FILTER_FORM (self), NULL);

  for (const char *p = gtk_editable_get_text (self->digits); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isdigit (character))
        g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (character)));
    }
  return digits->len > 0 ? g_string_free (g_steal_pointer (&digits), FALSE) : NULL;
}

gboolean
anning_filter_form_get_only_marked (AnningFilterForm *self)
{
  g_return_val_if_fail (ANNING_IS_FILTER_FORM (self), FALSE);
  return gtk_check_button_get_active (self->hints);
}

char *
anning_filter_form_dup_part (AnningFilterForm *self,
                             AnningFilterPart  part)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (ANNING_IS_FILTER_FORM (self), NULL);

  switch (part)
    {
    case ANNING_FILTER_BASE:
      return NULL;
    case ANNING_FILTER_CREDITOR:
      return anning_filter_choice_get (self->creditor) != NULL
             ? g_strdup (anning_filter_choice_get_label (self->creditor)) : NULL;
    case ANNING_FILTER_NUMBER:
      text = anning_filter_form_dup_digits (self);
      /* Translators: %s are some digits of a telephone number */
      return text != NULL ? g_strdup_printf (_("Number with %s"), text) : NULL;
    case ANNING_FILTER_CHANNEL:
      return anning_filter_choice_get (self->channel) != NULL
             ? g_strdup (anning_filter_choice_get_label (self->channel)) : NULL;
    case ANNING_FILTER_PARTY:
      /* Translators: %s is who was contacted: "Spouse" */
      return anning_filter_choice_get (self->party) != NULL
             ? g_strdup_printf (_("To: %s"), anning_filter_choice_get_label (self->party)) : NULL;
    case ANNING_FILTER_TAG:
      return anning_filter_choice_get (self->tag) != NULL
             ? g_strdup (anning_filter_choice_get_label (self->tag)) : NULL;
    case ANNING_FILTER_SOURCE:
      return anning_filter_choice_get (self->source) != NULL
             ? g_strdup (anning_filter_choice_get_label (self->source)) : NULL;
    case ANNING_FILTER_FROM:
      text = dup_day (self->from);
      /* Translators: %s is a day: 2026-03-12 */
      return text != NULL ? g_strdup_printf (_("From %s"), text) : NULL;
    case ANNING_FILTER_UNTIL:
      text = dup_day (self->until);
      /* Translators: %s is a day: 2026-03-12 */
      return text != NULL ? g_strdup_printf (_("Until %s"), text) : NULL;
    case ANNING_FILTER_RECORDING:
      return gtk_check_button_get_active (self->recording) ? g_strdup (_("With a recording")) : NULL;
    case ANNING_FILTER_HINTS:
      return gtk_check_button_get_active (self->hints) ? g_strdup (_("With hints")) : NULL;
    case ANNING_FILTER_N_PARTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

void
anning_filter_form_clear_part (AnningFilterForm *self,
                               AnningFilterPart  part)
{
  g_return_if_fail (ANNING_IS_FILTER_FORM (self));

  switch (part)
    {
    case ANNING_FILTER_BASE:
      break;
    case ANNING_FILTER_CREDITOR:
      anning_filter_choice_choose (self->creditor, NULL);
      break;
    case ANNING_FILTER_NUMBER:
      gtk_editable_set_text (self->digits, "");
      break;
    case ANNING_FILTER_CHANNEL:
      anning_filter_choice_choose (self->channel, NULL);
      break;
    case ANNING_FILTER_PARTY:
      anning_filter_choice_choose (self->party, NULL);
      break;
    case ANNING_FILTER_TAG:
      anning_filter_choice_choose (self->tag, NULL);
      break;
    case ANNING_FILTER_SOURCE:
      anning_filter_choice_choose (self->source, NULL);
      break;
    case ANNING_FILTER_FROM:
      gtk_editable_set_text (GTK_EDITABLE (self->from), "");
      break;
    case ANNING_FILTER_UNTIL:
      gtk_editable_set_text (GTK_EDITABLE (self->until), "");
      break;
    case ANNING_FILTER_RECORDING:
      gtk_check_button_set_active (self->recording, FALSE);
      break;
    case ANNING_FILTER_HINTS:
      gtk_check_button_set_active (self->hints, FALSE);
      break;
    case ANNING_FILTER_N_PARTS:
    default:
      g_return_if_reached ();
    }
}
