/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* Further telephones of one relative: what the number book has of them. One can be added. */
#define ANNING_TYPE_RELATIVE_NUMBERS (anning_relative_numbers_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativeNumbers, anning_relative_numbers, ANNING, RELATIVE_NUMBERS, AdwExpanderRow)

/* @relative_id: 0: of somebody who is not in the file yet */
void anning_relative_numbers_load (AnningRelativeNumbers *self,
                                   AnningStore           *store,
                                   gint64                 relative_id);

G_END_DECLS
