/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-paper-private.h"

#include "anning-date.h"
#include "anning-relative.h"
#include "anning-tellings.h"
#include "anning-transcript-text.h"

/* Which group of words a field of words is in. */
static const struct
{
  const char *field;
  const char *group;
} groups[] = {
  { "channel", "channel" }, { "direction", "direction" }, { "connected", "answer" }, { "to_party", "party" },
  { "lender_type", "lender_type" }, { "product_type", "product_type" }, { "identified_self", "answer" },
  { "claimed_identity", "identity" }, { "purpose", "purpose" }, { "disclosed", "disclosed" },
  { "plan_status", "plan_status" }, { "entered", "answer" }, { "entry_consent", "answer" }, { "pay_to", "pay_to" },
  { "time_source", "time_source" }, { "written_by", "writer" },
};

/* As they are told; what was said comes below them, word for word. */
static const char *const order[] = {
  "started_at", "ended_at", "channel", "direction", "connected", "from_number", "to_number", "number_name",
  "to_party", "relative_id", "creditor", "lender_type", "product_type", "collector", "person", "identified_self",
  "claimed_identity", "purpose", "disclosed", "tags", "pay_to", "prior_refusal", "wrong_person_told_at",
  "agreed_hours", "agreed_calls", "night_consent", "plan_status", "place", "visitors", "entered", "entry_consent",
  "summary", "followed", "time_source", "written_at", "written_by", "private_note",
};

static char *
tell_word (AnningIncidentPaperWriter *self,
           const AnningField         *field,
           const char                *word)
{
  if (word == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const char *text;

      if (!g_str_equal (groups[i].field, field->name))
        continue;
      text = anning_incident_paper_word (self, groups[i].group, word);
      return *text != '\0' ? g_strdup (text) : NULL;
    }
  return NULL;
}

static char *
tell_relative (AnningIncidentPaperWriter *self,
               gint64                     id)
{
  const AnningRelative *relative = g_hash_table_lookup (self->data->relatives, &id);
  const char *relation;
  g_autofree char *name = NULL;

  if (relative == NULL)
    return NULL;
  name = anning_incident_paper_name (self, relative->record.id, relative->name);
  relation = anning_relative_get_relation (relative);
  if (relation == NULL)
    return g_steal_pointer (&name);
  return g_strconcat (name != NULL ? name : "", anning_incident_paper_word (self, "log", "between"),
                      anning_incident_paper_word (self, "relation", relation), NULL);
}

static char *
tell_text (AnningIncidentPaperWriter *self,
           const AnningField         *field,
           const char                *text)
{
  if (g_str_equal (field->name, "tags"))
    return anning_incident_paper_tags (self, text);
  if (g_str_equal (field->name, "from_number") || g_str_equal (field->name, "to_number"))
    return anning_incident_paper_number (self, text);
  return anning_incident_paper_typed (self, text);
}

/* Returns: (nullable): NULL where nothing is filled in */
static char *
tell_field (AnningIncidentPaperWriter *self,
            const AnningIncident      *incident,
            const AnningField         *field)
{
  gint64 value;

  if (field->kind == ANNING_FIELD_WORD)
    return tell_word (self, field, anning_record_get_text (field, incident));
  if (anning_field_is_text (field))
    return tell_text (self, field, anning_record_get_text (field, incident));
  value = anning_record_get_integer (field, incident);
  if (value == ANNING_UNKNOWN)
    return NULL;
  switch (field->kind)
    {
    case ANNING_FIELD_INSTANT:
      return anning_incident_paper_moment (self, value, incident->utc_offset);
    case ANNING_FIELD_BOOLEAN:
      return value != 0 ? g_strdup (anning_incident_paper_word (self, "answer", "yes")) : NULL;
    case ANNING_FIELD_LINK:
      return tell_relative (self, value);
    case ANNING_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    case ANNING_FIELD_TEXT:
    case ANNING_FIELD_WORD:
    case ANNING_FIELD_DAY:
    case ANNING_FIELD_MONEY:
    case ANNING_FIELD_RATE:
    default:
      return NULL;
    }
}

static void
add_fields (AnningIncidentPaperWriter *self,
            const AnningIncident      *incident)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const AnningField *field = anning_record_find_field (&anning_incident_type, order[i]);
      g_autofree char *value = NULL;
      g_autofree char *line = NULL;

      if (g_str_equal (order[i], "private_note") && !self->request->private_notes)
        continue;
      value = tell_field (self, incident, field);
      if (value == NULL || *value == '\0')
        continue;
      line = g_strconcat (anning_incident_paper_word (self, "field", order[i]),
                          g_str_equal (self->language, "zh") ? "：" : ": ", value, NULL);
      anning_incident_paper_add_tight (self, ANNING_PAGE_BODY, line);
    }
}

static void
add_quote (AnningIncidentPaperWriter *self,
           const char                *heading,
           const char                *text,
           const char                *how)
{
  g_autofree char *typed = anning_incident_paper_typed (self, text);
  g_autofree char *title = NULL;

  if (typed == NULL || *typed == '\0')
    return;
  title = how != NULL
            ? g_strdup_printf (g_str_equal (self->language, "zh") ? "%s（%s）" : "%s (%s)", heading, how)
            : g_strdup (heading);
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, title);
  anning_incident_paper_add (self, ANNING_PAGE_QUOTE, typed);
}

/* "2026-03-12 21:14:09 + 02:13": when the recording began, and where in it. */
static void
add_markers (AnningIncidentPaperWriter *self)
{
  if (self->data->markers->len == 0)
    return;
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "markers"));
  for (guint i = 0; i < self->data->markers->len; i++)
    {
      const AnningMarker *marker = g_ptr_array_index (self->data->markers, i);
      const AnningRecordingStart *began = &g_array_index (self->data->starts, AnningRecordingStart, i);
      g_autofree char *start = anning_incident_paper_moment (self, began->started_at, began->utc_offset);
      g_autofree char *place = anning_length_format (marker->start_ms);
      g_autofree char *words = anning_incident_paper_typed (self, marker->words);
      g_autofree char *line = NULL;

      line = anning_incident_paper_say (self, "marker", start, place,
                                        anning_incident_paper_word (self, "speaker", marker->speaker),
                                        words != NULL ? words : "",
                                        anning_incident_paper_word (self, "wording",
                                                                    marker->words_are != NULL ? marker->words_are
                                                                                              : "summary"),
                                        ANNING_INCIDENT_PAPER_END);
      anning_incident_paper_add_item (self, i + 1, line);
    }
}

/* "02:13 (21:16:22)  对方：": where in the recording, what the clock said then, and who. */
static void
add_turn (AnningIncidentPaperWriter  *self,
          const AnningRecordingStart *start,
          const AnningCue            *cue,
          gboolean                    first)
{
  g_autofree char *words = anning_incident_paper_typed (self, cue->words);
  g_autofree char *speaker = anning_incident_paper_typed (self, cue->speaker);
  GString *line = g_string_new (NULL);
  AnningCivil civil;

  if (cue->start_ms != ANNING_UNKNOWN)
    {
      g_autofree char *place = anning_length_format (cue->start_ms);

      anning_instant_to_civil (start->started_at + cue->start_ms, start->utc_offset, &civil);
      g_string_append_printf (line, "%s (%02d:%02d:%02d)  ", place, civil.hour, civil.minute, civil.second);
    }
  if (speaker != NULL && *speaker != '\0')
    g_string_append_printf (line, "%s%s", speaker, anning_incident_paper_word (self, "recording", "colon"));
  g_string_append (line, words != NULL ? words : "");
  if (first)
    anning_incident_paper_add (self, ANNING_PAGE_BODY, line->str);
  else
    anning_incident_paper_add_tight (self, ANNING_PAGE_BODY, line->str);
  g_string_free (line, TRUE);
}

/* Whoever reads it is told each time that a person typed it. */
static void
add_transcripts (AnningIncidentPaperWriter *self)
{
  for (guint i = 0; i < self->data->transcripts->len; i++)
    {
      const AnningIncidentPaperTranscript *transcript = g_ptr_array_index (self->data->transcripts, i);
      g_autofree char *name = anning_incident_paper_typed (self, transcript->name);
      const char *values[] = { name != NULL ? name : anning_incident_paper_word (self, "recording", "no_name") };
      g_autofree char *file = anning_paper_words_fill (anning_incident_paper_word (self, "recording", "file"), values, 1);

      anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "recording", "transcript"));
      anning_incident_paper_add (self, ANNING_PAGE_SMALL, anning_incident_paper_word (self, "recording", "by_hand"));
      anning_incident_paper_add (self, ANNING_PAGE_SMALL, file);
      for (guint j = 0; j < transcript->turns->len; j++)
        add_turn (self, &transcript->start, g_ptr_array_index (transcript->turns, j), j == 0);
    }
}

/* "录音（取自文件名）": where the time of a recording is from; a log has its own. */
static char *
tell_source (AnningIncidentPaperWriter *self,
             const AnningTelling       *telling)
{
  if (telling->use_id == 0)
    return g_strdup (anning_incident_paper_word (self, "source_kind", telling->entry->kind));
  return anning_incident_paper_say (self, "source_recording",
                                    anning_incident_paper_word (self, "time_source", telling->entry->kind),
                                    ANNING_INCIDENT_PAPER_END);
}

static void
add_sources (AnningIncidentPaperWriter *self)
{
  static const char *const columns[] = { "source", "source_time", "source_number", "source_file" };
  const GPtrArray *sources = self->data->sources;
  guint table;

  if (sources->len == 0)
    return;
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "sources"));
  table = anning_incident_paper_add_table (self);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    anning_incident_paper_add_cell (self, table, 0, i, anning_incident_paper_word (self, "log", columns[i]), FALSE);
  for (guint i = 0; i < sources->len; i++)
    {
      const AnningTelling *telling = g_ptr_array_index (sources, i);
      const AnningTraceEntry *trace = telling->entry;
      const gint64 offset = trace->utc_offset != ANNING_UNKNOWN ? trace->utc_offset : ANNING_CHINA_OFFSET;
      g_autofree char *time = anning_incident_paper_moment (self, trace->started_at, offset);
      g_autofree char *number = anning_incident_paper_number (self, trace->number);
      g_autofree char *file = anning_incident_paper_typed (self, telling->name);
      g_autofree char *kind = tell_source (self, telling);

      anning_incident_paper_add_cell (self, table, i + 1, 0, kind, FALSE);
      anning_incident_paper_add_cell (self, table, i + 1, 1, time, FALSE);
      anning_incident_paper_add_cell (self, table, i + 1, 2, number, FALSE);
      anning_incident_paper_add_cell (self, table, i + 1, 3, file, FALSE);
    }
}

static void
add_originals (AnningIncidentPaperWriter *self,
               const AnningIncident      *incident)
{
  if (self->data->uses->len == 0)
    return;
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "originals"));
  for (guint i = 0; i < self->data->uses->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (self->data->uses, i);
      const AnningEvidence *evidence = g_ptr_array_index (self->data->evidence, i);
      g_autofree char *name = anning_incident_paper_typed (self, use->name);
      g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, evidence->size);
      g_autofree char *added = anning_incident_paper_moment (self, use->added_at, incident->utc_offset);
      g_autofree char *line = anning_incident_paper_say (self, "original", name != NULL ? name : "", size, added,
                                                         ANNING_INCIDENT_PAPER_END);
      g_autofree char *sum = anning_incident_paper_say (self, "sha", evidence->sha256, ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add_item (self, i + 1, line);
      anning_incident_paper_add_tight (self, ANNING_PAGE_SMALL, sum);
    }
}

void
anning_incident_paper_write_contact (AnningIncidentPaperWriter *self)
{
  const AnningIncident *incident = g_ptr_array_index (self->data->incidents, 0);
  g_autofree char *today = anning_day_format (&self->request->today);
  g_autofree char *made = anning_incident_paper_say (self, "made", today, ANNING_INCIDENT_PAPER_END);
  const char *how = NULL;

  if (incident->words_are != NULL)
    how = anning_incident_paper_word (self, "wording", incident->words_are);
  anning_incident_paper_find_hints (self);
  anning_incident_paper_add (self, ANNING_PAGE_TITLE, anning_incident_paper_word (self, "log", "contact_title"));
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, made);
  add_fields (self, incident);
  add_quote (self, anning_incident_paper_word (self, "field", "words"), incident->words, how);
  if (anning_incident_paper_is_others (incident))
    add_quote (self, anning_incident_paper_word (self, "log", "reply_other"), incident->reply, NULL);
  else
    add_quote (self, anning_incident_paper_word (self, "field", "reply"), incident->reply, NULL);
  add_markers (self);
  add_transcripts (self);
  anning_incident_paper_add_hints (self, FALSE);
  add_sources (self);
  add_originals (self, incident);
  anning_incident_paper_add_note (self);
}
