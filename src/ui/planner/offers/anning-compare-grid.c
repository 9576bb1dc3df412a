/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-compare-grid.h"

#include <glib/gi18n.h>

/* More columns than this fit into no page. */
#define MAX_COLUMNS 6
/* Narrower than this nobody reads a wrapped text. */
#define TITLE_CHARS 14
#define TEXT_CHARS 10
#define HEAD_CHARS 5

struct _AnningCompareGrid
{
  GtkWidget parent_instance;

  const AnningCompareLine *lines;
  guint n_lines;
  gboolean by_line; /* blocks are made of lines, not of columns */

  GStrv heads;
  GPtrArray *columns; /* GStrv, one text per line */
  GtkWidget *table;   /* NULL: too many columns */
  GtkWidget *blocks;
};

G_DEFINE_FINAL_TYPE (AnningCompareGrid, anning_compare_grid, GTK_TYPE_WIDGET)

static GtkWidget *
find_child (AnningCompareGrid *self,
            int               width)
{
  int minimum;

  if (self->table == NULL)
    return self->blocks;
  gtk_widget_measure (self->table, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return width < 0 || width >= minimum ? self->table : self->blocks;
}

static void
anning_compare_grid_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  AnningCompareGrid *self = ANNING_COMPARE_GRID (widget);

  *minimum = 0;
  *natural = 0;
  if (self->blocks == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (find_child (self, for_size), orientation, for_size, minimum, natural, NULL, NULL);
      return;
    }
  gtk_widget_measure (self->blocks, orientation, -1, minimum, natural, NULL, NULL);
  if (self->table != NULL)
    gtk_widget_measure (self->table, orientation, -1, NULL, natural, NULL, NULL);
  *natural = MAX (*natural, *minimum);
}

static void
show_child (GtkWidget *child,
            GtkWidget *shown)
{
  if (child == NULL)
    return;
  gtk_widget_set_child_visible (child, child == shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, child != shown, -1);
}

static void
anning_compare_grid_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  AnningCompareGrid *self = ANNING_COMPARE_GRID (widget);
  GtkWidget *shown = self->blocks != NULL ? find_child (self, width) : NULL;

  show_child (self->table, shown);
  show_child (self->blocks, shown);
  if (shown != NULL)
    gtk_widget_allocate (shown, width, height, baseline, NULL);
}

static GtkSizeRequestMode
anning_compare_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anning_compare_grid_dispose (GObject *object)
{
  AnningCompareGrid *self = ANNING_COMPARE_GRID (object);

  g_clear_pointer (&self->table, gtk_widget_unparent);
  g_clear_pointer (&self->blocks, gtk_widget_unparent);

  G_OBJECT_CLASS (anning_compare_grid_parent_class)->dispose (object);
}

static void
anning_compare_grid_finalize (GObject *object)
{
  AnningCompareGrid *self = ANNING_COMPARE_GRID (object);

  g_strfreev (self->heads);
  g_ptr_array_unref (self->columns);

  G_OBJECT_CLASS (anning_compare_grid_parent_class)->finalize (object);
}

static void
anning_compare_grid_class_init (AnningCompareGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_compare_grid_dispose;
  object_class->finalize = anning_compare_grid_finalize;
  widget_class->measure = anning_compare_grid_measure;
  widget_class->size_allocate = anning_compare_grid_size_allocate;
  widget_class->get_request_mode = anning_compare_grid_get_request_mode;
}

static void
anning_compare_grid_init (AnningCompareGrid *self)
{
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

static GtkWidget *
make_label (const char *text,
            float       xalign,
            gboolean    wraps)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Chinese rows are taller than those of digits alone. */
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  return label;
}

static GtkWidget *
make_title (const char *text)
{
  GtkWidget *label = make_label (text, 0, TRUE);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* A figure that is read alone says what it is. */
static GtkWidget *
make_value (AnningCompareGrid *self,
            guint             column,
            guint             line,
            gboolean          wraps)
{
  const char *text = ((GStrv) g_ptr_array_index (self->columns, column))[line];
  GtkWidget *label = make_label (text, 1, wraps);
  /* Translators: what is compared, the line, what stands there: "Contract, All payments: 12,000.00" */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s: %3$s"), self->heads[column], _(self->lines[line].title), text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return label;
}

static GtkWidget *
make_grid (AnningCompareGrid *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  gtk_widget_set_margin_top (grid, 12);
  gtk_widget_set_margin_bottom (grid, 12);
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  return grid;
}

static GtkWidget *
make_table (AnningCompareGrid *self)
{
  GtkWidget *grid = make_grid (self);

  for (guint j = 0; j < self->columns->len; j++)
    {
      GtkWidget *head = make_label (self->heads[j], 1, TRUE);

      gtk_label_set_width_chars (GTK_LABEL (head), HEAD_CHARS);
      gtk_widget_set_valign (head, GTK_ALIGN_END);
      gtk_widget_add_css_class (head, "caption-heading");
      gtk_grid_attach (GTK_GRID (grid), head, (int) j + 1, 0, 1, 1);
    }
  for (guint i = 0; i < self->n_lines; i++)
    {
      GtkWidget *title = make_title (_(self->lines[i].title));

      gtk_label_set_width_chars (GTK_LABEL (title), TITLE_CHARS);
      gtk_grid_attach (GTK_GRID (grid), title, 0, (int) i + 1, 1, 1);
      for (guint j = 0; j < self->columns->len; j++)
        {
          GtkWidget *value = make_value (self, j, i, self->lines[i].words);

          if (self->lines[i].words)
            gtk_label_set_width_chars (GTK_LABEL (value), TEXT_CHARS);
          gtk_grid_attach (GTK_GRID (grid), value, (int) j + 1, (int) i + 1, 1, 1);
        }
    }
  return grid;
}

static void
add_head (GtkWidget  *grid,
          const char *text,
          int        *row)
{
  GtkWidget *head = make_label (text, 0, TRUE);

  gtk_widget_add_css_class (head, "heading");
  if (*row > 0)
    gtk_widget_set_margin_top (head, 12);
  gtk_grid_attach (GTK_GRID (grid), head, 0, *row, 2, 1);
  *row += 1;
}

static void
add_pair (AnningCompareGrid *self,
          GtkWidget        *grid,
          const char       *title,
          guint             column,
          guint             line,
          int              *row)
{
  const char *text = ((GStrv) g_ptr_array_index (self->columns, column))[line];
  GtkWidget *label;

  if (*text == '\0' || g_str_equal (text, "—"))
    return;
  label = make_title (title);
  gtk_label_set_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_grid_attach (GTK_GRID (grid), label, 0, *row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_value (self, column, line, TRUE), 1, *row, 1, 1);
  *row += 1;
}

static GtkWidget *
make_blocks (AnningCompareGrid *self)
{
  GtkWidget *grid = make_grid (self);
  int row = 0;

  for (guint i = 0; self->by_line && i < self->n_lines; i++)
    {
      add_head (grid, _(self->lines[i].title), &row);
      for (guint j = 0; j < self->columns->len; j++)
        add_pair (self, grid, self->heads[j], j, i, &row);
    }
  for (guint j = 0; !self->by_line && j < self->columns->len; j++)
    {
      add_head (grid, self->heads[j], &row);
      for (guint i = 0; i < self->n_lines; i++)
        add_pair (self, grid, _(self->lines[i].title), j, i, &row);
    }
  return grid;
}

/**
 * @lines: (array length=n_lines): only read, and kept
 * @by_line: where it does not fit, a block is made of each line; else of each column
 */
GtkWidget *
anning_compare_grid_new (const AnningCompareLine *lines,
                         guint                    n_lines,
                         gboolean                 by_line)
{
  AnningCompareGrid *self;

  g_return_val_if_fail (lines != NULL && n_lines > 0, NULL);

  self = g_object_new (ANNING_TYPE_COMPARE_GRID, NULL);
  self->lines = lines;
  self->n_lines = n_lines;
  self->by_line = by_line;
  return GTK_WIDGET (self);
}

static gboolean
is_shown (AnningCompareGrid *self,
          const char *const *heads,
          const GPtrArray   *columns)
{
  gboolean same = self->heads != NULL && columns->len == self->columns->len
                  && g_strv_equal ((const char *const *) self->heads, heads);

  for (guint i = 0; same && i < columns->len; i++)
    same = g_strv_equal (g_ptr_array_index (self->columns, i), g_ptr_array_index (columns, i));
  return same;
}

/**
 * @heads: one text per column
 * @columns: (element-type GStrv): a text per line, empty or "—" where there is nothing to say, which
 *   blocks leave out; taken out of the array
 */
void
anning_compare_grid_show (AnningCompareGrid *self,
                          const char *const *heads,
                          GPtrArray         *columns)
{
  g_return_if_fail (ANNING_IS_COMPARE_GRID (self) && heads != NULL && columns != NULL);
  g_return_if_fail (g_strv_length ((GStrv) heads) == columns->len);

  /* This runs on each key, and most of them change nothing here. */
  if (is_shown (self, heads, columns))
    return;
  g_strfreev (self->heads);
  self->heads = g_strdupv ((GStrv) heads);
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (self->columns, g_steal_pointer (&g_ptr_array_index (columns, i)));

  g_clear_pointer (&self->table, gtk_widget_unparent);
  g_clear_pointer (&self->blocks, gtk_widget_unparent);
  if (self->columns->len <= MAX_COLUMNS)
    self->table = make_table (self);
  self->blocks = make_blocks (self);
}

const char *
anning_compare_grid_get_cell (AnningCompareGrid *self,
                              guint             column,
                              guint             line)
{
  g_return_val_if_fail (ANNING_IS_COMPARE_GRID (self), NULL);

  if (column >= self->columns->len || line >= self->n_lines)
    return NULL;
  return ((GStrv) g_ptr_array_index (self->columns, column))[line];
}

/* Whether it is a table at the width that it has, not blocks. */
gboolean
anning_compare_grid_is_table (AnningCompareGrid *self)
{
  g_return_val_if_fail (ANNING_IS_COMPARE_GRID (self), FALSE);

  return self->table != NULL && gtk_widget_get_child_visible (self->table);
}
