/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Stands above a page while originals are damaged and nobody has looked at it. Once a day, while
 * nothing else is going on, it has all originals checked.
 */
#define ANNING_TYPE_ORIGINALS_BAR (anning_originals_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnningOriginalsBar, anning_originals_bar, ANNING, ORIGINALS_BAR, AdwBin)

void anning_originals_bar_set_store (AnningOriginalsBar *self,
                                     AnningStore        *store);
/* For tests: as if it had been quiet for long enough. */
void anning_originals_bar_be_idle   (AnningOriginalsBar *self);

G_END_DECLS
