/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-relative-ties.h"

#include "anning-db-private.h"
#include "anning-incident.h"
#include "anning-phone.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-trace-merge.h"

/* The texts of the first column of @sql, whose parameter 1 is @id. */
static gboolean
read_texts (AnningDb    *db,
            const char  *sql,
            gint64       id,
            GPtrArray   *texts,
            GError     **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  for (;;)
    {
      const char *text;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      text = anning_statement_get_text (statement, 0);
      if (text != NULL && *text != '\0')
        g_ptr_array_add (texts, g_strdup (text));
    }
}

/* The one of the household: who was called, or who called themselves. */
static const char *const columns[] = { "to_number", "from_number" };
static const char *const directions[] = { "IS NOT 'out'", "= 'out'" };

/* How the numbers of this person are written in the incidents. */
static GPtrArray *
find_written (AnningDb     *db,
              const char   *column,
              GPtrArray    *theirs,
              GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT %s FROM incident WHERE %s IS NOT NULL AND ?1 = ?1"
                                          " AND deleted_at = 0", column, column);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *found;

  if (!read_texts (db, sql, 0, all, error))
    return NULL;
  found = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < theirs->len; j++)
      {
        if (!anning_phone_equal (g_ptr_array_index (all, i), g_ptr_array_index (theirs, j)))
          continue;
        g_ptr_array_add (found, g_strdup (g_ptr_array_index (all, i)));
        break;
      }
  return found;
}

typedef struct
{
  gint64 started_at;
  gint64 id;
} Found;

static gboolean
read_untied (AnningDb    *db,
             guint        side,
             const char  *number,
             GArray      *found,
             GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, started_at FROM incident WHERE %s = ?1 AND direction %s"
                                          " AND relative_id IS NULL AND deleted_at = 0", columns[side], directions[side]);
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, number);
  for (;;)
    {
      Found one;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      one.id = anning_statement_get_integer (statement, 0);
      one.started_at = anning_statement_get_integer (statement, 1);
      g_array_append_val (found, one);
    }
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;

  if (first->started_at != second->started_at)
    return first->started_at > second->started_at ? -1 : 1;
  return first->id > second->id ? -1 : first->id < second->id;
}

GArray *
anning_relative_ties_find (AnningDb  *db,
                           gint64     relative_id,
                           GError   **error)
{
  g_autoptr (GPtrArray) theirs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GArray *ids;

  if (!read_texts (db, "SELECT phone FROM relative WHERE id = ?1 AND deleted_at = 0", relative_id, theirs, error)
      || !read_texts (db, "SELECT number FROM number WHERE relative_id = ?1 AND deleted_at = 0", relative_id, theirs, error))
    return NULL;
  for (guint side = 0; side < G_N_ELEMENTS (columns) && theirs->len > 0; side++)
    {
      g_autoptr (GPtrArray) written = find_written (db, columns[side], theirs, error);

      if (written == NULL)
        return NULL;
      for (guint i = 0; i < written->len; i++)
        {
          if (!read_untied (db, side, g_ptr_array_index (written, i), found, error))
            return NULL;
        }
    }
  g_array_sort (found, compare_found);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, Found, i).id);
  return ids;
}

gboolean
anning_relative_ties_make (AnningDb         *db,
                           gint64            relative_id,
                           const gint64     *ids,
                           guint             n_ids,
                           AnningChangeSet  *changes,
                           GError          **error)
{
  g_autoptr (AnningRelative) relative = anning_records_get (db, &anning_relative_type, relative_id, error);

  if (relative == NULL)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (AnningIncident) incident = anning_records_get (db, &anning_incident_type, ids[i], error);

      if (incident == NULL)
        return FALSE;
      incident->relative_id = relative_id;
      /* Whoever has this telephone was reached: that it was the debtor is what a source takes for granted. */
      if (incident->to_party == NULL || *incident->to_party == '\0' || g_str_equal (incident->to_party, "debtor"))
        {
          g_free (incident->to_party);
          incident->to_party = g_strdup (anning_trace_party_of (relative->relation, relative->liability));
        }
      if (!anning_change_set_save (changes, db, &anning_incident_type, incident, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- from a page ---- */

static gpointer
find_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_relative_ties_find (db, *(const gint64 *) data, error);
}

static void
free_ids (gpointer ids)
{
  g_array_unref (ids);
}

void
anning_relative_ties_find_async (AnningStore         *store,
                                 gint64               relative_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_read_async (store, find_job, g_memdup2 (&relative_id, sizeof relative_id), g_free, free_ids, cancellable,
                           callback, user_data);
}

GArray *
anning_relative_ties_find_finish (AnningStore   *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

typedef struct
{
  gint64 relative_id;
  GArray *ids;
} Make;

static void
make_free (gpointer data)
{
  Make *make = data;

  g_array_unref (make->ids);
  g_free (make);
}

static gpointer
make_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Make *make = data;
  g_autoptr (AnningChangeSet) changes = anning_change_set_new ();

  if (!anning_relative_ties_make (db, make->relative_id, (gconstpointer) make->ids->data, make->ids->len, changes, error))
    return NULL;
  return g_steal_pointer (&changes);
}

void
anning_relative_ties_make_async (AnningStore         *store,
                                 gint64               relative_id,
                                 GArray              *ids,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Make *make;

  g_return_if_fail (ANNING_IS_STORE (store) && ids != NULL);

  make = g_new0 (Make, 1);
  make->relative_id = relative_id;
  make->ids = g_array_ref (ids);
  anning_store_write_async (store, make_job, make, make_free, (GDestroyNotify) anning_change_set_unref, NULL, callback,
                            user_data);
}

AnningChangeSet *
anning_relative_ties_make_finish (AnningStore   *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
