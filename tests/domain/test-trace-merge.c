/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-trace-merge.h"

/* 2026-03-12 21:14:00 in China. */
#define MINUTE G_GINT64_CONSTANT (1773321240000)

static AnningTraceEntry
new_trace (const char *kind,
           const char *start,
           gint64      started_at,
           gint64      precision_ms,
           gint64      length_s)
{
  return (AnningTraceEntry) {
    .source_id = ANNING_UNKNOWN,
    .kind = (char *) kind,
    .start = (char *) start,
    .started_at = started_at,
    .utc_offset = ANNING_UNKNOWN,
    .precision_ms = precision_ms,
    .length_s = length_s,
    .channel = (char *) "call",
    .connected = (char *) "unknown",
    .number = (char *) "13800138000",
  };
}

static void
merge (AnningIncident         *incident,
       const AnningTraceEntry *first,
       const AnningTraceEntry *second,
       const AnningTraceEntry *third)
{
  const AnningTraceEntry *traces[] = { first, second, third };

  anning_trace_merge (incident, traces, third != NULL ? 3 : second != NULL ? 2 : 1);
}

/* Which of two clocks is taken, in either order. */
static void
test_clocks (void)
{
  static const struct
  {
    const char *better;
    gint64 better_precision;
    const char *worse;
    gint64 worse_precision;
    const char *time_source;
  } cases[] = {
    { "call_log", 1, "bill", 1000, "call_log" },
    { "bill", 1000, "recorder", 1, "bill" },
    { "recorder", 1, "file_name", 1000, "recorder" },
    { "file_name", 1000, "file_time", 1000, "file_name" },
    { "file_name", 1000, "bill", 60000, "file_name" },
    { "bill", 60000, "file_name", 60000, "bill" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnningTraceEntry better = new_trace (cases[i].better, "ringing", MINUTE + 7000, cases[i].better_precision, ANNING_UNKNOWN);
      AnningTraceEntry worse = new_trace (cases[i].worse, "ringing", MINUTE + 9000, cases[i].worse_precision, ANNING_UNKNOWN);
      g_autoptr (AnningIncident) one = anning_incident_new ();
      g_autoptr (AnningIncident) other = anning_incident_new ();

      g_test_message ("%u", i);
      merge (one, &better, &worse, NULL);
      merge (other, &worse, &better, NULL);
      g_assert_cmpint (one->started_at, ==, MINUTE + 7000);
      g_assert_cmpint (other->started_at, ==, MINUTE + 7000);
      g_assert_cmpstr (one->time_source, ==, cases[i].time_source);
      g_assert_cmpstr (other->time_source, ==, cases[i].time_source);
      g_assert_cmpint (one->utc_offset, ==, 480);
    }
}

/* Rung at 7 s, answered at 12 s as the carrier has it, 60 s of talk as the phone and 61 s as the carrier counts it. */
static void
test_end (void)
{
  AnningTraceEntry log = new_trace ("call_log", "ringing", MINUTE + 7000, 1, 60);
  AnningTraceEntry bill = new_trace ("bill", "answer", MINUTE + 12000, 1000, 61);
  AnningTraceEntry vague = new_trace ("bill", "answer", MINUTE, 60000, 61);
  AnningTraceEntry sound = new_trace ("file_name", "recording", MINUTE + 13000, 1000, 58);
  AnningTraceEntry missed = new_trace ("call_log", "ringing", MINUTE, 1, ANNING_UNKNOWN);
  AnningTraceEntry absurd = new_trace ("call_log", "ringing", MINUTE, 1, G_MAXINT64);
  const struct
  {
    const AnningTraceEntry *first;
    const AnningTraceEntry *second;
    gint64 ended_at;
  } cases[] = {
    { &log, &bill, MINUTE + 72000 },
    { &log, NULL, MINUTE + 67000 },
    { &log, &sound, MINUTE + 73000 },
    { &log, &vague, MINUTE + 67000 },
    { &vague, NULL, MINUTE + 61000 },
    { &bill, &sound, MINUTE + 73000 },
    { &sound, NULL, MINUTE + 71000 },
    { &missed, NULL, ANNING_UNKNOWN },
    { &absurd, NULL, ANNING_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();

      g_test_message ("%u", i);
      merge (incident, cases[i].first, cases[i].second, NULL);
      g_assert_cmpint (incident->ended_at, ==, cases[i].ended_at);
    }
}

/* What somebody typed stays; only the seconds that are missing are taken, where the minute is the same. */
static void
test_typed (void)
{
  static const struct
  {
    gint64 typed;
    gint64 told;
    gint64 precision_ms;
    gint64 started_at;
    const char *time_source;
  } cases[] = {
    { MINUTE, MINUTE + 7000, 1, MINUTE + 7000, "call_log" },
    { MINUTE, MINUTE + 59999, 1, MINUTE + 59999, "call_log" },
    { MINUTE, MINUTE + 60000, 1, MINUTE, "typed" },
    { MINUTE, MINUTE - 1, 1, MINUTE, "typed" },
    { MINUTE + 1000, MINUTE + 7000, 1, MINUTE + 1000, "typed" },
    { MINUTE, MINUTE, 60000, MINUTE, "typed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnningTraceEntry log = new_trace ("call_log", "ringing", cases[i].told, cases[i].precision_ms, 60);
      g_autoptr (AnningIncident) incident = anning_incident_new ();

      g_test_message ("%u", i);
      incident->started_at = cases[i].typed;
      incident->utc_offset = 540;
      incident->time_source = g_strdup ("typed");
      incident->ended_at = MINUTE + 90000;
      incident->direction = g_strdup ("out");
      incident->connected = g_strdup ("no");
      incident->to_number = g_strdup ("138-0013-8000");
      incident->words = g_strdup ("说要到我家来");
      log.direction = (char *) "out";
      log.connected = (char *) "yes";
      log.text = (char *) "别的话";
      merge (incident, &log, NULL, NULL);
      g_assert_cmpint (incident->started_at, ==, cases[i].started_at);
      g_assert_cmpint (incident->utc_offset, ==, 540);
      g_assert_cmpstr (incident->time_source, ==, cases[i].time_source);
      g_assert_cmpint (incident->ended_at, ==, MINUTE + 90000);
      g_assert_cmpstr (incident->connected, ==, "no");
      g_assert_cmpstr (incident->to_number, ==, "138-0013-8000");
      g_assert_cmpstr (incident->words, ==, "说要到我家来");
    }
}

static void
test_sides (void)
{
  AnningTraceEntry in = new_trace ("call_log", "ringing", MINUTE, 1, 5);
  AnningTraceEntry out = in;
  AnningTraceEntry neither = in;
  g_autoptr (AnningIncident) came = anning_incident_new ();
  g_autoptr (AnningIncident) went = anning_incident_new ();
  g_autoptr (AnningIncident) unknown = anning_incident_new ();

  in.direction = (char *) "in";
  out.direction = (char *) "out";
  in.own_number = out.own_number = (char *) "13700137000";
  in.name = (char *) "某某催收";
  merge (came, &neither, &in, NULL);
  g_assert_cmpstr (came->direction, ==, "in");
  g_assert_cmpstr (came->from_number, ==, "13800138000");
  g_assert_cmpstr (came->to_number, ==, "13700137000");
  g_assert_cmpstr (came->number_name, ==, "某某催收");
  merge (went, &out, NULL, NULL);
  g_assert_cmpstr (went->from_number, ==, "13700137000");
  g_assert_cmpstr (went->to_number, ==, "13800138000");
  merge (unknown, &neither, NULL, NULL);
  g_assert_null (unknown->direction);
  g_assert_cmpstr (unknown->from_number, ==, "13800138000");
  g_assert_cmpstr (unknown->connected, ==, "unknown");
  g_assert_null (unknown->purpose);
  g_assert_null (unknown->to_party);
}

/* The phone's list is taken out of what it and a bill told: what the bill says stays. */
static void
test_withdraw (void)
{
  AnningTraceEntry log = new_trace ("call_log", "ringing", MINUTE + 7000, 1, 60);
  AnningTraceEntry bill = new_trace ("bill", "answer", MINUTE + 12000, 1000, 61);
  const AnningTraceEntry *left[] = { &bill };
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningIncident) note = anning_incident_new ();

  log.name = (char *) "某某催收";
  log.connected = (char *) "yes";
  log.direction = bill.direction = (char *) "in";
  merge (incident, &log, &bill, NULL);
  incident->private_note = g_strdup ("没接");
  anning_trace_withdraw (incident, &log, left, 1);
  g_assert_cmpint (incident->started_at, ==, MINUTE + 12000);
  g_assert_cmpstr (incident->time_source, ==, "bill");
  g_assert_null (incident->number_name);
  g_assert_cmpstr (incident->connected, ==, "unknown");
  g_assert_cmpstr (incident->direction, ==, "in");
  g_assert_cmpstr (incident->from_number, ==, "13800138000");
  g_assert_cmpstr (incident->private_note, ==, "没接");

  /* What somebody wrote down keeps all but the seconds. */
  note->started_at = MINUTE;
  note->utc_offset = 480;
  note->time_source = g_strdup ("typed");
  note->written_at = MINUTE + 3600000;
  note->direction = g_strdup ("in");
  note->from_number = g_strdup ("13800138000");
  merge (note, &log, NULL, NULL);
  g_assert_cmpint (note->started_at, ==, MINUTE + 7000);
  anning_trace_withdraw (note, &log, NULL, 0);
  g_assert_cmpint (note->started_at, ==, MINUTE);
  g_assert_cmpstr (note->time_source, ==, "typed");
  g_assert_cmpstr (note->from_number, ==, "13800138000");
  g_assert_cmpstr (note->direction, ==, "in");
}

static void
test_is_all (void)
{
  AnningTraceEntry log = new_trace ("call_log", "ringing", MINUTE, 1, 60);
  AnningTraceEntry text = new_trace ("text_log", "arrival", MINUTE, 1, ANNING_UNKNOWN);
  g_autoptr (AnningIncident) call = anning_incident_new ();
  g_autoptr (AnningIncident) message = anning_incident_new ();
  g_autoptr (AnningIncident) typed = anning_incident_new ();

  merge (call, &log, NULL, NULL);
  call->creditor = g_strdup ("某某消费金融");
  g_assert_true (anning_trace_is_all (call));
  call->words = g_strdup ("说要到我家来");
  g_assert_false (anning_trace_is_all (call));

  text.channel = (char *) "sms";
  text.text = (char *) "您已逾期";
  text.direction = (char *) "in";
  merge (message, &text, NULL, NULL);
  g_assert_cmpstr (message->words, ==, "您已逾期");
  g_assert_cmpstr (message->time_source, ==, "text_log");
  g_assert_true (anning_trace_is_all (message));
  message->prior_refusal = 1;
  g_assert_false (anning_trace_is_all (message));

  typed->time_source = g_strdup ("typed");
  g_assert_false (anning_trace_is_all (typed));
}

static void
test_party (void)
{
  static const struct
  {
    const char *relation;
    const char *liability;
    const char *party;
  } cases[] = {
    { "spouse", "none", "spouse" }, { "spouse", "guarantor", "spouse" }, { "parent", "guarantor", "guarantor" },
    { "sibling", "co_signer", "guarantor" }, { "colleague", "none", "employer" }, { "friend", "unknown", "contact" },
    { "parent", "none", "contact" }, { NULL, NULL, "contact" }, { "minor", "none", "minor" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (anning_trace_party_of (cases[i].relation, cases[i].liability), ==, cases[i].party);
}

/* What a relative wrote: beside the lists of their phone, beside what the user wrote, and taken off again. */
static void
test_relative (void)
{
  g_autoptr (AnningIncident) alone = anning_incident_new ();
  g_autoptr (AnningIncident) joined = anning_incident_new ();
  g_autoptr (AnningIncident) own = anning_incident_new ();
  AnningTraceEntry kit = new_trace ("kit", "ringing", MINUTE, 60000, 180);
  AnningTraceEntry bill = new_trace ("bill", "answer", MINUTE + 9000, 1000, 133);
  const AnningTraceEntry *left[] = { &bill };

  kit.direction = (char *) "in";
  kit.name = (char *) "恒信商务";
  kit.text = (char *) "替他还钱";
  kit.raw_type = (char *) "w=1773321480000&a=yes&p=yes&d=no&k=%E4%B8%8D%E6%98%AF%E6%88%91";

  merge (alone, &kit, NULL, NULL);
  g_assert_cmpint (alone->started_at, ==, MINUTE);
  g_assert_cmpstr (alone->time_source, ==, "typed");
  g_assert_cmpint (alone->ended_at, ==, MINUTE + 180000);
  g_assert_cmpstr (alone->words, ==, "替他还钱");
  g_assert_cmpstr (alone->words_are, ==, "summary");
  g_assert_cmpstr (alone->reply, ==, "不是我");
  g_assert_cmpstr (alone->collector, ==, "恒信商务");
  g_assert_cmpstr (alone->purpose, ==, "demand");
  g_assert_cmpstr (alone->disclosed, ==, "none");
  g_assert_cmpstr (alone->written_by, ==, "relative");
  g_assert_cmpint (alone->written_at, ==, G_GINT64_CONSTANT (1773321480000));
  g_assert_null (alone->number_name);
  g_assert_true (anning_trace_is_all_of (alone, &kit));
  alone->place = g_strdup ("家里");
  g_assert_false (anning_trace_is_all_of (alone, &kit));

  /* The carrier's clock and length are better than a person's. */
  merge (joined, &kit, &bill, NULL);
  g_assert_cmpint (joined->started_at, ==, MINUTE + 9000);
  g_assert_cmpint (joined->ended_at, ==, MINUTE + 9000 + 133000);
  anning_trace_withdraw (joined, &kit, left, 1);
  g_assert_null (joined->words);
  g_assert_null (joined->reply);
  g_assert_null (joined->purpose);
  g_assert_null (joined->disclosed);
  g_assert_null (joined->collector);
  g_assert_null (joined->written_by);
  g_assert_cmpint (joined->written_at, ==, ANNING_UNKNOWN);
  g_assert_cmpint (joined->started_at, ==, MINUTE + 9000);
  g_assert_cmpint (joined->ended_at, ==, MINUTE + 9000 + 133000);

  /* What the user wrote stays the user's. */
  own->time_source = g_strdup ("typed");
  own->started_at = MINUTE;
  own->written_at = MINUTE + 1;
  own->words = g_strdup ("妈妈说有人打电话");
  own->purpose = g_strdup ("inform");
  merge (own, &kit, NULL, NULL);
  g_assert_cmpstr (own->words, ==, "妈妈说有人打电话");
  g_assert_cmpstr (own->purpose, ==, "inform");
  g_assert_null (own->written_by);
  g_assert_cmpint (own->written_at, ==, MINUTE + 1);
  g_assert_cmpstr (own->reply, ==, "不是我");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace-merge/clocks", test_clocks);
  g_test_add_func ("/trace-merge/end", test_end);
  g_test_add_func ("/trace-merge/typed", test_typed);
  g_test_add_func ("/trace-merge/sides", test_sides);
  g_test_add_func ("/trace-merge/withdraw", test_withdraw);
  g_test_add_func ("/trace-merge/is-all", test_is_all);
  g_test_add_func ("/trace-merge/party", test_party);
  g_test_add_func ("/trace-merge/relative", test_relative);
  return g_test_run ();
}
