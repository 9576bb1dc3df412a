/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-recent-numbers.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "store-fixture.h"

static void
add (StoreFixture *fixture,
     gint64        started_at,
     const char   *number,
     const char   *direction,
     const char   *creditor,
     const char   *party)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->from_number = g_strdup (number);
  incident->direction = g_strdup (direction);
  incident->creditor = g_strdup (creditor);
  incident->to_party = g_strdup (party);
  store_fixture_save (fixture, &anning_incident_type, incident);
}

static void
check (StoreFixture *fixture,
       const char   *number,
       guint         most,
       const char   *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  anning_recent_numbers_read_async (fixture->store, number, most, NULL, store_fixture_answered_cb, &result);
  numbers = anning_recent_numbers_read_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < numbers->len; i++)
    {
      const AnningRecentNumber *recent = g_ptr_array_index (numbers, i);

      g_string_append_printf (text, "%s %s %s\n", recent->number,
                              recent->creditor != NULL ? recent->creditor : "-",
                              recent->to_party != NULL ? recent->to_party : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Each once, by its last contact; none of the person's own calls, of family, of private numbers. */
static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningNumber) private = anning_number_new ();
  g_autoptr (AnningRelative) mother = anning_relative_new ();

  check (fixture, NULL, 5, "");
  add (fixture, 1000, "10690001", "in", "甲", "debtor");
  add (fixture, 5000, "10690001", "in", "乙", "spouse");
  add (fixture, 3000, "10690002", "in", NULL, "debtor");
  add (fixture, 4000, "10690003", NULL, "丙", NULL);
  add (fixture, 9000, "13800138001", "out", "甲", "debtor");
  add (fixture, 9000, "13900139002", "in", NULL, "debtor");
  add (fixture, 9000, "13700137003", "in", NULL, "debtor");
  add (fixture, 9000, "", "in", "甲", "debtor");
  add (fixture, 9000, NULL, "in", "甲", "debtor");
  private->number = g_strdup ("13900139002");
  private->private = 1;
  store_fixture_save (fixture, &anning_number_type, private);
  mother->phone = g_strdup ("13700137003");
  store_fixture_save (fixture, &anning_relative_type, mother);

  check (fixture, NULL, 5, "10690001 乙 spouse\n10690003 丙 -\n10690002 - debtor\n");
  check (fixture, NULL, 2, "10690001 乙 spouse\n10690003 丙 -\n");
  check (fixture, "10690001", 1, "10690001 乙 spouse\n");
  check (fixture, "1069000", 1, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/recent-numbers/order", StoreFixture, NULL, store_fixture_set_up, test_order, store_fixture_tear_down);

  return g_test_run ();
}
