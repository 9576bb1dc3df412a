/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-agreement.h"

G_BEGIN_DECLS

/*
 * How the payments of one debt go: what is late, what comes next, what is paid ahead, and once
 * everything is paid what is left to ask for.
 *
 * Signals: note (), when "Note This Payment" was clicked; opened (), when somebody wants to see how it
 *   is worked out, which has to be shown once more for that.
 */
#define ANNING_TYPE_AGREEMENT_GROUP (anning_agreement_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningAgreementGroup, anning_agreement_group, ANNING, AGREEMENT_GROUP, AdwPreferencesGroup)

GtkWidget *anning_agreement_group_new  (void);
/* @agreement: (nullable): NULL: nothing says what is due */
void       anning_agreement_group_show (AnningAgreementGroup  *self,
                                        const AnningAgreement *agreement,
                                        const AnningDebt      *debt,
                                        const GDate           *today);

G_END_DECLS
