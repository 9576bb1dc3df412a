/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The made-up household: fills an open store that is empty, in one transaction.
 * @language: "zh" or "en"; @today: the day on which the household's anchor falls.
 */
gboolean anning_demo_fill        (AnningStore          *store,
                                  const char           *language,
                                  const GDate          *today,
                                  GError              **error);
void     anning_demo_fill_async  (AnningStore          *store,
                                  const char           *language,
                                  const GDate          *today,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean anning_demo_fill_finish (AnningStore          *store,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
