/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"

G_BEGIN_DECLS

/*
 * Lines of the budget of one kind; what incomes and spending share. The sum of a
 * line is typed into its head; the rest of it opens below. Lines of one category
 * stand together, under its name and sum where the class asks for that.
 */
#define ANNING_TYPE_BUDGET_GROUP (anning_budget_group_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningBudgetGroup, anning_budget_group, ANNING, BUDGET_GROUP, AnningRecordGroup)

struct _AnningBudgetGroupClass
{
  AnningRecordGroupClass parent_class;

  const char *kind;     /* a word of anning_budget_kinds */
  const char *category; /* with which a new line starts */
  gboolean sectioned;   /* a head with its sum over each category */
};

/* Opens an empty line that happens once. */
void anning_budget_group_add_once   (AnningBudgetGroup *self);
/* @person: (nullable): NULL for what belongs to nobody alone; not looked at when @everyone */
void anning_budget_group_set_person (AnningBudgetGroup *self,
                                     gboolean           everyone,
                                     const char        *person);
/* Brings the sums over the categories up to date. @lines: AnningBudgetLine that are shown */
void anning_budget_group_show_sums  (AnningBudgetGroup *self,
                                     const GPtrArray   *lines);

G_END_DECLS
