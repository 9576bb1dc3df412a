/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What a list is narrowed to, each with a way back; with more than one also the way back
 * to everything. Not shown while there is nothing.
 *
 * Signals: taken-back (guint part): a person let go what was shown for @part;
 *   show-all (): everything
 */
#define ANNING_TYPE_FILTER_CHIPS (anning_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (AnningFilterChips, anning_filter_chips, ANNING, FILTER_CHIPS, AdwBin)

/* @texts: (array length=n_parts): by part, NULL for what is not chosen */
void anning_filter_chips_show (AnningFilterChips *self,
                               char *const       *texts,
                               guint              n_parts);

G_END_DECLS
