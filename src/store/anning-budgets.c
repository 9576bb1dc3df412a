/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budgets.h"

#include "anning-budget-compare.h"
#include "anning-budget-sums.h"
#include "anning-records.h"

/*
 * Keeps the lines that stand as a version. @version: its title and day; its id is
 * written into it. ANNING_STORE_ERROR_NOT_FOUND when there is no line to keep.
 */
static gboolean
budgets_keep (AnningDb             *db,
              AnningBudgetVersion  *version,
              GError              **error)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (version != NULL, FALSE);

  lines = anning_records_list (db, &anning_budget_line_type, NULL, 0, error);
  if (lines == NULL)
    return FALSE;
  if (lines->len == 0)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                           "There is no line of the budget to keep");
      return FALSE;
    }
  if (!anning_records_save (db, &anning_budget_version_type, version, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (AnningBudgetVersionLine) kept =
        anning_budget_line_to_version (g_ptr_array_index (lines, i), version->record.id);

      if (!anning_records_save (db, &anning_budget_version_line_type, kept, error))
        return FALSE;
    }
  return TRUE;
}

/*
 * Adds to the lines that stand what anning_budget_usual_lines() finds missing.
 * Returns: (transfer full): GArray of gint64, the ids of the new lines
 */
static GArray *
budgets_begin (AnningDb  *db,
               GError   **error)
{
  g_autoptr (GPtrArray) lines = anning_records_list (db, &anning_budget_line_type, NULL, 0, error);
  g_autoptr (GPtrArray) usual = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (lines == NULL)
    return NULL;
  usual = anning_budget_usual_lines (lines);
  for (guint i = 0; i < usual->len; i++)
    {
      AnningBudgetLine *line = g_ptr_array_index (usual, i);

      if (!anning_records_save (db, &anning_budget_line_type, line, error))
        return NULL;
      g_array_append_val (ids, line->record.id);
    }
  return g_steal_pointer (&ids);
}

/* Marks those of @ids as deleted that still have no sum: what was filled in meanwhile stays. */
static gboolean
budgets_drop_open (AnningDb      *db,
                   const GArray  *ids,
                   GError       **error)
{
  g_return_val_if_fail (ids != NULL, FALSE);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (AnningBudgetLine) line = anning_records_get (db, &anning_budget_line_type, id, &local);

      if (g_error_matches (local, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        continue;
      if (line == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (anning_budget_line_is_open (line) && !anning_records_remove (db, &anning_budget_line_type, id, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  AnningBudgetVersion *version = data;

  if (!budgets_keep (db, version, error))
    return NULL;
  return g_memdup2 (&version->record.id, sizeof (gint64));
}

static gpointer
begin_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return budgets_begin (db, error);
}

static gpointer
drop_open_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (budgets_drop_open (db, data, error));
}

static void
free_version (gpointer data)
{
  anning_budget_version_free (data);
}

static void
unref_ids (gpointer data)
{
  g_array_unref (data);
}

void
anning_budgets_keep_async (AnningStore               *store,
                           const AnningBudgetVersion *version,
                           GAsyncReadyCallback        callback,
                           gpointer                   user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));
  g_return_if_fail (version != NULL);

  anning_store_write_async (store, keep_job, anning_budget_version_copy (version), free_version, g_free,
                            NULL, callback, user_data);
}

gint64
anning_budgets_keep_finish (AnningStore   *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_autofree gint64 *id = anning_store_call_finish (store, result, error);

  return id != NULL ? *id : 0;
}

void
anning_budgets_begin_async (AnningStore         *store,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_write_async (store, begin_job, NULL, NULL, unref_ids, NULL, callback, user_data);
}

GArray *
anning_budgets_begin_finish (AnningStore   *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

void
anning_budgets_drop_open_async (AnningStore         *store,
                                const GArray        *ids,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));
  g_return_if_fail (ids != NULL);

  anning_store_write_async (store, drop_open_job, g_array_copy ((GArray *) ids), unref_ids, NULL,
                            NULL, callback, user_data);
}

gboolean
anning_budgets_drop_open_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return GPOINTER_TO_INT (anning_store_call_finish (store, result, error)) != 0;
}
