/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-button-line.h"

#define SPACING 6

struct _AnningButtonLine
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningButtonLine, anning_button_line, GTK_TYPE_WIDGET)

/* What @child needs in a line. One that grows takes what the others leave. */
static int
measure_child (GtkWidget *child)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? minimum : natural;
}

/*
 * The children from @first on that fit into @width.
 *
 * @rest: (out): what they leave of it
 *
 * Returns: the one behind them, or NULL
 */
static GtkWidget *
measure_line (GtkWidget *first,
              int        width,
              int       *height,
              int       *rest)
{
  int used = -SPACING;

  *height = 0;
  *rest = 0;
  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, natural_height;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = measure_child (child);
      if (used + SPACING + child_width > width && child != first)
        return child;
      used += SPACING + child_width;
      *rest = MAX (width - used, 0);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MIN (child_width, width), NULL, &natural_height, NULL, NULL);
      *height = MAX (*height, natural_height);
    }
  return NULL;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = 0;
  *natural = -SPACING;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += SPACING + child_natural;
    }
  *natural = MAX (*natural, *minimum);
}

static void
anning_button_line_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int height, rest;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }

  *minimum = first != NULL ? -SPACING : 0;
  while (first != NULL)
    {
      first = measure_line (first, for_size >= 0 ? for_size : G_MAXINT, &height, &rest);
      *minimum += SPACING + height;
    }
  *natural = *minimum;
}

static gboolean
line_expands (GtkWidget *first,
              GtkWidget *end)
{
  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
      return TRUE;
  return FALSE;
}

static void
anning_button_line_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  const gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const gboolean centred = gtk_widget_get_halign (widget) == GTK_ALIGN_CENTER;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      int line_height, rest, x = 0;
      GtkWidget *end = measure_line (child, width, &line_height, &rest);

      if (centred && !line_expands (child, end))
        x = rest / 2;
      for (; child != end; child = gtk_widget_get_next_sibling (child))
        {
          GtkAllocation place = { 0, y, 0, line_height };

          if (!gtk_widget_should_layout (child))
            continue;
          place.width = MIN (measure_child (child), width);
          if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
            {
              place.width += rest;
              rest = 0;
            }
          place.x = from_right ? width - x - place.width : x;
          gtk_widget_size_allocate (child, &place, -1);
          x += place.width + SPACING;
        }
      y += line_height + SPACING;
    }
}

static GtkSizeRequestMode
anning_button_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anning_button_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (anning_button_line_parent_class)->dispose (object);
}

static void
anning_button_line_class_init (AnningButtonLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_button_line_dispose;
  widget_class->measure = anning_button_line_measure;
  widget_class->size_allocate = anning_button_line_size_allocate;
  widget_class->get_request_mode = anning_button_line_get_request_mode;
}

static void
anning_button_line_init (AnningButtonLine *self)
{
}

GtkWidget *
anning_button_line_new (void)
{
  return g_object_new (ANNING_TYPE_BUTTON_LINE, NULL);
}

void
anning_button_line_append (AnningButtonLine *self,
                           GtkWidget        *button)
{
  g_return_if_fail (ANNING_IS_BUTTON_LINE (self) && GTK_IS_WIDGET (button));
  gtk_widget_insert_before (button, GTK_WIDGET (self), NULL);
}
