/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence-repair.h"

#include "anning-evidence-private.h"
#include "anning-journal-private.h"

static gboolean
drop_pieces (AnningDb  *db,
             gint64     evidence_id,
             GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "DELETE FROM evidence_chunk WHERE evidence_id = ?1", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, evidence_id);
  return anning_statement_run (statement, error);
}

static gboolean
replace (AnningDb              *db,
         const AnningEvidence  *evidence,
         GInputStream          *stream,
         gboolean              *fits,
         GCancellable          *cancellable,
         GError               **error)
{
  g_autofree char *sha256 = NULL;
  gint64 size = 0;

  if (!drop_pieces (db, evidence->id, error))
    return FALSE;
  sha256 = anning_evidence_put_pieces (db, evidence->id, stream, &size, NULL, NULL, cancellable, error);
  if (sha256 == NULL)
    return FALSE;
  *fits = g_str_equal (sha256, evidence->sha256) && size == evidence->size;
  return TRUE;
}

/*
 * anning_evidence_put_back:
 *
 * The bytes are taken only if their SHA-256 is the one of the day the original came in, so that an
 * original is either as it came or as it was found. The journal says that it was done.
 *
 * Returns: FALSE with @error: NOT_FOUND, cancelled, or what reading @stream gave
 */
gboolean
anning_evidence_put_back (AnningDb      *db,
                          gint64         evidence_id,
                          GInputStream  *stream,
                          gboolean      *fits,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (AnningEvidence) evidence = NULL;
  gboolean ok;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && fits != NULL, FALSE);

  *fits = FALSE;
  if (!anning_db_check_writing (db, error))
    return FALSE;
  evidence = anning_evidence_get (db, evidence_id, error);
  if (evidence == NULL || !anning_db_exec (db, "SAVEPOINT repair", error))
    return FALSE;

  ok = replace (db, evidence, stream, fits, cancellable, error);
  /* After an interrupt SQLite may have taken the whole transaction back already. */
  if ((!ok || !*fits) && anning_db_in_transaction (db))
    {
      anning_db_set_cancellable (db, NULL);
      anning_db_exec (db, "ROLLBACK TO repair; RELEASE repair", NULL);
      return ok;
    }
  if (!ok || !anning_db_exec (db, "RELEASE repair", error)
      || !anning_journal_append (db, "repair", "evidence", evidence_id, NULL, error))
    return FALSE;
  anning_db_note_change (db, "evidence", evidence_id);
  return TRUE;
}

typedef struct
{
  gint64 evidence_id;
  GFile *file;
} Repair;

static void
repair_free (gpointer data)
{
  Repair *repair = data;

  g_object_unref (repair->file);
  g_free (repair);
}

static gpointer
repair_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Repair *repair = data;
  g_autoptr (GFileInputStream) stream = g_file_read (repair->file, cancellable, error);
  gboolean fits = FALSE;

  if (stream != NULL)
    anning_evidence_put_back (db, repair->evidence_id, G_INPUT_STREAM (stream), &fits, cancellable, error);
  return GINT_TO_POINTER (fits);
}

void
anning_evidence_put_back_async (AnningStore         *store,
                                gint64               evidence_id,
                                GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Repair *repair;

  g_return_if_fail (ANNING_IS_STORE (store) && G_IS_FILE (file));

  repair = g_new0 (Repair, 1);
  repair->evidence_id = evidence_id;
  repair->file = g_object_ref (file);
  anning_store_write_async (store, repair_job, repair, repair_free, NULL, cancellable, callback, user_data);
}

gboolean
anning_evidence_put_back_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return GPOINTER_TO_INT (anning_store_call_finish (store, result, error));
}
