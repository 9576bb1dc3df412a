/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-book.h"

G_BEGIN_DECLS

/*
 * What the rules on how often find on one day, for its head in the timeline: "Some Bank:
 * 7 calls answered (limit 3)". Each creditor is counted for itself; what was set aside
 * is left out.
 *
 * @day: local, as GDate counts
 * @creditor: (nullable): only this one
 *
 * Returns: (transfer full) (nullable): NULL where nothing is found
 */
char *anning_day_note_dup (AnningConductBook *book,
                           gint32             day,
                           const char        *creditor);

G_END_DECLS
