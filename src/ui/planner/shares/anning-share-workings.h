/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-shares.h"

G_BEGIN_DECLS

/* How the shares came about: in words, and month by month once it is opened. */
#define ANNING_TYPE_SHARE_WORKINGS (anning_share_workings_get_type ())
G_DECLARE_FINAL_TYPE (AnningShareWorkings, anning_share_workings, ANNING, SHARE_WORKINGS, AdwPreferencesGroup)

GtkWidget *anning_share_workings_new  (void);
void       anning_share_workings_show (AnningShareWorkings     *self,
                                       const AnningShareResult *result,
                                       const GArray            *months);

G_END_DECLS
