/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-figure-table.h"
#include "anning-share-reckoning.h"

G_BEGIN_DECLS

/* What each creditor gets by the rule that is chosen. */
GtkWidget *anning_creditor_table_new     (void);
void       anning_creditor_table_show    (AnningFigureTable         *table,
                                          const AnningShareResult   *result,
                                          const char *const         *names);
/* All rules side by side. */
GtkWidget *anning_rule_table_new         (void);
void       anning_rule_table_show        (AnningFigureTable         *table,
                                          const AnningShareSummary  *summaries,
                                          AnningShareRule            chosen);

G_END_DECLS
