/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-incident-paper.h"

G_BEGIN_DECLS

/*
 * What the log shows on its way to a printer or a PDF: what is in it and what was
 * replaced can be chosen, and is seen before it leaves.
 */
#define ANNING_TYPE_LEAVING_SHEET (anning_leaving_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningLeavingSheet, anning_leaving_sheet, ANNING, LEAVING_SHEET, AdwWindow)

/* @request: copied */
AnningLeavingSheet        *anning_leaving_sheet_new            (AnningStore                      *store,
                                                                const AnningIncidentPaperRequest *request);
/* Shows it over the window of @widget. */
void                       anning_leaving_sheet_present        (GtkWidget                        *widget,
                                                                AnningStore                      *store,
                                                                const AnningIncidentPaperRequest *request);
/* The same for a list of contacts. @ids: gint64, newest first; @shown: (nullable): what it was filtered by, in words */
void                       anning_leaving_sheet_present_list   (GtkWidget                        *widget,
                                                                AnningStore                      *store,
                                                                GArray                           *ids,
                                                                const char                       *shown);
/* The same for one contact. */
void                       anning_leaving_sheet_present_contact (GtkWidget                       *widget,
                                                                AnningStore                      *store,
                                                                gint64                            incident_id);
/* The same for all contacts of @number. */
void                       anning_leaving_sheet_present_number (GtkWidget                        *widget,
                                                                AnningStore                      *store,
                                                                const char                       *number);
/* The same for the part of one relative, for a complaint of their own. */
void                       anning_leaving_sheet_present_relative (GtkWidget                      *widget,
                                                                AnningStore                      *store,
                                                                gint64                            relative_id);
/* Returns: (transfer none) (nullable): what would leave now; NULL while it is written */
const AnningIncidentPaper *anning_leaving_sheet_get_paper      (AnningLeavingSheet               *self);

G_END_DECLS
