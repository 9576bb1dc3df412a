/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cues.h"

#include <string.h>

#include "anning-cues-private.h"

#define HEAD_MS 3000
/* ms, of the last one when nobody knows how long the recording is */
#define LAST_MS 5000

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* All moments at which something begins, in their order: what is typed need not be. */
static GArray *
list_starts (GPtrArray *cues)
{
  GArray *starts = g_array_sized_new (FALSE, FALSE, sizeof (gint64), cues->len);

  for (guint i = 0; i < cues->len; i++)
    g_array_append_val (starts, ((const AnningCue *) g_ptr_array_index (cues, i))->start_ms);
  g_array_sort (starts, compare_moments);
  return starts;
}

/* Where @cue ends: where it says, where the next one starts, or with the recording. */
static gint64
find_end (const AnningCue *cue,
          GArray          *starts,
          gint64           length_ms)
{
  guint low = 0, high = starts->len;

  if (cue->end_ms != ANNING_UNKNOWN)
    return cue->end_ms;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (starts, gint64, middle) > cue->start_ms)
        high = middle;
      else
        low = middle + 1;
    }
  if (low < starts->len)
    return g_array_index (starts, gint64, low);
  return length_ms != ANNING_UNKNOWN && length_ms > cue->start_ms ? length_ms : cue->start_ms + LAST_MS;
}

/* "00:02:13,500" */
static void
append_clock (GString *text,
              gint64   ms,
              char     point)
{
  g_string_append_printf (text, "%02" G_GINT64_FORMAT ":%02d:%02d%c%03d", ms / 3600000, (int) (ms / 60000 % 60),
                          (int) (ms / 1000 % 60), point, (int) (ms % 1000));
}

static void
append_times (GString          *text,
              AnningCuesFormat  format,
              gint64            start_ms,
              gint64            end_ms)
{
  char point = format == ANNING_CUES_FORMAT_SRT ? ',' : '.';

  append_clock (text, start_ms, point);
  g_string_append (text, " --> ");
  append_clock (text, end_ms, point);
  g_string_append_c (text, '\n');
}

/* A blank line would end the cue, an arrow begin one. */
static char *
close_up (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, lines[i]);
    }
  g_string_replace (text, "-->", "->", 0);
  return g_string_free (text, FALSE);
}

static char *
on_one_line (const char *words)
{
  char *line = g_strdup (words);

  return g_strstrip (g_strdelimit (line, "\t\r\n", ' '));
}

/* "对方：…"; a Latin name takes a Latin colon */
static char *
with_speaker (const AnningCue *cue,
              const char      *words)
{
  if (cue->speaker == NULL || *cue->speaker == '\0')
    return g_strdup (words);
  return g_strdup_printf ("%s%s%s", cue->speaker, g_str_is_ascii (cue->speaker) ? ": " : "：", words);
}

static void
append_escaped (GString    *text,
                const char *words)
{
  for (const char *at = words; *at != '\0'; at++)
    {
      if (*at == '&')
        g_string_append (text, "&amp;");
      else if (*at == '<')
        g_string_append (text, "&lt;");
      else if (*at == '>')
        g_string_append (text, "&gt;");
      else
        g_string_append_c (text, *at);
    }
}

static void
write_srt (GString    *text,
           GPtrArray  *cues,
           const char *head,
           gint64      length_ms)
{
  g_autoptr (GArray) starts = list_starts (cues);
  guint number = 1;

  if (head != NULL)
    {
      g_autofree char *words = close_up (head);

      g_string_append_printf (text, "%u\n", number++);
      append_times (text, ANNING_CUES_FORMAT_SRT, 0, HEAD_MS);
      g_string_append_printf (text, "%s\n\n", words);
    }
  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);
      g_autofree char *words = close_up (cue->words);
      g_autofree char *line = with_speaker (cue, words);

      if (cue->start_ms == ANNING_UNKNOWN)
        continue;
      g_string_append_printf (text, "%u\n", number++);
      append_times (text, ANNING_CUES_FORMAT_SRT, cue->start_ms, find_end (cue, starts, length_ms));
      g_string_append_printf (text, "%s\n\n", line);
    }
}

static void
write_vtt (GString    *text,
           GPtrArray  *cues,
           const char *head,
           gint64      length_ms)
{
  g_autoptr (GArray) starts = list_starts (cues);

  g_string_append (text, "WEBVTT\n\n");
  if (head != NULL)
    {
      g_autofree char *words = close_up (head);

      g_string_append_printf (text, "NOTE\n%s\n\n", words);
    }
  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);
      g_autofree char *words = close_up (cue->words);

      if (cue->start_ms == ANNING_UNKNOWN)
        continue;
      append_times (text, ANNING_CUES_FORMAT_VTT, cue->start_ms, find_end (cue, starts, length_ms));
      if (cue->speaker != NULL && *cue->speaker != '\0')
        {
          g_string_append (text, "<v ");
          append_escaped (text, cue->speaker);
          g_string_append_c (text, '>');
        }
      append_escaped (text, words);
      g_string_append (text, "\n\n");
    }
}

static void
append_seconds (GString *text,
                gint64   ms)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT ".%03d000", ms / 1000, (int) (ms % 1000));
}

static void
append_label (GString    *text,
              gint64      start_ms,
              gint64      end_ms,
              const char *words)
{
  g_autofree char *line = on_one_line (words);

  append_seconds (text, start_ms);
  g_string_append_c (text, '\t');
  append_seconds (text, end_ms);
  g_string_append_printf (text, "\t%s\n", line);
}

/* Without an end a label is a point. */
static void
write_labels (GString    *text,
              GPtrArray  *cues,
              const char *head)
{
  if (head != NULL)
    append_label (text, 0, 0, head);
  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);
      g_autofree char *words = with_speaker (cue, cue->words);

      if (cue->start_ms != ANNING_UNKNOWN)
        append_label (text, cue->start_ms, cue->end_ms != ANNING_UNKNOWN ? cue->end_ms : cue->start_ms, words);
    }
}

static void
append_markdown (GString    *text,
                 const char *words)
{
  for (const char *at = words; *at != '\0'; at++)
    {
      if (strchr ("\\`*_[]<>#|~", *at) != NULL)
        g_string_append_c (text, '\\');
      if (*at == '\n')
        g_string_append (text, "  \n  ");
      else
        g_string_append_c (text, *at);
    }
}

static void
write_markdown (GString    *text,
                GPtrArray  *cues,
                const char *head)
{
  g_auto (GStrv) lines = g_strsplit (head != NULL ? head : "", "\n", -1);

  for (guint i = 0; head != NULL && lines[i] != NULL; i++)
    {
      g_string_append (text, "> ");
      append_markdown (text, lines[i]);
      g_string_append (text, lines[i + 1] != NULL ? "  \n" : "\n\n");
    }
  for (guint i = 0; i < cues->len; i++)
    {
      AnningCue *cue = g_ptr_array_index (cues, i);
      AnningCue place = { cue->start_ms, cue->end_ms, NULL, (char *) "" };
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *stamp = NULL;

      g_ptr_array_add (one, &place);
      stamp = anning_transcript_text_write (one);
      g_strstrip (stamp);
      g_string_append (text, "- ");
      if (*stamp != '\0')
        g_string_append_printf (text, "**%.*s** ", (int) strlen (stamp) - 2, stamp + 1);
      if (cue->speaker != NULL && *cue->speaker != '\0')
        {
          g_autofree char *speaker = with_speaker (cue, "");

          append_markdown (text, speaker);
        }
      append_markdown (text, cue->words);
      g_string_append_c (text, '\n');
    }
}

static void
write_text (GString    *text,
            GPtrArray  *cues,
            const char *head)
{
  g_autofree char *lines = anning_transcript_text_write (cues);

  if (head != NULL)
    g_string_append_printf (text, "%s\n\n", head);
  g_string_append (text, lines);
}

/**
 * anning_cues_write:
 * @cues: (element-type AnningCue): in any order
 * @format: any
 * @head: (nullable): what is said before all; where it is a cue or label of its own
 *   anning_cues_read() leaves it out again if it holds "SHA-256 " and a hash
 * @length_ms: ms, of the recording, or ANNING_UNKNOWN
 *
 * Returns: (transfer full): UTF-8, lines ended by \n
 */
char *
anning_cues_write (GPtrArray        *cues,
                   AnningCuesFormat  format,
                   const char       *head,
                   gint64            length_ms)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (cues != NULL, NULL);

  switch (format)
    {
    case ANNING_CUES_FORMAT_MARKDOWN:
      write_markdown (text, cues, head);
      break;
    case ANNING_CUES_FORMAT_SRT:
      write_srt (text, cues, head, length_ms);
      break;
    case ANNING_CUES_FORMAT_VTT:
      write_vtt (text, cues, head, length_ms);
      break;
    case ANNING_CUES_FORMAT_LABELS:
      write_labels (text, cues, head);
      break;
    case ANNING_CUES_FORMAT_TEXT:
    default:
      write_text (text, cues, head);
      break;
    }
  return g_string_free (text, FALSE);
}
