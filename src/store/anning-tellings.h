/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"
#include "anning-trace-entry.h"

G_BEGIN_DECLS

/* What tells of one incident, for a person to look at, and which others may be the same contact. */

/* One source. */
typedef struct
{
  /* As it stands in the file; of a recording, what follows from its name and length: without an id,
   * its kind is a word of anning_time_sources (file_name or file_time). */
  AnningTraceEntry *entry;
  char *name;         /* of the file it came in, may be NULL */
  gint64 use_id;      /* of a recording: its AnningEvidenceUse, else 0 */
  gint64 evidence_id; /* of a recording, else 0 */
} AnningTelling;

/* Another incident that may be the same contact. */
typedef struct
{
  gint64 incident_id;
  gint64 started_at; /* ms */
  gint64 utc_offset; /* minutes */
  char *channel;     /* anning_channels */
  char *direction;   /* anning_directions, may be NULL */
  char *number;      /* of the other side, may be NULL */
  char *creditor;    /* may be NULL */
  char *gist;        /* its summary, else its words, may be NULL */
  char *kinds;       /* what tells of it: words of anning_source_kinds, "note" and "recording", a blank between */
  gboolean guessed;  /* one of the two has no number: only their times are near */
} AnningMaybeSame;

typedef struct
{
  gint64 started_at;  /* ms, of the incident */
  gint64 utc_offset;  /* minutes */
  GPtrArray *sources; /* AnningTelling, by start */
  gboolean noted;     /* its time was typed by the person: that is a source as well */
  GPtrArray *maybe;   /* AnningMaybeSame, the nearest first, at most five */
} AnningTellings;

void            anning_telling_free         (AnningTelling        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningTelling, anning_telling_free)
void            anning_tellings_free        (AnningTellings       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningTellings, anning_tellings_free)

/* Inside a job. Returns: (transfer full) (element-type AnningTelling): by start; NULL and @error */
GPtrArray      *anning_tellings_read_sources (AnningDb             *db,
                                              gint64                incident_id,
                                              GError              **error);
/* Inside a job. Returns: (transfer full): NULL and @error, NOT_FOUND when it is gone */
AnningTellings *anning_tellings_read        (AnningDb             *db,
                                             gint64                incident_id,
                                             GError              **error);

/*
 * Inside a job. All other incidents within a day of it, whatever tells of them, for a
 * person who knows that two are one contact.
 *
 * Returns: (transfer full) (element-type AnningMaybeSame): the nearest first, at most fifty, none
 *   guessed; NULL and @error, NOT_FOUND when it is gone
 */
GPtrArray      *anning_tellings_read_near   (AnningDb             *db,
                                             gint64                incident_id,
                                             GError              **error);
void            anning_tellings_read_near_async  (AnningStore          *store,
                                                  gint64                incident_id,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray      *anning_tellings_read_near_finish (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);

void            anning_tellings_read_async  (AnningStore          *store,
                                             gint64                incident_id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
AnningTellings *anning_tellings_read_finish (AnningStore          *store,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
