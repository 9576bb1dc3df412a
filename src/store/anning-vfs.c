/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-vfs-private.h"

#include <string.h>

/* SQLite's VFS for Unix takes no more than 128 KiB less one byte at a time. */
#define MOST_AT_ONCE (120 * 1024)

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;   /* the system's, in the same block of memory */
  guint8 *gathered;     /* NULL before the first write */
  int length;           /* of what is gathered */
  sqlite3_int64 offset; /* where it belongs */
} WalFile;

static sqlite3_vfs *system_vfs;

static WalFile *
wal_file (sqlite3_file *file)
{
  return (WalFile *) file;
}

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return wal_file (file)->real;
}

/* What could not be written stays, and is tried again by the next call: nothing is ever skipped. */
static int
write_gathered (sqlite3_file *file)
{
  WalFile *self = wal_file (file);
  int rc;

  if (self->length == 0)
    return SQLITE_OK;
  rc = self->real->pMethods->xWrite (self->real, self->gathered, self->length, self->offset);
  if (rc == SQLITE_OK)
    self->length = 0;
  return rc;
}

static int
wal_close (sqlite3_file *file)
{
  WalFile *self = wal_file (file);
  int written = write_gathered (file);
  int closed = self->real->pMethods->xClose (self->real);

  g_clear_pointer (&self->gathered, g_free);
  return written != SQLITE_OK ? written : closed;
}

static int
wal_read (sqlite3_file  *file,
          void          *data,
          int            length,
          sqlite3_int64  offset)
{
  WalFile *self = wal_file (file);
  int rc = SQLITE_OK;

  /* A checkpoint of what was committed earlier does not depend on what comes behind it. */
  if (self->length > 0 && offset + length > self->offset)
    rc = write_gathered (file);
  return rc != SQLITE_OK ? rc : self->real->pMethods->xRead (self->real, data, length, offset);
}

static int
wal_write (sqlite3_file  *file,
           const void    *data,
           int            length,
           sqlite3_int64  offset)
{
  WalFile *self = wal_file (file);

  if (self->length > 0
      && (offset != self->offset + self->length || length > MOST_AT_ONCE - self->length))
    {
      int rc = write_gathered (file);

      if (rc != SQLITE_OK)
        return rc;
    }
  if (length > MOST_AT_ONCE)
    return self->real->pMethods->xWrite (self->real, data, length, offset);

  if (self->gathered == NULL)
    self->gathered = g_malloc (MOST_AT_ONCE);
  if (self->length == 0)
    self->offset = offset;
  memcpy (self->gathered + self->length, data, length);
  self->length += length;
  return SQLITE_OK;
}

static int
wal_truncate (sqlite3_file  *file,
              sqlite3_int64  size)
{
  WalFile *self = wal_file (file);
  int rc = SQLITE_OK;

  /* Where nothing of it would remain, there need be no room for it either. */
  if (size > self->offset)
    rc = write_gathered (file);
  if (rc == SQLITE_OK)
    rc = self->real->pMethods->xTruncate (self->real, size);
  if (rc == SQLITE_OK)
    self->length = 0;
  return rc;
}

static int
wal_sync (sqlite3_file *file,
          int           flags)
{
  int rc = write_gathered (file);

  return rc != SQLITE_OK ? rc : real_file (file)->pMethods->xSync (real_file (file), flags);
}

static int
wal_file_size (sqlite3_file  *file,
               sqlite3_int64 *size)
{
  int rc = write_gathered (file);

  return rc != SQLITE_OK ? rc : real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
wal_lock (sqlite3_file *file,
          int           level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
wal_unlock (sqlite3_file *file,
            int           level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
wal_check_reserved_lock (sqlite3_file *file,
                         int          *reserved)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), reserved);
}

static int
wal_file_control (sqlite3_file *file,
                  int           op,
                  void         *argument)
{
  return real_file (file)->pMethods->xFileControl (real_file (file), op, argument);
}

static int
wal_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
wal_device_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

/* Version 1: shared memory and mapping are the database's, not the -wal's. */
static const sqlite3_io_methods wal_methods = {
  .iVersion = 1,
  .xClose = wal_close,
  .xRead = wal_read,
  .xWrite = wal_write,
  .xTruncate = wal_truncate,
  .xSync = wal_sync,
  .xFileSize = wal_file_size,
  .xLock = wal_lock,
  .xUnlock = wal_unlock,
  .xCheckReservedLock = wal_check_reserved_lock,
  .xFileControl = wal_file_control,
  .xSectorSize = wal_sector_size,
  .xDeviceCharacteristics = wal_device_characteristics,
};

static int
vfs_open (sqlite3_vfs  *vfs,
          const char   *name,
          sqlite3_file *file,
          int           flags,
          int          *flags_out)
{
  WalFile *self = wal_file (file);
  int rc;

  if ((flags & SQLITE_OPEN_WAL) == 0)
    return system_vfs->xOpen (system_vfs, name, file, flags, flags_out);

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *) (self + 1);
  rc = system_vfs->xOpen (system_vfs, name, self->real, flags, flags_out);
  /* As SQLite reads it: without methods there is nothing to close. */
  if (self->real->pMethods != NULL)
    self->base.pMethods = &wal_methods;
  return rc;
}

void
anning_vfs_register (void)
{
  static sqlite3_vfs vfs;
  static gsize done;

  if (g_once_init_enter (&done))
    {
      system_vfs = sqlite3_vfs_find (NULL);
      if (system_vfs != NULL)
        {
          /* The other functions of the system's VFS read of it only what is copied here. */
          vfs = *system_vfs;
          vfs.zName = ANNING_VFS;
          vfs.pNext = NULL;
          vfs.szOsFile = (int) sizeof (WalFile) + system_vfs->szOsFile;
          vfs.xOpen = vfs_open;
          sqlite3_vfs_register (&vfs, 0);
        }
      g_once_init_leave (&done, 1);
    }
}

void
anning_vfs_forget (sqlite3_file *file)
{
  if (file != NULL && file->pMethods == &wal_methods)
    wal_file (file)->length = 0;
}
