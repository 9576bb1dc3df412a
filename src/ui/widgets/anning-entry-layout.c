/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-entry-layout.h"

/* What libadwaita has between the title and the text. */
#define TITLE_SPACING 3

struct _AnningEntryLayout
{
  GtkLayoutManager parent_instance;
};

/* What is in the middle of an AdwEntryRow, in its order. */
typedef struct
{
  GtkWidget *placeholder; /* the title, as large as the text, where nothing is written */
  GtkWidget *title;       /* the same, small, over what is written */
  GtkWidget *text;
} Parts;

G_DEFINE_FINAL_TYPE (AnningEntryLayout, anning_entry_layout, GTK_TYPE_LAYOUT_MANAGER)

static Parts
find_parts (GtkWidget *area)
{
  return (Parts) {
    .placeholder = gtk_widget_get_first_child (area),
    .title = gtk_widget_get_next_sibling (gtk_widget_get_first_child (area)),
    .text = gtk_widget_get_last_child (area),
  };
}

static int
height_for (GtkWidget *widget,
            int        width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
anning_entry_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *area,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  Parts parts = find_parts (area);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = MAX (height_for (parts.title, for_size) + TITLE_SPACING + height_for (parts.text, for_size),
                                 height_for (parts.placeholder, for_size));
      return;
    }

  *minimum = *natural = 0;
  for (GtkWidget *part = parts.placeholder; part != NULL; part = gtk_widget_get_next_sibling (part))
    {
      int part_minimum, part_natural;

      gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &part_minimum, &part_natural, NULL, NULL);
      *minimum = MAX (*minimum, part_minimum);
      *natural = MAX (*natural, part_natural);
    }
}

/* One of the two titles, grown or shrunk to @height on its way to the other. */
static void
place_title (GtkWidget *title,
             int        width,
             int        own_height,
             double     y,
             double     height)
{
  const float scale = height / own_height;

  gtk_widget_allocate (title, width, own_height, -1,
                       gsk_transform_scale (gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, y)), scale, scale));
}

static void
anning_entry_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *area,
                              int               width,
                              int               height,
                              int               baseline)
{
  Parts parts = find_parts (area);
  const int title = height_for (parts.title, width);
  const int placeholder = height_for (parts.placeholder, width);
  /* The row lets the text appear where something is written, and by it says how far the titles have come. */
  const double written = gtk_widget_get_opacity (parts.text);
  double y, now;
  int text, text_baseline;

  gtk_widget_measure (parts.text, GTK_ORIENTATION_VERTICAL, width, NULL, &text, NULL, &text_baseline);
  y = (1 - written) * (height - placeholder) / 2.0 + written * (height - title - text - TITLE_SPACING) / 2.0;
  now = (1 - written) * placeholder + written * title;
  place_title (parts.placeholder, width, placeholder, y, now);
  place_title (parts.title, width, title, y, now);
  gtk_widget_allocate (parts.text, width, height, text_baseline + (height + title - text + TITLE_SPACING) / 2, NULL);
}

static GtkSizeRequestMode
anning_entry_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *area)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anning_entry_layout_class_init (AnningEntryLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = anning_entry_layout_measure;
  manager_class->allocate = anning_entry_layout_allocate;
  manager_class->get_request_mode = anning_entry_layout_get_request_mode;
}

static void
anning_entry_layout_init (AnningEntryLayout *self)
{
}

GtkLayoutManager *
anning_entry_layout_new (void)
{
  return g_object_new (ANNING_TYPE_ENTRY_LAYOUT, NULL);
}
