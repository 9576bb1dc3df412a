/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-takes.h"

#include "anning-date.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-ogg-end.h"
#include "anning-records.h"
#include "anning-take-stream-private.h"

#define MEDIA_TYPE "audio/ogg"
/* What a page could take at most, twice: the beginning of one is certainly in it. */
#define TAIL (2 * 65307)

void
anning_take_free (AnningTake *self)
{
  if (self == NULL)
    return;

  g_free (self->channel);
  g_array_unref (self->marks);
  g_free (self);
}

static void
take_free (gpointer data)
{
  anning_take_free (data);
}

/* ---- making ---- */

gint64
anning_takes_begin (AnningDb    *db,
                    gint64       started_at,
                    gint64       utc_offset,
                    const char  *channel,
                    GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  g_return_val_if_fail (channel != NULL, 0);

  if (!anning_db_check_writing (db, error)
      || !anning_db_exec (db, "DELETE FROM recording WHERE id NOT IN (SELECT recording_id FROM recording_piece)", error))
    return 0;
  statement = anning_db_prepare (db, "INSERT INTO recording (started_at, utc_offset, channel) VALUES (?1, ?2, ?3)",
                                 error);
  if (statement == NULL)
    return 0;
  anning_statement_bind_integer (statement, 1, started_at);
  anning_statement_bind_integer (statement, 2, utc_offset);
  anning_statement_bind_text (statement, 3, channel);
  if (!anning_statement_run (statement, error))
    return 0;
  return sqlite3_last_insert_rowid (anning_db_get_handle (db));
}

gboolean
anning_takes_append (AnningDb  *db,
                     gint64     take_id,
                     gint64     seq,
                     GBytes    *bytes,
                     GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, FALSE);

  if (!anning_db_check_writing (db, error))
    return FALSE;
  statement = anning_db_prepare (db,
                                 "INSERT INTO recording_piece (recording_id, seq, data) SELECT ?1, ?2, ?3"
                                 " WHERE ?2 = 0 OR EXISTS (SELECT 1 FROM recording_piece"
                                 " WHERE recording_id = ?1 AND seq = ?2 - 1)", error);
  if (statement == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  anning_statement_bind_integer (statement, 1, take_id);
  anning_statement_bind_integer (statement, 2, seq);
  anning_statement_bind_blob (statement, 3, data, length);
  if (!anning_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (anning_db_get_handle (db)) == 1)
    return TRUE;
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "The piece before it is missing");
  return FALSE;
}

gboolean
anning_takes_set_marks (AnningDb      *db,
                        gint64         take_id,
                        const gint64  *marks,
                        guint          n_marks,
                        GError       **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!anning_db_check_writing (db, error))
    return FALSE;
  for (guint i = 0; i < n_marks; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i == 0 ? "" : " ", marks[i]);

  statement = anning_db_prepare (db, "UPDATE recording SET marks = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, take_id);
  anning_statement_bind_text (statement, 2, text->str);
  return anning_statement_run (statement, error);
}

/* ---- reading ---- */

static GArray *
parse_marks (const char *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 mark;

      if (g_ascii_string_to_signed (words[i], 10, 0, G_MAXINT64, &mark, NULL))
        g_array_append_val (marks, mark);
    }
  return marks;
}

/* The last bytes of a take, across as many pieces as it needs. Returns: (transfer full): or NULL and @error */
static GByteArray *
read_tail (AnningDb  *db,
           gint64     take_id,
           GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GByteArray) tail = g_byte_array_new ();

  statement = anning_db_prepare (db, "SELECT data FROM recording_piece WHERE recording_id = ?1 ORDER BY seq DESC", error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, take_id);
  while (tail->len < TAIL)
    {
      gconstpointer data;
      gsize length;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      data = anning_statement_get_blob (statement, 0, &length);
      g_byte_array_prepend (tail, data, (guint) length);
    }
  return g_steal_pointer (&tail);
}

/* @length: (out): ms */
static gboolean
read_length (AnningDb  *db,
             gint64     take_id,
             gint64    *length,
             GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GByteArray) tail = read_tail (db, take_id, error);
  gconstpointer head;
  gsize n_head;
  gboolean row;

  *length = ANNING_UNKNOWN;
  if (tail == NULL)
    return FALSE;
  statement = anning_db_prepare (db, "SELECT data FROM recording_piece WHERE recording_id = ?1 AND seq = 0", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, take_id);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  head = anning_statement_get_blob (statement, 0, &n_head);
  if (head != NULL)
    *length = anning_ogg_opus_length (head, n_head, tail->data, tail->len);
  return TRUE;
}

/* @take_id: 0: all of them */
static GPtrArray *
list (AnningDb  *db,
      gint64     take_id,
      GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GPtrArray) takes = g_ptr_array_new_with_free_func (take_free);

  statement = anning_db_prepare (db,
                                 "SELECT r.id, r.started_at, r.utc_offset, r.channel, r.marks, sum (length (p.data))"
                                 " FROM recording r JOIN recording_piece p ON p.recording_id = r.id"
                                 " WHERE ?1 = 0 OR r.id = ?1"
                                 " GROUP BY r.id ORDER BY r.started_at, r.id", error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, take_id);
  for (;;)
    {
      AnningTake *take;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&takes);
      take = g_new0 (AnningTake, 1);
      take->id = anning_statement_get_integer (statement, 0);
      take->started_at = anning_statement_get_integer (statement, 1);
      take->utc_offset = anning_statement_get_integer (statement, 2);
      take->channel = g_strdup (anning_statement_get_text (statement, 3));
      take->marks = parse_marks (anning_statement_get_text (statement, 4));
      take->size = anning_statement_get_integer (statement, 5);
      g_ptr_array_add (takes, take);
      if (!read_length (db, take->id, &take->length_ms, error))
        return NULL;
    }
}

GPtrArray *
anning_takes_list (AnningDb  *db,
                   GError   **error)
{
  return list (db, 0, error);
}

/* ---- keeping ---- */

/* One that was interrupted has no mark of its end: with it, it is a file like any other. */
static gboolean
put_end (AnningDb  *db,
         gint64     take_id,
         GError   **error)
{
  g_autoptr (GByteArray) tail = read_tail (db, take_id, error);
  g_autofree char *sql = NULL;
  g_autoptr (GBytes) end = NULL;
  gint64 seq;

  if (tail == NULL)
    return FALSE;
  end = anning_ogg_make_end (tail->data, tail->len);
  if (end == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT max (seq) + 1 FROM recording_piece WHERE recording_id = %" G_GINT64_FORMAT, take_id);
  return anning_db_get_integer (db, sql, &seq, error) && anning_takes_append (db, take_id, seq, end, error);
}

/* The time in it tells later when the recording began. Returns: (transfer full) */
static char *
make_name (const AnningTake *take)
{
  AnningCivil civil;

  anning_instant_to_civil (take->started_at, take->utc_offset, &civil);
  return g_strdup_printf ("anning-%04d%02d%02d-%02d%02d%02d.opus", civil.year, civil.month, civil.day,
                          civil.hour, civil.minute, civil.second);
}

static AnningIncident *
make_incident (const AnningTake *take)
{
  AnningIncident *incident = anning_incident_new ();

  incident->started_at = take->started_at;
  incident->utc_offset = take->utc_offset;
  if (take->length_ms != ANNING_UNKNOWN)
    incident->ended_at = take->started_at + take->length_ms;
  incident->time_source = g_strdup ("recorder");
  incident->channel = g_strdup (take->channel != NULL ? take->channel : "call");
  incident->connected = g_strdup ("yes");
  incident->to_party = g_strdup ("debtor");
  return incident;
}

static gboolean
make_markers (AnningDb          *db,
              const AnningTake  *take,
              gint64             evidence_id,
              GError           **error)
{
  for (guint i = 0; i < take->marks->len; i++)
    {
      g_autoptr (AnningMarker) marker = anning_marker_new ();
      gint64 start = g_array_index (take->marks, gint64, i);

      /* What was recorded after the last piece in the file was lost with what was marked in it. */
      if (take->length_ms != ANNING_UNKNOWN && start >= take->length_ms)
        continue;
      marker->evidence_id = evidence_id;
      marker->start_ms = start;
      if (!anning_records_save (db, &anning_marker_type, marker, error))
        return FALSE;
    }
  return TRUE;
}

AnningKeptTake *
anning_takes_keep (AnningDb      *db,
                   gint64         take_id,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GPtrArray) takes = list (db, take_id, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (AnningIncident) incident = NULL;
  g_autofree char *name = NULL;
  const AnningTake *take;
  AnningKeptTake kept;

  if (takes == NULL)
    return NULL;
  if (takes->len == 0)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "There is no such recording");
      return NULL;
    }
  if (!put_end (db, take_id, error))
    return NULL;
  take = g_ptr_array_index (takes, 0);
  name = make_name (take);
  incident = make_incident (take);
  stream = anning_take_stream_new (db, take_id);

  kept.evidence_id = anning_evidence_add (db, stream, MEDIA_TYPE, NULL, NULL, NULL, cancellable, error);
  if (kept.evidence_id == 0 || !anning_records_save (db, &anning_incident_type, incident, error))
    return NULL;
  kept.incident_id = incident->record.id;
  if (anning_evidence_use (db, kept.evidence_id, "incident", kept.incident_id, name, NULL,
                           incident->ended_at, error) == 0
      || !make_markers (db, take, kept.evidence_id, error)
      || !anning_takes_discard (db, take_id, error))
    return NULL;
  return g_memdup2 (&kept, sizeof kept);
}

void
anning_takes_note_heard (AnningDb             *db,
                         const AnningKeptTake *kept)
{
  g_return_if_fail (kept != NULL);
  anning_db_note_change (db, "incident", kept->incident_id);
}

gboolean
anning_takes_discard (AnningDb  *db,
                      gint64     take_id,
                      GError   **error)
{
  static const char *const statements[] = {
    "DELETE FROM recording_piece WHERE recording_id = ?1",
    "DELETE FROM recording WHERE id = ?1",
  };

  if (!anning_db_check_writing (db, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (AnningStatement) statement = anning_db_prepare (db, statements[i], error);

      if (statement == NULL)
        return FALSE;
      anning_statement_bind_integer (statement, 1, take_id);
      if (!anning_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- from a page ---- */

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_takes_list (db, error);
}

static void
list_free (gpointer data)
{
  g_ptr_array_unref (data);
}

void
anning_takes_list_async (AnningStore         *store,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  anning_store_read_async (store, list_job, NULL, NULL, list_free, cancellable, callback, user_data);
}

GPtrArray *
anning_takes_list_finish (AnningStore   *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

static gpointer
discard_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  if (anning_takes_discard (db, *(gint64 *) data, error))
    anning_db_note_dropped (db);
  return NULL;
}

void
anning_takes_discard_async (AnningStore         *store,
                            gint64               take_id,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  anning_store_write_async (store, discard_job, g_memdup2 (&take_id, sizeof take_id), g_free, NULL, NULL,
                            callback, user_data);
}

gboolean
anning_takes_discard_finish (AnningStore   *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  anning_store_call_finish (store, result, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
