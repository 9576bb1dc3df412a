/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article-column.h"

/* In pixels: between two texts, and between a marker and its text. */
#define SPACING 12
#define MARKER_GAP 6

/* What it would like before it was ever given a width: as wide as text gets. */
#define NATURAL_WIDTH 632

typedef struct
{
  GtkWidget *marker; /* NULL: none */
  GtkWidget *child;
  int indent;        /* ANNING_ARTICLE_BELOW: as far in as the text above */
} Line;

typedef struct
{
  GArray *lines; /* Line */
} AnningArticleColumnPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (AnningArticleColumn, anning_article_column, GTK_TYPE_WIDGET)

static GArray *
get_lines (gpointer self)
{
  return ((AnningArticleColumnPrivate *) anning_article_column_get_instance_private (self))->lines;
}

/* How far a child is set in, when the one above it was set in by @above. */
static int
get_offset (const Line *line,
            int         above)
{
  int width;

  if (line->indent == ANNING_ARTICLE_BELOW)
    return above;
  if (line->marker == NULL)
    return line->indent;
  gtk_widget_measure (line->marker, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return line->indent + width + MARKER_GAP;
}

static GtkSizeRequestMode
anning_article_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anning_article_column_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  const GArray *lines = get_lines (widget);
  int height = 0, offset = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Asked for its height without a width, GTK takes this one: then it is laid out for it already. */
      *minimum = 0;
      *natural = gtk_widget_get_width (widget) > 0 ? gtk_widget_get_width (widget) : NATURAL_WIDTH;
      return;
    }
  /* Nobody lets it choose without a width: it stands in what is scrolled. */
  for (guint i = 0; for_size >= 0 && i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      int child_height;

      offset = get_offset (line, offset);
      gtk_widget_measure (line->child, GTK_ORIENTATION_VERTICAL, MAX (1, for_size - offset), NULL, &child_height, NULL, NULL);
      height += child_height + (i > 0 ? SPACING : 0);
    }
  *minimum = *natural = height;
}

static void
allocate (GtkWidget *widget,
          int        x,
          int        y,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, width, height }, -1);
}

/* The marker's first line is where that of the text is. */
static void
allocate_marker (const Line *line,
                 int         y,
                 int         offset,
                 int         child_baseline)
{
  int width = offset - MARKER_GAP - line->indent;
  int height, baseline;

  gtk_widget_measure (line->marker, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, &baseline);
  if (child_baseline >= 0 && baseline >= 0)
    y += child_baseline - baseline;
  allocate (line->marker, line->indent, y, width, height);
}

static void
anning_article_column_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  const GArray *lines = get_lines (widget);
  int offset = 0, y = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      int child_width, child_height, child_baseline;

      offset = get_offset (line, offset);
      child_width = MAX (1, width - offset);
      gtk_widget_measure (line->child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, &child_baseline);
      if (line->marker != NULL)
        allocate_marker (line, y, offset, child_baseline);
      allocate (line->child, offset, y, child_width, child_height);
      y += child_height + SPACING;
    }
}

static void
anning_article_column_dispose (GObject *object)
{
  anning_article_column_clear (ANNING_ARTICLE_COLUMN (object));
  G_OBJECT_CLASS (anning_article_column_parent_class)->dispose (object);
}

static void
anning_article_column_finalize (GObject *object)
{
  g_array_unref (get_lines (object));
  G_OBJECT_CLASS (anning_article_column_parent_class)->finalize (object);
}

static void
anning_article_column_class_init (AnningArticleColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_article_column_dispose;
  object_class->finalize = anning_article_column_finalize;
  widget_class->get_request_mode = anning_article_column_get_request_mode;
  widget_class->measure = anning_article_column_measure;
  widget_class->size_allocate = anning_article_column_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "box");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anning_article_column_init (AnningArticleColumn *self)
{
  AnningArticleColumnPrivate *priv = anning_article_column_get_instance_private (self);

  priv->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

GtkWidget *
anning_article_column_new (void)
{
  return g_object_new (ANNING_TYPE_ARTICLE_COLUMN, NULL);
}

void
anning_article_column_append (AnningArticleColumn *self,
                              GtkWidget           *marker,
                              int                  indent,
                              GtkWidget           *child)
{
  Line line = { marker, child, indent };

  g_return_if_fail (ANNING_IS_ARTICLE_COLUMN (self) && GTK_IS_WIDGET (child));
  g_return_if_fail (marker == NULL || GTK_IS_WIDGET (marker));

  if (marker != NULL)
    gtk_widget_set_parent (marker, GTK_WIDGET (self));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_array_append_val (get_lines (self), line);
}

void
anning_article_column_clear (AnningArticleColumn *self)
{
  GArray *lines;

  g_return_if_fail (ANNING_IS_ARTICLE_COLUMN (self));

  lines = get_lines (self);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      g_clear_pointer (&line->marker, gtk_widget_unparent);
      g_clear_pointer (&line->child, gtk_widget_unparent);
    }
  g_array_set_size (lines, 0);
}
