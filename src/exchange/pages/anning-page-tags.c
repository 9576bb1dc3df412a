/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-page-tags.h"

/* Returns: how many elements lead to what is tagged, from the outermost on */
static guint
find_path (const AnningPageTag *tag,
           AnningPageElement    path[ANNING_PAGE_TAGS_DEPTH])
{
  switch (tag->style)
    {
    case ANNING_PAGE_CELL:
      path[0] = (AnningPageElement) { "Table", tag->table };
      path[1] = (AnningPageElement) { "TR", tag->row };
      path[2] = (AnningPageElement) { tag->row == 0 ? "TH" : "TD", tag->block };
      return 3;
    case ANNING_PAGE_ITEM:
      path[0] = (AnningPageElement) { "L", 0 };
      path[1] = (AnningPageElement) { "LI", tag->block };
      path[2] = (AnningPageElement) { tag->marker ? "Lbl" : "LBody", tag->block };
      return 3;
    case ANNING_PAGE_TITLE:
      path[0] = (AnningPageElement) { "H1", tag->block };
      return 1;
    case ANNING_PAGE_HEADING:
      path[0] = (AnningPageElement) { "H2", tag->block };
      return 1;
    case ANNING_PAGE_BODY:
    case ANNING_PAGE_QUOTE:
    case ANNING_PAGE_RIGHT:
    case ANNING_PAGE_SMALL:
    case ANNING_PAGE_DRAWING:
    default:
      path[0] = (AnningPageElement) { "P", tag->block };
      return 1;
    }
}

static void
close_to (AnningPageTags *self,
          cairo_t        *cr,
          guint           depth)
{
  while (self->n_open > depth)
    cairo_tag_end (cr, self->open[--self->n_open].name);
}

/**
 * What is drawn from now on belongs to @tag: of what is open, that which it is part of
 * stays open. Names as in ISO 32000-1, 14.8.4.
 *
 * @cr: on a surface that knows tags; others ignore them
 */
void
anning_page_tags_enter (AnningPageTags      *self,
                        cairo_t             *cr,
                        const AnningPageTag *tag)
{
  AnningPageElement path[ANNING_PAGE_TAGS_DEPTH];
  guint n_same = 0;
  guint n;

  g_return_if_fail (self != NULL && cr != NULL && tag != NULL);

  n = find_path (tag, path);
  while (n_same < MIN (n, self->n_open) && g_str_equal (path[n_same].name, self->open[n_same].name)
         && path[n_same].number == self->open[n_same].number)
    n_same++;
  close_to (self, cr, n_same);
  for (; self->n_open < n; self->n_open++)
    {
      self->open[self->n_open] = path[self->n_open];
      cairo_tag_begin (cr, path[self->n_open].name, NULL);
    }
}

/**
 * Closes what is open: no element goes over the end of a page.
 */
void
anning_page_tags_leave (AnningPageTags *self,
                        cairo_t        *cr)
{
  g_return_if_fail (self != NULL && cr != NULL);

  close_to (self, cr, 0);
}
