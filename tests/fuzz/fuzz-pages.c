/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "anning-page-text.h"
#include "anning-pages.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* Each page is laid out with Pango: of a long text nothing new is learnt. */
#define MOST 1500
#define PAGES_MOST 400

/* Each line is a block; its first byte says of what kind, and whether it is markup of ours or a text of somebody's. */
static GPtrArray *
read_blocks (const guint8 *data,
             size_t        size)
{
  GPtrArray *blocks = anning_page_blocks_new ();
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint row = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint kind = (guchar) lines[i][0] % ANNING_PAGE_DRAWING;
      g_autofree char *valid = g_utf8_make_valid (*lines[i] != '\0' ? lines[i] + 1 : "", -1);
      g_autofree char *escaped = g_markup_escape_text (valid, -1);
      AnningPageBlock *block;

      block = anning_page_blocks_add (blocks, kind, *lines[i] & 0x20 ? valid : escaped,
                                      kind == ANNING_PAGE_ITEM ? "1." : NULL);
      if (kind != ANNING_PAGE_CELL)
        continue;
      block->table = 1;
      block->row = row / 3;
      block->column = row++ % 3;
    }
  return blocks;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  static PangoFontMap *fonts;
  g_autoptr (GPtrArray) blocks = NULL;
  PangoContext *context;
  g_autoptr (AnningPages) pages = NULL;
  g_autofree char *all = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (size == 0 || size > MOST)
    return 0;
  if (fonts == NULL)
    fonts = pango_cairo_font_map_new ();
  blocks = read_blocks (data, size);
  context = pango_font_map_create_context (fonts);
  pages = anning_pages_new (context, blocks, "zh", (AnningPageSize) (data[size - 1] % 3),
                            ANNING_A4_WIDTH, ANNING_A4_HEIGHT);
  g_assert_cmpuint (anning_pages_get_count (pages), >=, 1);
  g_assert_cmpuint (anning_pages_get_count (pages), <=, PAGES_MOST);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 64, 64);
  cr = cairo_create (surface);
  for (guint i = 0; i < MIN (anning_pages_get_count (pages), 2); i++)
    {
      g_autofree char *text = anning_pages_dup_text (pages, i);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpfloat (anning_pages_get_height (pages, i), >, 0);
      anning_pages_draw (pages, cr, i, ANNING_PAGES_SHAPES);
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  all = anning_page_blocks_dup_text (blocks);
  g_assert_true (g_utf8_validate (all, -1, NULL));
  return 0;
}
