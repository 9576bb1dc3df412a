/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-width-first.h"

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

static void
label_measured (GtkWidget      *widget,
                GtkOrientation  orientation,
                int             for_size,
                int            *minimum,
                int            *natural,
                int            *minimum_baseline,
                int            *natural_baseline)
{
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
