/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-text-file.h"

G_BEGIN_DECLS

/*
 * The letters that come with the program (resources/letters), in one language,
 * read but not filled in. Form of a text: paragraphs apart by blank lines; the
 * first is "# Title". Lines "? a b !c" at a paragraph's head are conditions that
 * must all hold; "= " sets a line to the right; "1. " and "- " are lists; {field}
 * and {field:upper} stand for values; [](fact:ID) marks are taken out.
 */

/* A stretch of a line: text as it is, or a field to be filled in. */
typedef struct
{
  char *text;     /* NULL for a field */
  char *field;    /* NULL for text */
  gboolean upper; /* of a sum: in Chinese capital numerals */
} AnningLetterRun;

typedef struct
{
  gboolean right;  /* set to the right: signature, date */
  gboolean bullet;
  guint number;    /* of a numbered list's line as it is written, else 0 */
  GPtrArray *runs; /* AnningLetterRun */
} AnningLetterLine;

typedef struct
{
  char **conditions; /* field or condition, "!" before it: must not hold */
  GPtrArray *lines;  /* AnningLetterLine */
  char **facts;      /* ids of its marks */
} AnningLetterParagraph;

typedef struct
{
  char *key;
  char *group;      /* key of its group */
  char *title;      /* in the list of letters */
  char *summary;    /* when to use it */
  char *send;       /* where and how to send it */
  char **keywords;
  char *checked;    /* ISO day */
  char *tick_list;  /* to look at before sending, or NULL */
  char *deadline;   /* id of the deadline that runs once it is sent, or NULL */
  char **facts;     /* all ids it rests on, those of its paragraphs too */
  gboolean about_debt;
  gboolean about_contacts;
  char *suggest;    /* which contacts are offered at first (letters.ini), or NULL for none */
  char *heading;          /* title of the letter itself */
  GPtrArray *paragraphs;  /* AnningLetterParagraph */
} AnningLetterTemplate;

typedef struct
{
  char *key;
  char *title;
  GPtrArray *templates; /* AnningLetterTemplate */
} AnningLetterGroup;

/* Returns: (transfer full) (element-type AnningLetterGroup): or NULL and @error */
GPtrArray                  *anning_letter_templates_new   (const char      *language,
                                                           AnningTextRead   read,
                                                           gpointer         user_data,
                                                           GError         **error);
/* The same from what is compiled in. */
GPtrArray                  *anning_letter_templates_load  (const char      *language,
                                                           GError         **error);
/* @groups: as above. Returns: (transfer none) (nullable) */
const AnningLetterTemplate *anning_letter_templates_find  (GPtrArray       *groups,
                                                           const char      *key);

G_END_DECLS
