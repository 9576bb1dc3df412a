/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-calendar-view.h"

#include <glib/gi18n.h>

#include "anning-calendar-sheet.h"
#include "anning-date.h"
#include "anning-due-group.h"
#include "anning-due-words.h"
#include "anning-format.h"
#include "anning-month-grid.h"
#include "anning-planner-words.h"
#include "anning-record-list.h"
#include "anning-rows.h"
#include "anning-ui-texts.h"

/* Rows of each list; more would be a list to scroll, and the month is above. */
#define MOST_LATE 12
#define MOST_OF_DAY 12
#define MOST_OF_MONTH 40
#define MOST_LATER 12

struct _AnningCalendarView
{
  AnningPlannerView parent_instance;

  GDate today;
  GArray *days; /* AnningDueDay, by day; NULL before the book was read */
  AnningRecordList *letters;

  AnningMonthGrid *grid;
  AnningDueGroup *chosen;
  AnningDueGroup *late;
  AnningDueGroup *month;
  AnningDueGroup *later;
  GtkWidget *export;
};

G_DEFINE_FINAL_TYPE (AnningCalendarView, anning_calendar_view, ANNING_TYPE_PLANNER_VIEW)

static char *
dup_sum_text (const AnningDueSum *sum)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (sum->n > 0)
    {
      g_autofree char *money = anning_format_money (sum->open);

      /* Translators: number of payments, their sum */
      g_string_append_printf (text, ngettext ("%1$u due, %2$s", "%1$u due, %2$s", sum->n), sum->n, money);
    }
  if (sum->n_late > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%u late", "%u late", sum->n_late), sum->n_late);
    }
  if (sum->n_other > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%u other thing", "%u other things", sum->n_other), sum->n_other);
    }
  if (sum->n_paid > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%u paid", "%u paid", sum->n_paid), sum->n_paid);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static AnningMonthMark
mark_day (const GDate  *day,
          char        **text,
          gpointer      user_data)
{
  AnningCalendarView *self = user_data;
  AnningDueSum sum;

  if (self->days == NULL)
    return ANNING_MONTH_MARK_NONE;
  anning_due_days_sum (self->days, day, day, &sum);
  if (sum.n + sum.n_other + sum.n_paid == 0)
    return ANNING_MONTH_MARK_NONE;
  *text = dup_sum_text (&sum);
  if (sum.n_late > 0)
    return ANNING_MONTH_MARK_LATE;
  return sum.n + sum.n_other > 0 ? ANNING_MONTH_MARK_OPEN : ANNING_MONTH_MARK_DONE;
}

/* ---- lists ---- */

static gboolean
is_late (const AnningDueDay *due,
         gpointer            user_data)
{
  return anning_due_day_is_late (due);
}

static gboolean
is_of_day (const AnningDueDay *due,
           gpointer            user_data)
{
  AnningCalendarView *self = user_data;

  return g_date_compare (&due->day, anning_month_grid_get_day (self->grid)) == 0;
}

static gboolean
is_of_month (const AnningDueDay *due,
             gpointer            user_data)
{
  AnningCalendarView *self = user_data;
  const GDate *month = anning_month_grid_get_month (self->grid);

  return g_date_get_month (&due->day) == g_date_get_month (month)
         && g_date_get_year (&due->day) == g_date_get_year (month);
}

static gboolean
is_later (const AnningDueDay *due,
          gpointer            user_data)
{
  AnningCalendarView *self = user_data;

  return anning_due_day_is_open (due) && g_date_compare (&due->day, &self->today) >= 0
         && g_date_compare (&due->day, anning_month_grid_get_month (self->grid)) > 0 && !is_of_month (due, self);
}

static void
show_list (AnningCalendarView  *self,
           AnningDueGroup      *group,
           AnningDueGroupShows  shows,
           const char          *empty)
{
  AnningPlannerBook *book = anning_planner_view_get_book (ANNING_PLANNER_VIEW (self));

  anning_due_group_show (group, self->days, anning_planner_book_get_cases (book), &self->today, shows, self, empty);
}

static void
show_day (AnningCalendarView *self)
{
  g_autofree char *title = anning_due_words_day (anning_month_grid_get_day (self->grid));

  if (self->days == NULL)
    return;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->chosen), title);
  show_list (self, self->chosen, is_of_day, _("Nothing falls on this day."));
}

/* How much of what is past is still open. */
static void
show_late (AnningCalendarView *self)
{
  g_autofree char *text = NULL;
  AnningDueSum sum = { 0 };
  GDate yesterday = self->today;

  g_date_subtract_days (&yesterday, 1);
  if (self->days->len > 0)
    anning_due_days_sum (self->days, &g_array_index (self->days, AnningDueDay, 0).day, &yesterday, &sum);
  if (sum.n > 0)
    {
      g_autofree char *money = anning_format_money (sum.open);

      /* Translators: number of payments that are late, the sum that is open of them */
      text = g_strdup_printf (ngettext ("%1$u late, %2$s open", "%1$u late, %2$s open", sum.n), sum.n, money);
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->late), text);
  show_list (self, self->late, is_late, NULL);
}

static void
show_month (AnningCalendarView *self)
{
  const GDate *month = anning_month_grid_get_month (self->grid);
  g_autofree char *title = anning_due_words_month (month);
  g_autofree char *text = NULL;
  AnningDueSum sum;
  GDate end = *month;

  if (self->days == NULL)
    return;
  g_date_set_day (&end, g_date_get_days_in_month (g_date_get_month (month), g_date_get_year (month)));
  anning_due_days_sum (self->days, month, &end, &sum);
  text = dup_sum_text (&sum);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->month), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->month), text);
  show_list (self, self->month, is_of_month, _("Nothing falls into this month."));
  show_list (self, self->later, is_later, NULL);
}

/* Returns: (transfer container): the letters as they stand */
static GPtrArray *
find_letters (AnningCalendarView *self)
{
  GPtrArray *letters = g_ptr_array_new ();
  guint n = self->letters != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->letters)) : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (letters, (gpointer) anning_record_list_get (self->letters, i));
  return letters;
}

static void
anning_calendar_view_update (AnningPlannerView *view)
{
  AnningCalendarView *self = ANNING_CALENDAR_VIEW (view);
  AnningPlannerBook *book = anning_planner_view_get_book (view);
  g_autoptr (GPtrArray) letters = find_letters (self);
  g_autoptr (GPtrArray) deadlines = anning_planner_book_list_deadlines (book);

  anning_planner_today (&self->today);
  g_clear_pointer (&self->days, g_array_unref);
  self->days = anning_due_days (anning_planner_book_get_cases (book), letters, &self->today);
  anning_due_days_add_deadlines (self->days, deadlines, &self->today);
  anning_month_grid_update (self->grid, &self->today);
  show_day (self);
  show_late (self);
  show_month (self);
  gtk_widget_set_sensitive (self->export, self->days->len > 0);
}

static void
export_cb (AnningCalendarView *self)
{
  AnningPlannerBook *book = anning_planner_view_get_book (ANNING_PLANNER_VIEW (self));

  if (self->days != NULL)
    anning_calendar_sheet_present (GTK_WIDGET (self), self->days, anning_planner_book_get_cases (book), &self->today);
}

static void
texts_ready (gpointer     object,
             AnningTexts *texts)
{
  anning_planner_view_refresh (object);
}

static void
anning_calendar_view_constructed (GObject *object)
{
  AnningCalendarView *self = ANNING_CALENDAR_VIEW (object);
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_calendar_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) == NULL)
    return;
  self->letters = anning_record_list_new (anning_planner_view_get_store (view), &anning_letter_type, NULL, 0);
  g_signal_connect_object (self->letters, "items-changed", G_CALLBACK (anning_planner_view_update), self,
                           G_CONNECT_SWAPPED);
  /* What deadlines are about is said by them. */
  anning_ui_texts_hand_to (self, texts_ready);
}

static void
anning_calendar_view_dispose (GObject *object)
{
  g_clear_object (&ANNING_CALENDAR_VIEW (object)->letters);

  G_OBJECT_CLASS (anning_calendar_view_parent_class)->dispose (object);
}

static void
anning_calendar_view_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_CALENDAR_VIEW (object)->days, g_array_unref);

  G_OBJECT_CLASS (anning_calendar_view_parent_class)->finalize (object);
}

static void
anning_calendar_view_class_init (AnningCalendarViewClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = anning_calendar_view_constructed;
  G_OBJECT_CLASS (klass)->dispose = anning_calendar_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_calendar_view_finalize;
  ANNING_PLANNER_VIEW_CLASS (klass)->update = anning_calendar_view_update;
}

static GtkWidget *
make_disclosure (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *disclosure = anning_expander_row_new ();
  GtkWidget *text = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (disclosure), _("How it is worked out"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (text),
    _("Payments come from accepted proposals; where there is none, from the contract while it runs. Payments noted "
      "go to the oldest one that is still open. Answers, talks and offers come from the last round of each debt, from "
      "open proposals and from letters that were sent; after the last payment there is the request for the "
      "certificate of settlement. Debts that are settled are left out. Deadlines are those that are noted under "
      "“Deadlines” and not done."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (text), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (disclosure), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), disclosure);
  return group;
}

static AnningDueGroup *
add_group (AnningPlannerView *view,
           const char        *title,
           guint              most)
{
  GtkWidget *group = anning_due_group_new (most);

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_visible (group, FALSE);
  anning_planner_view_add (view, group);
  return ANNING_DUE_GROUP (group);
}

static void
anning_calendar_view_init (AnningCalendarView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_today (&self->today);
  anning_planner_view_set_title (view, _("Calendar"));
  self->export = gtk_button_new_with_label (_("Calendar File…"));
  gtk_widget_set_halign (self->export, GTK_ALIGN_START);
  g_signal_connect_object (self->export, "clicked", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  anning_planner_view_add (view, self->export);
  self->grid = ANNING_MONTH_GRID (anning_month_grid_new (&self->today, mark_day, self));
  g_signal_connect_object (self->grid, "changed", G_CALLBACK (show_month), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "selected", G_CALLBACK (show_day), self, G_CONNECT_SWAPPED);
  anning_planner_view_add (view, GTK_WIDGET (self->grid));
  self->chosen = add_group (view, NULL, MOST_OF_DAY);
  self->late = add_group (view, _("Late"), MOST_LATE);
  self->month = add_group (view, NULL, MOST_OF_MONTH);
  self->later = add_group (view, _("Later"), MOST_LATER);
  anning_planner_view_add (view, make_disclosure ());
}

char *
anning_calendar_view_summary (AnningPlannerBook *book,
                              gint64             debt_id,
                              const GDate       *today)
{
  g_autoptr (GArray) days = anning_due_days (anning_planner_book_get_cases (book), NULL, today);
  const AnningDueDay *next = anning_due_days_find_next (days, today);
  g_autofree char *sum = NULL;
  g_autofree char *day = NULL;

  if (next == NULL)
    return g_strdup (_("no payment is due"));
  sum = anning_format_money (next->open);
  day = anning_due_words_day (&next->day);
  /* Translators: a sum, the day on which it is due */
  return g_strdup_printf (_("next: %1$s on %2$s"), sum, day);
}
