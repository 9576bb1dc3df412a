/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-incident.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * All fields of one incident, saved as they are typed.
 *
 * Signals: edited (): the record on the screen changed;
 *   show-number (const char *number): show what else came from this number
 */
#define ANNING_TYPE_INCIDENT_FORM (anning_incident_form_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentForm, anning_incident_form, ANNING, INCIDENT_FORM, AdwBin)

GtkWidget            *anning_incident_form_new          (AnningStore          *store,
                                                         const AnningIncident *incident);
/* The record as it stands on the screen; lives as long as the widget. */
const AnningIncident *anning_incident_form_get_incident (AnningIncidentForm   *self);
/* Saves at once what waits. */
void                  anning_incident_form_flush        (AnningIncidentForm   *self);
/* It is being deleted: save nothing any more. */
void                  anning_incident_form_discard      (AnningIncidentForm   *self);
/* The file holds @incident now. */
void                  anning_incident_form_refresh      (AnningIncidentForm   *self,
                                                         const AnningIncident *incident);
gboolean              anning_incident_form_show_field   (AnningIncidentForm   *self,
                                                         const char           *field);

G_END_DECLS
