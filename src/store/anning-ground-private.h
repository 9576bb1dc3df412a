/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/types.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* Which file it is that was opened: whoever moves, deletes or replaces it does not ask us. */
typedef struct
{
  gboolean known;
  gboolean numbered; /* files keep their numbers, which some drives make up anew each time */
  dev_t device;
  ino_t inode;
} AnningGround;

void      anning_ground_note      (AnningGround        *self,
                                   const char          *path);
/* FALSE with ANNING_STORE_ERROR_GONE when @path is no longer that file. */
gboolean  anning_ground_check     (const AnningGround  *self,
                                   const char          *path,
                                   GError             **error);
/*
 * Whether @path lies on a network or on a drive that another program writes. The index
 * of a -wal is memory that all who have the file open share, which such drives do not
 * promise: https://www.sqlite.org/wal.html (2., "All processes using a database must be
 * on the same host computer; WAL does not work over a network filesystem").
 */
gboolean  anning_ground_is_remote (const char          *path);

G_END_DECLS
