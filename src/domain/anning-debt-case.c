/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt-case.h"

AnningDebtCase *
anning_debt_case_new (const AnningDebt *debt)
{
  AnningDebtCase *self = g_new0 (AnningDebtCase, 1);

  self->debt = debt;
  self->fees = g_ptr_array_new ();
  self->lines = g_ptr_array_new ();
  self->payments = g_ptr_array_new ();
  self->proposals = g_ptr_array_new ();
  self->rounds = g_ptr_array_new ();
  return self;
}

void
anning_debt_case_free (AnningDebtCase *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->fees);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->payments);
  g_ptr_array_unref (self->proposals);
  g_ptr_array_unref (self->rounds);
  g_free (self);
}

const AnningDebtCase *
anning_debt_cases_find (const GPtrArray *cases,
                        gint64           debt_id)
{
  g_return_val_if_fail (cases != NULL, NULL);

  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *debt_case = g_ptr_array_index (cases, i);

      if (debt_case->debt->record.id == debt_id)
        return debt_case;
    }
  return NULL;
}

const AnningProposal *
anning_debt_case_find_accepted (const AnningDebtCase *self)
{
  const AnningProposal *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (self->proposals, i);

      if (g_strcmp0 (proposal->status, "accepted") == 0
          && (found == NULL || g_strcmp0 (proposal->agreed_day, found->agreed_day) >= 0))
        found = proposal;
    }
  return found;
}

const AnningProposal *
anning_debt_case_find_proposal (const AnningDebtCase *self,
                                const char           *author,
                                const char           *role)
{
  g_return_val_if_fail (self != NULL && author != NULL, NULL);

  for (guint i = self->proposals->len; i > 0; i--)
    {
      const AnningProposal *proposal = g_ptr_array_index (self->proposals, i - 1);
      /* Proposals of the first schema have neither: they were ours, and offers. */
      const char *its_author = proposal->author != NULL ? proposal->author : "ours";
      const char *its_role = proposal->role != NULL ? proposal->role : "offer";

      if (g_str_equal (its_author, author) && (role == NULL || g_str_equal (its_role, role)))
        return proposal;
    }
  return NULL;
}
