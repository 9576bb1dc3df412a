/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-side-by-side.h"

#define SPACING 18
/* So many digits of text fit side by side into two columns. */
#define LEAST_DIGITS 68
/* The first one's part of the width. */
#define FIRST_SHARE 0.42

struct _AnningSideBySide
{
  GtkWidget parent_instance;

  GtkWidget *first;
  GtkWidget *second;
};

G_DEFINE_FINAL_TYPE (AnningSideBySide, anning_side_by_side, GTK_TYPE_WIDGET)

static gboolean
has_columns (AnningSideBySide *self,
             int               width)
{
  g_autoptr (PangoLayout) layout = NULL;
  int first, second, digit;

  if (!gtk_widget_should_layout (self->first) || !gtk_widget_should_layout (self->second))
    return FALSE;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  pango_layout_get_pixel_size (layout, &digit, NULL);
  gtk_widget_measure (self->first, GTK_ORIENTATION_HORIZONTAL, -1, &first, NULL, NULL, NULL);
  gtk_widget_measure (self->second, GTK_ORIENTATION_HORIZONTAL, -1, &second, NULL, NULL, NULL);
  return width >= LEAST_DIGITS * digit && width >= first + SPACING + second;
}

/* Neither gets less than it needs. */
static int
find_first_width (AnningSideBySide *self,
                  int               width)
{
  int first, second;

  gtk_widget_measure (self->first, GTK_ORIENTATION_HORIZONTAL, -1, &first, NULL, NULL, NULL);
  gtk_widget_measure (self->second, GTK_ORIENTATION_HORIZONTAL, -1, &second, NULL, NULL, NULL);
  return CLAMP ((int) ((width - SPACING) * FIRST_SHARE), first, width - SPACING - second);
}

static void
measure_height (GtkWidget        *widget,
                int               width,
                GtkRequestedSize *size)
{
  *size = (GtkRequestedSize) { 0 };
  if (gtk_widget_should_layout (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &size->minimum_size, &size->natural_size, NULL, NULL);
}

/* Between one above the other, where both are there. */
static int
find_gap (AnningSideBySide *self)
{
  return gtk_widget_should_layout (self->first) && gtk_widget_should_layout (self->second) ? SPACING : 0;
}

static void
anning_side_by_side_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  AnningSideBySide *self = ANNING_SIDE_BY_SIDE (widget);
  int first_minimum, first_natural, second_minimum, second_natural;
  GtkRequestedSize first, second;

  *minimum_baseline = *natural_baseline = -1;
  gtk_widget_measure (self->first, GTK_ORIENTATION_HORIZONTAL, -1, &first_minimum, &first_natural, NULL, NULL);
  gtk_widget_measure (self->second, GTK_ORIENTATION_HORIZONTAL, -1, &second_minimum, &second_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (first_minimum, second_minimum);
      *natural = first_natural + find_gap (self) + second_natural;
      return;
    }
  if (for_size < 0)
    for_size = first_natural + find_gap (self) + second_natural;
  if (has_columns (self, for_size))
    {
      int width = find_first_width (self, for_size);

      measure_height (self->first, width, &first);
      measure_height (self->second, for_size - SPACING - width, &second);
      *minimum = MAX (first.minimum_size, second.minimum_size);
      *natural = MAX (first.natural_size, second.natural_size);
      return;
    }
  measure_height (self->first, for_size, &first);
  measure_height (self->second, for_size, &second);
  *minimum = first.minimum_size + find_gap (self) + second.minimum_size;
  *natural = first.natural_size + find_gap (self) + second.natural_size;
}

static void
anning_side_by_side_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  AnningSideBySide *self = ANNING_SIDE_BY_SIDE (widget);
  GtkAllocation first = { 0, 0, width, 0 };
  GtkAllocation second = { 0, 0, width, 0 };

  if (has_columns (self, width))
    {
      first.width = find_first_width (self, width);
      second.width = width - SPACING - first.width;
      first.height = second.height = height;
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        first.x = second.width + SPACING;
      else
        second.x = first.width + SPACING;
    }
  else
    {
      GtkRequestedSize sizes[2];

      measure_height (self->first, width, &sizes[0]);
      measure_height (self->second, width, &sizes[1]);
      gtk_distribute_natural_allocation (MAX (height - find_gap (self) - sizes[0].minimum_size - sizes[1].minimum_size, 0),
                                         G_N_ELEMENTS (sizes), sizes);
      first.height = sizes[0].minimum_size;
      second.y = first.height + find_gap (self);
      second.height = sizes[1].minimum_size;
    }
  if (gtk_widget_should_layout (self->first))
    gtk_widget_size_allocate (self->first, &first, -1);
  if (gtk_widget_should_layout (self->second))
    gtk_widget_size_allocate (self->second, &second, -1);
}

static GtkSizeRequestMode
anning_side_by_side_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anning_side_by_side_dispose (GObject *object)
{
  AnningSideBySide *self = ANNING_SIDE_BY_SIDE (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);

  G_OBJECT_CLASS (anning_side_by_side_parent_class)->dispose (object);
}

static void
anning_side_by_side_class_init (AnningSideBySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_side_by_side_dispose;
  widget_class->measure = anning_side_by_side_measure;
  widget_class->size_allocate = anning_side_by_side_size_allocate;
  widget_class->get_request_mode = anning_side_by_side_get_request_mode;
}

static void
anning_side_by_side_init (AnningSideBySide *self)
{
}

GtkWidget *
anning_side_by_side_new (GtkWidget *first,
                         GtkWidget *second)
{
  AnningSideBySide *self;

  g_return_val_if_fail (GTK_IS_WIDGET (first) && GTK_IS_WIDGET (second), NULL);

  self = g_object_new (ANNING_TYPE_SIDE_BY_SIDE, NULL);
  self->first = first;
  self->second = second;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
