/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-figure-table.h"
#include "anning-shares.h"

G_BEGIN_DECLS

/* What is shown of one rule beside the others. */
typedef struct
{
  guint n_months;
  gboolean never;
  gint64 paid;         /* fen */
  gint64 interest;     /* fen */
  guint first_cleared; /* number of months; 0: none */
} AnningShareSummary;

void       anning_share_summary_read     (AnningShareSummary        *summary,
                                          const AnningShareResult   *result);

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
