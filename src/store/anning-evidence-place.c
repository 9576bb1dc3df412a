/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence-place.h"

#include "anning-db-private.h"

typedef struct
{
  gint64 evidence_id;
  gint64 position_ms;
} Place;

/* A write job. Returns: NULL in any case, @error tells */
static gpointer
set_place (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Place *place = data;
  gboolean forget = place->position_ms == ANNING_UNKNOWN || place->position_ms <= 0;
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 forget
                                 ? "DELETE FROM evidence_place WHERE evidence_id = ?1"
                                 : "INSERT OR REPLACE INTO evidence_place (evidence_id, position_ms, at)"
                                   " SELECT id, ?2, ?3 FROM evidence WHERE id = ?1",
                                 error);
  if (statement == NULL)
    return NULL;

  anning_statement_bind_integer (statement, 1, place->evidence_id);
  if (!forget)
    {
      anning_statement_bind_integer (statement, 2, place->position_ms);
      anning_statement_bind_integer (statement, 3, anning_store_now ());
    }
  anning_statement_run (statement, error);
  return NULL;
}

void
anning_evidence_set_place_async (AnningStore         *store,
                                 gint64               evidence_id,
                                 gint64               position_ms,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Place *place = g_new (Place, 1);

  *place = (Place) { evidence_id, position_ms };
  anning_store_write_async (store, set_place, place, g_free, NULL, NULL, callback, user_data);
}

gboolean
anning_evidence_set_place_finish (AnningStore   *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  anning_store_call_finish (store, result, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A read job. Returns: NULL without @error where nothing is kept */
static gpointer
get_place (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gint64 position;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT position_ms FROM evidence_place WHERE evidence_id = ?1", error);
  if (statement == NULL)
    return NULL;

  anning_statement_bind_integer (statement, 1, *(gint64 *) data);
  if (!anning_statement_step (statement, &row, error) || !row)
    return NULL;

  position = anning_statement_get_integer (statement, 0);
  return g_memdup2 (&position, sizeof position);
}

void
anning_evidence_get_place_async (AnningStore         *store,
                                 gint64               evidence_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  anning_store_read_async (store, get_place, g_memdup2 (&evidence_id, sizeof evidence_id), g_free, g_free,
                           cancellable, callback, user_data);
}

gint64
anning_evidence_get_place_finish (AnningStore   *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_autofree gint64 *position = anning_store_call_finish (store, result, error);

  return position != NULL ? *position : ANNING_UNKNOWN;
}
