/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * The fields in which two records of one type differ, in the type's order. An empty
 * text is the same as none, and so is a word that says that nobody knows. The head
 * (id, times) is not compared.
 *
 * @older: (nullable): NULL: every field in which @newer holds something
 *
 * Returns: (transfer container) (element-type AnningField)
 */
GPtrArray *anning_record_diff (const AnningRecordType *type,
                               gconstpointer           older,
                               gconstpointer           newer);

G_END_DECLS
