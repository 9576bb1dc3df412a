/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* One income or one necessary expense of the household. */
typedef struct
{
  AnningRecord record;
  char *kind;         /* anning_budget_kinds */
  char *category;     /* anning_budget_categories */
  char *name;
  char *person;       /* whose it is */
  gint64 amount;      /* fen, in a normal month, year or once, as period says */
  gint64 lean_amount; /* fen, in a lean month, may be unknown */
  char *period;       /* anning_budget_periods */
  char *day;          /* ISO day, only for "once" */
  char *remark;
} AnningBudgetLine;

ANNING_DECLARE_RECORD (AnningBudgetLine, anning_budget_line)

G_END_DECLS
