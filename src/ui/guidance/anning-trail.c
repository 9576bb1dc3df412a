/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-trail.h"

struct _AnningTrail
{
  GPtrArray *places; /* AnningPlace */
  guint n_behind;    /* places up to and with the current one */
};

static void
place_free (gpointer data)
{
  AnningPlace *place = data;

  g_free (place->table);
  g_free (place->key);
  g_free (place);
}

AnningTrail *
anning_trail_new (void)
{
  AnningTrail *self = g_new0 (AnningTrail, 1);

  self->places = g_ptr_array_new_with_free_func (place_free);
  return self;
}

void
anning_trail_free (AnningTrail *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->places);
  g_free (self);
}

void
anning_trail_clear (AnningTrail *self)
{
  g_ptr_array_set_size (self->places, 0);
  self->n_behind = 0;
}

void
anning_trail_go (AnningTrail *self,
                 const char  *table,
                 gint64       id,
                 const char  *key)
{
  const AnningPlace *current = anning_trail_current (self);
  AnningPlace *place;

  if (current != NULL && current->id == id && g_str_equal (current->table, table) && g_str_equal (current->key, key))
    return;

  place = g_new0 (AnningPlace, 1);
  place->table = g_strdup (table);
  place->id = id;
  place->key = g_strdup (key);
  g_ptr_array_set_size (self->places, self->n_behind);
  g_ptr_array_add (self->places, place);
  self->n_behind++;
}

gboolean
anning_trail_can (AnningTrail *self,
                  int          step)
{
  return step < 0 ? self->n_behind > (guint) -step : self->n_behind + step <= self->places->len;
}

const AnningPlace *
anning_trail_step (AnningTrail *self,
                   int          step)
{
  if (!anning_trail_can (self, step))
    return NULL;
  self->n_behind += step;
  return anning_trail_current (self);
}

const AnningPlace *
anning_trail_current (AnningTrail *self)
{
  return self->n_behind > 0 ? g_ptr_array_index (self->places, self->n_behind - 1) : NULL;
}
