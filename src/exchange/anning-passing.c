/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-passing.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define PREFIX "anning-passing-"
#define TEMPLATE PREFIX "XXXXXX"
#define TRIES 8

/* One to a process, as the place that g_get_tmp_dir() names is. */
static char *folder;
static int lock = -1;

/* Follows no link out of @path. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      struct stat info;

      if (lstat (child, &info) == 0 && S_ISDIR (info.st_mode))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* Who holds the lock lives: it goes with the process, however that ends. Returns: -1: somebody else does */
static int
hold (const char *path)
{
  struct stat held, named;
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0)
    return -1;
  /* Between the making of a folder and its lock somebody may have taken it for a dead one. */
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &held) == 0 && lstat (path, &named) == 0
      && held.st_ino == named.st_ino && held.st_dev == named.st_dev && held.st_uid == geteuid ())
    return fd;
  close (fd);
  return -1;
}

/* What processes left that were killed. */
static void
sweep (const char *base)
{
  g_autoptr (GDir) dir = g_dir_open (base, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      int fd;

      if (!g_str_has_prefix (name, PREFIX) || strlen (name) != strlen (TEMPLATE))
        continue;
      path = g_build_filename (base, name, NULL);
      fd = hold (path);
      if (fd < 0)
        continue;
      remove_tree (path);
      close (fd);
    }
}

static gboolean
begin_below (const char *base)
{
  sweep (base);
  for (guint i = 0; i < TRIES; i++)
    {
      g_autofree char *path = g_build_filename (base, TEMPLATE, NULL);

      if (g_mkdtemp (path) == NULL)
        return FALSE;
      lock = hold (path);
      if (lock >= 0)
        {
          folder = g_steal_pointer (&path);
          return TRUE;
        }
    }
  return FALSE;
}

/* GLib asks for the variable once; programs that we start are to have the one they would have had. */
static void
point_libraries_at_it (void)
{
  g_autofree char *usual = g_strdup (g_getenv ("TMPDIR"));

  g_setenv ("TMPDIR", folder, TRUE);
  (void) g_get_tmp_dir ();
  if (usual != NULL)
    g_setenv ("TMPDIR", usual, TRUE);
  else
    g_unsetenv ("TMPDIR");
}

const char *
anning_passing_begin (void)
{
  g_return_val_if_fail (folder == NULL, folder);

  if (!begin_below (g_get_user_runtime_dir ()))
    {
      g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
      if (!begin_below (g_get_user_cache_dir ()))
        return NULL;
    }
  point_libraries_at_it ();
  return folder;
}

const char *
anning_passing_get_folder (void)
{
  return folder;
}

void
anning_passing_end (void)
{
  if (folder == NULL)
    return;
  remove_tree (folder);
  close (lock);
  lock = -1;
  g_clear_pointer (&folder, g_free);
}
