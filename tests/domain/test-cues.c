/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cues.h"

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define HEAD "听写为人工\n通话.m4a SHA-256 " HASH

static void
check_cue (GPtrArray  *cues,
           guint       index,
           gint64      start_ms,
           gint64      end_ms,
           const char *speaker,
           const char *words)
{
  const AnningCue *cue;

  g_assert_cmpuint (cues->len, >, index);
  cue = g_ptr_array_index (cues, index);
  g_assert_cmpint (cue->start_ms, ==, start_ms);
  g_assert_cmpint (cue->end_ms, ==, end_ms);
  g_assert_cmpstr (cue->speaker, ==, speaker);
  g_assert_cmpstr (cue->words, ==, words);
}

static GPtrArray *
read_as (const char       *text,
         AnningCuesFormat  format)
{
  g_autoptr (GError) error = NULL;
  AnningCuesFormat sniffed;
  GPtrArray *cues;

  g_assert_true (anning_cues_sniff (text, &sniffed));
  g_assert_cmpint (sniffed, ==, format);
  cues = anning_cues_read (text, format, &error);
  g_assert_no_error (error);
  return cues;
}

static void
check_fails (const char       *text,
             AnningCuesFormat  format,
             AnningCuesError   code,
             const char       *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_cues_read (text, format, &error));
  g_assert_error (error, ANNING_CUES_ERROR, (int) code);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

/* Byte order mark, line ends of Windows, a comma, tags, a place on the picture, a lost blank line, hours. */
static void
test_srt (void)
{
  g_autoptr (GPtrArray) cues = NULL;

  cues = read_as ("\xef\xbb\xbf" "1\r\n00:02:13,500 --> 00:02:16,000  X1:10 X2:20\r\n<i>对方\uff1a我们会</i>\r\n{\\an8}通知你单位\r\n\r\n"
                  "2\r\n01:00:00.25 --> 01:00:01.5\r\n5 < 6 & 7\r\n3\r\n100:00:00,000 --> 100:00:00,001\r\n\r\n",
                  ANNING_CUES_FORMAT_SRT);

  g_assert_cmpuint (cues->len, ==, 3);
  check_cue (cues, 0, 133500, 136000, "对方", "我们会\n通知你单位");
  check_cue (cues, 1, 3600250, 3601500, NULL, "5 < 6 & 7");
  check_cue (cues, 2, 360000000, 360000001, NULL, "");
}

/* The examples of https://www.w3.org/TR/webvtt1/ 1.1, 1.2, 1.5 and 3.1, shortened */
static void
test_vtt (void)
{
  g_autoptr (GPtrArray) cues = NULL;

  cues = read_as ("WEBVTT - a title\n\n"
                  "NOTE\nThis file was written by Jill.\n00:00 is not a time here\n\n"
                  "STYLE\n::cue(b) {\n  color: peachpuff;\n}\n\n"
                  "00:11.000 --> 00:13.000\n<v Roger Bingham>We are in New York City\n\n"
                  "cue 2 - identifier\n00:13.000 --> 00:16.000 align:left size:50%\n<v.loud Neil>Didn&rsquo;t we talk &amp; <b.foo>enough</b>?\n\n"
                  "00:17.500 --> 00:18.000\n<v Fred>Hi, my name is Fred\n<v Bill>Hi, I&lt;m Bill\n\n"
                  "1:00:00.000 --> 1:00:02.000\n<00:19.000><c>And</c> no voice\n",
                  ANNING_CUES_FORMAT_VTT);

  g_assert_cmpuint (cues->len, ==, 5);
  check_cue (cues, 0, 11000, 13000, "Roger Bingham", "We are in New York City");
  check_cue (cues, 1, 13000, 16000, "Neil", "Didn&rsquo;t we talk & enough?");
  check_cue (cues, 2, 17500, 18000, "Fred", "Hi, my name is Fred");
  check_cue (cues, 3, 17500, 18000, "Bill", "Hi, I<m Bill");
  check_cue (cues, 4, 3600000, 3602000, NULL, "And no voice");
}

/* https://manual.audacityteam.org/man/importing_and_exporting_labels.html: tabs, points, a line of pitches */
static void
test_labels (void)
{
  g_autoptr (GPtrArray) cues = NULL;

  cues = read_as ("133.500000\t140.040000\t对方\uff1a我们会通知你单位\r\n\\\t100.0\t2000.5\r\n0,25\t0,25\tstart\r\n7.0\t8.0\n",
                  ANNING_CUES_FORMAT_LABELS);

  g_assert_cmpuint (cues->len, ==, 3);
  check_cue (cues, 0, 250, ANNING_UNKNOWN, NULL, "start");
  check_cue (cues, 1, 7000, 8000, NULL, "");
  check_cue (cues, 2, 133500, 140040, "对方", "我们会通知你单位");
}

/* Cues may overlap and come in any order; an end that is not after the start is none. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) cues = NULL;

  cues = read_as ("9\n00:00:20,000 --> 00:00:19,000\nc\n\n4\n00:00:05,000 --> 00:00:30,000\na\n\n00:00:05,000 --> 00:00:05,000\nb\n",
                  ANNING_CUES_FORMAT_SRT);

  g_assert_cmpuint (cues->len, ==, 3);
  check_cue (cues, 0, 5000, 30000, NULL, "a");
  check_cue (cues, 1, 5000, ANNING_UNKNOWN, NULL, "b");
  check_cue (cues, 2, 20000, ANNING_UNKNOWN, NULL, "c");
}

static void
test_refused (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  AnningCuesFormat format;

  g_assert_false (anning_cues_sniff ("", &format));
  g_assert_false (anning_cues_sniff ("Dear Sir\n\n12.5\n", &format));
  g_assert_false (anning_cues_sniff ("WEBVTTX\n", &format));
  check_fails ("WEBVTT\n\n", ANNING_CUES_FORMAT_VTT, ANNING_CUES_ERROR_NO_CUES, NULL);
  check_fails ("1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:aa --> 00:00:03,000\nb\n", ANNING_CUES_FORMAT_SRT,
               ANNING_CUES_ERROR_LINE, "6");
  check_fails ("00:00:61,000 --> 00:01:02,000\na\n", ANNING_CUES_FORMAT_SRT, ANNING_CUES_ERROR_LINE, "1");
  check_fails ("99999:00:00,000 --> 99999:00:01,000\na\n", ANNING_CUES_FORMAT_SRT, ANNING_CUES_ERROR_LINE, "1");
  check_fails ("00:00:01,000 --> soon\na\n", ANNING_CUES_FORMAT_SRT, ANNING_CUES_ERROR_LINE, "1");
  check_fails ("1.0\t2.0\ta\nb\n", ANNING_CUES_FORMAT_LABELS, ANNING_CUES_ERROR_LINE, "2");
  check_fails ("1234567890.0\t1234567890.0\ta\n", ANNING_CUES_FORMAT_LABELS, ANNING_CUES_ERROR_LINE, "1");
  check_fails ("1.0\t2.0\t\xff\xfe\n", ANNING_CUES_FORMAT_LABELS, ANNING_CUES_ERROR_NOT_TEXT, NULL);
  for (guint i = 0; i <= ANNING_CUES_MAX; i++)
    g_string_append (many, "1.0\t2.0\ta\n");
  check_fails (many->str, ANNING_CUES_FORMAT_LABELS, ANNING_CUES_ERROR_TOO_MANY, "20000");
}

static GPtrArray *
make_cues (void)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_cue_free);

  g_ptr_array_add (cues, anning_cue_new (ANNING_UNKNOWN, ANNING_UNKNOWN, NULL, "没有时间"));
  g_ptr_array_add (cues, anning_cue_new (133500, ANNING_UNKNOWN, "对方", "我们会\n\n通知 <你> & *单位*"));
  g_ptr_array_add (cues, anning_cue_new (133500, 135000, "Me", "a --> b"));
  g_ptr_array_add (cues, anning_cue_new (3733000, ANNING_UNKNOWN, NULL, "完"));
  return cues;
}

static void
check_written (AnningCuesFormat  format,
               const char       *head,
               gint64            length_ms,
               const char       *expected)
{
  g_autoptr (GPtrArray) cues = make_cues ();
  g_autofree char *text = anning_cues_write (cues, format, head, length_ms);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_write (void)
{
  check_written (ANNING_CUES_FORMAT_TEXT, "头", 4000000,
                 "头\n\n没有时间\n[02:13.5] 对方\uff1a我们会\n\n通知 <你> & *单位*\n[02:13.5-02:15] Me: a --> b\n[1:02:13] 完\n");
  check_written (ANNING_CUES_FORMAT_MARKDOWN, "头\n*二*", 4000000,
                 "> 头  \n> \\*二\\*\n\n- 没有时间\n- **02:13.5** 对方\uff1a我们会  \n    \n  通知 \\<你\\> & \\*单位\\*\n"
                 "- **02:13.5-02:15** Me: a --\\> b\n- **1:02:13** 完\n");
  check_written (ANNING_CUES_FORMAT_SRT, NULL, 4000000,
                 "1\n00:02:13,500 --> 01:02:13,000\n对方\uff1a我们会\n通知 <你> & *单位*\n\n"
                 "2\n00:02:13,500 --> 00:02:15,000\nMe: a -> b\n\n3\n01:02:13,000 --> 01:06:40,000\n完\n\n");
  check_written (ANNING_CUES_FORMAT_VTT, "头", ANNING_UNKNOWN,
                 "WEBVTT\n\nNOTE\n头\n\n"
                 "00:02:13.500 --> 01:02:13.000\n<v 对方>我们会\n通知 &lt;你&gt; &amp; *单位*\n\n"
                 "00:02:13.500 --> 00:02:15.000\n<v Me>a -&gt; b\n\n01:02:13.000 --> 01:02:18.000\n完\n\n");
  check_written (ANNING_CUES_FORMAT_LABELS, NULL, ANNING_UNKNOWN,
                 "133.500000\t133.500000\t对方\uff1a我们会  通知 <你> & *单位*\n133.500000\t135.000000\tMe: a --> b\n"
                 "3733.000000\t3733.000000\t完\n");
}

/* What was exported says where it comes from, and that is no cue when it comes back. */
static void
test_back (void)
{
  static const AnningCuesFormat formats[] = { ANNING_CUES_FORMAT_SRT, ANNING_CUES_FORMAT_VTT, ANNING_CUES_FORMAT_LABELS };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GPtrArray) cues = make_cues ();
      g_autoptr (GPtrArray) again = NULL;
      g_autofree char *text = anning_cues_write (cues, formats[i], HEAD, 4000000);

      g_assert_nonnull (g_strstr_len (text, -1, "听写为人工"));
      g_assert_nonnull (g_strstr_len (text, -1, HASH));
      again = read_as (text, formats[i]);
      g_assert_cmpuint (again->len, ==, 3);
      check_cue (again, 1, 133500, 135000, "Me", formats[i] == ANNING_CUES_FORMAT_LABELS ? "a --> b" : "a -> b");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cues/srt", test_srt);
  g_test_add_func ("/cues/vtt", test_vtt);
  g_test_add_func ("/cues/labels", test_labels);
  g_test_add_func ("/cues/order", test_order);
  g_test_add_func ("/cues/refused", test_refused);
  g_test_add_func ("/cues/write", test_write);
  g_test_add_func ("/cues/back", test_back);
  return g_test_run ();
}
