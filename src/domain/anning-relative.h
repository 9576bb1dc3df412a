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

const char *anning_relative_case (const AnningRelative *relative);
/* Returns: (nullable): of anning_relations; NULL where nobody has said it, which is no relation to be told */
const char *anning_relative_get_relation (const AnningRelative *relative);

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
  char *length;       /* anning_note_lengths; NULL: full */
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
  char *brief; /* the same in few words, for the short length; NULL: as text */
} AnningNotePart;

ANNING_DECLARE_RECORD (AnningNotePart, anning_note_part)

/* A note as it was kept or shared. */
typedef struct
{
  AnningRecord record;
  gint64 note_id;
  gint64 made_at; /* ms */
  char *title;
  char *length;   /* anning_note_lengths */
  char *greeting;
  char *closing;
} AnningNoteVersion;

ANNING_DECLARE_RECORD (AnningNoteVersion, anning_note_version)

/* A part of such a version; what follows note_version_id is as in AnningNotePart. */
typedef struct
{
  AnningRecord record;
  gint64 note_version_id;
  gint64 position;
  char *part;
  gint64 included;
  char *text;
  char *brief;
} AnningNoteVersionPart;

ANNING_DECLARE_RECORD (AnningNoteVersionPart, anning_note_version_part)

/* A note left the program. */
typedef struct
{
  AnningRecord record;
  gint64 note_id;
  gint64 note_version_id; /* what left, may be unknown */
  gint64 relative_id;     /* to whom, may be unknown */
  gint64 at;              /* ms */
  char *way;              /* anning_share_ways */
  char *recipient;        /* to whom, in words */
} AnningNoteShare;

ANNING_DECLARE_RECORD (AnningNoteShare, anning_note_share)

/*
 * A page that was made for a relative's telephone. What they write down in it
 * comes back signed with its key, which the page itself holds: it tells whose
 * entries they are, and keeps nothing secret.
 */
typedef struct
{
  AnningRecord record;
  gint64 relative_id; /* for whom, may be unknown */
  gint64 note_id;     /* whose parts are in it, may be unknown */
  gint64 made_at;     /* ms */
  char *language;     /* zh or en */
  char *key;          /* 32 hexadecimal digits, by chance */
} AnningKit;

ANNING_DECLARE_RECORD (AnningKit, anning_kit)

G_END_DECLS
