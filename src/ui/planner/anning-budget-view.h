/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* Incomes, necessary spending, and what is left in a month. */
#define ANNING_TYPE_BUDGET_VIEW (anning_budget_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningBudgetView, anning_budget_view, ANNING, BUDGET_VIEW, AdwBin)

GtkWidget *anning_budget_view_new   (AnningStore      *store);
/* Saves at once what is being typed. */
void       anning_budget_view_flush (AnningBudgetView *self);

G_END_DECLS
