/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * SQLite writes each frame of a -wal in two parts, a page and 24 bytes. The VFS of
 * this name is the system's, except that what goes into a -wal one after the other
 * is written together, which was measured to spare a quarter of the kernel's time
 * for an original of 500 MB. It is written before anything else is done with those
 * bytes, above all before the file is synced. So it is for connections with
 * synchronous = FULL only: then a commit is as durable as without it, and what a
 * crash loses are frames that no commit followed.
 */
#define ANNING_VFS "anning"

/* Once is enough, more do no harm; any thread. If it fails, opening with the name does. */
void  anning_vfs_register         (void);
/*
 * Drops what is not written yet of a -wal (of any other file: nothing). For
 * after a rollback, so that bytes nobody needs, which had no room, do not stand
 * in the way of the next.
 */
void  anning_vfs_forget           (sqlite3_file  *file);

G_END_DECLS
