/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* A consistent copy of the whole file at @path, which must not exist yet; inside a read job. */
gboolean anning_backup_write   (AnningDb      *db,
                                const char    *path,
                                GCancellable  *cancellable,
                                GError       **error);
/*
 * The same from one path to another, blocking: for the command line and for tasks.
 * @from_path is only read and may be open elsewhere; @progress: (nullable): 0 to 1.
 * Refuses like anning_store_open() what is no file of ours; a cancelled copy leaves nothing.
 */
gboolean anning_store_backup_to (const char    *from_path,
                                 const char    *to_path,
                                 void         (*progress) (double fraction, gpointer user_data),
                                 gpointer       user_data,
                                 GCancellable  *cancellable,
                                 GError       **error);
/* Returns: (nullable): path of the newest copy of @path, beside it or in @folder (nullable), that opens and is sound */
char    *anning_backup_newest  (const char    *path,
                                const char    *folder);

/* What a check of a file found. */
typedef struct
{
  gboolean sound;          /* everything below holds */
  gboolean database_ok;    /* integrity_check and foreign_key_check */
  gboolean journal_ok;     /* the chain of hashes is unbroken */
  gint64 evidence_checked;
  gint64 evidence_wrong;   /* hash differs, or pieces are missing */
  gint64 journal_rows;
  gint64 fingerprints_checked; /* those that are kept in the file */
  gint64 fingerprints_wrong;
  GPtrArray *findings;     /* char *, English msgid-free technical lines without case text */
} AnningVerdict;

void           anning_verdict_free (AnningVerdict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningVerdict, anning_verdict_free)

/* Checks the file at @path without changing it: blocking, for the command line and for tasks. */
AnningVerdict *anning_verify_file  (const char                *path,
                                    void                     (*progress) (double fraction, gpointer user_data),
                                    gpointer                   user_data,
                                    GCancellable              *cancellable,
                                    GError                   **error);

G_END_DECLS
