/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * anning-sound peaks SIZE 0 0
 * anning-sound clip SIZE START END
 *
 * Decodes a recording of SIZE bytes: the whole of it, for its length and its peaks, or the samples from START to
 * END, in ms. What is said over standard input and output, which are one socket, stands in
 * anning-sound-words-private.h. It is a program of its own because a recording that came from a stranger may
 * be made to harm whoever decodes it, or only happens to: the limits below keep that small.
 */
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anning-child-limits.h"
#include "anning-clip-run-private.h"
#include "anning-decode-run-private.h"
#include "anning-sound-line.h"

/* An hour of m4a takes 353 MiB of address space, more than other kinds; 70 of them are written to, the others libraries. */
#define MEMORY_MAX (1024UL * 1024 * 1024)
#define FILES_MAX 64

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  const guint32 millionths = (guint32) (CLAMP (fraction, 0.0, 1.0) * 1e6);

  anning_sound_line_say (ANNING_SOUND_PROGRESS, &millionths, sizeof millionths, NULL, 0);
}

static void
say_failure (const GError *error)
{
  const gint32 code = error->domain == ANNING_MEDIA_ERROR ? error->code : -1;

  anning_sound_line_say (ANNING_SOUND_FAILED, &code, sizeof code,
                         error->message, MIN (strlen (error->message), ANNING_SOUND_WHY_MAX));
}

static gboolean
say_peaks (GInputStream  *stream,
           GError       **error)
{
  g_autoptr (AnningDecoded) decoded = anning_decode_run (stream, progress_cb, NULL, NULL, error);
  g_autoptr (GByteArray) bytes = NULL;
  AnningSoundPeaks said = { 0 };

  if (decoded == NULL)
    return FALSE;
  said.length_ms = decoded->length_ms;
  said.channels = decoded->channels;
  said.rate = decoded->rate;
  said.broken = decoded->broken;
  said.sides_differ = decoded->sides_differ;
  bytes = g_bytes_unref_to_array (g_steal_pointer (&decoded->pairs));
  g_byte_array_append (bytes, g_bytes_get_data (decoded->rms, NULL), (guint) g_bytes_get_size (decoded->rms));
  anning_sound_line_say (ANNING_SOUND_PEAKS, &said, sizeof said, bytes->data, bytes->len);
  return TRUE;
}

static gboolean
begin_cb (guint      rate,
          guint      channels,
          gpointer   user_data,
          GError   **error)
{
  const AnningSoundFormat said = { rate, channels };
  gsize *frame_size = user_data;

  *frame_size = 2 * channels;
  anning_sound_line_say (ANNING_SOUND_FORMAT, &said, sizeof said, NULL, 0);
  return TRUE;
}

static gboolean
add_cb (const guint8  *samples,
        gsize          size,
        gpointer       user_data,
        GError       **error)
{
  const gsize frame_size = *(const gsize *) user_data;
  const gsize most = ANNING_SOUND_PIECE / frame_size * frame_size;

  while (size > 0)
    {
      gsize n = MIN (size, most);

      anning_sound_line_say (ANNING_SOUND_SAMPLES, samples, n, NULL, 0);
      samples += n;
      size -= n;
    }
  return TRUE;
}

static gboolean
say_clip (GInputStream  *stream,
          gint64         start_ms,
          gint64         end_ms,
          GError       **error)
{
  gsize frame_size = 0;
  const AnningClipTaker taker = { begin_cb, add_cb, &frame_size };
  AnningSoundClip said = { 0 };
  AnningClip clip;

  if (!anning_clip_run (stream, start_ms, end_ms, &taker, progress_cb, NULL, &clip, NULL, error))
    return FALSE;
  said.start_ms = clip.start_ms;
  said.end_ms = clip.end_ms;
  anning_sound_line_say (ANNING_SOUND_CLIP, &said, sizeof said, NULL, 0);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_clip = argc == 5 && g_str_equal (argv[1], "clip");
  gint64 size, start_ms, end_ms;
  gboolean good;

  if (argc != 5 || (!is_clip && !g_str_equal (argv[1], "peaks")) ||
      !g_ascii_string_to_signed (argv[2], 10, 0, G_MAXINT64, &size, NULL) ||
      !g_ascii_string_to_signed (argv[3], 10, 0, G_MAXINT64 / 1000000, &start_ms, NULL) ||
      !g_ascii_string_to_signed (argv[4], 10, is_clip ? start_ms + 1 : 0, G_MAXINT64 / 1000000, &end_ms, NULL))
    return EXIT_FAILURE;
  anning_child_limit (MEMORY_MAX, anning_sound_get_seconds (size), FILES_MAX);
  anning_child_seal ();
  setlocale (LC_ALL, "");

  stream = anning_sound_line_open (size);
  good = is_clip ? say_clip (stream, start_ms, end_ms, &error) : say_peaks (stream, &error);
  if (!good)
    say_failure (error);
  /* What is left of a damaged file is not worth the risk of freeing it. */
  _exit (EXIT_SUCCESS);
}
