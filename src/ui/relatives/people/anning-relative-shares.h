/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* The notes and the pages for the telephone that were given to one relative, and when. */
#define ANNING_TYPE_RELATIVE_SHARES (anning_relative_shares_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativeShares, anning_relative_shares, ANNING, RELATIVE_SHARES, AdwPreferencesGroup)

GtkWidget *anning_relative_shares_new  (AnningStore          *store);
/* @relative_id: 0: of somebody who is not in the file yet */
void       anning_relative_shares_load (AnningRelativeShares *self,
                                        gint64                relative_id);

G_END_DECLS
