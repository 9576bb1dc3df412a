/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* Someone close who was called, or may be. */
typedef struct
{
  AnningRecord record;
  char *name;
  char *relation;    /* anning_relations */
  char *phone;
  char *liability;   /* anning_liabilities */
  char *told;        /* anning_answers */
  char *told_day;    /* ISO day */
  char *told_what;
  char *may_be_said; /* what we agreed may be said */
  gint64 refused_at; /* ms, asked not to be called again, may be unknown */
  char *refusal_words;
  char *consent_day; /* ISO day, agreed to be named in a bundle */
  char *remark;
} AnningRelative;

ANNING_DECLARE_RECORD (AnningRelative, anning_relative)

/* A message to a relative, made of parts. */
typedef struct
{
  AnningRecord record;
  char *title;
  char *audience;     /* anning_audiences */
  gint64 relative_id; /* may be unknown */
  char *language;     /* zh or en */
  char *greeting;
  char *closing;
} AnningNote;

ANNING_DECLARE_RECORD (AnningNote, anning_note)

/* One part of a note. */
typedef struct
{
  AnningRecord record;
  gint64 note_id;
  gint64 position;
  char *part; /* key of the template part */
  gint64 included;
  char *text;
} AnningNotePart;

ANNING_DECLARE_RECORD (AnningNotePart, anning_note_part)

G_END_DECLS
