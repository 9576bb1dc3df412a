/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The timeline may hold a hundred thousand rows: a list asks for the ids once,
 * then for the rows of a page when they come into sight.
 */

/*
 * What a list shows; every member may be NULL or 0 for "any". An empty creditor,
 * collector or party stands for one that is not known.
 */
typedef struct
{
  const char *creditor;
  const char *collector;
  const char *number;   /* as it is stored, whole */
  const char *digits;   /* anywhere in one of its numbers */
  const char *to_party;
  const char *channel;  /* a word of anning_channels */
  const char *tag;      /* a word of anning_incident_tags */
  const char *source;   /* of anning_source_kinds; empty: only the person's own notes tell of it */
  gint64 from;          /* ms, inclusive */
  gint64 until;         /* ms, exclusive; 0 = no end */
  gboolean with_recording;
  gboolean counted;     /* only what AnningContactCounts counts */
  gint32 day_from;      /* local days, as GDate counts, inclusive */
  gint32 day_until;     /* inclusive */
  GDateWeekday weekday; /* local */
  gboolean by_hour;     /* only those that began in @hour */
  guint hour;           /* local, from 0 */
  gint64 brought_from;  /* ms, inclusive: made then, or told of by a source that came then; 0: whenever */
  gint64 brought_until; /* ms, inclusive */
} AnningIncidentFilter;

/* A copy that owns its texts; freed with anning_incident_filter_free(). */
AnningIncidentFilter *anning_incident_filter_copy (const AnningIncidentFilter *filter);
void       anning_incident_filter_free     (AnningIncidentFilter        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningIncidentFilter, anning_incident_filter_free)
gboolean   anning_incident_filter_is_any   (const AnningIncidentFilter  *filter);

/* One row of the list: the few columns that it shows. */
typedef struct
{
  gint64 id;
  gint64 started_at;
  gint64 utc_offset;
  char *channel;
  char *direction;
  char *connected;
  char *number;        /* the other side's */
  char *creditor;
  char *to_party;
  char *gist;          /* summary, else the words, else what the person sent */
  gint64 length_ms;    /* of its recording, or ANNING_UNKNOWN */
  gboolean has_recording;
} AnningIncidentRow;

void       anning_incident_row_free        (AnningIncidentRow           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningIncidentRow, anning_incident_row_free)

/* Inside a job. Returns: GArray of gint64 ids, newest first */
GArray    *anning_incidents_ids            (AnningDb                    *db,
                                            const AnningIncidentFilter  *filter,
                                            GError                     **error);
/* Inside a job. Returns: AnningIncidentRow for each of @ids, in their order (NULL where gone) */
GPtrArray *anning_incidents_rows           (AnningDb                    *db,
                                            const gint64                *ids,
                                            guint                        n_ids,
                                            GError                     **error);

void       anning_incidents_ids_async      (AnningStore                 *store,
                                            const AnningIncidentFilter  *filter,
                                            GCancellable                *cancellable,
                                            GAsyncReadyCallback          callback,
                                            gpointer                     user_data);
GArray    *anning_incidents_ids_finish     (AnningStore                 *store,
                                            GAsyncResult                *result,
                                            GError                     **error);
void       anning_incidents_rows_async     (AnningStore                 *store,
                                            const gint64                *ids,
                                            guint                        n_ids,
                                            GCancellable                *cancellable,
                                            GAsyncReadyCallback          callback,
                                            gpointer                     user_data);
GPtrArray *anning_incidents_rows_finish    (AnningStore                 *store,
                                            GAsyncResult                *result,
                                            GError                     **error);

G_END_DECLS
