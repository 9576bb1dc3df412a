/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-bundle-plan.h"
#include "anning-conduct.h"
#include "anning-contacts.h"
#include "anning-debt-hints.h"
#include "anning-doubtful.h"
#include "anning-evidence.h"
#include "anning-facts.h"
#include "anning-finding-text.h"
#include "anning-incident.h"
#include "anning-paper-words.h"
#include "anning-recording-times.h"
#include "anning-relative.h"
#include "anning-rule-texts.h"
#include "anning-words.h"

G_BEGIN_DECLS

/*
 * On its way out a bundle has three forms: what the store holds (data), the same in one
 * language with everything taken out that stays at home (view), and files made of views.
 * Whatever makes a file sees a view and no data.
 */

#define ANNING_BUNDLE_ORIGINALS_FOLDER "originals/"
#define ANNING_BUNDLE_TRANSCRIPTS_FOLDER "transcripts/"
#define ANNING_BUNDLE_JOURNAL_NAME "JOURNAL.txt"

/* ---- data ---- */

typedef struct
{
  AnningIncident *incident;
  GArray *originals;      /* guint: places in AnningBundleData.originals */
  guint32 sources;        /* mask of places in anning_source_kinds */
} AnningBundleContactData;

typedef struct
{
  AnningEvidence *evidence;
  AnningEvidenceUse *use; /* the first */
  GPtrArray *markers;     /* AnningMarker, by time */
  char *typed;            /* its transcript, NULL: none */
  guint contact;          /* the first that it belongs to: place in AnningBundleData.contacts */
  AnningRecordingStart start; /* of what is to be heard, within that contact */
} AnningBundleOriginalData;

typedef struct
{
  GPtrArray *contacts;    /* AnningBundleContactData, oldest first */
  GPtrArray *originals;   /* AnningBundleOriginalData, in the order of the contacts */
  AnningContactLog *log;  /* the same contacts as the rules read them */
  GPtrArray *relatives;   /* AnningRelative */
  GPtrArray *numbers;     /* AnningNumber */
  GPtrArray *own_numbers; /* char * */
  GHashTable *dismissed;  /* set of keys of findings */
  GArray *doubtful;       /* AnningDoubtful: contacts that may be the same as another of them */
  AnningLimits *limits;
  AnningDebtHints *debt_hints; /* of debts that the contacts are about; NULL, as the limits: not wanted */
} AnningBundleData;

AnningBundleData *anning_bundle_data_read (AnningDb                  *db,
                                           const AnningBundleChoice  *choice,
                                           GError                   **error);
void              anning_bundle_data_free (AnningBundleData          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningBundleData, anning_bundle_data_free)
/* Returns: (transfer full): as @choice wants it; warnings about names are added to @plan */
AnningMask       *anning_bundle_data_mask (const AnningBundleData    *self,
                                           AnningBundlePlan          *plan);

/* ---- view ---- */

typedef enum
{
  ANNING_BUNDLE_SOUND,
  ANNING_BUNDLE_PICTURE,
  ANNING_BUNDLE_DOCUMENT,
} AnningBundleOriginalKind;

typedef struct
{
  AnningIncident *incident;   /* a copy, every text of it masked */
  char *whom;                 /* party, and the relative by name or letter */
  GArray *originals;          /* guint: places in AnningBundleView.originals */
  guint32 sources;
} AnningBundleContact;

typedef struct
{
  char *name;                 /* in the ZIP */
  char *was;                  /* masked */
  char *transcript;           /* its name in the ZIP, NULL: nothing is written down of it */
  const AnningEvidence *evidence; /* of the data */
  AnningBundleOriginalKind kind;
  GPtrArray *markers;         /* AnningMarker: copies, masked */
  char *typed;                /* what was typed while listening, masked; NULL: nothing */
  GArray *contacts;           /* guint: numbers of the contacts that it belongs to, from 1 */
  AnningRecordingStart start; /* of what is to be heard: places in it are counted from there */
} AnningBundleOriginal;

/* What R-CON-11 says of a debt. */
typedef struct
{
  char *debt;                 /* creditor and product, masked */
  AnningFindingText *text;
  gint32 day;                 /* as GDate counts, 0: not known */
  char **how;                 /* how its figures came about, masked */
} AnningBundleDebtHint;

typedef struct
{
  const char *language;       /* "zh" or "en" */
  const AnningBundleChoice *choice;
  GPtrArray *contacts;        /* AnningBundleContact: number n is the place n - 1 */
  GPtrArray *originals;       /* AnningBundleOriginal */
  const GArray *read;         /* AnningContact: the same contacts as the rules read them, figures alone */
  const GArray *doubtful;     /* AnningDoubtful: which of them may be the same */
  GPtrArray *creditors;       /* char *: by the ids of read, from 1; masked, as the next */
  GPtrArray *collectors;
  AnningFindings *findings;   /* hits that were not set aside */
  GPtrArray *debt_hints;      /* AnningBundleDebtHint */
  guint n_set_aside;          /* of both */
  AnningMaskCounts masked;
  char *fingerprint;          /* a line, or NULL */
  gboolean has_journal;
  GDate today;
  AnningPaperWords *words;
  AnningRuleTexts *rules;
  AnningFacts *facts;
} AnningBundleView;

AnningBundleView *anning_bundle_view_new     (const AnningBundleData   *data,
                                              AnningMask               *mask,
                                              const AnningBundleChoice *choice,
                                              const char               *language,
                                              GError                  **error);
void              anning_bundle_view_find_hints (AnningBundleView      *self,
                                              const AnningBundleData   *data,
                                              AnningMask               *mask);
void              anning_bundle_view_free    (AnningBundleView         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningBundleView, anning_bundle_view_free)
/* Returns: (transfer none): a text of papers/bundle.ini */
const char       *anning_bundle_view_word    (const AnningBundleView   *self,
                                              const char               *word);
/* Returns: (transfer none): what a word of a list is called; "" for one that is not in it */
const char       *anning_bundle_view_label   (const AnningBundleView   *self,
                                              const char               *group,
                                              const char               *word);
#define ANNING_BUNDLE_END ((const char *) NULL)
/* @...: values for %1, %2 …, then ANNING_BUNDLE_END. Returns: (transfer full) */
char             *anning_bundle_view_say     (const AnningBundleView   *self,
                                              const char               *word,
                                              ...) G_GNUC_NULL_TERMINATED;
/* Returns: (transfer full): for whom it is, in words */
char             *anning_bundle_view_receiver (const AnningBundleView   *self);
/* Returns: (transfer full): "2026-03-12 21:14:09" */
char             *anning_bundle_view_time    (const AnningIncident     *incident);
/* Returns: (transfer full): "2026-03-12 21:14:09 + 02:13": when a recording began, and where in it */
char             *anning_bundle_view_moment  (const AnningBundleView   *self,
                                              const AnningBundleOriginal *original,
                                              gint64                    position_ms);
/* Returns: (transfer full): channel, who began it, whether it was answered */
char             *anning_bundle_view_how     (const AnningBundleView   *self,
                                              const AnningIncident     *incident);
/* Returns: (transfer none) (nullable): the other side's number, or its letter */
const char       *anning_bundle_view_number  (const AnningIncident     *incident);
/* Returns: (transfer full): " (exact words)", "" for what is not known */
char             *anning_bundle_view_wording (const AnningBundleView   *self,
                                              const char               *words_are);
/* Returns: (transfer full): what was noted of it by its tags */
char             *anning_bundle_view_tags    (const AnningBundleView   *self,
                                              const AnningIncident     *incident);

/* ---- files ---- */

GPtrArray        *anning_bundle_report_new     (const AnningBundleView      *view);
AnningTable      *anning_bundle_table_new      (const AnningBundleView      *view);
/* Returns: (transfer full): of one original that has a transcript */
char             *anning_bundle_transcript_new (const AnningBundleView      *view,
                                                const AnningBundleOriginal  *original);
char             *anning_bundle_readme_new     (const AnningBundleView      *view,
                                                AnningRuleTexts             *other,
                                                gboolean                     both);
/* Returns: (transfer full): what stands above the lines of the journal */
char             *anning_bundle_journal_head   (const AnningPaperWords      *words);

G_END_DECLS
