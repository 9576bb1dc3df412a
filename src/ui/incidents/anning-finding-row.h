/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-conduct-book.h"
#include "anning-person-contacts.h"
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
/*
 * The same for one person: all findings of one kind in one row, with the contacts of that
 * person. Several are set aside with the contact that each is about.
 *
 * @found: a hit or an explanation; not kept
 */
GtkWidget  *anning_finding_row_new_of_person  (AnningConductBook   *book,
                                               AnningTexts         *texts,
                                               const AnningPersonFinding *found);
/*
 * A finding about a debt (anning-conduct-sum.h): no contacts, but how its figures came about.
 *
 * @finding: a hit; not kept. @how: (transfer none): one sentence each
 */
GtkWidget  *anning_finding_row_new_of_debt    (AnningTexts         *texts,
                                               const AnningFinding *finding,
                                               const char *const   *how);
/* "Medium": never by colour alone */
const char *anning_severity_label             (AnningSeverity       severity);

G_END_DECLS
