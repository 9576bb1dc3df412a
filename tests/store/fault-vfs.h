/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A disk that fails on demand and loses its power, between SQLite and the real one.
 * Every connection of the process goes through it, and so do the rename and fsync of
 * our own code. The real fsync is left out: what would be on the disk is reckoned.
 */
void      fault_vfs_install       (void);

typedef enum
{
  FAULT_ONCE,     /* one operation fails with EIO, the next ones do not */
  FAULT_BROKEN,   /* all fail from there on, reads too */
  FAULT_FULL,     /* what takes room fails with ENOSPC from there on; of a write, half is done */
  FAULT_READ_ONLY /* what changes anything fails with EROFS from there on, as after a remount */
} FaultKind;

/* Counts from now on; @n: which operation fails first, from 1; 0: none */
void      fault_vfs_arm           (FaultKind    kind,
                                   guint        n);
/* @failed: (out) (optional): whether any has failed; Returns: how many operations there were */
guint     fault_vfs_disarm        (gboolean    *failed);

/* ---- loss of power ---- */

typedef enum
{
  IMAGE_SYNCED,  /* only what was synced is on the disk */
  IMAGE_WRITTEN, /* all that was written is */
  IMAGE_RANDOM,  /* each write is there, is not, or is there up to a sector of 512 bytes; in any order */
} ImageKind;

/* Called before each sync, rename and deletion of a file. */
typedef void (*FaultVfsMoment) (gpointer user_data);

/* What lies below @folder now is on the disk; follows it from now on. */
void      fault_vfs_follow        (const char     *folder,
                                   FaultVfsMoment  moment,
                                   gpointer        user_data);
/* Writes what the disk would hold if the power went now to the new folder @to. */
void      fault_vfs_make_image    (const char     *to,
                                   ImageKind       kind,
                                   GRand          *rand);
void      fault_vfs_leave         (void);

G_END_DECLS
