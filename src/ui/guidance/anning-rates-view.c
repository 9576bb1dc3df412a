/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-rates-view.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-lpr-values.h"
#include "anning-pane.h"
#include "anning-rows.h"
#include "anning-source-button.h"
#include "anning-toasts.h"

struct _AnningRatesView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningTexts *texts;
  AnningRecordList *values; /* AnningLprValue: what the user added */
  AnningLprTable *table;    /* both together */

  AnningDayRow *contract_day;
  AdwActionRow *answer;
  GtkListBox *rows;
  GtkSizeGroup *end_column;
  AnningDayRow *day;
  AnningRateRow *rate;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (AnningRatesView, anning_rates_view, ADW_TYPE_BIN)

static const AnningLimits *
get_limits (AnningRatesView *self)
{
  return anning_texts_get_limits (self->texts);
}

static char *
format_date (const GDate *date)
{
  g_autofree char *iso = anning_day_format (date);

  return anning_format_day (iso);
}

static char *
format_product (AnningRatesView *self,
                gint64           one_year)
{
  const gint64 times = get_limits (self)->private_lpr_times;
  g_autofree char *rate = anning_rate_to_text (one_year, 2);
  g_autofree char *product = anning_rate_to_text (times * one_year, 2);

  /* Translators: a factor (4), a rate, their product */
  return g_strdup_printf (_("%1$d × %2$s = %3$s"), (int) times, rate, product);
}

/* ---- which value counts ---- */

static void
update_answer (AnningRatesView *self)
{
  g_autofree char *contract_day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  GDate day;
  AnningLprPoint point;
  gboolean seen;

  g_object_get (self->contract_day, "value", &contract_day, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), contract_day != NULL);
  if (!anning_day_parse (contract_day, &day))
    return;
  if (g_date_compare (&day, &get_limits (self)->private_since) < 0
      || !anning_lpr_at (self->table, &day, &point, &seen))
    {
      title = g_strdup (_("The contract is older than the rule of the LPR in its present form; another one may apply. 12348 tells you free of charge."));
    }
  else
    {
      g_autofree char *announced = format_date (&point.day);

      title = format_product (self, point.one_year);
      /* Translators: %s is a day */
      subtitle = g_strdup_printf (seen ? _("Published on %s, the last value before the contract.")
                                       : _("Published on %s. A later value may have come before the contract: please compare the announcement."),
                                  announced);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->answer), title);
  adw_action_row_set_subtitle (self->answer, subtitle != NULL ? subtitle : "");
}

/* ---- the table ---- */

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningRatesView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
remove_clicked_cb (AnningRatesView *self,
                   GtkWidget       *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  anning_records_remove_async (self->store, &anning_lpr_value_type, *id, removed_cb, g_object_ref (self));
  anning_toast_deleted (GTK_WIDGET (self), _("Value deleted"), self->store, &anning_lpr_value_type, *id);
}

static GtkWidget *
make_remove_button (AnningRatesView *self,
                    gint64           id,
                    const char      *day)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is a day */
  g_autofree char *name = g_strdup_printf (_("Delete the value of %s"), day);

  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete This Value"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* @end: (nullable): what stands behind the figure */
static void
append_row (AnningRatesView *self,
            const char      *day,
            const char      *subtitle,
            const char      *rate,
            GtkWidget       *end)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *figure = gtk_label_new (rate);
  g_autofree char *name = g_strdup_printf ("%s %s", day, rate);

  if (end == NULL)
    end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_size_group_add_widget (self->end_column, end);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (row, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->rows, row);
}

/* Returns: (nullable): what the user added for that day, where it is the value that counts */
static const AnningLprValue *
find_value (AnningRatesView      *self,
            const AnningLprPoint *point)
{
  g_autofree char *iso = anning_day_format (&point->day);
  guint n_values = g_list_model_get_n_items (G_LIST_MODEL (self->values));

  if (anning_lpr_table_find (get_limits (self)->lpr, &point->day) != NULL)
    return NULL;
  for (guint i = 0; i < n_values; i++)
    {
      const AnningLprValue *value = anning_record_list_get (self->values, i);

      if (g_strcmp0 (value->day, iso) == 0)
        return value;
    }
  return NULL;
}

static void
update (AnningRatesView *self)
{
  GtkWidget *row;

  g_clear_pointer (&self->table, anning_lpr_table_free);
  self->table = anning_lpr_values_join (get_limits (self)->lpr, self->values);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);

  for (guint i = self->table->points->len; i > 0; i--)
    {
      const AnningLprPoint *point = &g_array_index (self->table->points, AnningLprPoint, i - 1);
      const AnningLprValue *value = find_value (self, point);
      g_autofree char *day = format_date (&point->day);
      /* As they are published, one below the other: always two decimals. */
      g_autofree char *rate = anning_rate_to_text (point->one_year, 2);
      g_autofree char *product = format_product (self, point->one_year);
      g_autofree char *subtitle = value != NULL ? g_strdup_printf ("%s · %s", _("Added by you"), product) : NULL;

      append_row (self, day, subtitle != NULL ? subtitle : product, rate,
                  value != NULL ? make_remove_button (self, value->record.id, day) : NULL);
    }
  update_answer (self);
}

/* ---- adding ---- */

static void
say (AnningRatesView *self,
     const char      *sentence)
{
  gtk_label_set_label (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningRatesView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (anning_records_save_finish (ANNING_STORE (source), result, &error) == 0)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->store == NULL)
    return;
  g_object_set (self->day, "value", NULL, NULL);
  g_object_set (self->rate, "value", ANNING_UNKNOWN, NULL);
}

/* Returns: (nullable): why that cannot be added */
static const char *
find_fault (AnningRatesView *self,
            const char      *day_text,
            gint64           rate)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate day, today;

  if (anning_value_row_get_message (ANNING_VALUE_ROW (self->day)) != NULL || !anning_day_parse (day_text, &day))
    return _("Enter the day on which the value was published.");
  if (anning_value_row_get_message (ANNING_VALUE_ROW (self->rate)) != NULL || rate == ANNING_UNKNOWN)
    return _("Enter the one-year rate as it was published, in percent.");
  if (anning_lpr_table_find (self->table, &day) != NULL)
    return _("There is a value for this day already.");

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
  switch (anning_lpr_check (&day, rate, &today))
    {
    case ANNING_LPR_TOO_EARLY:
      return _("That day is before the first value of this table.");
    case ANNING_LPR_IN_FUTURE:
      return _("That day is still to come.");
    case ANNING_LPR_OUT_OF_RANGE:
      return _("A one-year LPR lies between 0 and 20 percent. Please check the rate.");
    case ANNING_LPR_FINE:
    default:
      return NULL;
    }
}

static void
add_clicked_cb (AnningRatesView *self)
{
  g_autoptr (AnningLprValue) value = anning_lpr_value_new ();
  const char *fault;

  g_object_get (self->day, "value", &value->day, NULL);
  g_object_get (self->rate, "value", &value->one_year, NULL);
  fault = find_fault (self, value->day, value->one_year);
  say (self, fault);
  if (fault == NULL)
    anning_records_save_async (self->store, &anning_lpr_value_type, value, added_cb, g_object_ref (self));
}

/* ---- the page ---- */

static void
error_cb (AnningRatesView *self)
{
  const GError *error = anning_record_list_get_error (self->values);
  g_autofree char *sentence = error != NULL ? anning_error_sentence (error) : NULL;

  say (self, sentence);
}

static void
add_line (AnningRatesView *self,
          GtkBox          *content,
          const char      *text,
          char           **facts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sources = anning_source_button_new (anning_texts_get_facts (self->texts), (const char *const *) facts, text);

  gtk_box_append (GTK_BOX (box), anning_pane_label_new (text, NULL));
  if (sources != NULL)
    gtk_box_append (GTK_BOX (box), sources);
  gtk_box_append (content, box);
}

static void
add_question (AnningRatesView *self,
              GtkBox          *content)
{
  GtkWidget *list;

  anning_pane_add_heading (content, _("Which Value Counts"));
  list = anning_pane_add_list (content, _("Which Value Counts"));
  self->contract_day = g_object_new (ANNING_TYPE_DAY_ROW, "title", _("Day of the contract"), NULL);
  self->answer = ADW_ACTION_ROW (adw_action_row_new ());
  adw_action_row_set_title_lines (self->answer, 0);
  adw_action_row_set_subtitle_lines (self->answer, 0);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->contract_day));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->answer));
  g_signal_connect_object (self->contract_day, "notify::value", G_CALLBACK (update_answer), self, G_CONNECT_SWAPPED);
}

static void
add_form (AnningRatesView *self,
          GtkBox          *content)
{
  GtkWidget *list, *button;

  anning_pane_add_heading (content, _("Add a Later Value"));
  list = anning_pane_add_list (content, _("Add a Later Value"));
  self->day = g_object_new (ANNING_TYPE_DAY_ROW, "title", _("Day of the announcement"), NULL);
  self->rate = g_object_new (ANNING_TYPE_RATE_ROW, "title", _("One-year rate (percent a year)"), NULL);
  g_object_set (self->rate, "value", ANNING_UNKNOWN, NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->day));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->rate));
  g_signal_connect_object (self->day, "entry-activated", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rate, "entry-activated", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  self->message = GTK_LABEL (anning_pane_label_new ("", "warning"));
  gtk_box_append (content, GTK_WIDGET (self->message));
  button = gtk_button_new_with_label (_("Add"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (content, button);
  say (self, NULL);
}

static void
build (AnningRatesView *self)
{
  const AnningLimits *limits = get_limits (self);
  g_autofree char *seen_day = format_date (&limits->lpr->seen_until);
  /* Translators: %s is a day */
  g_autofree char *seen = g_strdup_printf (_("Compared with the announcements up to %s. What was published later is not in this table."), seen_day);
  /* Translators: %d is 4 */
  g_autofree char *times = g_strdup_printf (_("For a lender without a licence, compare with %d times the value last published when the contract was made."),
                                            (int) limits->private_lpr_times);
  GtkBox *content;
  GtkWidget *pane;

  pane = anning_pane_new (_("Loan Prime Rate (LPR)"),
                          _("The one-year rate on each day on which it changed. Between two days the earlier value holds."), &content);
  add_line (self, content, seen, limits->lpr_facts);
  add_line (self, content, times, limits->private_facts);
  add_question (self, content);
  anning_pane_add_heading (content, _("All Values"));
  self->rows = GTK_LIST_BOX (anning_pane_add_list (content, _("All Values")));
  add_form (self, content);
  adw_bin_set_child (ADW_BIN (self), pane);
}

static void
anning_rates_view_dispose (GObject *object)
{
  AnningRatesView *self = ANNING_RATES_VIEW (object);

  g_clear_object (&self->values);
  g_clear_object (&self->store);
  g_clear_object (&self->texts);
  g_clear_object (&self->end_column);
  G_OBJECT_CLASS (anning_rates_view_parent_class)->dispose (object);
}

static void
anning_rates_view_finalize (GObject *object)
{
  anning_lpr_table_free (ANNING_RATES_VIEW (object)->table);
  G_OBJECT_CLASS (anning_rates_view_parent_class)->finalize (object);
}

static void
anning_rates_view_class_init (AnningRatesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_rates_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_rates_view_finalize;
}

static void
anning_rates_view_init (AnningRatesView *self)
{
  self->end_column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

GtkWidget *
anning_rates_view_new (AnningTexts *texts,
                       AnningStore *store)
{
  AnningRatesView *self;

  g_return_val_if_fail (ANNING_IS_TEXTS (texts) && ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_RATES_VIEW, NULL);
  self->texts = g_object_ref (texts);
  self->store = g_object_ref (store);
  self->values = anning_record_list_new (store, &anning_lpr_value_type, NULL, 0);
  g_signal_connect_object (self->values, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->values, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  build (self);
  update (self);
  return GTK_WIDGET (self);
}
