/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-plan.h"

G_BEGIN_DECLS

/*
 * Only a full decode tells how long a recording is, and its length tells to which call
 * it belongs. This listens to the recordings of a plan while its preview is looked at,
 * so that the preview says what will come out; what was heard is not decoded again when
 * it is brought in.
 */

/* @item began to be listened to, or was. On the main context of who asked. */
typedef void (*AnningImportHeard) (AnningImportItem *item,
                                   gpointer          user_data);

/* Returns: how many recordings of @self come in and were not listened to yet */
guint    anning_import_plan_count_unheard (AnningImportPlan     *self);
/*
 * @heard: (nullable): not called any more once @callback was, or @cancellable is cancelled.
 * Two at a time at most. A file that cannot be opened is passed over: bringing in says why.
 */
void     anning_import_plan_hear_async    (AnningImportPlan     *self,
                                           AnningImportHeard     heard,
                                           gpointer              heard_data,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* Returns: FALSE and @error only when cancelled */
gboolean anning_import_plan_hear_finish   (AnningImportPlan     *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
