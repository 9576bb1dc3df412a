/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-trace-told.h"

#include <string.h>

#include "anning-date.h"
#include "anning-recording-name.h"

/* A file's time that is further away was not made by recording this call: it was copied. */
#define NEAR (6 * 60 * ANNING_MS_PER_MINUTE)

/* What may pass between the end of a call and the last byte of its file. */
#define WRITING (10 * ANNING_MS_PER_SECOND)

static gboolean
is_call (const char *channel)
{
  return g_strcmp0 (channel, "call") == 0 || g_strcmp0 (channel, "ai_call") == 0;
}

gboolean
anning_trace_channel_is_told (const char *channel)
{
  return is_call (channel) || g_strcmp0 (channel, "sms") == 0;
}

static AnningTraceKind
kind_of (const char *source_kind)
{
  if (g_strcmp0 (source_kind, "bill") == 0)
    return ANNING_TRACE_BILL;
  /* Whoever it was that wrote it down. */
  if (g_strcmp0 (source_kind, "kit") == 0)
    return ANNING_TRACE_NOTE;
  return g_strcmp0 (source_kind, "recorder") == 0 ? ANNING_TRACE_RECORDING : ANNING_TRACE_LOG;
}

gboolean
anning_trace_from_entry (AnningTrace            *trace,
                         const AnningTraceEntry *entry)
{
  g_return_val_if_fail (trace != NULL && entry != NULL, FALSE);

  if (!anning_trace_channel_is_told (entry->channel))
    return FALSE;
  *trace = (AnningTrace) {
    .kind = kind_of (entry->kind),
    .is_text = !is_call (entry->channel),
    .number = entry->number,
    .direction = entry->direction,
    .connected = entry->connected,
    .started_at = entry->started_at,
    .precision = MAX (entry->precision_ms, 1),
    .length = entry->length_s == ANNING_UNKNOWN ? ANNING_UNKNOWN : entry->length_s * ANNING_MS_PER_SECOND,
  };
  return TRUE;
}

gboolean
anning_trace_from_note (AnningTrace      *trace,
                        const AnningTold *told)
{
  g_return_val_if_fail (trace != NULL && told != NULL, FALSE);

  if (!anning_trace_channel_is_told (told->channel)
      || (told->time_source != NULL && strcmp (told->time_source, "typed") != 0))
    return FALSE;
  *trace = (AnningTrace) {
    .kind = ANNING_TRACE_NOTE,
    .is_text = !is_call (told->channel),
    .number = told->number,
    .direction = told->direction,
    .connected = told->connected,
    .started_at = told->started_at,
    .precision = told->started_at % ANNING_MS_PER_MINUTE == 0 ? ANNING_MS_PER_MINUTE : ANNING_MS_PER_SECOND,
    .length = ANNING_UNKNOWN,
  };
  return TRUE;
}

/* Puts @time, which has no year, into the one in which it lies next to @instant. FALSE if there is none. */
static gboolean
complete_year (AnningCivil *time,
               gint64       instant,
               gint64       utc_offset)
{
  AnningCivil about;
  gint64 best = G_MAXINT64;
  int best_year = 0;

  anning_instant_to_civil (instant, utc_offset, &about);
  for (int year = about.year - 1; year <= about.year + 1; year++)
    {
      gint64 distance;

      time->year = year;
      if (!anning_civil_valid (time))
        continue;
      distance = ABS (anning_civil_to_instant (time, utc_offset) - instant);
      if (distance < best)
        {
          best = distance;
          best_year = year;
        }
    }
  time->year = best_year;
  return best_year != 0;
}

/* FALSE: the name holds no time. */
static gboolean
begin_by_name (AnningTrace               *trace,
               const AnningTold          *told,
               const AnningRecordingName *name)
{
  gint64 utc_offset = name->utc_offset != ANNING_UNKNOWN ? name->utc_offset : told->utc_offset;
  AnningCivil time = name->time;

  if (!name->has_time || (!name->has_year && !complete_year (&time, told->started_at, utc_offset)))
    return FALSE;
  trace->started_at = anning_civil_to_instant (&time, utc_offset);
  trace->precision = name->has_seconds ? ANNING_MS_PER_SECOND : ANNING_MS_PER_MINUTE;
  return TRUE;
}

void
anning_trace_from_recording (AnningTrace       *trace,
                             const AnningTold  *told,
                             const char        *file_name,
                             gint64             file_time,
                             gint64             length,
                             char             **number)
{
  g_autoptr (AnningRecordingName) name = NULL;

  g_return_if_fail (trace != NULL && told != NULL && number != NULL);

  name = anning_recording_name_parse (file_name != NULL ? file_name : "");
  *number = g_strdup (name->number != NULL ? name->number : told->number);
  *trace = (AnningTrace) {
    .kind = ANNING_TRACE_RECORDING,
    .number = *number,
    .direction = name->direction != NULL ? name->direction : told->direction,
    .connected = "yes",
    .started_at = told->started_at,
    .precision = ANNING_MS_PER_MINUTE,
    .length = length,
  };
  if (begin_by_name (trace, told, name))
    return;
  if (file_time != ANNING_UNKNOWN && ABS (file_time - told->started_at) <= NEAR)
    {
      /* Some write the time of the beginning, most that of the end. */
      trace->precision = WRITING + (length != ANNING_UNKNOWN ? length : ANNING_MS_PER_MINUTE);
      trace->started_at = file_time - trace->precision + 1;
    }
}

AnningTraceEntry *
anning_trace_entry_from_recording (const AnningTold *told,
                                   const char       *file_name,
                                   gint64            file_time,
                                   gint64            length)
{
  AnningTraceEntry *entry = anning_trace_entry_new ();
  g_autoptr (AnningRecordingName) name = NULL;
  AnningTrace trace;

  g_return_val_if_fail (told != NULL, entry);

  name = anning_recording_name_parse (file_name != NULL ? file_name : "");
  anning_trace_from_recording (&trace, told, file_name, file_time, length, &entry->number);
  entry->kind = g_strdup (begin_by_name (&trace, told, name) ? "file_name" : "file_time");
  entry->started_at = trace.started_at;
  entry->utc_offset = name->utc_offset != ANNING_UNKNOWN ? name->utc_offset : told->utc_offset;
  entry->precision_ms = trace.precision;
  entry->start = g_strdup ("recording");
  if (length != ANNING_UNKNOWN)
    entry->length_s = (length + ANNING_MS_PER_SECOND / 2) / ANNING_MS_PER_SECOND;
  entry->channel = g_strdup (is_call (told->channel) ? told->channel : "call");
  entry->direction = g_strdup (name->direction != NULL ? name->direction : told->direction);
  entry->connected = g_strdup ("yes");
  entry->name = g_strdup (name->name);
  return entry;
}
