/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-tellings.h"

#include <string.h>

#include "anning-date.h"
#include "anning-db-private.h"
#include "anning-phone.h"
#include "anning-records.h"
#include "anning-text-marks.h"
#include "anning-trace-told.h"
#include "anning-traces.h"

/* Further away than any tolerance reaches. */
#define NEAR (15 * ANNING_MS_PER_MINUTE)

/* As near as a person may look for the other one, and how many of them. */
#define DAY (24 * 60 * ANNING_MS_PER_MINUTE)
#define MOST_NEAR "50"

/* More of them could not be looked at one by one. */
#define MOST_MAYBE 5

/* A recording is what was decoded, or failed to be for another reason than not being one. */
#define IS_RECORDING \
  "(e.length_ms IS NOT NULL OR e.media_type GLOB 'audio/*'" \
  " OR (e.problem IS NOT NULL AND e.problem <> 'not_audio'))"

void
anning_telling_free (AnningTelling *self)
{
  if (self == NULL)
    return;

  anning_trace_entry_free (self->entry);
  g_free (self->name);
  g_free (self);
}

static void
maybe_same_free (gpointer data)
{
  AnningMaybeSame *self = data;

  g_free (self->channel);
  g_free (self->direction);
  g_free (self->number);
  g_free (self->creditor);
  g_free (self->gist);
  g_free (self->kinds);
  g_free (self);
}

/* @self: (nullable) */
void
anning_tellings_free (AnningTellings *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->maybe, g_ptr_array_unref);
  g_free (self);
}

/* ---- sources ---- */

static gboolean
read_names (GPtrArray  *sources,
            AnningDb   *db,
            GError    **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "SELECT name FROM source WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      AnningTelling *telling = g_ptr_array_index (sources, i);
      gboolean row;

      if (telling->entry->source_id == ANNING_UNKNOWN)
        continue;
      anning_statement_rewind (statement);
      anning_statement_bind_integer (statement, 1, telling->entry->source_id);
      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        telling->name = anning_text_without_marks (anning_statement_get_text (statement, 0));
    }
  return TRUE;
}

static gboolean
read_entries (GPtrArray  *sources,
              AnningDb   *db,
              gint64      incident_id,
              GError    **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  entries = anning_records_list (db, &anning_trace_entry_type, "incident_id", incident_id, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      AnningTelling *telling = g_new0 (AnningTelling, 1);

      telling->entry = anning_trace_entry_copy (g_ptr_array_index (entries, i));
      g_ptr_array_add (sources, telling);
    }
  return read_names (sources, db, error);
}

static gboolean
read_recordings (GPtrArray  *sources,
                 AnningDb   *db,
                 gint64      incident_id,
                 GError    **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "SELECT i.started_at, i.utc_offset, i.time_source, i.channel, i.direction,"
                                 " i.connected, CASE i.direction WHEN 'out' THEN i.to_number ELSE i.from_number END,"
                                 " u.id, u.evidence_id, u.name, u.file_time, e.length_ms"
                                 " FROM incident i JOIN evidence_use u ON u.owner = 'incident' AND u.owner_id = i.id"
                                 " JOIN evidence e ON e.id = u.evidence_id"
                                 " WHERE i.id = ?1 AND i.channel IN ('call', 'ai_call') AND " IS_RECORDING
                                 " ORDER BY u.id", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, incident_id);
  for (;;)
    {
      g_autofree char *number = NULL;
      AnningTelling *telling;
      AnningTold told;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      number = anning_phone_normalise (anning_statement_get_text (statement, 6));
      told = (AnningTold) {
        .started_at = anning_statement_get_integer (statement, 0),
        .utc_offset = anning_statement_get_integer (statement, 1),
        .time_source = anning_statement_get_text (statement, 2),
        .channel = anning_statement_get_text (statement, 3),
        .direction = anning_statement_get_text (statement, 4),
        .connected = anning_statement_get_text (statement, 5),
        .number = number,
      };
      telling = g_new0 (AnningTelling, 1);
      telling->use_id = anning_statement_get_integer (statement, 7);
      telling->evidence_id = anning_statement_get_integer (statement, 8);
      telling->name = anning_text_without_marks (anning_statement_get_text (statement, 9));
      telling->entry = anning_trace_entry_from_recording (&told, telling->name,
                                                          anning_statement_get_integer (statement, 10),
                                                          anning_statement_get_integer (statement, 11));
      telling->entry->incident_id = incident_id;
      g_ptr_array_add (sources, telling);
    }
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const AnningTelling *first = *(AnningTelling *const *) a;
  const AnningTelling *second = *(AnningTelling *const *) b;

  if (first->entry->started_at != second->entry->started_at)
    return first->entry->started_at < second->entry->started_at ? -1 : 1;
  if (first->entry->record.id != second->entry->record.id)
    return first->entry->record.id < second->entry->record.id ? -1 : 1;
  return first->use_id < second->use_id ? -1 : first->use_id > second->use_id;
}

GPtrArray *
anning_tellings_read_sources (AnningDb  *db,
                              gint64     incident_id,
                              GError   **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_telling_free);

  if (!read_entries (sources, db, incident_id, error) || !read_recordings (sources, db, incident_id, error))
    return NULL;
  g_ptr_array_sort (sources, compare_starts);
  return g_steal_pointer (&sources);
}

/* ---- others that may be the same contact ---- */

/* The incident itself. */
typedef struct
{
  gint64 id;
  gint64 started_at;
  gint64 utc_offset;
  gboolean noted;
  gboolean told; /* of its channel logs tell */
} Subject;

static gboolean
read_subject (Subject   *subject,
              AnningDb  *db,
              gint64     incident_id,
              GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT started_at, coalesce (time_source, 'typed') = 'typed', channel, utc_offset"
                                     " FROM incident WHERE id = ?1 AND deleted_at = 0", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, incident_id);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "There is no such incident");
      return FALSE;
    }
  subject->id = incident_id;
  subject->started_at = anning_statement_get_integer (statement, 0);
  subject->noted = anning_statement_get_integer (statement, 1) == 1;
  subject->told = anning_trace_channel_is_told (anning_statement_get_text (statement, 2));
  subject->utc_offset = anning_statement_get_integer (statement, 3);
  return TRUE;
}

/* Appends what tells of one incident, all of it together. */
static void
take_traces (const AnningTraceLog *log,
             gint64                incident_id,
             GArray               *traces,
             GArray               *wishes)
{
  guint first = traces->len;

  for (guint i = 0; i < log->traces->len; i++)
    {
      AnningJoinWish wish = { first, traces->len, TRUE };

      if (g_array_index (log->origins, AnningTraceOrigin, i).incident_id != incident_id)
        continue;
      g_array_append_val (traces, g_array_index (log->traces, AnningTrace, i));
      if (wish.b > first)
        g_array_append_val (wishes, wish);
    }
}

/* Whether two incidents could be one contact. */
static gboolean
may_be_same (const AnningTraceLog *log,
             gint64                a,
             gint64                b,
             gboolean             *guessed)
{
  g_autoptr (GArray) traces = g_array_new (FALSE, FALSE, sizeof (AnningTrace));
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (AnningJoinWish));
  g_autoptr (AnningJoin) join = NULL;
  AnningJoinTolerance tolerance;
  guint n_first;

  take_traces (log, a, traces, wishes);
  n_first = traces->len;
  take_traces (log, b, traces, wishes);
  if (n_first == 0 || n_first == traces->len)
    return FALSE;
  anning_join_tolerance_init (&tolerance);
  join = anning_trace_join (&g_array_index (traces, AnningTrace, 0), traces->len, &tolerance,
                            (const AnningJoinWish *) (gpointer) wishes->data, wishes->len);
  *guessed = join->guesses->len > 0;
  return join->groups->len == 1 || *guessed;
}

static void
add_kind (GString         *kinds,
          AnningTraceKind  kind)
{
  static const char *const words[] = { "note", "phone_log", "bill", "recording" };

  if (strstr (kinds->str, words[kind]) != NULL)
    return;
  if (kinds->len > 0)
    g_string_append_c (kinds, ' ');
  g_string_append (kinds, words[kind]);
}

static AnningMaybeSame *
read_maybe (AnningDb              *db,
            const AnningTraceLog  *log,
            gint64                 incident_id,
            GError               **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GString) kinds = g_string_new (NULL);
  AnningMaybeSame *maybe;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT started_at, utc_offset, channel, direction,"
                                     " CASE direction WHEN 'out' THEN to_number ELSE from_number END, creditor,"
                                     " substr (coalesce (summary, words, CASE direction WHEN 'out' THEN reply END), 1, 200)"
                                     " FROM incident WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, incident_id);
  if (!anning_statement_step (statement, &row, error))
    return NULL;
  for (guint i = 0; i < log->traces->len; i++)
    {
      if (g_array_index (log->origins, AnningTraceOrigin, i).incident_id == incident_id)
        add_kind (kinds, g_array_index (log->traces, AnningTrace, i).kind);
    }
  maybe = g_new0 (AnningMaybeSame, 1);
  maybe->incident_id = incident_id;
  maybe->started_at = anning_statement_get_integer (statement, 0);
  maybe->utc_offset = anning_statement_get_integer (statement, 1);
  maybe->channel = g_strdup (anning_statement_get_text (statement, 2));
  maybe->direction = g_strdup (anning_statement_get_text (statement, 3));
  maybe->number = g_strdup (anning_statement_get_text (statement, 4));
  maybe->creditor = anning_text_without_marks (anning_statement_get_text (statement, 5));
  maybe->gist = anning_text_without_marks (anning_statement_get_text (statement, 6));
  maybe->kinds = g_string_free (g_steal_pointer (&kinds), FALSE);
  return maybe;
}

static int
compare_distances (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  const AnningMaybeSame *first = *(AnningMaybeSame *const *) a;
  const AnningMaybeSame *second = *(AnningMaybeSame *const *) b;
  gint64 started_at = *(gint64 *) data;
  gint64 one = ABS (first->started_at - started_at);
  gint64 other = ABS (second->started_at - started_at);

  if (first->guessed != second->guessed)
    return first->guessed ? 1 : -1;
  if (one != other)
    return one < other ? -1 : 1;
  return first->incident_id < second->incident_id ? -1 : first->incident_id > second->incident_id;
}

/* Returns: (transfer full): ids of incidents of which the person said that they are others; NULL and @error */
static GHashTable *
find_apart (AnningDb              *db,
            const AnningTraceLog  *log,
            gint64                 incident_id,
            GError               **error)
{
  g_autoptr (GArray) wishes = anning_traces_read_wishes (db, log, error);
  g_autoptr (GHashTable) apart = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (wishes == NULL)
    return NULL;
  for (guint i = 0; i < wishes->len; i++)
    {
      const AnningJoinWish *wish = &g_array_index (wishes, AnningJoinWish, i);
      gint64 a = g_array_index (log->origins, AnningTraceOrigin, wish->a).incident_id;
      gint64 b = g_array_index (log->origins, AnningTraceOrigin, wish->b).incident_id;

      if (wish->together || (a != incident_id && b != incident_id))
        continue;
      if (a == incident_id)
        a = b;
      g_hash_table_add (apart, g_memdup2 (&a, sizeof a));
    }
  return g_steal_pointer (&apart);
}

static GPtrArray *
find_maybe (AnningDb       *db,
            const Subject  *subject,
            GError        **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (maybe_same_free);
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (AnningTraceLog) log = NULL;

  if (!subject->told)
    return g_steal_pointer (&found);
  log = anning_traces_read (db, subject->started_at - NEAR, subject->started_at + NEAR, error);
  seen = log != NULL ? find_apart (db, log, subject->id, error) : NULL;
  if (seen == NULL)
    return NULL;

  for (guint i = 0; i < log->origins->len; i++)
    {
      gint64 id = g_array_index (log->origins, AnningTraceOrigin, i).incident_id;
      gboolean guessed;
      AnningMaybeSame *maybe;

      if (id == subject->id || !g_hash_table_add (seen, g_memdup2 (&id, sizeof id))
          || !may_be_same (log, subject->id, id, &guessed))
        continue;
      maybe = read_maybe (db, log, id, error);
      if (maybe == NULL)
        return NULL;
      maybe->guessed = guessed;
      g_ptr_array_add (found, maybe);
    }
  g_ptr_array_sort_with_data (found, compare_distances, (gpointer) &subject->started_at);
  if (found->len > MOST_MAYBE)
    g_ptr_array_set_size (found, MOST_MAYBE);
  return g_steal_pointer (&found);
}

/* Ids of incidents, the nearest first. */
static GArray *
find_near (AnningDb       *db,
           const Subject  *subject,
           GError        **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "SELECT id FROM incident WHERE deleted_at = 0 AND id <> ?1"
                                     " AND started_at BETWEEN ?2 AND ?3"
                                     " ORDER BY abs (started_at - ?4), id LIMIT " MOST_NEAR, error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, subject->id);
  anning_statement_bind_integer (statement, 2, subject->started_at - DAY);
  anning_statement_bind_integer (statement, 3, subject->started_at + DAY);
  anning_statement_bind_integer (statement, 4, subject->started_at);
  return anning_statement_read_ids (statement, error);
}

GPtrArray *
anning_tellings_read_near (AnningDb  *db,
                           gint64     incident_id,
                           GError   **error)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new_with_free_func (maybe_same_free);
  g_autoptr (AnningTraceLog) log = NULL;
  g_autoptr (GArray) ids = NULL;
  Subject subject;

  if (!read_subject (&subject, db, incident_id, error))
    return NULL;
  ids = find_near (db, &subject, error);
  log = ids != NULL ? anning_traces_read (db, subject.started_at - DAY, subject.started_at + DAY, error) : NULL;
  if (log == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      AnningMaybeSame *maybe = read_maybe (db, log, g_array_index (ids, gint64, i), error);

      if (maybe == NULL)
        return NULL;
      g_ptr_array_add (near, maybe);
    }
  return g_steal_pointer (&near);
}

static gpointer
near_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_tellings_read_near (db, *(const gint64 *) data, error);
}

void
anning_tellings_read_near_async (AnningStore         *store,
                                 gint64               incident_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  anning_store_read_async (store, near_job, g_memdup2 (&incident_id, sizeof incident_id), g_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
anning_tellings_read_near_finish (AnningStore   *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

AnningTellings *
anning_tellings_read (AnningDb  *db,
                      gint64     incident_id,
                      GError   **error)
{
  g_autoptr (AnningTellings) self = g_new0 (AnningTellings, 1);
  Subject subject;

  if (!read_subject (&subject, db, incident_id, error))
    return NULL;
  self->started_at = subject.started_at;
  self->utc_offset = subject.utc_offset;
  self->noted = subject.noted;
  self->sources = anning_tellings_read_sources (db, incident_id, error);
  if (self->sources == NULL)
    return NULL;
  self->maybe = find_maybe (db, &subject, error);
  return self->maybe != NULL ? g_steal_pointer (&self) : NULL;
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_tellings_read (db, *(const gint64 *) data, error);
}

void
anning_tellings_read_async (AnningStore         *store,
                            gint64               incident_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  anning_store_read_async (store, read_job, g_memdup2 (&incident_id, sizeof incident_id), g_free,
                           (GDestroyNotify) anning_tellings_free, cancellable, callback, user_data);
}

AnningTellings *
anning_tellings_read_finish (AnningStore   *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
