/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-relative.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* In what a version differs from the one before it. */
typedef struct
{
  guint texts;     /* parts with other words */
  guint switched;  /* parts switched on or off */
  guint added;
  guint removed;
  gboolean moved;  /* parts that both have stand in another order */
  gboolean head;   /* greeting, closing, title or length */
} AnningNoteDifference;

/* A version of a note, and where it went. */
typedef struct
{
  AnningNoteVersion *version; /* NULL: it went before versions were kept; only the shares are known */
  AnningNoteDifference difference;
  gboolean first;    /* there is none before it */
  gboolean current;  /* the note is like this now */
  char *text;        /* as it would be sent; NULL without a version */
  GPtrArray *shares; /* AnningNoteShare, newest first */
} AnningNoteHistoryEntry;

void       anning_note_history_read_async  (AnningStore          *store,
                                            gint64                note_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/* Returns: (transfer full) (element-type AnningNoteHistoryEntry): newest first, or NULL and @error */
GPtrArray *anning_note_history_read_finish (AnningStore          *store,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
