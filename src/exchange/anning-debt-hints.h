/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debts-read.h"
#include "anning-limits.h"
#include "anning-reckoning-text.h"

G_BEGIN_DECLS

/* What R-CON-11 says of a debt, with what it was worked out from. */
typedef struct
{
  const AnningDebtCase *its;
  AnningFinding finding;
  AnningSumCheck sum;     /* of one about the sum that is demanded */
  AnningYearlyCost *cost; /* of one about the whole cost, else NULL */
  AnningCostLine line;    /* the same; its facts are those of the limits */
} AnningDebtHint;

typedef struct
{
  AnningDebtsRead *read;
  GPtrArray *list;   /* AnningDebtHint: hits that were not set aside, by debt; the sum comes first */
  guint n_set_aside;
} AnningDebtHints;

/* Returns: (transfer full): the keys of all findings that were set aside, or NULL and @error */
GHashTable      *anning_dismissals_read        (AnningDb               *db,
                                                GError                **error);
/*
 * Inside a job of the store.
 *
 * @debts: set of gint64 *: those that are looked at
 * @dismissed: set of keys
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningDebtHints *anning_debt_hints_read        (AnningDb               *db,
                                                GHashTable             *debts,
                                                GHashTable             *dismissed,
                                                const AnningLimits     *limits,
                                                GError                **error);
void             anning_debt_hints_free        (AnningDebtHints        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningDebtHints, anning_debt_hints_free)
/* Returns: (transfer full): how its figures came about, one sentence each */
char           **anning_debt_hint_tell         (const AnningDebtHint   *self,
                                                const AnningRuleTexts  *texts);

G_END_DECLS
