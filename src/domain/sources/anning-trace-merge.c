/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-trace-merge.h"

#include <string.h>

#include "anning-kit-entry.h"

#define MINUTE G_GINT64_CONSTANT (60000)

/* Clocks, the best first; a trace's kind or an incident's time_source. */
static const struct
{
  const char *kind;
  const char *time_source;
} clocks[] = {
  { "call_log", "call_log" },
  { "text_log", "text_log" },
  { "bill", "bill" },
  { "recorder", "recorder" },
  { "mail", "mail" },
  { "picture", "picture" },
  { "file_name", "file_name" },
  { "file_time", "file_time" },
  { "kit", "typed" },
};

/* Of fields that sources fill, those that are not compared one by one. */
static const char *const told_fields[] = {
  "connected", "direction", "channel", "from_number", "to_number", "number_name", "words", "words_are", "reply",
  "purpose", "disclosed", "collector", "written_by",
};

/* What is known without anybody having written it to this contact. */
static const char *const given_fields[] = {
  "started_at", "utc_offset", "ended_at", "time_source", "channel", "direction", "connected", "from_number",
  "to_number", "number_name", "to_party", "relative_id", "debt_id", "creditor", "lender_type", "product_type",
  "collector", "written_at",
};

/* Of these, those that follow from whose the number and the phone are. */
static const char *const tied_fields[] = {
  "to_number", "to_party", "relative_id", "debt_id", "creditor", "lender_type", "product_type", "collector",
};

void
anning_trace_entry_borrow (AnningTraceEntry      *entry,
                           const AnningSourceRow *row)
{
  static const char *const kinds[] = { "call_log", "text_log", "bill", "recorder", "kit" };
  static const char *const starts[] = { "ringing", "answer", "arrival", "recording" };

  g_return_if_fail (entry != NULL && row != NULL);

  *entry = (AnningTraceEntry) {
    .source_id = ANNING_UNKNOWN,
    .kind = (char *) kinds[row->kind],
    .key = row->key,
    .started_at = row->started_at,
    .utc_offset = row->utc_offset,
    .precision_ms = row->precision_ms,
    .start = (char *) starts[row->start],
    .length_s = row->length_s,
    .channel = (char *) row->channel,
    .direction = (char *) row->direction,
    .connected = (char *) row->connected,
    .number = row->number,
    .number_text = row->number_text,
    .own_number = row->own_number,
    .name = row->name,
    .place = row->place,
    .text = row->text,
    .raw_type = row->raw_type,
  };
}

/* The lower the better; what tells only minutes comes after all that tells seconds. */
static guint
rank_of (const char *word,
         gboolean    minutes_only)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (clocks)
         && g_strcmp0 (clocks[rank].kind, word) != 0 && g_strcmp0 (clocks[rank].time_source, word) != 0)
    rank++;
  return rank + (minutes_only ? G_N_ELEMENTS (clocks) + 1 : 0);
}

static guint
rank_of_trace (const AnningTraceEntry *trace)
{
  return rank_of (trace->kind, trace->precision_ms >= MINUTE);
}

static const char *
time_source_of (const AnningTraceEntry *trace)
{
  guint rank = rank_of (trace->kind, FALSE);

  return rank < G_N_ELEMENTS (clocks) ? clocks[rank].time_source : "file_time";
}

static const AnningTraceEntry *
best_clock (const AnningTraceEntry *const *traces,
            guint                          n_traces)
{
  const AnningTraceEntry *best = traces[0];

  for (guint i = 1; i < n_traces; i++)
    {
      guint rank = rank_of_trace (traces[i]);
      guint best_rank = rank_of_trace (best);

      if (rank < best_rank || (rank == best_rank && traces[i]->started_at < best->started_at))
        best = traces[i];
    }
  return best;
}

static void
set_word (char       **place,
          const char  *word)
{
  g_free (*place);
  *place = g_strdup (word);
}

static void
take_start (AnningIncident         *incident,
            const AnningTraceEntry *best)
{
  gboolean whole_minute;

  if (incident->time_source == NULL)
    {
      incident->started_at = best->started_at;
      incident->utc_offset = best->utc_offset != ANNING_UNKNOWN ? best->utc_offset : ANNING_CHINA_OFFSET;
      set_word (&incident->time_source, time_source_of (best));
      return;
    }

  whole_minute = incident->started_at % MINUTE == 0;
  if (strcmp (incident->time_source, "typed") == 0)
    {
      if (!whole_minute || best->precision_ms >= MINUTE
          || best->started_at < incident->started_at || best->started_at >= incident->started_at + MINUTE)
        return;
    }
  else if (rank_of_trace (best) >= rank_of (incident->time_source, whole_minute))
    return;

  incident->started_at = best->started_at;
  if (best->utc_offset != ANNING_UNKNOWN)
    incident->utc_offset = best->utc_offset;
  set_word (&incident->time_source, time_source_of (best));
}

/* Where the talk began: the carrier knows, a recorder nearly; the phone's list only when it rang. */
static const AnningTraceEntry *
find_answer (const AnningTraceEntry *const *traces,
             guint                          n_traces)
{
  static const char *const starts[] = { "answer", "recording", "ringing" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      for (guint j = 0; j < n_traces; j++)
        {
          if (g_strcmp0 (traces[j]->start, starts[i]) == 0 && (traces[j]->precision_ms < MINUTE || n_traces == 1))
            return traces[j];
        }
    }
  return traces[0];
}

/* Seconds of talk; the phone counts them, the carrier may round up. */
static gint64
find_length (const AnningTraceEntry *const *traces,
             guint                          n_traces)
{
  const AnningTraceEntry *found = NULL;

  for (guint i = 0; i < n_traces; i++)
    {
      if (traces[i]->length_s != ANNING_UNKNOWN && traces[i]->length_s >= 0
          && (found == NULL || rank_of (traces[i]->kind, FALSE) < rank_of (found->kind, FALSE)))
        found = traces[i];
    }
  return found != NULL ? found->length_s : ANNING_UNKNOWN;
}

static void
take_end (AnningIncident                *incident,
          const AnningTraceEntry *const *traces,
          guint                          n_traces)
{
  gint64 length = find_length (traces, n_traces);
  gint64 end;

  if (incident->ended_at != ANNING_UNKNOWN || length == ANNING_UNKNOWN
      || length > (G_MAXINT64 - MAX (incident->started_at, 0)) / 2000)
    return;
  end = find_answer (traces, n_traces)->started_at + length * 1000;
  incident->ended_at = MAX (end, incident->started_at);
}

static void
fill (char       **place,
      const char  *text)
{
  if ((*place == NULL || **place == '\0') && text != NULL)
    set_word (place, text);
}

static gboolean
is_of_relative (const AnningTraceEntry *trace)
{
  return g_strcmp0 (trace->kind, "kit") == 0;
}

/* What only a person can tell. It stays what that person wrote: who and when goes with it. */
static void
take_relative (AnningIncident         *incident,
               const AnningTraceEntry *trace)
{
  g_autoptr (AnningKitEntry) entry = anning_kit_entry_from_raw (trace->raw_type);

  /* A creditor that calls itself is nobody's agency. */
  if (g_strcmp0 (trace->name, incident->creditor) != 0)
    fill (&incident->collector, trace->name);
  fill (&incident->reply, entry->reply);
  if (strcmp (entry->demanded, "yes") == 0)
    fill (&incident->purpose, "demand");
  if (strcmp (entry->disclosed, "unknown") != 0)
    fill (&incident->disclosed, strcmp (entry->disclosed, "yes") == 0 ? "existence" : "none");
  if (trace->text != NULL && (incident->words == NULL || *incident->words == '\0'))
    {
      set_word (&incident->words, trace->text);
      set_word (&incident->words_are, "summary");
    }
  if (incident->written_at == ANNING_UNKNOWN)
    {
      incident->written_at = entry->written_at;
      set_word (&incident->written_by, "relative");
    }
}

static void
take_words (AnningIncident         *incident,
            const AnningTraceEntry *trace)
{
  if (trace->text == NULL)
    return;
  if (g_strcmp0 (incident->direction, "out") == 0)
    {
      fill (&incident->reply, trace->text);
    }
  else if (incident->words == NULL || *incident->words == '\0')
    {
      set_word (&incident->words, trace->text);
      set_word (&incident->words_are, "exact");
    }
}

void
anning_trace_merge (AnningIncident                *incident,
                    const AnningTraceEntry *const *traces,
                    guint                          n_traces)
{
  g_return_if_fail (incident != NULL && (traces != NULL || n_traces == 0));

  if (n_traces == 0)
    return;

  take_start (incident, best_clock (traces, n_traces));
  for (guint i = 0; i < n_traces; i++)
    {
      const AnningTraceEntry *trace = traces[i];

      fill (&incident->direction, trace->direction);
      fill (&incident->channel, trace->channel);
      if (incident->connected == NULL || strcmp (incident->connected, "unknown") == 0)
        set_word (&incident->connected, trace->connected != NULL ? trace->connected : "unknown");
    }
  for (guint i = 0; i < n_traces; i++)
    {
      const AnningTraceEntry *trace = traces[i];
      gboolean outgoing = g_strcmp0 (incident->direction, "out") == 0;

      fill (outgoing ? &incident->to_number : &incident->from_number, trace->number);
      fill (outgoing ? &incident->from_number : &incident->to_number, trace->own_number);
      if (is_of_relative (trace))
        {
          take_relative (incident, trace);
          continue;
        }
      fill (&incident->number_name, trace->name);
      take_words (incident, trace);
    }
  if (g_strcmp0 (incident->channel, "call") == 0)
    take_end (incident, traces, n_traces);
}

/* All that is written in @incident is what the relative wrote, and that goes. */
static gboolean
is_of_relative_alone (const AnningIncident          *incident,
                      const AnningTraceEntry        *gone,
                      const AnningTraceEntry *const *left,
                      guint                          n_left)
{
  for (guint i = 0; i < n_left; i++)
    {
      if (is_of_relative (left[i]))
        return FALSE;
    }
  return is_of_relative (gone) && g_strcmp0 (incident->written_by, "relative") == 0;
}

void
anning_trace_withdraw (AnningIncident                *incident,
                       const AnningTraceEntry        *gone,
                       const AnningTraceEntry *const *left,
                       guint                          n_left)
{
  g_autoptr (AnningIncident) told = anning_incident_new ();
  gboolean its_time;

  g_return_if_fail (incident != NULL && gone != NULL);

  anning_trace_merge (told, &gone, 1);
  its_time = incident->started_at == told->started_at && g_strcmp0 (incident->time_source, told->time_source) == 0;
  if (incident->written_at != ANNING_UNKNOWN && !is_of_relative_alone (incident, gone, left, n_left))
    {
      /* Somebody wrote it down: only the seconds can be the source's. */
      if (its_time && !is_of_relative (gone))
        {
          incident->started_at -= incident->started_at % MINUTE;
          set_word (&incident->time_source, "typed");
        }
      anning_trace_merge (incident, left, n_left);
      return;
    }

  if (incident->ended_at == told->ended_at)
    incident->ended_at = ANNING_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (told_fields); i++)
    {
      const AnningField *field = anning_record_find_field (&anning_incident_type, told_fields[i]);
      const char *text = anning_record_get_text (field, told);

      if (text != NULL && g_strcmp0 (anning_record_get_text (field, incident), text) == 0)
        anning_record_set_text (field, incident, NULL);
    }
  if (is_of_relative (gone))
    incident->written_at = ANNING_UNKNOWN;
  if (n_left > 0 && its_time)
    set_word (&incident->time_source, NULL);
  anning_trace_merge (incident, left, n_left);
  /* With nothing else to tell, what an incident cannot be without stays as it was. */
  fill (&incident->channel, told->channel);
  fill (&incident->connected, "unknown");
}

void
anning_trace_replace (AnningIncident                *incident,
                      const AnningTraceEntry        *gone,
                      const AnningTraceEntry *const *left,
                      guint                          n_left)
{
  gboolean typed, same_way;

  g_return_if_fail (incident != NULL && gone != NULL);

  typed = incident->started_at == gone->started_at && g_strcmp0 (incident->time_source, "typed") == 0;
  same_way = n_left == 0 && g_strcmp0 (incident->channel, gone->channel) == 0;
  anning_trace_withdraw (incident, gone, left, n_left);
  if (typed)
    set_word (&incident->time_source, NULL);
  if (same_way)
    set_word (&incident->channel, NULL);
}

gboolean
anning_trace_is_all (const AnningIncident *incident)
{
  g_autoptr (AnningIncident) blank = NULL;
  gboolean is_text;

  g_return_val_if_fail (incident != NULL, FALSE);

  if (g_strcmp0 (incident->time_source, "typed") == 0)
    return FALSE;
  is_text = g_strcmp0 (incident->channel, "sms") == 0 || g_strcmp0 (incident->channel, "im") == 0;
  blank = anning_incident_new ();
  for (guint i = 0; i < anning_incident_type.n_fields; i++)
    {
      const AnningField *field = &anning_incident_type.fields[i];
      gboolean given = is_text && (strcmp (field->name, "words") == 0 || strcmp (field->name, "words_are") == 0
                                   || strcmp (field->name, "reply") == 0);

      for (guint j = 0; j < G_N_ELEMENTS (given_fields) && !given; j++)
        given = strcmp (field->name, given_fields[j]) == 0;
      if (given)
        continue;
      if (anning_field_is_text (field))
        {
          const char *text = anning_record_get_text (field, incident);

          if (text != NULL && *text != '\0' && strcmp (text, "unknown") != 0)
            return FALSE;
        }
      else if (anning_record_get_integer (field, incident) != anning_record_get_integer (field, blank))
        return FALSE;
    }
  return TRUE;
}

gboolean
anning_trace_is_all_of (const AnningIncident   *incident,
                        const AnningTraceEntry *trace)
{
  g_autoptr (AnningIncident) told = anning_incident_new ();

  g_return_val_if_fail (incident != NULL && trace != NULL, FALSE);

  anning_trace_merge (told, &trace, 1);
  for (guint i = 0; i < anning_incident_type.n_fields; i++)
    {
      const AnningField *field = &anning_incident_type.fields[i];
      gboolean given = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (tied_fields) && !given; j++)
        given = strcmp (field->name, tied_fields[j]) == 0;
      if (given)
        continue;
      if (anning_field_is_text (field))
        {
          const char *text = anning_record_get_text (field, incident);
          const char *other = anning_record_get_text (field, told);

          if (g_strcmp0 (text != NULL ? text : "", other != NULL ? other : "") != 0)
            return FALSE;
        }
      else if (anning_record_get_integer (field, incident) != anning_record_get_integer (field, told))
        return FALSE;
    }
  return TRUE;
}

const char *
anning_trace_party_of (const char *relation,
                       const char *liability)
{
  if (g_strcmp0 (relation, "spouse") == 0)
    return "spouse";
  if (g_strcmp0 (liability, "guarantor") == 0 || g_strcmp0 (liability, "co_signer") == 0)
    return "guarantor";
  if (g_strcmp0 (relation, "minor") == 0)
    return "minor";
  return g_strcmp0 (relation, "colleague") == 0 ? "employer" : "contact";
}
