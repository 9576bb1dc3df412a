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

/* A budget as it was kept on a day, to compare with or because it was handed out. */
typedef struct
{
  AnningRecord record;
  char *title;
  char *day; /* ISO day */
} AnningBudgetVersion;

ANNING_DECLARE_RECORD (AnningBudgetVersion, anning_budget_version)

/* A line of such a budget; what follows budget_version_id is as in AnningBudgetLine. */
typedef struct
{
  AnningRecord record;
  gint64 budget_version_id;
  char *kind;         /* anning_budget_kinds */
  char *category;     /* anning_budget_categories */
  char *name;
  char *person;
  gint64 amount;
  gint64 lean_amount;
  char *period;       /* anning_budget_periods */
  char *day;
  char *remark;
} AnningBudgetVersionLine;

ANNING_DECLARE_RECORD (AnningBudgetVersionLine, anning_budget_version_line)

G_END_DECLS
