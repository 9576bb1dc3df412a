/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-note STORE TEXT PASSES
 *
 * Types into a note of the text in the file TEXT, beside which it is previewed and
 * looked through for names and numbers: a character each frame. STORE is written anew.
 * One line each pass: the slowest frame, in milliseconds of the processor that the main
 * thread spends between one frame's picture and the next, its painting included.
 */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "anning-note-view.h"
#include "anning-records.h"
#include "anning-toolkit.h"

#define WIDTH 1100
#define HEIGHT 760
#define SETTLE_MS 1500
/* A sentence of some length. */
#define KEYS 60

typedef struct
{
  GMainLoop *loop;
  GtkTextBuffer *buffer;
  guint frame;
  double before; /* ms of the processor; 0: no frame was painted yet */
  double slowest;
} Typing;

static double
main_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
wait_ms (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (ms, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static GtkWidget *
find_type (GtkWidget *parent,
           GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (parent), type))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
painted_cb (Typing *typing)
{
  const double now = main_thread_ms ();

  if (typing->before > 0)
    typing->slowest = MAX (typing->slowest, now - typing->before);
  typing->before = now;
  if (typing->frame >= KEYS)
    g_main_loop_quit (typing->loop);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Typing *typing = data;

  if (typing->frame >= KEYS)
    return G_SOURCE_REMOVE;
  typing->frame++;
  gtk_text_buffer_insert_at_cursor (typing->buffer, typing->frame % 12 == 0 ? "。" : "安", -1);
  return G_SOURCE_CONTINUE;
}

static double
type (GtkWidget *view)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  GtkWidget *text = find_type (view, GTK_TYPE_TEXT_VIEW);
  Typing typing = { .loop = g_main_loop_new (NULL, FALSE) };
  gulong handler;

  typing.buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &typing);
  gtk_widget_add_tick_callback (view, tick_cb, &typing, NULL);
  g_main_loop_run (typing.loop);
  g_signal_handler_disconnect (clock, handler);
  g_main_loop_unref (typing.loop);
  return typing.slowest;
}

/* Runs in the store: the note and its parts have ids before they are shown. */
static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GPtrArray *records = data; /* the note, then its parts */
  AnningNote *note = g_ptr_array_index (records, 0);

  if (!anning_records_save (db, &anning_note_type, note, error))
    return NULL;
  for (guint i = 1; i < records->len; i++)
    {
      AnningNotePart *part = g_ptr_array_index (records, i);

      part->note_id = note->record.id;
      if (!anning_records_save (db, &anning_note_part_type, part, error))
        return NULL;
    }
  return records;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (anning_store_call_finish (ANNING_STORE (source), result, &error) == NULL)
    g_error ("%s", error->message);
  g_main_loop_quit (data);
}

static GPtrArray *
make_records (const char *text)
{
  GPtrArray *records = g_ptr_array_new ();
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  AnningNote *note = anning_note_new ();

  note->title = g_strdup ("给爸妈");
  note->greeting = g_strdup ("爸、妈:");
  note->audience = g_strdup ("parents");
  note->language = g_strdup ("zh");
  g_ptr_array_add (records, note);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      AnningNotePart *part = anning_note_part_new ();

      part->position = i;
      part->included = 1;
      part->part = g_strdup ("own");
      part->text = g_strdup (paragraphs[i]);
      g_ptr_array_add (records, part);
    }
  return records;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *text = NULL;
  GtkWidget *window, *view;
  AnningNote *note;

  if (argc != 4 || !g_file_get_contents (argv[2], &text, NULL, NULL))
    {
      g_printerr ("usage: bench-note STORE TEXT PASSES\n");
      return 2;
    }
  adw_init ();
  anning_toolkit_init ();
  g_remove (argv[1]);
  store = anning_store_new (argv[1]);
  if (!anning_store_open (store, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  records = make_records (text);
  anning_store_write_async (store, save_job, records, NULL, NULL, NULL, saved_cb, loop);
  g_main_loop_run (loop);
  note = g_ptr_array_steal_index (records, 0);
  view = anning_note_view_new (store, note, records, NULL);

  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  wait_ms (SETTLE_MS);
  for (int pass = 0; pass < atoi (argv[3]); pass++)
    g_print ("%.2f\n", type (view));

  gtk_window_destroy (GTK_WINDOW (window));
  anning_store_close (store);
  anning_note_free (note);
  g_ptr_array_set_free_func (records, (GDestroyNotify) anning_note_part_free);
  return 0;
}
