/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-growing-text.h"

struct _AnningGrowingText
{
  GtkTextView parent_instance;

  int height; /* of the text and its margins, in pixels; 0 until it is known */
  guint resize_source;
};

G_DEFINE_FINAL_TYPE (AnningGrowingText, anning_growing_text, GTK_TYPE_TEXT_VIEW)

static gboolean
resize_cb (gpointer user_data)
{
  AnningGrowingText *self = user_data;

  self->resize_source = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Where the last line ends decides. */
static void
take_height (AnningGrowingText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter end;
  int y, line_height, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_line_yrange (view, &end, &y, &line_height);
  height = y + line_height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
  if (height == self->height)
    return;

  self->height = height;
  /* Not while sizes are being given out. */
  if (self->resize_source == 0)
    self->resize_source = g_idle_add (resize_cb, self);
}

static void
anning_growing_text_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  AnningGrowingText *self = ANNING_GROWING_TEXT (widget);

  GTK_WIDGET_CLASS (anning_growing_text_parent_class)->measure (widget, orientation, for_size, minimum, natural,
                                                                minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->height > 0)
    *minimum = *natural = self->height;
}

static void
anning_growing_text_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  GTK_WIDGET_CLASS (anning_growing_text_parent_class)->size_allocate (widget, width, height, baseline);
  take_height (ANNING_GROWING_TEXT (widget));
}

static void
anning_growing_text_dispose (GObject *object)
{
  AnningGrowingText *self = ANNING_GROWING_TEXT (object);

  g_clear_handle_id (&self->resize_source, g_source_remove);
  G_OBJECT_CLASS (anning_growing_text_parent_class)->dispose (object);
}

static void
anning_growing_text_class_init (AnningGrowingTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_growing_text_dispose;
  widget_class->measure = anning_growing_text_measure;
  widget_class->size_allocate = anning_growing_text_size_allocate;
}

/* The view tells its adjustment when lines were laid out. */
static void
watch_adjustment (AnningGrowingText *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "changed", G_CALLBACK (take_height), self, G_CONNECT_SWAPPED);
}

static void
anning_growing_text_init (AnningGrowingText *self)
{
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (watch_adjustment), NULL);
  watch_adjustment (self);
}
