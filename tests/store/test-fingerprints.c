/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-backup.h"
#include "anning-debt.h"
#include "anning-fingerprints.h"
#include "anning-journal-lines.h"
#include "anning-records.h"
#include "store-fixture.h"

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_records_save (db, &anning_debt_type, data, error);
  return NULL;
}

static gpointer
take_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_fingerprint_take (db, error);
}

static void
save_debt (StoreFixture *fixture,
           const char   *creditor)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (GError) error = NULL;

  debt->creditor = g_strdup (creditor);
  anning_store_write (fixture->store, save_job, debt, &error);
  g_assert_no_error (error);
}

static AnningFingerprint *
take (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AnningFingerprint *taken = anning_store_write (fixture->store, take_job, NULL, &error);

  g_assert_no_error (error);
  return taken;
}

static AnningFingerprintAnswer *
check_one (StoreFixture *fixture,
           gint64        seq,
           gint64        at,
           const char   *hash)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, TRUE, sizeof (AnningFingerprintClaim));
  g_autoptr (GError) error = NULL;
  AnningFingerprintClaim claim;
  AnningFingerprintAnswer *answer;

  anning_fingerprint_claim_init (&claim, seq, at, hash);
  g_array_append_val (claims, claim);
  answer = anning_fingerprints_check (fixture->path, claims, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static AnningFingerprintState
state_of (StoreFixture            *fixture,
          const AnningFingerprint *taken,
          gint64                  *broken)
{
  g_autoptr (AnningFingerprintAnswer) answer = check_one (fixture, taken->seq, taken->at, taken->hash);

  *broken = answer->broken;
  return g_array_index (answer->claims, AnningFingerprintClaim, 0).state;
}

static void
test_take (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningFingerprint) none = take (fixture);
  g_autoptr (AnningFingerprint) first = NULL;
  g_autoptr (AnningFingerprint) again = NULL;
  g_autoptr (AnningFingerprint) next = NULL;
  g_autofree char *hash = NULL;

  g_assert_null (none);
  save_debt (fixture, "甲银行");
  save_debt (fixture, "乙银行");
  first = take (fixture);
  g_assert_cmpint (first->seq, ==, 2);
  hash = store_fixture_text (fixture->path, "SELECT hash FROM journal WHERE seq = 2");
  g_assert_cmpstr (first->hash, ==, hash);
  g_assert_cmpint (first->at, ==, store_fixture_integer (fixture->path, "SELECT at FROM journal WHERE seq = 2"));

  /* Row 3 is that of the fingerprint itself: nothing else was written since. */
  again = take (fixture);
  g_assert_cmpint (again->record.id, ==, first->record.id);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM fingerprint"), ==, 1);

  save_debt (fixture, "丙银行");
  next = take (fixture);
  g_assert_cmpint (next->seq, ==, 4);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM fingerprint"), ==, 2);
}

static void
test_holds (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningFingerprint) taken = NULL;
  g_autoptr (AnningFingerprintAnswer) early = NULL;
  g_autoptr (AnningFingerprintAnswer) second = NULL;
  gint64 broken;

  save_debt (fixture, "甲银行");
  save_debt (fixture, "乙银行");
  taken = take (fixture);
  save_debt (fixture, "丙银行");
  g_assert_cmpint (state_of (fixture, taken, &broken), ==, ANNING_FINGERPRINT_HOLDS);
  g_assert_cmpint (broken, ==, 0);

  /* A line has whole seconds; a whole second off is another moment. */
  early = check_one (fixture, taken->seq, taken->at / 1000 * 1000, taken->hash);
  g_assert_cmpint (g_array_index (early->claims, AnningFingerprintClaim, 0).state, ==, ANNING_FINGERPRINT_HOLDS);
  g_assert_cmpint (early->rows, ==, 4);
  second = check_one (fixture, taken->seq, taken->at + 1000, taken->hash);
  g_assert_cmpint (g_array_index (second->claims, AnningFingerprintClaim, 0).state, ==, ANNING_FINGERPRINT_OTHER_TIME);
}

/* The purge drops what was written and keeps its digest. */
static void
test_purged (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningFingerprint) taken = NULL;
  gint64 broken;

  save_debt (fixture, "甲银行");
  taken = take (fixture);
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "UPDATE journal SET content = NULL WHERE seq = 1");
  g_assert_cmpint (state_of (fixture, taken, &broken), ==, ANNING_FINGERPRINT_HOLDS);
}

static void
test_changed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningFingerprint) taken = NULL;
  gint64 broken;

  for (guint i = 0; i < 5; i++)
    save_debt (fixture, "甲银行");
  taken = take (fixture);
  save_debt (fixture, "乙银行");
  store_fixture_close (fixture);

  /* After it: the state up to it holds all the same. */
  store_fixture_sql (fixture->path, "UPDATE journal SET at = at + 1 WHERE seq = 7");
  g_assert_cmpint (state_of (fixture, taken, &broken), ==, ANNING_FINGERPRINT_HOLDS);
  g_assert_cmpint (broken, ==, 7);

  store_fixture_sql (fixture->path, "UPDATE journal SET at = at + 1 WHERE seq = 3");
  g_assert_cmpint (state_of (fixture, taken, &broken), ==, ANNING_FINGERPRINT_CHANGED);
  g_assert_cmpint (broken, ==, 3);
}

/* Somebody wrote the file anew and made a chain that holds in itself. */
static void
test_other_file (StoreFixture  *fixture,
                 gconstpointer  data)
{
  const char *other = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  g_autoptr (AnningFingerprintAnswer) changed = NULL;
  g_autoptr (AnningFingerprintAnswer) absent = NULL;

  save_debt (fixture, "甲银行");
  changed = check_one (fixture, 1, 0, other);
  g_assert_cmpint (g_array_index (changed->claims, AnningFingerprintClaim, 0).state, ==, ANNING_FINGERPRINT_CHANGED);
  g_assert_cmpint (changed->broken, ==, 0);
  absent = check_one (fixture, 2, 0, other);
  g_assert_cmpint (g_array_index (absent->claims, AnningFingerprintClaim, 0).state, ==, ANNING_FINGERPRINT_ABSENT);
  g_assert_cmpint (absent->rows, ==, 1);
}

static void
test_verify (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningFingerprint) taken = NULL;
  g_autoptr (AnningVerdict) sound = NULL;
  g_autoptr (AnningVerdict) wrong = NULL;
  g_autoptr (GError) error = NULL;

  save_debt (fixture, "甲银行");
  taken = take (fixture);
  sound = anning_verify_file (fixture->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sound->sound);
  g_assert_cmpint (sound->fingerprints_checked, ==, 1);
  g_assert_cmpint (sound->fingerprints_wrong, ==, 0);

  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "UPDATE fingerprint SET hash = replace (hash, substr (hash, 1, 1), 'x')");
  wrong = anning_verify_file (fixture->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (wrong->sound);
  g_assert_cmpint (wrong->fingerprints_wrong, ==, 1);
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, TRUE, sizeof (AnningFingerprintClaim));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  save_debt (fixture, "甲银行");
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path,
                     "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
                     " INSERT INTO journal (seq, at, action, table_name, row_id, content, content_hash, hash)"
                     " SELECT i, 0, 'insert', 'debt', i, NULL, printf ('%064d', i), printf ('%064d', i) FROM n");
  g_assert_null (anning_fingerprints_check (fixture->path, claims, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- the lines, and checking them without the program ---- */

static char *
write_lines (StoreFixture *fixture,
             const char   *heading)
{
  g_autofree char *path = g_build_filename (fixture->folder, "JOURNAL.txt", NULL);
  g_autoptr (AnningJournalLines) lines = NULL;
  g_autoptr (GString) text = g_string_new (heading);
  g_autoptr (GError) error = NULL;
  const char *line;
  gint64 n = 0;

  lines = anning_journal_lines_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  while ((line = anning_journal_lines_next (lines, &error)) != NULL)
    {
      g_string_append_printf (text, "%s\n", line);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpint (anning_journal_lines_get_rows (lines), ==, n);
  g_assert_true (g_file_set_contents (path, text->str, text->len, &error));
  return g_strdup (text->str);
}

/* What @program says of JOURNAL.txt; @status: its exit status */
static char *
run_recipe (StoreFixture *fixture,
            const char   *program,
            const char   *recipe,
            int          *status)
{
  const char *argv[] = { program, "-c", recipe, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (fixture->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, &out, NULL, status, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&out);
}

static void
check_recipe (StoreFixture *fixture,
              const char   *program,
              const char   *recipe)
{
  g_autofree char *path = g_build_filename (fixture->folder, "JOURNAL.txt", NULL);
  g_autofree char *text = write_lines (fixture, "# what this is\n");
  g_autofree char *last = store_fixture_text (fixture->path, "SELECT hash FROM journal ORDER BY seq DESC LIMIT 1");
  g_autofree char *expected = g_strdup_printf ("3 rows, the chain holds, last hash %s\n", last);
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *shorter = NULL;
  g_autofree char *gap = NULL;
  char *place;
  int status;

  good = run_recipe (fixture, program, recipe, &status);
  g_assert_cmpstr (good, ==, expected);
  g_assert_cmpint (status, ==, 0);

  /* the second row says "update" where it was an "insert" */
  place = strstr (strchr (strchr (text, '\n') + 1, '\n'), " insert ");
  memcpy (place, " update ", strlen (" update "));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  bad = run_recipe (fixture, program, recipe, &status);
  g_assert_cmpint (status, !=, 0);

  /* a row is missing */
  memcpy (place, " insert ", strlen (" insert "));
  shorter = g_strdup (strchr (strchr (text, '\n') + 1, '\n') + 1);
  g_assert_true (g_file_set_contents (path, shorter, -1, NULL));
  gap = run_recipe (fixture, program, recipe, &status);
  g_assert_cmpint (status, !=, 0);
}

static void
test_lines (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  save_debt (fixture, "甲银行");
  text = write_lines (fixture, "");
  expected = store_fixture_text (fixture->path,
                                 "SELECT '1 ' || at || ' insert debt 1 ' || content_hash || ' ' || hash || char (10)"
                                 " FROM journal WHERE seq = 1");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_recipes (StoreFixture  *fixture,
              gconstpointer  data)
{
  save_debt (fixture, "甲银行");
  save_debt (fixture, "乙银行");
  save_debt (fixture, "丙银行");
  check_recipe (fixture, "sh", anning_journal_lines_get_recipe_shell ());
  check_recipe (fixture, "python3", anning_journal_lines_get_recipe_python ());
}

#define ADD(name, func) \
  g_test_add ("/fingerprints/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("take", test_take);
  ADD ("holds", test_holds);
  ADD ("purged", test_purged);
  ADD ("changed", test_changed);
  ADD ("other-file", test_other_file);
  ADD ("verify", test_verify);
  ADD ("cancel", test_cancel);
  ADD ("lines", test_lines);
  ADD ("recipes", test_recipes);
  return g_test_run ();
}
