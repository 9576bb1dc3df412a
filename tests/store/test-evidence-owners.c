/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-backup.h"
#include "anning-debt.h"
#include "anning-evidence-find.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-proposal.h"
#include "anning-purge-private.h"
#include "anning-records.h"
#include "store-fixture.h"

/* Originals of debts, payments and rounds: kept as long as those can come back. */

#define DAY G_GINT64_CONSTANT (86400000)
#define ASK(sql) store_fixture_integer (fixture->path, sql)

/* SHA-256 of "contract", by sha256sum. */
#define CONTRACT "cc8321d6375c494d043fdd0260f21bc0ec51dacc9f6abb7f909cdcd3041b78bf"

static gpointer
attach (AnningDb    *db,
        const char  *text,
        const char  *owner,
        gint64       owner_id,
        GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  gint64 id = anning_evidence_add (db, stream, "text/plain", NULL, NULL, NULL, NULL, error);

  if (id != 0)
    anning_evidence_use (db, id, owner, owner_id, text, NULL, ANNING_UNKNOWN, error);
  return NULL;
}

/* A debt with its contract, a payment with a receipt, a round with a letter; the letter is another debt's too. */
static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebt) other = anning_debt_new ();
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  g_autoptr (AnningRound) round = anning_round_new ();

  if (!anning_records_save (db, &anning_debt_type, debt, error)
      || !anning_records_save (db, &anning_debt_type, other, error))
    return NULL;
  payment->debt_id = debt->record.id;
  round->debt_id = debt->record.id;
  if (!anning_records_save (db, &anning_payment_type, payment, error)
      || !anning_records_save (db, &anning_round_type, round, error))
    return NULL;
  attach (db, "contract", "debt", debt->record.id, error);
  attach (db, "receipt", "payment", payment->record.id, error);
  attach (db, "letter", "round", round->record.id, error);
  return attach (db, "letter", "debt", other->record.id, error);
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (anning_records_remove (db, &anning_debt_type, 1, error));
}

static gpointer
restore_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (anning_records_restore (db, &anning_debt_type, 1, error));
}

static gpointer
purge_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return GINT_TO_POINTER (anning_purge_old (db, *(gint64 *) data, error));
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_evidence_list_uses (db, data, 1, error);
}

static void
write_now (StoreFixture *fixture,
           AnningJob     job)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, job, NULL, &error);
  g_assert_no_error (error);
}

/* As if the file were opened so many days later. */
static void
purge_after (StoreFixture *fixture,
             int           days)
{
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time () / 1000 + days * DAY;

  g_assert_true (GPOINTER_TO_INT (anning_store_read (fixture->store, purge_job, &now, &error)));
  g_assert_no_error (error);
}

static void
check_sound (const char *path,
             gint64      originals)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningVerdict) verdict = anning_verify_file (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->sound);
  g_assert_cmpint (verdict->evidence_checked, ==, originals);
}

static void
test_deleted_debt (StoreFixture  *fixture,
                   gconstpointer  data)
{
  write_now (fixture, fill_job);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence"), ==, 3);
  write_now (fixture, remove_job);

  /* Until it is dropped for good all of it can come back. */
  purge_after (fixture, 29);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_use"), ==, 4);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence WHERE unused_since IS NOT NULL"), ==, 0);
  check_sound (fixture->path, 3);

  /* Then the uses go, those of its payment and its round too. */
  purge_after (fixture, 31);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_use"), ==, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_use WHERE owner = 'debt' AND owner_id = 2"), ==, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence"), ==, 3);
  g_assert_cmpint (ASK ("SELECT count (*) FROM journal WHERE content LIKE '%receipt%'"), ==, 0);
  check_sound (fixture->path, 3);

  /* The bytes go thirty days later; what another debt uses stays. */
  purge_after (fixture, 62);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence"), ==, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_chunk"), ==, 1);
  check_sound (fixture->path, 1);
}

static void
test_restored_debt (StoreFixture  *fixture,
                    gconstpointer  data)
{
  static const char *const owners[] = { "debt", "payment", "round" };

  write_now (fixture, fill_job);
  write_now (fixture, remove_job);
  write_now (fixture, restore_job);
  purge_after (fixture, 400);
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) uses = anning_store_read (fixture->store, list_job, (gpointer) owners[i], &error);
      const AnningEvidenceUse *use;

      g_assert_no_error (error);
      g_assert_cmpuint (uses->len, ==, 1);
      use = g_ptr_array_index (uses, 0);
      g_assert_cmpint (use->added_at, >, G_GINT64_CONSTANT (1600000000000));
    }
}

static gpointer
backup_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (anning_backup_write (db, data, cancellable, error));
}

static void
test_backup (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  write_now (fixture, fill_job);
  anning_store_read (fixture->store, backup_job, path, &error);
  g_assert_no_error (error);
  check_sound (path, 3);
  g_assert_cmpint (store_fixture_integer (path, "SELECT count (*) FROM evidence_use WHERE owner = 'payment'"), ==, 1);
}

static gpointer
count_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return anning_evidence_count_uses (db, data, error);
}

static gpointer
another_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return attach (db, "screenshot", "debt", 1, error);
}

static void
test_counts (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first = 1, second = 2;

  write_now (fixture, fill_job);
  write_now (fixture, another_job);
  counts = anning_store_read (fixture->store, count_job, (gpointer) "debt", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &first)), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &second)), ==, 1);
}

typedef struct
{
  gint64 id;
  gboolean used;
} Found;

static gpointer
find_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Found *found = data;

  anning_evidence_find (db, CONTRACT, &found->id, &found->used, error);
  return NULL;
}

static gpointer
use_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  if (anning_records_save (db, &anning_incident_type, incident, error))
    anning_evidence_use (db, 1, "incident", incident->record.id, "a", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

/* A recording that is the proof of a promise can still be brought in as a contact. */
static void
test_not_an_incident (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Found found = { 0, TRUE };

  write_now (fixture, fill_job);
  anning_store_read (fixture->store, find_job, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found.id, ==, 1);
  g_assert_false (found.used);

  write_now (fixture, use_job);
  anning_store_read (fixture->store, find_job, &found, &error);
  g_assert_true (found.used);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/evidence-owners/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("deleted-debt", test_deleted_debt);
  ADD ("restored-debt", test_restored_debt);
  ADD ("backup", test_backup);
  ADD ("counts", test_counts);
  ADD ("not-an-incident", test_not_an_incident);
#undef ADD
  return g_test_run ();
}
