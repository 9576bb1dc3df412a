/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-incident-item.h"

G_BEGIN_DECLS

/* One row of the timeline, which is filled when there is time for it. */
#define ANNING_TYPE_INCIDENT_CELL (anning_incident_cell_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentCell, anning_incident_cell, ANNING, INCIDENT_CELL, GtkBox)

GtkWidget *anning_incident_cell_new      (void);
/* @item: (nullable): NULL lets the row go */
void       anning_incident_cell_set_item (AnningIncidentCell *self,
                                          AnningIncidentItem *item);

G_END_DECLS
