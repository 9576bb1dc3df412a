/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * An article, read from Markdown into blocks that a page can show one by one.
 * Needs no display.
 *
 * Beside plain Markdown: [](fact:ID) is a numbered source mark, and a call-out
 * whose last paragraph is a link to do:TARGET is a step with a button.
 */

typedef enum
{
  ANNING_BLOCK_HEADING,
  ANNING_BLOCK_PARAGRAPH,
  ANNING_BLOCK_ITEM,
  ANNING_BLOCK_STEP, /* the button at the end of a call-out */
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
  char *markup;  /* Pango markup, marks as links to fact:ID */
  char *text;    /* the same without markup, as it is shown, marks included */
  GArray *marks; /* AnningMark */
  char *target;  /* of a step: "new-incident", "copy:110"… */
} AnningBlock;

typedef struct
{
  char *key;
  char *title;
  GPtrArray *blocks; /* AnningBlock, without the title */
  GPtrArray *facts;  /* ids, in the order of their numbers */
  guint n_words;     /* Chinese characters and Latin words */
} AnningArticle;

/* Returns: (transfer full): or NULL and @error (G_IO_ERROR_INVALID_DATA) when the text does not begin with a title */
AnningArticle *anning_article_parse               (const char           *key,
                                                   const char           *markdown,
                                                   gsize                 length,
                                                   GError              **error);
void           anning_article_free                (AnningArticle        *self);
/* How long a calm reader needs, at least 1 minute: 300 characters or words a minute. */
guint          anning_article_get_reading_minutes (const AnningArticle  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningArticle, anning_article_free)

G_END_DECLS
