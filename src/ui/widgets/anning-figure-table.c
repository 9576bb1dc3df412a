/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-figure-table.h"

#include <glib/gi18n.h>

/* Enough to see the course of it, and the page below stays near. */
#define MAX_ROWS 8
/* What a row is taller than its text, by the style of data tables. */
#define ROW_PADDING 4

struct _AnningFigureTable
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GListStore *rows; /* AnningFigureRow */
};

G_DEFINE_FINAL_TYPE (AnningFigureTable, anning_figure_table, ADW_TYPE_BIN)

#define ANNING_TYPE_FIGURE_ROW (anning_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningFigureRow, anning_figure_row, ANNING, FIGURE_ROW, GObject)

struct _AnningFigureRow
{
  GObject parent_instance;

  GStrv cells;
};

G_DEFINE_FINAL_TYPE (AnningFigureRow, anning_figure_row, G_TYPE_OBJECT)

static void
anning_figure_row_finalize (GObject *object)
{
  g_strfreev (ANNING_FIGURE_ROW (object)->cells);

  G_OBJECT_CLASS (anning_figure_row_parent_class)->finalize (object);
}

static void
anning_figure_row_class_init (AnningFigureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_figure_row_finalize;
}

static void
anning_figure_row_init (AnningFigureRow *self)
{
}

static void
on_setup_text (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
on_setup_figure (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  AnningFigureRow *row = ANNING_FIGURE_ROW (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       row->cells[GPOINTER_TO_UINT (user_data)]);
}

/* A list that makes its rows on demand asks for the height of one; so the space is asked for here. */
static int
find_height (AnningFigureTable *self,
             guint              n_rows)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  /* Titles take two rows; half a row more shows that there is more. */
  return (height + ROW_PADDING) * (int) (2 + MIN (n_rows, MAX_ROWS)) + (n_rows > MAX_ROWS ? height / 2 : 0);
}

/* Columns of figures have their titles over the figures; GTK offers no property for that. */
static void
align_title (AnningFigureTable *self,
             guint              position)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));
  GtkWidget *content;

  for (guint i = 0; i < position && title != NULL; i++)
    title = gtk_widget_get_next_sibling (title);
  content = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  if (GTK_IS_BOX (content))
    gtk_widget_set_halign (content, GTK_ALIGN_END);
}

static void
anning_figure_table_dispose (GObject *object)
{
  g_clear_object (&ANNING_FIGURE_TABLE (object)->rows);

  G_OBJECT_CLASS (anning_figure_table_parent_class)->dispose (object);
}

static void
anning_figure_table_class_init (AnningFigureTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_figure_table_dispose;
}

static void
anning_figure_table_init (AnningFigureTable *self)
{
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->rows = g_list_store_new (ANNING_TYPE_FIGURE_ROW);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (
    gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/**
 * @name: what the table shows, for assistive technology
 * @columns: (array length=n_columns): only read here
 */
GtkWidget *
anning_figure_table_new (const char               *name,
                         const AnningFigureColumn *columns,
                         guint                     n_columns)
{
  AnningFigureTable *self;

  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (ANNING_TYPE_FIGURE_TABLE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", columns[i].numeric ? G_CALLBACK (on_setup_figure) : G_CALLBACK (on_setup_text), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (self->view, column);
      if (columns[i].numeric)
        align_title (self, i);
    }
  return GTK_WIDGET (self);
}

/**
 * @rows: GStrv, one text per column; taken out of the array
 */
void
anning_figure_table_set_rows (AnningFigureTable *self,
                              GPtrArray         *rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (ANNING_IS_FIGURE_TABLE (self));
  g_return_if_fail (rows != NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      AnningFigureRow *row = g_object_new (ANNING_TYPE_FIGURE_ROW, NULL);

      row->cells = g_steal_pointer (&g_ptr_array_index (rows, i));
      g_ptr_array_add (items, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       items->pdata, items->len);
  gtk_scrolled_window_set_min_content_height (self->scroller, find_height (self, items->len));
}

guint
anning_figure_table_get_n_rows (AnningFigureTable *self)
{
  g_return_val_if_fail (ANNING_IS_FIGURE_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

const char *
anning_figure_table_get_cell (AnningFigureTable *self,
                              guint              row,
                              guint              column)
{
  g_autoptr (AnningFigureRow) item = NULL;

  g_return_val_if_fail (ANNING_IS_FIGURE_TABLE (self), NULL);

  item = g_list_model_get_item (G_LIST_MODEL (self->rows), row);
  return item != NULL && column < g_strv_length (item->cells) ? item->cells[column] : NULL;
}
