/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The numbers that called last, one press each, with who is known to call from them.
 *
 * Signal: chosen (const char *number): a person pressed one
 */
#define ANNING_TYPE_RECENT_CHIPS (anning_recent_chips_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecentChips, anning_recent_chips, ANNING, RECENT_CHIPS, AdwBin)

/* @numbers: (element-type AnningRecentNumber): put behind those that are there */
void     anning_recent_chips_add     (AnningRecentChips *self,
                                      GPtrArray         *numbers);
gboolean anning_recent_chips_has_any (AnningRecentChips *self);

G_END_DECLS
