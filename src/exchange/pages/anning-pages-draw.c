/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pages-private.h"

#define GREY 0.55

/* On a bright screen black on white dazzles. */
static const double ink[3] = { 0.14, 0.18, 0.18 };

static void
draw_line (const AnningPages *self,
           cairo_t           *cr,
           PangoLayoutLine   *line,
           double             x,
           double             baseline,
           AnningPagesLook    look)
{
  if (look == ANNING_PAGES_SCREEN)
    {
      cairo_set_source_rgb (cr, ink[0], ink[1], ink[2]);
      cairo_move_to (cr, x, baseline);
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (look == ANNING_PAGES_WITH_TEXT)
    {
      anning_page_glyphs_show_line (self->glyphs, cr, line, x, baseline);
      return;
    }
  cairo_move_to (cr, x, baseline);
  pango_cairo_layout_line_path (cr, line);
  cairo_fill (cr);
}

static void
draw_footer (const AnningPages *self,
             cairo_t           *cr,
             guint              page,
             AnningPagesLook    look)
{
  g_autofree char *text = g_strdup_printf ("%u / %u", page + 1, self->n_pages);
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  int width;

  pango_font_description_set_family_static (font, ANNING_PAGES_FAMILIES);
  pango_font_description_set_size (font, (int) (self->measures->footer * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  draw_line (self, cr, pango_layout_get_line_readonly (layout, 0), (self->width - width / (double) PANGO_SCALE) / 2,
             anning_pages_get_height (self, page) - self->margin + self->measures->footer_gap, look);
}

static void
draw_drawing (const AnningPages   *self,
              cairo_t             *cr,
              const AnningPlacedDrawing *drawing)
{
  const AnningPageBlock *block = drawing->block;

  cairo_save (cr);
  cairo_translate (cr, self->margin, drawing->y);
  cairo_set_source_rgb (cr, 0, 0, 0);
  block->draw (cr, self->context, self->width - 2 * self->margin, block->height, block->data);
  cairo_restore (cr);
}

void
anning_pages_draw (const AnningPages *self,
                   cairo_t           *cr,
                   guint              page,
                   AnningPagesLook    look)
{
  AnningPageTags tags = { 0 };

  g_return_if_fail (self != NULL && cr != NULL && page < self->n_pages);

  cairo_save (cr);
  cairo_set_source_rgb (cr, GREY, GREY, GREY);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const AnningPlacedRule *rule = &g_array_index (self->rules, AnningPlacedRule, i);

      if (rule->page != page)
        continue;
      cairo_rectangle (cr, rule->x, rule->y, rule->width, rule->height);
      cairo_fill (cr);
    }

  for (guint i = 0; i < self->drawings->len; i++)
    {
      const AnningPlacedDrawing *drawing = &g_array_index (self->drawings, AnningPlacedDrawing, i);

      if (drawing->page == page)
        draw_drawing (self, cr, drawing);
    }

  for (guint i = 0; i < self->lines->len; i++)
    {
      const AnningPlacedLine *placed = &g_array_index (self->lines, AnningPlacedLine, i);

      if (placed->page != page)
        continue;
      if (look == ANNING_PAGES_WITH_TEXT)
        anning_page_tags_enter (&tags, cr, &placed->tag);
      draw_line (self, cr, placed->line, placed->x, placed->baseline, look);
    }
  anning_page_tags_leave (&tags, cr);

  if (self->n_pages > 1)
    draw_footer (self, cr, page, look);
  cairo_restore (cr);
}
