/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-text-file.h"

G_BEGIN_DECLS

/*
 * What the one who is called needs, in one language: resources/relatives/called.ini.
 * The page, the papers and the page for the telephone show the same. Nothing in it
 * is about a person. Every member is there ("" and empty lists are none) unless it
 * says that it may be NULL.
 */

/* One of the five steps. */
typedef struct
{
  char *key;
  char *title; /* on one line of a screen */
  char *text;
  char *more;  /* "" where there is nothing to add */
  char **facts;
} AnningCalledStep;

/* One of the three sentences to say. */
typedef struct
{
  char *key;
  char *text; /* word for word */
  char *when; /* who says it, or what follows from it */
  char **facts;
} AnningCalledSentence;

/* Something not to do, or a case in which they may be in touch. */
typedef struct
{
  char *key;
  char *title;
  char *text;
  char **facts;
} AnningCalledPoint;

/* Who was called, or how. */
typedef struct
{
  char *key;
  char *title;
  char *text;
  char *say;     /* a sentence to say */
  char **lines;  /* what to do and to leave */
  char *to_party; /* anning_parties, for writing it down */
  char *relation; /* anning_relations, or NULL */
  char *channel; /* anning_channels */
  char *article; /* key of the article that says more, or NULL */
  char **facts;
} AnningCalledCase;

typedef struct
{
  char *language; /* zh or en */
  char *title;
  char *lead;
  char *danger;        /* comes before everything else */
  GPtrArray *steps;     /* AnningCalledStep: five */
  GPtrArray *sentences; /* AnningCalledSentence: three */
  char *signed_instead; /* what those who signed say instead */
  GPtrArray *donts;     /* AnningCalledPoint */
  char *promise_title;  /* what a spoken “I will pay for them” can mean */
  char *promise_text;
  char *promise_said;   /* for those who said it already */
  char **promise_facts;
  char *cases_title;
  GPtrArray *cases;     /* AnningCalledCase */
  char *allowed_title;
  char *allowed_lead;
  GPtrArray *allowed;   /* AnningCalledPoint */
  char *paper_agreed;   /* whom to tell, with gaps: ____ */
  char **paper_write;   /* what is to be written down of a call */
  char *paper_fold;     /* how the card is cut and folded */
  char *numbers_title;
  char **hotlines;      /* keys of anning_reference_find_hotline() */
} AnningCalled;

/*
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): or NULL and @error (G_KEY_FILE_ERROR) when a text is missing
 */
AnningCalled           *anning_called_new       (const char          *language,
                                                 AnningTextRead       read,
                                                 gpointer             user_data,
                                                 GError             **error);
/* The same from what is compiled in. */
AnningCalled           *anning_called_load      (const char          *language,
                                                 GError             **error);
void                    anning_called_free      (AnningCalled        *self);
/* Returns: (transfer none) (nullable) */
const AnningCalledCase *anning_called_find_case (const AnningCalled  *self,
                                                 const char          *key);
/*
 * The facts that the whole rests on, each once, in the order of the page.
 *
 * Returns: (transfer full)
 */
char                  **anning_called_dup_facts (const AnningCalled  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCalled, anning_called_free)

G_END_DECLS
