/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"
#include "anning-due-notice.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* All debts of the file with what belongs to each. */
typedef struct
{
  GPtrArray *cases; /* AnningDebtCase */
  GPtrArray *debts; /* AnningDebt: those that the cases are of */
  GPtrArray *parts; /* GPtrArray: the rows that they point to */
} AnningDebtsRead;

/* Runs in a job of the store. Returns: (transfer full): NULL and @error of the store */
AnningDebtsRead *anning_debts_read       (AnningDb         *db,
                                          GError          **error);
void             anning_debts_read_free  (AnningDebtsRead  *self);
/*
 * What there is to be reminded of, out of the whole file. Runs in a job of the store.
 *
 * @told: (nullable): the day of the last message about something that is due
 *
 * Returns: FALSE and @error of the store
 */
gboolean         anning_due_notice_read  (AnningDb         *db,
                                          const GDate      *today,
                                          const GDate      *told,
                                          AnningDueNotice  *notice,
                                          GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningDebtsRead, anning_debts_read_free)

G_END_DECLS
