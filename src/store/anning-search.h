/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Search over every text of the file, and over the texts of the program that it
 * was given. One character is enough; full-width and half-width, capitals and
 * small letters are the same; a number is found with or without its blanks and
 * hyphens, and by a part of it. In the file, all words apart by blanks must be
 * there, the characters of each following each other. The program's texts are
 * found by parts of a sentence as well.
 */

typedef struct
{
  char *table;    /* "debt", "incident", …; "article", "hotline", … */
  gint64 id;      /* of a row of the file */
  char *key;      /* of a text of the program; NULL for a row */
  char *title;
  char *snippet;  /* of what is not the title, with U+0002 before and U+0003 after each hit */
  gint64 at;      /* when it happened, ms; ANNING_UNKNOWN for what has no moment */
  gint64 utc_offset;
  gboolean urgent; /* about danger to people */
} AnningHit;

void       anning_hit_free       (AnningHit            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningHit, anning_hit_free)

/* A text of the program. */
typedef struct
{
  char *table;     /* "article", "situation", "hotline", … */
  char *key;
  char *title;
  char *keywords;  /* what people type for it, apart by ";" */
  char *body;      /* what it says; snippets come from there */
  gboolean urgent; /* about danger to people: stands first where its own words are typed */
} AnningSearchText;

/* @keywords, @body: (nullable) */
AnningSearchText *anning_search_text_new  (const char       *table,
                                           const char       *key,
                                           const char       *title,
                                           const char       *keywords,
                                           const char       *body,
                                           gboolean          urgent);
void              anning_search_text_free (AnningSearchText *self);
/*
 * Gives an open store the texts of the program, instead of earlier ones. The
 * search thread indexes them before it does any search asked for later; a store
 * that is not open drops them.
 *
 * @texts: (transfer full) (element-type AnningSearchText)
 */
void       anning_search_set_texts (AnningStore        *store,
                                    GPtrArray          *texts);

/* Runs on the search thread. A newer search makes an older one end as cancelled.
 * @table: (nullable): search only there. At most @limit rows, the newest first; without
 * @table, before them at most @limit texts of the program, the best first. */
void       anning_search_async   (AnningStore          *store,
                                  const char           *query,
                                  const char           *table,
                                  guint                 limit,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
/* Returns: (transfer full): AnningHit */
GPtrArray *anning_search_finish  (AnningStore          *store,
                                  GAsyncResult         *result,
                                  GError              **error);

/* The FTS5 phrase for what a person typed; NULL if nothing in it can be searched. */
char      *anning_search_phrase  (const char           *query);

G_END_DECLS
