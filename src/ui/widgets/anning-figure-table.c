/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-figure-table.h"

#include <glib/gi18n.h>

#include "anning-inner-scroller.h"

/* Enough to see the course of it, and the page below stays near. */
#define MAX_ROWS 8
/* More rows than this are made only on demand: each costs a label per column. */
#define FIRST_ROWS 36
/* What a row is taller than its text, by the style of data tables. */
#define ROW_PADDING 4

struct _AnningFigureTable
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GListStore *rows; /* AnningFigureRow */
  GtkSliceListModel *slice;
  GtkWidget *more;
  guint revealed; /* the row that is to be seen, G_MAXUINT: none, or done */
  guint reveal_source;
};

G_DEFINE_FINAL_TYPE (AnningFigureTable, anning_figure_table, ADW_TYPE_BIN)

#define ANNING_TYPE_FIGURE_ROW (anning_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningFigureRow, anning_figure_row, ANNING, FIGURE_ROW, GObject)

struct _AnningFigureRow
{
  GObject parent_instance;

  GStrv cells;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint row_signals[N_SIGNALS];

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

  row_signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_figure_row_init (AnningFigureRow *self)
{
}

static void
setup_text_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
setup_figure_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static guint
get_column (GtkLabel *label)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "anning-column"));
}

/* GTK 4.8 gives a row no name: what it says, each figure with the title above it. */
static void
name_row (GtkLabel        *label,
          AnningFigureRow *row)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (label), ANNING_TYPE_FIGURE_TABLE);
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (label));
  GtkWidget *widget = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  GListModel *columns;
  g_autoptr (GString) name = g_string_new (NULL);

  if (table == NULL || widget == NULL)
    return;
  columns = gtk_column_view_get_columns (ANNING_FIGURE_TABLE (table)->view);
  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column == NULL || *row->cells[i] == '\0' || !gtk_column_view_column_get_visible (column))
        continue;
      g_string_append_printf (name, name->len > 0 ? " %s %s" : "%s %s",
                              gtk_column_view_column_get_title (column), row->cells[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
row_changed_cb (GtkLabel        *label,
                AnningFigureRow *row)
{
  const char *cell = row->cells[get_column (label)];

  /* GTK 4.8 calls a label without a text by the name of its class. */
  gtk_label_set_label (label, *cell != '\0' ? cell : "—");
  if (get_column (label) == 0)
    name_row (label, row);
}

/* From GTK 4.12 on a cell is in its row only after it was filled. */
static void
mapped_cb (GtkListItem *item,
           GtkWidget   *label)
{
  AnningFigureRow *row = gtk_list_item_get_item (item);

  if (row != NULL)
    name_row (GTK_LABEL (label), row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  AnningFigureRow *row = ANNING_FIGURE_ROW (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (label), "anning-column", user_data);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), label, G_CONNECT_SWAPPED);
  if (get_column (GTK_LABEL (label)) == 0)
    g_signal_connect_object (label, "map", G_CALLBACK (mapped_cb), item, G_CONNECT_SWAPPED);
  row_changed_cb (GTK_LABEL (label), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), row_changed_cb,
                                        gtk_list_item_get_child (item));
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_child (item), mapped_cb, item);
}

static void
update_more (AnningFigureTable *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autofree char *label = g_strdup_printf (ngettext ("Show the %u row", "Show all %u rows", n_rows), n_rows);

  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, n_rows > gtk_slice_list_model_get_size (self->slice));
}

static void
more_clicked_cb (AnningFigureTable *self)
{
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  update_more (self);
}

/* A list that makes its rows on demand asks for the height of one; so the space is asked for here. */
static int
find_height (AnningFigureTable *self)
{
  g_autoptr (AnningFigureRow) first = g_list_model_get_item (G_LIST_MODEL (self->rows), 0);
  /* Chinese rows are taller than those of digits alone. */
  g_autofree char *text = first != NULL ? g_strjoinv (" ", first->cells) : g_strdup ("0");
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  int titles;
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_widget_measure (gtk_widget_get_first_child (GTK_WIDGET (self->view)), GTK_ORIENTATION_VERTICAL, -1,
                      NULL, &titles, NULL, NULL);
  /* Half a row more shows that there is more. */
  return titles + (height + ROW_PADDING) * MAX_ROWS + height / 2;
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

static gboolean
reveal_row (gpointer user_data)
{
  AnningFigureTable *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->slice));
  double upper = gtk_adjustment_get_upper (adjustment);

  self->reveal_source = 0;
  if (self->revealed < n_rows && upper > gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_set_value (adjustment, upper / n_rows * (self->revealed > 0 ? self->revealed - 1 : 0));
  self->revealed = G_MAXUINT;
  return G_SOURCE_REMOVE;
}

/* The rows say how high they are only once they are laid out, and the list sets its own place while it does that. */
static void
adjustment_changed_cb (AnningFigureTable *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (self->revealed != G_MAXUINT && self->reveal_source == 0 && gtk_adjustment_get_page_size (adjustment) > 0)
    self->reveal_source = g_idle_add (reveal_row, self);
}

/* One stop for Tab, as every list: the arrow keys go from row to row. GTK 4.8 stops at each row. */
static gboolean
anning_figure_table_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  AnningFigureTable *self = ANNING_FIGURE_TABLE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));

  if (inside && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_get_visible (self->more) && gtk_widget_grab_focus (self->more);
  if (inside && direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  return GTK_WIDGET_CLASS (anning_figure_table_parent_class)->focus (widget, direction);
}

static void
anning_figure_table_dispose (GObject *object)
{
  AnningFigureTable *self = ANNING_FIGURE_TABLE (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_object (&self->rows);
  g_clear_object (&self->slice);

  G_OBJECT_CLASS (anning_figure_table_parent_class)->dispose (object);
}

static void
anning_figure_table_class_init (AnningFigureTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_figure_table_dispose;
  GTK_WIDGET_CLASS (klass)->focus = anning_figure_table_focus;
}

static void
anning_figure_table_init (AnningFigureTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->revealed = G_MAXUINT;
  self->rows = g_list_store_new (ANNING_TYPE_FIGURE_ROW);
  self->slice = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)), 0, FIRST_ROWS);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (
    gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->slice))))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "figures");
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  anning_inner_scroller_pass_on (self->scroller);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));

  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->more);
  adw_bin_set_child (ADW_BIN (self), box);
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

      g_signal_connect (factory, "setup", columns[i].numeric ? G_CALLBACK (setup_figure_cb) : G_CALLBACK (setup_text_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
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
  guint n_old;
  guint n_kept;

  g_return_if_fail (ANNING_IS_FIGURE_TABLE (self));
  g_return_if_fail (rows != NULL);

  /* This runs on each key: rows that stay are changed in place, which is far cheaper than new ones. */
  n_old = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  n_kept = MIN (n_old, rows->len);
  for (guint i = 0; i < n_kept; i++)
    {
      g_autoptr (AnningFigureRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      GStrv *cells = (GStrv *) &g_ptr_array_index (rows, i);

      if (g_strv_equal ((const char *const *) row->cells, (const char *const *) *cells))
        continue;
      g_strfreev (row->cells);
      row->cells = g_steal_pointer (cells);
      g_signal_emit (row, row_signals[CHANGED], 0);
    }
  for (guint i = n_kept; i < rows->len; i++)
    {
      AnningFigureRow *row = g_object_new (ANNING_TYPE_FIGURE_ROW, NULL);

      row->cells = g_steal_pointer (&g_ptr_array_index (rows, i));
      g_ptr_array_add (items, row);
    }
  if (n_old > n_kept || items->len > 0)
    g_list_store_splice (self->rows, n_kept, n_old - n_kept, items->pdata, items->len);
  update_more (self);
  /* Few rows are all shown; a bar that may come would ask for more room than two of them have. */
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_AUTOMATIC,
                                  rows->len > MAX_ROWS ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_min_content_height (self->scroller, rows->len > MAX_ROWS ? find_height (self) : -1);
}

void
anning_figure_table_reveal (AnningFigureTable *self,
                            guint              row)
{
  g_return_if_fail (ANNING_IS_FIGURE_TABLE (self));
  g_return_if_fail (row < g_list_model_get_n_items (G_LIST_MODEL (self->rows)));

  if (row >= gtk_slice_list_model_get_size (self->slice))
    more_clicked_cb (self);
  self->revealed = row;
  adjustment_changed_cb (self);
}

guint
anning_figure_table_get_n_columns (AnningFigureTable *self)
{
  g_return_val_if_fail (ANNING_IS_FIGURE_TABLE (self), 0);

  return g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
}

/**
 * @column: as in the array that the table was made with; its cells stay
 */
void
anning_figure_table_show_column (AnningFigureTable *self,
                                 guint              column,
                                 gboolean           shown)
{
  g_autoptr (GtkColumnViewColumn) item = NULL;

  g_return_if_fail (ANNING_IS_FIGURE_TABLE (self));

  item = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);
  g_return_if_fail (item != NULL);
  gtk_column_view_column_set_visible (item, shown);
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
