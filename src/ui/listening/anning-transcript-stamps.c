/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-transcript-stamps.h"

#include <adwaita.h>

#include "anning-transcript-text.h"

#define TAG "stamp"

struct _AnningTranscriptStamps
{
  GtkTextView *view; /* its owner */
  GtkTextTag *tag;
  AnningTranscriptStampFunc func;
  gpointer user_data;
  gboolean over; /* the pointer is over a time */
};

static char *
dup_line (const GtkTextIter *iter)
{
  GtkTextIter start = *iter, end;

  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_iter_get_text (&start, &end);
}

gboolean
anning_transcript_stamps_read (const GtkTextIter *iter,
                               gint64            *start_ms,
                               gint64            *end_ms,
                               gsize             *head)
{
  g_autofree char *line = dup_line (iter);

  return anning_transcript_line_time (line, start_ms, end_ms, head);
}

/* From the line of @from to that of @to. */
static void
colour_lines (AnningTranscriptStamps *self,
              const GtkTextIter      *from,
              const GtkTextIter      *to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const int last = gtk_text_iter_get_line (to);

  for (int line = gtk_text_iter_get_line (from); line <= last; line++)
    {
      GtkTextIter start, end;
      gint64 start_ms, end_ms;
      gsize head;

      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
      if (!anning_transcript_stamps_read (&start, &start_ms, &end_ms, &head))
        continue;
      end = start;
      gtk_text_iter_set_line_index (&end, (int) head);
      /* The blank behind it is where one types. */
      while (gtk_text_iter_backward_char (&end) && g_unichar_isspace (gtk_text_iter_get_char (&end)))
        ;
      gtk_text_iter_forward_char (&end);
      gtk_text_buffer_apply_tag (buffer, self->tag, &start, &end);
    }
}

static void
inserted_cb (GtkTextBuffer          *buffer,
             GtkTextIter            *end,
             char                   *text,
             int                     length,
             AnningTranscriptStamps *self)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  colour_lines (self, &start, end);
}

static void
deleted_cb (GtkTextBuffer          *buffer,
            GtkTextIter            *start,
            GtkTextIter            *end,
            AnningTranscriptStamps *self)
{
  colour_lines (self, start, end);
}

/* Returns: FALSE if no time stands at these coordinates of the widget */
static gboolean
find_stamp (AnningTranscriptStamps *self,
            double                  x,
            double                  y,
            gint64                 *start_ms)
{
  GtkTextIter iter;
  gint64 end_ms;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  return gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y)
         && gtk_text_iter_has_tag (&iter, self->tag)
         && anning_transcript_stamps_read (&iter, start_ms, &end_ms, NULL);
}

static void
released_cb (GtkGestureClick        *gesture,
             int                     n_press,
             double                  x,
             double                  y,
             AnningTranscriptStamps *self)
{
  gint64 start_ms;

  /* Who chooses words begins at a time now and then. */
  if (n_press == 1 && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->view))
      && find_stamp (self, x, y, &start_ms))
    self->func (start_ms, self->user_data);
}

static void
motion_cb (GtkEventControllerMotion *motion,
           double                    x,
           double                    y,
           AnningTranscriptStamps   *self)
{
  gint64 start_ms;
  gboolean over = find_stamp (self, x, y, &start_ms);

  if (over == self->over)
    return;
  self->over = over;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), over ? "pointer" : "text");
}

/* The accent of the theme, which is not the same in the dark. */
static void
take_colour (AnningTranscriptStamps *self)
{
  GdkRGBA colour;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->view)), "accent_color", &colour))
    g_object_set (self->tag, "foreground-rgba", &colour, NULL);
}

static void
dark_changed_cb (AnningTranscriptStamps *self)
{
  take_colour (self);
}

static void
stamps_free (gpointer data)
{
  AnningTranscriptStamps *self = data;

  g_object_unref (self->tag);
  g_free (self);
}

static void
unrealize_cb (GtkWidget              *view,
              AnningTranscriptStamps *self)
{
  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
}

static void
realize_cb (GtkWidget              *view,
            AnningTranscriptStamps *self)
{
  take_colour (self);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::dark",
                            G_CALLBACK (dark_changed_cb), self);
}

void
anning_transcript_stamps_attach (GtkTextView               *view,
                                 AnningTranscriptStampFunc  func,
                                 gpointer                   user_data)
{
  AnningTranscriptStamps *self = g_new0 (AnningTranscriptStamps, 1);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->view = view;
  self->func = func;
  self->user_data = user_data;
  self->tag = g_object_ref (gtk_text_buffer_create_tag (buffer, TAG, "weight", PANGO_WEIGHT_SEMIBOLD, NULL));
  g_signal_connect_data (buffer, "insert-text", G_CALLBACK (inserted_cb), self, NULL, G_CONNECT_AFTER);
  g_signal_connect_data (buffer, "delete-range", G_CALLBACK (deleted_cb), self, NULL, G_CONNECT_AFTER);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  /* The view's own gesture claims the press; this one only looks on. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  g_signal_connect (view, "realize", G_CALLBACK (realize_cb), self);
  g_signal_connect (view, "unrealize", G_CALLBACK (unrealize_cb), self);
  g_object_set_data_full (G_OBJECT (view), "anning-transcript-stamps", self, stamps_free);
}
