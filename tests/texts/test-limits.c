/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-limits.h"

#include <string.h>

#include "anning-date.h"
#include "anning-facts.h"

#define LIMITS \
  "[night]\nfrom=22:00\nto=08:00\nfacts=a;b\n" \
  "[connected_calls]\nmost=3\nfacts=c\n" \
  "[unanswered_calls]\nmost=6\nfacts=d\n" \
  "[cost_licensed]\nrate=24\nfacts=e\n" \
  "[cost_private]\nlpr_times=4\nsince=2021-01-01\nfacts=f;g\n" \
  "[card_plan]\ninstalments=60\nfacts=j\n"
#define LPR "[lpr]\nseen_until=2026-08-20\nfact=h;i\n[one_year]\n2019-08-20=4.25\n2024-07-22=3.35\n"

typedef struct
{
  const char *limits;
  const char *lpr;
} Files;

static GBytes *
read_file (const char  *name,
           gpointer     user_data,
           GError     **error)
{
  const Files *files = user_data;
  const char *text = g_str_equal (name, "reference/limits.ini") ? files->limits : files->lpr;

  return g_bytes_new_static (text, strlen (text));
}

static void
test_read (void)
{
  Files files = { LIMITS, LPR };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningLimits) limits = anning_limits_new (read_file, &files, &error);

  g_assert_no_error (error);
  g_assert_cmpint (limits->night.from, ==, 1320);
  g_assert_cmpint (limits->night.to, ==, 480);
  g_assert_cmpstr (limits->night_facts[1], ==, "b");
  g_assert_cmpuint (limits->connected_calls, ==, 3);
  g_assert_cmpuint (limits->unanswered_calls, ==, 6);
  g_assert_cmpint (limits->licensed_cost, ==, 240000);
  g_assert_cmpint (limits->private_lpr_times, ==, 4);
  g_assert_cmpuint (g_strv_length (limits->private_facts), ==, 2);
  g_assert_cmpuint (limits->card_instalments, ==, 60);
  g_assert_cmpstr (limits->card_facts[0], ==, "j");
  g_assert_cmpuint (limits->lpr->points->len, ==, 2);
  g_assert_cmpint (g_array_index (limits->lpr->points, AnningLprPoint, 0).one_year, ==, 42500);
  g_assert_cmpuint (g_date_get_year (&limits->lpr->seen_until), ==, 2026);
  g_assert_cmpstr (limits->lpr_facts[0], ==, "h");
}

/* One line of a file that is fine, and what stands there instead. */
static void
assert_refused (gboolean    in_lpr,
                const char *line,
                const char *instead)
{
  GString *text = g_string_new (in_lpr ? LPR : LIMITS);
  g_autofree char *changed = NULL;
  Files files = { LIMITS, LPR };
  g_autoptr (GError) error = NULL;
  AnningLimits *limits;

  g_assert_cmpuint (g_string_replace (text, line, instead, 1), ==, 1);
  changed = g_string_free (text, FALSE);
  if (in_lpr)
    files.lpr = changed;
  else
    files.limits = changed;
  limits = anning_limits_new (read_file, &files, &error);
  if (limits != NULL)
    g_test_message ("“%s” was taken", instead);
  g_assert_null (limits);
  g_assert_true (error != NULL && error->domain == G_KEY_FILE_ERROR);
}

static void
test_refused (void)
{
  assert_refused (FALSE, "from=22:00", "");
  assert_refused (FALSE, "from=22:00", "from=24:00");
  assert_refused (FALSE, "from=22:00", "from=22:60");
  assert_refused (FALSE, "from=22:00", "from=2200");
  assert_refused (FALSE, "from=22:00", "from=22:00:00");
  assert_refused (FALSE, "from=22:00", "from=-2:00");
  assert_refused (FALSE, "from=22:00", "from=08:00");
  assert_refused (FALSE, "facts=a;b", "facts=");
  assert_refused (FALSE, "most=3", "most=0");
  assert_refused (FALSE, "most=3", "most=-3");
  assert_refused (FALSE, "most=3", "most=three");
  assert_refused (FALSE, "most=6", "most=99999999999999999999");
  assert_refused (FALSE, "[unanswered_calls]", "[unanswered]");
  assert_refused (FALSE, "rate=24", "rate=0");
  assert_refused (FALSE, "rate=24", "rate=-24");
  assert_refused (FALSE, "rate=24", "rate=2400");
  assert_refused (FALSE, "rate=24", "rate=nan");
  assert_refused (FALSE, "lpr_times=4", "lpr_times=0");
  assert_refused (FALSE, "lpr_times=4", "lpr_times=4000000000");
  assert_refused (FALSE, "since=2021-01-01", "");
  assert_refused (FALSE, "since=2021-01-01", "since=2021-02-29");
  assert_refused (FALSE, "instalments=60", "instalments=0");
  assert_refused (FALSE, "instalments=60", "instalments=601");
  assert_refused (FALSE, "facts=j", "");

  assert_refused (TRUE, "seen_until=2026-08-20", "");
  assert_refused (TRUE, "seen_until=2026-08-20", "seen_until=2026-02-30");
  /* What was published cannot be later than what was seen. */
  assert_refused (TRUE, "seen_until=2026-08-20", "seen_until=2024-07-21");
  assert_refused (TRUE, "fact=h;i", "");
  assert_refused (TRUE, "2019-08-20=4.25\n2024-07-22=3.35\n", "");
  assert_refused (TRUE, "2019-08-20=", "2019-08-19=");
  assert_refused (TRUE, "2019-08-20=", "2019-8-20=");
  assert_refused (TRUE, "2019-08-20=4.25\n2024-07-22=3.35\n", "2024-07-22=3.35\n2019-08-20=4.25\n");
  assert_refused (TRUE, "=3.35", "=");
  assert_refused (TRUE, "=3.35", "=-3.35");
  assert_refused (TRUE, "=3.35", "=20.01");
  assert_refused (TRUE, "=3.35", "=3,35,1x");
}

/* What comes with the program: the values of the rules, each resting on facts that are there. */
static void
test_compiled_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningLimits) limits = anning_limits_new (anning_text_file_read_resource, NULL, &error);
  g_autoptr (AnningFacts) facts = NULL;
  char *const *ids[8];
  const AnningLprPoint *last;

  g_assert_no_error (error);
  facts = anning_facts_load ("zh", &error);
  g_assert_no_error (error);
  ids[0] = limits->night_facts;
  ids[1] = limits->connected_facts;
  ids[2] = limits->unanswered_facts;
  ids[3] = limits->licensed_facts;
  ids[4] = limits->private_facts;
  ids[5] = limits->lpr_facts;
  ids[6] = limits->card_facts;
  ids[7] = NULL;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      for (guint j = 0; ids[i][j] != NULL; j++)
        g_assert_nonnull (anning_facts_find (facts, ids[i][j]));
    }

  g_assert_cmpint (limits->night.from, ==, 22 * 60);
  g_assert_cmpint (limits->night.to, ==, 8 * 60);
  g_assert_cmpuint (limits->connected_calls, ==, 3);
  g_assert_cmpuint (limits->unanswered_calls, ==, 6);
  g_assert_cmpint (limits->licensed_cost, ==, 240000);
  g_assert_cmpint (limits->private_lpr_times, ==, 4);
  g_assert_cmpuint (limits->card_instalments, ==, 60);
  g_assert_cmpuint (limits->lpr->points->len, ==, 13);
  last = &g_array_index (limits->lpr->points, AnningLprPoint, 12);
  g_assert_cmpint (last->one_year, ==, 30000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/limits/read", test_read);
  g_test_add_func ("/limits/refused", test_refused);
  g_test_add_func ("/limits/compiled-in", test_compiled_in);
  return g_test_run ();
}
