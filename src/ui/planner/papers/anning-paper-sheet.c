/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-paper-sheet.h"

#include <math.h>

#include <glib/gi18n.h>

#include "anning-heading.h"
#include "anning-inner-scroller.h"

/* Cells of a table that are shown at its beginning: each costs some 50 µs, and all of them leave. */
#define CELLS_AT_FIRST 60
#define ROWS_AT_LAST 2
/* In widths of a Chinese character: a cell with more is wrapped, so that it does not push the figures out of sight. */
#define CELL_CHARS 9
/* With more columns a table is set small, as it is on paper, and its words give way sooner. */
#define COLUMNS_MAX 6
#define CELL_CHARS_SMALL 6

struct _AnningPaperSheet
{
  GtkBox parent_instance;

  GPtrArray *blocks; /* of what is shown; NULL before the first */
};

G_DEFINE_FINAL_TYPE (AnningPaperSheet, anning_paper_sheet, GTK_TYPE_BOX)

static GtkWidget *
new_label (const char *text,
           gboolean    markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (markup)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  GPtrArray *blocks = g_object_get_data (G_OBJECT (area), "blocks");
  const AnningPageBlock *block = data;
  GdkRGBA ink;

  if (blocks == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &ink);
  gdk_cairo_set_source_rgba (cr, &ink);
  block->draw (cr, gtk_widget_get_pango_context (GTK_WIDGET (area)), width, height, block->data);
}

static void
add_drawing (AnningPaperSheet      *self,
             const AnningPageBlock *block)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) ceil (block->height));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, (gpointer) block, NULL);
  /* The block holds what is drawn. */
  g_object_set_data_full (G_OBJECT (area), "blocks", g_ptr_array_ref (self->blocks),
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_accessible_update_state (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_margin_top (area, 12);
  gtk_box_append (GTK_BOX (self), area);
}

static void
add_paragraph (AnningPaperSheet      *self,
               const AnningPageBlock *block,
               gboolean               first)
{
  g_autofree char *marked = block->marker != NULL ? g_strdup_printf ("%s %s", block->marker, block->markup) : NULL;
  GtkWidget *label = new_label (marked != NULL ? marked : block->markup, TRUE);
  int gap = block->tight || block->style == ANNING_PAGE_ITEM ? 3 : 12;

  switch (block->style)
    {
    case ANNING_PAGE_TITLE:
      anning_heading_set_level (label, 2);
      gtk_widget_add_css_class (label, "title-2");
      gtk_label_set_xalign (GTK_LABEL (label), 0.5);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      break;
    case ANNING_PAGE_HEADING:
      anning_heading_set_level (label, 3);
      gtk_widget_add_css_class (label, "heading");
      gap = 18;
      break;
    case ANNING_PAGE_RIGHT:
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      break;
    case ANNING_PAGE_SMALL:
      gtk_widget_add_css_class (label, "caption");
      break;
    case ANNING_PAGE_DRAWING:
      add_drawing (self, block);
      gtk_widget_add_css_class (label, "caption");
      gap = 6;
      break;
    case ANNING_PAGE_ITEM:
      gtk_widget_set_margin_start (label, 12);
      break;
    case ANNING_PAGE_BODY:
    case ANNING_PAGE_QUOTE:
    case ANNING_PAGE_CELL:
    default:
      break;
    }
  gtk_widget_set_margin_top (label, first ? 0 : gap);
  gtk_box_append (GTK_BOX (self), label);
}

/* In widths of a Chinese character. */
static int
count_chars (const char *text)
{
  int n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return (n + 1) / 2;
}

/* What a label calls a character is in most languages about half as wide as a Chinese one. */
static int
to_label_chars (GtkWidget *label,
                int        n_chars)
{
  PangoContext *context = gtk_widget_get_pango_context (label);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, "国");
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int unit = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                        pango_font_metrics_get_approximate_digit_width (metrics));
  int width;

  pango_layout_get_size (layout, &width, NULL);
  pango_font_metrics_unref (metrics);
  return unit > 0 ? (n_chars * width + unit - 1) / unit : n_chars;
}

static void
add_cell (GtkGrid               *grid,
          const AnningPageBlock *block,
          int                    line,
          gboolean               small)
{
  const int max = small ? CELL_CHARS_SMALL : CELL_CHARS;
  GtkWidget *label = new_label (block->markup, TRUE);
  const gboolean is_long = !block->figure && block->span < 2 && count_chars (gtk_label_get_text (GTK_LABEL (label))) > max;
  const int chars = is_long ? to_label_chars (label, max) : -1;

  if (block->figure)
    {
      gtk_widget_add_css_class (label, "numeric");
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
  if (block->row == 0)
    gtk_widget_add_css_class (label, "caption-heading");
  else if (small)
    gtk_widget_add_css_class (label, "caption");
  /* Of one width only: a scrolled window asks for the height of the narrowest. */
  gtk_label_set_wrap (GTK_LABEL (label), is_long);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_grid_attach (grid, label, (int) block->column, line, (int) MAX (block->span, 1), 1);
}

static void
add_line (GtkGrid *grid,
          int      line,
          int      n_columns)
{
  gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, line, n_columns, 1);
}

static GtkWidget *
new_left_out (guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("… %u more row, on paper and in the file",
                                                     "… %u more rows, on paper and in the file", n), n);
  GtkWidget *label = new_label (text, FALSE);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
new_table (GPtrArray *blocks,
           guint      first,
           guint      end)
{
  const AnningPageBlock *last = g_ptr_array_index (blocks, end - 1);
  const guint n_rows = last->row;
  const int n_columns = (int) (last->column + MAX (last->span, 1));
  const guint at_first = CELLS_AT_FIRST / (guint) n_columns;
  const gboolean is_long = n_rows > at_first + ROWS_AT_LAST + 1;
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int line = 0;

  gtk_grid_set_column_spacing (grid, n_columns > COLUMNS_MAX ? 9 : 12);
  gtk_grid_set_row_spacing (grid, 3);
  /* The scroll bar lies over the last row. */
  gtk_widget_set_margin_bottom (GTK_WIDGET (grid), 12);
  for (guint i = first; i < end; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);

      if (is_long && block->row > at_first && block->row + ROWS_AT_LAST <= n_rows)
        {
          if (block->row == at_first + 1 && block->column == 0)
            gtk_grid_attach (grid, new_left_out (n_rows - at_first - ROWS_AT_LAST), 0, ++line, n_columns, 1);
          continue;
        }
      if (block->column == 0 && i > first)
        {
          line++;
          if (block->row == 1)
            add_line (grid, line++, n_columns);
        }
      add_cell (grid, block, line, n_columns > COLUMNS_MAX);
    }
  return GTK_WIDGET (grid);
}

static guint
add_table (AnningPaperSheet *self,
           GPtrArray        *blocks,
           guint             first)
{
  const AnningPageBlock *block = g_ptr_array_index (blocks, first);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint end = first + 1;

  while (end < blocks->len && ((AnningPageBlock *) g_ptr_array_index (blocks, end))->table == block->table)
    end++;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_table (blocks, first, end));
  anning_inner_scroller_pass_on (GTK_SCROLLED_WINDOW (scroller));
  /* For the keys that scroll it sideways. */
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_widget_set_margin_top (scroller, 6);
  gtk_box_append (GTK_BOX (self), scroller);
  return end;
}

static void
anning_paper_sheet_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_PAPER_SHEET (object)->blocks, g_ptr_array_unref);

  G_OBJECT_CLASS (anning_paper_sheet_parent_class)->finalize (object);
}

static void
anning_paper_sheet_class_init (AnningPaperSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_paper_sheet_finalize;
}

static void
anning_paper_sheet_init (AnningPaperSheet *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "paper");
}

GtkWidget *
anning_paper_sheet_new (void)
{
  return g_object_new (ANNING_TYPE_PAPER_SHEET, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
}

void
anning_paper_sheet_show (AnningPaperSheet *self,
                         GPtrArray        *blocks)
{
  GtkWidget *child;

  g_return_if_fail (ANNING_IS_PAPER_SHEET (self) && blocks != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_ptr_array_ref (blocks);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->blocks = blocks;
  for (guint i = 0; i < blocks->len;)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);

      if (block->style == ANNING_PAGE_CELL)
        {
          i = add_table (self, blocks, i);
          continue;
        }
      add_paragraph (self, block, i == 0);
      i++;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The document"), -1);
}
