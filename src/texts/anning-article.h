/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-text-file.h"

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

typedef struct _AnningArticleText AnningArticleText;

typedef struct
{
  char *key;
  char *title;
  char *summary;   /* "" where the text has none, as have the next two */
  char *checked;   /* ISO day on which it was last compared with the facts */
  char **keywords; /* what people type for it */
  gboolean urgent; /* about danger to people */
  AnningArticleText *text;
} AnningArticle;

/*
 * Reads what stands before the text. That is read, from the file once more, when it is first asked for, from any
 * thread: all texts of the program together take more memory than its window.
 *
 * @name: of the file
 * @read: as long as the article is there; finds the file each time
 *
 * Returns: (transfer full): or NULL and @error, G_IO_ERROR_INVALID_DATA when it does not begin with a title
 */
AnningArticle *anning_article_load                (const char           *key,
                                                   const char           *name,
                                                   AnningTextRead        read,
                                                   gpointer              user_data,
                                                   GError              **error);
/* The same of a text that is at hand. */
AnningArticle *anning_article_new                 (const char           *key,
                                                   GBytes               *markdown,
                                                   GError              **error);
void           anning_article_free                (AnningArticle        *self);
/* Returns: (transfer none) (element-type AnningBlock): without the title */
GPtrArray     *anning_article_get_blocks          (const AnningArticle  *self);
/* Returns: (transfer none) (element-type utf8): ids, in the order of their numbers */
GPtrArray     *anning_article_get_facts           (const AnningArticle  *self);
/* Chinese characters and Latin words. */
guint          anning_article_get_n_words         (const AnningArticle  *self);
/* How long a calm reader needs, at least 1 minute: 300 characters or words a minute. */
guint          anning_article_get_reading_minutes (const AnningArticle  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningArticle, anning_article_free)

G_END_DECLS
