/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-fingerprint.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* Fingerprints of the journal: taking one, and holding old ones against the journal as it is now. */

typedef enum
{
  ANNING_FINGERPRINT_HOLDS,      /* the journal still begins with that state */
  ANNING_FINGERPRINT_CHANGED,    /* that row is another one, or a row up to it is not as it was written */
  ANNING_FINGERPRINT_OTHER_TIME, /* the row is that one, but it was written at another moment */
  ANNING_FINGERPRINT_ABSENT,     /* the journal is shorter */
} AnningFingerprintState;

/* One that is asked about. */
typedef struct
{
  gint64 seq;
  gint64 at;      /* ms; compared by the second, which is what a line has */
  char hash[65];
  AnningFingerprintState state; /* (out) */
} AnningFingerprintClaim;

typedef struct
{
  gint64 rows;   /* of the journal */
  gint64 broken; /* the first row that is not as it was written, 0 for none */
  GArray *claims; /* AnningFingerprintClaim, in the order in which they were given */
} AnningFingerprintAnswer;

/* ---- inside a job that writes ---- */

/*
 * Keeps what the journal is now. If nothing but fingerprints was written since the newest one,
 * that is it still. NULL without @error when the journal is empty.
 */
AnningFingerprint       *anning_fingerprint_take          (AnningDb            *db,
                                                           GError             **error);

/* ---- from a page ---- */

void                     anning_fingerprint_take_async    (AnningStore         *store,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
AnningFingerprint       *anning_fingerprint_take_finish   (AnningStore         *store,
                                                           GAsyncResult        *result,
                                                           GError             **error);

/* ---- on a thread of one's own ---- */

void                     anning_fingerprint_claim_init    (AnningFingerprintClaim  *claim,
                                                           gint64                   seq,
                                                           gint64                   at,
                                                           const char              *hash);
void                     anning_fingerprint_answer_free   (AnningFingerprintAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningFingerprintAnswer, anning_fingerprint_answer_free)
AnningFingerprintAnswer *anning_fingerprints_check        (const char          *path,
                                                           const GArray        *claims,
                                                           void               (*progress) (double fraction, gpointer user_data),
                                                           gpointer             user_data,
                                                           GCancellable        *cancellable,
                                                           GError             **error);

G_END_DECLS
