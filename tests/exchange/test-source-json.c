/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "source-fixture.h"
#include "table-fixture.h"

/* Columns of Android's tables; of numbers most are texts. */
static const char calls[] =
  "[{\"_id\":\"1\",\"number\":\"+8613800138000\",\"presentation\":\"1\",\"date\":\"1773321249123\",\"duration\":\"133\",\"type\":\"1\","
  "\"countryiso\":\"CN\",\"__display_name\":\"某某\"},\n"
  "{\"number\":\"13900139000\",\"date\":1773273900000,\"duration\":0,\"type\":3,\"presentation\":1,\"name\":\"某某某\"},\n"
  "{\"number\":\"\",\"presentation\":\"2\",\"date\":\"1773273960000\",\"duration\":\"0\",\"type\":\"5\"},\n"
  "{\"number\":\"10086\",\"date\":\"soon\",\"duration\":\"0\",\"type\":\"1\"}]\n";

static const char calls_rows[] =
  "call_log in yes 13800138000 1773321249123+1 133s =某某\n"
  "call_log in no 13900139000 1773273900000+1 0s =某某某\n"
  "call_log in no - 1773273960000+1 0s\n";

static const char messages[] =
  "{\"_id\":\"1\",\"address\":\"106980000000001\",\"date\":\"1773321249000\",\"type\":\"1\",\"body\":\"【某某】还款 \\ud83d\\udc4d\\n回T\"}\n"
  "{\"_id\":\"2\",\"address\":\"13800138000\",\"date\":\"1773321250000\",\"type\":\"2\",\"body\":\"好\",\"__display_name\":\"某某\"}\n"
  "{\"_id\":\"3\",\"address\":\"13800138000\",\"date\":\"1773321251000\",\"type\":\"3\",\"body\":\"draft\"}\n"
  "{\"_id\":\"4\",\"date\":\"1773321252\",\"msg_box\":\"1\",\"sub\":null,"
  "\"__sender_address\":{\"address\":\"13800138000\",\"__display_name\":\"某某\",\"type\":\"137\"},"
  "\"__recipient_addresses\":[{\"address\":\"13900139000\",\"type\":\"151\"}],"
  "\"__parts\":[{\"ct\":\"application/smil\",\"text\":\"<smil>\"},{\"ct\":\"text/plain\",\"text\":\"第一段\"},"
  "{\"ct\":\"image/jpeg\",\"_data\":\"/x/PART_1.jpg\"},{\"ct\":\"text/plain\",\"text\":\"第二段\"}]}\n"
  "{\"_id\":\"5\",\"date\":\"1773321253\",\"msg_box\":\"2\",\"sender_address\":{\"address\":\"13900139000\"},"
  "\"recipient_addresses\":[{\"address\":\"13700137000\"}],\"parts\":[]}\n";

static const char messages_rows[] =
  "text_log in unknown 106980000000001 1773321249000+1 | 【某某】还款 \360\237\221\215\n回T\n"
  "text_log out unknown 13800138000 1773321250000+1 =某某 | 好\n"
  "text_log in unknown 13800138000 1773321252000+1000 =某某 | 第一段\n第二段\n"
  "text_log out unknown 13700137000 1773321253000+1000\n";

static void
test_calls (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (calls);
  const AnningSourceRow *row;
  const AnningSourceSkip *skip;

  source_fixture_assert_rows (reading, calls_rows);
  g_assert_cmpint (reading->result->format, ==, ANNING_SOURCE_PHONE_JSON);
  /* The same as from SMS Backup & Restore. */
  row = g_ptr_array_index (reading->rows, 0);
  g_assert_cmpstr (row->key, ==, "call|13800138000|1|1773321249123");
  skip = g_ptr_array_index (reading->result->skipped, 0);
  g_assert_cmpuint (skip->line, ==, 4);
  g_assert_cmpint (skip->reason, ==, ANNING_SKIP_NO_TIME);
}

static void
test_messages (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (messages);
  g_autoptr (GBytes) bytes = g_bytes_new_static (messages, sizeof messages - 1);

  source_fixture_assert_rows (reading, messages_rows);
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_NOT_SENT], ==, 1);
  /* Whatever a read gives. */
  for (gsize step = 1; step < 40; step += 6)
    {
      g_autoptr (SourceReading) again = source_fixture_read (bytes, NULL, NULL, step);

      source_fixture_assert_rows (again, messages_rows);
    }
}

static void
test_zip (void)
{
  g_autoptr (GBytes) both = table_fixture_zip ("data/PART_1.jpg", "\xFF\xD8\xFF", "messages.ndjson", messages,
                                               "calls.json", calls, NULL);
  g_autoptr (GBytes) other = table_fixture_zip ("photos/1.jpg", "\xFF\xD8\xFF", "data/x.json", "{", NULL);
  g_autofree char *expected = g_strconcat (messages_rows, calls_rows, NULL);
  g_autoptr (SourceReading) reading = source_fixture_read (both, "messages-2026-03-12.zip", NULL, 0);
  g_autoptr (SourceReading) nothing = source_fixture_read (other, NULL, NULL, 0);
  gsize size;
  const guint8 *data = g_bytes_get_data (both, &size);

  source_fixture_assert_rows (reading, expected);
  g_assert_cmpint (reading->result->format, ==, ANNING_SOURCE_PHONE_ZIP);
  g_assert_error (nothing->error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_NO_CONTACTS);

  /* Its list of contents is at the end. */
  for (gsize end = 10; end < size; end += 41)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, end);
      g_autoptr (SourceReading) cut = source_fixture_read (part, NULL, NULL, 0);

      g_assert_nonnull (cut->error);
      g_assert_true (cut->error->domain == ANNING_SOURCE_ERROR);
    }
}

/* SMS Backup & Restore can pack its files; what is no list of contacts is passed over. */
static void
test_packed_backup (void)
{
  g_autoptr (GBytes) bytes = table_fixture_zip (
    "about.json", "[{\"version\":10}]", "style.xml", "<xsl/>",
    "calls-20260312211409.xml", "<calls count=\"1\"><call number=\"10086\" duration=\"5\" date=\"1773321249000\" type=\"1\"/></calls>",
    "sms-20260312211409.xml", "<smses><sms address=\"10086\" date=\"1773321250000\" type=\"1\" body=\"x\"/></smses>", NULL);
  g_autoptr (SourceReading) reading = source_fixture_read (bytes, NULL, NULL, 0);

  source_fixture_assert_rows (reading,
    "call_log in yes 10086 1773321249000+1 5s\n"
    "text_log in unknown 10086 1773321250000+1 | x\n");
}

/* 200 MB of one sign fit into 200 kB. */
static void
test_bomb (void)
{
  const gsize size = 40 * 1024 * 1024;
  g_autofree char *blanks = g_strnfill (size, ' ');
  g_autoptr (GBytes) bytes = table_fixture_zip ("messages.ndjson", blanks, NULL);
  g_autoptr (SourceReading) reading = source_fixture_read (bytes, NULL, NULL, 0);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, size / ANNING_SOURCE_RATIO_MAX);
  g_assert_error (reading->error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_UNSAFE);
}

static void
test_recorder (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (
    "{\n    \"timestamp_unix_ms\": 1773321249123,\n    \"timestamp\": \"2026-03-12T22:14:09.123+09:00\",\n"
    "    \"direction\": \"in\",\n    \"sim_slot\": 1,\n    \"call_log_name\": \"某某\",\n"
    "    \"calls\": [\n        {\n            \"phone_number\": \"+8613800138000\",\n            \"phone_number_formatted\": \"138 0013 8000\",\n"
    "            \"caller_name\": null,\n            \"contact_name\": \"某某催收\"\n        }\n    ],\n"
    "    \"output\": { \"format\": { \"type\": \"OGG/Opus\" }, \"recording\": { \"frames_total\": 6400, \"duration_secs_total\": 133.41 } }\n}\n");
  g_autoptr (SourceReading) conference = source_fixture_read_text (
    "{\"timestamp_unix_ms\": 1773321249123, \"timestamp\": \"2026-03-12T13:14:09Z\", \"direction\": \"conference\", "
    "\"call_log_name\": \"某某\", \"calls\": [], \"output\": {\"recording\": null}}");
  const AnningSourceRow *row;

  source_fixture_assert_rows (reading, "recording in unknown 13800138000 1773321249123+1 133s =某某催收\n");
  g_assert_cmpint (reading->result->format, ==, ANNING_SOURCE_RECORDER);
  row = g_ptr_array_index (reading->rows, 0);
  g_assert_cmpint (row->utc_offset, ==, 540);
  g_assert_cmpint (row->start, ==, ANNING_START_RECORDING);
  source_fixture_assert_rows (conference, "recording - unknown - 1773321249123+1 =某某\n");
  row = g_ptr_array_index (conference->rows, 0);
  g_assert_cmpint (row->utc_offset, ==, 0);
}

/* Halves of pairs, zeros, bytes that are no text, escapes of every kind. */
static void
test_texts (void)
{
  static const struct
  {
    const char *body;
    const char *expected; /* NULL: refused */
  } cases[] = {
    { "\\ud83d\\udc4d", "\360\237\221\215" },
    { "\\uD83Dx\\uDC4D", "x" },
    { "\\ud83d", "" },
    { "\\udc4d", "" },
    { "\\ud83d\\ud83d\\udc4d", "\360\237\221\215" },
    { "\\ud83d\\n\\udc4d", "\n" },
    { "a\\u0000b", "ab" },
    { "\\u4e2d\\t\\\"\\\\\\/\\b\\f\\r", "中\t\"\\/\b\f\r" },
    { "a\xFF" "b", "a\xEF\xBF\xBD" "b" },
    { "{[,]}", "{[,]}" },
    { "// no /* comment", "// no /* comment" },
    { "\\x41", NULL },
    { "\\u12g4", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[{\"address\":\"1\",\"date\":\"1773321249000\",\"type\":\"1\",\"body\":\"%s\"}]",
                                               cases[i].body);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      g_test_message ("%u", i);
      for (gsize step = 0; step <= 2; step++)
        {
          g_autoptr (SourceReading) reading = source_fixture_read (bytes, NULL, NULL, step);
          const AnningSourceRow *row;

          if (cases[i].expected == NULL)
            {
              g_assert_error (reading->error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_DAMAGED);
              continue;
            }
          g_assert_no_error (reading->error);
          row = g_ptr_array_index (reading->rows, 0);
          g_assert_cmpstr (row->text != NULL ? row->text : "", ==, cases[i].expected);
        }
    }
}

static void
test_refused (void)
{
  g_autofree char *brackets = g_strnfill (60, '[');
  g_autofree char *deep = g_strconcat ("{\"a\":", brackets, NULL);
  g_autofree char *digits = g_strnfill (5 * 1024 * 1024, '1');
  g_autofree char *large = g_strconcat ("{\"a\":", digits, "}", NULL);

  source_fixture_assert_fails (deep, ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails (large, ANNING_SOURCE_ERROR_TOO_LARGE);
  source_fixture_assert_fails ("[{\"a\":1]}", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("[{\"a\":nothing}]", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("[{'a':1}]", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("[{\"a\":1}] [", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("[{\"a\":1}, 7]", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("[{\"date\":\"1773321249000\",\"dura", ANNING_SOURCE_ERROR_CUT_OFF);
  source_fixture_assert_fails ("[]", ANNING_SOURCE_ERROR_NO_CONTACTS);
  /* Contacts, bookmarks: well made, and neither calls nor messages. */
  source_fixture_assert_fails ("[{\"display_name\":\"某某\",\"emails\":[]}]", ANNING_SOURCE_ERROR_NO_CONTACTS);
}

static void
test_cut_off (void)
{
  g_autofree char *text = g_strndup (calls, sizeof calls - 30);
  g_autoptr (SourceReading) reading = source_fixture_read_text (text);

  source_fixture_assert_rows (reading, calls_rows);
  g_assert_cmpint (reading->result->warnings, ==, ANNING_SOURCE_WARNING_CUT_OFF);
}

/* A picture within the list, as older versions wrote it, is passed over. */
static void
test_long_strings (void)
{
  const gsize picture_size = 8 * 1024 * 1024;
  g_autofree char *picture = g_strnfill (picture_size, 'A');
  g_autofree char *text = g_strconcat (
    "[{\"date\":\"1773321252\",\"msg_box\":\"1\",\"sender_address\":{\"address\":\"10086\"},\"parts\":["
    "{\"ct\":\"image/png\",\"binary_data\":\"", picture, "\"},{\"ct\":\"text/plain\",\"text\":\"x\"}]}]", NULL);
  g_autoptr (GString) escaped = g_string_new ("[{\"address\":\"1\",\"date\":\"1773321249000\",\"type\":\"1\",\"body\":\"");
  g_autoptr (SourceReading) reading = source_fixture_read_text (text);
  g_autoptr (SourceReading) cut = NULL;
  const AnningSourceRow *row;

  source_fixture_assert_rows (reading, "text_log in unknown 10086 1773321252000+1000 | x\n");

  /* 262,144 bytes hold 87,381 characters of three. */
  for (guint i = 0; i < 100000; i++)
    g_string_append (escaped, "\\u50ac");
  g_string_append (escaped, "\"}]");
  cut = source_fixture_read_text (escaped->str);
  g_assert_no_error (cut->error);
  g_assert_cmpint (cut->result->warnings, ==, ANNING_SOURCE_WARNING_CUT_TEXTS);
  row = g_ptr_array_index (cut->rows, 0);
  g_assert_cmpuint (strlen (row->text), ==, 262143);
}

static void
test_sniff (void)
{
  static const struct
  {
    const char *start;
    const char *name;
    AnningSourceFormat format;
  } cases[] = {
    { "<?xml version='1.0'?><calls>", "x.csv", ANNING_SOURCE_BACKUP_XML },
    { "\xEF\xBB\xBF\n<smses>", NULL, ANNING_SOURCE_BACKUP_XML },
    { "[\n{\"number\"", "calls.txt", ANNING_SOURCE_PHONE_JSON },
    { "[]", NULL, ANNING_SOURCE_PHONE_JSON },
    { "{\"_id\":\"1\"", NULL, ANNING_SOURCE_PHONE_JSON },
    { "{\n \"timestamp_unix_ms\": 1", NULL, ANNING_SOURCE_RECORDER },
    { "起始时间,对方号码", "sms.xml", ANNING_SOURCE_TABLE },
    { "[序号],对方号码", NULL, ANNING_SOURCE_TABLE },
    { "\xC6\xF0\xCA\xBC\xCA\xB1\xBC\xE4,", NULL, ANNING_SOURCE_TABLE },
    { "\xFF\xFE\x1F\x67", NULL, ANNING_SOURCE_TABLE },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.csv", ANNING_SOURCE_OLD_WORKBOOK },
    { "PK\x03\x04..........messages.ndjson", "a.xlsx", ANNING_SOURCE_PHONE_ZIP },
    { "PK\x03\x04..........[Content_Types].xml", "a.zip", ANNING_SOURCE_WORKBOOK },
    { "PK\x03\x04..........data/PART_1.jpg", "a.zip", ANNING_SOURCE_PHONE_ZIP },
    { "PK\x03\x04..........", "a.XLSX", ANNING_SOURCE_WORKBOOK },
    { "#!AMR\n", "a.csv", ANNING_SOURCE_UNKNOWN },
    { "%PDF-1.7", "bill.csv", ANNING_SOURCE_UNKNOWN },
    { "\x01\x02\x03", "bill.csv", ANNING_SOURCE_UNKNOWN },
    { "<HTML><body>", "bill.xls", ANNING_SOURCE_TABLE },
    { "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>", "bill.xls", ANNING_SOURCE_TABLE },
    { "<smses><sms body=\"<html>\"/>", NULL, ANNING_SOURCE_BACKUP_XML },
    { "", "bill.csv", ANNING_SOURCE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (anning_source_sniff ((const guint8 *) cases[i].start, strlen (cases[i].start), cases[i].name), ==,
                       cases[i].format);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-json/calls", test_calls);
  g_test_add_func ("/source-json/messages", test_messages);
  g_test_add_func ("/source-json/zip", test_zip);
  g_test_add_func ("/source-json/packed-backup", test_packed_backup);
  g_test_add_func ("/source-json/bomb", test_bomb);
  g_test_add_func ("/source-json/recorder", test_recorder);
  g_test_add_func ("/source-json/texts", test_texts);
  g_test_add_func ("/source-json/refused", test_refused);
  g_test_add_func ("/source-json/cut-off", test_cut_off);
  g_test_add_func ("/source-json/long-strings", test_long_strings);
  g_test_add_func ("/source-json/sniff", test_sniff);
  return g_test_run ();
}
