/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-progress-relay.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Takes out of a damaged or altered file what can still be read, into a new
 * one. The damaged file is read page by page, by us and not by SQLite, and never
 * written: nothing that stands in it is run, and a page that is gone takes only
 * its own rows with it. A row that is gone, or not as it was written, is taken
 * from the journal, which holds each row once more under a digest.
 */

/* What became of one kind of rows. */
typedef struct
{
  const char *table;   /* static: "debt", "incident", "evidence"… */
  gint64 kept;         /* rows in the new file, those of the next two included */
  gint64 from_journal; /* gone or changed in their table, taken from the journal */
  gint64 stand_ins;    /* gone, but others hang on them: an empty row with the same id */
  gint64 lost;         /* rows that are known to have been there and are not in the new file */
  GArray *lost_ids;    /* gint64: the first ANNING_SALVAGE_LISTED of them */
  gint64 lost_first;   /* ms: when the first and the last of them were written; ANNING_UNKNOWN */
  gint64 lost_last;
  guint gaps;          /* pages of it that cannot be read: what stood there is known only from elsewhere */
} AnningSalvageCount;

#define ANNING_SALVAGE_LISTED 200

/* An original that is not whole in the new file. */
typedef struct
{
  gint64 id;
  char *sha256;     /* (nullable): NULL when its row is gone */
  char *name;       /* (nullable): the name of the file that was brought in */
  gint64 size;      /* bytes it had; ANNING_UNKNOWN */
  gint64 found;     /* bytes that could be read, which may be other ones */
  gint64 added_at;  /* ms; ANNING_UNKNOWN */
} AnningSalvageOriginal;

typedef struct
{
  GPtrArray *counts;      /* AnningSalvageCount: every table of which anything was kept or lost */
  gint64 kept;            /* records in the new file, all kinds together; deleted ones that can still come back included */
  gint64 lost;
  GPtrArray *originals;   /* AnningSalvageOriginal */
  gint64 originals_whole; /* their bytes have the SHA-256 that was kept */
  gint64 originals_from_copies; /* of these, found in a folder of copies */
  gboolean copies_away;   /* the folder of copies that was chosen is not there: nothing was looked for in it */
  gint64 journal_kept;    /* rows, from the first on, over which the chain holds */
  gint64 journal_broken;  /* the first row that is gone or does not hold; 0: it holds to its end */
  gint64 journal_last;    /* ms: when the last kept one was written; ANNING_UNKNOWN */
  gint64 journal_left;    /* readable rows behind the break: used to restore, not carried over */
  gint64 journal_wrong;   /* contents that are not what was written down: rows they tell of cannot be confirmed */
  gint64 fingerprints_left; /* kept fingerprints that only the damaged file can still answer for */
  guint pages;            /* of the damaged file */
  guint pages_bad;        /* that belong to a table and cannot be read */
  guint foreign;          /* tables, triggers, views and indexes that are not ours; left behind */
  gboolean complete;      /* nothing is missing: everything above that counts a loss is 0 */
} AnningSalvageReport;

void                 anning_salvage_report_free (AnningSalvageReport  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSalvageReport, anning_salvage_report_free)

/*
 * Blocking, for the command line and for tasks. @to_path must not exist yet; it
 * appears whole or not at all. Originals that are gone are looked for in @copies (nullable), the
 * folder of copies that was chosen, and in the one beside the file. Errors: ANNING_STORE_ERROR_NOT_FOUND,
 * _IN_USE, _FULL, _READ_ONLY, _NEWER, _NOT_A_DATABASE when not one row of ours
 * is in it, G_IO_ERROR_EXISTS, G_IO_ERROR_CANCELLED.
 */
AnningSalvageReport *anning_salvage        (const char           *path,
                                            const char           *to_path,
                                            const char           *copies,
                                            AnningProgressFunc    progress,
                                            gpointer              user_data,
                                            GCancellable         *cancellable,
                                            GError              **error);
/* The same on a thread; @progress: (nullable): called on the main context of the caller */
void                 anning_salvage_async  (const char           *path,
                                            const char           *to_path,
                                            const char           *copies,
                                            AnningProgressFunc    progress,
                                            gpointer              progress_data,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
AnningSalvageReport *anning_salvage_finish (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
