/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-list.h"

#include "anning-debt.h"
#include "anning-incident.h"
#include "anning-relative.h"
#include "store-fixture.h"

/* 2026-03-12 21:14:00 in China */
#define EVENING G_GINT64_CONSTANT (1773321240000)
#define SECOND G_GINT64_CONSTANT (1000)

static gint64
add_contact (StoreFixture *fixture,
             gint64        started_at,
             const char   *number,
             const char   *creditor,
             const char   *collector)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->utc_offset = 480;
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->from_number = g_strdup (number);
  incident->creditor = g_strdup (creditor);
  incident->collector = g_strdup (collector);
  return store_fixture_save (fixture, &anning_incident_type, incident);
}

static gint64
add_debt (StoreFixture *fixture,
          const char   *creditor,
          const char   *contact)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup (creditor);
  debt->lender_type = g_strdup ("microloan");
  debt->contact = g_strdup (contact);
  return store_fixture_save (fixture, &anning_debt_type, debt);
}

static gint64
add_number (StoreFixture *fixture,
            const char   *number,
            const char   *creditor,
            gboolean      private)
{
  g_autoptr (AnningNumber) record = anning_number_new ();

  record->number = g_strdup (number);
  record->creditor = g_strdup (creditor);
  record->private = private;
  return store_fixture_save (fixture, &anning_number_type, record);
}

static gpointer
ties_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_numbers_read_ties (db, error);
}

static gpointer
tie_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return anning_numbers_read_tie (db, data, error);
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_number_list_read (db, error);
}

/* The same from the one pass over all and from the question about one. */
static AnningNumberTie *
read_tie (StoreFixture *fixture,
          const char   *number)
{
  g_autoptr (GError) error = NULL;
  AnningNumberTie *tie = anning_store_read (fixture->store, tie_job, (gpointer) number, &error);
  g_autoptr (GHashTable) ties = anning_store_read (fixture->store, ties_job, NULL, &error);
  const AnningNumberTie *same = g_hash_table_lookup (ties, tie->number);

  g_assert_no_error (error);
  if (same == NULL)
    {
      g_assert_cmpint (tie->told, ==, ANNING_TIE_NONE);
      return tie;
    }
  g_assert_cmpint (tie->told, ==, same->told);
  g_assert_cmpstr (tie->creditor, ==, same->creditor);
  g_assert_cmpstr (tie->collector, ==, same->collector);
  g_assert_cmpstr (tie->lender_type, ==, same->lender_type);
  g_assert_cmpint (tie->debt_id, ==, same->debt_id);
  return tie;
}

static void
test_ties (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autoptr (AnningNumberTie) said = NULL;
  g_autoptr (AnningNumberTie) private = NULL;
  g_autoptr (AnningNumberTie) close = NULL;
  g_autoptr (AnningNumberTie) most = NULL;
  g_autoptr (AnningNumberTie) debt = NULL;
  g_autoptr (AnningNumberTie) filled = NULL;
  g_autoptr (AnningNumberTie) nobody = NULL;
  gint64 debt_id = add_debt (fixture, "Loan of the Hill", "Desk: 010-6666 7777, Ms. Wang 13700137003");

  /* What the person said goes before what contacts say. */
  add_number (fixture, "13800138001", "Bank of the Lake", FALSE);
  add_contact (fixture, EVENING, "13800138001", "Loan of the Hill", NULL);
  /* A second one that says no more than the agency is filled in from the first's. */
  add_number (fixture, "13800138002", NULL, FALSE);
  add_contact (fixture, EVENING, "138-0013-8002", "Bank of the Lake", "Agency");
  add_number (fixture, "13900139009", NULL, TRUE);
  add_contact (fixture, EVENING, "13900139009", "Bank of the Lake", NULL);
  relative->name = g_strdup ("Mother");
  relative->phone = g_strdup ("+86 136 0013 6004");
  store_fixture_save (fixture, &anning_relative_type, relative);
  /* Twice the one, once the other, later. */
  add_contact (fixture, EVENING, "4001112222", "Bank of the Lake", "Agency");
  add_contact (fixture, EVENING + SECOND, "4001112222", "Bank of the Lake", "Agency");
  add_contact (fixture, EVENING + 60 * SECOND, "4001112222", "Loan of the Hill", NULL);

  said = read_tie (fixture, "138 0013 8001");
  g_assert_cmpint (said->told, ==, ANNING_TIE_NUMBER);
  g_assert_cmpstr (said->number, ==, "13800138001");
  g_assert_cmpstr (said->creditor, ==, "Bank of the Lake");
  g_assert_cmpint (said->debt_id, ==, ANNING_UNKNOWN);
  g_assert_true (anning_number_tie_is_known (said));

  private = read_tie (fixture, "13900139009");
  g_assert_true (private->private);
  g_assert_null (private->creditor);
  g_assert_false (anning_number_tie_is_known (private));

  close = read_tie (fixture, "13600136004");
  g_assert_cmpint (close->told, ==, ANNING_TIE_RELATIVE);
  g_assert_cmpstr (close->label, ==, "Mother");
  g_assert_false (anning_number_tie_is_known (close));

  most = read_tie (fixture, "400-111-2222");
  g_assert_cmpint (most->told, ==, ANNING_TIE_INCIDENT);
  g_assert_cmpstr (most->creditor, ==, "Bank of the Lake");
  g_assert_cmpstr (most->collector, ==, "Agency");

  debt = read_tie (fixture, "01066667777");
  g_assert_cmpint (debt->told, ==, ANNING_TIE_DEBT);
  g_assert_cmpint (debt->debt_id, ==, debt_id);
  g_assert_cmpstr (debt->creditor, ==, "Loan of the Hill");
  g_assert_cmpstr (debt->lender_type, ==, "microloan");
  filled = read_tie (fixture, "13700137003");
  g_assert_cmpint (filled->debt_id, ==, debt_id);

  nobody = read_tie (fixture, "13500135005");
  g_assert_cmpint (nobody->told, ==, ANNING_TIE_NONE);
  g_assert_false (anning_number_tie_is_known (nobody));
}

static void
test_list (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningIncident) text = anning_incident_new ();
  g_autoptr (AnningIncident) outgoing = anning_incident_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const AnningNumberRow *row;

  add_contact (fixture, EVENING, "13800138001", "Bank of the Lake", NULL);
  add_contact (fixture, EVENING - 86400 * SECOND, "138 0013 8001", NULL, NULL);
  add_contact (fixture, EVENING, "13900139002", NULL, NULL);
  text->started_at = EVENING + 60 * SECOND;
  text->utc_offset = 540;
  text->channel = g_strdup ("sms");
  text->direction = g_strdup ("in");
  text->from_number = g_strdup ("13800138001");
  store_fixture_save (fixture, &anning_incident_type, text);
  outgoing->started_at = EVENING + 30 * SECOND;
  outgoing->utc_offset = 480;
  outgoing->channel = g_strdup ("call");
  outgoing->direction = g_strdup ("out");
  outgoing->connected = g_strdup ("no");
  outgoing->from_number = g_strdup ("13500135005");
  outgoing->to_number = g_strdup ("13800138001");
  store_fixture_save (fixture, &anning_incident_type, outgoing);
  add_number (fixture, "95588", "Bank of the Lake", FALSE);

  rows = anning_store_read (fixture->store, list_job, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->tie->number, ==, "13800138001");
  g_assert_cmpuint (row->n_contacts, ==, 4);
  g_assert_cmpuint (row->n_answered, ==, 2);
  g_assert_cmpuint (row->n_unanswered, ==, 1);
  g_assert_cmpuint (row->n_messages, ==, 1);
  g_assert_cmpuint (row->n_outgoing, ==, 1);
  g_assert_cmpint (row->first_at, ==, EVENING - 86400 * SECOND);
  g_assert_cmpint (row->last_at, ==, EVENING + 60 * SECOND);
  g_assert_cmpint (row->utc_offset, ==, 540);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (row->tie->number, ==, "13900139002");
  row = g_ptr_array_index (rows, 2);
  g_assert_cmpstr (row->tie->number, ==, "95588");
  g_assert_cmpuint (row->n_contacts, ==, 0);
  g_assert_cmpint (row->last_at, ==, ANNING_UNKNOWN);
}

typedef struct
{
  AnningChangeSet *changes;
  guint n_incidents;
} Grouping;

static gpointer
group_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  static const char *const numbers[] = { "13800138001", "13900139002", NULL };
  AnningNumberGroup group = { "Bank of the Lake", "Agency", ANNING_UNKNOWN };
  Grouping *grouping = data;

  return GINT_TO_POINTER (anning_numbers_group (db, grouping->changes, numbers, &group, TRUE, &grouping->n_incidents,
                                                error));
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (anning_change_set_undo (data, db, error));
}

#define STANDING \
  "SELECT coalesce ((SELECT group_concat (id || coalesce (creditor, '-') || coalesce (collector, '-'), ' ')" \
  " FROM incident), '') || '|' || coalesce ((SELECT group_concat (number || coalesce (creditor, '-')" \
  " || coalesce (collector, '-'), ' ') FROM number WHERE deleted_at = 0), '')"

static void
test_group (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningChangeSet) changes = anning_change_set_new ();
  Grouping grouping = { changes, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *grouped = NULL;
  g_autofree char *after = NULL;

  add_contact (fixture, EVENING, "13800138001", NULL, NULL);
  add_contact (fixture, EVENING, "13800138001", "Loan of the Hill", NULL);
  add_contact (fixture, EVENING, "13900139002", NULL, NULL);
  add_contact (fixture, EVENING, "13700137003", NULL, NULL);
  add_number (fixture, "13900139002", NULL, FALSE);
  before = store_fixture_text (fixture->path, STANDING);
  g_assert_cmpstr (before, ==, "1-- 2Loan of the Hill- 3-- 4--|13900139002--");

  anning_store_write (fixture->store, group_job, &grouping, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (grouping.n_incidents, ==, 2);
  grouped = store_fixture_text (fixture->path, STANDING);
  g_assert_cmpstr (grouped, ==, "1Bank of the LakeAgency 2Loan of the Hill- 3Bank of the LakeAgency 4--"
                                "|13900139002Bank of the LakeAgency 13800138001Bank of the LakeAgency");

  anning_store_write (fixture->store, undo_job, changes, &error);
  g_assert_no_error (error);
  after = store_fixture_text (fixture->path, STANDING);
  g_assert_cmpstr (after, ==, before);
}

static void
about_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_about (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AnningNumberAbout) about = NULL;
  g_autoptr (AnningNumberAbout) unknown = NULL;
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const AnningNumberRow *sibling;

  add_contact (fixture, EVENING, "13800138001", "Bank of the Lake", "Agency");
  add_contact (fixture, EVENING + SECOND, "13800138001", NULL, NULL);
  add_contact (fixture, EVENING, "13900139002", "Loan of the Hill", "Agency");
  add_contact (fixture, EVENING, "13700137003", "Bank of the Lake", NULL);

  anning_number_about_read_async (fixture->store, "138-0013-8001", NULL, about_cb, &result);
  about = anning_number_about_read_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (about->record->number, ==, "13800138001");
  g_assert_cmpint (about->record->record.id, ==, 0);
  g_assert_cmpstr (about->tie->collector, ==, "Agency");
  g_assert_cmpuint (about->row->n_contacts, ==, 2);
  g_assert_cmpuint (about->incidents->len, ==, 2);
  g_assert_cmpint (g_array_index (about->incidents, gint64, 0), ==, 2);
  g_assert_cmpuint (about->n_open, ==, 1);
  g_assert_cmpint (about->row->first_at, ==, EVENING);
  g_assert_cmpint (about->row->last_at, ==, EVENING + SECOND);

  /* Of the same agency, whatever the creditor. */
  g_clear_object (&result);
  anning_number_siblings_read_async (fixture->store, "138-0013-8001", NULL, about_cb, &result);
  siblings = anning_number_siblings_read_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (siblings->len, ==, 1);
  sibling = g_ptr_array_index (siblings, 0);
  g_assert_cmpstr (sibling->tie->number, ==, "13900139002");
  g_assert_cmpstr (sibling->tie->creditor, ==, "Loan of the Hill");
  g_assert_cmpuint (sibling->n_contacts, ==, 1);

  /* Nobody said anything of this one. */
  g_clear_object (&result);
  anning_number_about_read_async (fixture->store, "13600136004", NULL, about_cb, &result);
  unknown = anning_number_about_read_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_null (unknown->row);
  g_clear_object (&result);
  anning_number_siblings_read_async (fixture->store, "13600136004", NULL, about_cb, &result);
  none = anning_number_siblings_read_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

#define TEST(path, function) \
  g_test_add ("/numbers/" path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("ties", test_ties);
  TEST ("list", test_list);
  TEST ("group", test_group);
  TEST ("about", test_about);

  return g_test_run ();
}
