/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-text-file.h"

G_BEGIN_DECLS

/* What is looked up rather than read, in one language: resources/reference. */

/* A telephone number and whom one reaches there. */
typedef struct
{
  char *key;
  char *number;     /* "" where the way is told in words */
  char *name;
  char *handles;
  char *not_handled; /* "" where nothing is known */
  char *hours;       /* "" where nothing is known */
  char **facts;
  gboolean urgent;   /* for danger to people */
} AnningHotline;

/* One thing to do and tick. */
typedef struct
{
  char *key;
  char *text;
  char *target; /* what its button does, as in an article's step; NULL: no button */
  char **facts;
} AnningTickItem;

typedef struct
{
  char *key;
  char *title;
  char *summary;
  GPtrArray *items; /* AnningTickItem */
} AnningTickList;

/* A word that people meet in contracts, letters and calls. */
typedef struct
{
  char *key;
  char *term;
  char *text;
  char *see; /* key of an article that says more, or NULL */
  char **facts;
} AnningTerm;

typedef struct
{
  GPtrArray *hotlines;   /* AnningHotline */
  GPtrArray *tick_lists; /* AnningTickList */
  GPtrArray *terms;      /* AnningTerm */
} AnningReference;

/*
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningReference      *anning_reference_new            (const char             *language,
                                                       AnningTextRead          read,
                                                       gpointer                user_data,
                                                       GError                **error);
void                  anning_reference_free           (AnningReference        *self);
/* Returns: (transfer none) (nullable) */
const AnningHotline  *anning_reference_find_hotline   (const AnningReference  *self,
                                                       const char             *key);
const AnningTickList *anning_reference_find_tick_list (const AnningReference  *self,
                                                       const char             *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningReference, anning_reference_free)

G_END_DECLS
