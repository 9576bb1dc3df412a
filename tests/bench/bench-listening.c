/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-listening STORE FILE LENGTH-MS RUNS
 *
 * FILE is silent in its first half and loud in its second. Keeps it as evidence in
 * STORE, then, RUNS times in turn with a bare pipeline over FILE itself: from asking
 * for the recording until the first sample comes out, and, while it plays, from seeking
 * into the second half until something loud comes out. A line for each turn: opening,
 * the bare pipeline's, seeking, the bare pipeline's, in milliseconds.
 */
#include <glib-unix.h>
#include <gst/gst.h>
#include <unistd.h>

#include "anning-evidence.h"
#include "anning-player.h"

/* A sound device; whoever plays converts what comes out of a decoder to what it takes. */
#define DEVICE "capsfilter caps=audio/x-raw,format=S16LE,rate=16000,channels=1 ! fdsink sync=true fd=%d"
/* ms: until what was stopped is gone, and nothing of it is taken for what comes next. */
#define BETWEEN 150
/* Of 32768; silence stays far below. */
#define LOUD 1000

typedef enum
{
  HEAR_NOTHING,
  HEAR_ANY,
  HEAR_LOUD,
} Hear;

/* What the sinks write to, and who listens there. */
static int out[2];
static GMutex lock;
static Hear wanted;
static gint64 heard_at; /* us; 0: not yet */

static gboolean
is_loud (const gint16 *samples,
         gsize         n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (ABS ((int) GINT16_FROM_LE (samples[i])) > LOUD)
        return TRUE;
    }
  return FALSE;
}

static gpointer
listen_in_thread (gpointer data)
{
  static gint16 samples[16384];
  gssize n;

  while ((n = read (out[0], samples, sizeof samples)) > 0)
    {
      g_mutex_lock (&lock);
      if (heard_at == 0 && (wanted == HEAR_ANY || (wanted == HEAR_LOUD && is_loud (samples, (gsize) n / 2))))
        {
          heard_at = g_get_monotonic_time ();
          g_main_context_wakeup (NULL);
        }
      g_mutex_unlock (&lock);
    }
  return NULL;
}

static void
want (Hear hear)
{
  g_mutex_lock (&lock);
  wanted = hear;
  heard_at = 0;
  g_mutex_unlock (&lock);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Returns: ms from @since, a monotonic time, until what is wanted came out */
static double
wait_from (gint64 since)
{
  guint tick = g_timeout_add (100, wake_cb, NULL);
  gint64 at = 0;

  while (at == 0)
    {
      g_mutex_lock (&lock);
      at = heard_at;
      g_mutex_unlock (&lock);
      if (at == 0)
        g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () - since > 60 * G_USEC_PER_SEC)
        g_error ("nothing is heard");
    }
  g_source_remove (tick);
  return (double) (at - since) / 1000;
}

static void
wait_ms (gint64 ms)
{
  gint64 until = g_get_monotonic_time () + 1000 * ms;
  guint tick = g_timeout_add (10, wake_cb, NULL);

  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

static void
measure_ours (AnningStore *store,
              gint64       evidence_id,
              gint64       length_ms,
              double      *opening,
              double      *seeking)
{
  g_autoptr (AnningPlayer) player = anning_player_new ();
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  gint64 since;

  want (HEAR_ANY);
  since = g_get_monotonic_time ();
  stream = anning_evidence_open (store, evidence_id, &error);
  if (stream == NULL)
    g_error ("%s", error->message);
  anning_player_load (player, stream, length_ms);
  anning_player_play (player);
  *opening = wait_from (since);

  wait_ms (500);
  want (HEAR_LOUD);
  since = g_get_monotonic_time ();
  anning_player_seek (player, length_ms * 2 / 3);
  *seeking = wait_from (since);
  want (HEAR_NOTHING);
  anning_player_unload (player);
  wait_ms (BETWEEN);
}

static void
measure_bare (const char *path,
              gint64      length_ms,
              double     *opening,
              double     *seeking)
{
  g_autofree char *line = g_strdup_printf ("filesrc location=\"%s\" ! decodebin ! audioconvert ! audioresample ! " DEVICE,
                                           path, out[1]);
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GError) error = NULL;
  gint64 since;

  want (HEAR_ANY);
  since = g_get_monotonic_time ();
  pipeline = gst_parse_launch (line, &error);
  if (pipeline == NULL)
    g_error ("%s", error->message);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  *opening = wait_from (since);

  wait_ms (500);
  want (HEAR_LOUD);
  since = g_get_monotonic_time ();
  gst_element_seek_simple (pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                           length_ms * 2 / 3 * GST_MSECOND);
  *seeking = wait_from (since);
  want (HEAR_NOTHING);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  wait_ms (BETWEEN);
}

static gpointer
add_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (data, cancellable, error);
  gint64 id;

  if (stream == NULL)
    return NULL;
  id = anning_evidence_add (db, G_INPUT_STREAM (stream), "audio/mp4", NULL, NULL, NULL, cancellable, error);
  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = NULL;
  g_autofree char *sink = NULL;
  gint64 length_ms;
  int n_runs;

  if (argc != 5)
    {
      g_printerr ("usage: bench-listening STORE FILE LENGTH-MS RUNS\n");
      return 2;
    }
  gst_init (NULL, NULL);
  length_ms = g_ascii_strtoll (argv[3], NULL, 10);
  n_runs = (int) g_ascii_strtoll (argv[4], NULL, 10);
  store = anning_store_new (argv[1]);
  file = g_file_new_for_commandline_arg (argv[2]);
  if (anning_store_open (store, &error))
    id = anning_store_write (store, add_job, file, &error);
  if (id == NULL || !g_unix_open_pipe (out, FD_CLOEXEC, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  sink = g_strdup_printf (DEVICE, out[1]);
  g_setenv ("ANNING_AUDIO_SINK", sink, TRUE);
  g_thread_unref (g_thread_new ("listen", listen_in_thread, NULL));

  /* The first turn loads what both need. */
  for (int run = 0; run <= n_runs; run++)
    {
      double opening, seeking, bare_opening, bare_seeking;

      measure_ours (store, *id, length_ms, &opening, &seeking);
      measure_bare (argv[2], length_ms, &bare_opening, &bare_seeking);
      if (run > 0)
        g_print ("%.2f\t%.2f\t%.2f\t%.2f\n", opening, bare_opening, seeking, bare_seeking);
    }
  anning_store_close (store);
  return 0;
}
