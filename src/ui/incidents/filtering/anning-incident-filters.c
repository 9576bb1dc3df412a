/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-filters.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-filter-choice.h"
#include "anning-format.h"
#include "anning-record-list.h"
#include "anning-rows.h"

/* Where the choices begin to scroll, px: a narrow window still shows some rows below them. */
#define MOST_HEIGHT 320

/* What can be chosen, in the order of the chips. */
typedef enum
{
  PART_BASE,
  PART_CREDITOR,
  PART_NUMBER,
  PART_CHANNEL,
  PART_PARTY,
  PART_TAG,
  PART_SOURCE,
  PART_FROM,
  PART_UNTIL,
  PART_RECORDING,
  PART_HINTS,
  N_PARTS
} Part;

struct _AnningIncidentFilters
{
  AdwBin parent_instance;

  AnningRecordList *debts;
  AnningIncidentFilter *base; /* what a bar of the overview left, NULL without one */
  char *base_title;
  AnningIncidentFilter *filter;
  char *number; /* whole, as it is stored */
  gboolean setting;

  GtkRevealer *revealer;
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
  GtkFlowBox *chips;
};

enum
{
  PROP_0,
  PROP_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningIncidentFilters, anning_incident_filters, ADW_TYPE_BIN)

/* ---- what is chosen ---- */

/* Returns: (transfer full) (nullable): the digits that were typed */
static char *
dup_digits (AnningIncidentFilters *self)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = gtk_editable_get_text (self->digits); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isdigit (character))
        g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (character)));
    }
  return digits->len > 0 ? g_string_free (g_steal_pointer (&digits), FALSE) : NULL;
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

static void
collect (AnningIncidentFilters *self)
{
  g_autofree char *digits = dup_digits (self);
  AnningIncidentFilter filter = { NULL };

  if (self->base != NULL)
    filter = *self->base;
  if (filter.creditor == NULL)
    filter.creditor = anning_filter_choice_get (self->creditor);
  if (filter.to_party == NULL)
    filter.to_party = anning_filter_choice_get (self->party);
  if (filter.number == NULL)
    filter.number = self->number;
  filter.digits = digits;
  filter.channel = anning_filter_choice_get (self->channel);
  filter.tag = anning_filter_choice_get (self->tag);
  filter.source = anning_filter_choice_get (self->source);
  if (read_day (self->from) != 0)
    filter.day_from = MAX (filter.day_from, read_day (self->from));
  if (read_day (self->until) != 0)
    filter.day_until = filter.day_until != 0 ? MIN (filter.day_until, read_day (self->until)) : read_day (self->until);
  filter.with_recording = gtk_check_button_get_active (self->recording);

  anning_incident_filter_free (self->filter);
  self->filter = anning_incident_filter_copy (&filter);
}

/* Returns: (transfer full) (nullable): what is chosen of @part, NULL where nothing is */
static char *
dup_part (AnningIncidentFilters *self,
          Part                   part)
{
  g_autofree char *text = NULL;

  switch (part)
    {
    case PART_BASE:
      return g_strdup (self->base_title);
    case PART_CREDITOR:
      return anning_filter_choice_get (self->creditor) != NULL
             ? g_strdup (anning_filter_choice_get_label (self->creditor)) : NULL;
    case PART_NUMBER:
      if (self->number != NULL)
        return g_strdup (self->number);
      text = dup_digits (self);
      /* Translators: %s are some digits of a telephone number */
      return text != NULL ? g_strdup_printf (_("Number with %s"), text) : NULL;
    case PART_CHANNEL:
      return anning_filter_choice_get (self->channel) != NULL
             ? g_strdup (anning_filter_choice_get_label (self->channel)) : NULL;
    case PART_PARTY:
      /* Translators: %s is who was contacted: "Spouse" */
      return anning_filter_choice_get (self->party) != NULL
             ? g_strdup_printf (_("To: %s"), anning_filter_choice_get_label (self->party)) : NULL;
    case PART_TAG:
      return anning_filter_choice_get (self->tag) != NULL
             ? g_strdup (anning_filter_choice_get_label (self->tag)) : NULL;
    case PART_SOURCE:
      return anning_filter_choice_get (self->source) != NULL
             ? g_strdup (anning_filter_choice_get_label (self->source)) : NULL;
    case PART_FROM:
      text = dup_day (self->from);
      /* Translators: %s is a day: 2026-03-12 */
      return text != NULL ? g_strdup_printf (_("From %s"), text) : NULL;
    case PART_UNTIL:
      text = dup_day (self->until);
      /* Translators: %s is a day: 2026-03-12 */
      return text != NULL ? g_strdup_printf (_("Until %s"), text) : NULL;
    case PART_RECORDING:
      return gtk_check_button_get_active (self->recording) ? g_strdup (_("With a recording")) : NULL;
    case PART_HINTS:
      return gtk_check_button_get_active (self->hints) ? g_strdup (_("With hints")) : NULL;
    case N_PARTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
set_base (AnningIncidentFilters      *self,
          const AnningIncidentFilter *filter,
          const char                 *title)
{
  AnningIncidentFilter *base = filter != NULL ? anning_incident_filter_copy (filter) : NULL;
  char *copied = filter != NULL ? g_strdup (title) : NULL;

  anning_incident_filter_free (self->base);
  g_free (self->base_title);
  self->base = base;
  self->base_title = copied;
  /* What it decides cannot be chosen beside it. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->creditor), base == NULL || base->creditor == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->party), base == NULL || base->to_party == NULL);
}

static void
set_number (AnningIncidentFilters *self,
            const char            *number)
{
  char *copied = g_strdup (number);

  g_free (self->number);
  self->number = copied;
}

static void
clear_part (AnningIncidentFilters *self,
            Part                   part)
{
  switch (part)
    {
    case PART_BASE:
      set_base (self, NULL, NULL);
      break;
    case PART_CREDITOR:
      anning_filter_choice_choose (self->creditor, NULL);
      break;
    case PART_NUMBER:
      set_number (self, NULL);
      gtk_editable_set_text (self->digits, "");
      break;
    case PART_CHANNEL:
      anning_filter_choice_choose (self->channel, NULL);
      break;
    case PART_PARTY:
      anning_filter_choice_choose (self->party, NULL);
      break;
    case PART_TAG:
      anning_filter_choice_choose (self->tag, NULL);
      break;
    case PART_SOURCE:
      anning_filter_choice_choose (self->source, NULL);
      break;
    case PART_FROM:
      gtk_editable_set_text (GTK_EDITABLE (self->from), "");
      break;
    case PART_UNTIL:
      gtk_editable_set_text (GTK_EDITABLE (self->until), "");
      break;
    case PART_RECORDING:
      gtk_check_button_set_active (self->recording, FALSE);
      break;
    case PART_HINTS:
      gtk_check_button_set_active (self->hints, FALSE);
      break;
    case N_PARTS:
    default:
      g_return_if_reached ();
    }
}

/* ---- chips ---- */

static void update (AnningIncidentFilters *self);

static void
chip_clicked_cb (AnningIncidentFilters *self,
                 GtkButton             *chip)
{
  self->setting = TRUE;
  clear_part (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "part")));
  self->setting = FALSE;
  update (self);
}

static void
add_chip (AnningIncidentFilters *self,
          GtkWidget             *chip)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), chip);
  /* The chip takes the focus, not the place it stands in. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->chips, child);
}

static GtkWidget *
new_chip (AnningIncidentFilters *self,
          Part                   part,
          const char            *text)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  /* Translators: %s is what a list is narrowed to: "With a recording" */
  g_autofree char *name = g_strdup_printf (_("Take back: %s"), text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "tag");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "part", GUINT_TO_POINTER (part));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static void
show_chips (AnningIncidentFilters *self)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  for (guint part = 0; part < N_PARTS; part++)
    {
      g_autofree char *text = dup_part (self, part);

      if (text == NULL)
        continue;
      add_chip (self, new_chip (self, part, text));
      n++;
    }
  if (n > 1)
    {
      GtkWidget *all = gtk_button_new_with_label (_("Show All"));

      gtk_widget_add_css_class (all, "tag");
      gtk_widget_add_css_class (all, "flat");
      g_signal_connect_object (all, "clicked", G_CALLBACK (anning_incident_filters_clear), self, G_CONNECT_SWAPPED);
      add_chip (self, all);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), n > 0);
}

static void
update (AnningIncidentFilters *self)
{
  if (self->setting)
    return;
  collect (self);
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the choices ---- */

/* The creditors of the debts: who else calls is found by searching. */
static void
fill_creditors (AnningIncidentFilters *self)
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
    update (self);
}

static void
fill_sources (AnningIncidentFilters *self)
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
add_choice (AnningIncidentFilters *self,
            GtkFlowBox            *box,
            const char            *title)
{
  GtkWidget *choice = anning_filter_choice_new (title);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), choice);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (box, child);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (choice);
}

static GtkCheckButton *
add_check (AnningIncidentFilters *self,
           GtkFlowBox            *box,
           const char            *title)
{
  GtkWidget *check = gtk_check_button_new_with_label (title);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), check);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (box, child);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
new_flow_box (gboolean homogeneous)
{
  return g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6,
                       "row-spacing", 6, "min-children-per-line", 1, "max-children-per-line", homogeneous ? 2 : 12,
                       "homogeneous", homogeneous, NULL);
}

/* Typed numbers whole or in part take the place of one that was chosen. */
static void
digits_changed_cb (AnningIncidentFilters *self)
{
  if (self->setting)
    return;
  set_number (self, NULL);
  update (self);
}

static GtkWidget *
build_choices (AnningIncidentFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *choices = new_flow_box (TRUE);
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
  gtk_widget_set_tooltip_text (digits, _("Part of a number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (digits), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Part of a number"), -1);
  self->digits = GTK_EDITABLE (digits);
  self->from = g_object_new (ANNING_TYPE_DAY_ROW, "title", _("From this day"), NULL);
  self->until = g_object_new (ANNING_TYPE_DAY_ROW, "title", _("Until this day"), NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->from));
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->until));
  g_signal_connect_object (digits, "changed", G_CALLBACK (digits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->from, "notify::value", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->until, "notify::value", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), choices);
  gtk_box_append (GTK_BOX (box), rows);
  return box;
}

static void
anning_incident_filters_dispose (GObject *object)
{
  AnningIncidentFilters *self = ANNING_INCIDENT_FILTERS (object);

  self->setting = TRUE;
  g_clear_object (&self->debts);
  G_OBJECT_CLASS (anning_incident_filters_parent_class)->dispose (object);
}

static void
anning_incident_filters_finalize (GObject *object)
{
  AnningIncidentFilters *self = ANNING_INCIDENT_FILTERS (object);

  anning_incident_filter_free (self->base);
  anning_incident_filter_free (self->filter);
  g_free (self->base_title);
  g_free (self->number);
  G_OBJECT_CLASS (anning_incident_filters_parent_class)->finalize (object);
}

static void
anning_incident_filters_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, gtk_revealer_get_reveal_child (ANNING_INCIDENT_FILTERS (object)->revealer));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_incident_filters_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_OPEN:
      gtk_revealer_set_reveal_child (ANNING_INCIDENT_FILTERS (object)->revealer, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_incident_filters_class_init (AnningIncidentFiltersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_incident_filters_dispose;
  object_class->finalize = anning_incident_filters_finalize;
  object_class->get_property = anning_incident_filters_get_property;
  object_class->set_property = anning_incident_filters_set_property;

  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_incident_filters_init (AnningIncidentFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->setting = TRUE;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), build_choices (self));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, scroller);

  self->chips = GTK_FLOW_BOX (new_flow_box (FALSE));
  gtk_widget_set_visible (GTK_WIDGET (self->chips), FALSE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->chips), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->chips), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->chips), 6);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->revealer));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  adw_bin_set_child (ADW_BIN (self), box);

  anning_filter_choice_set (self->creditor, _("All creditors"), 0, NULL, NULL);
  anning_filter_choice_set_words (self->channel, _("Any way"), anning_channels);
  anning_filter_choice_set_words (self->party, _("To anyone"), anning_parties);
  anning_filter_choice_set_words (self->tag, _("Whatever was said"), anning_incident_tags);
  fill_sources (self);
  self->setting = FALSE;
  collect (self);
}

void
anning_incident_filters_set_store (AnningIncidentFilters *self,
                                   AnningStore           *store)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FILTERS (self) && ANNING_IS_STORE (store));

  g_clear_object (&self->debts);
  self->debts = anning_record_list_new (store, &anning_debt_type, NULL, 0);
  g_signal_connect_object (self->debts, "items-changed", G_CALLBACK (fill_creditors), self, G_CONNECT_SWAPPED);
}

const AnningIncidentFilter *
anning_incident_filters_get (AnningIncidentFilters *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_FILTERS (self), NULL);
  return self->filter;
}

gboolean
anning_incident_filters_get_only_marked (AnningIncidentFilters *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_FILTERS (self), FALSE);
  return gtk_check_button_get_active (self->hints);
}

void
anning_incident_filters_set_number (AnningIncidentFilters *self,
                                    const char            *number)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FILTERS (self) && number != NULL);

  self->setting = TRUE;
  set_number (self, number);
  gtk_editable_set_text (self->digits, "");
  self->setting = FALSE;
  update (self);
}

static void
clear_all (AnningIncidentFilters *self)
{
  for (guint part = 0; part < N_PARTS; part++)
    clear_part (self, part);
}

void
anning_incident_filters_set_base (AnningIncidentFilters      *self,
                                  const AnningIncidentFilter *filter,
                                  const char                 *title)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FILTERS (self) && filter != NULL && title != NULL);

  self->setting = TRUE;
  clear_all (self);
  set_base (self, filter, title);
  self->setting = FALSE;
  update (self);
}

void
anning_incident_filters_clear (AnningIncidentFilters *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FILTERS (self));

  self->setting = TRUE;
  clear_all (self);
  self->setting = FALSE;
  update (self);
}

char *
anning_incident_filters_dup_title (AnningIncidentFilters *self)
{
  g_autoptr (GString) title = g_string_new (NULL);

  g_return_val_if_fail (ANNING_IS_INCIDENT_FILTERS (self), NULL);

  for (guint part = 0; part < N_PARTS; part++)
    {
      g_autofree char *text = dup_part (self, part);

      if (text != NULL)
        g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", text);
    }
  return title->len > 0 ? g_string_free (g_steal_pointer (&title), FALSE) : NULL;
}
