/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wave-picture.h"

#include <math.h>

/* How much of the colour the peaks have; the average inside them has all of it, where it is known. */
#define PEAK_SHARE 0.5f
/* A quiet recording is drawn larger, but noise alone is not drawn as speech. */
#define LEAST_LOUDEST 24
#define FULL_SCALE 127.0f
#define RMS_FULL_SCALE 255.0f
#define BYTES_PER_PIXEL 4

struct _AnningWavePicture
{
  GArray *columns; /* AnningWaveColumn */
  guint loudest;
  gboolean has_rms;
  GdkTexture *heard;
  GdkTexture *rest;

  /* What they were drawn for. */
  gboolean valid;
  AnningWaveSpan span;
  int width;
  int height;
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
  g_clear_object (&self->heard);
  g_clear_object (&self->rest);
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

/* The colour in each of 256 strengths, as the texture wants it. */
static void
fill_table (const GdkRGBA *color,
            guint32       *table)
{
  for (guint i = 0; i < 256; i++)
    {
      float alpha = color->alpha * (float) i / 255.0f;
      guint32 a = (guint32) lroundf (alpha * 255.0f);
      guint32 r = (guint32) lroundf (color->red * alpha * 255.0f);
      guint32 g = (guint32) lroundf (color->green * alpha * 255.0f);
      guint32 b = (guint32) lroundf (color->blue * alpha * 255.0f);

      table[i] = (a << 24) | (r << 16) | (g << 8) | b;
    }
}

static GdkTexture *
make_texture (guint32 *pixels,
              int      width,
              int      height)
{
  gsize stride = (gsize) width * BYTES_PER_PIXEL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, stride * (gsize) height);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
draw (AnningWavePicture *self)
{
  g_autofree Extent *extents = g_new (Extent, self->width);
  guint32 heard_table[256], rest_table[256];
  gsize n_pixels = (gsize) self->width * (gsize) self->height;
  guint32 *heard = g_new (guint32, n_pixels);
  guint32 *rest = g_new (guint32, n_pixels);
  float share = self->has_rms ? PEAK_SHARE : 1.0f;

  find_extents (self, extents);
  fill_table (&self->heard_color, heard_table);
  fill_table (&self->rest_color, rest_table);
  for (int y = 0; y < self->height; y++)
    {
      for (int x = 0; x < self->width; x++)
        {
          const Extent *extent = &extents[x];
          gsize place = (gsize) y * (gsize) self->width + (gsize) x;
          float peak = cover (extent->peak_top, extent->peak_bottom, (float) y);
          float rms = cover (extent->rms_top, extent->rms_bottom, (float) y);
          guint strength = (guint) ((peak * share + rms * (1.0f - share)) * 255.0f + 0.5f);

          heard[place] = heard_table[MIN (strength, 255)];
          rest[place] = rest_table[MIN (strength, 255)];
        }
    }

  g_clear_object (&self->heard);
  g_clear_object (&self->rest);
  self->heard = make_texture (heard, self->width, self->height);
  self->rest = make_texture (rest, self->width, self->height);
  self->drawn++;
}

void
anning_wave_picture_update (AnningWavePicture     *self,
                            const AnningWavePeaks *peaks,
                            const AnningWaveSpan  *span,
                            int                    width,
                            int                    height,
                            const GdkRGBA         *heard,
                            const GdkRGBA         *rest)
{
  gboolean columns_same = self->valid && self->width == width && self->span.start_ms == span->start_ms &&
                          self->span.end_ms == span->end_ms;

  if (width <= 0 || height <= 0)
    return;
  if (columns_same && self->height == height && gdk_rgba_equal (&self->heard_color, heard) &&
      gdk_rgba_equal (&self->rest_color, rest))
    return;

  if (self->loudest == 0)
    self->loudest = anning_wave_loudest (peaks);
  self->has_rms = peaks->rms != NULL;
  self->span = *span;
  self->width = width;
  self->height = height;
  self->heard_color = *heard;
  self->rest_color = *rest;
  if (!columns_same)
    {
      g_array_set_size (self->columns, (guint) width);
      anning_wave_columns_fill (peaks, span, (guint) width, &g_array_index (self->columns, AnningWaveColumn, 0));
    }
  draw (self);
  self->valid = TRUE;
}

static void
append_part (GtkSnapshot           *snapshot,
             GdkTexture            *texture,
             const graphene_rect_t *area,
             float                  from,
             float                  to)
{
  if (texture == NULL || to <= from)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (area->origin.x + from, area->origin.y, to - from, area->size.height));
  gtk_snapshot_append_texture (snapshot, texture, area);
  gtk_snapshot_pop (snapshot);
}

void
anning_wave_picture_append (AnningWavePicture     *self,
                            GtkSnapshot           *snapshot,
                            const graphene_rect_t *area,
                            double                 cursor)
{
  float border = CLAMP ((float) cursor, 0.0f, area->size.width);

  append_part (snapshot, self->heard, area, 0, border);
  append_part (snapshot, self->rest, area, border, area->size.width);
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
