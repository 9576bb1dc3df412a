/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-originals.h"

typedef struct
{
  char *owner;
  gint64 owner_id;
} Owner;

static void
original_free (gpointer data)
{
  AnningOriginal *original = data;

  g_clear_pointer (&original->use, anning_evidence_use_free);
  g_clear_pointer (&original->evidence, anning_evidence_free);
  g_free (original);
}

static void
owner_free (gpointer data)
{
  Owner *owner = data;

  g_free (owner->owner);
  g_free (owner);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Owner *owner = data;
  g_autoptr (GPtrArray) originals = g_ptr_array_new_with_free_func (original_free);
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, owner->owner, owner->owner_id, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (uses, i);
      AnningOriginal *original = g_new0 (AnningOriginal, 1);

      g_ptr_array_add (originals, original);
      original->evidence = anning_evidence_get (db, use->evidence_id, error);
      if (original->evidence == NULL)
        return NULL;
      original->use = g_steal_pointer (&uses->pdata[i]);
    }
  return uses != NULL ? g_steal_pointer (&originals) : NULL;
}

/**
 * Reads the originals of one record, in the order in which they were brought in.
 *
 * @owner: the table of the record, such as "debt"
 */
void
anning_originals_read_async (AnningStore         *store,
                             const char          *owner,
                             gint64               owner_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Owner *request;

  g_return_if_fail (ANNING_IS_STORE (store) && owner != NULL);

  request = g_new0 (Owner, 1);
  request->owner = g_strdup (owner);
  request->owner_id = owner_id;
  anning_store_read_async (store, read_job, request, owner_free, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

/* Returns: (transfer full) (element-type AnningOriginal): or NULL and @error */
GPtrArray *
anning_originals_read_finish (AnningStore   *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
