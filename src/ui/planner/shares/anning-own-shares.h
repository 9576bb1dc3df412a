/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What each debt gets a month by the rule "own": one row for each, kept with
 * the debt.
 *
 * Signal: changed (), at each key that makes a valid sum.
 */
#define ANNING_TYPE_OWN_SHARES (anning_own_shares_get_type ())
G_DECLARE_FINAL_TYPE (AnningOwnShares, anning_own_shares, ANNING, OWN_SHARES, AdwPreferencesGroup)

GtkWidget *anning_own_shares_new   (void);
void       anning_own_shares_show  (AnningOwnShares   *self,
                                    AnningStore       *store,
                                    const GPtrArray   *debts,
                                    const char *const *names);
gint64     anning_own_shares_get   (AnningOwnShares   *self,
                                    guint              position);
void       anning_own_shares_flush (AnningOwnShares   *self);

G_END_DECLS
