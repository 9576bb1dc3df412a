/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* A ticked line of a tick list. */
typedef struct
{
  AnningRecord record;
  char *list;
  char *item;
  gint64 done_at; /* ms, may be unknown */
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

/* A letter that was written or sent. */
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
} AnningLetter;

ANNING_DECLARE_RECORD (AnningLetter, anning_letter)

G_END_DECLS
