/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-match.h"
#include "anning-traces.h"

G_BEGIN_DECLS

/* Shared by the two halves of one matching: what comes in, and what becomes of it. */

/* The row of a unit that is a recording. */
#define ANNING_IMPORT_THE_RECORDING G_MAXUINT

typedef struct
{
  AnningDb *db;
  const GArray *parts;
  const AnningImportChoice *choice; /* (nullable) */
  AnningJoinTolerance tolerance;
  GCancellable *cancellable;
  AnningImportMatch *match;
  AnningTraceLog *log;   /* of what is there: (nullable) */
  guint n_there;         /* its traces come first */
  GArray *traces;        /* AnningTrace: of the log, then one for each unit */
  GArray *wishes;        /* AnningJoinWish */
  guint n_own_wishes;    /* from here on: the user's */
  GHashTable *firsts;    /* incident → 1 + its first trace */
  GStringChunk *texts;   /* numbers of recordings */
  GHashTable *earlier;   /* unit → gint64: incident with an earlier version of what a relative wrote */
} AnningImportMatching;

static inline const AnningImportPart *
anning_import_matching_get_part (const AnningImportMatching *self,
                                 guint                       part)
{
  return &g_array_index (self->parts, AnningImportPart, part);
}

static inline const AnningImportUnit *
anning_import_matching_get_unit (const AnningImportMatching *self,
                                 guint                       unit)
{
  return &g_array_index (self->match->units, AnningImportUnit, unit);
}

static inline const AnningSourceRow *
anning_import_matching_get_row (const AnningImportMatching *self,
                                const AnningImportUnit     *unit)
{
  return &g_array_index (anning_import_matching_get_part (self, unit->part)->rows->rows, AnningSourceRow, unit->row);
}

/* Returns: (transfer full): by which a wish names @trace */
char *anning_import_matching_dup_id (const AnningImportMatching *self,
                                     guint                       trace);
/* The first trace of an incident that is there; G_MAXUINT if it has none. */
guint anning_import_matching_first_of (const AnningImportMatching *self,
                                       gint64                      incident_id);
void  anning_import_matching_wish   (AnningImportMatching       *self,
                                     guint                       a,
                                     guint                       b,
                                     gboolean                    together);
/* Fills in what was written down earlier; @from and @until, ms, are widened to hold it. */
gboolean anning_import_matching_find_earlier     (AnningImportMatching  *self,
                                                  gint64                *from,
                                                  gint64                *until,
                                                  GError               **error);
/* @gap: ms. Wishes of what a relative wrote down. */
gboolean anning_import_matching_keep_phones_apart (AnningImportMatching *self,
                                                  gint64                 gap,
                                                  GError               **error);
/* Joins the traces and fills in groups, tallies and what is unsure. */
void  anning_import_matching_join   (AnningImportMatching       *self);

G_END_DECLS
