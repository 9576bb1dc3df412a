/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gst/gst.h>
#include <malloc.h>

#include "anning-decode.h"
#include "anning-player.h"
#include "media-fixture.h"

/* What leaks grows in every round; threads of a pool come and go, and with them the little that each needs. */
#define CYCLES 100
#define ROUNDS 6
/* Bytes that one cycle may leave: less than the least that could be forgotten by each. */
#define ALLOWED 16

/* What a process holds that is not memory: files and threads, as Linux lists them; -1 elsewhere. */
static int
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  int n = 0;

  if (dir == NULL)
    return -1;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Bytes that were taken and not given back. What is resident says less: threads leave gaps behind. */
static gint64
count_bytes (void)
{
#if defined (__GLIBC__) && !defined (__SANITIZE_ADDRESS__) && !defined (__SANITIZE_THREAD__)
  return (gint64) mallinfo2 ().uordblks;
#else
  return 0;
#endif
}

/* Threads of a pool go when nothing was to do for a while: half a second for GStreamer's, so that none is counted twice. */
static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC;

  g_thread_pool_stop_unused_threads ();
  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_thread_pool_stop_unused_threads ();
}

typedef struct
{
  int files;
  int threads;
  gint64 bytes;
} Held;

static Held
look (void)
{
  settle ();
  return (Held) { count_entries ("/proc/self/fd"), count_entries ("/proc/self/task"), count_bytes () };
}

/* Round after round, until there was for each kind one that left nothing of it behind. */
static void
assert_nothing_stays (void (*once) (guint cycle),
                      guint warm_up)
{
  gboolean files = FALSE;
  gboolean threads = FALSE;
  gboolean bytes = FALSE;
  Held before;

  for (guint cycle = 0; cycle < warm_up; cycle++)
    once (cycle);
  before = look ();
  for (guint round = 0; round < ROUNDS && !(files && threads && bytes); round++)
    {
      Held after;

      for (guint cycle = 0; cycle < CYCLES; cycle++)
        once (cycle);
      after = look ();
      g_test_message ("files %d to %d, threads %d to %d, bytes %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                      before.files, after.files, before.threads, after.threads, before.bytes, after.bytes);
      files |= after.files <= before.files;
      threads |= after.threads <= before.threads;
      /* Where a thread has gone, what it had would hide what stayed. */
      bytes |= after.threads >= before.threads && after.bytes - before.bytes < CYCLES * ALLOWED;
      before = after;
    }
  g_assert_true (files);
  g_assert_true (threads);
  g_assert_true (bytes);
}

static const char *names[] = { "tones.m4a", "tones.amr", "tones.opus", "cut.m4a", "wechat.slk", "text.mp3" };

static void
decode_once (guint cycle)
{
  g_autoptr (GInputStream) stream = media_fixture_open (names[cycle % G_N_ELEMENTS (names)]);
  g_autoptr (AnningDecoded) decoded = anning_decode (stream, NULL, NULL, NULL, NULL);

  g_assert_true ((decoded != NULL) == (cycle % G_N_ELEMENTS (names) < 3));
  g_assert_cmpuint (G_OBJECT (stream)->ref_count, ==, 1);
}

static void
test_decode (void)
{
  assert_nothing_stays (decode_once, 60);
}

static void
play_once (guint cycle)
{
  g_autoptr (GInputStream) stream = media_fixture_open (names[cycle % 3]);
  AnningPlayer *player = anning_player_new ();
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  anning_player_load (player, stream, 5000);
  switch (cycle % 4)
    {
    case 0: /* closed before anything came */
      break;
    case 1:
      anning_player_seek (player, 4950);
      anning_player_play (player);
      while (anning_player_get_position (player) < 5000 && g_get_monotonic_time () < deadline)
        g_main_context_iteration (NULL, FALSE);
      break;
    case 2: /* closed while it plays */
      anning_player_play (player);
      while (anning_player_get_position (player) <= 0 && g_get_monotonic_time () < deadline)
        g_main_context_iteration (NULL, FALSE);
      break;
    default: /* another recording in its place */
      anning_player_play (player);
      anning_player_load (player, stream, 5000);
      break;
    }
  g_assert_cmpint (g_get_monotonic_time (), <, deadline);
  anning_player_unload (player);
  g_assert_finalize_object (player);

  /* The last reference may be a thread's that is just ending. */
  while (g_atomic_int_get (&G_OBJECT (stream)->ref_count) > 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (G_OBJECT (stream)->ref_count, ==, 1);
}

static void
test_play (void)
{
  g_setenv ("ANNING_AUDIO_SINK", "fakesink sync=false", TRUE);
  assert_nothing_stays (play_once, 24);
}

int
main (int   argc,
      char *argv[])
{
  media_fixture_start ();
  g_test_init (&argc, &argv, NULL);
  media_fixture_spare_gstreamer ();

  g_test_add_func ("/media/cycles/decode", test_decode);
  g_test_add_func ("/media/cycles/play", test_play);

  return g_test_run ();
}
