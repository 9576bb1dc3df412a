/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-change-set.h"

G_BEGIN_DECLS

/*
 * Sources taken out of an incident, incidents made one, and what the person said of
 * both: kept, so that no import and no suggestion asks again. Nothing that was
 * written is lost by it, and each is taken back at once with its change set.
 */

/* What was done. */
typedef struct
{
  AnningChangeSet *changes;
  gint64 incident_id; /* that of the source that was taken out; the one that remains */
} AnningJoined;

void          anning_joined_free                 (AnningJoined         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningJoined, anning_joined_free)

/* ---- inside a write job; an error takes back what was written ---- */

/*
 * Gives one source an incident of its own, with what that source tells; the other one
 * keeps what the person wrote and what its remaining sources tell.
 *
 * @trace_id: of an AnningTraceEntry, or 0
 * @use_id: of the AnningEvidenceUse of a recording, or 0
 *
 * Returns: (transfer full): NULL and @error, FAILED when nothing else tells of the incident
 */
AnningJoined *anning_joining_separate            (AnningDb             *db,
                                                  gint64                trace_id,
                                                  gint64                use_id,
                                                  GError              **error);
/* @other_id becomes part of @incident_id and goes; see anning_incident_merge(). */
AnningJoined *anning_joining_merge               (AnningDb             *db,
                                                  gint64                incident_id,
                                                  gint64                other_id,
                                                  GError              **error);
/* They are not the same contact. */
AnningJoined *anning_joining_keep_apart          (AnningDb             *db,
                                                  gint64                incident_id,
                                                  gint64                other_id,
                                                  GError              **error);

/* ---- from a page ---- */

void          anning_joining_separate_async      (AnningStore          *store,
                                                  gint64                trace_id,
                                                  gint64                use_id,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          anning_joining_merge_async         (AnningStore          *store,
                                                  gint64                incident_id,
                                                  gint64                other_id,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          anning_joining_keep_apart_async    (AnningStore          *store,
                                                  gint64                incident_id,
                                                  gint64                other_id,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* For all three. */
AnningJoined *anning_joining_finish              (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);
/*
 * In what two incidents say something else where only one thing can stand: that of
 * the second would go.
 *
 * Returns: (transfer full) (element-type utf8): names of fields of AnningIncident; NULL and @error
 */
void          anning_joining_differing_async     (AnningStore          *store,
                                                  gint64                incident_id,
                                                  gint64                other_id,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray    *anning_joining_differing_finish    (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
