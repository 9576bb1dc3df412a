/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wave-picture.h"

#include <math.h>

/* How much of the colour the peaks have; the average inside them has all of it, where it is known. */
#define PEAK_SHARE 0.5f
/* A quiet recording is drawn larger, but noise alone is not drawn as speech. */
#define LEAST_LOUDEST 24
#define FULL_SCALE 127.0f
#define RMS_FULL_SCALE 255.0f

struct _AnningWavePicture
{
  GArray *columns; /* AnningWaveColumn */
  guint loudest;
  gboolean has_rms;
  GskRenderNode *heard;
  GskRenderNode *rest;

  /* What they were drawn for. */
  gboolean valid;
  AnningWaveSpan span;
  int width;  /* pixels of the device */
  int height;
  int scale;
  GdkRGBA heard_color;
  GdkRGBA rest_color;
  guint drawn;
};

/* Where a column begins and ends, in pixels from the top. */
typedef struct
{
  float peak_top;
  float peak_bottom;
  float rms_top;
  float rms_bottom;
} Extent;

AnningWavePicture *
anning_wave_picture_new (void)
{
  AnningWavePicture *self = g_new0 (AnningWavePicture, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (AnningWaveColumn));
  return self;
}

void
anning_wave_picture_free (AnningWavePicture *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->columns);
  g_clear_pointer (&self->heard, gsk_render_node_unref);
  g_clear_pointer (&self->rest, gsk_render_node_unref);
  g_free (self);
}

void
anning_wave_picture_forget (AnningWavePicture *self)
{
  self->valid = FALSE;
  self->loudest = 0;
}

/* How much of the pixel from @y to @y + 1 lies between @top and @bottom. */
static inline float
cover (float top,
       float bottom,
       float y)
{
  return CLAMP (MIN (bottom, y + 1) - MAX (top, y), 0.0f, 1.0f);
}

static void
find_extents (AnningWavePicture *self,
              Extent            *extents)
{
  float middle = (float) self->height / 2.0f;
  float scale = middle / (float) MAX (self->loudest, LEAST_LOUDEST);
  float rms_scale = scale * FULL_SCALE / RMS_FULL_SCALE;

  for (int x = 0; x < self->width; x++)
    {
      const AnningWaveColumn *column = &g_array_index (self->columns, AnningWaveColumn, x);
      float rms = (float) column->rms * rms_scale;

      /* Silence is a line. */
      extents[x].peak_top = MIN (middle - (float) column->high * scale, middle - 0.5f);
      extents[x].peak_bottom = MAX (middle - (float) column->low * scale, middle + 0.5f);
      extents[x].rms_top = MAX (middle - rms, extents[x].peak_top);
      extents[x].rms_bottom = MIN (middle + rms, extents[x].peak_bottom);
    }
}

/* Every pixel of a column that is touched; those that are touched in part have part of the strength. */
static void
fill_column (guint8       *pixels,
             int           stride,
             int           height,
             const Extent *extent,
             float         share)
{
  int first = MAX ((int) extent->peak_top, 0);
  int end = MIN ((int) ceilf (extent->peak_bottom), height);

  for (int y = first; y < end; y++)
    {
      float peak = cover (extent->peak_top, extent->peak_bottom, (float) y);
      float rms = cover (extent->rms_top, extent->rms_bottom, (float) y);

      pixels[(gsize) y * (gsize) stride] = (guint8) ((peak * share + rms * (1.0f - share)) * 255.0f + 0.5f);
    }
}

static cairo_surface_t *
make_mask (AnningWavePicture *self)
{
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, self->width, self->height);
  g_autofree Extent *extents = g_new (Extent, self->width);
  guint8 *pixels = cairo_image_surface_get_data (mask);
  int stride = cairo_image_surface_get_stride (mask);
  float share = self->has_rms ? PEAK_SHARE : 1.0f;

  find_extents (self, extents);
  for (int x = 0; x < self->width; x++)
    fill_column (pixels + x, stride, self->height, &extents[x], share);
  cairo_surface_mark_dirty (mask);
  cairo_surface_set_device_scale (mask, self->scale, self->scale);
  return mask;
}

/* A node of cairo is painted from the mask as it is; a texture would be copied for each frame where there is no GPU. */
static GskRenderNode *
make_node (AnningWavePicture *self,
           cairo_surface_t   *mask,
           const GdkRGBA     *color)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) self->width / (float) self->scale,
                                                                 (float) self->height / (float) self->scale));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_mask_surface (cr, mask, 0, 0);
  cairo_destroy (cr);
  return node;
}

static void
draw (AnningWavePicture *self)
{
  cairo_surface_t *mask = make_mask (self);

  g_clear_pointer (&self->heard, gsk_render_node_unref);
  g_clear_pointer (&self->rest, gsk_render_node_unref);
  self->heard = make_node (self, mask, &self->heard_color);
  self->rest = make_node (self, mask, &self->rest_color);
  cairo_surface_destroy (mask);
  self->drawn++;
}

void
anning_wave_picture_update (AnningWavePicture     *self,
                            const AnningWavePeaks *peaks,
                            const AnningWaveSpan  *span,
                            int                    width,
                            int                    height,
                            int                    scale,
                            const GdkRGBA         *heard,
                            const GdkRGBA         *rest)
{
  gboolean columns_same = self->valid && self->width == width * scale && self->span.start_ms == span->start_ms &&
                          self->span.end_ms == span->end_ms;

  if (width <= 0 || height <= 0)
    return;
  if (columns_same && self->height == height * scale && self->scale == scale &&
      gdk_rgba_equal (&self->heard_color, heard) && gdk_rgba_equal (&self->rest_color, rest))
    return;

  if (self->loudest == 0)
    self->loudest = anning_wave_loudest (peaks);
  self->has_rms = peaks->rms != NULL;
  self->span = *span;
  self->width = width * scale;
  self->height = height * scale;
  self->scale = scale;
  self->heard_color = *heard;
  self->rest_color = *rest;
  if (!columns_same)
    {
      g_array_set_size (self->columns, (guint) self->width);
      anning_wave_columns_fill (peaks, span, (guint) self->width, &g_array_index (self->columns, AnningWaveColumn, 0));
    }
  draw (self);
  self->valid = TRUE;
}

static void
append_part (GtkSnapshot   *snapshot,
             GskRenderNode *node,
             float          from,
             float          to,
             float          height)
{
  if (node == NULL || to <= from)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (from, 0, to - from, height));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_pop (snapshot);
}

void
anning_wave_picture_append (AnningWavePicture *self,
                            GtkSnapshot       *snapshot,
                            double             cursor)
{
  float width = (float) self->width / (float) MAX (self->scale, 1);
  float height = (float) self->height / (float) MAX (self->scale, 1);
  /* A border between two pixels would be drawn soft, which costs more than all the rest. */
  float border = CLAMP (roundf ((float) cursor), 0.0f, width);

  append_part (snapshot, self->heard, 0, border, height);
  append_part (snapshot, self->rest, border, width, height);
}

const AnningWaveColumn *
anning_wave_picture_get_columns (AnningWavePicture *self,
                                 guint             *n_columns)
{
  *n_columns = self->valid ? self->columns->len : 0;
  return *n_columns > 0 ? &g_array_index (self->columns, AnningWaveColumn, 0) : NULL;
}

guint
anning_wave_picture_get_drawn (AnningWavePicture *self)
{
  return self->drawn;
}
