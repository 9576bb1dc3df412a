/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-day-card.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-conduct-rules.h"
#include "anning-day-bars.h"
#include "anning-figure-table.h"
#include "anning-incidents.h"
#include "anning-inner-scroller.h"
#include "anning-overview-card.h"
#include "anning-overview-words.h"
#include "anning-parts-bar.h"
#include "anning-source-button.h"
#include "anning-ui-texts.h"

#define LIMIT_FACT "std.gbt45251.freq"

struct _AnningDayCard
{
  AdwBin parent_instance;

  GArray *days;             /* AnningDayCount; NULL before the first */
  guint fill_id;            /* the table follows when there is time */

  GtkScrolledWindow *scroller;
  AnningDayBars *bars;
  GtkLabel *head;
  GtkWidget *button;
  GtkLabel *figures[ANNING_N_COUNTED];
  GtkLabel *limit;
  GtkLabel *limit_note;
  GtkWidget *limit_box;
  GtkWidget *limit_source;  /* NULL until the texts are there */
  GtkExpander *expander;
  AnningFigureTable *table; /* NULL until it is asked for */
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningDayCard, anning_day_card, ADW_TYPE_BIN)

static void
open_day (AnningDayCard *self)
{
  int cursor = anning_plot_get_cursor (ANNING_PLOT (self->bars));
  AnningIncidentFilter filter = { 0 };
  g_autofree char *what = NULL;

  if (cursor < 0)
    return;
  filter.day_from = filter.day_until = anning_day_bars_get_first (self->bars) + cursor;
  what = anning_overview_day (filter.day_from);
  g_signal_emit (self, signals[OPEN], 0, &filter, what);
}

/* Of all days, as long as none is chosen. */
static void
show_totals (AnningDayCard *self)
{
  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      g_autofree char *figure = NULL;
      guint total = 0;

      for (guint j = 0; self->days != NULL && j < self->days->len; j++)
        total += g_array_index (self->days, AnningDayCount, j).counts[i];
      figure = g_strdup_printf ("%u", total);
      gtk_label_set_label (self->figures[i], figure);
    }
}

static void
show_day (AnningDayCard *self)
{
  int cursor = anning_plot_get_cursor (ANNING_PLOT (self->bars));
  g_autofree char *head = NULL;
  g_autofree char *spoken = NULL;

  if (cursor >= 0)
    {
      const guint *counts = anning_day_bars_get_counts (self->bars, cursor);
      g_autofree char *parts = anning_overview_parts (counts);

      head = anning_overview_day_head (anning_day_bars_get_first (self->bars) + cursor, counts);
      spoken = *parts != '\0' ? g_strdup_printf (C_("a day and what it holds", "%1$s; %2$s"), head, parts) : g_strdup (head);
      gtk_widget_set_sensitive (self->button, anning_counted_total (counts) > 0);
      for (guint i = 0; i < ANNING_N_COUNTED; i++)
        {
          g_autofree char *figure = g_strdup_printf ("%u", counts[i]);

          gtk_label_set_label (self->figures[i], figure);
        }
    }
  else
    {
      gtk_widget_set_sensitive (self->button, FALSE);
      show_totals (self);
    }
  gtk_label_set_label (self->head, head != NULL ? head : _("Point at a bar, or use the arrow keys, to read a day."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  spoken != NULL ? spoken : "", -1);
}

/* A day that is reached by keys may lie outside of what is seen. */
static void
day_cursor_cb (AnningDayCard *self)
{
  double x = anning_day_bars_get_cursor_x (self->bars);

  show_day (self);
  if (anning_plot_get_cursor (ANNING_PLOT (self->bars)) >= 0)
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (self->scroller), x - 48, x + 24);
}

static void
fill_table (AnningDayCard *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  static const AnningFigureColumn columns[] = {
    { N_("Day"), FALSE }, { N_("Together"), TRUE }, { N_("Answered calls"), TRUE }, { N_("Unanswered calls"), TRUE },
    { N_("Messages and letters"), TRUE }, { N_("Visits"), TRUE },
  };

  if (self->table == NULL)
    {
      self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Contacts per day"), columns, G_N_ELEMENTS (columns)));
      gtk_expander_set_child (self->expander, GTK_WIDGET (self->table));
    }
  /* The latest day first: it is what is asked for. */
  for (guint i = self->days->len; i > 0; i--)
    {
      const AnningDayCount *day = &g_array_index (self->days, AnningDayCount, i - 1);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = anning_overview_day (day->day);
      cells[1] = g_strdup_printf ("%u", anning_counted_total (day->counts));
      for (guint j = 0; j < ANNING_N_COUNTED; j++)
        cells[2 + j] = g_strdup_printf ("%u", day->counts[j]);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->table, rows);
}

static gboolean
fill_table_cb (gpointer user_data)
{
  AnningDayCard *self = ANNING_DAY_CARD (user_data);

  self->fill_id = 0;
  if (gtk_expander_get_expanded (self->expander))
    fill_table (self);
  return G_SOURCE_REMOVE;
}

static void
fill_table_later (AnningDayCard *self)
{
  if (self->fill_id == 0 && self->days != NULL)
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_table_cb, self, NULL);
}

static GtkWidget *
make_legend (AnningDayCard *self)
{
  GtkWidget *legend = anning_button_line_new ();

  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = gtk_label_new (anning_overview_counted_label (i));

      gtk_widget_add_css_class (chip, "chip");
      gtk_box_append (GTK_BOX (chip), anning_parts_swatch_new (i));
      /* With the largest text the longest is wider than the window. */
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (chip), label);
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

/* The statement of the standard, its nature and its source are the texts', not ours. */
static void
texts_ready (gpointer     object,
             AnningTexts *texts)
{
  static const char *const facts[] = { LIMIT_FACT, "rule.no_call_law", NULL };
  AnningDayCard *self = ANNING_DAY_CARD (object);
  const AnningFact *fact = anning_facts_find (anning_texts_get_facts (texts), LIMIT_FACT);
  GtkWidget *line, *nature;

  if (self->limit_box == NULL || self->limit_source != NULL || fact == NULL)
    return;
  self->limit_source = anning_source_button_new (anning_texts_get_facts (texts), facts, fact->statement);
  if (self->limit_source == NULL)
    return;
  gtk_box_append (GTK_BOX (self->limit_box), anning_overview_label_new (fact->statement, "caption"));
  line = anning_button_line_new ();
  nature = anning_overview_label_new (anning_fact_nature_label (fact), "chip");
  gtk_widget_set_valign (nature, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->limit_source, GTK_ALIGN_CENTER);
  anning_button_line_append (ANNING_BUTTON_LINE (line), nature);
  anning_button_line_append (ANNING_BUTTON_LINE (line), self->limit_source);
  gtk_box_append (GTK_BOX (self->limit_box), line);
}

static void
anning_day_card_dispose (GObject *object)
{
  AnningDayCard *self = ANNING_DAY_CARD (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  self->limit_box = NULL;
  G_OBJECT_CLASS (anning_day_card_parent_class)->dispose (object);
}

static void
anning_day_card_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_DAY_CARD (object)->days, g_array_unref);

  G_OBJECT_CLASS (anning_day_card_parent_class)->finalize (object);
}

static void
anning_day_card_class_init (AnningDayCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_day_card_dispose;
  object_class->finalize = anning_day_card_finalize;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
anning_day_card_init (AnningDayCard *self)
{
  GtkWidget *box;
  GtkWidget *card = anning_overview_card_new (_("Contacts per Day"), &box);

  self->bars = ANNING_DAY_BARS (anning_day_bars_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Contacts per day"), -1);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->bars));
  anning_inner_scroller_pass_on (self->scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));

  self->head = GTK_LABEL (anning_overview_label_new (NULL, "numeric"));
  gtk_box_append (GTK_BOX (box), anning_overview_open_line_new (self->head, _("Show this day in the list"), &self->button));
  gtk_box_append (GTK_BOX (box), make_legend (self));

  self->limit = GTK_LABEL (anning_overview_label_new (NULL, "caption"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->limit));
  self->limit_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->limit_box);
  self->limit_note = GTK_LABEL (anning_overview_caption_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->limit_note));
  self->expander = GTK_EXPANDER (anning_overview_disclosure_new (_("As a table")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->expander));
  adw_bin_set_child (ADW_BIN (self), card);

  g_signal_connect_object (self->bars, "notify::cursor", G_CALLBACK (day_cursor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bars, "open", G_CALLBACK (open_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (open_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (fill_table_later), self, G_CONNECT_SWAPPED);
  anning_ui_texts_hand_to (self, texts_ready);
}

GtkWidget *
anning_day_card_new (void)
{
  return g_object_new (ANNING_TYPE_DAY_CARD, NULL);
}

void
anning_day_card_set_counts (AnningDayCard             *self,
                            const AnningContactCounts *counts,
                            gint32                     from,
                            gint32                     until)
{
  guint limit = anning_conduct_parameters.max_connected;
  gint32 first = from, last = until;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  g_return_if_fail (ANNING_IS_DAY_CARD (self) && counts != NULL);

  g_clear_pointer (&self->days, g_array_unref);
  self->days = g_array_ref (counts->days);
  if (self->days->len > 0 && first == 0)
    first = g_array_index (self->days, AnningDayCount, 0).day;
  if (self->days->len > 0 && last == 0)
    last = g_array_index (self->days, AnningDayCount, self->days->len - 1).day;
  anning_day_bars_set_data (self->bars, self->days, first, last, limit);
  words = anning_overview_describe_days (counts, limit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  show_day (self);

  line = g_strdup_printf (ngettext ("The broken line stands at %u answered call a day. Answered calls are the lowest part of each bar.",
                                    "The broken line stands at %u answered calls a day. Answered calls are the lowest part of each bar.",
                                    limit), limit);
  gtk_label_set_label (self->limit, line);
  gtk_label_set_label (self->limit_note, counts->n_creditors > 1
                                           ? _("Several creditors are shown together, and the number is meant for each of them: here the line is only there to compare with. Choose one creditor above.")
                                           : _("It is there to compare with: calls to other people are in the bars too. What the rules find stands with each incident."));
  fill_table_later (self);
}
