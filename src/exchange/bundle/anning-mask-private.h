/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-mask.h"

G_BEGIN_DECLS

/* What a mask knows, for the file that finds it in a text (anning-mask-find.c). */

/* Up to so many figures a number is a public service's. */
#define ANNING_MASK_SERVICE_DIGITS 6
/* A landline without the area it lies in. */
#define ANNING_MASK_LOCAL_DIGITS 7
#define ANNING_MASK_DIGITS_MAX 32

typedef enum
{
  ANNING_MASK_NUMBER,
  ANNING_MASK_OWN,
  ANNING_MASK_CARD,
  ANNING_MASK_PERSON,
  ANNING_MASK_N_KINDS
} AnningMaskKind;

/* A text in one form, without what may stand in the middle of a number or a name. */
typedef struct
{
  gunichar c;
  guint gap;   /* characters that were passed over before it */
  gboolean upper;
  gsize start; /* bytes of the text */
  gsize end;
} AnningMaskFolded;

typedef struct
{
  gint64 person;
  GArray *key; /* gunichar, folded */
  gboolean latin;
} AnningMaskName;

/* Where something stands that goes. */
typedef struct
{
  gsize start; /* bytes of the text */
  gsize end;
  AnningMaskKind kind;
  guint letter; /* from 0 */
} AnningMaskPlace;

struct _AnningMask
{
  gboolean keep_unknown;
  GHashTable *shown;    /* canonical numbers */
  GHashTable *hidden;   /* canonical numbers → AnningMaskKind */
  GHashTable *variants; /* figures as they may be written → canonical number */
  gboolean lengths[ANNING_MASK_DIGITS_MAX]; /* of the variants */
  GPtrArray *names;     /* AnningMaskName, the longest first */
  GHashTable *letters[ANNING_MASK_N_KINDS]; /* number or id → its letter */
  GHashTable *met[ANNING_MASK_N_KINDS];     /* letters since the counts were reset */
  AnningMaskCounts counts;
  GRegex *half_hidden;
  GRegex *tail;
};

/*
 * One form for a number: figures alone, the area of a landline with its zero.
 *
 * Returns: (transfer full) (nullable): NULL for what is no number of a person
 */
char     *anning_mask_canonical   (const char     *number);
guint     anning_mask_take_letter (AnningMask     *self,
                                   AnningMaskKind  kind,
                                   const char     *key);
/* Returns: (transfer full): GArray of AnningMaskFolded */
GArray   *anning_mask_fold        (const char     *text);
/* Whether a character is a letter of a script that sets words apart. */
gboolean  anning_mask_is_latin    (gunichar        c);
/* Returns: (transfer full): GArray of AnningMaskPlace, in order; they may overlap */
GArray   *anning_mask_find        (AnningMask     *self,
                                   const char     *text);

G_END_DECLS
