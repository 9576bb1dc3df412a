/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-row-layout.h"

#include <adwaita.h>

/* What libadwaita has between the parts of a row, and below its title. */
#define ROW_SPACING 6
/* What the others have of the width at least, where they ask for more. */
#define LEAST_SHARE 0.6

struct _AnningRowLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int above;
  int under;
};

/* How a width is shared. */
typedef struct
{
  GtkWidget *end;     /* the last child, NULL when it is not there */
  GtkWidget *growing; /* of the others the last one, which has what they leave */
  gboolean below;     /* the end stands below the others */
  int growing_width;
  int end_width;
} Shares;

G_DEFINE_FINAL_TYPE (AnningRowLayout, anning_row_layout, GTK_TYPE_LAYOUT_MANAGER)

static void (*root_row) (GtkWidget *widget);

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
find_parts (GtkWidget *box,
            Shares    *shares)
{
  GtkWidget *last = gtk_widget_get_last_child (box);

  *shares = (Shares) { .end = last != NULL && gtk_widget_should_layout (last) ? last : NULL };
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != last; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      shares->growing = child;
}

/* What the children before the growing one take, with the space behind each. */
static int
measure_before (AnningRowLayout *self,
                GtkWidget       *box,
                const Shares    *shares)
{
  int used = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); shares->growing != NULL && child != shares->growing;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_width (child, NULL, &natural);
      used += natural + self->spacing;
    }
  return used;
}

static void
share_out (AnningRowLayout *self,
           GtkWidget       *box,
           int              width,
           Shares          *shares)
{
  int before, growing = 0, end = 0, rest;

  find_parts (box, shares);
  before = measure_before (self, box, shares);
  if (shares->growing != NULL)
    measure_width (shares->growing, NULL, &growing);
  if (shares->end != NULL)
    measure_width (shares->end, NULL, &end);

  rest = width - (shares->end != NULL ? self->spacing + end : 0);
  shares->below = shares->end != NULL && shares->growing != NULL && rest < before + growing && rest < width * LEAST_SHARE;
  shares->growing_width = MAX ((shares->below ? width : rest) - before, 0);
  shares->end_width = MIN (end, width);
  /* A slider has a part of what a title leaves. */
  if (shares->end != NULL && !shares->below && gtk_widget_compute_expand (shares->end, GTK_ORIENTATION_HORIZONTAL))
    {
      const int left = MAX (shares->growing_width - growing, 0);

      shares->end_width += left;
      shares->growing_width -= left;
    }
}

/* Where nobody says how wide: all beside each other, the least as in the widest of all rows. */
static void
measure_beside (GtkWidget *box,
                int       *minimum,
                int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
anning_row_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *box,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  AnningRowLayout *self = ANNING_ROW_LAYOUT (manager);
  int growing_minimum = 0, growing_natural = 0, end_minimum = 0, end_natural = 0, above = 0;
  Shares shares;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      find_parts (box, &shares);
      *minimum = *natural = measure_before (self, box, &shares);
      if (shares.growing != NULL)
        measure_width (shares.growing, &growing_minimum, &growing_natural);
      if (shares.end != NULL)
        measure_width (shares.end, &end_minimum, &end_natural);
      *minimum = MAX (*minimum + growing_minimum, end_minimum);
      *natural += growing_natural + (shares.end != NULL ? self->spacing + end_natural : 0);
      return;
    }

  if (for_size < 0)
    {
      measure_beside (box, minimum, natural);
      return;
    }
  share_out (self, box, for_size, &shares);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL && child != shares.end;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      above = MAX (above, measure_height (child, child == shares.growing ? shares.growing_width : -1));
  *minimum = above;
  if (shares.end != NULL)
    {
      const int end = measure_height (shares.end, shares.end_width);

      *minimum = shares.below ? above + self->above + end + self->under : MAX (above, end);
    }
  *natural = *minimum;
}

static void
place (GtkWidget *box,
       GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  GtkAllocation there = { x, y, width, height };

  if (gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL)
    there.x = gtk_widget_get_width (box) - x - width;
  gtk_widget_size_allocate (child, &there, -1);
}

static void
anning_row_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *box,
                            int               width,
                            int               height,
                            int               baseline)
{
  AnningRowLayout *self = ANNING_ROW_LAYOUT (manager);
  int x = 0, end_height, natural;
  Shares shares;

  share_out (self, box, width, &shares);
  end_height = shares.below ? measure_height (shares.end, shares.end_width) : height;
  if (shares.below)
    height -= self->above + end_height + self->under;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL && child != shares.end;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      measure_width (child, NULL, &natural);
      natural = child == shares.growing ? shares.growing_width : natural;
      place (box, child, x, 0, natural, height);
      x += natural + self->spacing;
    }
  if (shares.below && gtk_widget_get_halign (shares.end) != GTK_ALIGN_FILL)
    place (box, shares.end, 0, height + self->above, width, end_height);
  else if (shares.end != NULL)
    place (box, shares.end, width - shares.end_width, shares.below ? height + self->above : 0, shares.end_width, end_height);
}

static GtkSizeRequestMode
anning_row_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *box)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The head of an AdwActionRow: what stands before, an icon, the title, and what stands at the end. */
static void
row_rooted (GtkWidget *row)
{
  GtkWidget *head = gtk_widget_get_first_child (row);

  if (GTK_IS_BOX (head) && gtk_widget_has_css_class (head, "header") && gtk_widget_get_last_child (head) != NULL
      && gtk_widget_has_css_class (gtk_widget_get_last_child (head), "suffixes")
      && !ANNING_IS_ROW_LAYOUT (gtk_widget_get_layout_manager (head)))
    gtk_widget_set_layout_manager (head, anning_row_layout_new (ROW_SPACING, 0, ROW_SPACING));
  root_row (row);
}

static void
anning_row_layout_class_init (AnningRowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = anning_row_layout_measure;
  manager_class->allocate = anning_row_layout_allocate;
  manager_class->get_request_mode = anning_row_layout_get_request_mode;
}

static void
anning_row_layout_init (AnningRowLayout *self)
{
}

GtkLayoutManager *
anning_row_layout_new (int spacing,
                       int above,
                       int under)
{
  AnningRowLayout *self = g_object_new (ANNING_TYPE_ROW_LAYOUT, NULL);

  self->spacing = spacing;
  self->above = above;
  self->under = under;
  return GTK_LAYOUT_MANAGER (self);
}

void
anning_action_rows_init (void)
{
  GtkWidgetClass *rows = GTK_WIDGET_CLASS (g_type_class_ref (ADW_TYPE_ACTION_ROW));

  root_row = rows->root;
  rows->root = row_rooted;
}
