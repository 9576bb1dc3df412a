/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>

#include "anning-copy-files-private.h"
#include "anning-errno-private.h"
#include "anning-opening-private.h"
#include "anning-sealed-parts-private.h"
#include "anning-sealed-private.h"

/* How much of the whole is making the image of the database, for the bar. */
#define SHARE_OF_IMAGE 0.1

typedef struct
{
  AnningDb *db;
  GBytes *image;
  GArray *originals; /* AnningOriginal */
  GArray *sizes;     /* guint64, as many: bytes that are written of each; 0 where some are missing */
  AnningSealedContents contents;

  AnningSealer *sealer;
  guint64 done;      /* bytes of the payload */
  guint64 left;      /* of the original that is being written */
  gboolean failed;   /* writing, not reading */

  AnningProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  AnningSealedResult *result;
} Sealing;

static void
report (Sealing *self,
        double   fraction)
{
  if (self->progress != NULL)
    self->progress (fraction, self->user_data);
}

static void
imaged (double   fraction,
        gpointer user_data)
{
  report (user_data, fraction * SHARE_OF_IMAGE);
}

/* ---- what there is ---- */

/* @size: (out): bytes of the pieces that are there; 0 where they cannot be read */
static gboolean
measure_original (Sealing               *self,
                  const AnningOriginal  *original,
                  gint64                *size,
                  GError               **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row = FALSE;

  *size = 0;
  statement = anning_db_prepare (self->db,
                                 "SELECT coalesce (sum (length (data)), 0) FROM evidence_chunk WHERE evidence_id = ?1",
                                 &local_error);
  if (statement != NULL)
    {
      anning_statement_bind_integer (statement, 1, original->id);
      if (anning_statement_step (statement, &row, &local_error) && row)
        *size = anning_statement_get_integer (statement, 0);
    }
  if (local_error == NULL || g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
collect (Sealing  *self,
         GError  **error)
{
  self->originals = anning_light_list_originals (self->db, error);
  if (self->originals == NULL)
    return FALSE;

  self->sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->contents.n_originals = self->originals->len;
  for (guint i = 0; i < self->originals->len; i++)
    {
      const AnningOriginal *original = &g_array_index (self->originals, AnningOriginal, i);
      guint64 size = 0;
      gint64 found;

      if (!measure_original (self, original, &found, error))
        return FALSE;
      if (found == original->size)
        size = (guint64) found;
      else
        self->contents.n_missing++;
      g_array_append_val (self->sizes, size);
      self->contents.originals_size += (gint64) size;
    }

  self->contents.made_at = anning_store_now ();
  self->contents.database_size = (gint64) g_bytes_get_size (self->image);
  return anning_db_get_integer (self->db, "PRAGMA user_version", &self->contents.schema, error);
}

/* ---- the parts ---- */

static gboolean
put (Sealing        *self,
     gconstpointer   data,
     gsize           length,
     GError        **error)
{
  if (!anning_sealer_put (self->sealer, data, length, self->cancellable, error))
    return FALSE;
  self->done += length;
  report (self, SHARE_OF_IMAGE + (1.0 - SHARE_OF_IMAGE) * self->done / anning_sealed_contents_get_payload (&self->contents));
  return TRUE;
}

static gboolean
put_frame (Sealing           *self,
           AnningSealedPart   part,
           guint64            length,
           GError           **error)
{
  guint8 frame[ANNING_SEALED_FRAME];

  anning_sealed_frame_write (frame, part, length);
  return put (self, frame, sizeof frame, error);
}

static gboolean
put_piece (gconstpointer   data,
           gsize           length,
           gpointer        user_data,
           GError        **error)
{
  Sealing *self = user_data;
  gsize n = (gsize) MIN (length, self->left);

  self->left -= n;
  self->failed = !put (self, data, n, error);
  return !self->failed;
}

/* As many bytes as were announced, whatever was found. */
static gboolean
fill_up (Sealing  *self,
         GError  **error)
{
  static const guint8 zeros[4096];

  while (self->left > 0)
    {
      if (!put_piece (zeros, sizeof zeros, self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_original (Sealing               *self,
              const AnningOriginal  *original,
              guint64                size,
              GError               **error)
{
  g_autoptr (GError) local_error = NULL;
  guint8 digest[32];
  guint8 sound = FALSE;

  for (guint i = 0; i < sizeof digest; i++)
    digest[i] = (guint8) (g_ascii_xdigit_value (original->sha256[2 * i]) << 4
                          | g_ascii_xdigit_value (original->sha256[2 * i + 1]));
  self->left = size;
  if (!put_frame (self, ANNING_SEALED_PART_ORIGINAL, ANNING_SEALED_AROUND_ORIGINAL + size, error)
      || !put (self, digest, sizeof digest, error))
    return FALSE;

  if (size == (guint64) original->size)
    sound = anning_light_read_original (self->db, original, put_piece, self, self->cancellable, &local_error);
  if (local_error != NULL
      && (self->failed || !g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (sound)
    self->result->originals++;
  else
    self->result->originals_wrong++;
  return fill_up (self, error) && put (self, &sound, 1, error);
}

static gboolean
put_all (Sealing  *self,
         GError  **error)
{
  guint8 contents[ANNING_SEALED_CONTENTS];
  gsize length;
  gconstpointer image = g_bytes_get_data (self->image, &length);

  anning_sealed_contents_write (&self->contents, contents);
  if (!put_frame (self, ANNING_SEALED_PART_CONTENTS, sizeof contents, error)
      || !put (self, contents, sizeof contents, error)
      || !put_frame (self, ANNING_SEALED_PART_DATABASE, length, error)
      || !put (self, image, length, error))
    return FALSE;
  for (guint i = 0; i < self->originals->len; i++)
    {
      if (!put_original (self, &g_array_index (self->originals, AnningOriginal, i),
                         g_array_index (self->sizes, guint64, i), error))
        return FALSE;
    }
  return anning_sealer_finish (self->sealer, self->cancellable, error);
}

/* ---- the file ---- */

static gboolean
write_into (Sealing                 *self,
            const char              *path,
            AnningSecret            *secret,
            const AnningSealedCost  *cost,
            GError                 **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  struct stat info;
  int fd;

  if (!_anning_copy_files_make_private (path, error))
    return FALSE;
  fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      _anning_errno_set_error (error, errno, "The sealed backup cannot be written");
      return FALSE;
    }
  stream = g_unix_output_stream_new (fd, TRUE);
  self->sealer = anning_sealer_new (stream, secret, cost, anning_sealed_contents_get_payload (&self->contents),
                                    self->cancellable, error);
  if (self->sealer == NULL || !put_all (self, error) || !g_output_stream_close (stream, self->cancellable, error)
      || !_anning_copy_files_sync (path, error))
    return FALSE;
  if (g_stat (path, &info) == 0)
    self->result->size = info.st_size;
  return TRUE;
}

static gboolean
seal (Sealing                 *self,
      const char              *from_path,
      const char              *to_path,
      AnningSecret            *secret,
      const AnningSealedCost  *cost,
      GError                 **error)
{
  g_autofree char *draft = g_strconcat (to_path, ".part", NULL);
  g_autofree char *folder = g_path_get_dirname (to_path);

  self->db = anning_opening_read_only (from_path, error);
  if (self->db == NULL)
    return FALSE;
  anning_db_set_cancellable (self->db, self->cancellable);
  /* One read transaction: the image and the originals are of one state. */
  if (!anning_db_exec (self->db, "BEGIN", error))
    return FALSE;
  self->image = anning_light_write_bytes (self->db, imaged, self, self->cancellable, error);
  if (self->image == NULL || !collect (self, error))
    return FALSE;

  /* Of a program that was killed here. */
  g_unlink (draft);
  if (write_into (self, draft, secret, cost, error) && _anning_copy_files_rename (draft, to_path, error)
      && _anning_copy_files_sync_folder (folder, error))
    return TRUE;
  g_unlink (draft);
  return FALSE;
}

AnningSealedResult *
anning_sealed_write_with (const char              *from_path,
                          const char              *to_path,
                          AnningSecret            *secret,
                          const AnningSealedCost  *cost,
                          AnningProgressFunc       progress,
                          gpointer                 user_data,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  g_autoptr (AnningSealedResult) result = g_new0 (AnningSealedResult, 1);
  Sealing self = {
    .progress = progress, .user_data = user_data, .cancellable = cancellable, .result = result,
  };
  gboolean done;

  g_return_val_if_fail (from_path != NULL && to_path != NULL && secret != NULL, NULL);

  if (!anning_sealed_check_new (to_path, error))
    return NULL;
  done = seal (&self, from_path, to_path, secret, cost, error);
  g_clear_pointer (&self.sealer, anning_sealer_free);
  g_clear_pointer (&self.originals, g_array_unref);
  g_clear_pointer (&self.sizes, g_array_unref);
  g_clear_pointer (&self.image, g_bytes_unref);
  if (self.db != NULL)
    anning_db_rollback (self.db);
  g_clear_pointer (&self.db, anning_db_close);
  return done ? g_steal_pointer (&result) : NULL;
}

AnningSealedResult *
anning_sealed_write (const char          *from_path,
                     const char          *to_path,
                     AnningSecret        *secret,
                     AnningProgressFunc   progress,
                     gpointer             user_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  return anning_sealed_write_with (from_path, to_path, secret, &anning_sealed_cost, progress, user_data, cancellable,
                                   error);
}
