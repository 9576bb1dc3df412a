/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-overview-view.h"

#include <glib/gi18n.h>

#include "anning-bar-row.h"
#include "anning-button-line.h"
#include "anning-conduct-book.h"
#include "anning-conduct-rules.h"
#include "anning-contact-counts.h"
#include "anning-day-bars.h"
#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-hour-map.h"
#include "anning-inner-scroller.h"
#include "anning-overview-span.h"
#include "anning-overview-words.h"
#include "anning-parts-bar.h"
#include "anning-planner-words.h"
#include "anning-source-button.h"
#include "anning-toasts.h"
#include "anning-ui-texts.h"

#define LIMIT_FACT "std.gbt45251.freq"

/* What a row of a list stands for. */
typedef struct
{
  char *creditor;  /* NULL: any */
  char *collector; /* NULL: any */
  const char *party; /* NULL: any */
} Whose;

struct _AnningOverviewView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningConductBook *book;
  GArray *contacts;         /* of which @all are the counts */
  AnningContactCounts *all;
  AnningContactCounts *counts; /* those that are shown, NULL before the first */
  GCancellable *cancellable;
  gint32 from;              /* of the counts shown, 0: any */
  gint32 until;
  char *creditor;           /* NULL: any */
  gboolean stale;           /* to be counted when it is seen */
  guint fill_id;            /* tables follow when there is time */

  GtkStack *stack;
  AdwStatusPage *failed;
  AnningOverviewSpan *span;
  GtkLabel *total;
  GtkStack *inside;

  GtkScrolledWindow *scroller;
  AnningDayBars *bars;
  GtkLabel *day_head;
  GtkWidget *day_button;
  GtkLabel *figures[ANNING_N_COUNTED];
  GtkLabel *limit;
  GtkLabel *limit_note;
  GtkWidget *limit_box;
  GtkWidget *limit_source;  /* NULL until the texts are there */

  AnningHourMap *map;
  GtkLabel *hour_head;
  GtkWidget *hour_button;

  GtkListBox *parties;
  GtkListBox *senders;

  GtkExpander *day_expander;
  GtkExpander *hour_expander;
  AnningFigureTable *day_table;  /* NULL until they are asked for */
  AnningFigureTable *hour_table;
};

enum
{
  OPEN,
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void count (AnningOverviewView *self);

G_DEFINE_FINAL_TYPE (AnningOverviewView, anning_overview_view, ADW_TYPE_BIN)

static void
whose_free (gpointer data)
{
  Whose *whose = data;

  g_free (whose->creditor);
  g_free (whose->collector);
  g_free (whose);
}

/* ---- leads to the list ---- */

/* @filter: without time and creditor where those of the page hold; @what: of the bar */
static void
open_list (AnningOverviewView   *self,
           AnningIncidentFilter *filter,
           const char           *what)
{
  g_autoptr (GString) title = g_string_new (what);

  filter->counted = TRUE;
  if (filter->creditor == NULL)
    filter->creditor = self->creditor;
  if (filter->day_from == 0)
    {
      filter->day_from = self->from;
      filter->day_until = self->until;
      if (self->from != 0 && self->until != 0)
        {
          g_autofree char *days = anning_overview_days (self->from, self->until);

          g_string_append_printf (title, " · %s", days);
        }
    }
  if (self->creditor != NULL && filter->creditor == self->creditor)
    g_string_append_printf (title, " · %s", *self->creditor != '\0' ? self->creditor : _("Creditor not known"));
  g_signal_emit (self, signals[OPEN], 0, filter, title->str);
}

static void
open_day (AnningOverviewView *self)
{
  int cursor = anning_day_bars_get_cursor (self->bars);
  AnningIncidentFilter filter = { 0 };
  g_autofree char *what = NULL;

  if (cursor < 0)
    return;
  filter.day_from = filter.day_until = anning_day_bars_get_first (self->bars) + cursor;
  what = anning_overview_day (filter.day_from);
  open_list (self, &filter, what);
}

static void
open_hour (AnningOverviewView *self)
{
  int cursor = anning_hour_map_get_cursor (self->map);
  AnningIncidentFilter filter = { 0 };
  g_autofree char *what = NULL;

  if (cursor < 0)
    return;
  filter.weekday = (GDateWeekday) (G_DATE_MONDAY + cursor / ANNING_N_HOURS);
  filter.by_hour = TRUE;
  filter.hour = (guint) cursor % ANNING_N_HOURS;
  what = anning_overview_hour ((guint) cursor);
  open_list (self, &filter, what);
}

static void
open_row_cb (AnningOverviewView *self,
             AnningBarRow       *row)
{
  const Whose *whose = g_object_get_data (G_OBJECT (row), "anning-whose");
  const char *what = g_object_get_data (G_OBJECT (row), "anning-what");
  AnningIncidentFilter filter = { 0 };

  filter.creditor = whose->creditor;
  filter.collector = whose->collector;
  filter.to_party = whose->party;
  open_list (self, &filter, what);
}

/* ---- what is under the cursor ---- */

static void
show_day (AnningOverviewView *self)
{
  int cursor = anning_day_bars_get_cursor (self->bars);
  g_autofree char *head = NULL;
  g_autofree char *spoken = NULL;

  if (cursor >= 0)
    {
      const guint *counts = anning_day_bars_get_counts (self->bars, cursor);
      g_autofree char *parts = anning_overview_parts (counts);

      head = anning_overview_day_head (anning_day_bars_get_first (self->bars) + cursor, counts);
      spoken = *parts != '\0' ? g_strdup_printf (C_("a day and what it holds", "%1$s; %2$s"), head, parts) : g_strdup (head);
      gtk_widget_set_sensitive (self->day_button, anning_counted_total (counts) > 0);
      for (guint i = 0; i < ANNING_N_COUNTED; i++)
        {
          g_autofree char *figure = g_strdup_printf ("%u", counts[i]);

          gtk_label_set_label (self->figures[i], figure);
        }
    }
  else
    {
      gtk_widget_set_sensitive (self->day_button, FALSE);
      for (guint i = 0; i < ANNING_N_COUNTED; i++)
        gtk_label_set_label (self->figures[i], "");
    }
  gtk_label_set_label (self->day_head, head != NULL ? head : _("Point at a bar, or use the arrow keys, to read a day."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  spoken != NULL ? spoken : "", -1);
}

/* A day that is reached by keys may lie outside of what is seen. */
static void
day_cursor_cb (AnningOverviewView *self)
{
  double x = anning_day_bars_get_cursor_x (self->bars);

  show_day (self);
  if (anning_day_bars_get_cursor (self->bars) >= 0)
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (self->scroller), x - 48, x + 24);
}

static void
show_hour (AnningOverviewView *self)
{
  int cursor = anning_hour_map_get_cursor (self->map);
  g_autofree char *head = NULL;

  if (cursor >= 0)
    head = anning_overview_hour_head ((guint) cursor, anning_hour_map_get_count (self->map, cursor));
  gtk_widget_set_sensitive (self->hour_button, cursor >= 0 && anning_hour_map_get_count (self->map, cursor) > 0);
  gtk_label_set_label (self->hour_head, head != NULL ? head : _("Point at a field, or use the arrow keys, to read an hour."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  head != NULL ? head : "", -1);
}

/* ---- tables ---- */

static void
fill_day_table (AnningOverviewView *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  static const AnningFigureColumn columns[] = {
    { N_("Day"), FALSE }, { N_("Together"), TRUE }, { N_("Answered calls"), TRUE }, { N_("Unanswered calls"), TRUE },
    { N_("Messages and letters"), TRUE }, { N_("Visits"), TRUE },
  };

  if (self->day_table == NULL)
    {
      self->day_table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Contacts per day"), columns, G_N_ELEMENTS (columns)));
      gtk_expander_set_child (self->day_expander, GTK_WIDGET (self->day_table));
    }
  /* The latest day first: it is what is asked for. */
  for (guint i = self->counts->days->len; i > 0; i--)
    {
      const AnningDayCount *day = &g_array_index (self->counts->days, AnningDayCount, i - 1);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = anning_overview_day (day->day);
      cells[1] = g_strdup_printf ("%u", anning_counted_total (day->counts));
      for (guint j = 0; j < ANNING_N_COUNTED; j++)
        cells[2 + j] = g_strdup_printf ("%u", day->counts[j]);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->day_table, rows);
}

static void
fill_hour_table (AnningOverviewView *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  static const AnningFigureColumn columns[] = {
    { N_("Hour"), FALSE }, { N_("Mon"), TRUE }, { N_("Tue"), TRUE }, { N_("Wed"), TRUE },
    { N_("Thu"), TRUE },   { N_("Fri"), TRUE }, { N_("Sat"), TRUE }, { N_("Sun"), TRUE },
  };

  if (self->hour_table == NULL)
    {
      self->hour_table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Contacts by hour and weekday"), columns,
                                                                       G_N_ELEMENTS (columns)));
      gtk_expander_set_child (self->hour_expander, GTK_WIDGET (self->hour_table));
    }
  for (guint i = 0; i < ANNING_N_HOURS; i++)
    {
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = anning_format_time (i * 60 * ANNING_MS_PER_MINUTE, 0);
      for (guint j = 0; j < ANNING_N_WEEKDAYS; j++)
        cells[1 + j] = g_strdup_printf ("%u", self->counts->hours[j][i]);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->hour_table, rows);
}

static gboolean
fill_tables_cb (gpointer user_data)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (user_data);

  self->fill_id = 0;
  if (gtk_expander_get_expanded (self->day_expander))
    fill_day_table (self);
  if (gtk_expander_get_expanded (self->hour_expander))
    fill_hour_table (self);
  return G_SOURCE_REMOVE;
}

static void
fill_tables_later (AnningOverviewView *self)
{
  if (self->fill_id == 0 && self->counts != NULL)
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_tables_cb, self, NULL);
}

/* ---- shows the counts ---- */

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* @whose: (transfer full) */
static void
add_bar (GtkListBox *list,
         const char *name,
         guint       n,
         guint       most,
         const char *line,
         Whose      *whose)
{
  GtkWidget *row = anning_bar_row_new (name, n, most, line);

  g_object_set_data_full (G_OBJECT (row), "anning-whose", whose, whose_free);
  g_object_set_data_full (G_OBJECT (row), "anning-what", g_strdup (name), g_free);
  gtk_list_box_append (list, row);
}

static void
show_parties (AnningOverviewView *self)
{
  guint most = 0;

  clear_list (self->parties);
  for (guint i = 0; i < ANNING_N_PARTIES; i++)
    most = MAX (most, self->counts->parties[i]);
  for (guint i = 0; i < ANNING_N_PARTIES; i++)
    {
      /* Those of whom it is not known come last. */
      AnningParty party = (i + 1) % ANNING_N_PARTIES;
      Whose *whose;

      if (self->counts->parties[party] == 0)
        continue;
      whose = g_new0 (Whose, 1);
      whose->party = anning_party_get_word (party);
      add_bar (self->parties, anning_overview_party (party), self->counts->parties[party], most, NULL, whose);
    }
}

static void
show_senders (AnningOverviewView *self)
{
  const AnningContactNames *names = anning_conduct_book_get_names (self->book);
  guint most = 0;

  clear_list (self->senders);
  for (guint i = 0; i < self->counts->senders->len; i++)
    {
      const AnningSenderCount *sender = &g_array_index (self->counts->senders, AnningSenderCount, i);
      g_autofree char *name = anning_overview_sender (names, sender);
      g_autofree char *days = anning_overview_days (sender->first_day, sender->last_day);
      g_autofree char *parts = anning_overview_parts (sender->counts);
      /* Translators: from the first to the last day, then what there was */
      g_autofree char *line = g_strdup_printf (C_("days and what they hold", "%1$s; %2$s"), days, parts);
      Whose *whose = g_new0 (Whose, 1);

      /* The first is the one with most. */
      most = MAX (most, anning_counted_total (sender->counts));
      whose->creditor = g_strdup (anning_contact_names_get (names, ANNING_NAME_CREDITOR, sender->creditor));
      whose->collector = g_strdup (anning_contact_names_get (names, ANNING_NAME_COLLECTOR, sender->collector));
      add_bar (self->senders, name, anning_counted_total (sender->counts), most, line, whose);
    }
}

static void
show_bars (AnningOverviewView *self)
{
  GArray *days = self->counts->days;
  guint limit = anning_conduct_parameters.max_connected;
  gint32 first = self->from, last = self->until;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  if (days->len > 0 && first == 0)
    first = g_array_index (days, AnningDayCount, 0).day;
  if (days->len > 0 && last == 0)
    last = g_array_index (days, AnningDayCount, days->len - 1).day;
  anning_day_bars_set_data (self->bars, days, first, last, limit);
  words = anning_overview_describe_days (self->counts, limit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  show_day (self);

  line = g_strdup_printf (ngettext ("The broken line stands at %u answered call a day. Answered calls are the lowest part of each bar.",
                                    "The broken line stands at %u answered calls a day. Answered calls are the lowest part of each bar.",
                                    limit), limit);
  gtk_label_set_label (self->limit, line);
  gtk_label_set_label (self->limit_note, self->counts->n_creditors > 1
                                           ? _("Several creditors are shown together, and the number is meant for each of them: here the line is only there to compare with. Choose one creditor above.")
                                           : _("It is there to compare with: calls to other people are in the bars too. What the rules find stands with each incident."));
}

static void
show_hours (AnningOverviewView *self)
{
  g_autofree char *words = anning_overview_describe_hours (self->counts);

  anning_hour_map_set_counts (self->map, self->counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  show_hour (self);
}

static void
show_counts (AnningOverviewView *self)
{
  g_autofree char *contacts = anning_overview_contacts (self->counts->total);

  gtk_label_set_label (self->total, contacts);
  gtk_stack_set_visible_child_name (self->stack, self->all->total > 0 ? "counts" : "empty");
  gtk_stack_set_visible_child_name (self->inside, self->counts->total > 0 ? "counts" : "nothing");
  if (self->counts->total == 0)
    return;
  show_bars (self);
  show_hours (self);
  show_parties (self);
  show_senders (self);
  fill_tables_later (self);
}

/* ---- counting ---- */

typedef struct
{
  GArray *contacts;
  AnningCountSpan span;
  char *creditor;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_array_unref (work->contacts);
  g_free (work->creditor);
  g_free (work);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Work *work = data;

  g_task_return_pointer (task,
                         anning_contact_counts_new_within ((gconstpointer) work->contacts->data, work->contacts->len,
                                                           &work->span),
                         (GDestroyNotify) anning_contact_counts_free);
}

/* The creditors of all contacts, those with most first. */
static void
offer_creditors (AnningOverviewView *self)
{
  const AnningContactNames *names = anning_conduct_book_get_names (self->book);
  g_autoptr (GPtrArray) creditors = g_ptr_array_new ();

  for (guint i = 0; i < self->all->senders->len; i++)
    {
      const char *name = anning_contact_names_get (names, ANNING_NAME_CREDITOR,
                                                   g_array_index (self->all->senders, AnningSenderCount, i).creditor);

      if (!g_ptr_array_find_with_equal_func (creditors, name, g_str_equal, NULL))
        g_ptr_array_add (creditors, (gpointer) name);
    }
  anning_overview_span_set_creditors (self->span, creditors);
}

static void
all_counted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  AnningContactCounts *counts = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: others are being counted. */
  if (counts == NULL)
    return;
  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->all, anning_contact_counts_free);
  self->contacts = g_array_ref (work->contacts);
  self->all = counts;
  offer_creditors (self);
  count (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  AnningContactCounts *counts = g_task_propagate_pointer (G_TASK (result), NULL);

  if (counts == NULL)
    return;
  g_clear_pointer (&self->counts, anning_contact_counts_free);
  self->counts = counts;
  self->from = work->span.from;
  self->until = work->span.until;
  g_free (self->creditor);
  self->creditor = g_steal_pointer (&work->creditor);
  show_counts (self);
}

static void
find_span (AnningOverviewView *self,
           Work               *work)
{
  const AnningContactNames *names = anning_conduct_book_get_names (self->book);
  GDate today;

  anning_planner_today (&today);
  anning_overview_span_get_days (self->span, &today, &work->span.from, &work->span.until);
  work->creditor = g_strdup (anning_overview_span_get_creditor (self->span));
  work->span.by_creditor = work->creditor != NULL;
  for (guint i = 0; work->creditor != NULL && i < self->all->senders->len; i++)
    {
      guint32 id = g_array_index (self->all->senders, AnningSenderCount, i).creditor;

      if (g_str_equal (anning_contact_names_get (names, ANNING_NAME_CREDITOR, id), work->creditor))
        work->span.creditor = id;
    }
}

/* All first, which tells whom one can choose, then what is chosen. */
static void
count (AnningOverviewView *self)
{
  GArray *contacts = anning_conduct_book_get_contacts (self->book);
  gboolean all = self->contacts != contacts;
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  work->contacts = g_array_ref (contacts);
  if (!all)
    find_span (self, work);
  task = g_task_new (self, self->cancellable, all ? all_counted_cb : counted_cb, NULL);
  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, count_thread);
}

static void
count_when_seen (AnningOverviewView *self)
{
  if (self->book == NULL || !anning_conduct_book_get_loaded (self->book))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      count (self);
      return;
    }
  /* What is being counted has the ids of names that may be gone. */
  g_cancellable_cancel (self->cancellable);
  self->stale = TRUE;
}

static void
book_changed_cb (AnningOverviewView *self)
{
  const GError *error = anning_conduct_book_get_error (self->book);

  if (error != NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *markup = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  count_when_seen (self);
}

static void
anning_overview_view_map (GtkWidget *widget)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (widget);

  GTK_WIDGET_CLASS (anning_overview_view_parent_class)->map (widget);
  /* The last days are others tomorrow. */
  if (self->stale || self->counts != NULL)
    count_when_seen (self);
}

/* ---- buttons of the states ---- */

static void
create_cb (AnningOverviewView *self)
{
  g_signal_emit (self, signals[CREATE], 0);
}

static void
retry_cb (AnningOverviewView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  anning_conduct_book_reload (self->book);
}

static void
show_all_cb (AnningOverviewView *self)
{
  anning_overview_span_show_all (self->span);
}

/* ---- the page ---- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = make_label (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* Title and card. Returns: the box in the card */
static GtkWidget *
add_group (GtkWidget  *page,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (card), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  gtk_box_append (GTK_BOX (page), group);
  return box;
}

static GtkWidget *
add_open_button (AnningOverviewView *self,
                 GtkWidget          *box,
                 GtkLabel           *head,
                 GCallback           callback,
                 const char         *name)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Show in the List"));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (head), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (head));
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), line);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkExpander *
add_table (AnningOverviewView *self,
           GtkWidget          *box)
{
  GtkWidget *expander = gtk_expander_new (_("As a table"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, _("As a table"), -1);
  gtk_box_append (GTK_BOX (box), expander);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (fill_tables_later), self, G_CONNECT_SWAPPED);
  return GTK_EXPANDER (expander);
}

static GtkWidget *
make_legend (AnningOverviewView *self)
{
  GtkWidget *legend = anning_button_line_new ();

  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_widget_add_css_class (chip, "chip");
      gtk_box_append (GTK_BOX (chip), anning_parts_swatch_new (i));
      gtk_box_append (GTK_BOX (chip), gtk_label_new (anning_overview_counted_label (i)));
      self->figures[i] = GTK_LABEL (gtk_label_new (NULL));
      /* The legend keeps its lines while the cursor moves. */
      gtk_label_set_width_chars (self->figures[i], 3);
      gtk_label_set_xalign (self->figures[i], 1);
      gtk_widget_add_css_class (GTK_WIDGET (self->figures[i]), "numeric");
      gtk_box_append (GTK_BOX (chip), GTK_WIDGET (self->figures[i]));
      anning_button_line_append (ANNING_BUTTON_LINE (legend), chip);
    }
  return legend;
}

static void
add_days (AnningOverviewView *self,
          GtkWidget          *page)
{
  GtkWidget *box = add_group (page, _("Contacts per Day"));

  self->bars = ANNING_DAY_BARS (anning_day_bars_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Contacts per day"), -1);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->bars));
  anning_inner_scroller_pass_on (self->scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));

  self->day_head = GTK_LABEL (make_label (NULL, "numeric"));
  self->day_button = add_open_button (self, box, self->day_head, G_CALLBACK (open_day), _("Show this day in the list"));
  gtk_box_append (GTK_BOX (box), make_legend (self));

  self->limit = GTK_LABEL (make_label (NULL, "caption"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->limit));
  self->limit_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->limit_box);
  self->limit_note = GTK_LABEL (make_caption (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->limit_note));
  self->day_expander = add_table (self, box);

  g_signal_connect_object (self->bars, "notify::cursor", G_CALLBACK (day_cursor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bars, "open", G_CALLBACK (open_day), self, G_CONNECT_SWAPPED);
}

static void
add_hours (AnningOverviewView *self,
           GtkWidget          *page)
{
  GtkWidget *box = add_group (page, _("Hours and Weekdays"));

  self->map = ANNING_HOUR_MAP (anning_hour_map_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Contacts by hour and weekday"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  self->hour_head = GTK_LABEL (make_label (NULL, "numeric"));
  self->hour_button = add_open_button (self, box, self->hour_head, G_CALLBACK (open_hour), _("Show this hour in the list"));
  gtk_box_append (GTK_BOX (box), make_caption (_("The bar along the hours marks the night, from 22:00 to 8:00.")));
  self->hour_expander = add_table (self, box);

  g_signal_connect_object (self->map, "notify::cursor", G_CALLBACK (show_hour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "open", G_CALLBACK (open_hour), self, G_CONNECT_SWAPPED);
}

static GtkListBox *
add_list (AnningOverviewView *self,
          GtkWidget          *page,
          const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (GTK_BOX (page), group);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (open_row_cb), self, G_CONNECT_SWAPPED);
  return GTK_LIST_BOX (list);
}

static void
add_how (GtkWidget *page)
{
  GtkWidget *expander = gtk_expander_new (_("How it is worked out"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How it is worked out"), -1);
  gtk_expander_set_child (GTK_EXPANDER (expander),
                          make_caption (_("Each contact that came from the other side is counted once, on the day and in the hour in which it began, by the clock of the place where it happened. What you did yourself, messages with codes and notices of payments are left out. A call of which it is not known whether it was answered stands with the unanswered ones.")));
  gtk_box_append (GTK_BOX (page), expander);
}

static GtkWidget *
make_state (const char *icon,
            const char *title,
            const char *text,
            const char *button,
            GCallback   callback,
            gpointer    self)
{
  GtkWidget *state = adw_status_page_new ();
  GtkWidget *pill = gtk_button_new_with_label (button);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (state), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (state), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (state), text);
  gtk_widget_add_css_class (state, "compact");
  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_set_halign (pill, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (pill))), TRUE);
  g_signal_connect_object (pill, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (state), pill);
  return state;
}

static GtkWidget *
make_counts (AnningOverviewView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->span = ANNING_OVERVIEW_SPAN (anning_overview_span_new ());
  g_signal_connect_object (self->span, "changed", G_CALLBACK (count_when_seen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->span));
  self->total = GTK_LABEL (make_label (NULL, "title-2"));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->total));

  add_days (self, groups);
  add_hours (self, groups);
  self->parties = add_list (self, groups, _("Who Was Contacted"));
  self->senders = add_list (self, groups, _("Who Contacted"));
  add_how (groups);

  self->inside = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->inside, FALSE);
  gtk_stack_add_named (self->inside, groups, "counts");
  gtk_stack_add_named (self->inside,
                       make_state ("system-search-symbolic", _("No Contacts in This Time"),
                                   _("There are some at other times, or by other creditors."), _("Show All"),
                                   G_CALLBACK (show_all_cb), self), "nothing");
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->inside));

  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  gtk_widget_set_margin_top (page, 12);
  gtk_widget_set_margin_bottom (page, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

/* The statement of the standard, its nature and its source are the texts', not ours. */
static void
texts_ready (gpointer     object,
             AnningTexts *texts)
{
  static const char *const facts[] = { LIMIT_FACT, "rule.no_call_law", NULL };
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (object);
  const AnningFact *fact = anning_facts_find (anning_texts_get_facts (texts), LIMIT_FACT);
  GtkWidget *line, *nature;

  if (self->limit_box == NULL || self->limit_source != NULL || fact == NULL)
    return;
  self->limit_source = anning_source_button_new (anning_texts_get_facts (texts), facts, fact->statement);
  if (self->limit_source == NULL)
    return;
  gtk_box_append (GTK_BOX (self->limit_box), make_label (fact->statement, "caption"));
  line = anning_button_line_new ();
  nature = make_label (anning_fact_nature_label (fact), "chip");
  gtk_widget_set_valign (nature, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->limit_source, GTK_ALIGN_CENTER);
  anning_button_line_append (ANNING_BUTTON_LINE (line), nature);
  anning_button_line_append (ANNING_BUTTON_LINE (line), self->limit_source);
  gtk_box_append (GTK_BOX (self->limit_box), line);
}

static void
anning_overview_view_dispose (GObject *object)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  self->limit_box = NULL;
  G_OBJECT_CLASS (anning_overview_view_parent_class)->dispose (object);
}

static void
anning_overview_view_finalize (GObject *object)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (object);

  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->all, anning_contact_counts_free);
  g_clear_pointer (&self->counts, anning_contact_counts_free);
  g_free (self->creditor);
  G_OBJECT_CLASS (anning_overview_view_parent_class)->finalize (object);
}

static void
anning_overview_view_class_init (AnningOverviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_overview_view_dispose;
  object_class->finalize = anning_overview_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = anning_overview_view_map;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_overview_view_init (AnningOverviewView *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->stale = TRUE;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Counting…"), -1);
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, make_counts (self), "counts");
  gtk_stack_add_named (self->stack,
                       make_state ("anning-incidents-symbolic", _("Nothing to Count Yet"),
                                   _("Once contacts are written down or brought in, this shows how many there were, when, and with whom."),
                                   _("Write Down a Contact"), G_CALLBACK (create_cb), self), "empty");
  self->failed = ADW_STATUS_PAGE (make_state ("dialog-warning-symbolic", _("The Incidents Could Not Be Read"), NULL,
                                              _("Try Again"), G_CALLBACK (retry_cb), self));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  anning_ui_texts_hand_to (self, texts_ready);
}

GtkWidget *
anning_overview_view_new (void)
{
  return g_object_new (ANNING_TYPE_OVERVIEW_VIEW, NULL);
}

void
anning_overview_view_set_store (AnningOverviewView *self,
                                AnningStore        *store)
{
  g_return_if_fail (ANNING_IS_OVERVIEW_VIEW (self) && ANNING_IS_STORE (store));

  if (!g_set_object (&self->store, store))
    return;
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  self->book = anning_conduct_book_for_store (store);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  book_changed_cb (self);
}
