/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-match-private.h"

#include <string.h>

#include "anning-evidence-find.h"
#include "anning-importer.h"
#include "anning-numbers.h"
#include "anning-phone.h"
#include "anning-sources.h"
#include "anning-trace-merge.h"
#include "anning-trace-told.h"
#include "anning-traces.h"

/* More incidents than this at one moment are not told apart one from another. */
#define CROWD 64
/* Rows between two looks at the cancellable. */
#define ROWS_BETWEEN_LOOKS 4096

static void
part_clear (gpointer data)
{
  AnningImportPart *part = data;

  g_clear_object (&part->item);
  g_clear_pointer (&part->rows, anning_import_rows_unref);
}

GArray *
anning_import_parts_new (AnningImportPlan *plan)
{
  GListModel *items = anning_import_plan_get_items (plan);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (AnningImportPart));

  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      AnningImportPart part = { .item = g_list_model_get_item (items, i) };

      part.length_ms = part.item->length_ms;
      if (part.item->rows != NULL)
        part.rows = anning_import_rows_ref (part.item->rows);
      g_array_append_val (parts, part);
    }
  return parts;
}

char *
anning_import_unit_dup_id (const GArray           *parts,
                           const AnningImportUnit *unit)
{
  const AnningImportPart *part = &g_array_index (parts, AnningImportPart, unit->part);

  if (unit->row == ANNING_IMPORT_THE_RECORDING)
    return g_strconcat ("file:", part->item->sha256, NULL);
  return g_strconcat ("row:", g_array_index (part->rows->rows, AnningSourceRow, unit->row).key, NULL);
}

static void
unsure_free (gpointer data)
{
  AnningImportUnsure *unsure = data;

  g_ptr_array_unref (unsure->members);
  g_free (unsure);
}

void
anning_import_match_free (AnningImportMatch *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->units);
  g_array_unref (self->groups);
  g_array_unref (self->members);
  g_array_unref (self->tallies);
  g_ptr_array_unref (self->unsure);
  g_clear_pointer (&self->ties, g_hash_table_unref);
  g_free (self);
}

static AnningImportMatch *
match_new (guint n_parts)
{
  AnningImportMatch *self = g_new0 (AnningImportMatch, 1);

  self->units = g_array_new (FALSE, FALSE, sizeof (AnningImportUnit));
  self->groups = g_array_new (FALSE, FALSE, sizeof (AnningImportGroup));
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
  self->tallies = g_array_new (FALSE, TRUE, sizeof (AnningImportTally));
  g_array_set_size (self->tallies, n_parts);
  self->unsure = g_ptr_array_new_with_free_func (unsure_free);
  return self;
}

/* ---- what comes in ---- */

static gboolean
is_text (const AnningSourceRow *row)
{
  return row->kind == ANNING_SOURCE_TEXT_LOG || g_strcmp0 (row->channel, "sms") == 0;
}

/* Whose contacts nobody tied to a creditor stay out, unless they were chosen. */
static gboolean
takes_number (const AnningImportMatching *self,
              const char                 *number)
{
  const AnningNumberTie *tie = number != NULL ? g_hash_table_lookup (self->match->ties, number) : NULL;
  const AnningNumber *said = NULL;

  if (self->choice == NULL)
    return tie != NULL && anning_number_tie_is_known (tie);
  if (number != NULL)
    said = anning_import_choice_get_number (self->choice, number);
  if (said != NULL ? said->private : tie != NULL && tie->private)
    return FALSE;
  return anning_import_choice_takes (self->choice, number);
}

static gboolean
takes_row (const AnningImportMatching *self,
           const AnningSourceRow      *row)
{
  /* Somebody sent it for this. */
  if (row->kind == ANNING_SOURCE_KIT)
    return TRUE;
  if (self->choice != NULL
      && ((!self->choice->texts && is_text (row))
          || (self->choice->since != ANNING_UNKNOWN && row->started_at < self->choice->since)))
    return FALSE;
  return takes_number (self, row->number);
}

static void
add_unit (AnningImportMatching *self,
          guint                 part,
          guint                 row)
{
  AnningImportUnit unit = { part, row };

  g_array_append_val (self->match->units, unit);
}

/* @keys: of this import so far. @any: whether the file may know one */
static gboolean
take_rows (AnningImportMatching  *self,
           guint                  place,
           GHashTable            *keys,
           gboolean               any,
           GError               **error)
{
  const AnningImportPart *part = anning_import_matching_get_part (self, place);
  AnningImportTally *tally = &g_array_index (self->match->tallies, AnningImportTally, place);
  const AnningSourceResult *result = part->rows->result;
  gboolean with_recording = part->item->recording != NULL
                            && part->item->recording->verdict != ANNING_IMPORT_REFUSED;

  tally->n_rows = part->rows->rows->len;
  for (guint i = ANNING_SKIP_HEADING + 1; i < ANNING_SKIP_REASONS; i++)
    tally->n_skipped += (guint) result->n_skipped[i];

  for (guint i = 0; i < part->rows->rows->len; i++)
    {
      const AnningSourceRow *row = &g_array_index (part->rows->rows, AnningSourceRow, i);
      gboolean known = FALSE;

      if (i % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!with_recording && !takes_row (self, row))
        {
          tally->n_left_out++;
          continue;
        }
      if (!g_hash_table_add (keys, row->key))
        known = TRUE;
      else if (any && !anning_sources_know_key (self->db, row->key, &known, error))
        return FALSE;
      if (known)
        tally->n_known++;
      else
        add_unit (self, place, i);
    }
  return TRUE;
}

static gboolean
take_units (AnningImportMatching  *self,
            const gboolean        *left_out,
            GError               **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any;

  if (!anning_sources_know_any (self->db, &any, error))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AnningImportPart *part = anning_import_matching_get_part (self, i);

      if (left_out != NULL && left_out[i])
        continue;
      if (part->rows != NULL)
        {
          if (part->item->verdict != ANNING_IMPORT_REFUSED && !take_rows (self, i, keys, any, error))
            return FALSE;
        }
      else if (part->item->verdict == ANNING_IMPORT_NEW && part->item->importer == &anning_recording_importer)
        add_unit (self, i, ANNING_IMPORT_THE_RECORDING);
    }
  return TRUE;
}

/* ---- as traces ---- */

static void
trace_of_recording (AnningImportMatching   *self,
                    const AnningImportPart *part,
                    AnningTrace            *trace)
{
  const AnningImportItem *item = part->item;
  g_autofree char *plain = anning_phone_normalise (item->number);
  g_autofree char *number = NULL;
  AnningTold told = {
    .started_at = item->started_at,
    .utc_offset = item->utc_offset,
    .time_source = item->time_source,
    .channel = "call",
    .direction = item->direction,
    .connected = "yes",
    .number = plain,
  };

  anning_trace_from_recording (trace, &told, item->name, item->file_time, part->length_ms, &number);
  /* What its side file says is better than its name. */
  if (strcmp (item->time_source, "recorder") == 0 && plain != NULL)
    trace->number = plain;
  if (trace->number != NULL)
    trace->number = g_string_chunk_insert_const (self->texts, trace->number);
  if (trace->direction != NULL)
    trace->direction = g_intern_string (trace->direction);
}

static void
trace_of_unit (AnningImportMatching *self,
               guint                 unit,
               AnningTrace          *trace)
{
  const AnningImportUnit *place = anning_import_matching_get_unit (self, unit);
  AnningTraceEntry entry;

  if (place->row == ANNING_IMPORT_THE_RECORDING)
    {
      trace_of_recording (self, anning_import_matching_get_part (self, place->part), trace);
      return;
    }
  anning_trace_entry_borrow (&entry, anning_import_matching_get_row (self, place));
  if (!anning_trace_from_entry (trace, &entry))
    /* Nothing else tells of such a contact. */
    *trace = (AnningTrace) { .kind = ANNING_TRACE_LOG, .started_at = entry.started_at, .precision = 1, .length = ANNING_UNKNOWN };
}

/* Two that are further apart than this are not one contact, whatever they are. */
static gint64
widest_gap (const AnningJoinTolerance *tolerance)
{
  gint64 clock = 0;

  for (guint i = 0; i < ANNING_TRACE_KINDS; i++)
    clock = MAX (clock, tolerance->clock[i]);
  return 2 * clock + tolerance->ringing + tolerance->delivery + 2 * ANNING_MS_PER_MINUTE;
}

static gboolean
read_what_is_there (AnningImportMatching  *self,
                    GError               **error)
{
  gint64 from = G_MAXINT64;
  gint64 until = G_MININT64;
  gint64 gap = widest_gap (&self->tolerance);

  for (guint i = 0; i < self->match->units->len; i++)
    {
      AnningTrace trace;

      trace_of_unit (self, i, &trace);
      g_array_append_val (self->traces, trace);
      from = MIN (from, trace.started_at);
      until = MAX (until, trace.started_at);
    }
  if (self->match->units->len == 0)
    return TRUE;
  if (!anning_import_matching_find_earlier (self, &from, &until, error))
    return FALSE;

  self->log = anning_traces_read (self->db, from > G_MININT64 + gap ? from - gap : from,
                                  until < G_MAXINT64 - gap ? until + gap : until, error);
  if (self->log == NULL)
    return FALSE;
  self->n_there = self->log->traces->len;
  g_array_prepend_vals (self->traces, self->log->traces->data, self->n_there);
  for (guint i = 0; i < self->n_there; i++)
    {
      const AnningTraceOrigin *origin = &g_array_index (self->log->origins, AnningTraceOrigin, i);

      if (!g_hash_table_contains (self->firsts, &origin->incident_id))
        g_hash_table_insert (self->firsts, (gpointer) &origin->incident_id, GUINT_TO_POINTER (i + 1));
    }
  return TRUE;
}

/* ---- wishes ---- */

void
anning_import_matching_wish (AnningImportMatching *self,
                             guint                 a,
                             guint                 b,
                             gboolean              together)
{
  AnningJoinWish wish = { a, b, together };

  g_array_append_val (self->wishes, wish);
}

guint
anning_import_matching_first_of (const AnningImportMatching *self,
                                 gint64                      incident_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->firsts, &incident_id)) - 1;
}

/* Two incidents that stand are never made one by what comes in. */
static void
keep_incidents_apart (AnningImportMatching *self)
{
  gint64 gap = widest_gap (&self->tolerance);

  for (guint i = 0; i < self->n_there; i++)
    {
      const AnningTrace *trace = &g_array_index (self->traces, AnningTrace, i);
      gint64 incident = g_array_index (self->log->origins, AnningTraceOrigin, i).incident_id;
      guint near = 0;

      if (trace->number == NULL)
        continue;
      for (guint j = i + 1; j < self->n_there && near < CROWD; j++)
        {
          const AnningTrace *other = &g_array_index (self->traces, AnningTrace, j);
          gint64 other_incident = g_array_index (self->log->origins, AnningTraceOrigin, j).incident_id;

          if (other->started_at - trace->started_at > gap + trace->precision)
            break;
          if (other_incident == incident || g_strcmp0 (trace->number, other->number) != 0)
            continue;
          anning_import_matching_wish (self, anning_import_matching_first_of (self, incident), anning_import_matching_first_of (self, other_incident), FALSE);
          near++;
        }
    }
}

/* A side file belongs to its recording, whatever their times are. */
static gboolean
hold_side_files (AnningImportMatching  *self,
                 GError               **error)
{
  g_autoptr (GHashTable) recordings = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->match->units->len; i++)
    {
      const AnningImportUnit *unit = anning_import_matching_get_unit (self, i);

      if (unit->row == ANNING_IMPORT_THE_RECORDING)
        g_hash_table_insert (recordings, anning_import_matching_get_part (self, unit->part)->item, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < self->match->units->len; i++)
    {
      const AnningImportUnit *unit = anning_import_matching_get_unit (self, i);
      const AnningImportItem *recording = anning_import_matching_get_part (self, unit->part)->item->recording;
      guint other = G_MAXUINT;

      if (recording == NULL)
        continue;
      if (g_hash_table_contains (recordings, recording))
        other = self->n_there + GPOINTER_TO_UINT (g_hash_table_lookup (recordings, recording)) - 1;
      else if (recording->sha256 != NULL)
        {
          gint64 evidence_id = 0;
          gint64 incident_id = 0;

          if (!anning_evidence_find (self->db, recording->sha256, &evidence_id, NULL, error)
              || (evidence_id != 0 && !anning_evidence_find_incident (self->db, evidence_id, &incident_id, error)))
            return FALSE;
          other = anning_import_matching_first_of (self, incident_id);
        }
      if (other != G_MAXUINT)
        anning_import_matching_wish (self, self->n_there + i, other, TRUE);
    }
  return TRUE;
}

char *
anning_import_matching_dup_id (const AnningImportMatching *self,
                               guint                       trace)
{
  if (trace < self->n_there)
    return g_strdup_printf ("incident:%" G_GINT64_FORMAT,
                            g_array_index (self->log->origins, AnningTraceOrigin, trace).incident_id);
  return anning_import_unit_dup_id (self->parts, anning_import_matching_get_unit (self, trace - self->n_there));
}

/* What the user said in the preview. */
static void
add_own_wishes (AnningImportMatching *self)
{
  g_autoptr (GHashTable) places = NULL;

  self->n_own_wishes = self->wishes->len;
  if (self->choice == NULL || self->choice->wishes->len == 0)
    return;

  places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = self->traces->len; i > 0; i--)
    g_hash_table_replace (places, anning_import_matching_dup_id (self, i - 1), GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->choice->wishes->len; i++)
    {
      const AnningImportWish *wish = g_ptr_array_index (self->choice->wishes, i);
      guint a = GPOINTER_TO_UINT (g_hash_table_lookup (places, wish->a));
      guint b = GPOINTER_TO_UINT (g_hash_table_lookup (places, wish->b));

      if (a > 0 && b > 0 && a != b && !(wish->together && a <= self->n_there && b <= self->n_there))
        anning_import_matching_wish (self, a - 1, b - 1, wish->together);
    }
}

static gboolean
collect_wishes (AnningImportMatching  *self,
                GError               **error)
{
  if (self->log != NULL)
    {
      g_autoptr (GArray) said = anning_traces_read_wishes (self->db, self->log, error);

      if (said == NULL)
        return FALSE;
      g_array_append_vals (self->wishes, said->data, said->len);
      keep_incidents_apart (self);
    }
  if (!hold_side_files (self, error)
      || !anning_import_matching_keep_phones_apart (self, widest_gap (&self->tolerance), error))
    return FALSE;
  add_own_wishes (self);
  return TRUE;
}

static gboolean
work (AnningImportMatching  *self,
      const gboolean        *left_out,
      GError               **error)
{
  self->match->ties = anning_numbers_read_ties (self->db, error);
  if (self->match->ties == NULL || !take_units (self, left_out, error) || !read_what_is_there (self, error)
      || !collect_wishes (self, error) || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  anning_import_matching_join (self);
  return TRUE;
}

AnningImportMatch *
anning_import_match_new (AnningDb                  *db,
                         const GArray              *parts,
                         const AnningImportChoice  *choice,
                         const gboolean            *left_out,
                         GCancellable              *cancellable,
                         GError                   **error)
{
  g_autoptr (AnningImportMatch) match = match_new (parts->len);
  AnningImportMatching matching = {
    .db = db,
    .parts = parts,
    .choice = choice,
    .cancellable = cancellable,
    .match = match,
    .traces = g_array_new (FALSE, FALSE, sizeof (AnningTrace)),
    .wishes = g_array_new (FALSE, FALSE, sizeof (AnningJoinWish)),
    .firsts = g_hash_table_new (g_int64_hash, g_int64_equal),
    .texts = g_string_chunk_new (1024),
    .earlier = g_hash_table_new_full (NULL, NULL, NULL, g_free),
  };
  gboolean done;

  if (choice != NULL)
    matching.tolerance = choice->tolerance;
  else
    anning_join_tolerance_init (&matching.tolerance);
  done = work (&matching, left_out, error);

  g_array_unref (matching.traces);
  g_array_unref (matching.wishes);
  g_hash_table_unref (matching.firsts);
  g_string_chunk_free (matching.texts);
  g_hash_table_unref (matching.earlier);
  anning_trace_log_free (matching.log);
  return done ? g_steal_pointer (&match) : NULL;
}
