/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-bundle-choice.h"
#include "anning-mask.h"
#include "anning-pages.h"
#include "anning-table.h"

G_BEGIN_DECLS

/* Exactly what will leave: the writer writes these files and nothing else. */

typedef enum
{
  ANNING_BUNDLE_FILE_REPORT,
  ANNING_BUNDLE_FILE_TABLE,
  ANNING_BUNDLE_FILE_ORIGINAL,
  ANNING_BUNDLE_FILE_TRANSCRIPT,
  ANNING_BUNDLE_FILE_JOURNAL,
  ANNING_BUNDLE_FILE_README,
  ANNING_BUNDLE_FILE_SUMS,
} AnningBundleFileKind;

typedef struct
{
  AnningBundleFileKind kind;
  char *name;         /* in the ZIP; ASCII, so that every program unpacks it under that name */
  gint64 bytes;
  GBytes *content;    /* of what is made; NULL for originals, the journal and the list of sums */
  char *was;          /* of an original: the name it came with, masked */
  char *media_type;   /* of an original */
  char *sha256;       /* of an original, as it was when it was brought in */
  gint64 evidence_id; /* of an original or its transcript, else 0 */
  gint64 incident_id; /* the first contact that it belongs to, else 0 */
} AnningBundleFile;

typedef enum
{
  ANNING_BUNDLE_WARNING_SOUND,      /* what is said in a recording cannot be masked: listen to it before */
  ANNING_BUNDLE_WARNING_PICTURE,    /* nor what a picture or a film shows */
  ANNING_BUNDLE_WARNING_DOCUMENT,   /* nor what stands in any other original */
  ANNING_BUNDLE_WARNING_SHORT_NAME, /* a name of one character is not looked for: of a relative, see relative_id */
  ANNING_BUNDLE_WARNING_NAMES,      /* once: names that nobody entered cannot be known; read the texts */
  ANNING_BUNDLE_WARNING_EMPTY,      /* once: no contact is left */
  ANNING_BUNDLE_WARNING_UNSURE,     /* once: @n contacts may be the same as another one, and each is counted */
} AnningBundleWarningKind;

typedef struct
{
  AnningBundleWarningKind kind;
  char *name;         /* of the file in the ZIP, or NULL */
  char *was;          /* the name it came with, masked, or NULL */
  gint64 evidence_id; /* 0: none */
  gint64 incident_id;
  gint64 relative_id;
  guint n;
} AnningBundleWarning;

typedef struct
{
  AnningBundleChoice *choice;
  GPtrArray *files;      /* AnningBundleFile, in the order of the ZIP; the list of sums is the last */
  GPtrArray *warnings;   /* AnningBundleWarning */
  GPtrArray *report;     /* AnningPageBlock: the report in its first language, as the PDF has it */
  AnningTable *table;    /* the contacts in the first language, as CSV and XLSX have them */
  gint64 bytes;          /* of all files together */
  guint n_incidents;
  guint n_originals;
  guint n_hints;         /* things that may breach something, as the report counts them */
  guint n_set_aside;     /* that the person set aside: not in it */
  guint n_private_notes; /* that stay at home */
  AnningMaskCounts masked;
  gint64 journal_seq;    /* rows of the journal that go with it, 0: none */
  char *journal_hash;    /* of the last row when it was planned, or NULL */
  gint64 planned_at;     /* ms */
  char *receiver;        /* as the cover names it */
  char *first_day;       /* ISO, of the contacts, NULL when there are none */
  char *last_day;
} AnningBundlePlan;

void              anning_bundle_plan_free       (AnningBundlePlan          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningBundlePlan, anning_bundle_plan_free)

/*
 * Blocking: for a thread other than the main one. Nothing is written anywhere.
 *
 * @choice: copied
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningBundlePlan *anning_bundle_plan_new        (AnningStore               *store,
                                                 const AnningBundleChoice  *choice,
                                                 GCancellable              *cancellable,
                                                 GError                   **error);
void              anning_bundle_plan_new_async  (AnningStore               *store,
                                                 const AnningBundleChoice  *choice,
                                                 GCancellable              *cancellable,
                                                 GAsyncReadyCallback        callback,
                                                 gpointer                   user_data);
AnningBundlePlan *anning_bundle_plan_new_finish (AnningStore               *store,
                                                 GAsyncResult              *result,
                                                 GError                   **error);

G_END_DECLS
