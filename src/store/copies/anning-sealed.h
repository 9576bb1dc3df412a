/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-progress-relay.h"
#include "anning-secret.h"

G_BEGIN_DECLS

/*
 * A sealed backup: everything that a file holds, in one file that only its
 * passphrase opens. How it is made stands in anning-sealed-header-private.h
 * and anning-sealed-toc-private.h. Nothing of it is ever on a disk in the clear
 * but the file that anning_sealed_open() is asked to make.
 */
typedef struct _AnningCopyLook AnningCopyLook; /* anning-copy-look.h */

#define ANNING_SEALED_ERROR (anning_sealed_error_quark ())
GQuark anning_sealed_error_quark (void);

/* Beside those of the store (ANNING_STORE_ERROR_…) and of the disk (G_IO_ERROR_EXISTS, _NOT_FOUND, _NO_SPACE, _CANCELLED…). */
typedef enum
{
  ANNING_SEALED_ERROR_NOT_SEALED,       /* no sealed backup at all */
  ANNING_SEALED_ERROR_NEWER,            /* made by a newer Anning */
  ANNING_SEALED_ERROR_WRONG_PASSPHRASE, /* its head is as it was written, and does not open */
  ANNING_SEALED_ERROR_DAMAGED,          /* some byte is not as it was written */
  ANNING_SEALED_ERROR_TRUNCATED,        /* its end is missing */
  ANNING_SEALED_ERROR_TOO_COSTLY,       /* its head asks for more memory or work than any of ours */
  ANNING_SEALED_ERROR_NO_MEMORY,        /* this computer has too little of it, now */
} AnningSealedError;

/* What was written or opened. */
typedef struct
{
  gint64 size;            /* bytes of the file that was made */
  gint64 originals;       /* whose bytes are in it */
  gint64 originals_wrong; /* those that were damaged or missing before they were sealed already */
} AnningSealedResult;

void                anning_sealed_result_free  (AnningSealedResult   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSealedResult, anning_sealed_result_free)

/* Whether a file begins as a sealed backup does; reads 8 bytes, FALSE also for what cannot be read. */
gboolean            anning_sealed_is_one       (const char           *path);

/*
 * Blocking, for the command line and for tasks: @from_path is only read and may be
 * open elsewhere. @to_path must not exist yet; cancelled or failed, nothing is left
 * of it. Making the key from the passphrase takes about a second and 256 MiB and
 * cannot be cut short. @progress: (nullable): 0 to 1, on the calling thread.
 */
AnningSealedResult *anning_sealed_write        (const char           *from_path,
                                                const char           *to_path,
                                                AnningSecret         *secret,
                                                AnningProgressFunc    progress,
                                                gpointer              user_data,
                                                GCancellable         *cancellable,
                                                GError              **error);
/* What is inside, read from its beginning: as quick as making the key. Returns: (transfer full): NULL with @error */
AnningCopyLook     *anning_sealed_look         (const char           *path,
                                                AnningSecret         *secret,
                                                GCancellable         *cancellable,
                                                GError              **error);
/*
 * Makes a whole file (a database with all originals, 0600) at @to_path, which must
 * not exist yet, for anning_restore() to take. Every byte is authenticated, and
 * every original held against its SHA-256, before the file has that name; else
 * nothing is left of it.
 */
AnningSealedResult *anning_sealed_open         (const char           *path,
                                                AnningSecret         *secret,
                                                const char           *to_path,
                                                AnningProgressFunc    progress,
                                                gpointer              user_data,
                                                GCancellable         *cancellable,
                                                GError              **error);

/* Reads everything and writes nothing: each byte is authenticated, each original held against its SHA-256. */
AnningSealedResult *anning_sealed_check        (const char           *path,
                                                AnningSecret         *secret,
                                                AnningProgressFunc    progress,
                                                gpointer              user_data,
                                                GCancellable         *cancellable,
                                                GError              **error);

/* The same on a thread of their own; reports come on the thread-default context of the caller. */
void                anning_sealed_write_async  (const char           *from_path,
                                                const char           *to_path,
                                                AnningSecret         *secret,
                                                AnningProgressFunc    progress,
                                                gpointer              user_data,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              callback_data);
AnningSealedResult *anning_sealed_write_finish (GAsyncResult         *result,
                                                GError              **error);
void                anning_sealed_look_async   (const char           *path,
                                                AnningSecret         *secret,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              callback_data);
AnningCopyLook     *anning_sealed_look_finish  (GAsyncResult         *result,
                                                GError              **error);
void                anning_sealed_open_async   (const char           *path,
                                                AnningSecret         *secret,
                                                const char           *to_path,
                                                AnningProgressFunc    progress,
                                                gpointer              user_data,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              callback_data);
AnningSealedResult *anning_sealed_open_finish  (GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
