/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "source-fixture.h"

#define HEAD "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n" \
             "<!--File Created By SMS Backup & Restore v10.20 on 12/03/2026 <not a tag>-->\n" \
             "<?xml-stylesheet type=\"text/xsl\" href=\"calls.xsl\"?>\n"

static const char calls[] =
  HEAD "<calls count=\"99\" backup_set=\"6cf5\" backup_date=\"1773400000000\" type=\"full\">\n"
  "  <call number=\"+86 138 0013 8000\" duration=\"133\" date=\"1773321249123\" type=\"1\" presentation=\"1\" "
  "subscription_id=\"1\" post_dial_digits=\"\" readable_date=\"2026年3月12日 下午9:14:09\" contact_name=\"某某催收\" />\n"
  "  <call number=\"13900139000\" duration=\"0\" date=\"1773273900000\" type=\"3\" presentation=\"1\" contact_name=\"(Unknown)\" />\n"
  "  <call number=\"null\" duration=\"0\" date=\"1773273960000\" type=\"5\" presentation=\"2\" contact_name=\"null\" />\n"
  "  <call number=\"10086\" duration=\"60\" date=\"1773273961000\" type=\"2\" presentation=\"1\" future=\"x\" />\n"
  "  <call number=\"10086\" duration=\"0\" date=\"1773273962000\" type=\"2\" presentation=\"1\" />\n"
  "  <call number=\"10086\" duration=\"0\" date=\"1773273963000\" type=\"1000\" presentation=\"1\" />\n"
  "  <call number=\"10086\" duration=\"0\" date=\"never\" type=\"1\" presentation=\"1\" />\n"
  "</calls>\n";

static const char calls_rows[] =
  "call_log in yes 13800138000 1773321249123+1 133s =某某催收\n"
  "call_log in no 13900139000 1773273900000+1 0s\n"
  "call_log in no - 1773273960000+1 0s\n"
  "call_log out yes 10086 1773273961000+1 60s\n"
  "call_log out no 10086 1773273962000+1 0s\n"
  "call_log - unknown 10086 1773273963000+1 0s\n";

static void
test_calls (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (calls);
  const AnningSourceRow *first, *withheld;
  const AnningSourceSkip *skip;

  source_fixture_assert_rows (reading, calls_rows);
  first = g_ptr_array_index (reading->rows, 0);
  g_assert_cmpstr (first->key, ==, "call|13800138000|1|1773321249123");
  g_assert_cmpint (first->start, ==, ANNING_START_RINGING);
  g_assert_true (first->utc_offset == ANNING_UNKNOWN);
  withheld = g_ptr_array_index (reading->rows, 2);
  g_assert_cmpint (withheld->number_state, ==, ANNING_NUMBER_WITHHELD);

  g_assert_cmpint (reading->result->format, ==, ANNING_SOURCE_BACKUP_XML);
  g_assert_cmpint (reading->result->first_at, ==, G_GINT64_CONSTANT (1773273900000));
  g_assert_cmpint (reading->result->last_at, ==, G_GINT64_CONSTANT (1773321249123));
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_NO_TIME], ==, 1);
  g_assert_cmpuint (reading->result->skipped->len, ==, 1);
  skip = g_ptr_array_index (reading->result->skipped, 0);
  g_assert_cmpuint (skip->line, ==, 11);
  g_assert_cmpstr (skip->sample, ==, "10086 never");
  g_assert_cmpint (reading->result->warnings, ==, ANNING_SOURCE_WARNING_NONE);
  g_assert_cmpfloat (reading->part, ==, 1);
}

static void
test_texts (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (
    HEAD "<smses count=\"1\">"
    "<sms protocol=\"0\" address=\"106980000000001\" date=\"1773321249000\" type=\"1\" subject=\"null\" "
    "body=\"【某某】还款 &lt;1,234.50&gt; &amp; &quot;今日&quot;&#10;回T\" toa=\"null\" sc_toa=\"null\" service_center=\"null\" "
    "read=\"1\" status=\"-1\" locked=\"0\" contact_name=\"(Unknown)\"/>\n"
    "<sms address='某某银行' date='1773321250000' type='1' body='It&apos;s \"due\" > 3'/>"
    "<sms address=\"13800138000\" date=\"1773321251000\" type=\"2\" body=\"null\"/>"
    "<sms address=\"13800138000\" date=\"1773321252000\" type=\"3\" body=\"draft\"/>"
    "<sms address=\"13800138000\" date=\"1773321253000\" type=\"5\" body=\"failed\"/>"
    "<sms address=\"13800138000\" date=\"1773321254000\" type=\"9\" body=\"?\"/>"
    "</smses>");

  source_fixture_assert_rows (reading,
    "text_log in unknown 106980000000001 1773321249000+1 | 【某某】还款 <1,234.50> & \"今日\"\n回T\n"
    "text_log in unknown 某某银行 1773321250000+1 | It's \"due\" > 3\n"
    "text_log out unknown 13800138000 1773321251000+1\n");
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_NOT_SENT], ==, 2);
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_UNKNOWN], ==, 1);
}

static void
test_parts (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (
    "<smses count=\"2\">"
    "<mms date=\"1773321249000\" msg_box=\"1\" address=\"13900139000~13800138000\" contact_name=\"某某, 某某某\" sub=\"null\">"
    "<parts><part seq=\"-1\" ct=\"application/smil\" text=\"&lt;smil/&gt;\"/>"
    "<part seq=\"0\" ct=\"text/plain\" text=\"第一段\"/>"
    "<part seq=\"0\" ct=\"image/jpeg\" name=\"a.jpg\" text=\"null\" data=\"/9j/4AAQ&#0;SkZJ\"/>"
    "<part seq=\"0\" ct=\"text/plain\" text=\"第二段\"/></parts>"
    "<addrs><addr address=\"13800138000\" type=\"137\" charset=\"106\"/><addr address=\"13900139000\" type=\"151\" charset=\"106\"/></addrs></mms>"
    "<mms date=\"1773321250000\" msg_box=\"2\" address=\"13700137000\"><parts/>"
    "<addrs><addr address=\"insert-address-token\" type=\"137\"/></addrs></mms>"
    "<mms date=\"1773321251000\" msg_box=\"3\" address=\"13700137000\"/>"
    "</smses>");

  source_fixture_assert_rows (reading,
    "text_log in unknown 13800138000 1773321249000+1 =某某, 某某某 | 第一段\n第二段\n"
    "text_log out unknown 13700137000 1773321250000+1\n");
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_NOT_SENT], ==, 1);
}

/* What a parser of XML refuses: pairs of references, forbidden ones, control characters, raw "&", broken UTF-8. */
static void
test_illegal (void)
{
  static const struct
  {
    const char *body;
    const char *expected;
  } cases[] = {
    { "&#55357;&#56397;", "\360\237\221\215" },
    { "a&#xD83D;&#xDC4D;b", "a\360\237\221\215b" },
    { "&#128077;", "\360\237\221\215" },
    { "&#55357;", "" },
    { "&#55357;x&#56397;", "x" },
    { "&#56397;&#55357;", "" },
    { "&#55357;&#55357;&#56397;", "\360\237\221\215" },
    { "&#55357;&lt;&#56397;", "<" },
    { "a&#0;b&#1;c&#11;d", "abcd" },
    { "&#xFFFE;&#xFFFF;&#1114112;&#99999999999;", "" },
    { "a\001b\002c", "abc" },
    /* XML 1.0, 3.3.3: a blank of any kind is a blank, unless it is written as a reference. */
    { "a\tb\nc&#9;d&#10;e", "a b c\td\ne" },
    { "A & B", "A & B" },
    { "A &B; C", "A &B; C" },
    { "&nbsp;&copy;", "&nbsp;&copy;" },
    { "&", "&" },
    { "&&amp;&", "&&&" },
    { "&#;", "&#;" },
    { "&#12x;", "&#12x;" },
    { "&abcdefghijklmnop;", "&abcdefghijklmnop;" },
    { "a<b>c", "a<b>c" },
    /* The halves written as three bytes each, and bytes that are no text. */
    { "\xED\xA0\xBD\xED\xB1\x8D", "\360\237\221\215" },
    { "\xED\xA0\xBDx", "\xEF\xBF\xBDx" },
    { "a\xFF" "b\xE4\xB8", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("<smses><sms address=\"1\" date=\"1773321249000\" type=\"1\" body=\"%s\"/></smses>",
                                               cases[i].body);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      g_test_message ("%u", i);
      /* Whole, and so that every border falls everywhere once. */
      for (gsize step = 0; step <= 3; step++)
        {
          g_autoptr (SourceReading) reading = source_fixture_read (bytes, NULL, NULL, step);
          const AnningSourceRow *row;

          g_assert_no_error (reading->error);
          g_assert_cmpuint (reading->rows->len, ==, 1);
          row = g_ptr_array_index (reading->rows, 0);
          g_assert_cmpstr (row->text != NULL ? row->text : "", ==, cases[i].expected);
        }
    }
}

/* The reader takes 64 KiB at a time: a border may fall within anything. */
static void
test_borders (void)
{
  for (guint pad = 0; pad < sizeof calls; pad += 7)
    {
      g_autofree char *padding = g_strnfill (64 * 1024 - pad, ' ');
      g_autofree char *text = g_strconcat ("<!--", padding, "-->", strstr (calls, "<!--"), NULL);
      g_autoptr (SourceReading) reading = source_fixture_read_text (text);

      source_fixture_assert_rows (reading, calls_rows);
    }
}

/* Other quotes, namespaces of sorts, CDATA, a mark of the byte order, no line end. */
static void
test_lenient (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (
    "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<calls  count = '1' >\r\n<![CDATA[<call number=\"1\"/>]]><note>x &foo; y</note>"
    "<call\nnumber = '10086'\n\tduration='5' date='1773321249000' type='1'\n></call></calls>");

  source_fixture_assert_rows (reading, "call_log in yes 10086 1773321249000+1 5s\n");
}

static void
test_empty (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text ("<calls count=\"0\"/>");

  source_fixture_assert_rows (reading, "");
  g_assert_true (reading->result->first_at == ANNING_UNKNOWN);
}

static void
test_cut_off (void)
{
  const char *third = strstr (calls, "<call number=\"null\"");
  const gsize ends[] = { (gsize) (third - calls), (gsize) (third - calls) + 10, (gsize) (third - calls) + 40 };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strndup (calls, ends[i]);
      g_autoptr (SourceReading) reading = source_fixture_read_text (text);

      g_assert_no_error (reading->error);
      g_assert_cmpuint (reading->rows->len, ==, 2);
      g_assert_cmpint (reading->result->warnings, ==, ANNING_SOURCE_WARNING_CUT_OFF);
    }
  source_fixture_assert_fails ("<calls count=\"3\">\n  <call num", ANNING_SOURCE_ERROR_CUT_OFF);
}

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (40, 'x');
  g_autoptr (GString) nested = g_string_new ("<calls>");

  for (const char *p = deep; *p != '\0'; p++)
    g_string_append (nested, "<x>");
  source_fixture_assert_fails (nested->str, ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><calls/>", ANNING_SOURCE_ERROR_UNSAFE);
  source_fixture_assert_fails ("<calls><!ENTITY a SYSTEM \"file:///etc/passwd\"></calls>", ANNING_SOURCE_ERROR_UNSAFE);
  source_fixture_assert_fails ("<kml><call/></kml>", ANNING_SOURCE_ERROR_NO_CONTACTS);
  source_fixture_assert_fails ("<calls><call></calls>", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("<calls><call number=1/></calls>", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("<calls><call \"x\"/></calls>", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("<calls><call=\"x\"/></calls>", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("<calls><call =\"x\"/></calls>", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("<calls><call x\"y\"/></calls>", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("<calls><call number=\"1\" number=\"2\" <</calls>", ANNING_SOURCE_ERROR_DAMAGED);
}

static void
test_says_where (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text ("<calls>\n\n<call number=\"1\"\n date=\"1773321249000\"/>\n<call x></calls>");

  g_assert_error (reading->error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (reading->error->message, "line 5:"));
}

/* A picture of any size is passed over; a tag beyond the limit is refused, a text beyond it cut at a character. */
static void
test_limits (void)
{
  const gsize picture_size = 8 * 1024 * 1024;
  g_autofree char *picture = g_strnfill (picture_size, 'A');
  g_autofree char *with_picture = g_strconcat (
    "<smses><mms date=\"1773321249000\" msg_box=\"1\" address=\"10086\"><parts><part ct=\"image/png\" data=\"", picture,
    "\" text=\"null\"/><part data='", picture, "' ct='text/plain' text='x'/></parts></mms></smses>", NULL);
  g_autofree char *with_tag = g_strconcat ("<smses><sms body=\"", picture, "\"/></smses>", NULL);
  g_autoptr (GString) with_text = g_string_new ("<smses><sms address=\"1\" date=\"1773321249000\" type=\"1\" body=\"");
  g_autoptr (SourceReading) passed = source_fixture_read_text (with_picture);
  g_autoptr (SourceReading) cut = NULL;
  const AnningSourceRow *row;

  source_fixture_assert_rows (passed, "text_log in unknown 10086 1773321249000+1 | x\n");
  source_fixture_assert_fails (with_tag, ANNING_SOURCE_ERROR_TOO_LARGE);

  for (guint i = 0; i < 100000; i++)
    g_string_append (with_text, "催");
  g_string_append (with_text, "\"/></smses>");
  cut = source_fixture_read_text (with_text->str);
  g_assert_no_error (cut->error);
  g_assert_cmpint (cut->result->warnings, ==, ANNING_SOURCE_WARNING_CUT_TEXTS);
  row = g_ptr_array_index (cut->rows, 0);
  /* 262,144 bytes hold 87,381 characters of three. */
  g_assert_cmpuint (strlen (row->text), ==, 262143);
  g_assert_true (g_utf8_validate (row->text, -1, NULL));
}

static gboolean
stop_cb (const AnningSourceRow *row,
         gpointer               data,
         GError               **error)
{
  guint *count = data;

  if (++*count < 2)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

/* Copied in part: the file has its size already, the rest of it is zeros. What stands before them is read. */
static void
test_hole (void)
{
  static const char head[] = "<calls count=\"2\">"
                             "<call number=\"13800138000\" duration=\"133\" date=\"1773321249000\" type=\"1\" />\n";
  gsize size = 256 * 1024;
  g_autofree char *data = g_malloc0 (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SourceReading) reading = NULL;

  memcpy (data, head, strlen (head));
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  reading = source_fixture_read (bytes, "calls.xml", NULL, 0);
  g_assert_no_error (reading->error);
  g_assert_cmpuint (reading->rows->len, ==, 1);
  g_assert_cmpint (reading->result->warnings & ANNING_SOURCE_WARNING_CUT_OFF, !=, 0);
  /* The zeros are not gone through to the end. */
  g_assert_cmpfloat (reading->part, <, 0.9);
}

static void
test_stops (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (calls, -1, NULL);
  guint count = 0;
  AnningSourceRequest request = { .row_func = stop_cb, .data = &count };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_source_read_stream (stream, 0, NULL, &request, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (count, ==, 2);

  g_clear_error (&error);
  g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (anning_source_read_stream (stream, 0, NULL, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-backup/calls", test_calls);
  g_test_add_func ("/source-backup/texts", test_texts);
  g_test_add_func ("/source-backup/parts", test_parts);
  g_test_add_func ("/source-backup/illegal", test_illegal);
  g_test_add_func ("/source-backup/borders", test_borders);
  g_test_add_func ("/source-backup/lenient", test_lenient);
  g_test_add_func ("/source-backup/empty", test_empty);
  g_test_add_func ("/source-backup/cut-off", test_cut_off);
  g_test_add_func ("/source-backup/refused", test_refused);
  g_test_add_func ("/source-backup/says-where", test_says_where);
  g_test_add_func ("/source-backup/limits", test_limits);
  g_test_add_func ("/source-backup/hole", test_hole);
  g_test_add_func ("/source-backup/stops", test_stops);
  return g_test_run ();
}
