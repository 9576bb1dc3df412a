/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-listening-place.h"

#include "anning-evidence-place.h"
#include "anning-weak.h"

/* No more than so much listening is forgotten when the program is killed. */
#define KEEP_EVERY 10 /* s */
/* So near to its end a recording counts as heard, and begins anew next time. */
#define END_MARGIN 100 /* ms */
/* A remembered place that comes later than this is no longer where one wants to be. */
#define LATE 1500 /* ms of listening */

struct _AnningListeningPlace
{
  GObject parent_instance;

  AnningPlayer *player;
  AnningStore *store;        /* weak: the file is closed when its owner wants it */
  GCancellable *cancellable;
  gint64 evidence_id;
  gint64 length_ms;
  guint keep_source;
  gboolean chosen;           /* by hand */
  gboolean touched;          /* there is a place worth keeping */
};

enum
{
  FOUND,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningListeningPlace, anning_listening_place, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* Later, on the worker; what is at its end begins anew next time. */
static void
keep (AnningListeningPlace *self)
{
  gint64 position = anning_player_get_position (self->player);

  if (self->store == NULL || !self->touched || !anning_store_get_is_open (self->store))
    return;
  anning_evidence_set_place_async (self->store, self->evidence_id,
                                   position >= self->length_ms - END_MARGIN ? 0 : position, NULL, NULL);
}

static gboolean
keep_cb (gpointer user_data)
{
  keep (user_data);
  return G_SOURCE_CONTINUE;
}

static void
recalled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningListeningPlace) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  gint64 place;

  /* That no place is known is no reason not to listen. */
  place = anning_evidence_get_place_finish (ANNING_STORE (source), result, &error);
  if (self == NULL || place == ANNING_UNKNOWN || self->chosen || place >= self->length_ms
      || anning_player_get_position (self->player) > LATE)
    return;

  self->touched = TRUE;
  g_signal_emit (self, signals[FOUND], 0, place);
}

static void
let_go (AnningListeningPlace *self)
{
  keep (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->store);
  self->evidence_id = 0;
  self->length_ms = 0;
  self->chosen = FALSE;
  self->touched = FALSE;
}

static void
anning_listening_place_dispose (GObject *object)
{
  AnningListeningPlace *self = ANNING_LISTENING_PLACE (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->player != NULL)
    let_go (self);
  g_clear_object (&self->player);

  G_OBJECT_CLASS (anning_listening_place_parent_class)->dispose (object);
}

static void
anning_listening_place_class_init (AnningListeningPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_listening_place_dispose;

  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
anning_listening_place_init (AnningListeningPlace *self)
{
}

AnningListeningPlace *
anning_listening_place_new (AnningPlayer *player)
{
  AnningListeningPlace *self;

  g_return_val_if_fail (ANNING_IS_PLAYER (player), NULL);

  self = g_object_new (ANNING_TYPE_LISTENING_PLACE, NULL);
  self->player = g_object_ref (player);
  return self;
}

void
anning_listening_place_set_recording (AnningListeningPlace *self,
                                      AnningStore          *store,
                                      gint64                evidence_id,
                                      gint64                length_ms)
{
  g_return_if_fail (ANNING_IS_LISTENING_PLACE (self));
  g_return_if_fail (store == NULL || ANNING_IS_STORE (store));

  let_go (self);
  if (store == NULL)
    return;
  g_set_weak_pointer (&self->store, store);
  self->cancellable = g_cancellable_new ();
  self->evidence_id = evidence_id;
  self->length_ms = length_ms;
}

void
anning_listening_place_recall (AnningListeningPlace *self)
{
  g_return_if_fail (ANNING_IS_LISTENING_PLACE (self));

  if (self->store != NULL)
    anning_evidence_get_place_async (self->store, self->evidence_id, self->cancellable, recalled_cb, anning_weak_new (self));
}

void
anning_listening_place_choose (AnningListeningPlace *self)
{
  g_return_if_fail (ANNING_IS_LISTENING_PLACE (self));

  self->chosen = TRUE;
  self->touched = TRUE;
  if (!anning_player_get_playing (self->player))
    keep (self);
}

void
anning_listening_place_touch (AnningListeningPlace *self)
{
  g_return_if_fail (ANNING_IS_LISTENING_PLACE (self));

  self->touched = TRUE;
}

void
anning_listening_place_set_playing (AnningListeningPlace *self,
                                    gboolean              playing)
{
  g_return_if_fail (ANNING_IS_LISTENING_PLACE (self));

  if (playing && self->keep_source == 0)
    {
      self->keep_source = g_timeout_add_seconds (KEEP_EVERY, keep_cb, self);
    }
  else if (!playing && self->keep_source != 0)
    {
      g_clear_handle_id (&self->keep_source, g_source_remove);
      keep (self);
    }
}
