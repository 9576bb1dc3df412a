/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A take: a recording while it is being made. It stands in the file piece by
 * piece, so that a kill loses no more than the piece that was not written yet. A
 * take that is kept becomes an original like any other, of an incident of its own.
 */
typedef struct
{
  gint64 id;
  gint64 started_at; /* ms */
  gint64 utc_offset; /* minutes */
  char *channel;     /* of the incident it is to be: a word of anning_channels */
  GArray *marks;     /* gint64, ms into the take, in order */
  gint64 size;       /* bytes */
  gint64 length_ms;  /* by its last page; ANNING_UNKNOWN if that cannot be read */
} AnningTake;

/* What a take became. */
typedef struct
{
  gint64 incident_id;
  gint64 evidence_id;
} AnningKeptTake;

void        anning_take_free        (AnningTake      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningTake, anning_take_free)

/* ---- inside a job ---- */

/* Returns: the id of a new take, or 0 and @error. Takes without sound are dropped. */
gint64      anning_takes_begin      (AnningDb        *db,
                                     gint64           started_at,
                                     gint64           utc_offset,
                                     const char      *channel,
                                     GError         **error);
/* @seq: 0, 1, 2, …; fails when the one before is missing: what comes after a gap is worth nothing. */
gboolean    anning_takes_append     (AnningDb        *db,
                                     gint64           take_id,
                                     gint64           seq,
                                     GBytes          *bytes,
                                     GError         **error);
gboolean    anning_takes_set_marks  (AnningDb        *db,
                                     gint64           take_id,
                                     const gint64    *marks,
                                     guint            n_marks,
                                     GError         **error);
/* Returns: (transfer full) (element-type AnningTake): those with sound, oldest first; or NULL and @error */
GPtrArray  *anning_takes_list       (AnningDb        *db,
                                     GError         **error);
/*
 * Makes the take an original with its SHA-256, an incident that uses it, and a
 * marker for each mark; the pieces go. One that was interrupted gets a mark of its
 * end behind the sound. All of it or nothing.
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningKeptTake *anning_takes_keep   (AnningDb        *db,
                                     gint64           take_id,
                                     GCancellable    *cancellable,
                                     GError         **error);
/* After the original was listened to: whoever shows the incident looks at it again. */
void        anning_takes_note_heard (AnningDb              *db,
                                     const AnningKeptTake  *kept);
/* For good: there is no way back. */
gboolean    anning_takes_discard    (AnningDb        *db,
                                     gint64           take_id,
                                     GError         **error);

/* ---- from a page ---- */

void        anning_takes_list_async      (AnningStore          *store,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GPtrArray  *anning_takes_list_finish     (AnningStore          *store,
                                          GAsyncResult         *result,
                                          GError              **error);
void        anning_takes_discard_async   (AnningStore          *store,
                                          gint64                take_id,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean    anning_takes_discard_finish  (AnningStore          *store,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
