/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-share-tools.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-money.h"
#include "anning-record.h"
#include "anning-rows.h"
#include "anning-told-value.h"

/* Percent: a step by the arrow keys, and by Page Up and Page Down. */
#define STEP 5
#define PAGE 10

struct _AnningShareTools
{
  AdwPreferencesGroup parent_instance;

  GtkRange *surplus;
  GtkLabel *surplus_label;
  GtkRange *income;
  GtkLabel *income_label;
  GtkLabel *promise; /* in sight while the sliders are moved, as the chart above them is not */
  AdwComboRow *lean;
  GtkSwitch *frozen;
  GtkWidget *once;
  GtkWidget *once_day;
  GtkWidget *reset;
  guint showing : 1; /* set from outside */
};

enum
{
  CHANGED,
  RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the combo row. */
static const guint lean_rhythms[] = { 0, 3, 1 };

G_DEFINE_FINAL_TYPE (AnningShareTools, anning_share_tools, ADW_TYPE_PREFERENCES_GROUP)

static int
get_percent (GtkRange *range)
{
  return (int) gtk_range_get_value (range);
}

/* What the sliders stand on, for eyes and for ears. */
static void
show_percents (AnningShareTools *self)
{
  int surplus = get_percent (self->surplus);
  int income = get_percent (self->income);
  g_autofree char *surplus_text = NULL;
  g_autofree char *income_text = NULL;

  if (surplus == 0)
    surplus_text = g_strdup (_("as it is"));
  else
    surplus_text = g_strdup_printf ("%s%d%%", surplus > 0 ? "+" : ANNING_MINUS, ABS (surplus));
  if (income == 0)
    income_text = g_strdup (_("as it is"));
  else
    income_text = g_strdup_printf (ANNING_MINUS "%d%%", income);
  gtk_label_set_label (self->surplus_label, surplus_text);
  gtk_label_set_label (self->income_label, income_text);
  anning_tell_value (GTK_ACCESSIBLE (self->surplus), surplus_text);
  anning_tell_value (GTK_ACCESSIBLE (self->income), income_text);
}

static void
show_reset (AnningShareTools *self)
{
  AnningShareWishes wishes;

  anning_share_wishes_init (&wishes);
  anning_share_tools_get (self, &wishes);
  gtk_widget_set_sensitive (self->reset, anning_share_wishes_has_what_if (&wishes));
}

static void
changed_cb (AnningShareTools *self)
{
  show_percents (self);
  if (self->showing)
    return;
  show_reset (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Sliders stand on whole steps, however they are moved. */
static gboolean
change_value_cb (AnningShareTools *self,
                 GtkScrollType     scroll,
                 double            value,
                 GtkRange         *range)
{
  int steps = (int) (value >= 0 ? value / STEP + 0.5 : value / STEP - 0.5);

  gtk_range_set_value (range, steps * STEP);
  return GDK_EVENT_STOP;
}

static void
reset_clicked_cb (AnningShareTools *self)
{
  g_signal_emit (self, signals[RESET], 0);
}

/* Who scrolls the page with the pointer over a slider does not mean the slider. */
static void
ignore_wheel (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/* A slider below its name and what it stands on. */
static GtkRange *
add_slider (AnningShareTools  *self,
            const char        *title,
            double             lower,
            double             upper,
            GtkLabel         **label)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, lower, upper, STEP);

  *label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (*label), "numeric");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (*label));

  gtk_range_set_increments (GTK_RANGE (scale), STEP, PAGE);
  ignore_wheel (scale);
  if (lower < 0)
    gtk_scale_add_mark (GTK_SCALE (scale), 0, GTK_POS_BOTTOM, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (scale, "change-value", G_CALLBACK (change_value_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scale, "value-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), scale);
  anning_row_name (GTK_LIST_BOX_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return GTK_RANGE (scale);
}

static void
add_promise (AnningShareTools *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* A name in it may have no place to break it. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  self->promise = GTK_LABEL (label);
  anning_row_name (GTK_LIST_BOX_ROW (row), _("What is promised"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static GtkWidget *
add_entry (AnningShareTools *self,
           GType             type,
           const char       *title)
{
  GtkWidget *row = g_object_new (type, "title", title, NULL);

  g_signal_connect_object (row, "notify::value", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
add_lean (AnningShareTools *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("lean months", "None"));
  gtk_string_list_append (names, C_("lean months", "Every third"));
  gtk_string_list_append (names, C_("lean months", "All"));
  self->lean = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->lean), _("Lean months"));
  adw_combo_row_set_model (self->lean, G_LIST_MODEL (names));
  adw_combo_row_set_use_subtitle (self->lean, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->lean), "choice");
  g_signal_connect_object (self->lean, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->lean));
}

static void
add_frozen (AnningShareTools *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->frozen = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->frozen), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Interest is frozen"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("as if every creditor agreed to it"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->frozen));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->frozen));
  g_signal_connect_object (self->frozen, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
anning_share_tools_class_init (AnningShareToolsClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_share_tools_init (AnningShareTools *self)
{
  AnningShareWishes wishes;

  self->showing = TRUE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What If"));
  self->reset = gtk_button_new_with_label (_("Reset"));
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (reset_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->reset);

  self->surplus = add_slider (self, _("What is left over"), -50, 50, &self->surplus_label);
  self->income = add_slider (self, _("Income falls"), 0, 50, &self->income_label);
  add_promise (self);
  add_lean (self);
  add_frozen (self);
  self->once = add_entry (self, ANNING_TYPE_MONEY_ROW, _("A sum that comes once (yuan)"));
  self->once_day = add_entry (self, ANNING_TYPE_DAY_ROW, _("When it comes"));
  anning_value_row_set_hint (ANNING_VALUE_ROW (self->once_day), _("Empty: this month"));

  anning_share_wishes_init (&wishes);
  anning_share_tools_set (self, &wishes);
}

GtkWidget *
anning_share_tools_new (void)
{
  return g_object_new (ANNING_TYPE_SHARE_TOOLS, NULL);
}

void
anning_share_tools_set (AnningShareTools        *self,
                        const AnningShareWishes *wishes)
{
  const AnningShareOptions *options;
  g_autofree char *day = NULL;

  g_return_if_fail (ANNING_IS_SHARE_TOOLS (self) && wishes != NULL);

  options = &wishes->options;
  self->showing = TRUE;
  gtk_range_set_value (self->surplus, (double) (options->surplus_factor - ANNING_SHARES_FACTOR_ONE) / 10);
  gtk_range_set_value (self->income, (double) (ANNING_SHARES_FACTOR_ONE - options->income_factor) / 10);
  for (guint i = 0; i < G_N_ELEMENTS (lean_rhythms); i++)
    {
      if (lean_rhythms[i] == options->lean_every)
        adw_combo_row_set_selected (self->lean, i);
    }
  gtk_switch_set_active (self->frozen, options->frozen);
  g_object_set (self->once, "value", options->once > 0 ? options->once : ANNING_UNKNOWN, NULL);
  if (g_date_valid (&wishes->once_day))
    day = anning_day_format (&wishes->once_day);
  g_object_set (self->once_day, "value", day, NULL);
  self->showing = FALSE;
  show_percents (self);
  show_reset (self);
}

void
anning_share_tools_get (AnningShareTools  *self,
                        AnningShareWishes *wishes)
{
  g_autofree char *day = NULL;
  gint64 once;
  guint selected;

  g_return_if_fail (ANNING_IS_SHARE_TOOLS (self) && wishes != NULL);

  wishes->options.surplus_factor = ANNING_SHARES_FACTOR_ONE + 10 * get_percent (self->surplus);
  wishes->options.income_factor = ANNING_SHARES_FACTOR_ONE - 10 * get_percent (self->income);
  selected = adw_combo_row_get_selected (self->lean);
  wishes->options.lean_every = selected < G_N_ELEMENTS (lean_rhythms) ? lean_rhythms[selected] : 0;
  wishes->options.frozen = gtk_switch_get_active (self->frozen);
  g_object_get (self->once, "value", &once, NULL);
  wishes->options.once = once != ANNING_UNKNOWN ? once : 0;
  g_object_get (self->once_day, "value", &day, NULL);
  if (day == NULL || !anning_day_parse (day, &wishes->once_day))
    g_date_clear (&wishes->once_day, 1);
}

void
anning_share_tools_set_promise (AnningShareTools *self,
                                const char       *sentence,
                                gboolean          breaks)
{
  g_return_if_fail (ANNING_IS_SHARE_TOOLS (self) && sentence != NULL);

  gtk_label_set_label (self->promise, sentence);
  if (breaks)
    gtk_widget_add_css_class (GTK_WIDGET (self->promise), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->promise), "warning");
}
