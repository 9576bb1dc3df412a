/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-incident-model.h"

G_BEGIN_DECLS

/*
 * The timeline with its filters, and what stands there when it is empty, finds
 * nothing, or cannot be read.
 *
 * Property: blank (gboolean): the file holds no incident at all
 * Signals: chosen (gint64 id): a person chose a row; entered (): with Enter, after chosen; create (): write a contact down
 */
#define ANNING_TYPE_INCIDENT_LIST (anning_incident_list_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentList, anning_incident_list, ANNING, INCIDENT_LIST, AdwBin)

void     anning_incident_list_set_store   (AnningIncidentList *self,
                                           AnningStore        *store);
/* Selects the row and scrolls to it, without "chosen". FALSE: it is not in the list. @id 0: none is selected. */
gboolean anning_incident_list_select      (AnningIncidentList *self,
                                           gint64              id);
/* Gives the focus to the row that had it last, or the one that came in its place. */
void     anning_incident_list_focus_rows  (AnningIncidentList *self);
/* Shows only what @filter leaves; @title says in the list what that is. Both are copied. */
void     anning_incident_list_show_filter (AnningIncidentList         *self,
                                           const AnningIncidentFilter *filter,
                                           const char                 *title);
void     anning_incident_list_show_all    (AnningIncidentList *self);
GArray  *anning_incident_list_dup_ids     (AnningIncidentList *self);
char    *anning_incident_list_dup_filter_title (AnningIncidentList *self);

G_END_DECLS
