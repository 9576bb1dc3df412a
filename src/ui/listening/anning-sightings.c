/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sightings.h"

struct _AnningSightings
{
  GHashTable *views; /* GObject (weak) → gint64 *: what each view shows, 0: nothing that is seen */
  AnningSightingsFunc gone;
  gpointer user_data;
};

static void
view_gone_cb (gpointer  user_data,
              GObject  *view)
{
  AnningSightings *self = user_data;

  g_hash_table_remove (self->views, view);
  self->gone (self->user_data);
}

AnningSightings *
anning_sightings_new (AnningSightingsFunc gone,
                      gpointer            user_data)
{
  AnningSightings *self = g_new0 (AnningSightings, 1);

  self->views = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->gone = gone;
  self->user_data = user_data;
  return self;
}

void
anning_sightings_free (AnningSightings *self)
{
  GHashTableIter iter;
  gpointer view;

  if (self == NULL)
    return;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &view, NULL))
    g_object_weak_unref (view, view_gone_cb, self);
  g_hash_table_unref (self->views);
  g_free (self);
}

void
anning_sightings_set (AnningSightings *self,
                      gpointer         view,
                      gint64           evidence_id)
{
  g_return_if_fail (G_IS_OBJECT (view));

  if (!g_hash_table_contains (self->views, view))
    g_object_weak_ref (view, view_gone_cb, self);
  g_hash_table_insert (self->views, view, g_memdup2 (&evidence_id, sizeof evidence_id));
}

gboolean
anning_sightings_contain (AnningSightings *self,
                          gint64           evidence_id)
{
  GHashTableIter iter;
  gpointer shown;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &shown))
    {
      if (*(gint64 *) shown == evidence_id)
        return TRUE;
    }
  return FALSE;
}

gboolean
anning_sightings_is_empty (AnningSightings *self)
{
  return g_hash_table_size (self->views) == 0;
}
