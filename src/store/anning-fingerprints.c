/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-fingerprints-private.h"

#include <string.h>

#include "anning-date.h"
#include "anning-journal-private.h"
#include "anning-opening-private.h"
#include "anning-records.h"

#define ROWS_A_STEP 1024

typedef struct
{
  AnningFingerprintAnswer *answer;
  GHashTable *by_seq; /* gint64 * → GArray of guint: places in the claims */
  gint64 n_rows;
  gint64 done;
  void (*progress) (double fraction, gpointer user_data);
  gpointer user_data;
} Walk;

/* @self: (nullable) */
void
anning_fingerprint_answer_free (AnningFingerprintAnswer *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->claims);
  g_free (self);
}

void
anning_fingerprint_claim_init (AnningFingerprintClaim *claim,
                               gint64                  seq,
                               gint64                  at,
                               const char             *hash)
{
  g_return_if_fail (claim != NULL);

  *claim = (AnningFingerprintClaim) { .seq = seq, .at = at, .state = ANNING_FINGERPRINT_ABSENT };
  g_strlcpy (claim->hash, hash != NULL ? hash : "", sizeof claim->hash);
}

/* ---- taking ---- */

/* The newest row that is about anything else than a fingerprint; 0 for none. */
static gboolean
read_last_other (AnningDb  *db,
                 gint64    *seq,
                 GError   **error)
{
  return anning_db_get_integer (db,
                                "SELECT coalesce ((SELECT seq FROM journal WHERE table_name <> 'fingerprint'"
                                " ORDER BY seq DESC LIMIT 1), 0)",
                                seq, error);
}

static AnningFingerprint *
find_newest (GPtrArray *kept)
{
  AnningFingerprint *newest = NULL;

  for (guint i = 0; i < kept->len; i++)
    {
      AnningFingerprint *one = g_ptr_array_index (kept, i);

      if (newest == NULL || one->seq > newest->seq)
        newest = one;
    }
  return newest;
}

AnningFingerprint *
anning_fingerprint_take (AnningDb  *db,
                         GError   **error)
{
  g_autoptr (AnningFingerprint) taken = anning_fingerprint_new ();
  g_autoptr (GPtrArray) kept = anning_records_list (db, &anning_fingerprint_type, NULL, 0, error);
  const AnningFingerprint *newest;
  gint64 last_other;

  if (kept == NULL || !read_last_other (db, &last_other, error)
      || !anning_journal_read_last (db, &taken->seq, &taken->at, &taken->hash, error) || taken->seq == 0)
    return NULL;
  newest = find_newest (kept);
  if (newest != NULL && newest->seq >= last_other)
    return anning_fingerprint_copy (newest);
  if (!anning_records_save (db, &anning_fingerprint_type, taken, error))
    return NULL;
  return g_steal_pointer (&taken);
}

static gpointer
take_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_fingerprint_take (db, error);
}

void
anning_fingerprint_take_async (AnningStore         *store,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_write_async (store, take_job, NULL, NULL, (GDestroyNotify) anning_fingerprint_free, NULL, callback, user_data);
}

/* Returns: (transfer full): NULL with @error, or without one when nothing was written in this file yet */
AnningFingerprint *
anning_fingerprint_take_finish (AnningStore   *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

/* ---- checking ---- */

GArray *
anning_fingerprints_list_claims (AnningDb  *db,
                                 GError   **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GArray) claims = g_array_new (FALSE, TRUE, sizeof (AnningFingerprintClaim));
  gint64 there;

  /* A file of an old schema keeps none. */
  if (!anning_db_get_integer (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'fingerprint'", &there, error))
    return NULL;
  if (there == 0)
    return g_steal_pointer (&claims);
  kept = anning_records_list (db, &anning_fingerprint_type, NULL, 0, error);
  if (kept == NULL)
    return NULL;
  for (guint i = 0; i < kept->len; i++)
    {
      const AnningFingerprint *one = g_ptr_array_index (kept, i);
      AnningFingerprintClaim claim;

      anning_fingerprint_claim_init (&claim, one->seq, one->at, one->hash);
      g_array_append_val (claims, claim);
    }
  return g_steal_pointer (&claims);
}

/* Whether the rows before it hold is only known at the end. */
static void
visit (gint64       seq,
       gint64       at,
       const char  *hash,
       gpointer     user_data)
{
  Walk *walk = user_data;
  const GArray *places = g_hash_table_lookup (walk->by_seq, &seq);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      AnningFingerprintClaim *claim = &g_array_index (walk->answer->claims, AnningFingerprintClaim, place);

      if (strcmp (claim->hash, hash) != 0)
        claim->state = ANNING_FINGERPRINT_CHANGED;
      else if (claim->at / ANNING_MS_PER_SECOND != at / ANNING_MS_PER_SECOND)
        claim->state = ANNING_FINGERPRINT_OTHER_TIME;
      else
        claim->state = ANNING_FINGERPRINT_HOLDS;
    }
  if (walk->progress != NULL && ++walk->done % ROWS_A_STEP == 0)
    walk->progress (MIN (1.0, (double) walk->done / MAX (walk->n_rows, 1)), walk->user_data);
}

static GHashTable *
index_claims (const GArray *claims)
{
  GHashTable *by_seq = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < claims->len; i++)
    {
      AnningFingerprintClaim *claim = &g_array_index (claims, AnningFingerprintClaim, i);
      GArray *places = g_hash_table_lookup (by_seq, &claim->seq);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_seq, &claim->seq, places);
        }
      g_array_append_val (places, i);
    }
  return by_seq;
}

AnningFingerprintAnswer *
anning_fingerprints_walk (AnningDb      *db,
                          const GArray  *claims,
                          void         (*progress) (double fraction, gpointer user_data),
                          gpointer       user_data,
                          GError       **error)
{
  g_autoptr (AnningFingerprintAnswer) answer = g_new0 (AnningFingerprintAnswer, 1);
  g_autoptr (GHashTable) by_seq = NULL;
  Walk walk = { .answer = answer, .progress = progress, .user_data = user_data };

  answer->claims = g_array_copy ((GArray *) claims);
  for (guint i = 0; i < answer->claims->len; i++)
    g_array_index (answer->claims, AnningFingerprintClaim, i).state = ANNING_FINGERPRINT_ABSENT;
  by_seq = index_claims (answer->claims);
  walk.by_seq = by_seq;

  if (!anning_db_get_integer (db, "SELECT coalesce (max (seq), 0) FROM journal", &walk.n_rows, error)
      || !anning_journal_verify (db, visit, &walk, &answer->rows, &answer->broken, error))
    return NULL;

  for (guint i = 0; i < answer->claims->len; i++)
    {
      AnningFingerprintClaim *claim = &g_array_index (answer->claims, AnningFingerprintClaim, i);

      if (claim->state != ANNING_FINGERPRINT_ABSENT && answer->broken != 0 && answer->broken <= claim->seq)
        claim->state = ANNING_FINGERPRINT_CHANGED;
    }
  return g_steal_pointer (&answer);
}

/**
 * anning_fingerprints_check:
 * @path: the file, which may be open elsewhere and is only read
 * @claims: (element-type AnningFingerprintClaim): copied
 * @progress: (nullable): 0 to 1, on the calling thread
 *
 * Walks the whole journal once, reckons its chain anew and says of each claim whether the journal
 * still contains that state. Blocking, in bounded memory.
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningFingerprintAnswer *
anning_fingerprints_check (const char    *path,
                           const GArray  *claims,
                           void         (*progress) (double fraction, gpointer user_data),
                           gpointer       user_data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (AnningFingerprintAnswer) answer = NULL;

  g_return_val_if_fail (path != NULL && claims != NULL, NULL);

  db = anning_opening_read_only (path, error);
  if (db == NULL)
    return NULL;
  anning_db_set_cancellable (db, cancellable);
  if (!anning_db_exec (db, "BEGIN", error))
    return NULL;
  answer = anning_fingerprints_walk (db, claims, progress, user_data, error);
  anning_db_rollback (db);
  return g_steal_pointer (&answer);
}
