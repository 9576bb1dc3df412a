/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-conduct-book.h"
#include "anning-texts.h"

G_BEGIN_DECLS

/*
 * One finding of the rules of conduct: what was noted, on what it rests and what
 * that is by its nature, what evidence is missing, what can be done next, the
 * contacts that it counts. It is filled when it is opened.
 *
 * Signal: set-aside (const char *key, const char *reason): the person set it aside
 */
#define ANNING_TYPE_FINDING_ROW (anning_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningFindingRow, anning_finding_row, ANNING, FINDING_ROW, AdwExpanderRow)

GtkWidget  *anning_finding_row_new            (AnningConductBook   *book,
                                               AnningTexts         *texts,
                                               const AnningFinding *finding,
                                               gint64               incident_id);
/* "Medium": never by colour alone */
const char *anning_severity_label             (AnningSeverity       severity);

G_END_DECLS
