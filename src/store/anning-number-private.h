/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-number.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* Inside a job. @number: normalised; @open: only contacts that name neither creditor nor agency nor debt.
 * Returns: (transfer full) (element-type gint64): ids, newest first; NULL and @error */
GArray       *anning_number_find_incidents (AnningDb    *db,
                                            const char  *number,
                                            gboolean     open,
                                            GError     **error);
/* Inside a job. Returns: (transfer full): one without an id where there is none; NULL and @error */
AnningNumber *anning_number_read_record    (AnningDb    *db,
                                            const char  *number,
                                            GError     **error);

G_END_DECLS
