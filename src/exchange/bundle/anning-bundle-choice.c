/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-choice.h"

#include "anning-contacts.h"
#include "anning-date.h"

static GHashTable *
ids_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static GHashTable *
ids_copy (GHashTable *ids)
{
  GHashTable *copy = ids_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy, g_memdup2 (id, sizeof (gint64)));
  return copy;
}

static void
ids_set (GHashTable *ids,
         gint64      id,
         gboolean    there)
{
  if (there)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (ids, &id);
}

/* The journal convinces those who decide; whoever else gets a bundle gains nothing by it. */
AnningBundleParts
anning_bundle_receiver_get_parts (AnningBundleReceiver receiver)
{
  if (receiver == ANNING_BUNDLE_FOR_OTHER)
    return ANNING_BUNDLE_PARTS_SAFE & ~ANNING_BUNDLE_JOURNAL;
  return ANNING_BUNDLE_PARTS_SAFE;
}

const char *
anning_bundle_receiver_get_word (AnningBundleReceiver receiver)
{
  static const char *const words[] = { "regulator", "police", "court", "lender", "other" };

  g_return_val_if_fail (receiver < G_N_ELEMENTS (words), "other");

  return words[receiver];
}

AnningBundleChoice *
anning_bundle_choice_new (void)
{
  AnningBundleChoice *self = g_new0 (AnningBundleChoice, 1);

  self->parts = ANNING_BUNDLE_PARTS_SAFE;
  self->without = ids_new ();
  self->without_uses = ids_new ();
  return self;
}

AnningBundleChoice *
anning_bundle_choice_copy (const AnningBundleChoice *self)
{
  AnningBundleChoice *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->receiver_name = g_strdup (self->receiver_name);
  copy->creditor = g_strdup (self->creditor);
  copy->without = ids_copy (self->without);
  copy->without_uses = ids_copy (self->without_uses);
  copy->name = g_strdup (self->name);
  copy->number = g_strdup (self->number);
  return copy;
}

/* @self: (nullable) */
void
anning_bundle_choice_free (AnningBundleChoice *self)
{
  if (self == NULL)
    return;

  g_free (self->receiver_name);
  g_free (self->creditor);
  g_hash_table_unref (self->without);
  g_hash_table_unref (self->without_uses);
  g_free (self->name);
  g_free (self->number);
  g_free (self);
}

void
anning_bundle_choice_set_incident (AnningBundleChoice *self,
                                   gint64              incident_id,
                                   gboolean            included)
{
  g_return_if_fail (self != NULL);

  ids_set (self->without, incident_id, !included);
}

void
anning_bundle_choice_set_use (AnningBundleChoice *self,
                              gint64              use_id,
                              gboolean            included)
{
  g_return_if_fail (self != NULL);

  ids_set (self->without_uses, use_id, !included);
}

gboolean
anning_bundle_choice_has_incident (const AnningBundleChoice *self,
                                   gint64                    incident_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !g_hash_table_contains (self->without, &incident_id);
}

gboolean
anning_bundle_choice_has_use (const AnningBundleChoice *self,
                              gint64                    use_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !g_hash_table_contains (self->without_uses, &use_id);
}

static gboolean
is_chosen (const AnningBundleChoice *self,
           const AnningContactLog   *log,
           const AnningContact      *contact)
{
  const char *creditor;

  if ((self->day_from != 0 && contact->day < self->day_from)
      || (self->day_until != 0 && contact->day > self->day_until))
    return FALSE;
  if (self->creditor == NULL)
    return TRUE;
  creditor = anning_contact_names_get (log->names, ANNING_NAME_CREDITOR, contact->creditor);
  return g_strcmp0 (creditor != NULL ? creditor : "", self->creditor) == 0;
}

GArray *
anning_bundle_choice_list_ids (const AnningBundleChoice  *self,
                               AnningDb                  *db,
                               GError                   **error)
{
  g_autoptr (AnningContactLog) log = NULL;
  GArray *ids;

  g_return_val_if_fail (self != NULL, NULL);

  log = anning_contacts_read (db, NULL, 0, error);
  if (log == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < log->contacts->len; i++)
    {
      const AnningContact *contact = &g_array_index (log->contacts, AnningContact, i);

      if (is_chosen (self, log, contact))
        g_array_append_val (ids, contact->id);
    }
  return ids;
}

static gpointer
list_ids_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return anning_bundle_choice_list_ids (data, db, error);
}

/* The same from a page. @self: copied before this returns */
void
anning_bundle_choice_list_ids_async (const AnningBundleChoice *self,
                                     AnningStore              *store,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data)
{
  anning_store_read_async (store, list_ids_job, anning_bundle_choice_copy (self),
                           (GDestroyNotify) anning_bundle_choice_free, (GDestroyNotify) g_array_unref, cancellable,
                           callback, user_data);
}

GArray *
anning_bundle_choice_list_ids_finish (AnningStore   *store,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

char *
anning_bundle_choice_dup_name (const AnningBundleChoice *self,
                               const GDate              *today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL && today != NULL && g_date_valid (today), NULL);

  day = anning_day_format (today);
  return g_strdup_printf ("%s-anning.zip", day);
}
