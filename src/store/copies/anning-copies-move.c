/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-copies-private.h"
#include "anning-copy-files-private.h"
#include "anning-digest.h"
#include "anning-errno-private.h"
#include "anning-opening-private.h"

#define PIECE (1024 * 1024)

typedef struct
{
  AnningProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  gint64 done;
  gint64 all;
  GPtrArray *put; /* copies that were not in the new folder before */
} Moving;

/*
 * Reads @from to its end; writes it to @fd unless that is -1.
 *
 * Returns: (transfer full): its SHA-256
 */
static char *
read_through (Moving      *self,
              const char  *from,
              int          fd,
              GError     **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  int source = open (from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gssize n = source >= 0 ? 1 : -1;

  while (n > 0 && !g_cancellable_is_cancelled (self->cancellable))
    {
      n = read (source, piece, PIECE);
      if (n < 0 && errno == EINTR)
        {
          n = 1;
          continue;
        }
      if (n > 0)
        anning_digest_update (digest, piece, n);
      for (gssize written = 0; fd >= 0 && n > 0 && written < n;)
        {
          gssize part = write (fd, piece + written, n - written);

          if (part < 0 && errno != EINTR)
            n = -1;
          written += MAX (part, 0);
        }
      self->done += MAX (n, 0);
      if (self->progress != NULL)
        self->progress (MIN (1.0, (double) self->done / MAX (1, self->all)), self->user_data);
    }
  if (n < 0)
    _anning_errno_set_error (error, errno, "A copy cannot be moved");
  if (source >= 0)
    close (source);
  if (n < 0 || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  return anning_digest_finish (digest);
}

static gboolean
check_same (const char  *digest,
            const char  *expected,
            GError     **error)
{
  if (strcmp (digest, expected) == 0)
    return TRUE;
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                       "The bytes of a copy are not those that were kept");
  return FALSE;
}

/* Copies, then reads back from the disk. @expected: (nullable): what its bytes have to be */
static gboolean
copy_file (Moving      *self,
           const char  *from,
           const char  *to,
           const char  *expected,
           GError     **error)
{
  g_autofree char *draft = g_strconcat (to, ".part", NULL);
  g_autofree char *digest = NULL;
  g_autofree char *again = NULL;
  gboolean ok;
  int fd;

  g_unlink (draft);
  fd = open (draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      _anning_errno_set_error (error, errno, "A copy cannot be moved");
      return FALSE;
    }
  digest = read_through (self, from, fd, error);
  ok = digest != NULL;
  if (ok && fdatasync (fd) != 0)
    {
      _anning_errno_set_error (error, errno, "A copy cannot be moved");
      ok = FALSE;
    }
  /* What is read back comes from the disk and not from memory, where the system heeds this. */
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  close (fd);
  if (ok && (again = read_through (self, draft, -1, error)) != NULL
      && check_same (again, digest, error)
      && (expected == NULL || check_same (digest, expected, error))
      && _anning_copy_files_rename (draft, to, error))
    return TRUE;
  g_unlink (draft);
  return FALSE;
}

/* What lies at @to already has to be the same. */
static gboolean
compare_files (Moving      *self,
               const char  *from,
               const char  *to,
               GError     **error)
{
  g_autofree char *first = read_through (self, from, -1, error);
  g_autofree char *second = first != NULL ? read_through (self, to, -1, error) : NULL;

  if (second == NULL)
    return FALSE;
  if (strcmp (first, second) == 0)
    return TRUE;
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                       "There is another copy of that name already");
  return FALSE;
}

/* Originals that are missing in the old folder are no reason to leave the others there. */
static gboolean
move_originals (Moving      *self,
                GArray      *originals,
                const char  *from,
                const char  *to,
                GError     **error)
{
  for (guint i = 0; i < originals->len; i++)
    {
      const AnningOriginal *original = &g_array_index (originals, AnningOriginal, i);
      g_autofree char *source = anning_copies_dup_original_path (from, original->sha256);
      g_autofree char *target = NULL;

      if (!_anning_copy_originals_has (from, original) || _anning_copy_originals_has (to, original))
        continue;
      target = _anning_copy_originals_make_place (to, original->sha256, error);
      if (target == NULL || !copy_file (self, source, target, original->sha256, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_copy (Moving      *self,
           const char  *copy,
           const char  *from,
           const char  *to,
           GError     **error)
{
  g_autofree char *name = g_path_get_basename (copy);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autoptr (AnningDb) db = anning_light_open (copy, NULL);
  gboolean light = FALSE;

  if (db != NULL && anning_light_is_light (db, &light, NULL) && light)
    {
      g_autoptr (GArray) originals = anning_light_list_originals (db, NULL);

      if (originals != NULL && !move_originals (self, originals, from, to, error))
        return FALSE;
    }
  if (access (target, F_OK) == 0)
    return compare_files (self, copy, target, error);
  if (!copy_file (self, copy, target, NULL, error))
    return FALSE;
  g_ptr_array_add (self->put, g_steal_pointer (&target));
  return TRUE;
}

static gint64
measure (GPtrArray   *paths,
         const char  *from)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 size = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (AnningDb) db = anning_light_open (g_ptr_array_index (paths, i), NULL);
      g_autoptr (GArray) originals = db != NULL ? anning_light_list_originals (db, NULL) : NULL;
      struct stat info;

      if (stat (g_ptr_array_index (paths, i), &info) == 0)
        size += info.st_size;
      for (guint j = 0; originals != NULL && j < originals->len; j++)
        {
          const AnningOriginal *original = &g_array_index (originals, AnningOriginal, j);

          if (g_hash_table_add (seen, g_strdup (original->sha256)) && _anning_copy_originals_has (from, original))
            size += original->size;
        }
    }
  return size;
}

/* Everything into the new folder, or nothing stays there. Both folders are locked. */
static gboolean
copy_all (Moving      *self,
          GPtrArray   *paths,
          const char  *from,
          const char  *to,
          GError     **error)
{
  gboolean ok = TRUE;

  /* Each is read, and read back. */
  self->all = 2 * measure (paths, from);
  if (self->all / 2 > _anning_copy_files_get_room (to))
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL,
                   "The copies would need %" G_GINT64_FORMAT " bytes more than may be used here", self->all / 2);
      return FALSE;
    }
  for (guint i = 0; i < paths->len && ok; i++)
    ok = move_copy (self, g_ptr_array_index (paths, i), from, to, error);
  ok = ok && _anning_copy_originals_sync (to, error) && _anning_copy_files_sync_folder (to, error)
       && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
  if (ok)
    return TRUE;
  for (guint i = 0; i < self->put->len; i++)
    g_unlink (g_ptr_array_index (self->put, i));
  _anning_copy_originals_collect (to, NULL, NULL);
  return FALSE;
}

static void
remove_all (GPtrArray   *paths,
            const char  *from)
{
  for (guint i = 0; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
  _anning_copy_files_sync_folder (from, NULL);
  _anning_copy_originals_collect (from, NULL, NULL);
}

gboolean
anning_copies_move (const char          *path,
                    const char          *folder,
                    const char          *to,
                    AnningProgressFunc   progress,
                    gpointer             progress_data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (GPtrArray) put = g_ptr_array_new_with_free_func (g_free);
  Moving self = { progress, progress_data, cancellable, 0, 0, put };
  g_autofree char *real = NULL;
  g_autofree char *from = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  gboolean ok;
  int lock, target_lock;

  g_return_val_if_fail (path != NULL && to != NULL, FALSE);

  real = anning_opening_find_real_path (path);
  from = folder != NULL ? g_strdup (folder) : anning_copies_dup_default_folder (real);
  if (g_mkdir_with_parents (to, 0700) != 0)
    {
      _anning_errno_set_error (error, errno, "The folder for copies cannot be made");
      return FALSE;
    }
  if (!_anning_copy_names_check_folder (folder, error))
    return FALSE;
  if (_anning_copy_names_is_same (from, to) || !g_file_test (from, G_FILE_TEST_IS_DIR))
    return TRUE;

  lock = _anning_copy_files_lock (from, cancellable, error);
  if (lock < 0)
    return FALSE;
  target_lock = _anning_copy_files_lock (to, cancellable, error);
  if (target_lock < 0)
    {
      close (lock);
      return FALSE;
    }
  stem = _anning_copy_names_dup_stem (path);
  paths = _anning_copy_names_list (from, stem);
  ok = copy_all (&self, paths, from, to, error);
  if (ok)
    remove_all (paths, from);
  close (target_lock);
  if (ok)
    {
      /* A folder that is empty now goes, one that something is left in stays. */
      mark = g_build_filename (from, ".lock", NULL);
      g_unlink (mark);
      g_rmdir (from);
    }
  close (lock);
  return ok;
}
