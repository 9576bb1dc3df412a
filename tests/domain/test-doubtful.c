/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contact-counts.h"
#include "anning-record.h"

#define NUMBER "02160008888"
#define LOG (1 << ANNING_TRACE_LOG)
#define BILL (1 << ANNING_TRACE_BILL)
#define RECORDING (1 << ANNING_TRACE_RECORDING)

static AnningTrace
trace (AnningTraceKind kind,
       int             second)
{
  AnningTrace made = { .kind = kind, .number = NUMBER, .started_at = second * 1000, .precision = 1000 };

  made.length = 14000;
  return made;
}

static GArray *
find (const AnningTrace *traces,
      const gint64      *owners,
      guint              n,
      GHashTable        *chosen)
{
  AnningJoinTolerance tolerance;
  g_autoptr (AnningJoin) join = NULL;

  anning_join_tolerance_init (&tolerance);
  join = anning_trace_join (traces, n, &tolerance, NULL, 0);
  return anning_doubtful_new (join, traces, owners, chosen);
}

/* "1:2 4:6": id and kinds; "|" between groups */
static char *
describe (const GArray *doubtful)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < doubtful->len; i++)
    {
      const AnningDoubtful *one = &g_array_index (doubtful, AnningDoubtful, i);

      if (i > 0)
        g_string_append (text, one->group != g_array_index (doubtful, AnningDoubtful, i - 1).group ? " | " : " ");
      g_string_append_printf (text, "%d:%u", (int) one->id, one->kinds);
    }
  return g_string_free (text, FALSE);
}

/* Two rings of a phone within half a minute, two answers on the bill: which is which is open. The fifth is alone. */
static void
test_find (void)
{
  const AnningTrace traces[] = {
    trace (ANNING_TRACE_LOG, 2), trace (ANNING_TRACE_LOG, 30), trace (ANNING_TRACE_BILL, 7),
    trace (ANNING_TRACE_BILL, 36), trace (ANNING_TRACE_BILL, 9000),
  };
  const gint64 owners[] = { 10, 11, 12, 13, 14 };
  const gint64 together[] = { 10, 11, 10, 13, 14 };
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) all = find (traces, owners, G_N_ELEMENTS (traces), NULL);
  g_autoptr (GArray) joined = find (traces, together, G_N_ELEMENTS (traces), NULL);
  g_autoptr (GArray) some = NULL;
  g_autoptr (GArray) one = NULL;
  g_autofree char *told = describe (all);
  g_autofree char *told_joined = describe (joined);
  g_autofree char *told_some = NULL;

  g_assert_cmpstr (told, ==, "10:2 11:2 12:4 13:4");
  g_assert_cmpstr (told_joined, ==, "10:6 11:2 13:4");
  g_hash_table_add (chosen, (gpointer) &owners[0]);
  one = find (traces, owners, G_N_ELEMENTS (traces), chosen);
  g_assert_cmpuint (one->len, ==, 0);
  g_hash_table_add (chosen, (gpointer) &owners[3]);
  some = find (traces, owners, G_N_ELEMENTS (traces), chosen);
  told_some = describe (some);
  g_assert_cmpstr (told_some, ==, "10:2 13:4");
}

/* What one source tells of twice happened twice. */
static void
test_least (void)
{
  g_assert_cmpuint (anning_doubtful_least (NULL, 0), ==, 0);
  g_assert_cmpuint (anning_doubtful_least ((guint[]) { 0, 0 }, 2), ==, 1);
  g_assert_cmpuint (anning_doubtful_least ((guint[]) { LOG, BILL, RECORDING }, 3), ==, 1);
  g_assert_cmpuint (anning_doubtful_least ((guint[]) { LOG, LOG, BILL, BILL }, 4), ==, 2);
  g_assert_cmpuint (anning_doubtful_least ((guint[]) { LOG | BILL, BILL, BILL | RECORDING }, 3), ==, 3);
}

static AnningContact
contact (gint64 id,
         gint32 day)
{
  return (AnningContact) { .id = id, .day = day, .channel = ANNING_CHANNEL_CALL, .direction = ANNING_DIRECTION_IN,
                           .started_at = id };
}

/* Of nine, four are two or more: seven to nine. On day 5 five to seven, of which one bill line is of day 6. */
static void
test_counts (void)
{
  AnningContact contacts[9];
  const AnningDoubtful doubtful[] = {
    { 1, 0, LOG }, { 2, 0, LOG }, { 3, 0, BILL }, { 4, 0, BILL }, { 8, 7, LOG }, { 9, 7, LOG },
  };
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AnningDoubtful));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (AnningDoubtful));
  const AnningCountSpan from_six = { .from = 6 };
  AnningContactLeast least;

  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    contacts[i] = contact (i + 1, i < 7 ? 5 : 6);
  g_array_append_vals (list, doubtful, G_N_ELEMENTS (doubtful));
  anning_contact_counts_least (contacts, G_N_ELEMENTS (contacts), NULL, list, &least);
  g_assert_cmpuint (least.total, ==, 7);
  g_assert_cmpuint (least.most_a_day, ==, 5);
  /* Two of one source are two. */
  g_assert_cmpuint (least.n_doubtful, ==, 4);

  /* What is not counted makes nothing doubtful: a log's call and the bill's line of another one are left. */
  contacts[0].direction = ANNING_DIRECTION_OUT;
  contacts[2].tags = ANNING_TAG (RECEIPT);
  anning_contact_counts_least (contacts, G_N_ELEMENTS (contacts), NULL, list, &least);
  g_assert_cmpuint (least.total, ==, 6);
  g_assert_cmpuint (least.n_doubtful, ==, 2);

  anning_contact_counts_least (contacts, G_N_ELEMENTS (contacts), &from_six, list, &least);
  g_assert_cmpuint (least.total, ==, 2);
  g_assert_cmpuint (least.n_doubtful, ==, 0);
  anning_contact_counts_least (NULL, 0, NULL, none, &least);
  g_assert_cmpuint (least.total, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doubtful/find", test_find);
  g_test_add_func ("/doubtful/least", test_least);
  g_test_add_func ("/doubtful/counts", test_counts);
  return g_test_run ();
}
