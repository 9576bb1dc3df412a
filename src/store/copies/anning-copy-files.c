/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copy-files-private.h"
#include "anning-errno-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* What a copy leaves on the disk: the file itself must be able to grow. */
#define ROOM_LEFT (64 * 1024 * 1024)

gboolean
_anning_copy_files_make_private (const char  *path,
                                 GError     **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      _anning_errno_set_error (error, errno, "The copy cannot be made");
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static gboolean
sync_path (const char  *path,
           int          flags,
           const char  *what,
           GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);

  /* Some file systems have no fsync for folders. */
  if (fd < 0 || (fsync (fd) != 0 && !(flags & O_DIRECTORY && errno == EINVAL)))
    {
      _anning_errno_set_error (error, errno, what);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

gboolean
_anning_copy_files_sync (const char  *path,
                         GError     **error)
{
  return sync_path (path, 0, "The copy cannot be written", error);
}

gboolean
_anning_copy_files_sync_folder (const char  *folder,
                                GError     **error)
{
  return sync_path (folder, O_DIRECTORY, "The folder cannot be written", error);
}

gboolean
_anning_copy_files_rename (const char  *from,
                           const char  *to,
                           GError     **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  _anning_errno_set_error (error, errno, "The copy cannot be named");
  return FALSE;
}

gint64
_anning_copy_files_get_room (const char *folder)
{
  struct statvfs info;

  if (statvfs (folder, &info) != 0)
    return G_MAXINT64;
  return (gint64) info.f_bavail * (gint64) info.f_frsize - ROOM_LEFT;
}

/*
 * Two files may share a folder, and each is written by a process of its own: what the one
 * has just put there must not look unused to the other.
 */
int
_anning_copy_files_lock (const char    *folder,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *path = g_build_filename (folder, ".lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      _anning_errno_set_error (error, errno, "The folder for copies cannot be written");
      return -1;
    }
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        {
          /* Where there are no locks, no other process is waited for. */
          if (errno == ENOLCK || errno == EOPNOTSUPP)
            return fd;
          _anning_errno_set_error (error, errno, "The folder for copies cannot be locked");
          close (fd);
          return -1;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          close (fd);
          return -1;
        }
      g_usleep (50 * 1000);
    }
  return fd;
}
