/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-doubtful.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Inside a job.
 *
 * @ids: (array length=n): incidents; none is the same as one that is not among them
 * @from, @until: ms, when the first and the last of them began
 *
 * Returns: (transfer full) (element-type AnningDoubtful): which of them may be the same contact; NULL and @error
 */
GArray *anning_doubtful_read (AnningDb      *db,
                              const gint64  *ids,
                              guint          n,
                              gint64         from,
                              gint64         until,
                              GError       **error);

G_END_DECLS
