/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-decode.h"
#include "anning-player.h"
#include "anning-standstill-private.h"
#include "media-fixture.h"

/* Looks every 10 ms until so many µs were told, or have gone by. Returns: how many went by */
static gint64
look_until (AnningStandstill *standstill,
            gint64            told,
            gint64            at_most)
{
  gint64 begin = g_get_monotonic_time ();

  while (anning_standstill_look (standstill, 1) < told && g_get_monotonic_time () - begin < at_most)
    g_usleep (10000);
  return g_get_monotonic_time () - begin;
}

/* Where all sleep, it is the time that goes by; what comes begins it anew. */
static void
test_sleeping (void)
{
  AnningStandstill standstill;

  anning_standstill_init (&standstill);
  g_assert_cmpint (look_until (&standstill, 300 * 1000, 20 * G_USEC_PER_SEC), <, 20 * G_USEC_PER_SEC);
  g_assert_cmpint (anning_standstill_look (&standstill, 1), >=, 300 * 1000);
  g_assert_cmpint (anning_standstill_look (&standstill, 2), ==, 0);
}

static gpointer
compute (gpointer data)
{
  while (!g_atomic_int_get ((gint *) data))
    ;
  return NULL;
}

/* Where another computes, it is a twelfth of it. */
static void
test_computing (void)
{
  AnningStandstill standstill;
  gint done = FALSE;
  GThread *thread = g_thread_new ("compute", compute, &done);
  gint64 took;

  anning_standstill_init (&standstill);
  anning_standstill_look (&standstill, 1);
  took = look_until (&standstill, 100 * 1000, 20 * G_USEC_PER_SEC);
  g_atomic_int_set (&done, TRUE);
  g_thread_join (thread);
  g_assert_cmpint (took, >=, 600 * 1000);
  g_assert_cmpint (took, <, 20 * G_USEC_PER_SEC);
}

/* The bytes of a file of which some come late, as from a disk that has to start or over a network. */
typedef struct { GMemoryInputStream parent_instance; gsize from; gboolean late; } SlowStream;
typedef GMemoryInputStreamClass SlowStreamClass;
static GType slow_stream_get_type (void);
G_DEFINE_TYPE (SlowStream, slow_stream, G_TYPE_MEMORY_INPUT_STREAM)

static gssize
slow_stream_read (GInputStream *stream,
                  void         *buffer,
                  gsize         count,
                  GCancellable *cancellable,
                  GError       **error)
{
  SlowStream *self = (SlowStream *) stream;

  if (!self->late && count > self->from)
    {
      self->late = TRUE;
      g_usleep (12 * G_USEC_PER_SEC);
    }
  return G_INPUT_STREAM_CLASS (slow_stream_parent_class)->read_fn (stream, buffer, count, cancellable, error);
}

static void
slow_stream_class_init (SlowStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = slow_stream_read;
}

static void
slow_stream_init (SlowStream *self)
{
}

/* @from: a read of more bytes is the one that comes late */
static GInputStream *
slow_stream_new (const char *name,
                 gsize       from)
{
  g_autoptr (GInputStream) file = media_fixture_open (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes (file, 1 << 20, NULL, &error);
  SlowStream *self = g_object_new (slow_stream_get_type (), NULL);

  g_assert_no_error (error);
  self->from = from;
  g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (self), bytes);
  return G_INPUT_STREAM (self);
}

/* What comes late comes: nothing is wrong with the recording, and nothing is said to be. */
static void
test_slow (void)
{
  /* What is asked for first by the decoder itself: what is only looked at was there already. */
  g_autoptr (GInputStream) stream = slow_stream_new ("levels.flac", 40000);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (((SlowStream *) stream)->late);
  g_assert_cmpint (decoded->length_ms, >=, 4900);
  g_assert_cmpint (decoded->length_ms, <=, 5100);
  g_assert_false (decoded->broken);
}

static void
count_up (guint *n)
{
  (*n)++;
}

static void
on_failed (AnningPlayer *player,
           GError       *error,
           gpointer      user_data)
{
  g_assert_no_error (error);
}

/* Nor where it is heard. */
static void
test_slow_player (void)
{
  g_autoptr (GInputStream) stream = slow_stream_new ("levels.flac", 40000);
  g_autoptr (AnningPlayer) player = NULL;
  guint n_ended = 0;

  g_setenv ("ANNING_AUDIO_SINK", "fakesink", TRUE);
  player = anning_player_new ();
  g_signal_connect (player, "failed", G_CALLBACK (on_failed), NULL);
  g_signal_connect_swapped (player, "ended", G_CALLBACK (count_up), &n_ended);
  anning_player_load (player, stream, 5000);
  anning_player_play (player);
  while (n_ended == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (((SlowStream *) stream)->late);
}

int
main (int    argc,
      char **argv)
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();
  g_test_add_func ("/standstill/sleeping", test_sleeping);
  g_test_add_func ("/standstill/computing", test_computing);
  g_test_add_func ("/standstill/slow", test_slow);
  g_test_add_func ("/standstill/slow-player", test_slow_player);
  return g_test_run ();
}
