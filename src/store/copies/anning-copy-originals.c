/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-copies-private.h"
#include "anning-copy-files-private.h"
#include "anning-errno-private.h"

#define DRAFT ".part"
/* The kernel begins to write these while the next ones are read, so that no save waits for all of them at once. */
#define BYTES_BETWEEN_PUSHES (4 * 1024 * 1024)

typedef struct
{
  int fd;
  gint64 unpushed;
  gint64 pushed;

  gint64 done;
  gint64 all;
  AnningProgressFunc progress;
  gpointer user_data;
} Storing;

char *
anning_copies_dup_original_path (const char *folder,
                                 const char *sha256)
{
  char start[3] = { 0 };

  g_return_val_if_fail (folder != NULL && sha256 != NULL && strlen (sha256) > 2, NULL);

  memcpy (start, sha256, 2);
  return g_build_filename (folder, "evidence", start, sha256, NULL);
}

gboolean
_anning_copy_originals_has (const char           *folder,
                            const AnningOriginal *original)
{
  g_autofree char *path = anning_copies_dup_original_path (folder, original->sha256);
  struct stat info;

  return lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == original->size;
}

gint64
_anning_copy_originals_count_new (GArray     *originals,
                                  const char *folder)
{
  gint64 size = 0;

  for (guint i = 0; i < originals->len; i++)
    {
      const AnningOriginal *original = &g_array_index (originals, AnningOriginal, i);

      if (!_anning_copy_originals_has (folder, original))
        size += original->size;
    }
  return size;
}

char *
_anning_copy_originals_make_place (const char  *folder,
                                   const char  *sha256,
                                   GError     **error)
{
  g_autofree char *path = anning_copies_dup_original_path (folder, sha256);
  g_autofree char *place = g_path_get_dirname (path);

  if (g_mkdir_with_parents (place, 0700) == 0)
    return g_steal_pointer (&path);
  _anning_errno_set_error (error, errno, "The folder for originals cannot be made");
  return NULL;
}

static gboolean
write_piece (gconstpointer   data,
             gsize           length,
             gpointer        user_data,
             GError        **error)
{
  Storing *self = user_data;
  const char *bytes = data;

  for (gsize written = 0; written < length;)
    {
      gssize n = write (self->fd, bytes + written, length - written);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          _anning_errno_set_error (error, errno, "An original cannot be copied");
          return FALSE;
        }
      written += n;
    }
  self->unpushed += length;
  if (self->unpushed >= BYTES_BETWEEN_PUSHES)
    {
      sync_file_range (self->fd, self->pushed, self->unpushed, SYNC_FILE_RANGE_WRITE);
      self->pushed += self->unpushed;
      self->unpushed = 0;
    }
  self->done += length;
  if (self->progress != NULL)
    self->progress (MIN (1.0, (double) self->done / MAX (1, self->all)), self->user_data);
  return TRUE;
}

static gboolean
store_one (Storing               *self,
           AnningDb              *db,
           const AnningOriginal  *original,
           const char            *path,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autofree char *draft = g_strconcat (path, DRAFT, NULL);
  gboolean ok;

  /* Of a program that was killed here. */
  g_unlink (draft);
  self->fd = open (draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->fd < 0)
    {
      _anning_errno_set_error (error, errno, "An original cannot be copied");
      return FALSE;
    }
  self->unpushed = 0;
  self->pushed = 0;
  ok = anning_light_read_original (db, original, write_piece, self, cancellable, error);
  if (ok && fdatasync (self->fd) != 0)
    {
      _anning_errno_set_error (error, errno, "An original cannot be copied");
      ok = FALSE;
    }
  close (self->fd);
  if (ok && _anning_copy_files_rename (draft, path, error))
    return TRUE;
  g_unlink (draft);
  return FALSE;
}

gboolean
_anning_copy_originals_store (AnningDb            *db,
                              GArray              *originals,
                              const char          *folder,
                              AnningProgressFunc   progress,
                              gpointer             user_data,
                              GCancellable        *cancellable,
                              gint64              *n_damaged,
                              GError             **error)
{
  Storing self = { .progress = progress, .user_data = user_data };
  guint n_new = 0;

  *n_damaged = 0;
  self.all = _anning_copy_originals_count_new (originals, folder);
  for (guint i = 0; i < originals->len; i++)
    {
      const AnningOriginal *original = &g_array_index (originals, AnningOriginal, i);
      g_autofree char *path = NULL;
      g_autoptr (GError) local_error = NULL;

      if (_anning_copy_originals_has (folder, original))
        continue;
      path = _anning_copy_originals_make_place (folder, original->sha256, error);
      if (path == NULL)
        return FALSE;
      n_new++;
      if (store_one (&self, db, original, path, cancellable, &local_error))
        continue;
      if (!g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      /* Rotten bytes of one original are no reason to be without a copy of all the rest. */
      (*n_damaged)++;
    }
  return n_new == 0 || _anning_copy_originals_sync (folder, error);
}

gboolean
_anning_copy_originals_sync (const char  *folder,
                             GError     **error)
{
  g_autofree char *evidence = g_build_filename (folder, "evidence", NULL);
  g_autoptr (GDir) dir = g_dir_open (evidence, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *place = g_build_filename (evidence, name, NULL);

      if (g_file_test (place, G_FILE_TEST_IS_DIR) && !_anning_copy_files_sync_folder (place, error))
        return FALSE;
    }
  return dir == NULL || _anning_copy_files_sync_folder (evidence, error);
}

/* ---- what nothing names any longer ---- */

/* @named: digests. FALSE without @error if a copy cannot be read: it may name anything. */
static gboolean
find_named (const char    *folder,
            GHashTable    *named,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) paths = _anning_copy_names_list (folder, NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (AnningDb) db = NULL;
      g_autoptr (GArray) originals = NULL;
      gboolean light = FALSE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      db = anning_light_open (g_ptr_array_index (paths, i), NULL);
      if (db == NULL || !anning_light_is_light (db, &light, NULL))
        return FALSE;
      if (!light)
        continue;
      originals = anning_light_list_originals (db, NULL);
      if (originals == NULL)
        return FALSE;
      for (guint j = 0; j < originals->len; j++)
        g_hash_table_add (named, g_strdup (g_array_index (originals, AnningOriginal, j).sha256));
    }
  return TRUE;
}

static void
drop_drafts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *whole = NULL;

      if (!g_str_has_suffix (name, DRAFT))
        continue;
      whole = g_strndup (name, strlen (name) - strlen (DRAFT));
      if (_anning_copy_names_parse (whole, NULL, NULL))
        g_unlink (path);
    }
}

static void
drop_unnamed (const char *place,
              GHashTable *named)
{
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place, name, NULL);

      if (g_str_has_suffix (name, DRAFT) || (named != NULL && !g_hash_table_contains (named, name)))
        g_unlink (path);
    }
  g_rmdir (place);
}

gboolean
_anning_copy_originals_collect (const char    *folder,
                                GCancellable  *cancellable,
                                GError       **error)
{
  g_autofree char *evidence = g_build_filename (folder, "evidence", NULL);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = NULL;
  gboolean all_read;
  const char *name;

  all_read = find_named (folder, named, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  drop_drafts (folder);
  dir = g_dir_open (evidence, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *place = g_build_filename (evidence, name, NULL);

      if (strlen (name) == 2)
        drop_unnamed (place, all_read ? named : NULL);
    }
  g_rmdir (evidence);
  return TRUE;
}
