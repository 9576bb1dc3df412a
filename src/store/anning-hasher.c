/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-digest.h"
#include "anning-evidence-private.h"

/*
 * How far reading may run ahead of hashing: 8 MiB, some milliseconds of either,
 * so that on a busy machine one goes on while the other waits for its turn.
 */
#define MAX_PLACES 32

typedef struct
{
  guint8 *place;
  gsize length;
} Piece;

struct _AnningHasher
{
  AnningDigest *digest;
  GThread *thread;
  GAsyncQueue *filled; /* Piece */
  GAsyncQueue *empty;  /* guint8 *; the one emptied last is taken first, as it is still in the cache */
  guint n_places;
};

static gpointer
hash (gpointer data)
{
  AnningHasher *self = data;

  for (;;)
    {
      g_autofree Piece *piece = g_async_queue_pop (self->filled);

      if (piece->place == NULL)
        return NULL;
      anning_digest_update (self->digest, piece->place, piece->length);
      g_async_queue_push_front (self->empty, piece->place);
    }
}

static void
push (AnningHasher *self,
      guint8       *place,
      gsize         length)
{
  Piece *piece = g_new (Piece, 1);

  piece->place = place;
  piece->length = length;
  g_async_queue_push (self->filled, piece);
}

static void
stop (AnningHasher *self)
{
  if (self->thread == NULL)
    return;
  push (self, NULL, 0);
  g_thread_join (g_steal_pointer (&self->thread));
}

AnningHasher *
anning_hasher_new (void)
{
  AnningHasher *self = g_new0 (AnningHasher, 1);

  self->digest = anning_digest_new ();
  self->filled = g_async_queue_new ();
  self->empty = g_async_queue_new_full (g_free);
  self->thread = g_thread_new ("anning-hash", hash, self);
  return self;
}

guint8 *
anning_hasher_take (AnningHasher *self)
{
  guint8 *place = g_async_queue_try_pop (self->empty);

  if (place != NULL)
    return place;
  if (self->n_places == MAX_PLACES)
    return g_async_queue_pop (self->empty);
  self->n_places++;
  return g_malloc (ANNING_EVIDENCE_CHUNK);
}

/* The caller may go on reading @place until its next call of anning_hasher_take(): only it fills places. */
void
anning_hasher_put (AnningHasher *self,
                   guint8       *place,
                   gsize         length)
{
  push (self, place, length);
}

char *
anning_hasher_finish (AnningHasher *self)
{
  stop (self);
  return anning_digest_finish (self->digest);
}

void
anning_hasher_free (AnningHasher *self)
{
  if (self == NULL)
    return;
  stop (self);
  anning_digest_free (self->digest);
  g_async_queue_unref (self->filled);
  g_async_queue_unref (self->empty);
  g_free (self);
}
