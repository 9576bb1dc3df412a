/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What to look at before an offer is made, signed or paid, each with that on
 * which it rests. Not there when there is nothing to say.
 */
#define ANNING_TYPE_OFFER_WARNING_GROUP (anning_offer_warning_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningOfferWarningGroup, anning_offer_warning_group, ANNING, OFFER_WARNING_GROUP,
                      AdwPreferencesGroup)

GtkWidget *anning_offer_warning_group_new  (void);
/* @warnings: (element-type AnningOfferWarning): the facts they name are kept, not copied; @card_months: as they were made with */
void       anning_offer_warning_group_show (AnningOfferWarningGroup *self,
                                            const GArray            *warnings,
                                            guint                    card_months);

G_END_DECLS
