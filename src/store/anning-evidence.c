/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence.h"

#include "anning-evidence-private.h"
#include "anning-incident.h"
#include "anning-journal-private.h"
#include "anning-records-private.h"
#include "anning-text-marks.h"

#define COLUMNS "id, sha256, size, media_type, added_at, length_ms, problem, problem_detail, broken"

void
anning_evidence_free (AnningEvidence *self)
{
  if (self == NULL)
    return;
  g_free (self->sha256);
  g_free (self->media_type);
  g_free (self->problem);
  g_free (self->problem_detail);
  g_free (self);
}

void
anning_evidence_use_free (AnningEvidenceUse *self)
{
  if (self == NULL)
    return;
  g_free (self->owner);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

void
anning_peaks_data_free (AnningPeaksData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pairs, g_bytes_unref);
  g_clear_pointer (&self->rms, g_bytes_unref);
  g_free (self);
}

/* ---- adding ---- */

static gboolean
put_chunk (AnningDb      *db,
           gint64         evidence_id,
           gint64         seq,
           const guint8  *data,
           gsize          length,
           GError       **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "INSERT INTO evidence_chunk (evidence_id, seq, data) VALUES (?1, ?2, ?3)",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, evidence_id);
  anning_statement_bind_integer (statement, 2, seq);
  anning_statement_bind_blob (statement, 3, data, length);
  if (!anning_statement_run (statement, error))
    return FALSE;
  anning_db_note_written (db, length);
  return TRUE;
}

char *
anning_evidence_put_pieces (AnningDb                *db,
                            gint64                   evidence_id,
                            GInputStream            *stream,
                            gint64                  *size,
                            AnningEvidenceProgress   progress,
                            gpointer                 user_data,
                            GCancellable            *cancellable,
                            GError                 **error)
{
  g_autoptr (AnningHasher) hasher = anning_hasher_new ();

  *size = 0;
  for (gint64 seq = 0;; seq++)
    {
      guint8 *place = anning_hasher_take (hasher);
      gsize length = 0;
      gboolean ok;

      /* Not every stream looks at its cancellable. */
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error)
           && g_input_stream_read_all (stream, place, ANNING_EVIDENCE_CHUNK, &length,
                                       cancellable, error);
      /* The place goes back even when there is nothing in it: the hasher owns it. */
      anning_hasher_put (hasher, place, ok ? length : 0);
      if (!ok)
        return NULL;
      if (length > 0 && !put_chunk (db, evidence_id, seq, place, length, error))
        return NULL;
      *size += length;
      if (progress != NULL && length > 0)
        progress (*size, user_data);
      if (length < ANNING_EVIDENCE_CHUNK)
        return anning_hasher_finish (hasher);
    }
}

/* @id: (out): 0 if no original has this digest */
static gboolean
find_by_digest (AnningDb    *db,
                const char  *sha256,
                gint64      *id,
                GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT id FROM evidence WHERE sha256 = ?1", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, sha256);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  *id = row ? anning_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

static gboolean
put_evidence (AnningDb    *db,
              gint64       id,
              const char  *sha256,
              gint64       size,
              const char  *media_type,
              GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *content = NULL;
  gint64 now = anning_store_now ();

  statement = anning_db_prepare (db,
                                 "INSERT INTO evidence (id, sha256, size, media_type, added_at, unused_since)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  anning_statement_bind_text (statement, 2, sha256);
  anning_statement_bind_integer (statement, 3, size);
  anning_statement_bind_text (statement, 4, media_type);
  anning_statement_bind_integer (statement, 5, now);
  if (!anning_statement_run (statement, error))
    return FALSE;

  content = g_strdup_printf ("{\"sha256\":\"%s\",\"size\":%" G_GINT64_FORMAT "}", sha256, size);
  if (!anning_journal_append (db, "insert", "evidence", id, content, error))
    return FALSE;
  anning_db_note_change (db, "evidence", id);
  return TRUE;
}

static gint64
add_pieces_and_row (AnningDb                *db,
                    GInputStream            *stream,
                    const char              *media_type,
                    AnningEvidenceProgress   progress,
                    gpointer                 user_data,
                    gboolean                *duplicate,
                    GCancellable            *cancellable,
                    GError                 **error)
{
  g_autofree char *sha256 = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *sql = NULL;
  gint64 existing;
  gint64 size;
  gint64 id;

  fresh = anning_records_fresh_id_sql ("evidence");
  sql = g_strdup_printf ("SELECT coalesce (%s, (SELECT coalesce (max (id), 0) + 1 FROM evidence))", fresh);
  if (!anning_db_get_integer (db, sql, &id, error))
    return 0;
  sha256 = anning_evidence_put_pieces (db, id, stream, &size, progress, user_data, cancellable, error);
  if (sha256 == NULL || !find_by_digest (db, sha256, &existing, error))
    return 0;

  *duplicate = existing != 0;
  if (*duplicate)
    return existing;
  return put_evidence (db, id, sha256, size, media_type, error) ? id : 0;
}

gint64
anning_evidence_add (AnningDb                *db,
                     GInputStream            *stream,
                     const char              *media_type,
                     AnningEvidenceProgress   progress,
                     gpointer                 user_data,
                     gboolean                *known,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  gboolean duplicate = FALSE;
  gint64 id;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && media_type != NULL, 0);

  if (!anning_db_check_writing (db, error) || !anning_db_exec (db, "SAVEPOINT evidence", error))
    return 0;

  id = add_pieces_and_row (db, stream, media_type, progress, user_data, &duplicate, cancellable, error);
  /* After an interrupt SQLite may have taken the whole transaction back already. */
  if ((id == 0 || duplicate) && anning_db_in_transaction (db))
    {
      /* The error that led here is the one to tell, and its cancellable must not stop the way back. */
      if (id == 0)
        {
          anning_db_set_cancellable (db, NULL);
          anning_db_exec (db, "ROLLBACK TO evidence; RELEASE evidence", NULL);
          return 0;
        }
      if (!anning_db_exec (db, "ROLLBACK TO evidence", error))
        return 0;
    }
  if (id == 0 || !anning_db_exec (db, "RELEASE evidence", error))
    return 0;

  if (known != NULL)
    *known = duplicate;
  return id;
}

/* ---- uses ---- */

static gboolean
set_unused_since (AnningDb  *db,
                  gint64     evidence_id,
                  gint64     since,
                  GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "UPDATE evidence SET unused_since = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, evidence_id);
  anning_statement_bind_integer (statement, 2, since);
  return anning_statement_run (statement, error);
}

static gboolean
write_down_use (AnningDb    *db,
                const char  *action,
                gint64       use_id,
                GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = anning_db_prepare (db,
                                 "SELECT json_patch ('{}', json_object ('evidence_id', evidence_id,"
                                 " 'owner', owner, 'owner_id', owner_id, 'name', name, 'path', path,"
                                 " 'file_time', file_time)), owner, owner_id"
                                 " FROM evidence_use WHERE id = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, use_id);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                           "There is no such use of evidence");
      return FALSE;
    }
  anning_db_note_change (db, "evidence_use", use_id);
  anning_db_note_change (db, anning_statement_get_text (statement, 1),
                         anning_statement_get_integer (statement, 2));
  return anning_journal_append (db, action, "evidence_use", use_id,
                                anning_statement_get_text (statement, 0), error);
}

/*
 * anning_evidence_use:
 * @name: the file's name without its folder
 * @path: (nullable): where it lay
 * @file_time: ms, or ANNING_UNKNOWN
 *
 * Names come from outside: bytes that are not UTF-8 are replaced.
 *
 * Returns: the id of the use, or 0 with @error
 */
gint64
anning_evidence_use (AnningDb    *db,
                     gint64       evidence_id,
                     const char  *owner,
                     gint64       owner_id,
                     const char  *name,
                     const char  *path,
                     gint64       file_time,
                     GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *valid_name = anning_text_without_marks (name);
  g_autofree char *valid_path = anning_text_without_marks (path);
  gint64 id;

  g_return_val_if_fail (owner != NULL, 0);

  if (!anning_db_check_writing (db, error))
    return 0;
  statement = anning_db_prepare (db,
                                 "INSERT INTO evidence_use"
                                 " (evidence_id, owner, owner_id, name, path, file_time, added_at)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                 error);
  if (statement == NULL)
    return 0;
  anning_statement_bind_integer (statement, 1, evidence_id);
  anning_statement_bind_text (statement, 2, owner);
  anning_statement_bind_integer (statement, 3, owner_id);
  anning_statement_bind_text (statement, 4, valid_name);
  anning_statement_bind_text (statement, 5, valid_path);
  anning_statement_bind_integer (statement, 6, file_time);
  anning_statement_bind_integer (statement, 7, anning_store_now ());
  if (!anning_statement_run (statement, error))
    return 0;
  id = sqlite3_last_insert_rowid (anning_db_get_handle (db));
  if (!set_unused_since (db, evidence_id, ANNING_UNKNOWN, error)
      || !write_down_use (db, "insert", id, error))
    return 0;
  return id;
}

GPtrArray *
anning_evidence_read_uses (AnningStatement  *statement,
                           GError          **error)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_evidence_use_free);

  for (;;)
    {
      AnningEvidenceUse *use;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&uses);
      use = g_new0 (AnningEvidenceUse, 1);
      use->id = anning_statement_get_integer (statement, 0);
      use->evidence_id = anning_statement_get_integer (statement, 1);
      use->owner = g_strdup (anning_statement_get_text (statement, 2));
      use->owner_id = anning_statement_get_integer (statement, 3);
      use->name = anning_text_without_marks (anning_statement_get_text (statement, 4));
      use->path = anning_text_without_marks (anning_statement_get_text (statement, 5));
      use->file_time = anning_statement_get_integer (statement, 6);
      use->added_at = anning_statement_get_integer (statement, 7);
      g_ptr_array_add (uses, use);
    }
}

GPtrArray *
anning_evidence_list_uses (AnningDb    *db,
                           const char  *owner,
                           gint64       owner_id,
                           GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "SELECT " ANNING_EVIDENCE_USE_COLUMNS
                                 " FROM evidence_use WHERE owner = ?1 AND owner_id = ?2 ORDER BY id",
                                 error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_text (statement, 1, owner);
  anning_statement_bind_integer (statement, 2, owner_id);
  return anning_evidence_read_uses (statement, error);
}

static gboolean
remove_use (AnningDb  *db,
            gint64     use_id,
            gint64     now,
            GError   **error)
{
  g_autoptr (AnningStatement) drop = NULL;
  g_autoptr (AnningStatement) mark = NULL;

  if (!write_down_use (db, "remove", use_id, error))
    return FALSE;

  mark = anning_db_prepare (db,
                            "UPDATE evidence SET unused_since = ?2"
                            " WHERE id = (SELECT evidence_id FROM evidence_use WHERE id = ?1)"
                            " AND (SELECT count (*) FROM evidence_use WHERE evidence_id = evidence.id) = 1",
                            error);
  if (mark == NULL)
    return FALSE;
  anning_statement_bind_integer (mark, 1, use_id);
  anning_statement_bind_integer (mark, 2, now);
  if (!anning_statement_run (mark, error))
    return FALSE;

  drop = anning_db_prepare (db, "DELETE FROM evidence_use WHERE id = ?1", error);
  if (drop == NULL)
    return FALSE;
  anning_statement_bind_integer (drop, 1, use_id);
  return anning_statement_run (drop, error);
}

gboolean
anning_evidence_remove_use (AnningDb  *db,
                            gint64     use_id,
                            GError   **error)
{
  return anning_db_check_writing (db, error)
         && remove_use (db, use_id, anning_store_now (), error);
}

/*
 * anning_evidence_move_use:
 * @owner_id: of a row of the table @owner, which has the original from now on
 */
gboolean
anning_evidence_move_use (AnningDb    *db,
                          gint64       use_id,
                          const char  *owner,
                          gint64       owner_id,
                          GError     **error)
{
  g_autoptr (AnningStatement) was = NULL;
  g_autoptr (AnningStatement) move = NULL;
  gboolean row;

  g_return_val_if_fail (owner != NULL, FALSE);

  if (!anning_db_check_writing (db, error))
    return FALSE;
  was = anning_db_prepare (db, "SELECT owner, owner_id FROM evidence_use WHERE id = ?1", error);
  if (was == NULL)
    return FALSE;
  anning_statement_bind_integer (was, 1, use_id);
  if (!anning_statement_step (was, &row, error))
    return FALSE;
  if (row)
    anning_db_note_change (db, anning_statement_get_text (was, 0), anning_statement_get_integer (was, 1));

  move = anning_db_prepare (db, "UPDATE evidence_use SET owner = ?2, owner_id = ?3 WHERE id = ?1", error);
  if (move == NULL)
    return FALSE;
  anning_statement_bind_integer (move, 1, use_id);
  anning_statement_bind_text (move, 2, owner);
  anning_statement_bind_integer (move, 3, owner_id);
  return anning_statement_run (move, error) && write_down_use (db, "update", use_id, error);
}

gboolean
anning_evidence_drop_uses (AnningDb    *db,
                           const char  *owner,
                           gint64       owner_id,
                           gint64       now,
                           GError     **error)
{
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, owner, owner_id, error);

  if (uses == NULL)
    return FALSE;
  for (guint i = 0; i < uses->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (uses, i);

      if (!remove_use (db, use->id, now, error)
          || !anning_journal_forget (db, "evidence_use", use->id, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- what is known of an original ---- */

static gboolean
put_peaks (AnningDb               *db,
           gint64                  evidence_id,
           const AnningPeaksData  *peaks,
           GError                **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gsize length, rms_length;
  gconstpointer pairs = g_bytes_get_data (peaks->pairs, &length);

  statement = anning_db_prepare (db,
                                 "INSERT OR REPLACE INTO evidence_peaks"
                                 " (evidence_id, rate, pairs, rms, channels, sides_differ)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, evidence_id);
  anning_statement_bind_integer (statement, 2, peaks->rate);
  anning_statement_bind_blob (statement, 3, pairs, length);
  if (peaks->rms != NULL)
    {
      gconstpointer rms = g_bytes_get_data (peaks->rms, &rms_length);

      anning_statement_bind_blob (statement, 4, rms, rms_length);
    }
  anning_statement_bind_integer (statement, 5, peaks->channels > 0 ? peaks->channels : ANNING_UNKNOWN);
  anning_statement_bind_integer (statement, 6, peaks->sides_differ);
  return anning_statement_run (statement, error);
}

/*
 * anning_evidence_set_sound:
 * @length_ms: from one full decode, or ANNING_UNKNOWN
 * @broken: an error came after so much sound
 * @problem: (nullable): why it cannot be played, as in AnningEvidence
 * @peaks: (nullable): kept for drawing; what was kept before stays if NULL
 *
 * What decoding the original gave. ANNING_STORE_ERROR_NOT_FOUND.
 */
gboolean
anning_evidence_set_sound (AnningDb               *db,
                           gint64                  evidence_id,
                           gint64                  length_ms,
                           gboolean                broken,
                           const char             *problem,
                           const char             *problem_detail,
                           const AnningPeaksData  *peaks,
                           GError                **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  if (!anning_db_check_writing (db, error))
    return FALSE;
  statement = anning_db_prepare (db,
                                 "UPDATE evidence SET length_ms = ?2, problem = ?3, problem_detail = ?4, broken = ?5"
                                 " WHERE id = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, evidence_id);
  anning_statement_bind_integer (statement, 2, length_ms);
  anning_statement_bind_text (statement, 3, problem);
  anning_statement_bind_text (statement, 4, problem_detail);
  anning_statement_bind_integer (statement, 5, broken ? 1 : 0);
  if (!anning_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (anning_db_get_handle (db)) == 0)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                           "There is no such evidence");
      return FALSE;
    }
  if (peaks != NULL && !put_peaks (db, evidence_id, peaks, error))
    return FALSE;
  anning_db_note_change (db, "evidence", evidence_id);
  return TRUE;
}

AnningEvidence *
anning_evidence_get (AnningDb  *db,
                     gint64     evidence_id,
                     GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  AnningEvidence *evidence;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT " COLUMNS " FROM evidence WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, evidence_id);
  if (!anning_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                           "There is no such evidence");
      return NULL;
    }
  evidence = g_new0 (AnningEvidence, 1);
  evidence->id = anning_statement_get_integer (statement, 0);
  evidence->sha256 = g_strdup (anning_statement_get_text (statement, 1));
  evidence->size = anning_statement_get_integer (statement, 2);
  evidence->media_type = g_strdup (anning_statement_get_text (statement, 3));
  evidence->added_at = anning_statement_get_integer (statement, 4);
  evidence->length_ms = anning_statement_get_integer (statement, 5);
  evidence->problem = g_strdup (anning_statement_get_text (statement, 6));
  evidence->problem_detail = g_strdup (anning_statement_get_text (statement, 7));
  evidence->broken = anning_statement_get_integer (statement, 8) == 1;
  return evidence;
}

AnningPeaksData *
anning_evidence_get_peaks (AnningDb  *db,
                           gint64     evidence_id,
                           GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  AnningPeaksData *peaks;
  gconstpointer pairs, rms;
  gsize length;
  gboolean row;

  statement = anning_db_prepare (db,
                                 "SELECT rate, pairs, rms, coalesce (channels, 0), coalesce (sides_differ, 0)"
                                 " FROM evidence_peaks WHERE evidence_id = ?1",
                                 error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, evidence_id);
  if (!anning_statement_step (statement, &row, error) || !row)
    return NULL;
  peaks = g_new0 (AnningPeaksData, 1);
  peaks->rate = (guint) anning_statement_get_integer (statement, 0);
  pairs = anning_statement_get_blob (statement, 1, &length);
  peaks->pairs = g_bytes_new (pairs, length);
  rms = anning_statement_get_blob (statement, 2, &length);
  if (rms != NULL)
    peaks->rms = g_bytes_new (rms, length);
  peaks->channels = (guint) anning_statement_get_integer (statement, 3);
  peaks->sides_differ = anning_statement_get_integer (statement, 4) != 0;
  return peaks;
}

/* ---- dropping ---- */

static gboolean
run_for (AnningDb    *db,
         const char  *sql,
         gint64       id,
         GError     **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  return anning_statement_run (statement, error);
}

gboolean
anning_evidence_drop (AnningDb  *db,
                      gint64     evidence_id,
                      GError   **error)
{
  g_assert (anning_db_in_transaction (db));

  if (!run_for (db, "DELETE FROM evidence_peaks WHERE evidence_id = ?1", evidence_id, error)
      || !run_for (db, "DELETE FROM evidence_place WHERE evidence_id = ?1", evidence_id, error)
      || !run_for (db, "DELETE FROM evidence_chunk WHERE evidence_id = ?1", evidence_id, error)
      || !run_for (db, "DELETE FROM evidence WHERE id = ?1", evidence_id, error)
      || !anning_journal_append (db, "purge", "evidence", evidence_id, NULL, error))
    return FALSE;
  anning_db_note_dropped (db);
  anning_db_note_change (db, "evidence", evidence_id);
  return TRUE;
}
