/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A document, read from Markdown into blocks that a page can show one by one.
 * Articles, situations and claims are all of this form. Needs no display.
 *
 * Before the title stand lines "summary: …", "keywords: …;…", "checked: DAY"
 * and perhaps "urgent: true". Beside plain Markdown with tables: [](fact:ID) is a
 * numbered source mark, and a call-out whose last paragraph is a link to
 * do:TARGET is a step with a button.
 */

typedef enum
{
  ANNING_BLOCK_HEADING,
  ANNING_BLOCK_PARAGRAPH,
  ANNING_BLOCK_ITEM,
  ANNING_BLOCK_STEP, /* the button at the end of a call-out */
  ANNING_BLOCK_CELL, /* of a table, row by row */
} AnningBlockKind;

/* Where a source mark stands in a block's text, in characters. */
typedef struct
{
  guint start;
  guint end;
  guint number; /* from 1, as it is shown */
} AnningMark;

typedef struct
{
  AnningBlockKind kind;
  guint level;   /* of a heading: 2, 3…; of an item: its depth from 1 */
  guint number;  /* of an ordered item, else 0 */
  guint callout; /* blocks with the same number, not 0, stand in one call-out */
  guint table;   /* cells with the same number, not 0, stand in one table */
  guint row;     /* of a cell: from 0, the header */
  guint column;  /* of a cell: from 0 */
  char *markup;  /* Pango markup, marks as links to fact:ID */
  char *text;    /* the same without markup, as it is shown, marks included */
  GArray *marks; /* AnningMark */
  char *target;  /* of a step: "new-incident", "copy:110"… */
} AnningBlock;

typedef struct
{
  char *key;
  char *title;
  char *summary;     /* "" where the text has none, as have the next two */
  char *checked;     /* ISO day on which it was last compared with the facts */
  char **keywords;   /* what people type for it */
  gboolean urgent;   /* about danger to people */
  GPtrArray *blocks; /* AnningBlock, without the title */
  GPtrArray *facts;  /* ids, in the order of their numbers */
  guint n_words;     /* Chinese characters and Latin words */
} AnningArticle;

/* Returns: (transfer full): or NULL and @error (G_IO_ERROR_INVALID_DATA) when the text has no title */
AnningArticle *anning_article_parse               (const char           *key,
                                                   const char           *markdown,
                                                   gsize                 length,
                                                   GError              **error);
void           anning_article_free                (AnningArticle        *self);
/* How long a calm reader needs, at least 1 minute: 300 characters or words a minute. */
guint          anning_article_get_reading_minutes (const AnningArticle  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningArticle, anning_article_free)

G_END_DECLS
