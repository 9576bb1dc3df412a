/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-incidents.h"

G_BEGIN_DECLS

/*
 * What the timeline can be narrowed to: the choices, folded away until they are asked
 * for, and below them what is chosen, each with a way back.
 *
 * Property: open (gboolean): the choices are shown
 * Signal: changed (): the filter is another one
 */
#define ANNING_TYPE_INCIDENT_FILTERS (anning_incident_filters_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentFilters, anning_incident_filters, ANNING, INCIDENT_FILTERS, AdwBin)

void                        anning_incident_filters_set_store       (AnningIncidentFilters      *self,
                                                                     AnningStore                *store);
/* Until the next "changed". */
const AnningIncidentFilter *anning_incident_filters_get             (AnningIncidentFilters      *self);
/* Whether only incidents with hits of the rules are wanted. */
gboolean                    anning_incident_filters_get_only_marked (AnningIncidentFilters      *self);
/* Only what @filter leaves, which @title says in words; nothing else is chosen any more. */
void                        anning_incident_filters_set_base        (AnningIncidentFilters      *self,
                                                                     const AnningIncidentFilter *filter,
                                                                     const char                 *title);
/* Nothing is chosen any more. */
void                        anning_incident_filters_clear           (AnningIncidentFilters      *self);
/* Returns: (transfer full) (nullable): what is chosen, in words: "Some Bank · With a recording" */
char                       *anning_incident_filters_dup_title       (AnningIncidentFilters      *self);

G_END_DECLS
