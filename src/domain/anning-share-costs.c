/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-share-costs.h"

#include "anning-yearly-cost.h"

struct _AnningShareCosts
{
  GHashTable *entries; /* id of a debt → Entry */
};

/* A cost, and what it was worked out from. */
typedef struct
{
  gint64 id;
  AnningDebt *debt;
  GPtrArray *fees;  /* AnningDebtFee */
  GPtrArray *lines; /* AnningScheduleLine */
  gint64 cost;
} Entry;

static void
free_record (gpointer record,
             gpointer type)
{
  anning_record_free (type, record);
}

static void
clear_records (GPtrArray              *records,
               const AnningRecordType *type)
{
  g_ptr_array_foreach (records, free_record, (gpointer) type);
  g_ptr_array_unref (records);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  anning_record_free (&anning_debt_type, entry->debt);
  clear_records (entry->fees, &anning_debt_fee_type);
  clear_records (entry->lines, &anning_schedule_line_type);
  g_free (entry);
}

static GPtrArray *
copy_records (const GPtrArray        *records,
              const AnningRecordType *type)
{
  GPtrArray *copies = g_ptr_array_sized_new (records->len);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (copies, anning_record_copy (type, g_ptr_array_index (records, i)));
  return copies;
}

static gboolean
are_equal (const GPtrArray        *a,
           const GPtrArray        *b,
           const AnningRecordType *type)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      if (!anning_record_equal (type, g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }
  return TRUE;
}

/* Where fees that cannot be placed leave no schedule, the cost without them. */
static gint64
work_out (const AnningDebtCase *debt_case)
{
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (debt_case->debt, debt_case->fees, debt_case->lines, NULL);

  if (loan == NULL)
    loan = anning_loan_from_debt (debt_case->debt, NULL, debt_case->lines, NULL);
  return loan != NULL ? anning_yearly_cost_nominal (loan) : ANNING_UNKNOWN;
}

static const Entry *
find (AnningShareCosts     *self,
      const AnningDebtCase *debt_case)
{
  const Entry *entry = g_hash_table_lookup (self->entries, &debt_case->debt->record.id);

  return entry != NULL && anning_record_equal (&anning_debt_type, entry->debt, debt_case->debt)
         && are_equal (entry->fees, debt_case->fees, &anning_debt_fee_type)
         && are_equal (entry->lines, debt_case->lines, &anning_schedule_line_type) ? entry : NULL;
}

/* Returns: (transfer full) */
AnningShareCosts *
anning_share_costs_new (void)
{
  AnningShareCosts *self = g_new0 (AnningShareCosts, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry);
  return self;
}

void
anning_share_costs_free (AnningShareCosts *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->entries);
  g_free (self);
}

/* Returns: whether the cost of the debt as it is now was asked for before */
gboolean
anning_share_costs_know (AnningShareCosts     *self,
                         const AnningDebtCase *debt_case)
{
  g_return_val_if_fail (self != NULL && debt_case != NULL, FALSE);

  return find (self, debt_case) != NULL;
}

/**
 * Says what a debt costs in a year by its contract.
 *
 * @self: (nullable): keeps what is worked out; %NULL works it out each time
 *
 * Returns: 12 × the monthly rate of the money that moves, millionths, ANNING_UNKNOWN without one
 */
gint64
anning_share_costs_get (AnningShareCosts     *self,
                        const AnningDebtCase *debt_case)
{
  const Entry *known;
  Entry *entry;

  g_return_val_if_fail (debt_case != NULL, ANNING_UNKNOWN);

  if (self == NULL)
    return work_out (debt_case);
  known = find (self, debt_case);
  if (known != NULL)
    return known->cost;

  entry = g_new0 (Entry, 1);
  entry->id = debt_case->debt->record.id;
  entry->debt = anning_record_copy (&anning_debt_type, debt_case->debt);
  entry->fees = copy_records (debt_case->fees, &anning_debt_fee_type);
  entry->lines = copy_records (debt_case->lines, &anning_schedule_line_type);
  entry->cost = work_out (debt_case);
  g_hash_table_replace (self->entries, &entry->id, entry);
  return entry->cost;
}
