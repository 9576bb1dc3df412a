/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-incident-item.h"

G_BEGIN_DECLS

/* What is seen of a contact in the timeline, with the day above it where a new one begins. */
#define ANNING_TYPE_INCIDENT_LINE (anning_incident_line_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentLine, anning_incident_line, ANNING, INCIDENT_LINE, GtkBox)

/*
 * @item: one whose row has been read
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *anning_incident_line_show (AnningIncidentLine *self,
                                 AnningIncidentItem *item);

G_END_DECLS
