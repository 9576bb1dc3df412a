/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-paper-private.h"

#include <string.h>

#include "anning-contact-counts.h"
#include "anning-date.h"
#include "anning-relative.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_TIME,
  COLUMN_HOW,
  COLUMN_WHO,
  COLUMN_WHOM,
  COLUMN_SAID,
  N_COLUMNS
};

static const char *const columns[N_COLUMNS] = { "number", "time", "how", "who", "whom", "said" };

static void
append (GString    *text,
        const char *gap,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, gap);
  g_string_append (text, part);
}

/* Local, in days since 1970: days are only told apart by it. */
static gint64
find_day (const AnningIncident *incident)
{
  return (incident->started_at + incident->utc_offset * ANNING_MS_PER_MINUTE) / ANNING_MS_PER_DAY;
}

static char *
tell_time (AnningIncidentPaperWriter *self,
           const AnningIncident      *incident)
{
  g_autofree char *moment = anning_incident_paper_moment (self, incident->started_at, incident->utc_offset);
  const char *time = strchr (moment, ' ');

  time = time != NULL ? time + 1 : moment;
  if (!anning_incident_has_file_time (incident))
    return g_strdup (time);
  return g_strdup_printf ("%s\n%s", time, anning_incident_paper_word (self, "time_source", incident->time_source));
}

static char *
tell_how (AnningIncidentPaperWriter *self,
          const AnningIncident      *incident)
{
  const char *between = anning_incident_paper_word (self, "log", "between");
  GString *text = g_string_new (anning_incident_paper_word (self, "channel", incident->channel));

  if (g_strcmp0 (incident->direction, "out") == 0)
    append (text, between, anning_incident_paper_word (self, "direction", "out"));
  else if (!anning_incident_is_theirs (incident))
    append (text, between, anning_incident_paper_word (self, "log", "direction_open"));
  if (g_strcmp0 (incident->channel, "call") == 0 || g_strcmp0 (incident->channel, "ai_call") == 0)
    {
      if (g_strcmp0 (incident->connected, "yes") == 0)
        append (text, between, anning_incident_paper_word (self, "log", "connected"));
      else if (g_strcmp0 (incident->connected, "no") == 0)
        append (text, between, anning_incident_paper_word (self, "log", "unanswered"));
    }
  return g_string_free (text, FALSE);
}

static char *
tell_who (AnningIncidentPaperWriter *self,
          const AnningIncident      *incident)
{
  GString *text = g_string_new (NULL);
  g_autofree char *number = NULL;
  g_autofree char *creditor = anning_incident_paper_typed (self, incident->creditor);
  g_autofree char *collector = anning_incident_paper_typed (self, incident->collector);

  number = anning_incident_paper_number (self, g_strcmp0 (incident->direction, "out") == 0 ? incident->to_number
                                                                                          : incident->from_number);
  append (text, "\n", number);
  append (text, "\n", creditor);
  append (text, "\n", collector);
  return g_string_free (text, FALSE);
}

static char *
tell_whom (AnningIncidentPaperWriter *self,
           const AnningIncident      *incident)
{
  GString *text = g_string_new (anning_incident_paper_word (self, "party", incident->to_party));
  const AnningRelative *relative = NULL;
  g_autofree char *name = NULL;

  if (incident->relative_id != ANNING_UNKNOWN)
    relative = g_hash_table_lookup (self->data->relatives, &incident->relative_id);
  if (relative != NULL)
    name = anning_incident_paper_name (self, relative->record.id, relative->name);
  append (text, "\n", name);
  return g_string_free (text, FALSE);
}

static char *
tell_said (AnningIncidentPaperWriter *self,
           const AnningIncident      *incident)
{
  GString *text = g_string_new (NULL);
  g_autofree char *summary = anning_incident_paper_typed (self, incident->summary);
  g_autofree char *words = anning_incident_paper_typed (self, incident->words);
  g_autofree char *tags = anning_incident_paper_tags (self, incident->tags);
  g_autofree char *note = NULL;

  append (text, "\n", summary);
  if (words != NULL && g_strcmp0 (incident->words_are, "exact") == 0)
    {
      g_autofree char *quoted = anning_incident_paper_say (self, "quote", words, ANNING_INCIDENT_PAPER_END);

      append (text, "\n", quoted);
    }
  else if (g_strcmp0 (words, summary) != 0)
    append (text, "\n", words);
  append (text, "\n", tags);
  if (g_strcmp0 (incident->written_by, "relative") == 0 && incident->written_at != ANNING_UNKNOWN)
    {
      g_autofree char *moment = anning_incident_paper_moment (self, incident->written_at, incident->utc_offset);
      g_autofree char *written = anning_incident_paper_say (self, "written_relative", moment, ANNING_INCIDENT_PAPER_END);

      append (text, "\n", written);
    }
  if (self->request->private_notes && incident->private_note != NULL)
    {
      g_autofree char *typed = anning_incident_paper_typed (self, incident->private_note);

      note = anning_incident_paper_say (self, "remark", typed, ANNING_INCIDENT_PAPER_END);
      append (text, "\n", note);
    }
  return g_string_free (text, FALSE);
}

static void
add_span_row (AnningIncidentPaperWriter *self,
              guint                      table,
              guint                      row,
              const char                *text,
              gboolean                   bold)
{
  AnningPageBlock *block = anning_incident_paper_add_cell (self, table, row, 0, text, FALSE);

  block->span = N_COLUMNS;
  if (bold)
    {
      g_autofree char *plain = g_steal_pointer (&block->markup);

      block->markup = g_strdup_printf ("<b>%s</b>", plain);
    }
}

static void
add_day (AnningIncidentPaperWriter *self,
         guint                      table,
         guint                      row,
         guint                      first)
{
  const GPtrArray *incidents = self->data->incidents;
  const AnningIncident *incident = g_ptr_array_index (incidents, first);
  const gint64 day = find_day (incident);
  g_autofree char *iso = anning_instant_day (incident->started_at, incident->utc_offset);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  char weekday[2] = "1";
  GDate date;
  guint n = 0;

  while (first + n < incidents->len && find_day (g_ptr_array_index (incidents, first + n)) == day)
    n++;
  anning_day_parse (iso, &date);
  weekday[0] = (char) ('0' + g_date_get_weekday (&date));
  count = g_strdup_printf ("%u", n);
  text = anning_incident_paper_say (self, "day", iso, anning_incident_paper_word (self, "weekday", weekday), count,
                                    ANNING_INCIDENT_PAPER_END);
  add_span_row (self, table, row, text, TRUE);
}

static void
add_hint_row (AnningIncidentPaperWriter *self,
              guint                      table,
              guint                     *row,
              gint64                     id)
{
  const GArray *places = g_hash_table_lookup (self->hints_of, &id);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const guint place = g_array_index (places, guint, i);
      const AnningIncidentPaperHint *hint = g_ptr_array_index (self->hints, place);
      g_autofree char *number = g_strdup_printf ("%u", place + 1);
      g_autofree char *line = anning_incident_paper_say (self, "hint", number, hint->text->title, hint->natures,
                                                         ANNING_INCIDENT_PAPER_END);

      append (lines, "\n", line);
    }
  if (lines->len > 0)
    add_span_row (self, table, (*row)++, lines->str, FALSE);
}

void
anning_incident_paper_add_contacts (AnningIncidentPaperWriter *self)
{
  const GPtrArray *incidents = self->data->incidents;
  guint table, row = 1;

  if (incidents->len == 0)
    {
      anning_incident_paper_add (self, ANNING_PAGE_BODY, anning_incident_paper_word (self, "log", "none"));
      return;
    }
  table = anning_incident_paper_add_table (self);
  for (guint i = 0; i < N_COLUMNS; i++)
    anning_incident_paper_add_cell (self, table, 0, i, anning_incident_paper_word (self, "log", columns[i]),
                                    i == COLUMN_NUMBER);
  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *time = tell_time (self, incident);
      g_autofree char *how = tell_how (self, incident);
      g_autofree char *who = tell_who (self, incident);
      g_autofree char *whom = tell_whom (self, incident);
      g_autofree char *said = tell_said (self, incident);

      if (i == 0 || find_day (incident) != find_day (g_ptr_array_index (incidents, i - 1)))
        add_day (self, table, row++, i);
      anning_incident_paper_add_cell (self, table, row, COLUMN_NUMBER, number, TRUE);
      anning_incident_paper_add_cell (self, table, row, COLUMN_TIME, time, FALSE);
      anning_incident_paper_add_cell (self, table, row, COLUMN_HOW, how, FALSE);
      anning_incident_paper_add_cell (self, table, row, COLUMN_WHO, who, FALSE);
      anning_incident_paper_add_cell (self, table, row, COLUMN_WHOM, whom, FALSE);
      anning_incident_paper_add_cell (self, table, row++, COLUMN_SAID, said, FALSE);
      add_hint_row (self, table, &row, incident->record.id);
    }
}

static void
add_head (AnningIncidentPaperWriter *self,
          const char                *title)
{
  const GPtrArray *incidents = self->data->incidents;
  g_autofree char *today = anning_day_format (&self->request->today);
  g_autofree char *made = anning_incident_paper_say (self, "made", today, ANNING_INCIDENT_PAPER_END);

  anning_incident_paper_add (self, ANNING_PAGE_TITLE, anning_incident_paper_word (self, "log", title));
  if (self->request->shown != NULL && *self->request->shown != '\0')
    {
      g_autofree char *typed = anning_incident_paper_typed (self, self->request->shown);
      g_autofree char *shown = anning_incident_paper_say (self, "shown", typed, ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add (self, ANNING_PAGE_BODY, shown);
    }
  if (incidents->len > 0)
    {
      const AnningIncident *first = g_ptr_array_index (incidents, 0);
      const AnningIncident *last = g_ptr_array_index (incidents, incidents->len - 1);
      g_autofree char *from = anning_instant_day (first->started_at, first->utc_offset);
      g_autofree char *until = anning_instant_day (last->started_at, last->utc_offset);
      g_autofree char *n = g_strdup_printf ("%u", incidents->len);
      g_autofree char *count = anning_incident_paper_say (self, g_str_equal (from, until) ? "count_day" : "count", n, from, until,
                                                         ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add (self, ANNING_PAGE_BODY, count);
      anning_incident_paper_add_doubtful (self, self->data->doubtful->len);
    }
  if (self->data->n_left_out > 0)
    {
      g_autofree char *n = g_strdup_printf ("%u", self->data->n_left_out);
      g_autofree char *left_out = anning_incident_paper_say (self, "left_out", n, ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add_tight (self, ANNING_PAGE_BODY, left_out);
    }
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, made);
}

void
anning_incident_paper_write_log (AnningIncidentPaperWriter *self)
{
  anning_incident_paper_find_hints (self);
  add_head (self, "title");
  anning_incident_paper_add_contacts (self);
  anning_incident_paper_add_hints (self, TRUE);
  anning_incident_paper_add_note (self);
}

/* ---- a number ---- */

static void
add_known (AnningIncidentPaperWriter *self,
           const char                *word,
           const char                *value)
{
  g_autofree char *typed = anning_incident_paper_typed (self, value);
  g_autofree char *text = NULL;

  if (typed == NULL || *typed == '\0')
    return;
  text = anning_incident_paper_say (self, word, typed, ANNING_INCIDENT_PAPER_END);
  anning_incident_paper_add_tight (self, ANNING_PAGE_BODY, text);
}

/* "接通的电话 3 次，短信和信函 2 次" */
static void
add_counts (AnningIncidentPaperWriter *self)
{
  static const char *const counted[ANNING_N_COUNTED] = { "connected", "unanswered", "messages", "visits" };
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (AnningContact));
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (AnningContactCounts) counts = NULL;
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint sums[ANNING_N_COUNTED] = { 0 };

  for (guint i = 0; i < self->data->incidents->len; i++)
    g_hash_table_add (ids, &((AnningIncident *) g_ptr_array_index (self->data->incidents, i))->record.id);
  for (guint i = 0; i < self->data->log->contacts->len; i++)
    {
      const AnningContact *contact = &g_array_index (self->data->log->contacts, AnningContact, i);

      if (g_hash_table_contains (ids, &contact->id))
        g_array_append_vals (contacts, contact, 1);
    }
  counts = anning_contact_counts_new ((gconstpointer) contacts->data, contacts->len);
  for (guint i = 0; i < counts->days->len; i++)
    for (guint j = 0; j < ANNING_N_COUNTED; j++)
      sums[j] += g_array_index (counts->days, AnningDayCount, i).counts[j];
  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", sums[i]);
      g_autofree char *part = NULL;

      if (sums[i] == 0)
        continue;
      part = anning_incident_paper_say (self, "part", anning_incident_paper_word (self, "counted", counted[i]), n,
                                        ANNING_INCIDENT_PAPER_END);
      append (parts, anning_incident_paper_word (self, "log", "between"), part);
    }
  if (parts->len == 0)
    return;
  text = anning_incident_paper_say (self, "how_many", parts->str, ANNING_INCIDENT_PAPER_END);
  anning_incident_paper_add_tight (self, ANNING_PAGE_BODY, text);
}

void
anning_incident_paper_write_number (AnningIncidentPaperWriter *self)
{
  const AnningNumber *number = self->data->number;
  g_autofree char *told = anning_incident_paper_number (self, self->request->number);
  g_autofree char *text = anning_incident_paper_say (self, "number_of", told != NULL ? told : "",
                                                     ANNING_INCIDENT_PAPER_END);

  anning_incident_paper_find_hints (self);
  add_head (self, "number_title");
  anning_incident_paper_add (self, ANNING_PAGE_BODY, text);
  if (number != NULL)
    {
      add_known (self, "label", number->label);
      add_known (self, "collector", number->collector);
      add_known (self, "creditor", number->creditor);
    }
  add_counts (self);
  anning_incident_paper_add_contacts (self);
  anning_incident_paper_add_hints (self, TRUE);
  anning_incident_paper_add_note (self);
}
