/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * One incident: its recording, markers, all fields, its originals.
 *
 * Signals: gone (): it is shown no more, because it was deleted;
 *   show-number (const char *number)
 */
#define ANNING_TYPE_INCIDENT_DETAIL (anning_incident_detail_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentDetail, anning_incident_detail, ANNING, INCIDENT_DETAIL, AdwBin)

/* @id: 0 shows nothing */
void   anning_incident_detail_show       (AnningIncidentDetail *self,
                                          AnningStore          *store,
                                          gint64                id);
/* Stands still at that place of a recording of the incident shown, as soon as it is there; ANNING_UNKNOWN: where it stands. */
void   anning_incident_detail_show_place (AnningIncidentDetail *self,
                                          gint64                evidence_id,
                                          gint64                position_ms);
gint64 anning_incident_detail_get_id     (AnningIncidentDetail *self);
/* Stops sound. */
void   anning_incident_detail_quiet      (AnningIncidentDetail *self);

G_END_DECLS
