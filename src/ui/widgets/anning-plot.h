/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What is drawn by ourselves and pointed at: a number of places, and a cursor on
 * one of them that pointer, touch and keys move. What the pointer has set it takes
 * away when it leaves; what a click or a key has set stays. Whoever derives from it
 * says where its places are and draws them.
 *
 * Property: cursor (int): index of a place, -1: on none
 * Signal: open (): a click or Enter on the place of the cursor, where that leads somewhere
 */
#define ANNING_TYPE_PLOT (anning_plot_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningPlot, anning_plot, ANNING, PLOT, GtkWidget)

struct _AnningPlotClass
{
  GtkWidgetClass parent_class;

  /* Returns: the place at these logical pixels, -1: none */
  int      (*find)    (AnningPlot *self,
                       double      x,
                       double      y);
  /* Returns: where @keyval leads from @cursor, which may be -1; beyond the ends stands for them. ANNING_PLOT_ELSEWHERE: nowhere */
  int      (*step)    (AnningPlot *self,
                       guint       keyval,
                       int         cursor);
  /* Whether @place leads somewhere; NULL: none does. */
  gboolean (*leads)   (AnningPlot *self,
                       int         place);
  /* Colours have changed: by default it is drawn again. */
  void     (*restyle) (AnningPlot *self);
  /* Where the cursor goes when the focus comes by keys, -1: nowhere. */
  int      (*enter)   (AnningPlot *self);
};

#define ANNING_PLOT_ELSEWHERE G_MININT

/* What of the widget is to be seen within a viewport: from where on, and how wide, in logical pixels. */
typedef struct
{
  double from;
  double width;
} AnningPlotSight;

/* The colours of what is written and ruled. */
typedef struct
{
  GdkRGBA text;
  GdkRGBA label;
  GdkRGBA line;
} AnningPlotColors;

void anning_plot_set_n_places   (AnningPlot            *self,
                                 guint                  n_places);
void anning_plot_set_cursor     (AnningPlot            *self,
                                 int                    place);
int  anning_plot_get_cursor     (AnningPlot            *self);
int  anning_plot_step_in_line   (guint                  keyval,
                                 int                    cursor,
                                 guint                  n_places,
                                 guint                  page);

/* ---- for those who draw ---- */

void anning_plot_find_colors    (AnningPlot            *self,
                                 AnningPlotColors      *colors);
void anning_plot_find_sight     (AnningPlot            *self,
                                 AnningPlotSight       *sight);
void anning_plot_measure_text   (AnningPlot            *self,
                                 const char            *text,
                                 int                   *width,
                                 int                   *height);
void anning_plot_append_text    (AnningPlot            *self,
                                 GtkSnapshot           *snapshot,
                                 const char            *text,
                                 const GdkRGBA         *color,
                                 const graphene_rect_t *within,
                                 double                 align);

G_END_DECLS
