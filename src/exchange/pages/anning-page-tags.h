/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "anning-pages.h"

G_BEGIN_DECLS

/* Where a line of text stands in the structure of a document. */
typedef struct
{
  AnningPageStyle style;
  gboolean marker; /* the marker of an item, not its text */
  guint block;
  guint table;     /* as of AnningPageBlock */
  guint row;
} AnningPageTag;

#define ANNING_PAGE_TAGS_DEPTH 3

/* An element of the structure that is open: the same name and number are the same element. */
typedef struct
{
  const char *name;
  guint number;
} AnningPageElement;

/* What is open while a page is drawn; all zero to begin with. */
typedef struct
{
  AnningPageElement open[ANNING_PAGE_TAGS_DEPTH];
  guint n_open;
} AnningPageTags;

void anning_page_tags_enter (AnningPageTags      *self,
                             cairo_t             *cr,
                             const AnningPageTag *tag);
void anning_page_tags_leave (AnningPageTags      *self,
                             cairo_t             *cr);

G_END_DECLS
