/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-fingerprint-line.h"

/* The SHA-256 of no bytes (FIPS 180-4); the group is from: printf '%s' "$LINE" | sha256sum | cut -c1-6 */
#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define BODY "Anning 2026-11-22 21:14:09+08:00 #1234 " HASH
#define LINE BODY " =b9a5cb"
/* 2026-11-22 13:14:09 UTC: date -u -d '2026-11-22 13:14:09' +%s */
#define AT (G_GINT64_CONSTANT (1795353249) * 1000)

static void
check_good (const char *text)
{
  AnningFingerprintLine line;

  g_test_message ("%s", text);
  g_assert_cmpint (anning_fingerprint_line_parse (text, &line), ==, ANNING_FINGERPRINT_LINE_GOOD);
  g_assert_cmpint (line.at, ==, AT);
  g_assert_cmpint (line.utc_offset, ==, 480);
  g_assert_cmpint (line.seq, ==, 1234);
  g_assert_cmpstr (line.hash, ==, HASH);
}

static void
check_state (const char                 *text,
             AnningFingerprintLineState  state)
{
  AnningFingerprintLine line;

  g_test_message ("%s", text);
  g_assert_cmpint (anning_fingerprint_line_parse (text, &line), ==, state);
}

static void
test_format (void)
{
  g_autofree char *line = anning_fingerprint_line_format (AT + 999, 480, 1234, HASH);
  g_autofree char *west = anning_fingerprint_line_format (AT, -210, 1, HASH);

  g_assert_cmpstr (line, ==, LINE);
  g_assert_cmpstr (west, ==, "Anning 2026-11-22 09:44:09-03:30 #1 " HASH " =14ac16");
}

static void
test_tolerant (void)
{
  g_autofree char *upper = g_ascii_strup (LINE, -1);

  check_good (LINE);
  check_good (upper);
  check_good ("  " LINE "\n");
  check_good ("这是今天的指纹（安宁 Anning）：" LINE "。请留着这条消息。");
  check_good ("Anning 2026-11-22\n21:14:09+08:00 #1234\n> e3b0c44298fc1c149afbf4c8996fb924\r\n> 27ae41e4649b934ca495991b7852b855\n> =b9a5cb\n");
  check_good ("ａnning　２０２６－１１－２２　２１：１４：０９＋０８：００　＃１２３４　" HASH "　＝b9a5cb");
  check_good ("Anning 2026–11–22 21:14:09+08:00 # 1234 e3b0 c442 98fc 1c14 9afb f4c8 996f b924 27ae 41e4 649b 934c a495 991b 7852 b855 = b9a5cb");
  check_good ("Anning2026-11-2221:14:09+08:00#1234" HASH "=b9a5cb");
  check_good (LINE "abcdef");
  /* a broken one before a good one */
  check_good ("Anning 2026-11-22 21:14:09+08:00 #1235 " HASH " =b9a5cb\n" LINE);
}

static void
test_mistyped (void)
{
  /* another digit in each part */
  check_state ("Anning 2026-11-23 21:14:09+08:00 #1234 " HASH " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-11-22 21:14:08+08:00 #1234 " HASH " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-11-22 21:14:09+09:00 #1234 " HASH " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-11-22 21:14:09+08:00 #1243 " HASH " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-11-22 21:14:09+08:00 #1234 f3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
               " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state (BODY " =000000", ANNING_FINGERPRINT_LINE_MISTYPED);
  /* a digit of the hash too many, too few, and none that is one */
  check_state (BODY "5 =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-11-22 21:14:09+08:00 #1234 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"
               " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-11-22 21:14:09+08:00 #1234 g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
               " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-02-30 21:14:09+08:00 #1234 " HASH " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-11-22 21:14:09+08:00 #9999999999999999999 " HASH " =b9a5cb",
               ANNING_FINGERPRINT_LINE_MISTYPED);
  check_state ("Anning 2026-11-22 21:14:09+08:00 #0 " HASH " =b9a5cb", ANNING_FINGERPRINT_LINE_MISTYPED);
}

static void
test_cut (void)
{
  check_state ("", ANNING_FINGERPRINT_LINE_NONE);
  check_state ("早上好", ANNING_FINGERPRINT_LINE_NONE);
  check_state ("Anning is a program", ANNING_FINGERPRINT_LINE_NONE);
  check_state ("\xff\xfe", ANNING_FINGERPRINT_LINE_NONE);
  /* wherever it ends, the end is missing */
  for (gsize n = strlen ("Anning"); n < strlen (LINE); n++)
    {
      g_autofree char *begin = g_strndup (LINE, n);

      check_state (begin, ANNING_FINGERPRINT_LINE_CUT);
    }
}

/* What comes out of the one goes into the other, for the first and for a large row. */
static void
test_round (void)
{
  static const struct
  {
    gint64 at;
    gint64 offset;
    gint64 seq;
  } rows[] = {
    { 0, 0, 1 },
    { 1000, -210, 7 },
    { G_GINT64_CONSTANT (253402300799) * 1000, 0, G_GINT64_CONSTANT (999999999999999999) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = anning_fingerprint_line_format (rows[i].at, rows[i].offset, rows[i].seq, HASH);
      AnningFingerprintLine line;

      g_assert_cmpint (anning_fingerprint_line_parse (text, &line), ==, ANNING_FINGERPRINT_LINE_GOOD);
      g_assert_cmpint (line.at, ==, rows[i].at);
      g_assert_cmpint (line.utc_offset, ==, rows[i].offset);
      g_assert_cmpint (line.seq, ==, rows[i].seq);
      g_assert_cmpstr (line.hash, ==, HASH);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fingerprint-line/format", test_format);
  g_test_add_func ("/fingerprint-line/tolerant", test_tolerant);
  g_test_add_func ("/fingerprint-line/mistyped", test_mistyped);
  g_test_add_func ("/fingerprint-line/cut", test_cut);
  g_test_add_func ("/fingerprint-line/round", test_round);
  return g_test_run ();
}
