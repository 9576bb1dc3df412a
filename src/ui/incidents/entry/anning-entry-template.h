/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-words.h"

G_BEGIN_DECLS

/* The kinds of contact that somebody writes down, and what each of them needs at once. */

typedef enum
{
  ANNING_ENTRY_NUMBER = 1 << 0,
  ANNING_ENTRY_CONNECTED = 1 << 1,
  ANNING_ENTRY_LENGTH = 1 << 2,
  ANNING_ENTRY_CHANNEL = 1 << 3,  /* there are several ways */
  ANNING_ENTRY_WORDS = 1 << 4,    /* they can be copied */
  ANNING_ENTRY_PLACE = 1 << 5,
  ANNING_ENTRY_VISIT = 1 << 6,    /* who came, and whether they came in */
  ANNING_ENTRY_PICTURES = 1 << 7,
  ANNING_ENTRY_UNCHECKED = 1 << 8, /* what it claims to be has to be checked */
} AnningEntryParts;

/* One press: a word of one field of an incident, or a tag. */
typedef struct
{
  const char *field;
  const char *word;
  const char *label; /* msgid; NULL: what the word itself is called */
} AnningSaid;

typedef struct
{
  const char *name;
  const char *label;          /* msgid */
  const char *when;           /* msgid */
  const char *number;         /* msgid */
  const char *place;          /* msgid */
  AnningEntryParts parts;
  const AnningWord *channels; /* the first is the usual one */
  const char *connected;      /* a word of anning_answers to begin with */
  const AnningSaid *said;     /* ends with a NULL field */
} AnningEntryTemplate;

/* Ends with a NULL name. */
extern const AnningEntryTemplate anning_entry_templates[];

/* Returns: the one for @channel, the first where there is none */
const AnningEntryTemplate *anning_entry_template_find (const char *channel);

G_END_DECLS
