/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever becomes of the process that decodes, the program goes on and says so. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "anning-clip.h"
#include "anning-decode.h"
#include "anning-sound-talk-private.h"
#include "media-fixture.h"

#if defined (__has_feature)
#if __has_feature (address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#if __has_feature (thread_sanitizer)
#define __SANITIZE_THREAD__ 1
#endif
#endif

typedef struct
{
  char *folder;
  char *before;
  char *path;
  GInputStream *stream;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("anning-sound-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, ANNING_SOUND_PROGRAM, NULL);
  fixture->before = g_strdup (g_getenv ("ANNING_LIBEXECDIR"));
  fixture->stream = media_fixture_open ("tones.m4a");
  g_setenv ("ANNING_LIBEXECDIR", fixture->folder, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_setenv ("ANNING_LIBEXECDIR", fixture->before, TRUE);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_assert_finalize_object (fixture->stream);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->before);
}

/* From now on this is what decodes. */
static void
put_child (Fixture    *fixture,
           const char *script)
{
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);

  g_assert_true (g_file_set_contents_full (fixture->path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

static void
add_bytes (GString    *script,
           const void *bytes,
           gsize       size)
{
  g_string_append (script, "printf '");
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (script, "\\%03o", ((const guint8 *) bytes)[i]);
  g_string_append (script, "'\n");
}

static void
add_head (GString *script,
          guint32  word,
          guint32  size)
{
  const AnningSoundHead head = { word, size };

  add_bytes (script, &head, sizeof head);
}

static void
add_word (GString    *script,
          guint32     word,
          const void *bytes,
          gsize       size)
{
  add_head (script, word, (guint32) size);
  add_bytes (script, bytes, size);
}

/* @script: (nullable): what decodes; NULL: what was put there before */
static AnningDecoded *
decode (Fixture       *fixture,
        GString       *script,
        GCancellable  *cancellable,
        GError       **error)
{
  if (script != NULL)
    put_child (fixture, script->str);
  return anning_decode (fixture->stream, NULL, NULL, cancellable, error);
}

static void
assert_unsafe (Fixture *fixture,
               GString *script)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (fixture, script, NULL, &error));
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_UNSAFE);
  g_assert_cmpstr (anning_media_problem_word (error), ==, "unsafe");
}

/* ---- it breaks off ---- */

static void
test_crash (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const scripts[] = {
    "kill -SEGV $$", "kill -ABRT $$", "kill -KILL $$", "exit 0", "exit 1", "exec head -c 4 /dev/zero",
    "exec head -c 1000 /dev/zero", "echo a decoder that was led astray says this", "exec yes",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_test_message ("%s", scripts[i]);
      put_child (fixture, scripts[i]);
      assert_unsafe (fixture, NULL);
    }
}

/* The answer goes to one who is not there any more; in a test this would end by a signal. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  const AnningSoundRead wanted = { 0, ANNING_SOUND_PIECE };
  g_autoptr (GString) script = g_string_new (NULL);

  add_word (script, ANNING_SOUND_READ, &wanted, sizeof wanted);
  assert_unsafe (fixture, script);
}

static void
test_memory (Fixture       *fixture,
             gconstpointer  data)
{
#if defined (__SANITIZE_ADDRESS__) || defined (__SANITIZE_THREAD__)
  g_test_skip ("the sanitizers take address space by the terabyte");
#else
  g_autofree char *script = g_strdup_printf ("exec %s/tests/media/fake-hungry", g_getenv ("ANNING_BUILD_ROOT"));

  put_child (fixture, script);
  assert_unsafe (fixture, NULL);
#endif
}

static void
test_hang (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 begun = g_get_monotonic_time ();

  anning_sound_set_patience (500);
  put_child (fixture, "exec sleep 60");
  assert_unsafe (fixture, NULL);
  anning_sound_set_patience (30000);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 500 * 1000);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 30 * G_USEC_PER_SEC);
}

static gpointer
cancel_in_thread (gpointer data)
{
  g_usleep (300 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* One that is silent, and one that goes on talking. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  const guint32 half = 500000;
  g_autoptr (GString) talking = g_string_new ("while :; do\n");
  const char *scripts[] = { "exec sleep 60", NULL };

  add_word (talking, ANNING_SOUND_PROGRESS, &half, sizeof half);
  g_string_append (talking, "done\n");
  scripts[1] = talking->str;

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gint64 begun = g_get_monotonic_time ();
      GThread *thread;

      put_child (fixture, scripts[i]);
      thread = g_thread_new ("cancel", cancel_in_thread, cancellable);
      g_assert_null (decode (fixture, NULL, cancellable, &error));
      g_thread_join (thread);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - begun, <, 25 * G_USEC_PER_SEC);
    }
}

static void
test_no_program (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (fixture, NULL, NULL, &error));
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN);
  g_assert_cmpstr (error->message, ==, "anning-sound");
}

/* ---- what it says ---- */

static void
test_reads (Fixture       *fixture,
            gconstpointer  data)
{
  static const AnningSoundRead wanted[] = {
    { -1, 10 }, { 0, -1 }, { 0, ANNING_SOUND_PIECE + 1 }, { G_MAXINT64, 10 }, { G_MININT64, G_MININT64 }, { 10000000, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (GString) script = g_string_new (NULL);

      add_word (script, ANNING_SOUND_READ, &wanted[i], sizeof wanted[i]);
      g_string_append (script, "exec sleep 60\n");
      assert_unsafe (fixture, script);
    }
}

typedef struct
{
  AnningSoundPeaks said;
  gint8 bytes[6]; /* two pairs, two root mean squares */
  gsize size;
  gboolean good;
} Peaks;

static void
test_peaks (Fixture       *fixture,
            gconstpointer  data)
{
  static const Peaks cases[] = {
    { { 40, 1, 50, 0, 1 }, { -3, 4, -128, 127, 5, 6 }, 6, TRUE },
    { { 40, 1, 50, 0, 0 }, { -3, 4, -128, 127, 5, 6 }, 5, FALSE },
    { { 40, 1, 50, 0, 0 }, { 0 }, 0, FALSE },
    { { 40, 1, 50, 0, 0 }, { 4, -3, 1, 2, 5, 6 }, 6, FALSE },
    { { -1, 1, 50, 0, 0 }, { 0 }, 6, FALSE },
    { { G_MAXINT64, 1, 50, 0, 0 }, { 0 }, 6, FALSE },
    { { 40, 0, 50, 0, 0 }, { 0 }, 6, FALSE },
    { { 40, 65, 50, 0, 0 }, { 0 }, 6, FALSE },
    { { 40, 1, 0, 0, 0 }, { 0 }, 6, FALSE },
    { { 40, 1, 49, 0, 0 }, { 0 }, 6, FALSE },
    { { 40, 1, 50, 2, 0 }, { 0 }, 6, FALSE },
    { { 40, 1, 50, 0, 7 }, { 0 }, 6, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) script = g_string_new (NULL);
      g_autoptr (AnningDecoded) decoded = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      add_head (script, ANNING_SOUND_PEAKS, (guint32) (sizeof cases[i].said + cases[i].size));
      add_bytes (script, &cases[i].said, sizeof cases[i].said);
      add_bytes (script, cases[i].bytes, cases[i].size);
      if (!cases[i].good)
        {
          assert_unsafe (fixture, script);
          continue;
        }
      decoded = decode (fixture, script, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (decoded->length_ms, ==, 40);
      g_assert_cmpuint (decoded->channels, ==, 1);
      g_assert_cmpuint (decoded->rate, ==, 50);
      g_assert_true (decoded->sides_differ);
      g_assert_false (decoded->broken);
      g_assert_cmpmem (g_bytes_get_data (decoded->pairs, NULL), g_bytes_get_size (decoded->pairs), cases[i].bytes, 4);
      g_assert_cmpmem (g_bytes_get_data (decoded->rms, NULL), g_bytes_get_size (decoded->rms), cases[i].bytes + 4, 2);
    }
}

/* More than it may say, less than it says it will, and what was not asked for. */
static void
test_nonsense (Fixture       *fixture,
               gconstpointer  data)
{
  static const AnningSoundPeaks peaks = { 20, 1, 50, 0, 0 };
  static const AnningSoundHead heads[] = {
    { ANNING_SOUND_PEAKS, G_MAXUINT32 },
    { ANNING_SOUND_PEAKS, sizeof peaks + 3 * ANNING_SOUND_PAIRS_MAX + 1 },
    { ANNING_SOUND_PEAKS, sizeof peaks + 3 * ANNING_SOUND_PAIRS_MAX },
    { ANNING_SOUND_SAMPLES, ANNING_SOUND_PIECE + 1 },
    { ANNING_SOUND_SAMPLES, 4 },
    { ANNING_SOUND_CLIP, sizeof (AnningSoundClip) },
    { ANNING_SOUND_PROGRESS, 3 },
    { ANNING_SOUND_PROGRESS, 4 }, /* 4294967295 millionths */
    { ANNING_SOUND_FAILED, 3 },
    { ANNING_SOUND_FAILED, sizeof (gint32) + ANNING_SOUND_WHY_MAX + 1 },
    { 0, 4 },
    { 99, 4 },
    { G_MAXUINT32, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GString) script = g_string_new (NULL);

      g_test_message ("%u, %u", heads[i].word, heads[i].size);
      add_head (script, heads[i].word, heads[i].size);
      g_string_append (script, "head -c 2000 /dev/zero | tr '\\0' '\\377'\n");
      assert_unsafe (fixture, script);
    }
}

/* Why it failed is shown to somebody. */
static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    gint32 said;
    AnningMediaError code;
  } cases[] = {
    { ANNING_MEDIA_ERROR_EMPTY, ANNING_MEDIA_ERROR_EMPTY },
    { ANNING_MEDIA_ERROR_SILK, ANNING_MEDIA_ERROR_SILK },
    { ANNING_MEDIA_ERROR_MISSING_PLUGIN, ANNING_MEDIA_ERROR_MISSING_PLUGIN },
    { ANNING_MEDIA_ERROR_NO_DEVICE, ANNING_MEDIA_ERROR_UNSAFE },
    { -1, ANNING_MEDIA_ERROR_UNSAFE }, /* the file could be read */
    { 1000, ANNING_MEDIA_ERROR_UNSAFE },
    { G_MININT32, ANNING_MEDIA_ERROR_UNSAFE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) script = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      add_head (script, ANNING_SOUND_FAILED, sizeof cases[i].said + 9);
      add_bytes (script, &cases[i].said, sizeof cases[i].said);
      add_bytes (script, "a\nb\033\377c\0dd", 9);
      g_assert_null (decode (fixture, script, NULL, &error));
      g_assert_error (error, ANNING_MEDIA_ERROR, (int) cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      for (const char *c = error->message; *c != '\0'; c++)
        g_assert_false (g_ascii_iscntrl (*c));
    }
}

/* ---- a clip of ten milliseconds at 1000 Hz: ten samples, or eleven by rounding ---- */

typedef struct
{
  AnningSoundFormat format;
  guint n_formats;
  gsize n_bytes;
  AnningSoundClip clip;
  gboolean good;
} Clip;

static void
test_clip (Fixture       *fixture,
           gconstpointer  data)
{
  static const Clip cases[] = {
    { { 1000, 1 }, 1, 20, { 100, 110 }, TRUE },
    { { 1000, 1 }, 1, 20, { 100, 105 }, TRUE },
    { { 1000, 1 }, 1, 40, { 100, 110 }, FALSE },
    { { 1000, 1 }, 1, 19, { 100, 110 }, FALSE },
    { { 1000, 1 }, 1, 0, { 100, 110 }, FALSE },
    { { 1000, 1 }, 0, 20, { 100, 110 }, FALSE },
    { { 1000, 1 }, 2, 20, { 100, 110 }, FALSE },
    { { 0, 1 }, 1, 20, { 100, 110 }, FALSE },
    { { 1000000, 1 }, 1, 20, { 100, 110 }, FALSE },
    { { 1000, 0 }, 1, 20, { 100, 110 }, FALSE },
    { { 1000, 65 }, 1, 130, { 100, 110 }, FALSE },
    { { 1000, 1 }, 1, 20, { 50, 110 }, FALSE },
    { { 1000, 1 }, 1, 20, { 100, 200 }, FALSE },
    { { 1000, 1 }, 1, 20, { 109, 101 }, FALSE },
    { { 1000, 1 }, 1, 20, { G_MININT64, G_MAXINT64 }, FALSE },
  };
  static const guint8 samples[256] = { 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) script = g_string_new (NULL);
      g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
      g_autoptr (GError) error = NULL;
      AnningClip clip;
      gboolean good;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      for (guint n = 0; n < cases[i].n_formats; n++)
        add_word (script, ANNING_SOUND_FORMAT, &cases[i].format, sizeof cases[i].format);
      if (cases[i].n_bytes > 0)
        add_word (script, ANNING_SOUND_SAMPLES, samples, cases[i].n_bytes);
      add_word (script, ANNING_SOUND_CLIP, &cases[i].clip, sizeof cases[i].clip);
      put_child (fixture, script->str);

      good = anning_clip_write (fixture->stream, 100, 110, ANNING_CLIP_WAV, output, NULL, NULL, &clip, NULL, &error);
      if (!cases[i].good)
        {
          g_assert_false (good);
          g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_UNSAFE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (clip.start_ms, ==, cases[i].clip.start_ms);
      g_assert_cmpint (clip.end_ms, ==, cases[i].clip.end_ms);
      g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (output)), ==, 44 + 20);
    }
}

/* ---- the program itself ---- */

static char *
read_of_process (GSubprocess *process,
                 const char  *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/%s", g_subprocess_get_identifier (process), name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* It stands under its limits before it asks for the first byte of what a stranger made. */
static void
test_limits (void)
{
  const char *folders = g_getenv ("ANNING_LIBEXECDIR");
  g_auto (GStrv) list = g_strsplit (folders, ":", -1);
  g_autofree char *program = NULL;
  g_autofree char *limits = NULL;
  g_autofree char *status = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  AnningSoundHead head;
  gsize n_read;

  for (guint i = 0; list[i] != NULL && program == NULL; i++)
    {
      program = g_build_filename (list[i], ANNING_SOUND_PROGRAM, NULL);
      if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
        g_clear_pointer (&program, g_free);
    }
  g_assert_nonnull (program);
  /* As the program starts it: that GStreamer warns of a plugin is no failure of ours. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_setenv (launcher, "GST_REGISTRY_UPDATE", "no", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "peaks", "1000000", "0", "0", NULL);
  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (process), &head, sizeof head, &n_read, NULL, NULL));
  g_assert_cmpuint (n_read, ==, sizeof head);
  g_assert_cmpuint (head.word, ==, ANNING_SOUND_READ);

  limits = read_of_process (process, "limits");
  status = read_of_process (process, "status");
#if !defined (__SANITIZE_ADDRESS__) && !defined (__SANITIZE_THREAD__)
  g_assert_true (g_regex_match_simple ("^Max address space +1073741824 +1073741824 ", limits, G_REGEX_MULTILINE, 0));
#endif
  g_assert_true (g_regex_match_simple ("^Max cpu time +60 +60 ", limits, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Max file size +0 +0 ", limits, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Max core file size +0 +0 ", limits, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^NoNewPrivs:\t1$", status, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Seccomp:\t2$", status, G_REGEX_MULTILINE, 0));

  /* Nobody answers any more: it ends by itself. */
  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
}

int
main (int    argc,
      char **argv)
{
  media_fixture_start ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sound/crash", Fixture, NULL, set_up, test_crash, tear_down);
  g_test_add ("/sound/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/sound/memory", Fixture, NULL, set_up, test_memory, tear_down);
  g_test_add ("/sound/hang", Fixture, NULL, set_up, test_hang, tear_down);
  g_test_add ("/sound/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/sound/no-program", Fixture, NULL, set_up, test_no_program, tear_down);
  g_test_add ("/sound/reads", Fixture, NULL, set_up, test_reads, tear_down);
  g_test_add ("/sound/peaks", Fixture, NULL, set_up, test_peaks, tear_down);
  g_test_add ("/sound/nonsense", Fixture, NULL, set_up, test_nonsense, tear_down);
  g_test_add ("/sound/failures", Fixture, NULL, set_up, test_failures, tear_down);
  g_test_add ("/sound/clip", Fixture, NULL, set_up, test_clip, tear_down);
  g_test_add_func ("/sound/limits", test_limits);
  return g_test_run ();
}
