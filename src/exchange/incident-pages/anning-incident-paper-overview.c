/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-paper-private.h"

#include "anning-contact-charts.h"
#include "anning-contact-counts.h"
#include "anning-date.h"
#include "anning-facts.h"

#define LIMIT_FACT "std.gbt45251.freq"
#define DAY_CHART_HEIGHT 170.0
#define HOUR_CHART_HEIGHT 140.0

static const char *const counted_words[ANNING_N_COUNTED] = { "connected", "unanswered", "messages", "visits" };

/* The names of what is counted live as long as the pages, which draw them later. */
typedef struct
{
  AnningDayChart *chart;
  char *labels[ANNING_N_COUNTED];
} DayDrawing;

typedef struct
{
  AnningHourChart chart;
  char *weekdays[ANNING_N_WEEKDAYS];
} HourDrawing;

static void
day_drawing_free (gpointer data)
{
  DayDrawing *self = data;

  anning_day_chart_free (self->chart);
  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    g_free (self->labels[i]);
  g_free (self);
}

static void
hour_drawing_free (gpointer data)
{
  HourDrawing *self = data;

  for (guint i = 0; i < ANNING_N_WEEKDAYS; i++)
    g_free (self->weekdays[i]);
  g_free (self);
}

static void
draw_days (cairo_t       *cr,
           PangoContext  *context,
           double         width,
           double         height,
           gconstpointer  data)
{
  anning_day_chart_draw (cr, context, width, height, ((const DayDrawing *) data)->chart);
}

static void
draw_hours (cairo_t       *cr,
            PangoContext  *context,
            double         width,
            double         height,
            gconstpointer  data)
{
  anning_hour_chart_draw (cr, context, width, height, &((const HourDrawing *) data)->chart);
}

static char *
tell_count (guint count)
{
  return g_strdup_printf ("%u", count);
}

static char *
tell_day (gint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return anning_day_format (&date);
}

/* "7 to 9", where it is not known which contacts are the same. */
static char *
tell_range (AnningIncidentPaperWriter *self,
            guint                      least,
            guint                      most)
{
  g_autofree char *from = tell_count (least);
  g_autofree char *to = tell_count (most);

  return least < most ? anning_incident_paper_say (self, "range", from, to, ANNING_INCIDENT_PAPER_END)
                      : g_steal_pointer (&to);
}

static void
add_count_cell (AnningIncidentPaperWriter *self,
                guint                      table,
                guint                      row,
                guint                      column,
                guint                      count)
{
  g_autofree char *text = tell_count (count);

  anning_incident_paper_add_cell (self, table, row, column, text, TRUE);
}

/* ---- days ---- */

/* The statement, its nature and its source are the texts', not ours. */
static gboolean
add_limit (AnningIncidentPaperWriter  *self,
           const AnningContactCounts  *counts,
           GError                    **error)
{
  g_autoptr (AnningFacts) facts = anning_facts_load (self->language, error);
  const AnningFact *fact;
  g_autofree char *limit = tell_count (anning_conduct_parameters.max_connected);
  g_autofree char *line = anning_incident_paper_say (self, "limit", limit, ANNING_INCIDENT_PAPER_END);
  g_autofree char *statement = NULL;
  const char *nature = "";

  if (facts == NULL)
    return FALSE;
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, line);
  anning_incident_paper_add (self, ANNING_PAGE_SMALL,
                             anning_incident_paper_word (self, "log", counts->n_creditors > 1 ? "several" : "compare"));
  fact = anning_facts_find (facts, LIMIT_FACT);
  if (fact == NULL)
    return TRUE;
  for (guint i = 0; i < ANNING_N_NATURES; i++)
    {
      if (g_str_equal (anning_natures[i], fact->nature))
        nature = anning_rule_texts_get_nature (self->rules, i);
    }
  statement = anning_incident_paper_say (self, "fact", fact->statement, nature, fact->source, fact->checked,
                                         ANNING_INCIDENT_PAPER_END);
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, statement);
  return TRUE;
}

static void
add_day_table (AnningIncidentPaperWriter *self,
               const AnningContactCounts *counts)
{
  const guint table = anning_incident_paper_add_table (self);

  anning_incident_paper_add_cell (self, table, 0, 0, anning_incident_paper_word (self, "log", "time"), FALSE);
  anning_incident_paper_add_cell (self, table, 0, 1, anning_incident_paper_word (self, "log", "together"), TRUE);
  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    anning_incident_paper_add_cell (self, table, 0, 2 + i, anning_incident_paper_word (self, "counted", counted_words[i]),
                                    TRUE);
  for (guint i = 0; i < counts->days->len; i++)
    {
      const AnningDayCount *day = &g_array_index (counts->days, AnningDayCount, i);
      g_autofree char *date = tell_day (day->day);

      anning_incident_paper_add_cell (self, table, i + 1, 0, date, FALSE);
      add_count_cell (self, table, i + 1, 1, anning_counted_total (day->counts));
      for (guint j = 0; j < ANNING_N_COUNTED; j++)
        add_count_cell (self, table, i + 1, 2 + j, day->counts[j]);
    }
}

static gboolean
add_days (AnningIncidentPaperWriter  *self,
          const AnningContactCounts  *counts,
          const AnningContactLeast   *least,
          GError                    **error)
{
  const AnningDayCount *first = &g_array_index (counts->days, AnningDayCount, 0);
  const AnningDayCount *last = &g_array_index (counts->days, AnningDayCount, counts->days->len - 1);
  DayDrawing *drawing = g_new0 (DayDrawing, 1);
  g_autofree char *n = tell_count (counts->days->len);
  g_autofree char *most = tell_range (self, least->most_a_day, counts->most_a_day);
  g_autofree char *words = anning_incident_paper_say (self, "days_picture", n, most, ANNING_INCIDENT_PAPER_END);

  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    drawing->labels[i] = g_strdup (anning_incident_paper_word (self, "counted", counted_words[i]));
  drawing->chart = anning_day_chart_new (counts->days,
                                         self->request->day_from != 0 ? self->request->day_from : first->day,
                                         self->request->day_until != 0 ? self->request->day_until : last->day,
                                         anning_conduct_parameters.max_connected,
                                         (const char *const *) drawing->labels);
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "per_day"));
  anning_page_blocks_add_drawing (self->paper->blocks, words, DAY_CHART_HEIGHT, draw_days, drawing, day_drawing_free);
  if (!add_limit (self, counts, error))
    return FALSE;
  add_day_table (self, counts);
  return TRUE;
}

/* ---- hours ---- */

static char *
tell_clock (int minutes)
{
  return g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}

static void
add_hour_table (AnningIncidentPaperWriter *self,
                const AnningContactCounts *counts)
{
  const AnningConductParameters *p = &anning_conduct_parameters;
  const guint table = anning_incident_paper_add_table (self);
  guint row = 1;

  anning_incident_paper_add_cell (self, table, 0, 0, anning_incident_paper_word (self, "log", "hour"), FALSE);
  for (guint day = 0; day < ANNING_N_WEEKDAYS; day++)
    {
      const char weekday[] = { (char) ('1' + day), '\0' };

      anning_incident_paper_add_cell (self, table, 0, 1 + day, anning_incident_paper_word (self, "weekday", weekday),
                                      TRUE);
    }
  for (guint hour = 0; hour < ANNING_N_HOURS; hour++)
    {
      const int minute = (int) hour * 60;
      g_autofree char *from = tell_clock (minute);
      g_autofree char *until = tell_clock (minute + 60);
      g_autofree char *span = g_strconcat (from, "–", until, NULL);
      g_autofree char *night = NULL;
      guint sum = 0;

      for (guint day = 0; day < ANNING_N_WEEKDAYS; day++)
        sum += counts->hours[day][hour];
      if (sum == 0)
        continue;
      if (minute >= p->night_from || minute < p->night_to)
        night = anning_incident_paper_say (self, "night", span, ANNING_INCIDENT_PAPER_END);
      anning_incident_paper_add_cell (self, table, row, 0, night != NULL ? night : span, FALSE);
      for (guint day = 0; day < ANNING_N_WEEKDAYS; day++)
        add_count_cell (self, table, row, 1 + day, counts->hours[day][hour]);
      row++;
    }
}

static void
add_hours (AnningIncidentPaperWriter *self,
           const AnningContactCounts *counts)
{
  const AnningConductParameters *p = &anning_conduct_parameters;
  HourDrawing *drawing = g_new0 (HourDrawing, 1);
  g_autofree char *from = tell_clock (p->night_from);
  g_autofree char *until = tell_clock (p->night_to);
  g_autofree char *words = anning_incident_paper_say (self, "hours_picture", from, until, ANNING_INCIDENT_PAPER_END);

  for (guint day = 0; day < ANNING_N_WEEKDAYS; day++)
    {
      const char weekday[] = { (char) ('1' + day), '\0' };

      drawing->weekdays[day] = g_strdup (anning_incident_paper_word (self, "weekday", weekday));
      drawing->chart.weekdays[day] = drawing->weekdays[day];
      for (guint hour = 0; hour < ANNING_N_HOURS; hour++)
        drawing->chart.hours[day][hour] = counts->hours[day][hour];
    }
  drawing->chart.most = counts->most_an_hour;
  drawing->chart.night_from = p->night_from;
  drawing->chart.night_to = p->night_to;
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "hours"));
  anning_page_blocks_add_drawing (self->paper->blocks, words, HOUR_CHART_HEIGHT, draw_hours, drawing,
                                  hour_drawing_free);
  add_hour_table (self, counts);
}

/* ---- people ---- */

static void
add_parties (AnningIncidentPaperWriter *self,
             const AnningContactCounts *counts)
{
  guint table, row = 1;

  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "whom"));
  table = anning_incident_paper_add_table (self);
  anning_incident_paper_add_cell (self, table, 0, 0, anning_incident_paper_word (self, "log", "whom"), FALSE);
  anning_incident_paper_add_cell (self, table, 0, 1, anning_incident_paper_word (self, "log", "times"), TRUE);
  for (guint i = 0; i < ANNING_N_PARTIES; i++)
    {
      const char *word = anning_party_get_word (i);
      const char *label = *word != '\0' ? anning_incident_paper_word (self, "party", word)
                                        : anning_incident_paper_word (self, "log", "not_known");

      if (counts->parties[i] == 0)
        continue;
      anning_incident_paper_add_cell (self, table, row, 0, label, FALSE);
      add_count_cell (self, table, row++, 1, counts->parties[i]);
    }
}

static void
add_senders (AnningIncidentPaperWriter *self,
             const AnningContactCounts *counts)
{
  static const char *const columns[] = { "by_whom", "times", "first", "last" };
  const AnningContactNames *names = self->data->log->names;
  guint table;

  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "by_whom"));
  table = anning_incident_paper_add_table (self);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    anning_incident_paper_add_cell (self, table, 0, i, anning_incident_paper_word (self, "log", columns[i]), i == 1);
  for (guint i = 0; i < counts->senders->len; i++)
    {
      const AnningSenderCount *sender = &g_array_index (counts->senders, AnningSenderCount, i);
      g_autofree char *creditor =
        anning_incident_paper_typed (self, anning_contact_names_get (names, ANNING_NAME_CREDITOR, sender->creditor));
      g_autofree char *collector =
        anning_incident_paper_typed (self, anning_contact_names_get (names, ANNING_NAME_COLLECTOR, sender->collector));
      g_autofree char *who = NULL;
      g_autofree char *first = tell_day (sender->first_day);
      g_autofree char *last = tell_day (sender->last_day);

      who = g_strdup_printf ("%s · %s", creditor != NULL ? creditor : anning_incident_paper_word (self, "log", "not_known"),
                             collector != NULL ? collector : anning_incident_paper_word (self, "log", "itself"));
      anning_incident_paper_add_cell (self, table, i + 1, 0, who, FALSE);
      add_count_cell (self, table, i + 1, 1, anning_counted_total (sender->counts));
      anning_incident_paper_add_cell (self, table, i + 1, 2, first, FALSE);
      anning_incident_paper_add_cell (self, table, i + 1, 3, last, FALSE);
    }
}

/* ---- all of it ---- */

static AnningContactCounts *
count_contacts (AnningIncidentPaperWriter *self,
                AnningContactLeast        *least)
{
  const AnningIncidentPaperRequest *request = self->request;
  const AnningContactLog *log = self->data->log;
  AnningCountSpan span = { .from = request->day_from, .until = request->day_until };

  if (request->creditor != NULL)
    {
      span.by_creditor = TRUE;
      if (*request->creditor != '\0')
        span.creditor = anning_contact_names_add (log->names, ANNING_NAME_CREDITOR, request->creditor);
    }
  anning_contact_counts_least ((gconstpointer) log->contacts->data, log->contacts->len, &span, self->data->doubtful, least);
  return anning_contact_counts_new_within ((gconstpointer) log->contacts->data, log->contacts->len, &span);
}

static void
add_head (AnningIncidentPaperWriter *self,
          const AnningContactCounts *counts,
          const AnningContactLeast  *least)
{
  g_autofree char *today = anning_day_format (&self->request->today);
  g_autofree char *made = anning_incident_paper_say (self, "made", today, ANNING_INCIDENT_PAPER_END);

  anning_incident_paper_add (self, ANNING_PAGE_TITLE, anning_incident_paper_word (self, "log", "overview_title"));
  if (self->request->creditor != NULL)
    {
      g_autofree char *line =
        anning_incident_paper_say (self, "creditor",
                                   *self->request->creditor != '\0' ? self->request->creditor
                                                                    : anning_incident_paper_word (self, "log", "not_known"),
                                   ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add (self, ANNING_PAGE_BODY, line);
    }
  if (counts->days->len > 0)
    {
      g_autofree char *n = tell_range (self, least->total, counts->total);
      g_autofree char *from = tell_day (g_array_index (counts->days, AnningDayCount, 0).day);
      g_autofree char *until = tell_day (g_array_index (counts->days, AnningDayCount, counts->days->len - 1).day);
      g_autofree char *line = anning_incident_paper_say (self, g_str_equal (from, until) ? "count_day" : "count", n, from, until,
                                                        ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add (self, ANNING_PAGE_BODY, line);
      anning_incident_paper_add_doubtful (self, least->n_doubtful);
    }
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, made);
}

gboolean
anning_incident_paper_write_overview (AnningIncidentPaperWriter  *self,
                                      GError                    **error)
{
  AnningContactLeast least;
  g_autoptr (AnningContactCounts) counts = count_contacts (self, &least);

  add_head (self, counts, &least);
  self->paper->n_contacts = counts->total;
  if (counts->days->len == 0)
    {
      anning_incident_paper_add (self, ANNING_PAGE_BODY, anning_incident_paper_word (self, "log", "none"));
      return TRUE;
    }
  if (!add_days (self, counts, &least, error))
    return FALSE;
  add_hours (self, counts);
  add_parties (self, counts);
  add_senders (self, counts);
  anning_incident_paper_add_note (self);
  return TRUE;
}
