/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Who may read the file: it, what SQLite and this program keep beside it, and its copies are for
 * their owner only (0600, folders 0700). They may come to be open to others by a copy that was made
 * with a file manager, by an unpacked archive, or by hand.
 *
 * Looked at are, without following links:
 *  - the file, and everything beside it whose name begins with the file's
 *  - the folder of the file, where that is the program's own: any other holds more than our files
 *  - "backups" beside the file with all in it; in another folder of copies those of this file, and
 *    the originals under "evidence"
 * What belongs to somebody else, or lies where files have no rights at all (FAT, exFAT), is left out.
 */

/*
 * @path: of the file
 * @copies: (nullable): another folder of copies than "backups" beside it
 *
 * Returns: (transfer full) (element-type filename): what others may read or write; empty when all is well
 */
GPtrArray *anning_rights_look         (const char           *path,
                                       const char           *copies);
/*
 * Takes the rights of everybody else from all that a look finds.
 *
 * Returns: how much of it others may still read or write
 */
guint      anning_rights_mend         (const char           *path,
                                       const char           *copies);

/* The same on a thread of their own. */
void       anning_rights_look_async   (const char           *path,
                                       const char           *copies,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GPtrArray *anning_rights_look_finish  (GAsyncResult         *result,
                                       GError              **error);
void       anning_rights_mend_async   (const char           *path,
                                       const char           *copies,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
/* Returns: how much is left; -1 with @error */
int        anning_rights_mend_finish  (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
