/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-record.h"
#include "anning-trace-join.h"

#define SECONDS(n) ((n) * G_GINT64_CONSTANT (1000))
#define MINUTES(n) SECONDS ((n) * 60)

#define ONE "13800138001"
#define OTHER "02160008888"

/* @at and @length: seconds; a negative length is not known */
static AnningTrace
trace (AnningTraceKind kind,
       const char     *number,
       int             at,
       int             length)
{
  AnningTrace made = { .kind = kind, .number = number, .started_at = SECONDS (at), .precision = 1000 };

  made.length = length >= 0 ? SECONDS (length) : ANNING_UNKNOWN;
  return made;
}

static AnningJoin *
join (const AnningTrace    *traces,
      guint                 n_traces,
      const AnningJoinWish *wishes,
      guint                 n_wishes)
{
  AnningJoinTolerance tolerance;

  anning_join_tolerance_init (&tolerance);
  return anning_trace_join (traces, n_traces, &tolerance, wishes, n_wishes);
}

/* "0+1 2? 3": joined, unsure, alone. */
static char *
describe (const AnningJoin *found)
{
  static const char *const marks[] = { "", "", "?" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->groups->len; i++)
    {
      const AnningJoinGroup *group = &g_array_index (found->groups, AnningJoinGroup, i);

      g_assert_true (group->state != ANNING_JOIN_JOINED || group->n_members > 1);
      g_assert_true (group->state != ANNING_JOIN_ALONE || group->n_members == 1);
      if (i > 0)
        g_string_append_c (text, ' ');
      for (guint j = 0; j < group->n_members; j++)
        g_string_append_printf (text, "%s%u", j > 0 ? "+" : "", g_array_index (found->members, guint, group->first + j));
      g_string_append (text, marks[group->state]);
    }
  for (guint i = 0; i < found->guesses->len; i++)
    {
      const AnningJoinGuess *guess = &g_array_index (found->guesses, AnningJoinGuess, i);

      g_string_append_printf (text, " %u~%u", guess->trace, guess->group);
    }
  return g_string_free (text, FALSE);
}

static void
assert_joined (const AnningTrace *traces,
               guint              n_traces,
               const char        *expected)
{
  g_autoptr (AnningJoin) found = join (traces, n_traces, NULL, 0);
  g_autofree char *text = describe (found);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_pair (AnningTrace a,
             AnningTrace b,
             gboolean    fits)
{
  const AnningTrace there[] = { a, b };
  const AnningTrace back[] = { b, a };

  assert_joined (there, 2, fits ? "0+1" : "0 1");
  assert_joined (back, 2, fits ? "0+1" : "0 1");
}

/* The phone rang at 100, was answered at 112; 95 seconds of talk. */
static void
test_three_sources (void)
{
  const AnningTrace traces[] = {
    trace (ANNING_TRACE_LOG, ONE, 100, 95),
    trace (ANNING_TRACE_BILL, ONE, 112, 95),
    trace (ANNING_TRACE_RECORDING, ONE, 113, 94),
    trace (ANNING_TRACE_LOG, OTHER, 100, 95),
    trace (ANNING_TRACE_LOG, ONE, 5000, 95),
  };

  assert_joined (traces, G_N_ELEMENTS (traces), "0+1+2 3 4");
  assert_joined (traces, 0, "");
  assert_joined (traces, 1, "0");
}

/*
 * Clocks five seconds either way, a minute of ringing, entries of whole seconds:
 * a bill's entry belongs to a log's from 10 seconds before to 70 seconds after it.
 */
static void
test_time (void)
{
  AnningTrace minutes = trace (ANNING_TRACE_RECORDING, ONE, 600, 30);
  AnningTrace note = trace (ANNING_TRACE_NOTE, ONE, 6000, -1);

  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 30), trace (ANNING_TRACE_BILL, ONE, 589, 30), FALSE);
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 30), trace (ANNING_TRACE_BILL, ONE, 590, 30), TRUE);
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 30), trace (ANNING_TRACE_BILL, ONE, 670, 30), TRUE);
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 30), trace (ANNING_TRACE_BILL, ONE, 671, 30), FALSE);

  /* A name with minutes only: 10:00 can be 10:00:59. */
  minutes.precision = MINUTES (1);
  assert_pair (minutes, trace (ANNING_TRACE_LOG, ONE, 669, 30), TRUE);
  assert_pair (minutes, trace (ANNING_TRACE_LOG, ONE, 670, 30), FALSE);
  assert_pair (minutes, trace (ANNING_TRACE_LOG, ONE, 530, 30), TRUE);
  assert_pair (minutes, trace (ANNING_TRACE_LOG, ONE, 529, 30), FALSE);

  /* Ten minutes for a note, and the five seconds of the phone. */
  assert_pair (note, trace (ANNING_TRACE_LOG, ONE, 6605, 30), TRUE);
  assert_pair (note, trace (ANNING_TRACE_LOG, ONE, 6606, 30), FALSE);
}

static void
test_lengths (void)
{
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 30), trace (ANNING_TRACE_BILL, ONE, 610, 32), TRUE);
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 30), trace (ANNING_TRACE_BILL, ONE, 610, 33), FALSE);
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, -1), trace (ANNING_TRACE_BILL, ONE, 610, 33), TRUE);

  /* Cut off early; with the ringing before it; longer than both. */
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 300), trace (ANNING_TRACE_RECORDING, ONE, 610, 4), TRUE);
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 300), trace (ANNING_TRACE_RECORDING, ONE, 600, 362), TRUE);
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 300), trace (ANNING_TRACE_RECORDING, ONE, 600, 363), FALSE);
  assert_pair (trace (ANNING_TRACE_NOTE, ONE, 600, 300), trace (ANNING_TRACE_LOG, ONE, 600, 20), TRUE);
}

static void
test_what_contradicts (void)
{
  AnningTrace log = trace (ANNING_TRACE_LOG, ONE, 600, -1);
  AnningTrace bill = trace (ANNING_TRACE_BILL, ONE, 600, 30);
  AnningTrace text = trace (ANNING_TRACE_LOG, ONE, 600, -1);

  log.direction = "in";
  bill.direction = "out";
  assert_pair (log, bill, FALSE);
  bill.direction = "in";
  assert_pair (log, bill, TRUE);
  bill.direction = NULL;
  assert_pair (log, bill, TRUE);

  /* What was not answered is on no bill, even if that does not say whether it was. */
  log.connected = "no";
  assert_pair (log, bill, FALSE);
  log.connected = "unknown";
  bill.connected = "yes";
  assert_pair (log, bill, TRUE);

  /* A message is no call; it may arrive a minute after it was charged. */
  text.is_text = TRUE;
  assert_pair (text, trace (ANNING_TRACE_BILL, ONE, 600, -1), FALSE);
  bill = trace (ANNING_TRACE_BILL, ONE, 530, -1);
  bill.is_text = TRUE;
  assert_pair (text, bill, TRUE);
  bill.started_at -= SECONDS (1);
  assert_pair (text, bill, FALSE);

  /* Twice the same from one source is two contacts. */
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 30), trace (ANNING_TRACE_LOG, ONE, 600, 30), FALSE);
  assert_pair (trace (ANNING_TRACE_LOG, ONE, 600, 30), trace (ANNING_TRACE_BILL, OTHER, 600, 30), FALSE);
}

/* Two calls within a minute, each of half a minute: which of them the bill means cannot be told. */
static void
test_ambiguous (void)
{
  AnningTrace traces[] = {
    trace (ANNING_TRACE_LOG, ONE, 600, 30),
    trace (ANNING_TRACE_LOG, ONE, 640, 31),
    trace (ANNING_TRACE_BILL, ONE, 645, 31),
    trace (ANNING_TRACE_LOG, ONE, 9000, 12),
  };
  const AnningJoinWish apart[] = { { 0, 2, FALSE } };
  const AnningJoinWish together[] = { { 2, 1, TRUE } };
  g_autoptr (AnningJoin) by_apart = NULL, by_together = NULL;
  g_autofree char *said_apart = NULL, *said_together = NULL;

  assert_joined (traces, G_N_ELEMENTS (traces), "0+1+2? 3");

  by_apart = join (traces, G_N_ELEMENTS (traces), apart, 1);
  said_apart = describe (by_apart);
  g_assert_cmpstr (said_apart, ==, "0 1+2 3");

  /* The bill is the second's now, and nobody else's. */
  by_together = join (traces, G_N_ELEMENTS (traces), together, 1);
  said_together = describe (by_together);
  g_assert_cmpstr (said_together, ==, "0 1+2 3");

  /* The length tells. */
  traces[0].length = SECONDS (5);
  assert_joined (traces, G_N_ELEMENTS (traces), "0 1+2 3");
}

static void
test_without_number (void)
{
  const AnningTrace traces[] = {
    trace (ANNING_TRACE_LOG, ONE, 600, 30),
    trace (ANNING_TRACE_BILL, ONE, 610, 30),
    trace (ANNING_TRACE_RECORDING, NULL, 612, 29),
    trace (ANNING_TRACE_LOG, OTHER, 620, 30),
    trace (ANNING_TRACE_RECORDING, NULL, 7000, 29),
  };
  const AnningJoinWish wish = { 2, 0, TRUE };
  g_autoptr (AnningJoin) decided = NULL;
  g_autofree char *said = NULL;

  /* Groups: 0 is {0, 1}, 1 is {2}, 2 is {3}, 3 is {4}. */
  assert_joined (traces, G_N_ELEMENTS (traces), "0+1 2 3 4 2~0 2~2");

  decided = join (traces, G_N_ELEMENTS (traces), &wish, 1);
  said = describe (decided);
  g_assert_cmpstr (said, ==, "0+1+2 3 4");
}

static void
test_taken_apart (void)
{
  const AnningTrace traces[] = {
    trace (ANNING_TRACE_LOG, ONE, 600, 30),
    trace (ANNING_TRACE_BILL, ONE, 610, 30),
    trace (ANNING_TRACE_RECORDING, ONE, 612, 29),
  };
  const AnningJoinWish one[] = { { 2, 0, FALSE } };
  const AnningJoinWish both[] = { { 2, 0, FALSE }, { 1, 2, FALSE } };
  const AnningJoinWish later[] = { { 2, 0, FALSE }, { 1, 2, FALSE }, { 2, 1, TRUE }, { 0, 2, TRUE } };
  const AnningJoinWish circle[] = { { 0, 1, TRUE }, { 1, 2, TRUE }, { 0, 2, FALSE } };
  g_autoptr (AnningJoin) a = join (traces, 3, one, 1);
  g_autoptr (AnningJoin) b = join (traces, 3, both, 2);
  g_autoptr (AnningJoin) c = join (traces, 3, later, 4);
  g_autoptr (AnningJoin) d = join (traces, 3, circle, 3);
  g_autofree char *said_a = describe (a);
  g_autofree char *said_b = describe (b);
  g_autofree char *said_c = describe (c);
  g_autofree char *said_d = describe (d);

  g_assert_cmpstr (said_a, ==, "0+1+2?");
  g_assert_cmpstr (said_b, ==, "0+1 2");
  g_assert_cmpstr (said_c, ==, "0+1+2");
  g_assert_cmpstr (said_d, ==, "0+1+2?");
}

/* A machine that calls again and again: nothing hangs, nothing is joined by chance, what is far is joined still. */
static void
test_crowd (void)
{
  enum { CALLS = 20000 };
  g_autofree AnningTrace *traces = g_new (AnningTrace, CALLS + 2);
  g_autoptr (AnningJoin) found = NULL;

  for (guint i = 0; i < CALLS; i++)
    traces[i] = trace (i % 2 == 0 ? ANNING_TRACE_LOG : ANNING_TRACE_BILL, ONE, 600, 30);
  traces[CALLS] = trace (ANNING_TRACE_LOG, ONE, 5000, 30);
  traces[CALLS + 1] = trace (ANNING_TRACE_BILL, ONE, 5010, 30);

  found = join (traces, CALLS + 2, NULL, 0);
  g_assert_cmpuint (found->groups->len, ==, CALLS + 1);
  for (guint i = 0; i < CALLS; i++)
    g_assert_cmpint (g_array_index (found->groups, AnningJoinGroup, i).state, ==, ANNING_JOIN_UNSURE);
  g_assert_cmpint (g_array_index (found->groups, AnningJoinGroup, CALLS).state, ==, ANNING_JOIN_JOINED);
}

/* A vague note near many calls is a question, and keeps none of them from its bill. */
static void
test_note_in_a_crowd (void)
{
  enum { CALLS = 100 };
  g_autofree AnningTrace *traces = g_new (AnningTrace, 2 * CALLS + 1);
  g_autoptr (AnningJoin) found = NULL;
  guint joined = 0;

  for (int i = 0; i < CALLS; i++)
    {
      traces[2 * i] = trace (ANNING_TRACE_LOG, ONE, 600 + 10 * i, 3 * i);
      traces[2 * i + 1] = trace (ANNING_TRACE_BILL, ONE, 600 + 10 * i + 4, 3 * i);
    }
  traces[2 * CALLS] = trace (ANNING_TRACE_NOTE, ONE, 1100, -1);
  found = join (traces, 2 * CALLS + 1, NULL, 0);
  for (guint i = 0; i < found->groups->len; i++)
    joined += g_array_index (found->groups, AnningJoinGroup, i).state == ANNING_JOIN_JOINED;
  g_assert_cmpuint (joined, ==, CALLS);
}

static gint64
extreme_of (GRand *rand)
{
  static const gint64 extremes[] = { G_MININT64 + 1, G_MAXINT64, 0, -1 };

  return extremes[g_rand_int_range (rand, 0, G_N_ELEMENTS (extremes))];
}

static void
test_extremes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  AnningTrace traces[64];
  g_autoptr (AnningJoin) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    traces[i] = (AnningTrace) {
      .kind = g_rand_int_range (rand, 0, ANNING_TRACE_KINDS),
      .number = ONE,
      .started_at = extreme_of (rand),
      .precision = extreme_of (rand),
      .length = extreme_of (rand),
    };
  found = join (traces, G_N_ELEMENTS (traces), NULL, 0);
  g_assert_cmpuint (found->members->len, ==, G_N_ELEMENTS (traces));
}

/* Which traces lie together, whatever they are called: for each the lowest name in its group. */
static void
find_companions (const AnningJoin *found,
                 const guint      *names,
                 guint            *companions)
{
  for (guint i = 0; i < found->groups->len; i++)
    {
      const AnningJoinGroup *group = &g_array_index (found->groups, AnningJoinGroup, i);
      guint lowest = G_MAXUINT;

      for (guint j = 0; j < group->n_members; j++)
        lowest = MIN (lowest, names[g_array_index (found->members, guint, group->first + j)]);
      for (guint j = 0; j < group->n_members; j++)
        companions[names[g_array_index (found->members, guint, group->first + j)]] = lowest * 3 + group->state;
    }
}

/* In whatever order they come in, the same are joined. */
static void
test_order (void)
{
  enum { N = 60, ROUNDS = 300 };
  static const char *const numbers[] = { ONE, OTHER, NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260312);
  guint joined = 0, unsure = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      AnningTrace traces[N], shuffled[N];
      guint names[N], straight[N], companions[N], other[N];
      g_autoptr (AnningJoin) first = NULL, second = NULL;

      for (guint i = 0; i < N; i++)
        {
          traces[i] = trace (g_rand_int_range (rand, 0, ANNING_TRACE_KINDS),
                             numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))],
                             g_rand_int_range (rand, 0, 6000),
                             g_rand_int_range (rand, 10, 20));
          names[i] = straight[i] = i;
        }
      for (guint i = N - 1; i > 0; i--)
        {
          guint j = g_rand_int_range (rand, 0, i + 1);
          guint kept = names[i];

          names[i] = names[j];
          names[j] = kept;
        }
      for (guint i = 0; i < N; i++)
        shuffled[i] = traces[names[i]];

      first = join (traces, N, NULL, 0);
      second = join (shuffled, N, NULL, 0);
      find_companions (first, straight, companions);
      find_companions (second, names, other);
      g_assert_cmpmem (companions, sizeof companions, other, sizeof other);
      g_assert_cmpuint (first->guesses->len, ==, second->guesses->len);
      for (guint i = 0; i < first->groups->len; i++)
        {
          joined += g_array_index (first->groups, AnningJoinGroup, i).state == ANNING_JOIN_JOINED;
          unsure += g_array_index (first->groups, AnningJoinGroup, i).state == ANNING_JOIN_UNSURE;
        }
    }
  /* The property would hold for a join that never joins. */
  g_assert_cmpuint (joined, >, ROUNDS);
  g_assert_cmpuint (unsure, >, ROUNDS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace-join/three-sources", test_three_sources);
  g_test_add_func ("/trace-join/time", test_time);
  g_test_add_func ("/trace-join/lengths", test_lengths);
  g_test_add_func ("/trace-join/what-contradicts", test_what_contradicts);
  g_test_add_func ("/trace-join/ambiguous", test_ambiguous);
  g_test_add_func ("/trace-join/without-number", test_without_number);
  g_test_add_func ("/trace-join/taken-apart", test_taken_apart);
  g_test_add_func ("/trace-join/crowd", test_crowd);
  g_test_add_func ("/trace-join/note-in-a-crowd", test_note_in_a_crowd);
  g_test_add_func ("/trace-join/extremes", test_extremes);
  g_test_add_func ("/trace-join/order", test_order);
  return g_test_run ();
}
