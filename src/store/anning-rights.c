/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rights.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "anning-opening-private.h"
#include "anning-store.h"

#define OTHERS 077
#define BACKUPS "backups"
#define EVIDENCE "evidence"

/* Rights are made up there, the same for all files. */
static gboolean
has_rights (const char *path)
{
  struct statfs info;

  return statfs (path, &info) != 0
         || (info.f_type != MSDOS_SUPER_MAGIC && info.f_type != EXFAT_SUPER_MAGIC);
}

/* Returns: TRUE if there is a folder of that name, no link to one */
static gboolean
look_at (GPtrArray  *found,
         const char *path)
{
  struct stat info;

  if (lstat (path, &info) != 0 || (!S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode)))
    return FALSE;
  if ((info.st_mode & OTHERS) != 0 && info.st_uid == geteuid ())
    g_ptr_array_add (found, g_strdup (path));
  return S_ISDIR (info.st_mode);
}

/* @prefix: (nullable): only what begins with it; with all that is in folders among that */
static void
look_in (GPtrArray  *found,
         const char *folder,
         const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;

      if (prefix != NULL && !g_str_has_prefix (name, prefix))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (look_at (found, path))
        look_in (found, path, NULL);
    }
}

static void
look_at_folder (GPtrArray  *found,
                const char *path)
{
  if (look_at (found, path))
    look_in (found, path, NULL);
}

/* "anning-" of "anning.db", as copies are named. */
static char *
make_copy_prefix (const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - (g_str_has_suffix (name, ".db") ? strlen (".db") : 0));

  return g_strconcat (stem, "-", NULL);
}

GPtrArray *
anning_rights_look (const char *path,
                    const char *copies)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own_path = anning_store_dup_default_path ();
  g_autofree char *own_folder = g_path_get_dirname (own_path);
  g_autofree char *real = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *backups = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  /* What SQLite keeps beside a file lies where the file does, not where a link to it does. */
  real = anning_opening_find_real_path (path);
  folder = g_path_get_dirname (real);
  name = g_path_get_basename (real);
  backups = g_build_filename (folder, BACKUPS, NULL);
  if (has_rights (folder))
    {
      if (g_str_equal (folder, own_folder))
        look_at (found, folder);
      look_in (found, folder, name);
      look_at_folder (found, backups);
    }
  if (copies != NULL && !g_str_equal (copies, backups) && has_rights (copies))
    {
      g_autofree char *prefix = make_copy_prefix (name);
      g_autofree char *evidence = g_build_filename (copies, EVIDENCE, NULL);

      look_in (found, copies, prefix);
      look_at_folder (found, evidence);
    }
  return found;
}

guint
anning_rights_mend (const char *path,
                    const char *copies)
{
  g_autoptr (GPtrArray) found = anning_rights_look (path, copies);
  g_autoptr (GPtrArray) left = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const char *one = g_ptr_array_index (found, i);
      struct stat info;

      /* By its name: to open and close the file itself would drop the locks that SQLite has on it. */
      if (lstat (one, &info) == 0 && !S_ISLNK (info.st_mode)
          && fchmodat (AT_FDCWD, one, info.st_mode & 0700, AT_SYMLINK_NOFOLLOW) != 0)
        g_debug ("Rights stay as they are: %s", g_strerror (errno));
    }
  left = anning_rights_look (path, copies);
  return left->len;
}

/* ---- on a thread ---- */

typedef struct
{
  char *path;
  char *copies;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->path);
  g_free (place->copies);
  g_free (place);
}

static void
run (const char          *path,
     const char          *copies,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data,
     GTaskThreadFunc      thread,
     gpointer             tag)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Place *place = g_new0 (Place, 1);

  place->path = g_strdup (path);
  place->copies = g_strdup (copies);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, place, place_free);
  g_task_run_in_thread (task, thread);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Place *place = task_data;

  g_task_return_pointer (task, anning_rights_look (place->path, place->copies), (GDestroyNotify) g_ptr_array_unref);
}

static void
mend_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Place *place = task_data;

  g_task_return_int (task, anning_rights_mend (place->path, place->copies));
}

void
anning_rights_look_async (const char          *path,
                          const char          *copies,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (path != NULL);
  run (path, copies, cancellable, callback, user_data, look_thread, anning_rights_look_async);
}

GPtrArray *
anning_rights_look_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
anning_rights_mend_async (const char          *path,
                          const char          *copies,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (path != NULL);
  run (path, copies, cancellable, callback, user_data, mend_thread, anning_rights_mend_async);
}

int
anning_rights_mend_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), -1);
  return (int) g_task_propagate_int (G_TASK (result), error);
}
