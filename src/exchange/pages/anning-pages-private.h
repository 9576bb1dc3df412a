/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-page-glyphs.h"
#include "anning-page-tags.h"
#include "anning-pages.h"

G_BEGIN_DECLS

/* Pages between being laid out (anning-pages.c) and being drawn (anning-pages-draw.c). */

/* Names of what Linux desktops install for Chinese, then whatever there is. */
#define ANNING_PAGES_FAMILIES "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei, Sans"

typedef struct
{
  double body;
  double title;
  double heading;
  double small;
  double line_height;
  double gap;         /* between two blocks */
  double heading_gap; /* above a heading */
  double indent;      /* of items and quotes */
  double margin;      /* in proportion to the width */
  double footer;      /* its letters */
  double footer_gap;  /* from the end of the text to its baseline */
} AnningPagesMeasures;

/* One line of text and where it stands. */
typedef struct
{
  PangoLayoutLine *line;
  guint page;
  double x;
  double baseline;
  AnningPageTag tag;
} AnningPlacedLine;

/* A filled rectangle: a table's rule, the bar beside a quote. */
typedef struct
{
  guint page;
  double x;
  double y;
  double width;
  double height;
} AnningPlacedRule;

/* A drawing and where it stands. */
typedef struct
{
  const AnningPageBlock *block;
  guint page;
  double y;
} AnningPlacedDrawing;

struct _AnningPages
{
  GPtrArray *layouts; /* PangoLayout: keep the lines alive */
  GArray *lines;      /* AnningPlacedLine */
  GArray *rules;      /* AnningPlacedRule */
  GArray *drawings;   /* AnningPlacedDrawing */
  GPtrArray *blocks;  /* AnningPageBlock: what draws them */
  PangoContext *context;
  AnningPageGlyphs *glyphs;
  const AnningPagesMeasures *measures;
  double width;
  double height;
  double margin;
  gboolean grows; /* pages are as high as what stands on them */
  guint n_pages;
};

/* Where the text of a page ends at the latest; below it stands the footer. */
static inline double
anning_pages_bottom (const AnningPages *self)
{
  return self->height - self->margin;
}

G_END_DECLS
