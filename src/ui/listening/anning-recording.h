/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-evidence.h"

G_BEGIN_DECLS

/* What is needed to show and play one original. */
typedef struct
{
  AnningEvidence *evidence;
  AnningPeaksData *peaks; /* NULL: it has none */
  GInputStream *stream;   /* NULL: it cannot be heard */
} AnningRecording;

void             anning_recording_free           (AnningRecording      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningRecording, anning_recording_free)

void             anning_recording_load_async     (AnningStore          *store,
                                                  gint64                evidence_id,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
AnningRecording *anning_recording_load_finish    (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);
/* Decodes the original once more and keeps what came of it, good or bad. */
void             anning_recording_examine_async  (AnningStore          *store,
                                                  gint64                evidence_id,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean         anning_recording_examine_finish (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);
/* Returns: (transfer full) (nullable): the problem kept with @evidence as the error it once was */
GError          *anning_recording_get_problem    (const AnningEvidence *evidence);

G_END_DECLS
