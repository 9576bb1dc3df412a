/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* What a person wants to hand over, to whom, and what of it stays at home. */

typedef enum
{
  ANNING_BUNDLE_FOR_REGULATOR,
  ANNING_BUNDLE_FOR_POLICE,
  ANNING_BUNDLE_FOR_COURT,
  ANNING_BUNDLE_FOR_LENDER,
  ANNING_BUNDLE_FOR_OTHER,
  ANNING_BUNDLE_N_RECEIVERS
} AnningBundleReceiver;

/* The report says all that it says in these; with both, each has a report and a table of its own. */
typedef enum
{
  ANNING_BUNDLE_CHINESE,
  ANNING_BUNDLE_ENGLISH,
  ANNING_BUNDLE_BOTH,
} AnningBundleLanguage;

typedef enum
{
  ANNING_BUNDLE_ORIGINALS = 1 << 0,     /* byte for byte */
  ANNING_BUNDLE_TRANSCRIPTS = 1 << 1,   /* what was written down by ear of each recording */
  ANNING_BUNDLE_JOURNAL = 1 << 2,       /* digests of all changes of the file, no text */
  ANNING_BUNDLE_HINTS = 1 << 3,         /* what may breach something; those that were set aside stay out */
  ANNING_BUNDLE_FINGERPRINT = 1 << 4,   /* in the report: the state of the journal when the bundle was planned */
  ANNING_BUNDLE_OTHER_NUMBERS = 1 << 5, /* numbers of people who are not on the other side are not masked */
  ANNING_BUNDLE_OWN_NUMBERS = 1 << 6,   /* the debtor's own numbers are not masked */
  ANNING_BUNDLE_PRIVATE_NOTES = 1 << 7,
  ANNING_BUNDLE_DEBT_HINTS = 1 << 8,    /* what is to be checked in the sums of the debts, with these sums; as with the hints */
} AnningBundleParts;

#define ANNING_BUNDLE_PARTS_SAFE \
  ((AnningBundleParts) (ANNING_BUNDLE_ORIGINALS | ANNING_BUNDLE_TRANSCRIPTS | ANNING_BUNDLE_JOURNAL \
                        | ANNING_BUNDLE_HINTS | ANNING_BUNDLE_FINGERPRINT))

typedef struct
{
  AnningBundleReceiver receiver;
  char *receiver_name;         /* in words, for the cover; NULL: the kind alone */
  char *creditor;              /* NULL: of all; "": those of whom it is not known */
  gint32 day_from;             /* local days, as GDate counts, inclusive; 0: from the first */
  gint32 day_until;            /* inclusive; 0: to the last */
  GHashTable *without;         /* set of gint64 *: ids of incidents that are left out */
  GHashTable *without_uses;    /* set of gint64 *: ids of AnningEvidenceUse: originals that are left out */
  AnningBundleParts parts;
  AnningBundleLanguage language;
  char *name;                  /* who hands it over, for the cover; NULL: a line to write on */
  char *number;                /* where they can be reached, on the cover alone; NULL: none */
} AnningBundleChoice;

/* What is offered at first for such a receiver. Stable words: "regulator", "police"… */
AnningBundleParts   anning_bundle_receiver_get_parts (AnningBundleReceiver     receiver);
const char         *anning_bundle_receiver_get_word (AnningBundleReceiver      receiver);
/* Returns: (transfer full): all contacts, with ANNING_BUNDLE_PARTS_SAFE, in Chinese */
AnningBundleChoice *anning_bundle_choice_new        (void);
AnningBundleChoice *anning_bundle_choice_copy       (const AnningBundleChoice *self);
void                anning_bundle_choice_free       (AnningBundleChoice       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningBundleChoice, anning_bundle_choice_free)
void                anning_bundle_choice_set_incident (AnningBundleChoice     *self,
                                                     gint64                    incident_id,
                                                     gboolean                  included);
void                anning_bundle_choice_set_use    (AnningBundleChoice       *self,
                                                     gint64                    use_id,
                                                     gboolean                  included);
gboolean            anning_bundle_choice_has_incident (const AnningBundleChoice *self,
                                                     gint64                    incident_id);
gboolean            anning_bundle_choice_has_use    (const AnningBundleChoice *self,
                                                     gint64                    use_id);
/*
 * Inside a job: the contacts that are chosen from, before single ones are left out. One whose
 * creditor is not written is its debt's.
 *
 * Returns: (transfer full): GArray of gint64 ids, oldest first, or NULL and @error
 */
GArray             *anning_bundle_choice_list_ids   (const AnningBundleChoice *self,
                                                     AnningDb                 *db,
                                                     GError                  **error);
void                anning_bundle_choice_list_ids_async (const AnningBundleChoice *self,
                                                     AnningStore              *store,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
GArray             *anning_bundle_choice_list_ids_finish (AnningStore         *store,
                                                     GAsyncResult             *result,
                                                     GError                  **error);
/*
 * "2026-11-22-anning.zip": names neither people nor the matter.
 *
 * Returns: (transfer full)
 */
char               *anning_bundle_choice_dup_name   (const AnningBundleChoice *self,
                                                     const GDate              *today);

G_END_DECLS
