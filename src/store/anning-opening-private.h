/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"

G_BEGIN_DECLS

/* The absolute path without symbolic links: what a lock and a -wal are beside. */
char      *anning_opening_find_real_path (const char  *path);
/* What the first 100 bytes of a file say; reads only. */
gboolean   anning_opening_check_header (const char  *path,
                                        GError     **error);
/* Opens for reading only, also where nothing beside the file can be made. */
AnningDb  *anning_opening_read_only    (const char  *path,
                                        GError     **error);
/* Holds the file against other processes. Returns: a file descriptor, or -1 */
int        anning_opening_lock         (const char  *path,
                                        GError     **error);
void       anning_opening_unlock       (const char  *path,
                                        int          lock);
/*
 * Opens the file for writing, made new if there is none, and brings it to the
 * present schema, after a copy in @copies (NULL: beside it). @path is absolute and without symbolic links; the lock is held.
 */
AnningDb  *anning_opening_open         (const char  *path,
                                        const char  *copies,
                                        GError     **error);
/* Everything that can be said without the lock: is it ours, can it be written? Makes the folder. */
gboolean   anning_opening_check_place  (const char  *path,
                                        GError     **error);
/* The name that a file got in its folder outlives a loss of power from then on. */
gboolean   anning_opening_sync_folder  (const char  *path,
                                        GError     **error);
/* quick_check of all but the pieces of evidence and the journal. */
gboolean   anning_opening_check_sound  (AnningDb    *db,
                                        GError     **error);

G_END_DECLS
