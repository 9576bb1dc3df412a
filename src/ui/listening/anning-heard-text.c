/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-heard-text.h"

/* Logical pixels. */
#define BAR 4
#define TINT 0.12f

struct _AnningHeardText
{
  GtkTextView parent_instance;

  int first; /* -1: none */
  int last;
};

G_DEFINE_FINAL_TYPE (AnningHeardText, anning_heard_text, GTK_TYPE_TEXT_VIEW)

static void
anning_heard_text_snapshot_layer (GtkTextView      *view,
                                  GtkTextViewLayer  layer,
                                  GtkSnapshot      *snapshot)
{
  AnningHeardText *self = ANNING_HEARD_TEXT (view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle seen;
  GdkRGBA colour;
  GtkTextIter iter;
  int y, height, end_y, end_height;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->first < 0 || self->last >= gtk_text_buffer_get_line_count (buffer))
    return;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (view)), "accent_color", &colour))
    return;

  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, self->first);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, self->last);
  gtk_text_view_get_line_yrange (view, &iter, &end_y, &end_height);
  height = end_y + end_height - y;
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float) seen.x, (float) y, BAR, (float) height));
  colour.alpha *= TINT;
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float) seen.x, (float) y, (float) seen.width, (float) height));
}

static void
anning_heard_text_class_init (AnningHeardTextClass *klass)
{
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = anning_heard_text_snapshot_layer;
}

static void
anning_heard_text_init (AnningHeardText *self)
{
  self->first = self->last = -1;
}

GtkWidget *
anning_heard_text_new (void)
{
  return g_object_new (ANNING_TYPE_HEARD_TEXT, NULL);
}

void
anning_heard_text_set_lines (AnningHeardText *self,
                             int              first,
                             int              last)
{
  g_return_if_fail (ANNING_IS_HEARD_TEXT (self));

  if (first < 0)
    first = last = -1;
  if (self->first == first && self->last == last)
    return;
  self->first = first;
  self->last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
anning_heard_text_get_lines (AnningHeardText *self,
                             int             *first,
                             int             *last)
{
  g_return_val_if_fail (ANNING_IS_HEARD_TEXT (self), FALSE);

  *first = self->first;
  *last = self->last;
  return self->first >= 0;
}
