/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item-private.h"
#include "anning-import-preview.h"
#include "anning-trace-entry.h"

G_BEGIN_DECLS

/* The items of a plan and their lists as they were at one moment; any thread. */
typedef struct
{
  AnningImportItem *item;
  AnningImportRows *rows; /* (nullable) */
  gint64 length_ms;       /* of a recording that was listened to; else unknown */
} AnningImportPart;

/* On the main thread while recordings are being listened to. Returns: (transfer full) (element-type AnningImportPart) */
GArray *anning_import_parts_new (AnningImportPlan *plan);

/* One row of a list, or one recording, that comes in. */
typedef struct
{
  guint part;
  guint row; /* G_MAXUINT: the recording */
} AnningImportUnit;

/* Returns: (transfer full): by which a wish names it */
char   *anning_import_unit_dup_id (const GArray           *parts,
                                   const AnningImportUnit *unit);

/* What becomes one incident. */
typedef struct
{
  gint64 incident_id; /* of the one that is there, 0: a new one */
  guint first;        /* of the match's members */
  guint n_units;
  gboolean chosen;    /* the user said that they belong together */
} AnningImportGroup;

/* What becomes of all of it. */
typedef struct
{
  GArray *units;      /* AnningImportUnit */
  GArray *groups;     /* AnningImportGroup */
  GArray *members;    /* guint: units, those of one group side by side */
  GArray *tallies;    /* AnningImportTally, by part */
  GPtrArray *unsure;  /* AnningImportUnsure */
  guint n_unsure;
  GHashTable *ties;   /* of anning_numbers_read_ties() */
} AnningImportMatch;

void               anning_import_match_free (AnningImportMatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportMatch, anning_import_match_free)

/*
 * Inside a job, read or write: both come to the same.
 * @choice: (nullable): the contacts of numbers tied to a creditor
 * @left_out: (nullable): parts that do not come in, by place
 */
AnningImportMatch *anning_import_match_new  (AnningDb                  *db,
                                             const GArray              *parts,
                                             const AnningImportChoice  *choice,
                                             const gboolean            *left_out,
                                             GCancellable              *cancellable,
                                             GError                   **error);

G_END_DECLS
