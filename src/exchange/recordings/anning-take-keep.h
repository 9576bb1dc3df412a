/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-takes.h"

G_BEGIN_DECLS

/*
 * Makes a take an original of a new incident, and listens to it once for its exact
 * length and how loud it is. What was kept stays so, whatever comes of the listening.
 */
void            anning_take_keep_async  (AnningStore          *store,
                                         gint64                take_id,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* Returns: (transfer full): free with g_free(); or NULL and @error, then the take is as it was */
AnningKeptTake *anning_take_keep_finish (AnningStore          *store,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
