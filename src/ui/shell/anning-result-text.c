/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-result-text.h"

/* Without room for this many characters a line says nothing. */
#define LEAST_CHARS 8
#define NATURAL_CHARS 40
/* Beyond any screen, in pixels. */
#define WIDEST 100000

struct _AnningResultText
{
  GtkWidget parent_instance;

  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (AnningResultText, anning_result_text, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
anning_result_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width is not a matter of the text: it is not laid out for it. */
static int
measure_chars (GtkWidget *widget,
               int        chars)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * chars;

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width);
}

static int
measure_height (AnningResultText *self,
                int               width)
{
  int height;

  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  return height;
}

static void
anning_result_text_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  AnningResultText *self = ANNING_RESULT_TEXT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure_chars (widget, LEAST_CHARS);
      *natural = measure_chars (widget, NATURAL_CHARS);
      return;
    }
  *natural = measure_height (self, for_size >= 0 ? for_size : measure_chars (widget, NATURAL_CHARS));
  /* Without a width the least is meant that it has in any: newer GTK holds a list to that. */
  *minimum = for_size >= 0 ? *natural : MIN (*natural, measure_height (self, WIDEST));
}

static void
anning_result_text_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  AnningResultText *self = ANNING_RESULT_TEXT (widget);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
}

/* The font or its size is another one. */
static void
anning_result_text_system_setting_changed (GtkWidget        *widget,
                                           GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (anning_result_text_parent_class)->system_setting_changed (widget, setting);
  pango_layout_context_changed (ANNING_RESULT_TEXT (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
anning_result_text_finalize (GObject *object)
{
  g_object_unref (ANNING_RESULT_TEXT (object)->layout);
  G_OBJECT_CLASS (anning_result_text_parent_class)->finalize (object);
}

static void
anning_result_text_class_init (AnningResultTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anning_result_text_finalize;
  widget_class->get_request_mode = anning_result_text_get_request_mode;
  widget_class->measure = anning_result_text_measure;
  widget_class->snapshot = anning_result_text_snapshot;
  widget_class->system_setting_changed = anning_result_text_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anning_result_text_init (AnningResultText *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
}

GtkWidget *
anning_result_text_new (guint lines)
{
  AnningResultText *self = g_object_new (ANNING_TYPE_RESULT_TEXT, NULL);

  pango_layout_set_height (self->layout, -(int) lines);
  return GTK_WIDGET (self);
}

void
anning_result_text_set_text (AnningResultText *self,
                             const char       *text,
                             PangoAttrList    *attributes)
{
  g_return_if_fail (ANNING_IS_RESULT_TEXT (self) && text != NULL);

  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_text (self->layout, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
anning_result_text_get_text (AnningResultText *self)
{
  g_return_val_if_fail (ANNING_IS_RESULT_TEXT (self), NULL);
  return pango_layout_get_text (self->layout);
}
