/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-write.h"

#include <string.h>

#include "anning-evidence.h"
#include "anning-import-kits.h"
#include "anning-numbers.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-source-entry.h"
#include "anning-sources.h"
#include "anning-trace-merge.h"
#include "anning-traces.h"

#define THE_RECORDING G_MAXUINT
#define ROWS_BETWEEN_LOOKS 256

/* ---- numbers ---- */

gboolean
anning_import_write_numbers (AnningDb             *db,
                             AnningImportWriting  *self,
                             GError              **error)
{
  g_autoptr (GHashTable) ties = NULL;
  GHashTableIter iter;
  gpointer value;

  if (self->choice == NULL || g_hash_table_size (self->choice->numbers) == 0)
    return TRUE;
  ties = anning_numbers_read_ties (db, error);
  if (ties == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->choice->numbers);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_autoptr (AnningNumber) number = anning_number_copy (value);
      const AnningNumberTie *tie = g_hash_table_lookup (ties, number->number);

      number->record = (AnningRecord) { .id = tie != NULL ? tie->number_id : 0 };
      if (number->record.id != 0)
        {
          AnningNumber *before = anning_records_get (db, &anning_number_type, number->record.id, error);

          if (before == NULL)
            return FALSE;
          g_ptr_array_add (self->done->numbers_before, before);
          number->record = before->record;
        }
      if (!anning_records_save (db, &anning_number_type, number, error))
        return FALSE;
      if (tie == NULL || tie->number_id == 0)
        g_array_append_val (self->done->numbers, number->record.id);
    }
  return TRUE;
}

/* ---- sources ---- */

static const AnningImportPart *
get_part (const AnningImportWriting *self,
          guint                      part)
{
  return &g_array_index (self->parts, AnningImportPart, part);
}

static AnningSourceEntry *
source_of (const AnningImportPart *part)
{
  const AnningSourceResult *result = part->rows->result;
  AnningSourceEntry *source = anning_source_entry_new ();

  source->kind = g_strdup (anning_import_rows_kind (part->rows));
  source->name = g_strdup (part->item->name);
  source->sha256 = g_strdup (part->item->sha256);
  source->carrier = g_strdup (result->carrier);
  source->own_number = g_strdup (anning_import_item_get_own_number (part->item));
  source->file_time = part->item->file_time;
  source->first_at = result->first_at;
  source->last_at = result->last_at;
  source->period_first = g_strdup (result->period_first);
  source->period_last = g_strdup (result->period_last);
  source->n_rows = (gint64) result->n_rows;
  return source;
}

/* The file as it is, with all that is in it: only where the user wants it. */
static gboolean
keep_file (AnningDb                *db,
           AnningImportWriting     *self,
           const AnningImportPart  *part,
           gint64                   source_id,
           GError                 **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *path = NULL;
  const char *media_type = part->item->media_type != NULL ? part->item->media_type : "text/plain";
  gint64 evidence_id;

  if (part->item->bytes != NULL)
    stream = g_memory_input_stream_new_from_bytes (part->item->bytes);
  else
    stream = G_INPUT_STREAM (g_file_read (part->item->file, self->cancellable, error));
  if (stream == NULL)
    return FALSE;
  path = part->item->file != NULL ? g_file_get_parse_name (part->item->file) : NULL;
  evidence_id = anning_evidence_add (db, stream, media_type, NULL, NULL, NULL, self->cancellable, error);
  return evidence_id != 0
         && anning_evidence_use (db, evidence_id, "source", source_id, part->item->name, path,
                                 part->item->file_time, error) != 0;
}

static gboolean
write_source (AnningDb                 *db,
              AnningImportWriting      *self,
              guint                     place,
              const AnningImportTally  *tally,
              gint64                   *source_id,
              GError                  **error)
{
  const AnningImportPart *part = get_part (self, place);
  g_autoptr (AnningSourceEntry) source = NULL;
  gint64 kept = (gint64) tally->n_fresh + tally->n_joined;

  if (!anning_sources_find (db, part->item->sha256, source_id, error))
    return FALSE;
  if (*source_id != 0)
    {
      if (kept == 0)
        return TRUE;
      source = anning_records_get (db, &anning_source_entry_type, *source_id, error);
      if (source == NULL)
        return FALSE;
      g_ptr_array_add (self->done->sources_before, anning_source_entry_copy (source));
    }
  else
    {
      source = source_of (part);
      self->source_made[place] = TRUE;
    }

  source->n_kept += kept;
  if (!anning_records_save (db, &anning_source_entry_type, source, error))
    return FALSE;
  if (self->source_made[place])
    {
      *source_id = source->record.id;
      g_array_append_val (self->done->sources, *source_id);
      if (self->choice != NULL && self->choice->keep_files && !keep_file (db, self, part, *source_id, error))
        return FALSE;
    }
  return TRUE;
}

static gint64 *
write_sources (AnningDb                 *db,
               AnningImportWriting      *self,
               const AnningImportMatch  *match,
               GError                  **error)
{
  g_autofree gint64 *ids = g_new0 (gint64, self->parts->len + 1);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const AnningImportPart *part = get_part (self, i);

      /* A side file is no source of its own. */
      if (part->rows == NULL || self->left_out[i] || part->item->verdict == ANNING_IMPORT_REFUSED
          || part->item->recording != NULL)
        continue;
      if (!write_source (db, self, i, &g_array_index (match->tallies, AnningImportTally, i), &ids[i], error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

/* ---- incidents ---- */

/* What is known of all that is written. */
typedef struct
{
  AnningImportWriting *writing;
  const AnningImportMatch *match;
  const gint64 *source_ids;
  GHashTable *names;     /* of anning_import_names_read() */
  GHashTable *relatives; /* gint64 * → AnningRelative: whose phones the lists are of */
} Context;

static void
entry_of_recording (AnningTraceEntry       *entry,
                    const AnningImportPart *part)
{
  const AnningImportItem *item = part->item;
  gboolean minutes_only = strcmp (item->time_source, "file_name") == 0 && item->started_at % ANNING_MS_PER_MINUTE == 0;

  *entry = (AnningTraceEntry) {
    .source_id = ANNING_UNKNOWN,
    .kind = (char *) item->time_source,
    .started_at = item->started_at,
    .utc_offset = item->utc_offset,
    .precision_ms = minutes_only ? ANNING_MS_PER_MINUTE : ANNING_MS_PER_SECOND,
    .start = (char *) "recording",
    .length_s = part->length_ms != ANNING_UNKNOWN ? part->length_ms / ANNING_MS_PER_SECOND : ANNING_UNKNOWN,
    .channel = (char *) "call",
    .direction = (char *) item->direction,
    .connected = (char *) "yes",
    .number = item->number,
    .name = item->number_name,
  };
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
fill (char       **place,
      const char  *text)
{
  if (is_empty (*place) && text != NULL)
    {
      g_free (*place);
      *place = g_strdup (text);
    }
}

/* Whose the number is, unless the incident is somebody else's. */
static void
fill_tie (AnningIncident        *incident,
          const AnningNumberTie *tie)
{
  if (tie == NULL || !anning_number_tie_is_known (tie)
      || (!is_empty (incident->creditor) && g_strcmp0 (incident->creditor, tie->creditor) != 0)
      || (!is_empty (incident->collector) && tie->collector != NULL && strcmp (incident->collector, tie->collector) != 0)
      || (incident->debt_id != ANNING_UNKNOWN && tie->debt_id != ANNING_UNKNOWN && incident->debt_id != tie->debt_id))
    return;

  fill (&incident->creditor, tie->creditor);
  fill (&incident->collector, tie->collector);
  fill (&incident->lender_type, tie->lender_type);
  fill (&incident->product_type, tie->product_type);
  if (incident->debt_id == ANNING_UNKNOWN)
    incident->debt_id = tie->debt_id;
}

/* Whom it reached: the one whose phone it was. @relative_id: 0: the debtor */
static void
fill_party (const Context  *context,
            gint64          relative_id,
            gboolean        by_relative,
            AnningIncident *incident)
{
  const AnningRelative *relative = g_hash_table_lookup (context->relatives, &relative_id);
  gboolean open = is_empty (incident->to_party);

  if (open)
    fill (&incident->to_party, relative != NULL ? anning_trace_party_of (relative->relation, relative->liability)
                               : by_relative ? "contact" : "debtor");
  if (relative != NULL && incident->relative_id == ANNING_UNKNOWN && (open || by_relative))
    incident->relative_id = relative_id;
}

/* @entries: of the group's units, in their order. @relative_id: whose phone it was */
static void
fill_incident (const Context          *context,
               const AnningTraceEntry *entries,
               guint                   n_entries,
               gint64                  relative_id,
               AnningIncident         *incident)
{
  const AnningTraceEntry *stack[16] = { NULL };
  g_autofree const AnningTraceEntry **heap = NULL;
  const AnningTraceEntry **traces = stack;
  gboolean by_relative = FALSE;

  if (n_entries > G_N_ELEMENTS (stack))
    traces = heap = g_new (const AnningTraceEntry *, n_entries);
  for (guint i = 0; i < n_entries; i++)
    {
      traces[i] = &entries[i];
      by_relative |= strcmp (entries[i].kind, "kit") == 0;
    }

  /* Before the name that somebody gave on the phone. */
  for (guint i = 0; i < n_entries; i++)
    {
      if (entries[i].number != NULL)
        {
          fill_tie (incident, g_hash_table_lookup (context->match->ties, entries[i].number));
          break;
        }
    }
  for (guint i = 0; i < n_entries && is_empty (incident->creditor); i++)
    {
      if (strcmp (entries[i].kind, "kit") == 0)
        fill_tie (incident, anning_import_names_find (context->names, entries[i].name));
    }
  anning_trace_merge (incident, traces, n_entries);
  fill_party (context, relative_id, by_relative, incident);
}

static gboolean
write_trace (AnningDb                 *db,
             const Context            *context,
             const AnningImportGroup  *group,
             const AnningImportUnit   *unit,
             AnningTraceEntry         *entry,
             gint64                    incident_id,
             GError                  **error)
{
  gint64 source_id = context->source_ids[unit->part];

  entry->incident_id = incident_id;
  entry->source_id = source_id != 0 ? source_id : ANNING_UNKNOWN;
  entry->placed = (char *) (group->chosen ? "chosen" : group->n_units > 1 || group->incident_id != 0 ? "fitted" : "alone");
  if (!anning_records_save (db, &anning_trace_entry_type, entry, error))
    return FALSE;
  if (group->incident_id != 0)
    g_array_append_val (context->writing->done->traces, entry->record.id);
  if (context->writing->row_func != NULL)
    context->writing->row_func (context->writing->data);
  return TRUE;
}

/* What a relative wrote otherwise since: as far as nobody else changed it, the later version stands. */
static gboolean
replace_earlier (AnningDb                *db,
                 AnningIncident          *incident,
                 const AnningTraceEntry  *entry,
                 GError                 **error)
{
  g_autoptr (GPtrArray) earlier = NULL;
  g_autoptr (GPtrArray) traces = NULL;
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  if (strcmp (entry->kind, "kit") != 0)
    return TRUE;
  earlier = anning_import_kits_find_earlier (db, entry->key, error);
  if (earlier == NULL || earlier->len == 0)
    return earlier != NULL;
  traces = anning_records_list (db, &anning_trace_entry_type, "incident_id", incident->record.id, error);
  if (traces == NULL)
    return FALSE;
  for (guint i = 0; i < traces->len; i++)
    {
      AnningTraceEntry *trace = g_ptr_array_index (traces, i);
      gboolean old = FALSE;

      for (guint j = 0; j < earlier->len && !old; j++)
        old = ((const AnningTraceEntry *) g_ptr_array_index (earlier, j))->record.id == trace->record.id;
      if (!old)
        g_ptr_array_add (left, trace);
    }
  anning_trace_replace (incident, g_ptr_array_index (earlier, 0), (const AnningTraceEntry *const *) left->pdata, left->len);
  return TRUE;
}

static gboolean
change_incident (AnningDb                *db,
                 const Context           *context,
                 gint64                   incident_id,
                 const AnningTraceEntry  *entries,
                 guint                    n_entries,
                 gint64                   relative_id,
                 GError                 **error)
{
  g_autoptr (AnningIncident) before = anning_records_get (db, &anning_incident_type, incident_id, error);
  g_autoptr (AnningIncident) incident = NULL;

  if (before == NULL)
    return FALSE;
  incident = anning_incident_copy (before);
  for (guint i = 0; i < n_entries; i++)
    {
      if (!replace_earlier (db, incident, &entries[i], error))
        return FALSE;
    }
  fill_incident (context, entries, n_entries, relative_id, incident);
  if (anning_record_equal (&anning_incident_type, before, incident))
    return TRUE;
  if (!anning_records_save (db, &anning_incident_type, incident, error))
    return FALSE;
  g_ptr_array_add (context->writing->done->incidents_before, g_steal_pointer (&before));
  g_ptr_array_add (context->writing->done->incidents_after, g_steal_pointer (&incident));
  return TRUE;
}

static gboolean
make_incident (AnningDb                *db,
               const Context           *context,
               const AnningTraceEntry  *entries,
               guint                    n_entries,
               gint64                   relative_id,
               gint64                  *incident_id,
               GError                 **error)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  AnningImportWriting *writing = context->writing;

  fill_incident (context, entries, n_entries, relative_id, incident);
  if (!anning_records_save (db, &anning_incident_type, incident, error))
    return FALSE;
  *incident_id = incident->record.id;
  g_array_append_val (writing->done->incidents, *incident_id);
  if (writing->newest == 0 || incident->started_at > writing->newest_at)
    {
      writing->newest_at = incident->started_at;
      writing->newest = *incident_id;
    }
  return TRUE;
}

/* Made when its original is stored: without it there would be nothing to tell of it. */
static void
leave_to_recording (const Context          *context,
                    AnningTraceEntry       *entries,
                    guint                   n_entries,
                    gint64                  relative_id,
                    const AnningImportUnit *unit)
{
  const AnningImportPart *part = get_part (context->writing, unit->part);
  const AnningImportChoice *choice = context->writing->choice;
  AnningIncident *incident = anning_incident_new ();

  if (choice != NULL && entries[0].direction == NULL)
    entries[0].direction = (char *) choice->direction;
  fill_incident (context, entries, n_entries, relative_id, incident);
  if (n_entries == 1 && part->length_ms != ANNING_UNKNOWN)
    incident->ended_at = incident->started_at + part->length_ms;
  context->writing->written[unit->part].incident = incident;
}

static gboolean
write_group (AnningDb                 *db,
             const Context            *context,
             const AnningImportGroup  *group,
             GArray                   *entries,
             GError                  **error)
{
  AnningImportWriting *writing = context->writing;
  const guint *members = &g_array_index (context->match->members, guint, group->first);
  AnningTraceEntry *made;
  gint64 incident_id = group->incident_id;
  gint64 relative_id = writing->choice != NULL ? writing->choice->relative_id : 0;
  guint n_rows = 0;

  g_array_set_size (entries, group->n_units);
  made = (AnningTraceEntry *) (gpointer) entries->data;
  for (guint i = 0; i < group->n_units; i++)
    {
      const AnningImportUnit *unit = &g_array_index (context->match->units, AnningImportUnit, members[i]);
      const AnningImportPart *part = get_part (writing, unit->part);
      const AnningSourceRow *row;

      if (unit->row == THE_RECORDING)
        {
          entry_of_recording (&made[i], part);
          continue;
        }
      row = &g_array_index (part->rows->rows, AnningSourceRow, unit->row);
      anning_trace_entry_borrow (&made[i], row);
      if (row->relative_id != 0)
        relative_id = row->relative_id;
      n_rows++;
    }

  if (incident_id != 0)
    {
      if (!change_incident (db, context, incident_id, made, group->n_units, relative_id, error))
        return FALSE;
    }
  else if (n_rows > 0)
    {
      if (!make_incident (db, context, made, group->n_units, relative_id, &incident_id, error))
        return FALSE;
    }
  else
    leave_to_recording (context, made, group->n_units, relative_id,
                        &g_array_index (context->match->units, AnningImportUnit, members[0]));

  for (guint i = 0; i < group->n_units; i++)
    {
      const AnningImportUnit *unit = &g_array_index (context->match->units, AnningImportUnit, members[i]);

      writing->incidents[members[i]] = incident_id;
      if (unit->row == THE_RECORDING)
        writing->written[unit->part].incident_id = incident_id;
      else if (!write_trace (db, context, group, unit, &made[i], incident_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_relative (AnningDb    *db,
               GHashTable  *relatives,
               gint64       id,
               GError     **error)
{
  AnningRelative *relative;

  if (id == 0 || g_hash_table_contains (relatives, &id))
    return TRUE;
  relative = anning_records_get (db, &anning_relative_type, id, error);
  if (relative == NULL)
    return FALSE;
  g_hash_table_insert (relatives, &relative->record.id, relative);
  return TRUE;
}

/* Whose phones the lists are of. */
static gboolean
read_relatives (AnningDb  *db,
                Context   *context,
                GError   **error)
{
  const AnningImportWriting *writing = context->writing;

  if (writing->choice != NULL && !read_relative (db, context->relatives, writing->choice->relative_id, error))
    return FALSE;
  for (guint i = 0; i < writing->parts->len; i++)
    {
      const AnningImportPart *part = get_part (writing, i);

      for (guint j = 0; part->rows != NULL && !writing->left_out[i] && j < part->rows->result->writers->len; j++)
        {
          const AnningSourceWriter *writer = g_ptr_array_index (part->rows->result->writers, j);

          if (!read_relative (db, context->relatives, writer->relative_id, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_refused (AnningDb                 *db,
               AnningImportWriting      *self,
               const AnningImportMatch  *match,
               GError                  **error)
{
  g_autoptr (GPtrArray) refused = anning_import_refused_new (db, self->parts, match, error);

  return refused != NULL
         && anning_import_refused_write (db, refused, self->done->relatives_before, self->done->relatives_after, error);
}

gboolean
anning_import_write_lists (AnningDb                 *db,
                           AnningImportWriting      *self,
                           const AnningImportMatch  *match,
                           GError                  **error)
{
  g_autofree gint64 *source_ids = write_sources (db, self, match, error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AnningTraceEntry));
  g_autoptr (GHashTable) relatives = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                            anning_records_get_free_func (&anning_relative_type));
  g_autoptr (GHashTable) names = source_ids != NULL ? anning_import_names_read (db, match->ties, error) : NULL;
  Context context = { self, match, source_ids, names, relatives };

  if (names == NULL || !read_relatives (db, &context, error))
    return FALSE;
  self->incidents = g_new0 (gint64, match->units->len + 1);
  for (guint i = 0; i < match->groups->len; i++)
    {
      if (i % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!write_group (db, &context, &g_array_index (match->groups, AnningImportGroup, i), entries, error))
        return FALSE;
    }
  return write_refused (db, self, match, error);
}

/* The incident that the id of a member leads to; 0 if there is none. */
static gint64
incident_of (GHashTable *units,
             const char *id)
{
  const gint64 *incident_id;

  if (g_str_has_prefix (id, "incident:"))
    return g_ascii_strtoll (id + strlen ("incident:"), NULL, 10);
  incident_id = g_hash_table_lookup (units, id);
  return incident_id != NULL ? *incident_id : 0;
}

gboolean
anning_import_write_wishes (AnningDb                   *db,
                            const AnningImportWriting  *self,
                            const AnningImportMatch    *match,
                            GError                    **error)
{
  g_autoptr (GHashTable) units = NULL;

  if (self->choice == NULL || self->choice->wishes->len == 0)
    return TRUE;

  units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < match->units->len; i++)
    {
      const AnningImportUnit *unit = &g_array_index (match->units, AnningImportUnit, i);

      if (unit->row == THE_RECORDING && self->incidents[i] == 0)
        self->incidents[i] = self->written[unit->part].incident_id;
      g_hash_table_replace (units, anning_import_unit_dup_id (self->parts, unit), &self->incidents[i]);
    }
  for (guint i = 0; i < self->choice->wishes->len; i++)
    {
      const AnningImportWish *wish = g_ptr_array_index (self->choice->wishes, i);
      gint64 a = incident_of (units, wish->a);
      gint64 b = incident_of (units, wish->b);

      if (!wish->together && a != 0 && b != 0 && a != b && !anning_traces_keep_apart (db, a, b, error))
        return FALSE;
    }
  return TRUE;
}
