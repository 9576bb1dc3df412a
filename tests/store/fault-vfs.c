/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fault-image.h"

/* What an operation does, for the kinds of fault. */
typedef enum
{
  DOES_READ,
  DOES_WRITE, /* takes room */
  DOES_CHANGE /* needs the right to write, but no room */
} Does;

typedef struct
{
  sqlite3_file base;
  FaultFile *image; /* NULL: not followed */
  char *folder;     /* of a journal or -wal, which SQLite syncs with it; NULL for others */
  /* the real one follows */
} File;

static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;

static GMutex lock; /* what follows */
static FaultKind kind;
static gboolean armed;
static guint count;
static guint first;
static gboolean fired;
static int last_errno;

static FaultImage *image;
static FaultVfsMoment moment;
static gpointer moment_data;
static gboolean in_moment;

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return (sqlite3_file *) ((File *) file + 1);
}

/* Returns: 0, or what the operation is to fail with */
static int
count_one (Does does)
{
  int code = 0;

  g_mutex_lock (&lock);
  if (armed)
    {
      gboolean due = first > 0 && ++count >= first;

      if (first == 0)
        count++;
      switch (kind)
        {
        case FAULT_ONCE:
          code = due && count == first ? EIO : 0;
          break;
        case FAULT_BROKEN:
          code = due ? EIO : 0;
          break;
        case FAULT_FULL:
          code = due && does == DOES_WRITE ? ENOSPC : 0;
          break;
        case FAULT_READ_ONLY:
          code = due && does != DOES_READ ? EROFS : 0;
          break;
        default:
          g_assert_not_reached ();
        }
      if (code != 0)
        {
          fired = TRUE;
          last_errno = code;
        }
    }
  g_mutex_unlock (&lock);
  return code;
}

static void
tell_moment (void)
{
  if (image == NULL || in_moment)
    return;
  in_moment = TRUE;
  moment (moment_data);
  in_moment = FALSE;
}

/* ---- a file ---- */

static int
file_close (sqlite3_file *file)
{
  g_clear_pointer (&((File *) file)->folder, g_free);
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
file_read (sqlite3_file *file,
           void         *data,
           int           length,
           sqlite3_int64 offset)
{
  if (count_one (DOES_READ) != 0)
    return SQLITE_IOERR_READ;
  return real_of (file)->pMethods->xRead (real_of (file), data, length, offset);
}

static int
file_write (sqlite3_file *file,
            const void   *data,
            int           length,
            sqlite3_int64 offset)
{
  File *self = (File *) file;
  int code = count_one (DOES_WRITE);

  if (code == EIO || code == EROFS)
    return SQLITE_IOERR_WRITE;
  if (code == ENOSPC)
    length /= 2;
  if (length > 0)
    {
      int rc = real_of (file)->pMethods->xWrite (real_of (file), data, length, offset);

      if (rc != SQLITE_OK)
        return rc;
      if (self->image != NULL)
        fault_file_write (self->image, data, length, offset);
    }
  return code == ENOSPC ? SQLITE_FULL : SQLITE_OK;
}

static int
file_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  File *self = (File *) file;

  if (count_one (DOES_CHANGE) != 0)
    return SQLITE_IOERR_TRUNCATE;
  if (self->image != NULL)
    fault_file_truncate (self->image, size);
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
file_sync (sqlite3_file *file,
           int           flags)
{
  File *self = (File *) file;

  tell_moment ();
  if (count_one (DOES_WRITE) != 0)
    return SQLITE_IOERR_FSYNC;
  if (self->image != NULL)
    fault_file_sync (self->image);
  if (self->image != NULL && self->folder != NULL)
    fault_image_sync_names (image, self->folder);
  return SQLITE_OK;
}

static int
file_size (sqlite3_file  *file,
           sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
file_lock (sqlite3_file *file,
           int           level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
file_unlock (sqlite3_file *file,
             int           level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
file_check_lock (sqlite3_file *file,
                 int          *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
file_control (sqlite3_file *file,
              int           op,
              void         *data)
{
  if (op == SQLITE_FCNTL_LAST_ERRNO && last_errno != 0)
    {
      *(int *) data = last_errno;
      return SQLITE_OK;
    }
  return real_of (file)->pMethods->xFileControl (real_of (file), op, data);
}

static int
file_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
file_shm_map (sqlite3_file   *file,
              int             region,
              int             size,
              int             extend,
              void volatile **place)
{
  if (extend && count_one (DOES_WRITE) != 0)
    return SQLITE_IOERR_SHMMAP;
  return real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, place);
}

static int
file_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
file_shm_unmap (sqlite3_file *file,
                int           remove)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

/* ---- the file system ---- */

static int
vfs_open (sqlite3_vfs  *self,
          const char   *name,
          sqlite3_file *file,
          int           flags,
          int          *flags_out)
{
  File *shim = (File *) file;
  int given = flags;
  int rc;

  memset (shim, 0, sizeof *shim);
  if (count_one (flags & SQLITE_OPEN_CREATE ? DOES_WRITE : DOES_READ) != 0)
    return SQLITE_CANTOPEN;
  rc = real_vfs->xOpen (real_vfs, name, real_of (file), flags, &given);
  if (flags_out != NULL)
    *flags_out = given;
  if (rc != SQLITE_OK)
    return rc;
  shim->base.pMethods = &methods;
  if (image != NULL && name != NULL)
    {
      shim->image = fault_image_open (image, name);
      if (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL))
        shim->folder = g_path_get_dirname (name);
    }
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *self,
            const char  *name,
            int          sync)
{
  int rc;

  tell_moment ();
  if (count_one (DOES_CHANGE) != 0)
    return SQLITE_IOERR_DELETE;
  rc = real_vfs->xDelete (real_vfs, name, 0);
  if (rc == SQLITE_OK && image != NULL)
    fault_image_delete (image, name, sync);
  return rc;
}

static int
vfs_access (sqlite3_vfs *self,
            const char  *name,
            int          flags,
            int         *result)
{
  return real_vfs->xAccess (real_vfs, name, flags, result);
}

static int
vfs_full_name (sqlite3_vfs *self,
               const char  *name,
               int          n,
               char        *result)
{
  return real_vfs->xFullPathname (real_vfs, name, n, result);
}

static int
vfs_randomness (sqlite3_vfs *self,
                int          n,
                char        *place)
{
  return real_vfs->xRandomness (real_vfs, n, place);
}

static int
vfs_sleep (sqlite3_vfs *self,
           int          microseconds)
{
  return real_vfs->xSleep (real_vfs, microseconds);
}

static int
vfs_time (sqlite3_vfs *self,
          double      *time)
{
  return real_vfs->xCurrentTime (real_vfs, time);
}

static int
vfs_time_64 (sqlite3_vfs   *self,
             sqlite3_int64 *time)
{
  return real_vfs->xCurrentTimeInt64 (real_vfs, time);
}

static int
vfs_last_error (sqlite3_vfs *self,
                int          n,
                char        *place)
{
  return last_errno;
}

void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = (sqlite3_vfs) {
    .iVersion = 2,
    .szOsFile = (int) sizeof (File) + real_vfs->szOsFile,
    .mxPathname = real_vfs->mxPathname,
    .zName = "fault",
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_name,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_time,
    .xCurrentTimeInt64 = vfs_time_64,
    .xGetLastError = vfs_last_error,
  };
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* ---- our own code's part: these stand before those of the C library ---- */

int
rename (const char *from,
        const char *to)
{
  int code;

  tell_moment ();
  code = count_one (DOES_CHANGE);
  if (code != 0)
    {
      errno = code;
      return -1;
    }
  if (syscall (SYS_rename, from, to) != 0)
    return -1;
  if (image != NULL)
    fault_image_rename (image, from, to);
  return 0;
}

int
fsync (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);
  int code;

  tell_moment ();
  code = count_one (DOES_WRITE);
  if (code != 0)
    {
      errno = code;
      return -1;
    }
  if (image != NULL && path != NULL)
    fault_image_sync (image, path);
  return 0;
}

/* ---- orders ---- */

void
fault_vfs_arm (FaultKind wanted,
               guint     n)
{
  g_mutex_lock (&lock);
  kind = wanted;
  first = n;
  count = 0;
  fired = FALSE;
  armed = TRUE;
  g_mutex_unlock (&lock);
}

guint
fault_vfs_disarm (gboolean *failed)
{
  guint n;

  g_mutex_lock (&lock);
  armed = FALSE;
  last_errno = 0;
  n = count;
  if (failed != NULL)
    *failed = fired;
  g_mutex_unlock (&lock);
  return n;
}

void
fault_vfs_follow (const char     *folder,
                  FaultVfsMoment  wanted,
                  gpointer        user_data)
{
  moment = wanted;
  moment_data = user_data;
  image = fault_image_new (folder);
}

void
fault_vfs_make_image (const char *to,
                      ImageKind   wanted,
                      GRand      *rand)
{
  fault_image_write (image, to, wanted, rand);
}

void
fault_vfs_leave (void)
{
  g_clear_pointer (&image, fault_image_free);
}
