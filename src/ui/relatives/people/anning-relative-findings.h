/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-book.h"
#include "anning-finding-group.h"
#include "anning-person-contacts.h"

G_BEGIN_DECLS

/*
 * What the rules on people other than the debtor say of the contacts with one relative, one row a rule
 * and creditor; each opens to what it rests on, what is missing and the contacts.
 */
#define ANNING_TYPE_RELATIVE_FINDINGS (anning_relative_findings_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativeFindings, anning_relative_findings, ANNING, RELATIVE_FINDINGS, AnningFindingGroup)

GtkWidget *anning_relative_findings_new  (AnningStore                *store);
/* @person: has to live until the next call, or as long as the group */
void       anning_relative_findings_show (AnningRelativeFindings     *self,
                                          AnningConductBook          *book,
                                          const AnningPersonContacts *person);

G_END_DECLS
