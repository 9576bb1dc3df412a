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
/* Joins the traces and fills in groups, tallies and what is unsure. */
void  anning_import_matching_join   (AnningImportMatching       *self);

G_END_DECLS
