/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-transcript-edit.h"

#include <string.h>

#include "anning-language.h"
#include "anning-record.h"
#include "anning-transcript-stamps.h"
#include "anning-transcript-text.h"

#define FULL_COLON "\uff1a"

static void
get_cursor (GtkTextBuffer *buffer,
            GtkTextIter   *iter)
{
  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

/* Back to the line with a time that @iter belongs to. Returns: FALSE if there is none */
static gboolean
find_head (GtkTextIter *iter,
           gint64      *start_ms,
           gint64      *end_ms,
           gsize       *head)
{
  gtk_text_iter_set_line_offset (iter, 0);
  while (!anning_transcript_stamps_read (iter, start_ms, end_ms, head))
    {
      if (!gtk_text_iter_backward_line (iter))
        return FALSE;
    }
  return TRUE;
}

/* From the head of the line to its end. */
static char *
dup_rest (const GtkTextIter *iter)
{
  GtkTextIter end = *iter;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_iter_get_text (iter, &end);
}

gint64
anning_transcript_edit_get_time (GtkTextBuffer *buffer)
{
  GtkTextIter iter;
  gint64 start_ms, end_ms;

  get_cursor (buffer, &iter);
  return find_head (&iter, &start_ms, &end_ms, NULL) ? start_ms : ANNING_UNKNOWN;
}

void
anning_transcript_edit_put_time (GtkTextBuffer *buffer,
                                 gint64         position_ms)
{
  g_autofree char *stamp = anning_transcript_stamp (position_ms);
  GtkTextIter iter, end;
  gint64 start_ms, end_ms;
  gsize head;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  get_cursor (buffer, &iter);
  if (anning_transcript_stamps_read (&iter, &start_ms, &end_ms, &head)
      && gtk_text_iter_get_line_index (&iter) <= (int) head)
    {
      /* On a time that is there already: the new one instead. */
      gtk_text_iter_set_line_offset (&iter, 0);
      end = iter;
      gtk_text_iter_set_line_index (&end, (int) head);
      gtk_text_buffer_delete (buffer, &iter, &end);
    }
  else if (!gtk_text_iter_starts_line (&iter))
    gtk_text_buffer_insert (buffer, &iter, "\n", 1);
  gtk_text_buffer_insert (buffer, &iter, stamp, -1);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_end_user_action (buffer);
}

/* Bytes that name the speaker at @text; 0 if nobody is named. */
static gsize
count_speaker (const char *text)
{
  g_autofree char *line = g_strconcat ("[00:00] ", text, NULL);
  g_autoptr (GPtrArray) cues = anning_transcript_text_read (line);
  const AnningCue *cue = cues->len > 0 ? g_ptr_array_index (cues, 0) : NULL;

  if (cue == NULL || cue->speaker == NULL)
    return 0;
  return strlen (text) - strlen (cue->words);
}

void
anning_transcript_edit_put_speaker (GtkTextBuffer *buffer,
                                    const char    *speaker)
{
  const char *language = anning_ui_language ();
  const char *name = anning_speaker_name (speaker, language);
  g_autofree char *text = NULL;
  g_autofree char *rest = NULL;
  GtkTextIter iter, end;
  gint64 start_ms, end_ms;
  gsize head = 0;
  gsize named;

  g_return_if_fail (name != NULL);

  text = g_strconcat (name, g_str_equal (language, "zh") ? FULL_COLON : ": ", NULL);
  get_cursor (buffer, &iter);
  if (!anning_transcript_stamps_read (&iter, &start_ms, &end_ms, &head))
    head = 0;
  gtk_text_iter_set_line_index (&iter, (int) head);
  rest = dup_rest (&iter);
  named = count_speaker (rest);

  gtk_text_buffer_begin_user_action (buffer);
  if (named > 0)
    {
      end = iter;
      gtk_text_iter_set_line_index (&end, (int) (head + named));
      gtk_text_buffer_delete (buffer, &iter, &end);
    }
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  /* Who had begun to write goes on at the end of the line. */
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_end_user_action (buffer);
}

/* Words as they are quoted: without the time and the name before them. */
static char *
dup_spoken (const char *chosen)
{
  g_autoptr (GPtrArray) cues = anning_transcript_text_read (chosen);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);

      if (words->len > 0 && *cue->words != '\0')
        g_string_append_c (words, ' ');
      g_string_append (words, cue->words);
    }
  g_strdelimit (words->str, "\n", ' ');
  return g_string_free (words, FALSE);
}

char *
anning_transcript_edit_dup_chosen (GtkTextBuffer  *buffer,
                                   gint64         *start_ms,
                                   gint64         *end_ms,
                                   const char    **speaker)
{
  GtkTextIter start, end;
  g_autofree char *chosen = NULL;
  g_autofree char *words = NULL;

  *start_ms = *end_ms = ANNING_UNKNOWN;
  *speaker = NULL;
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      gtk_text_iter_set_line_offset (&start, 0);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
    }
  chosen = gtk_text_iter_get_text (&start, &end);
  words = dup_spoken (chosen);
  if (*words == '\0')
    return NULL;

  if (find_head (&start, start_ms, end_ms, NULL))
    {
      g_autofree char *line = dup_rest (&start);
      g_autoptr (GPtrArray) cues = anning_transcript_text_read (line);

      if (cues->len > 0)
        *speaker = anning_speaker_word (((const AnningCue *) g_ptr_array_index (cues, 0))->speaker);
    }
  return g_steal_pointer (&words);
}
