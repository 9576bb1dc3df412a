/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * One record as one text, for what is kept before it becomes a row: each field that
 * holds something, by its name. The head (id, times) is not in it.
 */

char     *anning_record_to_text   (const AnningRecordType *type,
                                   gconstpointer           record);
/*
 * Fields that are not known any more, and values that are none, are left out.
 *
 * Returns: (transfer full) (nullable): NULL where @text is no such text
 */
gpointer  anning_record_from_text (const AnningRecordType *type,
                                   const char             *text);

G_END_DECLS
