/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-article RUNS
 *
 * Opens the longest article in the reader, and sets the same text in one plain
 * GtkTextView of the same width, in turn and in one process. One line each:
 *
 *   MILLISECONDS-OF-THE-READER TAB MILLISECONDS-OF-THE-TEXT-VIEW TAB MILLISECONDS-UNTIL-THE-READER-IS-LAID-OUT
 *
 * The first two are processor time, from setting the text until nothing is left
 * to do, without painting: both sides wait for frames, and only one of them lays
 * out in the background. The third is what the reader waits for.
 */
#include <stdlib.h>
#include <time.h>

#include "anning-article-view.h"
#include "anning-texts.h"
#include "anning-toolkit.h"

#define WIDTH 760
#define HEIGHT 760

/* Of the text, as the reader has it in a window of that width. */
#define TEXT_WIDTH 632

/* Long after everything is done, so that neither side is stopped halfway. */
#define QUIET_MS 250

static gint64 laid_out_at;

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
layout_cb (GdkFrameClock *clock)
{
  if (laid_out_at == 0)
    laid_out_at = g_get_monotonic_time ();
}

static void
wait_until_quiet (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (QUIET_MS, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static GtkWidget *
present (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  /* What cannot be seen is laid out and not painted. */
  gtk_widget_set_opacity (widget, 0);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  wait_until_quiet ();
  return window;
}

static const AnningLibraryEntry *
find_longest (AnningLibrary *library)
{
  const AnningLibraryEntry *longest = anning_library_get (library, 0);

  for (guint i = 1; i < anning_library_get_count (library); i++)
    {
      const AnningLibraryEntry *entry = anning_library_get (library, i);

      if (anning_article_get_n_words (entry->article) > anning_article_get_n_words (longest->article))
        longest = entry;
    }
  return longest;
}

static char *
join_text (const AnningArticle *article)
{
  GString *text = g_string_new (article->title);
  const GPtrArray *blocks = anning_article_get_blocks (article);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (text, "\n%s", block->text);
    }
  return g_string_free (text, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningTexts) texts = NULL;
  g_autofree char *text = NULL;
  const AnningLibraryEntry *longest;
  GtkWidget *view, *text_view, *scroller, *clamp, *window;
  GtkTextBuffer *buffer;

  if (argc != 2)
    {
      g_printerr ("usage: bench-article RUNS\n");
      return 2;
    }
  gtk_init ();
  adw_init ();
  anning_toolkit_init ();
  texts = anning_texts_load ("zh", &error);
  if (texts == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  longest = find_longest (anning_texts_get_library (texts));
  text = join_text (longest->article);

  text_view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text_view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (text_view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (text_view), FALSE);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view));
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text_view);
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), TEXT_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), scroller);
  present (clamp);

  view = g_object_new (ANNING_TYPE_ARTICLE_VIEW, NULL);
  window = present (view);
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "layout", G_CALLBACK (layout_cb), NULL);

  for (int i = 0; i <= atoi (argv[1]); i++)
    {
      gint64 begin_at;
      double begin, of_reader, of_text_view;

      begin_at = g_get_monotonic_time ();
      laid_out_at = 0;
      begin = processor_ms ();
      anning_article_view_set_entry (ANNING_ARTICLE_VIEW (view), longest, anning_texts_get_facts (texts));
      wait_until_quiet ();
      of_reader = processor_ms () - begin;

      begin = processor_ms ();
      gtk_text_buffer_set_text (buffer, text, -1);
      wait_until_quiet ();
      of_text_view = processor_ms () - begin;

      /* The first turn loads fonts and icons for both. */
      if (i > 0)
        g_print ("%.2f\t%.2f\t%.2f\n", of_reader, of_text_view, (laid_out_at - begin_at) / 1e3);
      anning_article_view_set_entry (ANNING_ARTICLE_VIEW (view), NULL, NULL);
      gtk_text_buffer_set_text (buffer, "", -1);
      wait_until_quiet ();
    }
  return 0;
}
