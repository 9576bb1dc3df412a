/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-tokenizer-private.h"

G_BEGIN_DECLS

/*
 * What a person typed, cut into the stretches that are looked for, and where a
 * text has them. The rules are the tokenizer's: a Chinese character is a token,
 * letters make a word, digits make a number across single blanks and hyphens.
 */

/* A token of a text or a query. */
typedef struct
{
  AnningCharClass kind;
  gboolean glued;   /* nothing stands between it and the token before */
  gsize percent;    /* where the % behind a number ends; 0: there is none */
  gsize start;      /* bytes of the text as it was given */
  gsize end;
  gsize folded;     /* where it begins in the folded text */
  gsize n_folded;   /* its bytes there */
} AnningToken;

typedef struct
{
  GArray *tokens;  /* AnningToken */
  GString *folded; /* the tokens' letters, small and of half width, without anything between them */
} AnningTokens;

/* Tokens of a query that must follow each other. */
typedef struct
{
  guint first; /* token of the query */
  guint n;
  gboolean is_prefix;      /* the last token may go on */
  gboolean is_whole;       /* all that stands between two blanks */
  gboolean is_all;         /* all that was typed, in one place */
  gboolean is_only_marked; /* nothing is looked for by it */
} AnningPiece;

typedef struct
{
  AnningTokens *tokens;
  GArray *pieces; /* AnningPiece */
  char *key;      /* all of it, as anning_tokens_dup_key() makes it */
} AnningQuery;

AnningTokens *anning_tokens_new        (const char         *text);
void          anning_tokens_free       (AnningTokens       *self);
/* A form in which one text can be looked for in another with strstr(). Returns: (transfer full) */
char         *anning_tokens_dup_key    (const AnningTokens *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningTokens, anning_tokens_free)

/* Never NULL; without pieces when nothing in it can be searched. */
AnningQuery  *anning_query_new         (const char         *text);
void          anning_query_free        (AnningQuery        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningQuery, anning_query_free)
/* The piece for FTS5: "…" or "…" *. Returns: (transfer full) */
char         *anning_query_dup_phrase  (const AnningQuery  *self,
                                        const AnningPiece  *piece);
/*
 * The sentences of @text around the first place that answers to @self, with
 * U+0002 before and U+0003 after each hit; the beginning of @text if there is
 * none. What is left out is marked by "…".
 *
 * Returns: (transfer full)
 */
char         *anning_query_dup_snippet (const AnningQuery  *self,
                                        const char         *text);

G_END_DECLS
