/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-trace-told.h"

/* 2026-03-12 21:14:00 in China */
#define EVENING G_GINT64_CONSTANT (1773321240000)
#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)

static const AnningTold told = {
  .started_at = EVENING,
  .utc_offset = 480,
  .time_source = "typed",
  .channel = "call",
  .direction = "in",
  .connected = "unknown",
  .number = "13800138001",
};

static void
test_note (void)
{
  AnningTold other = told;
  AnningTrace trace;

  g_assert_true (anning_trace_from_note (&trace, &told));
  g_assert_cmpint (trace.kind, ==, ANNING_TRACE_NOTE);
  g_assert_cmpint (trace.precision, ==, MINUTE);
  g_assert_false (trace.is_text);

  other.started_at = EVENING + 9 * SECOND;
  other.channel = "sms";
  g_assert_true (anning_trace_from_note (&trace, &other));
  g_assert_cmpint (trace.precision, ==, SECOND);
  g_assert_true (trace.is_text);

  /* Its time is that of the log, which is a trace itself. */
  other.time_source = "call_log";
  g_assert_false (anning_trace_from_note (&trace, &other));
  /* No log tells of a visit. */
  other = told;
  other.channel = "visit";
  g_assert_false (anning_trace_from_note (&trace, &other));
}

static void
test_recording (void)
{
  static const struct
  {
    const char *name;
    gint64 file_time;
    gint64 length;
    gint64 started_at;
    gint64 precision;
    const char *number;
    const char *kind;
  } cases[] = {
    /* Huawei: to the second. */
    { "13900139002_20260312211430.amr", ANNING_UNKNOWN, 60 * SECOND, EVENING + 30 * SECOND, SECOND, "13900139002", "file_name" },
    /* Lenovo: no year, no seconds. */
    { "13900139002_通话_03月12日_21点15分.amr", ANNING_UNKNOWN, 60 * SECOND, EVENING + MINUTE, MINUTE, "13900139002", "file_name" },
    /* No time in the name: between the file's time and its length before it, and ten seconds to write it. */
    { "recording (3).amr", EVENING + 90 * SECOND, 60 * SECOND, EVENING + 20 * SECOND + 1, 70 * SECOND, "13800138001", "file_time" },
    /* The file was copied days later: only the incident tells. */
    { "recording (3).amr", EVENING + 5 * 86400 * SECOND, 60 * SECOND, EVENING, MINUTE, "13800138001", "file_time" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = NULL;
      g_autoptr (AnningTraceEntry) entry = NULL;
      AnningTrace trace;

      g_test_message ("%s", cases[i].name);
      anning_trace_from_recording (&trace, &told, cases[i].name, cases[i].file_time, cases[i].length, &number);
      g_assert_cmpint (trace.kind, ==, ANNING_TRACE_RECORDING);
      g_assert_cmpint (trace.started_at, ==, cases[i].started_at);
      g_assert_cmpint (trace.precision, ==, cases[i].precision);
      g_assert_cmpint (trace.length, ==, cases[i].length);
      g_assert_cmpstr (trace.number, ==, cases[i].number);
      g_assert_cmpstr (trace.connected, ==, "yes");

      entry = anning_trace_entry_from_recording (&told, cases[i].name, cases[i].file_time, cases[i].length);
      g_assert_cmpstr (entry->kind, ==, cases[i].kind);
      g_assert_cmpint (entry->started_at, ==, cases[i].started_at);
      g_assert_cmpint (entry->length_s, ==, 60);
      g_assert_cmpstr (entry->number, ==, cases[i].number);
    }
}

/* A recording of New Year's Eve, of a call that was noted in January. */
static void
test_year (void)
{
  AnningTold january = told;
  g_autofree char *number = NULL;
  AnningTrace trace;

  january.started_at = G_GINT64_CONSTANT (1767196800000); /* 2026-01-01 00:00 in China */
  anning_trace_from_recording (&trace, &january, "13900139002_通话_12月31日_23点59分.amr", ANNING_UNKNOWN,
                               ANNING_UNKNOWN, &number);
  g_assert_cmpint (trace.started_at, ==, january.started_at - MINUTE);
}

static void
test_entry (void)
{
  g_autoptr (AnningTraceEntry) entry = anning_trace_entry_new ();
  AnningTrace trace;

  entry->channel = g_strdup ("call");
  entry->kind = g_strdup ("bill");
  entry->length_s = 151;
  g_assert_true (anning_trace_from_entry (&trace, entry));
  g_assert_cmpint (trace.kind, ==, ANNING_TRACE_BILL);
  g_assert_cmpint (trace.length, ==, 151 * SECOND);
  g_assert_cmpint (trace.precision, ==, 1);

  g_free (entry->channel);
  entry->channel = g_strdup ("sms");
  g_free (entry->kind);
  entry->kind = g_strdup ("text_log");
  entry->length_s = ANNING_UNKNOWN;
  g_assert_true (anning_trace_from_entry (&trace, entry));
  g_assert_cmpint (trace.kind, ==, ANNING_TRACE_LOG);
  g_assert_true (trace.is_text);
  g_assert_cmpint (trace.length, ==, ANNING_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace-told/note", test_note);
  g_test_add_func ("/trace-told/recording", test_recording);
  g_test_add_func ("/trace-told/year", test_year);
  g_test_add_func ("/trace-told/entry", test_entry);

  return g_test_run ();
}
