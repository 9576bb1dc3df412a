/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-tellings.h"

G_BEGIN_DECLS

/* What a source tells of a contact, in the language of the program. The caller frees. */

/* "Carrier's bill" */
const char *anning_telling_kind       (const AnningTelling   *telling);
/* "7 s later", "2 min 5 s earlier", "at the same time". @from, @to: ms; @precision: ms */
char       *anning_telling_difference (gint64                 from,
                                       gint64                 to,
                                       gint64                 precision);
/* All that a source tells, in one line behind the file's name. @started_at, @utc_offset: of the incident */
char       *anning_telling_about      (const AnningTelling   *telling,
                                       gint64                 started_at,
                                       gint64                 utc_offset);
/* "Call log of the phone, Carrier's bill" */
char       *anning_telling_kinds      (const AnningMaybeSame *maybe);

G_END_DECLS
