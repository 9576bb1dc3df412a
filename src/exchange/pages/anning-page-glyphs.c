/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-page-glyphs.h"

#include <math.h>
#include <string.h>

struct _AnningPageGlyphs
{
  GHashTable *faces; /* cairo_font_face_t of Pango → cairo_font_face_t that draws its shapes */
};

static cairo_user_data_key_t shapes_key;

static void
face_destroy (gpointer face)
{
  cairo_font_face_destroy (face);
}

AnningPageGlyphs *
anning_page_glyphs_new (void)
{
  AnningPageGlyphs *self = g_new0 (AnningPageGlyphs, 1);

  self->faces = g_hash_table_new_full (NULL, NULL, face_destroy, face_destroy);
  return self;
}

/* @self: (nullable) */
void
anning_page_glyphs_free (AnningPageGlyphs *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->faces);
  g_free (self);
}

/* One letter, an em high, as its font has it. */
static cairo_status_t
render_cb (cairo_scaled_font_t  *scaled,
           unsigned long         index,
           cairo_t              *cr,
           cairo_text_extents_t *extents)
{
  cairo_scaled_font_t *shapes = cairo_font_face_get_user_data (cairo_scaled_font_get_font_face (scaled), &shapes_key);
  cairo_glyph_t glyph = { index, 0, 0 };
  cairo_text_extents_t own;

  cairo_scaled_font_glyph_extents (shapes, &glyph, 1, &own);
  extents->x_advance = own.x_advance;
  extents->y_advance = own.y_advance;
  cairo_set_scaled_font (cr, shapes);
  cairo_glyph_path (cr, &glyph, 1);
  cairo_fill (cr);
  return cairo_scaled_font_status (shapes);
}

/* Returns: (transfer none): draws the letters of @face */
static cairo_font_face_t *
find_face (AnningPageGlyphs  *self,
           cairo_font_face_t *face)
{
  cairo_font_face_t *found = g_hash_table_lookup (self->faces, face);
  cairo_font_options_t *options;
  cairo_matrix_t identity;

  if (found != NULL)
    return found;

  /* As it was drawn by its maker: on no grid. */
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_matrix_init_identity (&identity);
  found = cairo_user_font_face_create ();
  cairo_font_face_set_user_data (found, &shapes_key, cairo_scaled_font_create (face, &identity, &identity, options),
                                 (cairo_destroy_func_t) cairo_scaled_font_destroy);
  cairo_user_font_face_set_render_glyph_func (found, render_cb);
  cairo_font_options_destroy (options);
  g_hash_table_insert (self->faces, cairo_font_face_reference (face), found);
  return found;
}

/* Adds what @run holds from @x on. Returns: where it ends */
static double
take_run (PangoGlyphItem *run,
          const char     *text,
          double          x,
          double          baseline,
          GArray         *glyphs,
          GArray         *clusters)
{
  PangoGlyphItemIter iter;
  gboolean more;

  for (more = pango_glyph_item_iter_init_start (&iter, run, text); more; more = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t cluster = { iter.end_index - iter.start_index, 0 };

      for (int i = iter.start_glyph; i < iter.end_glyph; i++)
        {
          const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
          cairo_glyph_t glyph = { info->glyph, x + info->geometry.x_offset / (double) PANGO_SCALE,
                                  baseline + info->geometry.y_offset / (double) PANGO_SCALE };

          x += info->geometry.width / (double) PANGO_SCALE;
          if (info->glyph == PANGO_GLYPH_EMPTY || (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
            continue;
          g_array_append_val (glyphs, glyph);
          cluster.num_glyphs++;
        }
      g_array_append_val (clusters, cluster);
    }
  return x;
}

/* Whether all of it goes from left to right and is there in its fonts. */
static gboolean
is_plain (PangoLayoutLine *line)
{
  for (const GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *run = l->data;

      if (run->item->analysis.level % 2 != 0 || run->item->analysis.font == NULL)
        return FALSE;
      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          const PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

          if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
            return FALSE;
        }
    }
  return TRUE;
}

void
anning_page_glyphs_show_line (AnningPageGlyphs *self,
                              cairo_t          *cr,
                              PangoLayoutLine  *line,
                              double            x,
                              double            baseline)
{
  const char *text = pango_layout_get_text (line->layout);

  g_return_if_fail (self != NULL && cr != NULL);

  if (!is_plain (line))
    {
      cairo_move_to (cr, x, baseline);
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  for (const GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font));
      g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
      g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
      cairo_matrix_t matrix;

      x = take_run (run, text, x, baseline, glyphs, clusters);
      cairo_scaled_font_get_font_matrix (scaled, &matrix);
      cairo_set_font_face (cr, find_face (self, cairo_scaled_font_get_font_face (scaled)));
      cairo_set_font_matrix (cr, &matrix);
      cairo_show_text_glyphs (cr, text + run->item->offset, run->item->length, (gconstpointer) glyphs->data,
                              (int) glyphs->len, (gconstpointer) clusters->data, (int) clusters->len, 0);
    }
}
