/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* The newest ones that can be chosen from. */
#define ANNING_ROUND_RECORDINGS_MAX 60

/* A contact of which there is a recording, with the moments that were marked in it. */
typedef struct
{
  AnningIncident *incident;
  GPtrArray *markers; /* AnningMarker, by their place in the recording */
} AnningRoundRecording;

void                  anning_round_recording_free  (AnningRoundRecording  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningRoundRecording, anning_round_recording_free)

GPtrArray            *anning_round_recordings_list (AnningDb              *db,
                                                    gint64                 debt_id,
                                                    GError               **error);
AnningRoundRecording *anning_round_recording_find  (AnningDb              *db,
                                                    gint64                 incident_id,
                                                    gint64                 marker_id,
                                                    GError               **error);

G_END_DECLS
