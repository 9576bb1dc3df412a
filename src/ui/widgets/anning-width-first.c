/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-width-first.h"

#include <string.h>

static void (*measure_label) (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline);
static void (*measure_box) (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline);

static int
leave_out_height (GtkOrientation orientation,
                  int            for_size)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size;
}

/* From so many bytes on a text has no narrowest width of its own. */
#define LONG_TEXT 48
/* Two of its lines are high as it is wide at least. */
#define NARROWEST 2

/* A text that may break anywhere, and whose width nothing else says. */
static gboolean
is_long_text (GtkLabel *label)
{
  return gtk_label_get_wrap (label) && gtk_label_get_wrap_mode (label) == PANGO_WRAP_WORD_CHAR
         && gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_NONE && gtk_label_get_width_chars (label) < 0
         && gtk_label_get_max_width_chars (label) < 0 && strlen (gtk_label_get_text (label)) >= LONG_TEXT;
}

static void
measure_long_text (GtkLabel *label,
                   int      *minimum,
                   int      *natural)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (label));
  int width, height;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, &height);
  *natural = PANGO_PIXELS_CEIL (width);
  *minimum = MIN (*natural, NARROWEST * PANGO_PIXELS_CEIL (height) / pango_layout_get_line_count (layout));
}

static void
label_measured (GtkWidget      *widget,
                GtkOrientation  orientation,
                int             for_size,
                int            *minimum,
                int            *natural,
                int            *minimum_baseline,
                int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL && is_long_text (GTK_LABEL (widget)))
    measure_long_text (GTK_LABEL (widget), minimum, natural);
  else
    measure_label (widget, orientation, leave_out_height (orientation, for_size),
                   minimum, natural, minimum_baseline, natural_baseline);
}

static void
box_measured (GtkLayoutManager *manager,
              GtkWidget        *widget,
              GtkOrientation    orientation,
              int               for_size,
              int              *minimum,
              int              *natural,
              int              *minimum_baseline,
              int              *natural_baseline)
{
  measure_box (manager, widget, orientation, leave_out_height (orientation, for_size),
               minimum, natural, minimum_baseline, natural_baseline);
}

void
anning_width_first_init (void)
{
  GtkWidgetClass *label = g_type_class_ref (GTK_TYPE_LABEL);
  GtkLayoutManagerClass *box = g_type_class_ref (GTK_TYPE_BOX_LAYOUT);

  measure_label = label->measure;
  label->measure = label_measured;
  measure_box = box->measure;
  box->measure = box_measured;
}
