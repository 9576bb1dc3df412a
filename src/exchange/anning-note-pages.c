/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-pages.h"

/* Readable at arm's length without glasses: twice the size of newspaper print. */
#define BODY_SIZE 18
#define GREETING_SIZE 22
#define LINE_HEIGHT 1.2
#define BLOCK_GAP 14.0
#define FOOTER_SIZE 10
#define FOOTER_GAP 24.0

/* Names of what Linux desktops install for Chinese, then whatever there is. */
#define FAMILIES "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei, Sans"

/* One line of text and where it stands. */
typedef struct
{
  PangoLayoutLine *line;
  guint page;
  double x;
  double baseline;
} PlacedLine;

struct _AnningNotePages
{
  GPtrArray *layouts; /* PangoLayout: keep the lines alive */
  GArray *lines;      /* PlacedLine, page by page */
  PangoContext *context;
  double width;
  double height;
  double margin;
  guint n_pages;
};

static PangoLayout *
make_layout (PangoContext        *context,
             AnningNoteBlockKind  kind,
             const char          *text,
             double               width)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_family_static (font, FAMILIES);
  if (kind == ANNING_NOTE_GREETING)
    {
      pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      pango_font_description_set_size (font, GREETING_SIZE * PANGO_SCALE);
    }
  else
    {
      pango_font_description_set_size (font, BODY_SIZE * PANGO_SCALE);
    }

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, LINE_HEIGHT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Puts the lines of one layout below @y; returns the y below the last one. */
static double
place_layout (AnningNotePages *self,
              PangoLayout     *layout,
              guint           *page,
              double           y)
{
  const double bottom = self->height - self->margin;
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  const int n_lines = pango_layout_get_line_count (layout);
  double shift = 0;
  int index = 0;

  do
    {
      PangoRectangle logical;
      PlacedLine placed;
      double top, height, needed;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      top = logical.y / (double) PANGO_SCALE;
      height = logical.height / (double) PANGO_SCALE;
      if (index == 0)
        shift = y - top;

      /* The first line of a paragraph takes the second with it: none stands alone at the foot. */
      needed = index == 0 && n_lines > 1 ? height * (1 + LINE_HEIGHT) : height;
      if (top + shift + needed > bottom && top + shift > self->margin)
        {
          (*page)++;
          shift = self->margin - top;
        }

      placed.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      placed.page = *page;
      placed.x = self->margin + logical.x / (double) PANGO_SCALE;
      placed.baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE + shift;
      g_array_append_val (self->lines, placed);
      y = top + shift + height * LINE_HEIGHT;
      index++;
    }
  while (pango_layout_iter_next_line (iter));

  return y;
}

static void
placed_line_clear (gpointer data)
{
  PlacedLine *placed = data;

  pango_layout_line_unref (placed->line);
}

AnningNotePages *
anning_note_pages_new (PangoContext *context,
                       GPtrArray    *blocks,
                       const char   *language,
                       double        width,
                       double        height)
{
  AnningNotePages *self;
  guint page = 0;
  double y;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context) && blocks != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_language (context,
                              pango_language_from_string (g_strcmp0 (language, "en") == 0 ? "en" : "zh-cn"));

  self = g_new0 (AnningNotePages, 1);
  self->context = g_object_ref (context);
  self->width = width;
  self->height = height;
  /* 20 mm on A4, in proportion on other paper. */
  self->margin = width * 20.0 / 210.0;
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (PlacedLine));
  g_array_set_clear_func (self->lines, placed_line_clear);

  y = self->margin;
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningNoteBlock *block = g_ptr_array_index (blocks, i);
      PangoLayout *layout = make_layout (context, block->kind, block->text, width - 2 * self->margin);

      g_ptr_array_add (self->layouts, layout);
      y = place_layout (self, layout, &page, i == 0 ? y : y + BLOCK_GAP);
    }
  self->n_pages = page + 1;
  return self;
}

void
anning_note_pages_free (AnningNotePages *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_free (self);
}

guint
anning_note_pages_get_count (const AnningNotePages *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return self->n_pages;
}

static void
draw_footer (const AnningNotePages *self,
             cairo_t               *cr,
             guint                  page)
{
  g_autofree char *text = g_strdup_printf ("%u / %u", page + 1, self->n_pages);
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_size (font, FOOTER_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, self->width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, 0, self->height - self->margin + FOOTER_GAP - FOOTER_SIZE);
  pango_cairo_show_layout (cr, layout);
}

void
anning_note_pages_draw (const AnningNotePages *self,
                        cairo_t               *cr,
                        guint                  page)
{
  g_return_if_fail (self != NULL && cr != NULL && page < self->n_pages);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PlacedLine *placed = &g_array_index (self->lines, PlacedLine, i);

      if (placed->page != page)
        continue;
      cairo_move_to (cr, placed->x, placed->baseline);
      pango_cairo_show_layout_line (cr, placed->line);
    }

  if (self->n_pages > 1)
    draw_footer (self, cr, page);
  cairo_restore (cr);
}
