/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-conduct-book.h"
#include "anning-incidents.h"

G_BEGIN_DECLS

/*
 * One row of the timeline. It exists while something shows it; what it shows
 * comes a moment later.
 *
 * Signal: filled (): the row is there, or it or its hints are other ones
 */
#define ANNING_TYPE_INCIDENT_ITEM (anning_incident_item_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentItem, anning_incident_item, ANNING, INCIDENT_ITEM, GObject)

AnningIncidentItem      *anning_incident_item_new          (gint64              id);
gint64                   anning_incident_item_get_id       (AnningIncidentItem *self);
const AnningIncidentRow *anning_incident_item_get_row      (AnningIncidentItem *self);
gboolean                 anning_incident_item_begins_day   (AnningIncidentItem *self);
void                     anning_incident_item_fill         (AnningIncidentItem *self,
                                                            AnningIncidentRow  *row,
                                                            gboolean            begins_day);
AnningConductMark        anning_incident_item_get_mark     (AnningIncidentItem *self);
void                     anning_incident_item_set_mark     (AnningIncidentItem *self,
                                                            AnningConductMark   mark);
const char              *anning_incident_item_get_day_note (AnningIncidentItem *self);
/* @note: (nullable): what the rules find on the day that begins with it */
void                     anning_incident_item_set_day_note (AnningIncidentItem *self,
                                                            const char         *note);

G_END_DECLS
