/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-source-coverage.h"
#include "anning-source-entry.h"

static gint32
day (const char *iso)
{
  GDate date;

  g_assert_true (anning_day_parse (iso, &date));
  return (gint32) g_date_get_julian (&date);
}

/* In China. */
static gint64
at (int year,
    int month,
    int day_of_month,
    int hour)
{
  AnningCivil civil = { year, month, day_of_month, hour, 0, 0 };

  return anning_civil_to_instant (&civil, 480);
}

static AnningSourceEntry *
add (GPtrArray  *sources,
     const char *kind,
     const char *own_number,
     const char *first,
     const char *last)
{
  AnningSourceEntry *source = anning_source_entry_new ();

  source->kind = g_strdup (kind);
  source->own_number = g_strdup (own_number);
  source->n_rows = source->n_kept = 1;
  source->period_first = g_strdup (first);
  source->period_last = g_strdup (last);
  g_ptr_array_add (sources, source);
  return source;
}

static GPtrArray *
new_sources (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anning_source_entry_free);
}

static char *
write_ranges (const GArray *ranges)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const AnningDayRange *range = &g_array_index (ranges, AnningDayRange, i);
      GDate first, last;
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      g_date_clear (&first, 1);
      g_date_clear (&last, 1);
      g_date_set_julian (&first, (guint32) range->first);
      g_date_set_julian (&last, (guint32) range->last);
      from = anning_day_format (&first);
      to = anning_day_format (&last);
      g_string_append_printf (text, "%s%s/%s", i > 0 ? " " : "", from, to);
    }
  return g_string_free (text, FALSE);
}

static void
assert_coverage (GPtrArray  *coverages,
                 guint       place,
                 const char *own_number,
                 const char *covered,
                 const char *gaps)
{
  const AnningCoverage *coverage = g_ptr_array_index (coverages, place);
  g_autofree char *is_covered = write_ranges (coverage->covered);
  g_autofree char *is_gaps = write_ranges (coverage->gaps);

  g_assert_cmpstr (coverage->own_number, ==, own_number);
  g_assert_cmpstr (is_covered, ==, covered);
  g_assert_cmpstr (is_gaps, ==, gaps);
}

/* Three bills: two of them touch, one stands apart; only what lies between the given days is a gap. */
static void
test_gaps (void)
{
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) coverages = NULL;

  add (sources, "bill", "13800138000", "2026-07-01", "2026-07-31");
  add (sources, "bill", "13800138000", "2026-03-01", "2026-03-31");
  add (sources, "bill", "13800138000", "2026-04-01", "2026-04-20");
  coverages = anning_source_coverage_find (sources, day ("2026-02-20"), day ("2026-08-03"));
  g_assert_cmpuint (coverages->len, ==, 1);
  assert_coverage (coverages, 0, "13800138000", "2026-03-01/2026-04-20 2026-07-01/2026-07-31",
                   "2026-02-20/2026-02-28 2026-04-21/2026-06-30 2026-08-01/2026-08-03");
  g_assert_cmpuint (((AnningCoverage *) g_ptr_array_index (coverages, 0))->n_bills, ==, 3);
  g_assert_cmpuint (((AnningCoverage *) g_ptr_array_index (coverages, 0))->n_unstated, ==, 0);
}

/* A bill that reaches over both ends leaves no gap; one after the last day is none's. */
static void
test_ends (void)
{
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) whole = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) from_first = NULL;

  add (sources, "bill", NULL, "2026-03-01", "2026-03-31");
  whole = anning_source_coverage_find (sources, day ("2026-03-05"), day ("2026-03-20"));
  assert_coverage (whole, 0, NULL, "2026-03-01/2026-03-31", "");
  later = anning_source_coverage_find (sources, day ("2026-01-01"), day ("2026-02-10"));
  assert_coverage (later, 0, NULL, "2026-03-01/2026-03-31", "2026-01-01/2026-02-10");
  from_first = anning_source_coverage_find (sources, 0, day ("2026-04-02"));
  assert_coverage (from_first, 0, NULL, "2026-03-01/2026-03-31", "2026-04-01/2026-04-02");
}

/* Bills inside one another; one that names no period counts by its contacts, in the time of China. */
static void
test_unstated (void)
{
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) coverages = NULL;
  AnningSourceEntry *source;

  add (sources, "bill", "13800138000", "2026-03-01", "2026-03-31");
  add (sources, "bill", "13800138000", "2026-03-10", "2026-03-12");
  source = add (sources, "bill", "13800138000", NULL, NULL);
  source->first_at = at (2026, 4, 3, 0);
  source->last_at = at (2026, 4, 5, 23);
  /* Half a period is none, and nothing else tells its days. */
  add (sources, "bill", "13800138000", "2026-05-01", NULL);
  coverages = anning_source_coverage_find (sources, day ("2026-03-01"), day ("2026-04-05"));
  assert_coverage (coverages, 0, "13800138000", "2026-03-01/2026-03-31 2026-04-03/2026-04-05", "2026-04-01/2026-04-02");
  g_assert_cmpuint (((AnningCoverage *) g_ptr_array_index (coverages, 0))->n_bills, ==, 3);
  g_assert_cmpuint (((AnningCoverage *) g_ptr_array_index (coverages, 0))->n_unstated, ==, 1);
}

/*
 * Nothing came in of the first: it covers no day. The second was taken on 20 March for
 * all of March, the third on 5 April; a copy made anew in January tells of its last call all the same.
 */
static void
test_made (void)
{
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) coverages = NULL;
  AnningSourceEntry *source;

  source = add (sources, "bill", "13800138000", "2026-01-01", "2026-01-31");
  source->n_kept = 0;
  source = add (sources, "bill", "13800138000", "2026-03-01", "2026-03-31");
  source->file_time = at (2026, 3, 20, 10);
  source = add (sources, "bill", "13900139000", "2026-03-01", "2026-03-31");
  source->record.created_at = at (2026, 4, 5, 10);
  source = add (sources, "bill", "13700137000", "2026-03-01", "2026-03-31");
  source->file_time = at (2026, 1, 1, 10);
  source->last_at = at (2026, 3, 7, 22);
  coverages = anning_source_coverage_find (sources, day ("2026-03-01"), day ("2026-03-31"));
  g_assert_cmpuint (coverages->len, ==, 3);
  assert_coverage (coverages, 0, "13700137000", "2026-03-01/2026-03-07", "2026-03-08/2026-03-31");
  assert_coverage (coverages, 1, "13800138000", "2026-03-01/2026-03-20", "2026-03-21/2026-03-31");
  assert_coverage (coverages, 2, "13900139000", "2026-03-01/2026-03-31", "");
  g_assert_cmpuint (((AnningCoverage *) g_ptr_array_index (coverages, 1))->n_bills, ==, 1);
}

/* The mother's bill says nothing about the debtor's days; logs are no bills. */
static void
test_numbers (void)
{
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) coverages = NULL;
  AnningSourceEntry *log;

  add (sources, "bill", NULL, "2026-03-01", "2026-03-02");
  add (sources, "bill", "13900139000", "2026-03-01", "2026-03-31");
  add (sources, "bill", "13800138000", "2026-03-01", "2026-03-10");
  log = add (sources, "call_log", "13800138000", NULL, NULL);
  log->first_at = at (2026, 3, 1, 9);
  log->last_at = at (2026, 3, 31, 9);
  coverages = anning_source_coverage_find (sources, day ("2026-03-01"), day ("2026-03-31"));
  g_assert_cmpuint (coverages->len, ==, 3);
  assert_coverage (coverages, 0, "13800138000", "2026-03-01/2026-03-10", "2026-03-11/2026-03-31");
  assert_coverage (coverages, 1, "13900139000", "2026-03-01/2026-03-31", "");
  assert_coverage (coverages, 2, NULL, "2026-03-01/2026-03-02", "2026-03-03/2026-03-31");
}

/*
 * Of 1 March to 23 March: 23 days fitted. On 15 April the call of 24 March is the
 * oldest of 23 days, the day after it is gone.
 */
static void
test_reach (void)
{
  g_autoptr (GPtrArray) sources = new_sources ();
  AnningSourceEntry *source;
  AnningLogReach reach = anning_log_reach_find (sources, day ("2026-03-24"));

  g_assert_false (reach.known);

  source = add (sources, "call_log", NULL, NULL, NULL);
  source->first_at = at (2026, 3, 1, 0);
  source->last_at = at (2026, 3, 23, 23);
  reach = anning_log_reach_find (sources, day ("2026-03-24"));
  g_assert_true (reach.known);
  g_assert_cmpint (reach.first, ==, day ("2026-03-01"));
  g_assert_cmpint (reach.last, ==, day ("2026-03-23"));
  g_assert_cmpint (reach.days_ago, ==, 23);
  g_assert_cmpint (reach.again, ==, day ("2026-04-15"));

  /* An older list, a bill and the phone's messages say nothing about the list of calls as it is now. */
  source = add (sources, "call_log", NULL, NULL, NULL);
  source->first_at = at (2026, 1, 1, 9);
  source->last_at = at (2026, 2, 1, 9);
  source = add (sources, "bill", NULL, NULL, NULL);
  source->first_at = at (2026, 1, 1, 9);
  source->last_at = at (2026, 3, 24, 9);
  source = add (sources, "text_log", NULL, NULL, NULL);
  source->first_at = at (2020, 1, 1, 9);
  source->last_at = at (2026, 3, 24, 9);
  reach = anning_log_reach_find (sources, day ("2026-03-24"));
  g_assert_cmpint (reach.first, ==, day ("2026-03-01"));

  /* One call on one day: a day fitted. */
  source = add (sources, "call_log", NULL, NULL, NULL);
  source->first_at = source->last_at = at (2026, 3, 25, 9);
  reach = anning_log_reach_find (sources, day ("2026-03-25"));
  g_assert_cmpint (reach.days_ago, ==, 0);
  g_assert_cmpint (reach.again, ==, day ("2026-03-26"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-coverage/gaps", test_gaps);
  g_test_add_func ("/source-coverage/ends", test_ends);
  g_test_add_func ("/source-coverage/unstated", test_unstated);
  g_test_add_func ("/source-coverage/made", test_made);
  g_test_add_func ("/source-coverage/numbers", test_numbers);
  g_test_add_func ("/source-coverage/reach", test_reach);
  return g_test_run ();
}
