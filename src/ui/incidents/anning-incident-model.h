/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-incidents.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_INCIDENTS_LOADING,
  ANNING_INCIDENTS_READY,
  ANNING_INCIDENTS_FAILED,
} AnningIncidentsState;

/*
 * The timeline as a list model of AnningIncidentItem. It holds the ids of all
 * rows, and reads what a row shows only when somebody looks at it. It follows
 * the store.
 *
 * Signal: state-changed (): loaded, failed, or loading again
 */
#define ANNING_TYPE_INCIDENT_MODEL (anning_incident_model_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentModel, anning_incident_model, ANNING, INCIDENT_MODEL, GObject)

AnningIncidentModel  *anning_incident_model_new          (AnningStore                *store);
/* @query: (nullable): words to search for in the texts of the incidents */
void                  anning_incident_model_set_filter   (AnningIncidentModel        *self,
                                                          const AnningIncidentFilter *filter,
                                                          const char                 *query);
/* Whether only incidents with hits of the rules of conduct are in it. */
void                  anning_incident_model_set_only_marked (AnningIncidentModel     *self,
                                                          gboolean                    only_marked);
gboolean              anning_incident_model_is_filtered  (AnningIncidentModel        *self);
AnningIncidentsState  anning_incident_model_get_state    (AnningIncidentModel        *self);
const GError         *anning_incident_model_get_error    (AnningIncidentModel        *self);
void                  anning_incident_model_reload       (AnningIncidentModel        *self);
gint64                anning_incident_model_get_id       (AnningIncidentModel        *self,
                                                          guint                       position);
/* Returns: G_MAXUINT if the row is not in the list */
guint                 anning_incident_model_get_position (AnningIncidentModel        *self,
                                                          gint64                      id);
void                  anning_incident_model_set_centre   (AnningIncidentModel        *self,
                                                          guint                       position);

G_END_DECLS
