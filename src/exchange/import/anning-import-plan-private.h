/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item-private.h"
#include "anning-import-plan.h"

G_BEGIN_DECLS

/* A job: which of the items (GPtrArray of AnningImportItem) the file knows already. */
gpointer anning_import_mark_known         (AnningDb          *db,
                                           gpointer           items,
                                           GCancellable      *cancellable,
                                           GError           **error);
void     anning_import_plan_add_item      (AnningImportPlan  *self,
                                           AnningImportItem  *item);
/* Counts anew and tells that @item is another now. */
void     anning_import_plan_item_changed  (AnningImportPlan  *self,
                                           AnningImportItem  *item);

G_END_DECLS
