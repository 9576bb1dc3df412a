/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A4 in points (1/72 inch). */
#define ANNING_A4_WIDTH 595.276
#define ANNING_A4_HEIGHT 841.890

typedef enum
{
  ANNING_PAGE_TITLE,   /* over the whole, in the middle */
  ANNING_PAGE_HEADING, /* stays with what follows */
  ANNING_PAGE_BODY,
  ANNING_PAGE_ITEM,    /* set in, its marker before it */
  ANNING_PAGE_QUOTE,   /* set in, a bar beside it */
  ANNING_PAGE_CELL,    /* of a table: see table, row, column; its header is repeated on each page */
  ANNING_PAGE_RIGHT,   /* set to the right: signature, date */
  ANNING_PAGE_SMALL,   /* sources, remarks */
  ANNING_PAGE_DRAWING, /* a picture as wide as the page, its markup small below it */
} AnningPageStyle;

/*
 * Draws a picture with its upper left corner at the origin of @cr, whose colour is
 * that of text; any thread. @context: for its texts
 */
typedef void (*AnningPageDraw) (cairo_t       *cr,
                                PangoContext  *context,
                                double         width,
                                double         height,
                                gconstpointer  data);

typedef enum
{
  ANNING_PAGE_SIZE_NORMAL, /* letters, articles */
  ANNING_PAGE_SIZE_LARGE,  /* readable at arm's length without glasses */
  ANNING_PAGE_SIZE_PHONE,  /* a column as wide as a phone's screen; a page is as high as what stands on it */
} AnningPageSize;

/* One paragraph of what is printed. */
typedef struct
{
  AnningPageStyle style;
  char *markup;      /* Pango markup, without links; line breaks are kept */
  char *marker;      /* "1.", "•", "[3]"; NULL: none. Not of cells. */
  gboolean tight;    /* follows what stands before it without a gap */
  guint table;       /* of a cell: cells with the same number, not 0, stand in one table, row by row */
  guint row;         /* of a cell: from 0, the header */
  guint column;      /* of a cell: from 0 */
  guint span;        /* of a cell: it is so many columns wide; 0: one */
  gboolean figure;   /* of a cell: a number, set to the right */
  AnningPageDraw draw; /* of a drawing, as the next */
  double height;     /* points */
  gpointer data;
  GDestroyNotify data_free;
} AnningPageBlock;

/* Returns: (transfer full) (element-type AnningPageBlock): empty, its blocks are freed with it */
GPtrArray       *anning_page_blocks_new (void);
/*
 * Appends a block and returns it, to be completed.
 *
 * @marker: (nullable)
 */
AnningPageBlock *anning_page_blocks_add (GPtrArray             *blocks,
                                         AnningPageStyle        style,
                                         const char            *markup,
                                         const char            *marker);
/*
 * @markup: what it shows, for who cannot see it
 * @height: points
 * @data: (transfer full): for @draw, which only reads it
 */
void             anning_page_blocks_add_drawing (GPtrArray      *blocks,
                                         const char            *markup,
                                         double                 height,
                                         AnningPageDraw         draw,
                                         gpointer               data,
                                         GDestroyNotify         data_free);

/*
 * Blocks laid out on pages, for the PDF and for the printer. Plain drawing: no
 * widgets, no display; any thread, but one at a time. All lengths in points.
 */
typedef struct _AnningPages AnningPages;

/*
 * Lays the blocks out on pages of @width × @height with even margins.
 *
 * @context: where the text will be drawn; its resolution is set to 72 dpi, so
 *   that a unit of the drawing is a point
 * @blocks: (element-type AnningPageBlock): none makes one empty page; kept
 * @language: "zh" or "en": chooses the forms of Chinese characters
 */
AnningPages     *anning_pages_new       (PangoContext          *context,
                                         GPtrArray             *blocks,
                                         const char            *language,
                                         AnningPageSize         size,
                                         double                 width,
                                         double                 height);
void             anning_pages_free      (AnningPages           *self);
/* At least 1. */
guint            anning_pages_get_count (const AnningPages     *self);
/* How high page @page is: as it was asked for, or for a phone as high as what stands on it, with its margins */
double           anning_pages_get_height (const AnningPages    *self,
                                         guint                  page);
/* Returns: (transfer full): what anning_pages_draw() draws on page @page, one line of text a line */
char            *anning_pages_dup_text  (const AnningPages     *self,
                                         guint                  page);
typedef enum
{
  ANNING_PAGES_SHAPES,    /* letters are drawn as shapes */
  ANNING_PAGES_WITH_TEXT, /* for PDF: they can be found and copied, see anning-page-glyphs.h; tagged as what they are */
  ANNING_PAGES_SCREEN,    /* as a screen shows them, in a dark ink that is not black, emoji in colour */
} AnningPagesLook;

/* Draws page @page (from 0) with its upper left corner at the origin of @cr. */
void             anning_pages_draw      (const AnningPages     *self,
                                         cairo_t               *cr,
                                         guint                  page,
                                         AnningPagesLook        look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPages, anning_pages_free)

G_END_DECLS
