/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-lpr.h"
#include "anning-record-list.h"

G_BEGIN_DECLS

/*
 * The table that comes with the program, and what the user added to it.
 *
 * @values: (nullable): a list of AnningLprValue
 *
 * Returns: (transfer full)
 */
AnningLprTable *anning_lpr_values_join (const AnningLprTable *published,
                                        AnningRecordList     *values);

G_END_DECLS
