/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>

#include "anning-copy-files-private.h"
#include "anning-digest.h"
#include "anning-opening-private.h"
#include "anning-sealed-private.h"
#include "anning-whole-private.h"

typedef struct
{
  AnningUnsealer *unsealer;
  gint64 size;    /* bytes of the file */
  AnningSealedContents contents;
  AnningDb *light;
  AnningWhole *whole;

  AnningProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  AnningSealedResult *result;
} Opening;

void
anning_sealed_result_free (AnningSealedResult *self)
{
  g_free (self);
}

static gboolean
refuse (GError            **error,
        AnningSealedError   code,
        const char         *message)
{
  g_set_error_literal (error, ANNING_SEALED_ERROR, code, message);
  return FALSE;
}

gboolean
anning_sealed_check_new (const char  *path,
                         GError     **error)
{
  struct stat info;

  if (lstat (path, &info) != 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "There is a file of that name already");
  return FALSE;
}

/* ---- the file ---- */

/* @length: (out): bytes of the head that are there. Returns: a descriptor at the beginning, or -1 with @error */
static int
open_file (const char  *path,
           guint8      *head,
           gsize       *length,
           gint64      *size,
           GError     **error)
{
  struct stat info;
  gssize n;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  int code = errno;

  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    {
      n = pread (fd, head, ANNING_SEALED_HEADER, 0);
      code = errno;
      if (n >= 0)
        {
          *length = (gsize) n;
          *size = info.st_size;
          return fd;
        }
    }
  else if (fd >= 0)
    {
      close (fd);
      refuse (error, ANNING_SEALED_ERROR_NOT_SEALED, "This is not a file");
      return -1;
    }
  if (fd >= 0)
    close (fd);
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return -1;
}

gboolean
anning_sealed_is_one (const char *path)
{
  AnningSealedHeader header;
  guint8 head[ANNING_SEALED_HEADER];
  g_autoptr (GError) error = NULL;
  gsize length;
  gint64 size;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = open_file (path, head, &length, &size, NULL);
  if (fd < 0)
    return FALSE;
  close (fd);
  return anning_sealed_header_read (&header, head, length, &error)
         || !g_error_matches (error, ANNING_SEALED_ERROR, ANNING_SEALED_ERROR_NOT_SEALED);
}

/* What can be said without the passphrase is said before the second that its key takes. */
static gboolean
check_size (const guint8  *head,
            gsize          length,
            gint64         size,
            GError       **error)
{
  AnningSealedHeader header;
  guint64 expected;

  if (!anning_sealed_header_read (&header, head, length, error))
    return FALSE;
  expected = anning_sealed_header_get_size (&header);
  if ((guint64) size < expected)
    return refuse (error, ANNING_SEALED_ERROR_TRUNCATED, "The file is shorter than its head says");
  return (guint64) size == expected
         || refuse (error, ANNING_SEALED_ERROR_DAMAGED, "The file is longer than its head says");
}

static gboolean
open_unsealer (Opening       *self,
               const char    *path,
               AnningSecret  *secret,
               GError       **error)
{
  g_autoptr (GInputStream) stream = NULL;
  guint8 head[ANNING_SEALED_HEADER];
  gsize length;
  int fd = open_file (path, head, &length, &self->size, error);

  if (fd < 0)
    return FALSE;
  stream = g_unix_input_stream_new (fd, TRUE);
  if (!check_size (head, length, self->size, error))
    return FALSE;
  self->unsealer = anning_unsealer_new (stream, secret, self->cancellable, error);
  return self->unsealer != NULL;
}

/* ---- the parts ---- */

static gboolean
take (Opening   *self,
      gpointer   data,
      gsize      length,
      GError   **error)
{
  guint64 payload = anning_unsealer_get_payload (self->unsealer);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !anning_unsealer_take (self->unsealer, data, length, self->cancellable, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (1.0 - (double) anning_unsealer_get_left (self->unsealer) / payload, self->user_data);
  return TRUE;
}

static gboolean
take_frame (Opening           *self,
            AnningSealedPart   part,
            guint64           *length,
            GError           **error)
{
  guint8 frame[ANNING_SEALED_FRAME];

  return take (self, frame, sizeof frame, error) && anning_sealed_frame_read (frame, part, length, error);
}

static gboolean
take_contents (Opening  *self,
               GError  **error)
{
  guint8 bytes[ANNING_SEALED_LONGEST_CONTENTS];
  guint64 length;

  if (!take_frame (self, ANNING_SEALED_PART_CONTENTS, &length, error))
    return FALSE;
  if (length > sizeof bytes)
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "The table of contents is too long");
  return take (self, bytes, (gsize) length, error)
         && anning_sealed_contents_read (&self->contents, bytes, (gsize) length,
                                         anning_unsealer_get_payload (self->unsealer), error);
}

/* The size is no larger than the file, see anning_sealed_contents_read(). */
static gboolean
take_database (Opening  *self,
               GError  **error)
{
  g_autoptr (GBytes) image = NULL;
  gsize size = (gsize) self->contents.database_size;
  guint64 length;
  guint8 *bytes;

  if (!take_frame (self, ANNING_SEALED_PART_DATABASE, &length, error))
    return FALSE;
  if (length != size)
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "The database is not of the size that was announced");
  bytes = g_try_malloc (size);
  if (bytes == NULL)
    return refuse (error, ANNING_SEALED_ERROR_NO_MEMORY, "There is too little memory for the database");
  image = g_bytes_new_take (bytes, size);
  if (!take (self, bytes, size, error))
    return FALSE;
  self->light = anning_light_open_bytes (image, error);
  return self->light != NULL;
}

static gboolean
take_beginning (Opening       *self,
                const char    *path,
                AnningSecret  *secret,
                GError       **error)
{
  return open_unsealer (self, path, secret, error) && take_contents (self, error) && take_database (self, error);
}

static void
added (gint64   bytes,
       gpointer user_data)
{
  Opening *self = user_data;

  if (self->progress != NULL)
    self->progress (1.0 - (double) anning_unsealer_get_left (self->unsealer) / anning_unsealer_get_payload (self->unsealer),
                    self->user_data);
}

/* @sha256: (out): 65 bytes; @size: (out): bytes of the original that follow */
static gboolean
take_name (Opening  *self,
           char     *sha256,
           guint64  *size,
           GError  **error)
{
  guint8 digest[32];
  guint64 length;

  if (!take_frame (self, ANNING_SEALED_PART_ORIGINAL, &length, error))
    return FALSE;
  if (length < ANNING_SEALED_AROUND_ORIGINAL || length > anning_unsealer_get_left (self->unsealer))
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "An original has a length that cannot be");
  if (!take (self, digest, sizeof digest, error))
    return FALSE;
  for (guint i = 0; i < sizeof digest; i++)
    g_snprintf (sha256 + 2 * i, 3, "%02x", digest[i]);
  *size = length - ANNING_SEALED_AROUND_ORIGINAL;
  return TRUE;
}

/* @kept: whether the bytes are those of the digest. What was sound when it was sealed is sound now. */
static gboolean
take_verdict (Opening   *self,
              gboolean   kept,
              GError   **error)
{
  guint8 sound;

  if (!take (self, &sound, 1, error))
    return FALSE;
  if (kept)
    self->result->originals++;
  else
    self->result->originals_wrong++;
  return kept == (sound == 1) || refuse (error, ANNING_SEALED_ERROR_DAMAGED, "An original is not what it was when it was sealed");
}

/* One that was damaged when it was sealed is left out. */
static gboolean
take_original (Opening  *self,
               GError  **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;
  char sha256[65];
  guint64 size;
  gboolean kept;

  if (!take_name (self, sha256, &size, error))
    return FALSE;
  stream = anning_sealed_part_stream_new (self->unsealer, size);
  kept = anning_whole_add (self->whole, sha256, stream, added, self, self->cancellable, &local_error);
  if (!kept && !g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    {
      if (g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "The database knows nothing of an original");
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return take_verdict (self, kept, error);
}

static gboolean
check_original (Opening  *self,
                GError  **error)
{
  g_autoptr (AnningDigest) bytes = anning_digest_new ();
  g_autofree guint8 *piece = g_malloc (ANNING_SEALED_PIECE);
  g_autofree char *digest = NULL;
  char sha256[65];
  guint64 size;

  if (!take_name (self, sha256, &size, error))
    return FALSE;
  while (size > 0)
    {
      gsize n = (gsize) MIN (size, ANNING_SEALED_PIECE);

      if (!take (self, piece, n, error))
        return FALSE;
      anning_digest_update (bytes, piece, n);
      size -= n;
    }
  digest = anning_digest_finish (bytes);
  return take_verdict (self, g_str_equal (digest, sha256), error);
}

static gboolean
check_all (Opening  *self,
           GError  **error)
{
  g_autoptr (GArray) originals = anning_light_list_originals (self->light, error);

  if (originals == NULL)
    return FALSE;
  if (originals->len != self->contents.n_originals)
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "Originals are missing that were sealed");
  for (guint i = 0; i < originals->len; i++)
    {
      if (!check_original (self, error))
        return FALSE;
    }
  return anning_unsealer_finish (self->unsealer, self->cancellable, error);
}

static gboolean
open_into (Opening     *self,
           const char  *path,
           GError     **error)
{
  struct stat info;
  gint64 missing;

  self->whole = anning_whole_new (self->light, path, error);
  if (self->whole == NULL)
    return FALSE;
  for (gint64 i = 0; i < self->contents.n_originals; i++)
    {
      if (!take_original (self, error))
        return FALSE;
    }
  if (!anning_unsealer_finish (self->unsealer, self->cancellable, error)
      || !anning_whole_finish (self->whole, &missing, error))
    return FALSE;
  /* Each one that the database knows was taken, or left out as it was damaged before. */
  if (missing != self->result->originals_wrong)
    {
      g_unlink (path);
      return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "Originals are missing that were sealed");
    }
  if (g_stat (path, &info) == 0)
    self->result->size = info.st_size;
  return TRUE;
}

static void
clear (Opening *self)
{
  g_clear_pointer (&self->whole, anning_whole_free);
  g_clear_pointer (&self->light, anning_db_close);
  g_clear_pointer (&self->unsealer, anning_unsealer_free);
}

AnningSealedResult *
anning_sealed_open (const char          *path,
                    AnningSecret        *secret,
                    const char          *to_path,
                    AnningProgressFunc   progress,
                    gpointer             user_data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (AnningSealedResult) result = g_new0 (AnningSealedResult, 1);
  g_autofree char *draft = NULL;
  g_autofree char *folder = NULL;
  Opening self = { .progress = progress, .user_data = user_data, .cancellable = cancellable, .result = result };
  gboolean done;
  int lock;

  g_return_val_if_fail (path != NULL && secret != NULL && to_path != NULL, NULL);

  if (!anning_sealed_check_new (to_path, error))
    return NULL;
  /* Tells a draft that is being written from one of a program that was killed. */
  lock = anning_opening_lock (to_path, error);
  if (lock < 0)
    return NULL;
  draft = g_strconcat (to_path, ".part", NULL);
  folder = g_path_get_dirname (to_path);
  done = take_beginning (&self, path, secret, error);
  if (done)
    {
      /* Of a program that was killed here. */
      g_unlink (draft);
      done = open_into (&self, draft, error);
    }
  clear (&self);
  if (done && !(_anning_copy_files_rename (draft, to_path, error) && _anning_copy_files_sync_folder (folder, error)))
    {
      g_unlink (draft);
      done = FALSE;
    }
  anning_opening_unlock (to_path, lock);
  return done ? g_steal_pointer (&result) : NULL;
}

AnningSealedResult *
anning_sealed_check (const char          *path,
                     AnningSecret        *secret,
                     AnningProgressFunc   progress,
                     gpointer             user_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_autoptr (AnningSealedResult) result = g_new0 (AnningSealedResult, 1);
  Opening self = { .progress = progress, .user_data = user_data, .cancellable = cancellable, .result = result };
  gboolean sound;

  g_return_val_if_fail (path != NULL && secret != NULL, NULL);

  sound = take_beginning (&self, path, secret, error) && check_all (&self, error);
  result->size = self.size;
  clear (&self);
  return sound ? g_steal_pointer (&result) : NULL;
}

AnningDb *
anning_sealed_open_image (const char            *path,
                          AnningSecret          *secret,
                          AnningSealedContents  *contents,
                          gint64                *size,
                          GCancellable          *cancellable,
                          GError               **error)
{
  Opening self = { .cancellable = cancellable };
  AnningDb *light = NULL;

  if (take_beginning (&self, path, secret, error))
    light = g_steal_pointer (&self.light);
  *contents = self.contents;
  *size = self.size;
  clear (&self);
  return light;
}
