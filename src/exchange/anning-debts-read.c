/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debts-read.h"

#include "anning-records.h"

/* Of each part of a debt: its table, and the list of a case that its rows go into. */
static const struct
{
  const AnningRecordType *type;
  gsize list;
} parts[] = {
  { &anning_debt_fee_type, G_STRUCT_OFFSET (AnningDebtCase, fees) },
  { &anning_schedule_line_type, G_STRUCT_OFFSET (AnningDebtCase, lines) },
  { &anning_payment_type, G_STRUCT_OFFSET (AnningDebtCase, payments) },
  { &anning_proposal_type, G_STRUCT_OFFSET (AnningDebtCase, proposals) },
  { &anning_round_type, G_STRUCT_OFFSET (AnningDebtCase, rounds) },
};

/* Hands each row to the case of its debt; that of a debt that was deleted has none. */
static void
sort_into_cases (AnningDebtsRead        *self,
                 GHashTable             *by_id,
                 const AnningRecordType *type,
                 const GPtrArray        *rows,
                 gsize                   list)
{
  const AnningField *link = anning_record_find_field (type, "debt_id");

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 debt_id = anning_record_get_integer (link, g_ptr_array_index (rows, i));
      AnningDebtCase *its = g_hash_table_lookup (by_id, &debt_id);

      if (its != NULL)
        g_ptr_array_add (G_STRUCT_MEMBER (GPtrArray *, its, list), g_ptr_array_index (rows, i));
    }
}

AnningDebtsRead *
anning_debts_read (AnningDb  *db,
                   GError   **error)
{
  g_autoptr (AnningDebtsRead) self = g_new0 (AnningDebtsRead, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_val_if_fail (db != NULL, NULL);

  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_case_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->debts = anning_records_list (db, &anning_debt_type, NULL, 0, error);
  if (self->debts == NULL)
    return NULL;
  for (guint i = 0; i < self->debts->len; i++)
    {
      const AnningDebt *debt = g_ptr_array_index (self->debts, i);
      AnningDebtCase *its = anning_debt_case_new (debt);

      g_ptr_array_add (self->cases, its);
      g_hash_table_insert (by_id, (gpointer) &debt->record.id, its);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GPtrArray *rows = anning_records_list (db, parts[i].type, NULL, 0, error);

      if (rows == NULL)
        return NULL;
      g_ptr_array_add (self->parts, rows);
      sort_into_cases (self, by_id, parts[i].type, rows, parts[i].list);
    }
  return g_steal_pointer (&self);
}

void
anning_debts_read_free (AnningDebtsRead *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->debts, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

gboolean
anning_due_notice_read (AnningDb         *db,
                        const GDate      *today,
                        const GDate      *told,
                        AnningDueNotice  *notice,
                        GError          **error)
{
  g_autoptr (AnningDebtsRead) read = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;

  g_return_val_if_fail (db != NULL && today != NULL && notice != NULL, FALSE);

  read = anning_debts_read (db, error);
  if (read == NULL)
    return FALSE;
  letters = anning_records_list (db, &anning_letter_type, NULL, 0, error);
  if (letters == NULL)
    return FALSE;
  deadlines = anning_records_list (db, &anning_deadline_entry_type, NULL, 0, error);
  if (deadlines == NULL)
    return FALSE;
  anning_due_notice_find (read->cases, letters, deadlines, today, told, notice);
  return TRUE;
}
