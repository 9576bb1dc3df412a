/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-original-users.h"

#include "anning-db-private.h"
#include "anning-debt.h"
#include "anning-evidence-private.h"
#include "anning-incident.h"
#include "anning-records.h"

static void
original_user_free (AnningOriginalUser *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->use, anning_evidence_use_free);
  g_free (self->title);
  g_free (self->channel);
  g_free (self);
}

/* Returns: (nullable): the first text that the type calls a title and that is filled in */
static const char *
find_title (const AnningRecordType *type,
            gconstpointer           record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      const char *text;

      if ((field->flags & ANNING_FIELD_TITLE) == 0 || !anning_field_is_text (field))
        continue;
      text = anning_record_get_text (field, record);
      if (text != NULL && *text != '\0')
        return text;
    }
  return NULL;
}

/* Of what belongs to a debt, the creditor tells more than its own texts. */
static gboolean
find_creditor (AnningDb                *db,
               const AnningRecordType  *type,
               gconstpointer            record,
               char                   **creditor,
               GError                 **error)
{
  const AnningField *link = anning_record_find_field (type, "debt_id");
  gint64 debt_id = link != NULL ? anning_record_get_integer (link, record) : ANNING_UNKNOWN;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AnningDebt) debt = NULL;

  if (debt_id == ANNING_UNKNOWN || debt_id == 0)
    return TRUE;
  debt = anning_records_get (db, &anning_debt_type, debt_id, &local_error);
  if (debt != NULL)
    *creditor = g_strdup (debt->creditor);
  else if (!g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* @about: (out): NULL if the record was deleted */
static gboolean
describe (AnningDb                 *db,
          const AnningEvidenceUse  *use,
          AnningOriginalUser      **about,
          GError                  **error)
{
  const AnningRecordType *type = anning_records_find_type (use->owner);
  g_autoptr (GError) local_error = NULL;
  AnningOriginalUser *self;
  g_autofree char *creditor = NULL;
  gpointer record;
  gboolean found;

  *about = NULL;
  record = type != NULL ? anning_records_get (db, type, use->owner_id, &local_error) : NULL;
  if (record == NULL)
    {
      if (local_error == NULL || g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self = g_new0 (AnningOriginalUser, 1);
  self->at = ANNING_UNKNOWN;
  if (type == &anning_incident_type)
    {
      const AnningIncident *incident = record;

      self->at = incident->started_at;
      self->utc_offset = incident->utc_offset;
      self->channel = g_strdup (incident->channel);
    }
  found = find_creditor (db, type, record, &creditor, error);
  self->title = creditor != NULL ? g_steal_pointer (&creditor) : g_strdup (find_title (type, record));
  anning_record_free (type, record);
  if (!found)
    {
      original_user_free (self);
      return FALSE;
    }
  *about = self;
  return TRUE;
}

/* Returns: (nullable): the uses, whatever became of their records */
static GPtrArray *
list_uses (AnningDb  *db,
           gint64     evidence_id,
           GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "SELECT " ANNING_EVIDENCE_USE_COLUMNS " FROM evidence_use WHERE evidence_id = ?1 ORDER BY id",
                                 error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, evidence_id);
  return anning_evidence_read_uses (statement, error);
}

GPtrArray *
anning_original_users_list (AnningDb  *db,
                            gint64     evidence_id,
                            GError   **error)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func ((GDestroyNotify) original_user_free);
  g_autoptr (GPtrArray) uses = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  uses = list_uses (db, evidence_id, error);
  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      AnningOriginalUser *user = NULL;

      if (!describe (db, g_ptr_array_index (uses, i), &user, error))
        return NULL;
      if (user == NULL)
        continue;
      user->use = g_steal_pointer (&uses->pdata[i]);
      g_ptr_array_add (users, user);
    }
  return uses != NULL ? g_steal_pointer (&users) : NULL;
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_original_users_list (db, *(const gint64 *) data, error);
}

void
anning_original_users_read_async (AnningStore         *store,
                                  gint64               evidence_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_read_async (store, read_job, g_memdup2 (&evidence_id, sizeof evidence_id), g_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full) (element-type AnningOriginalUser): or NULL and @error */
GPtrArray *
anning_original_users_read_finish (AnningStore   *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
