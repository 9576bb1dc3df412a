/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-choice.h"
#include "anning-import-plan.h"

G_BEGIN_DECLS

/* What becomes of the contacts of one file, or of all. */
typedef struct
{
  guint n_rows;    /* contacts in it */
  guint n_fresh;   /* told of first by this file: each becomes an incident */
  guint n_joined;  /* one more source of an incident: of the file's, or of another that comes in with it */
  guint n_known;   /* brought in before, or twice in these files */
  guint n_left_out; /* by the choice: nothing of them is stored */
  guint n_skipped; /* rows that are no contact, headings not counted */
  guint n_unsure;  /* of the fresh ones: may be the same as another */
} AnningImportTally;

/* One of several contacts that may be one. */
typedef struct
{
  char *id;              /* for anning_import_choice_wish() */
  AnningTraceKind kind;
  gboolean is_text;
  gint64 incident_id;    /* of what is there already; 0: comes in */
  AnningImportItem *item; /* where it comes from; NULL: it is there already */
  char *number;          /* may be NULL, as the next */
  char *direction;
  gint64 started_at;     /* ms */
  gint64 precision_ms;
  gint64 utc_offset;     /* minutes */
  gint64 length_s;       /* may be unknown */
  char *text;            /* of a message, may be NULL */
  char *folder;          /* of its file, where another file has the same name; else NULL */
} AnningImportMember;

/* These may be one contact; each stays by itself until the user says so. */
typedef struct
{
  GPtrArray *members;    /* AnningImportMember, at least two */
} AnningImportUnsure;

typedef struct
{
  GArray *tallies;       /* AnningImportTally, for each item of the plan in its order */
  AnningImportTally all;
  guint n_incidents;     /* that will be made, of contacts, of recordings and of other originals */
  guint n_recordings;    /* recordings that come in */
  guint n_without_direction; /* of these: nothing tells who called whom */
  GPtrArray *unsure;     /* AnningImportUnsure, earliest first; the first ANNING_IMPORT_UNSURE_MAX */
  guint n_unsure;        /* how many groups there are */
  GPtrArray *refused;    /* AnningImportRefused: relatives with whom it will be noted */
  GBytes *outcome;       /* which of the contacts become one, for anning_import_preview_equal() */
} AnningImportPreview;

#define ANNING_IMPORT_UNSURE_MAX 200

void                 anning_import_preview_free   (AnningImportPreview      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportPreview, anning_import_preview_free)
/* Whether both do the same to the file. Both of one plan with the same lists. */
gboolean             anning_import_preview_equal  (const AnningImportPreview *self,
                                                   const AnningImportPreview *other);

/* Blocking. What anning_import_run() with @choice would do; nothing is written. */
AnningImportPreview *anning_import_preview_new    (AnningStore              *store,
                                                   AnningImportPlan         *plan,
                                                   const AnningImportChoice *choice,
                                                   GCancellable             *cancellable,
                                                   GError                  **error);
/* @choice is copied; @plan may be changed meanwhile. */
void                 anning_import_preview_async  (AnningStore              *store,
                                                   AnningImportPlan         *plan,
                                                   const AnningImportChoice *choice,
                                                   GCancellable             *cancellable,
                                                   GAsyncReadyCallback       callback,
                                                   gpointer                  user_data);
AnningImportPreview *anning_import_preview_finish (AnningStore              *store,
                                                   GAsyncResult             *result,
                                                   GError                  **error);

G_END_DECLS
