/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-number.h"
#include "anning-trace-join.h"

G_BEGIN_DECLS

/*
 * What of a plan is brought in, and how. A plain value: the page changes it and
 * asks for a new preview. Numbers are as anning_phone_normalise() gives them.
 */
typedef struct
{
  GHashTable *taken;     /* set of char *: numbers whose contacts are brought in; no other's are stored */
  GHashTable *numbers;   /* char * → AnningNumber: whose a number is, saved together with the contacts */
  gboolean without_number; /* take contacts that have none: withheld, masked, lost by a spreadsheet */
  gboolean texts;        /* take messages too */
  gint64 since;          /* ms: nothing that began before; ANNING_UNKNOWN: all */
  gint64 relative_id;    /* whose phone it is; 0: the debtor's own */
  const char *direction; /* of recordings where nothing tells it: "in" or "out"; NULL: it stays unknown */
  AnningJoinTolerance tolerance;
  gboolean keep_files;   /* keep the files themselves, with all that is in them */
  GPtrArray *wishes;     /* AnningImportWish */
} AnningImportChoice;

/* What the user said of two that may be one: by the ids of AnningImportMember. */
typedef struct
{
  char *a;
  char *b;
  gboolean together;
} AnningImportWish;

/* Nothing is taken; messages too; the usual tolerances. */
AnningImportChoice *anning_import_choice_new         (void);
AnningImportChoice *anning_import_choice_copy        (const AnningImportChoice *self);
void                anning_import_choice_free        (AnningImportChoice       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportChoice, anning_import_choice_free)

void                anning_import_choice_take        (AnningImportChoice       *self,
                                                      const char               *number,
                                                      gboolean                  taken);
/* @number: NULL: those without one */
gboolean            anning_import_choice_takes       (const AnningImportChoice *self,
                                                      const char               *number);
/* Copied; its number says whose. One that is private is not taken any more. */
void                anning_import_choice_set_number  (AnningImportChoice       *self,
                                                      const AnningNumber       *number);
/* Returns: (nullable) (transfer none): what was set */
const AnningNumber *anning_import_choice_get_number  (const AnningImportChoice *self,
                                                      const char               *number);
/* A later wish about the same two replaces the earlier. */
void                anning_import_choice_wish        (AnningImportChoice       *self,
                                                      const char               *a,
                                                      const char               *b,
                                                      gboolean                  together);
/* Takes a wish about the two back: decide later. */
void                anning_import_choice_forget_wish (AnningImportChoice       *self,
                                                      const char               *a,
                                                      const char               *b);

G_END_DECLS
