/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-page-focus.h"

/* How long a page that is shown may take to be read, before the focus stays where it is: µs */
#define FOCUS_LATER (2 * G_TIME_SPAN_SECOND)
/* In how many frames GTK has moved the focus away from what is hidden. */
#define FRAMES_OF_GTK 2

/* Returns: FALSE where nothing in the page can take it yet */
static gboolean
try_to_focus (GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));
  GtkWidget *last = page;

  if (focus != NULL && gtk_widget_is_ancestor (focus, page))
    return TRUE;
  while (gtk_widget_get_focus_child (last) != NULL)
    last = gtk_widget_get_focus_child (last);
  return (last != page && gtk_widget_grab_focus (last)) || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

typedef struct
{
  gint64 until;       /* time of a frame, µs */
  guint n_frames;
  gpointer elsewhere; /* where GTK has put the focus meanwhile; only compared */
} FocusLater;

static gboolean
focus_later_cb (GtkWidget     *page,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  FocusLater *later = user_data;
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus;

  if (root == NULL || !gtk_widget_get_mapped (page))
    return G_SOURCE_REMOVE;
  focus = gtk_root_get_focus (root);
  if (later->n_frames == 0)
    later->until = gdk_frame_clock_get_frame_time (clock) + FOCUS_LATER;
  if (later->n_frames < FRAMES_OF_GTK)
    later->elsewhere = focus;
  later->n_frames++;
  /* Somebody who went on to something else meanwhile is not called back. */
  if (focus != later->elsewhere || gdk_frame_clock_get_frame_time (clock) > later->until)
    return G_SOURCE_REMOVE;
  return try_to_focus (page) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
anning_page_focus (GtkWidget *page)
{
  g_return_if_fail (GTK_IS_WIDGET (page) && gtk_widget_get_root (page) != NULL);

  if (!try_to_focus (page))
    gtk_widget_add_tick_callback (page, focus_later_cb, g_new0 (FocusLater, 1), g_free);
}
