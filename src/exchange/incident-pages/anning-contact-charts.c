/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contact-charts.h"

#include <math.h>

#define FAMILIES "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei, Sans"
#define TEXT_SIZE 8.0
#define LINE 0.6
#define GAP 4.0
#define LEFT 26.0
#define BOTTOM 14.0
#define LEGEND 16.0
#define SWATCH 8.0
/* Wider bars are no easier to read. */
#define BAR_MOST 18.0
#define BAR_PART 0.75
#define DAYS_BETWEEN_TICKS 60.0 /* points */
#define NIGHT_LINE 2.0

static PangoLayout *
make_layout (PangoContext *context,
             const char   *text)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_absolute_size (font, TEXT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* @align: 0: @x is at its left, 0.5: in its middle, 1: at its right. Returns: its width */
static double
draw_text (cairo_t      *cr,
           PangoContext *context,
           const char   *text,
           double        x,
           double        y,
           double        align)
{
  g_autoptr (PangoLayout) layout = make_layout (context, text);
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, x - align * width / PANGO_SCALE, y - height / (2.0 * PANGO_SCALE));
  /* As shapes, like all text of the pages. */
  pango_cairo_layout_path (cr, layout);
  cairo_fill (cr);
  return width / (double) PANGO_SCALE;
}

static void
get_ink (cairo_t *cr,
         double   ink[3])
{
  double alpha;

  if (cairo_pattern_get_rgba (cairo_get_source (cr), &ink[0], &ink[1], &ink[2], &alpha) != CAIRO_STATUS_SUCCESS)
    ink[0] = ink[1] = ink[2] = 0;
}

static void
set_ink (cairo_t      *cr,
         const double  ink[3],
         double        strength)
{
  cairo_set_source_rgba (cr, ink[0], ink[1], ink[2], strength);
}

/* Filled, hatched, grey and empty: also seen without colours. */
static void
fill_counted (cairo_t       *cr,
              const double   ink[3],
              AnningCounted  counted,
              double         x,
              double         y,
              double         width,
              double         height)
{
  static const double strengths[ANNING_N_COUNTED] = {
    [ANNING_COUNTED_CONNECTED] = 1,
    [ANNING_COUNTED_UNANSWERED] = 0,
    [ANNING_COUNTED_MESSAGES] = 0.35,
    [ANNING_COUNTED_VISITS] = 0,
  };

  cairo_rectangle (cr, x, y, width, height);
  set_ink (cr, ink, strengths[counted]);
  cairo_fill (cr);
  if (counted == ANNING_COUNTED_VISITS)
    {
      cairo_save (cr);
      cairo_rectangle (cr, x, y, width, height);
      cairo_clip (cr);
      set_ink (cr, ink, 1);
      cairo_set_line_width (cr, LINE);
      for (double from = x - height; from < x + width; from += 3)
        {
          cairo_move_to (cr, from, y + height);
          cairo_line_to (cr, from + height, y);
        }
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  set_ink (cr, ink, 1);
  cairo_set_line_width (cr, LINE);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
}

AnningDayChart *
anning_day_chart_new (GArray            *days,
                      gint32             first,
                      gint32             last,
                      guint              limit,
                      const char *const *labels)
{
  AnningDayChart *self = g_new0 (AnningDayChart, 1);

  self->days = g_array_ref (days);
  self->first = first;
  self->last = MAX (first, last);
  self->limit = limit;
  self->labels = labels;
  self->most = limit;
  for (guint i = 0; i < days->len; i++)
    self->most = MAX (self->most, anning_counted_total (g_array_index (days, AnningDayCount, i).counts));
  return self;
}

void
anning_day_chart_free (gpointer chart)
{
  AnningDayChart *self = chart;

  g_array_unref (self->days);
  g_free (self);
}

static void
draw_legend (const AnningDayChart *self,
             cairo_t              *cr,
             PangoContext         *context,
             const double          ink[3])
{
  double x = LEFT;

  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      fill_counted (cr, ink, i, x, (LEGEND - SWATCH) / 2, SWATCH, SWATCH);
      x += SWATCH + GAP;
      x += draw_text (cr, context, self->labels[i], x, LEGEND / 2, 0) + 3 * GAP;
    }
}

/* The least of 1, 2, 5, 10… that makes at most five steps. */
static guint
find_step (guint most)
{
  guint step = 1;

  for (guint i = 0; most / step > 5; i++)
    step = i % 3 == 1 ? step / 2 * 5 : step * 2;
  return step;
}

static void
draw_scale (const AnningDayChart *self,
            cairo_t              *cr,
            PangoContext         *context,
            const double          ink[3],
            double                width,
            double                top,
            double                bottom)
{
  const guint step = find_step (self->most);

  for (guint value = 0; value <= self->most; value += step)
    {
      g_autofree char *text = g_strdup_printf ("%u", value);
      const double y = bottom - (bottom - top) * value / self->most;

      set_ink (cr, ink, 0.2);
      cairo_set_line_width (cr, LINE);
      cairo_move_to (cr, LEFT, y);
      cairo_line_to (cr, width, y);
      cairo_stroke (cr);
      set_ink (cr, ink, 1);
      draw_text (cr, context, text, LEFT - GAP, y, 1);
    }
}

static void
draw_limit (const AnningDayChart *self,
            cairo_t              *cr,
            const double          ink[3],
            double                width,
            double                y)
{
  static const double dashes[] = { 4, 3 };

  set_ink (cr, ink, 1);
  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1.2);
  cairo_move_to (cr, LEFT, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_days (const AnningDayChart *self,
           cairo_t              *cr,
           PangoContext         *context,
           const double          ink[3],
           double                pitch,
           double                y)
{
  const gint32 n = self->last - self->first + 1;
  const gint32 step = (gint32) ceil (DAYS_BETWEEN_TICKS / pitch);

  set_ink (cr, ink, 1);
  for (gint32 i = 0; i < n; i += step)
    {
      char text[16];
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) (self->first + i));
      g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
      draw_text (cr, context, text, LEFT + i * pitch, y, 0);
    }
}

void
anning_day_chart_draw (cairo_t       *cr,
                       PangoContext  *context,
                       double         width,
                       double         height,
                       gconstpointer  chart)
{
  const AnningDayChart *self = chart;
  const double top = LEGEND + GAP, bottom = height - BOTTOM;
  const double pitch = MIN ((width - LEFT) / (self->last - self->first + 1), BAR_MOST);
  double ink[3];

  get_ink (cr, ink);
  draw_legend (self, cr, context, ink);
  draw_scale (self, cr, context, ink, width, top, bottom);
  for (guint i = 0; i < self->days->len; i++)
    {
      const AnningDayCount *day = &g_array_index (self->days, AnningDayCount, i);
      const double x = LEFT + (day->day - self->first) * pitch + pitch * (1 - BAR_PART) / 2;
      double y = bottom;

      if (day->day < self->first || day->day > self->last)
        continue;
      for (guint j = 0; j < ANNING_N_COUNTED; j++)
        {
          const double part = (bottom - top) * day->counts[j] / self->most;

          if (day->counts[j] == 0)
            continue;
          y -= part;
          fill_counted (cr, ink, j, x, y, pitch * BAR_PART, part);
        }
    }
  draw_limit (self, cr, ink, width, bottom - (bottom - top) * self->limit / self->most);
  draw_days (self, cr, context, ink, pitch, bottom + BOTTOM / 2 + 1);
}

/* ---- hours ---- */

static gboolean
is_night (const AnningHourChart *self,
          guint                  hour)
{
  const int minute = (int) hour * 60;

  return minute >= self->night_from || minute < self->night_to;
}

void
anning_hour_chart_draw (cairo_t       *cr,
                        PangoContext  *context,
                        double         width,
                        double         height,
                        gconstpointer  chart)
{
  const AnningHourChart *self = chart;
  const double cell = (width - LEFT) / ANNING_N_HOURS;
  const double line = (height - BOTTOM - NIGHT_LINE) / ANNING_N_WEEKDAYS;
  double ink[3];

  get_ink (cr, ink);
  for (guint day = 0; day < ANNING_N_WEEKDAYS; day++)
    {
      set_ink (cr, ink, 1);
      draw_text (cr, context, self->weekdays[day], LEFT - GAP, day * line + line / 2, 1);
      for (guint hour = 0; hour < ANNING_N_HOURS; hour++)
        {
          const guint count = self->hours[day][hour];
          const double strength = self->most > 0 ? 0.6 * count / self->most : 0;

          cairo_rectangle (cr, LEFT + hour * cell, day * line, cell, line);
          set_ink (cr, ink, strength);
          cairo_fill_preserve (cr);
          set_ink (cr, ink, 0.3);
          cairo_set_line_width (cr, LINE);
          cairo_stroke (cr);
          if (count > 0)
            {
              g_autofree char *text = g_strdup_printf ("%u", count);

              set_ink (cr, ink, 1);
              draw_text (cr, context, text, LEFT + (hour + 0.5) * cell, day * line + line / 2, 0.5);
            }
        }
    }
  set_ink (cr, ink, 1);
  for (guint hour = 0; hour < ANNING_N_HOURS; hour++)
    {
      if (is_night (self, hour))
        {
          cairo_rectangle (cr, LEFT + hour * cell, ANNING_N_WEEKDAYS * line, cell, NIGHT_LINE);
          cairo_fill (cr);
        }
      if (hour % 2 == 0)
        {
          g_autofree char *text = g_strdup_printf ("%u", hour);

          draw_text (cr, context, text, LEFT + hour * cell, height - BOTTOM / 2 + 1, 0.5);
        }
    }
}
