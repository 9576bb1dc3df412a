/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recent-numbers.h"

#include "anning-db-private.h"
#include "anning-text-marks.h"

typedef struct
{
  char *number;
  guint most;
} Request;

/* @self: (nullable) */
void
anning_recent_number_free (AnningRecentNumber *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->creditor);
  g_free (self->collector);
  g_free (self->to_party);
  g_free (self);
}

/*
 * Inside a job. Numbers that contacts came from, the latest first; none that is of somebody
 * close or was marked as private.
 *
 * @number: (nullable): only this one, as it is stored
 *
 * Returns: (transfer full) (element-type AnningRecentNumber): at most @most
 */
static GPtrArray *
recent_numbers_read (AnningDb    *db,
                     const char  *number,
                     guint        most,
                     GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_recent_number_free);

  /* Beside max (), SQLite gives the columns of the row that has it. */
  statement = anning_db_prepare (db,
                                 number != NULL
                                 ? "SELECT from_number, creditor, collector, to_party, max (started_at) FROM incident"
                                   " WHERE deleted_at = 0 AND from_number = ?1 AND coalesce (direction, '') <> 'out'"
                                   " GROUP BY from_number LIMIT ?2"
                                 : "SELECT from_number, creditor, collector, to_party, max (started_at) AS latest"
                                   " FROM incident WHERE deleted_at = 0 AND from_number <> ''"
                                   " AND coalesce (direction, '') <> 'out'"
                                   " AND from_number NOT IN (SELECT n.number FROM number n WHERE n.deleted_at = 0"
                                   "  AND n.number IS NOT NULL AND (n.private = 1 OR n.relative_id IS NOT NULL))"
                                   " AND from_number NOT IN (SELECT r.phone FROM relative r WHERE r.deleted_at = 0"
                                   "  AND r.phone IS NOT NULL)"
                                   " GROUP BY from_number ORDER BY latest DESC, max (id) DESC LIMIT ?2",
                                 error);
  if (statement == NULL)
    return NULL;
  if (number != NULL)
    anning_statement_bind_text (statement, 1, number);
  anning_statement_bind_integer (statement, 2, most);
  for (;;)
    {
      AnningRecentNumber *recent;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&numbers);
      recent = g_new0 (AnningRecentNumber, 1);
      recent->number = anning_text_without_marks (anning_statement_get_text (statement, 0));
      recent->creditor = anning_text_without_marks (anning_statement_get_text (statement, 1));
      recent->collector = anning_text_without_marks (anning_statement_get_text (statement, 2));
      recent->to_party = g_strdup (anning_statement_get_text (statement, 3));
      g_ptr_array_add (numbers, recent);
    }
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->number);
  g_free (self);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;

  return recent_numbers_read (db, request->number, request->most, error);
}

void
anning_recent_numbers_read_async (AnningStore         *store,
                                  const char          *number,
                                  guint                most,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->number = g_strdup (number);
  request->most = most;
  anning_store_read_async (store, read_job, request, request_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                           callback, user_data);
}

GPtrArray *
anning_recent_numbers_read_finish (AnningStore   *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
