/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-match.h"
#include "anning-importer.h"

G_BEGIN_DECLS

/* An original that was put to an incident which is not the import's own. */
typedef struct
{
  gint64 incident_id;
  gint64 use_id;      /* when it was removed by hand, another may have got this number since */
  gint64 evidence_id; /* …but hardly the same original */
} AnningImportUse;

/* All that one import did, so that it can be taken back. */
typedef struct
{
  GArray *sources;   /* gint64, as all of these: that were made */
  GArray *incidents;
  GArray *traces;    /* of incidents that were there before */
  GArray *numbers;
  GArray *uses;      /* AnningImportUse */
  GPtrArray *incidents_before; /* AnningIncident, as they were */
  GPtrArray *incidents_after;  /* the same, as they became */
  GPtrArray *numbers_before;   /* AnningNumber */
  GPtrArray *relatives_before; /* AnningRelative: of whom it was noted that they asked to be left alone */
  GPtrArray *relatives_after;  /* the same, as they became */
  GPtrArray *sources_before;   /* AnningSourceEntry */
} AnningImportDone;

AnningImportDone *anning_import_done_new   (void);
void              anning_import_done_free  (AnningImportDone          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportDone, anning_import_done_free)
AnningImportDone *anning_import_done_copy  (const AnningImportDone    *self);

/* One row was written. */
typedef void (*AnningImportRowWritten) (gpointer data);

/* One writing of lists. */
typedef struct
{
  const GArray *parts;              /* AnningImportPart */
  const AnningImportChoice *choice; /* (nullable) */
  const gboolean *left_out;         /* by part */
  AnningImportWritten *written;     /* by part: out for recordings: where they belong */
  gboolean *source_made;            /* by part: out: a list came in for the first time */
  gint64 *incidents;                /* by unit: out: which it is of, 0: its recording makes one; g_free() */
  AnningImportDone *done;
  gint64 newest_at;                 /* ms: of the newest incident that was made */
  gint64 newest;
  AnningImportRowWritten row_func;
  gpointer data;
  GCancellable *cancellable;
} AnningImportWriting;

/* Inside a write job. Whose the numbers are, as the user said in the preview. */
gboolean           anning_import_write_numbers (AnningDb                  *db,
                                                AnningImportWriting       *self,
                                                GError                   **error);
/*
 * Inside a write job: sources, incidents, what tells of them. Of a recording that
 * belongs to one it notes the incident, or what is to be made with it.
 */
gboolean           anning_import_write_lists   (AnningDb                  *db,
                                                AnningImportWriting       *self,
                                                const AnningImportMatch   *match,
                                                GError                   **error);
/* Inside a write job, at the end: what the user said not to be the same is not asked again. */
gboolean           anning_import_write_wishes  (AnningDb                  *db,
                                                const AnningImportWriting *self,
                                                const AnningImportMatch   *match,
                                                GError                   **error);

G_END_DECLS
