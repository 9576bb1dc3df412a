/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pages-private.h"

#include <math.h>

#include "anning-page-columns.h"

#define CELL_PADDING 4.0
/* Chinese characters beside one another below which a column of words is hard to read. */
#define LEAST_CHARS 3
#define RULE_WIDTH 0.6
#define BAR_WIDTH 2.0

/* 20 mm on A4, in proportion on other paper. */
#define PAPER_MARGIN (20.0 / 210.0)
/*
 * On a phone 540 wide: 18 Chinese characters a line, as large as those of a messenger
 * when the picture fills the screen.
 */
#define PHONE_MARGIN (42.0 / 540.0)

static const AnningPagesMeasures measures[] = {
  [ANNING_PAGE_SIZE_NORMAL] = { 11.5, 18, 13.5, 9.5, 1.3, 8, 16, 22, PAPER_MARGIN, 10, 24 },
  [ANNING_PAGE_SIZE_LARGE] = { 18, 24, 22, 13, 1.2, 14, 20, 32, PAPER_MARGIN, 10, 24 },
  [ANNING_PAGE_SIZE_PHONE] = { 25, 32, 28, 20, 1.12, 18, 26, 40, PHONE_MARGIN, 18, 34 },
};

/* A place in the flow of the pages. */
typedef struct
{
  guint page;
  double y;
} Place;

static double
style_size (const AnningPages *self,
            AnningPageStyle    style)
{
  switch (style)
    {
    case ANNING_PAGE_TITLE:
      return self->measures->title;
    case ANNING_PAGE_HEADING:
      return self->measures->heading;
    case ANNING_PAGE_SMALL:
    case ANNING_PAGE_CELL:
    case ANNING_PAGE_DRAWING:
      return self->measures->small;
    case ANNING_PAGE_BODY:
    case ANNING_PAGE_ITEM:
    case ANNING_PAGE_QUOTE:
    case ANNING_PAGE_RIGHT:
    default:
      return self->measures->body;
    }
}

static gboolean
style_is_bold (const AnningPageBlock *block)
{
  return block->style == ANNING_PAGE_TITLE || block->style == ANNING_PAGE_HEADING
         || (block->style == ANNING_PAGE_CELL && block->row == 0);
}

/* @width: below zero: as wide as the text wants */
static PangoLayout *
make_layout (AnningPages           *self,
             const AnningPageBlock *block,
             const char            *markup,
             double                 width)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (self->context);

  pango_font_description_set_family_static (font, ANNING_PAGES_FAMILIES);
  pango_font_description_set_size (font, (int) lround (style_size (self, block->style) * PANGO_SCALE));
  if (style_is_bold (block))
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, self->measures->line_height);
  if (block->style == ANNING_PAGE_TITLE)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if (block->style == ANNING_PAGE_RIGHT || (block->style == ANNING_PAGE_CELL && block->figure))
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);

  /* A text that is no markup is better seen as it stands than not at all. */
  if (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL))
    pango_layout_set_markup (layout, markup, -1);
  else
    pango_layout_set_text (layout, markup, -1);
  g_ptr_array_add (self->layouts, layout);
  return layout;
}

static void
add_rule (AnningPages *self,
          guint        page,
          double       x,
          double       y,
          double       width,
          double       height)
{
  const AnningPlacedRule rule = { page, x, y, width, height };

  g_array_append_val (self->rules, rule);
}

/* The height of the first @n_lines lines; 0: of all. */
static double
layout_height (const AnningPages *self,
               PangoLayout       *layout,
               int                n_lines)
{
  const int count = pango_layout_get_line_count (layout);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double top = 0, bottom = 0;

  for (int i = 0; i < count && (n_lines == 0 || i < n_lines); i++)
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (i == 0)
        top = logical.y / (double) PANGO_SCALE;
      bottom = (logical.y + logical.height * self->measures->line_height) / PANGO_SCALE;
      pango_layout_iter_next_line (iter);
    }
  return bottom - top;
}

/* Puts the lines of one layout of block @number at @place, which is moved below the last one. */
static void
place_layout (AnningPages           *self,
              const AnningPageBlock *block,
              guint                  number,
              PangoLayout           *layout,
              double                 x,
              Place                 *place)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  const double line_height = self->measures->line_height;
  const int n_lines = pango_layout_get_line_count (layout);
  double shift = 0;
  int index = 0;

  do
    {
      PangoRectangle logical;
      AnningPlacedLine placed;
      double top, height, needed;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      top = logical.y / (double) PANGO_SCALE;
      height = logical.height / (double) PANGO_SCALE;
      if (index == 0)
        shift = place->y - top;

      /* The first line of a paragraph takes the second with it: none stands alone at the foot. */
      needed = index == 0 && n_lines > 1 ? height * (1 + line_height) : height;
      if (top + shift + needed > anning_pages_bottom (self) && top + shift > self->margin)
        {
          place->page++;
          shift = self->margin - top;
        }

      placed.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      placed.page = place->page;
      placed.x = x + logical.x / (double) PANGO_SCALE;
      placed.baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE + shift;
      placed.tag = (AnningPageTag) { block->style, FALSE, number, block->table, block->row };
      g_array_append_val (self->lines, placed);
      place->y = top + shift + height * line_height;
      if (block->style == ANNING_PAGE_QUOTE)
        add_rule (self, place->page, self->margin + self->measures->indent / 3, top + shift,
                  BAR_WIDTH, height * line_height);
      index++;
    }
  while (pango_layout_iter_next_line (iter));
}

static double
block_indent (const AnningPages     *self,
              const AnningPageBlock *block)
{
  return block->style == ANNING_PAGE_ITEM || block->style == ANNING_PAGE_QUOTE || block->marker != NULL
           ? self->measures->indent
           : 0;
}

static double
block_gap (const AnningPages     *self,
           const AnningPageBlock *block)
{
  if (block->tight)
    return 0;
  if (block->style == ANNING_PAGE_HEADING)
    return self->measures->heading_gap;
  if (block->style == ANNING_PAGE_SMALL || block->style == ANNING_PAGE_ITEM)
    return self->measures->gap / 2;
  return self->measures->gap;
}

/* Whether block @i may not be the last one on its page. */
static gboolean
keeps_with_next (GPtrArray *blocks,
                 guint      i)
{
  const AnningPageBlock *block = g_ptr_array_index (blocks, i);
  const AnningPageBlock *next;

  if (i + 1 >= blocks->len)
    return FALSE;
  next = g_ptr_array_index (blocks, i + 1);
  return block->style == ANNING_PAGE_TITLE || block->style == ANNING_PAGE_HEADING
         || (block->style == ANNING_PAGE_RIGHT && next->style == ANNING_PAGE_RIGHT && next->tight);
}

/* The header of a table with its first row: alone at the foot of a page it would head nothing. */
static double
table_start_height (const AnningPages *self,
                    GPtrArray         *blocks,
                    GPtrArray         *layouts,
                    guint              i)
{
  const guint table = ((const AnningPageBlock *) g_ptr_array_index (blocks, i))->table;
  double heights[2] = { 0, 0 };

  for (; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);

      if (block->style != ANNING_PAGE_CELL || block->table != table || block->row >= G_N_ELEMENTS (heights))
        break;
      heights[block->row] = MAX (heights[block->row], layout_height (self, g_ptr_array_index (layouts, i), 0));
    }
  /* Set into its column each may take a line more. */
  return heights[0] + heights[1] + 4 * CELL_PADDING + 2 * self->measures->small * self->measures->line_height;
}

/* How much room block @i wants below it before it may begin. */
static double
needed_room (const AnningPages *self,
             GPtrArray         *blocks,
             GPtrArray         *layouts,
             guint              i)
{
  double needed = 0;

  for (; keeps_with_next (blocks, i); i++)
    needed += layout_height (self, g_ptr_array_index (layouts, i), 0)
              + block_gap (self, g_ptr_array_index (blocks, i + 1));
  if (((const AnningPageBlock *) g_ptr_array_index (blocks, i))->style == ANNING_PAGE_CELL)
    return needed + table_start_height (self, blocks, layouts, i);
  needed += ((const AnningPageBlock *) g_ptr_array_index (blocks, i))->height;
  return needed + layout_height (self, g_ptr_array_index (layouts, i), 2);
}

static void
place_marker (AnningPages           *self,
              const AnningPageBlock *block,
              guint                  first_line)
{
  PangoLayout *layout = make_layout (self, block, block->marker, -1);
  const AnningPlacedLine *beside = &g_array_index (self->lines, AnningPlacedLine, first_line);
  AnningPlacedLine placed;
  int width;

  pango_layout_get_size (layout, &width, NULL);
  placed.line = pango_layout_line_ref (pango_layout_get_line_readonly (layout, 0));
  placed.page = beside->page;
  placed.baseline = beside->baseline;
  placed.tag = beside->tag;
  placed.tag.marker = TRUE;
  /* To the right, so that the full stops of 9. and 10. stand below one another. */
  placed.x = self->margin + MAX (0, self->measures->indent - 6 - width / (double) PANGO_SCALE);
  /* Before its text, as it is read. */
  g_array_insert_val (self->lines, first_line, placed);
}

static guint
count_columns (GPtrArray *blocks,
               guint      first,
               guint      end)
{
  guint n_columns = 0;

  for (guint i = first; i < end; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);

      n_columns = MAX (n_columns, block->column + MAX (block->span, 1));
    }
  return n_columns;
}

/* What each column of a table gets, without its padding. */
static double *
column_widths (AnningPages *self,
               GPtrArray   *blocks,
               GPtrArray   *layouts,
               guint        first,
               guint        end,
               guint        n_columns)
{
  double *widths = g_new0 (double, n_columns);
  g_autofree gboolean *figures = g_new0 (gboolean, n_columns);

  for (guint i = first; i < end; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      int width;

      /* What goes over several is set into what they get. */
      if (block->span > 1)
        continue;
      pango_layout_get_size (g_ptr_array_index (layouts, i), &width, NULL);
      widths[block->column] = MAX (widths[block->column], ceil (width / (double) PANGO_SCALE) + 1);
      figures[block->column] |= block->figure;
    }
  anning_page_columns_fit (widths, figures, n_columns, self->width - 2 * self->margin - 2 * CELL_PADDING * n_columns,
                           LEAST_CHARS * self->measures->small);
  return widths;
}

/* What a cell gets, without its padding. */
static double
cell_width (const AnningPageBlock *block,
            const double          *widths)
{
  double width = widths[block->column];

  for (guint i = 1; i < block->span; i++)
    width += widths[block->column + i] + 2 * CELL_PADDING;
  return width;
}

/*
 * The cells of one row beside one another; @place is moved below the highest.
 * What begins a page comes below the table's header, @n_header cells from @header on.
 */
static void
place_row (AnningPages  *self,
           GPtrArray    *blocks,
           GPtrArray    *layouts,
           guint         header,
           guint         n_header,
           guint         first,
           guint         end,
           const double *widths,
           Place        *place)
{
  Place after = *place;
  double height = 0;

  for (guint i = first; i < end; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      PangoLayout *layout = g_ptr_array_index (layouts, i);

      pango_layout_set_width (layout, (int) (cell_width (block, widths) * PANGO_SCALE));
      height = MAX (height, layout_height (self, layout, 0));
    }

  /* A row stays whole unless it is higher than a page. */
  if (place->y + height + 2 * CELL_PADDING > anning_pages_bottom (self)
      && height + 2 * CELL_PADDING <= anning_pages_bottom (self) - self->margin)
    {
      *place = (Place) { place->page + 1, self->margin };
      if (first != header)
        place_row (self, blocks, layouts, header, n_header, header, header + n_header, widths, place);
    }

  after = *place;
  for (guint i = first; i < end; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      Place cell = { place->page, place->y + CELL_PADDING };
      double x = self->margin + CELL_PADDING;

      for (guint column = 0; column < block->column; column++)
        x += widths[column] + 2 * CELL_PADDING;
      place_layout (self, block, i, g_ptr_array_index (layouts, i), x, &cell);
      if (cell.page > after.page || (cell.page == after.page && cell.y > after.y))
        after = cell;
    }
  after.y += CELL_PADDING;
  add_rule (self, after.page, self->margin, after.y, self->width - 2 * self->margin, RULE_WIDTH);
  *place = after;
}

static void
place_table (AnningPages *self,
             GPtrArray   *blocks,
             GPtrArray   *layouts,
             guint        first,
             guint        end,
             Place       *place)
{
  const guint n_columns = count_columns (blocks, first, end);
  g_autofree double *widths = column_widths (self, blocks, layouts, first, end, n_columns);
  guint row_start = first;
  guint n_header = 0;

  for (guint i = first; i < end; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      const AnningPageBlock *next = i + 1 < end ? g_ptr_array_index (blocks, i + 1) : NULL;

      if (next != NULL && next->row == block->row)
        continue;
      if (row_start == first)
        n_header = i + 1 - first;
      place_row (self, blocks, layouts, first, n_header, row_start, i + 1, widths, place);
      row_start = i + 1;
    }
}

static guint
table_end (GPtrArray *blocks,
           guint      first)
{
  const AnningPageBlock *block = g_ptr_array_index (blocks, first);
  guint end = first + 1;

  for (; end < blocks->len; end++)
    {
      const AnningPageBlock *next = g_ptr_array_index (blocks, end);

      if (next->style != ANNING_PAGE_CELL || next->table != block->table)
        break;
    }
  return end;
}

static void
place_blocks (AnningPages *self,
              GPtrArray   *blocks)
{
  const double width = self->width - 2 * self->margin;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new ();
  Place place = { 0, self->margin };

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);

      g_ptr_array_add (layouts, make_layout (self, block, block->markup,
                                             block->style == ANNING_PAGE_CELL
                                               ? -1
                                               : width - block_indent (self, block)));
    }

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      const guint first_line = self->lines->len;

      if (i > 0)
        place.y += block_gap (self, block);
      if (place.y + needed_room (self, blocks, layouts, i) > anning_pages_bottom (self)
          && (keeps_with_next (blocks, i) || block->style == ANNING_PAGE_CELL || block->draw != NULL)
          && place.y > self->margin)
        place = (Place) { place.page + 1, self->margin };

      if (block->style == ANNING_PAGE_CELL)
        {
          const guint end = table_end (blocks, i);

          place_table (self, blocks, layouts, i, end, &place);
          i = end - 1;
          continue;
        }
      if (block->draw != NULL)
        {
          const AnningPlacedDrawing drawing = { block, place.page, place.y };

          g_array_append_val (self->drawings, drawing);
          place.y += block->height;
        }
      place_layout (self, block, i, g_ptr_array_index (layouts, i), self->margin + block_indent (self, block), &place);
      if (block->marker != NULL)
        place_marker (self, block, first_line);
    }
  self->n_pages = place.page + 1;
}

static void
placed_line_clear (gpointer data)
{
  AnningPlacedLine *placed = data;

  pango_layout_line_unref (placed->line);
}

AnningPages *
anning_pages_new (PangoContext   *context,
                  GPtrArray      *blocks,
                  const char     *language,
                  AnningPageSize  size,
                  double          width,
                  double          height)
{
  AnningPages *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context) && blocks != NULL, NULL);
  g_return_val_if_fail (size < G_N_ELEMENTS (measures) && width > 0 && height > 0, NULL);

  pango_cairo_context_set_resolution (context, 72);
  /* Paper has no grid of whole points. */
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context,
                              pango_language_from_string (g_strcmp0 (language, "en") == 0 ? "en" : "zh-cn"));

  self = g_new0 (AnningPages, 1);
  self->context = g_object_ref (context);
  self->glyphs = anning_page_glyphs_new ();
  self->measures = &measures[size];
  self->width = width;
  self->height = height;
  self->margin = width * self->measures->margin;
  self->grows = size == ANNING_PAGE_SIZE_PHONE;
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (AnningPlacedLine));
  g_array_set_clear_func (self->lines, placed_line_clear);
  self->rules = g_array_new (FALSE, FALSE, sizeof (AnningPlacedRule));
  self->drawings = g_array_new (FALSE, FALSE, sizeof (AnningPlacedDrawing));
  self->blocks = g_ptr_array_ref (blocks);
  place_blocks (self, blocks);
  return self;
}

void
anning_pages_free (AnningPages *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->drawings, g_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_pointer (&self->glyphs, anning_page_glyphs_free);
  g_free (self);
}

guint
anning_pages_get_count (const AnningPages *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return self->n_pages;
}

/* Where the last of what stands on @page ends. */
static double
page_end (const AnningPages *self,
          guint              page)
{
  double end = self->margin;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const AnningPlacedLine *placed = &g_array_index (self->lines, AnningPlacedLine, i);
      PangoRectangle logical;

      if (placed->page != page)
        continue;
      pango_layout_line_get_extents (placed->line, NULL, &logical);
      end = MAX (end, placed->baseline + (logical.y + logical.height) / (double) PANGO_SCALE);
    }
  for (guint i = 0; i < self->rules->len; i++)
    {
      const AnningPlacedRule *rule = &g_array_index (self->rules, AnningPlacedRule, i);

      if (rule->page == page)
        end = MAX (end, rule->y + rule->height);
    }
  for (guint i = 0; i < self->drawings->len; i++)
    {
      const AnningPlacedDrawing *drawing = &g_array_index (self->drawings, AnningPlacedDrawing, i);

      if (drawing->page == page)
        end = MAX (end, drawing->y + drawing->block->height);
    }
  return end;
}

double
anning_pages_get_height (const AnningPages *self,
                         guint              page)
{
  g_return_val_if_fail (self != NULL && page < self->n_pages, 0);

  return self->grows ? MIN (self->height, ceil (page_end (self, page) + self->margin)) : self->height;
}

char *
anning_pages_dup_text (const AnningPages *self,
                       guint              page)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && page < self->n_pages, g_string_free (text, FALSE));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const AnningPlacedLine *placed = &g_array_index (self->lines, AnningPlacedLine, i);

      if (placed->page != page)
        continue;
      g_string_append_len (text, pango_layout_get_text (placed->line->layout) + placed->line->start_index,
                           placed->line->length);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
