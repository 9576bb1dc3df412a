/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-whole-private.h"

#include <string.h>

#include <glib/gstdio.h>

#include "anning-copy-files-private.h"
#include "anning-evidence-private.h"

/* As in a new file, see anning-opening.c. */
#define PAGE_SIZE "16384"

struct _AnningWhole
{
  AnningDb *db;
  char *path;
  GArray *wanted; /* AnningOriginal, by digest */
  gboolean finished;
};

AnningWhole *
anning_whole_new (AnningDb    *light,
                  const char  *path,
                  GError     **error)
{
  g_autoptr (AnningWhole) self = NULL;
  g_autoptr (GArray) wanted = NULL;
  AnningDb *db;

  g_return_val_if_fail (light != NULL && path != NULL, NULL);

  wanted = anning_light_list_originals (light, error);
  db = wanted != NULL ? _anning_light_create (path, PAGE_SIZE, error) : NULL;
  if (db == NULL)
    return NULL;
  self = g_new0 (AnningWhole, 1);
  self->db = db;
  self->path = g_strdup (path);
  self->wanted = g_steal_pointer (&wanted);
  if (!_anning_light_copy_rows (light, self->db, ANNING_APPLICATION_ID, NULL, NULL, NULL, error)
      || !anning_db_exec (self->db, "BEGIN", error))
    return NULL;
  return g_steal_pointer (&self);
}

GArray *
anning_whole_get_wanted (AnningWhole *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->wanted;
}

static gboolean
find_wanted (AnningWhole  *self,
             const char   *sha256,
             guint        *place)
{
  for (guint i = 0; i < self->wanted->len; i++)
    {
      if (strcmp (g_array_index (self->wanted, AnningOriginal, i).sha256, sha256) == 0)
        {
          *place = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
drop_pieces (AnningWhole *self,
             gint64       id)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (self->db, "DELETE FROM evidence_chunk WHERE evidence_id = ?1", NULL);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  return anning_statement_run (statement, NULL);
}

gboolean
anning_whole_add (AnningWhole             *self,
                  const char              *sha256,
                  GInputStream            *stream,
                  AnningEvidenceProgress   progress,
                  gpointer                 user_data,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  g_autofree char *digest = NULL;
  const AnningOriginal *original;
  gint64 size;
  guint place;

  g_return_val_if_fail (self != NULL && sha256 != NULL && G_IS_INPUT_STREAM (stream), FALSE);

  if (!find_wanted (self, sha256, &place))
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                           "There is no original of this digest");
      return FALSE;
    }
  original = &g_array_index (self->wanted, AnningOriginal, place);
  digest = anning_evidence_put_pieces (self->db, original->id, stream, &size, progress, user_data, cancellable, error);
  if (digest != NULL && size == original->size && strcmp (digest, sha256) == 0)
    {
      g_array_remove_index (self->wanted, place);
      return TRUE;
    }
  if (digest != NULL)
    g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                 "The bytes of original %" G_GINT64_FORMAT " are not those that were kept", original->id);
  drop_pieces (self, original->id);
  return FALSE;
}

gboolean
anning_whole_finish (AnningWhole  *self,
                     gint64       *n_missing,
                     GError      **error)
{
  g_return_val_if_fail (self != NULL && !self->finished, FALSE);

  if (n_missing != NULL)
    *n_missing = self->wanted->len;
  else if (self->wanted->len > 0)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                   "%u originals are missing", self->wanted->len);
      return FALSE;
    }
  if (!anning_db_exec (self->db, "COMMIT", error))
    return FALSE;
  g_clear_pointer (&self->db, anning_db_close);
  self->finished = _anning_copy_files_sync (self->path, error);
  return self->finished;
}

void
anning_whole_free (AnningWhole *self)
{
  if (self == NULL)
    return;
  if (self->db != NULL && anning_db_in_transaction (self->db))
    anning_db_rollback (self->db);
  g_clear_pointer (&self->db, anning_db_close);
  if (!self->finished)
    g_unlink (self->path);
  g_array_unref (self->wanted);
  g_free (self->path);
  g_free (self);
}
