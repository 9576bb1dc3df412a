/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-number-list.h"

G_BEGIN_DECLS

/* One number in a list. Property: chosen (gboolean): it is one of several that are to be grouped */
#define ANNING_TYPE_NUMBER_ITEM (anning_number_item_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumberItem, anning_number_item, ANNING, NUMBER_ITEM, GObject)

/* @row: (transfer full) */
AnningNumberItem      *anning_number_item_new     (AnningNumberRow  *row);
const AnningNumberRow *anning_number_item_get_row (AnningNumberItem *self);

G_END_DECLS
