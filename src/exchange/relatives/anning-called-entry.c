/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-called-entry.h"

#include "anning-debt.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-trace-merge.h"

static void
replace (char       **text,
         const char  *other)
{
  g_free (*text);
  *text = g_strdup (other);
}

static void
entry_free (gpointer data)
{
  anning_called_entry_free (data);
}

/* Who answered, new or known. Returns: (transfer full) (nullable): NULL: nobody is known, or @error */
static AnningRelative *
get_relative (AnningDb                 *db,
              const AnningCalledEntry  *entry,
              GError                  **error)
{
  AnningRelative *relative;

  if (entry->relative_id != ANNING_UNKNOWN)
    return anning_records_get (db, &anning_relative_type, entry->relative_id, error);
  if (entry->relation == NULL && entry->liability == NULL)
    return NULL;
  relative = anning_relative_new ();
  relative->relation = g_strdup (entry->relation);
  relative->liability = g_strdup (entry->liability != NULL ? entry->liability : "unknown");
  relative->told = g_strdup ("unknown");
  return relative;
}

static void
fill_in (AnningIncident          *incident,
         const AnningCalledEntry *entry,
         const AnningRelative    *relative)
{
  replace (&incident->direction, "in");
  if (relative != NULL)
    {
      incident->relative_id = relative->record.id;
      replace (&incident->to_party, anning_trace_party_of (relative->relation, relative->liability));
    }
  else
    replace (&incident->to_party, entry->to_party != NULL ? entry->to_party : "contact");
  if (entry->asked_to_stop && g_strcmp0 (incident->to_party, "stranger") == 0)
    incident->wrong_person_told_at = incident->started_at;
}

/* By whose debt it is, the rules know what holds for it. */
static gboolean
fill_in_lender (AnningDb        *db,
                AnningIncident  *incident,
                GError         **error)
{
  g_autoptr (AnningDebt) debt = NULL;
  GError *failed = NULL;

  if (incident->debt_id != ANNING_UNKNOWN)
    debt = anning_records_get (db, &anning_debt_type, incident->debt_id, &failed);
  /* It was deleted while somebody typed. */
  if (g_error_matches (failed, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&failed);
      incident->debt_id = ANNING_UNKNOWN;
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  replace (&incident->lender_type, debt != NULL && debt->lender_type != NULL ? debt->lender_type : "unknown");
  replace (&incident->product_type, "unknown");
  return TRUE;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  AnningCalledEntry *entry = data;
  GError *failed = NULL;
  g_autoptr (AnningRelative) relative = get_relative (db, entry, &failed);
  g_autofree AnningCalledWritten *written = g_new0 (AnningCalledWritten, 1);
  gboolean is_new = relative != NULL && relative->record.id == 0;

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  if (relative != NULL && entry->asked_to_stop && relative->refused_at == ANNING_UNKNOWN)
    {
      relative->refused_at = entry->incident->started_at;
      written->refused_at = relative->refused_at;
    }
  if ((is_new || written->refused_at != 0) && !anning_records_save (db, &anning_relative_type, relative, error))
    return NULL;
  if (is_new)
    written->added_id = relative->record.id;
  if (written->refused_at != 0)
    written->refused_id = relative->record.id;

  fill_in (entry->incident, entry, relative);
  if (!fill_in_lender (db, entry->incident, error)
      || !anning_records_save (db, &anning_incident_type, entry->incident, error))
    return NULL;
  written->incident_id = entry->incident->record.id;
  return g_steal_pointer (&written);
}

/* Returns: (transfer full) (nullable): NULL: they were deleted since, or @error */
static AnningRelative *
find_relative (AnningDb  *db,
               gint64     id,
               GError   **error)
{
  GError *failed = NULL;
  AnningRelative *relative = anning_records_get (db, &anning_relative_type, id, &failed);

  if (g_error_matches (failed, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    g_clear_error (&failed);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return relative;
}

static gboolean
take_back_refusal (AnningDb                   *db,
                   const AnningCalledWritten  *written,
                   GError                    **error)
{
  GError *failed = NULL;
  g_autoptr (AnningRelative) relative = find_relative (db, written->refused_id, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (relative == NULL || relative->refused_at != written->refused_at)
    return TRUE;
  relative->refused_at = ANNING_UNKNOWN;
  return anning_records_save (db, &anning_relative_type, relative, error);
}

static gboolean
take_back_added (AnningDb                   *db,
                 const AnningCalledWritten  *written,
                 GError                    **error)
{
  GError *failed = NULL;
  g_autoptr (AnningRelative) relative = find_relative (db, written->added_id, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  return relative == NULL || (relative->name != NULL && *relative->name != '\0')
         || anning_records_remove (db, &anning_relative_type, written->added_id, error);
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const AnningCalledWritten *written = data;

  if (!anning_records_remove (db, &anning_incident_type, written->incident_id, error)
      || (written->refused_id != 0 && !take_back_refusal (db, written, error))
      || (written->added_id != 0 && !take_back_added (db, written, error)))
    return NULL;
  return g_memdup2 (written, sizeof *written);
}

AnningCalledEntry *
anning_called_entry_new (void)
{
  AnningCalledEntry *self = g_new0 (AnningCalledEntry, 1);

  self->incident = anning_incident_new ();
  self->relative_id = ANNING_UNKNOWN;
  return self;
}

void
anning_called_entry_free (AnningCalledEntry *self)
{
  if (self == NULL)
    return;

  anning_incident_free (self->incident);
  g_free (self->relation);
  g_free (self->liability);
  g_free (self->to_party);
  g_free (self);
}

void
anning_called_entry_save_async (AnningStore         *store,
                                AnningCalledEntry   *entry,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store) && entry != NULL);

  anning_store_write_async (store, save_job, entry, entry_free, g_free, NULL, callback, user_data);
}

AnningCalledWritten *
anning_called_entry_save_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

void
anning_called_entry_undo_async (AnningStore               *store,
                                const AnningCalledWritten *written,
                                GAsyncReadyCallback        callback,
                                gpointer                   user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store) && written != NULL);

  anning_store_write_async (store, undo_job, g_memdup2 (written, sizeof *written), g_free, g_free, NULL, callback,
                            user_data);
}

gboolean
anning_called_entry_undo_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_autofree AnningCalledWritten *written = anning_store_call_finish (store, result, error);

  return written != NULL;
}
