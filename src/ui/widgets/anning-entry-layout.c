/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-entry-layout.h"

/* What libadwaita has between the title and the text, and before each icon. */
#define TITLE_SPACING 3
#define ICON_SPACING 6

struct _AnningEntryLayout
{
  GtkLayoutManager parent_instance;
};

/* What is in the middle of an AdwEntryRow, in its order. */
typedef struct
{
  GtkWidget *placeholder; /* the title, as large as the text, where nothing is written */
  GtkWidget *title;       /* the same, small, over what is written */
  GtkWidget *text;        /* behind it newer versions have icons */
} Parts;

G_DEFINE_FINAL_TYPE (AnningEntryLayout, anning_entry_layout, GTK_TYPE_LAYOUT_MANAGER)

static Parts
find_parts (GtkWidget *area)
{
  GtkWidget *placeholder = gtk_widget_get_first_child (area);
  GtkWidget *title = gtk_widget_get_next_sibling (placeholder);

  return (Parts) { placeholder, title, gtk_widget_get_next_sibling (title) };
}

/* Returns: (nullable): the first icon behind @part that is shown */
static GtkWidget *
find_icon (GtkWidget *part)
{
  do
    part = gtk_widget_get_next_sibling (part);
  while (part != NULL && !gtk_widget_should_layout (part));
  return part;
}

static int
width_of_icons (GtkWidget *text)
{
  int width = 0;

  for (GtkWidget *icon = find_icon (text); icon != NULL; icon = find_icon (icon))
    {
      int natural;

      gtk_widget_measure (icon, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width += ICON_SPACING + natural;
    }
  return width;
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

  const int icons = width_of_icons (parts.text);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      const int width = for_size < 0 ? -1 : MAX (for_size - icons, 0);

      *minimum = *natural = MAX (height_for (parts.title, width) + TITLE_SPACING + height_for (parts.text, width),
                                 height_for (parts.placeholder, width));
      for (GtkWidget *icon = find_icon (parts.text); icon != NULL; icon = find_icon (icon))
        *minimum = *natural = MAX (*natural, height_for (icon, -1));
      return;
    }

  *minimum = *natural = 0;
  for (GtkWidget *part = parts.placeholder; part != gtk_widget_get_next_sibling (parts.text); part = gtk_widget_get_next_sibling (part))
    {
      int part_minimum, part_natural;

      gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &part_minimum, &part_natural, NULL, NULL);
      *minimum = MAX (*minimum, part_minimum);
      *natural = MAX (*natural, part_natural);
    }
  *minimum += icons;
  *natural += icons;
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
place_icons (GtkWidget *text,
             int        x,
             int        height)
{
  for (GtkWidget *icon = find_icon (text); icon != NULL; icon = find_icon (icon))
    {
      int own_height = height_for (icon, -1);
      int own_width;

      gtk_widget_measure (icon, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &own_width, NULL, NULL);
      x += ICON_SPACING;
      gtk_widget_size_allocate (icon, &(GtkAllocation) { x, (height - own_height) / 2, own_width, own_height }, -1);
      x += own_width;
    }
}

static void
anning_entry_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *area,
                              int               whole_width,
                              int               height,
                              int               baseline)
{
  Parts parts = find_parts (area);
  const int width = whole_width - width_of_icons (parts.text);
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
  place_icons (parts.text, width, height);
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
