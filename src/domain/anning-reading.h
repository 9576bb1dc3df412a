/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* A line of a tick list: the state of one of the program's, or one of the user's own. */
typedef struct
{
  AnningRecord record;
  char *list;
  char *item;     /* the program's line; NULL for an own one */
  gint64 done_at; /* ms, may be unknown: not done yet */
  char *text;     /* of an own line */
} AnningTick;

ANNING_DECLARE_RECORD (AnningTick, anning_tick)

/* A kept article. */
typedef struct
{
  AnningRecord record;
  char *article;
  char *place; /* heading inside it */
} AnningBookmark;

ANNING_DECLARE_RECORD (AnningBookmark, anning_bookmark)

/*
 * A letter that was written or sent. Its body is what would leave the program:
 * made from the template and the values until the user edits it by hand.
 */
typedef struct
{
  AnningRecord record;
  char *template;
  gint64 debt_id;       /* may be unknown */
  gint64 incident_id;   /* may be unknown */
  char *title;
  char *body;
  char *sent_day;       /* ISO day */
  char *sent_by;        /* anning_channels */
  char *answer_due_day; /* ISO day */
  char *language;       /* "zh" or "en" */
  gint64 edited;        /* boolean: the body is the user's own wording now */
} AnningLetter;

ANNING_DECLARE_RECORD (AnningLetter, anning_letter)

/* What the user answered for one field of a letter. */
typedef struct
{
  AnningRecord record;
  gint64 letter_id;
  char *field;
  char *value; /* sums as anning_money_to_plain(), days as ISO text */
} AnningLetterValue;

ANNING_DECLARE_RECORD (AnningLetterValue, anning_letter_value)

/* A loan prime rate that the user added to the table that comes with the program. */
typedef struct
{
  AnningRecord record;
  char *day;       /* ISO day of publication */
  gint64 one_year; /* millionths per year */
} AnningLprValue;

ANNING_DECLARE_RECORD (AnningLprValue, anning_lpr_value)

G_END_DECLS
