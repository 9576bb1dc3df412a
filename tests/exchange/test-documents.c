/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-exif-time.h"
#include "anning-html-text.h"
#include "anning-mail.h"
#include "anning-text-decode.h"
#include "document-fixture.h"

/* ---- when a photo was taken ---- */

static void
check_exif (GBytes      *picture,
            const char  *media_type,
            const char  *expected,
            gint64       expected_offset)
{
  g_autofree char *text = NULL;
  AnningCivil time = { 0 };
  gint64 offset = -1;
  gsize length;
  const guint8 *data = g_bytes_get_data (picture, &length);

  g_test_message ("%s", media_type);
  g_assert_true (anning_exif_time_find (data, length, media_type, &time, &offset));
  text = g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", time.year, time.month, time.day, time.hour, time.minute, time.second);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (offset, ==, expected_offset);
  g_bytes_unref (picture);
}

static void
test_exif (void)
{
  g_autoptr (GBytes) here = document_fixture_exif ("2026:11:03 21:14:09", "+08:00");
  g_autoptr (GBytes) west = document_fixture_exif ("2026:02:28 23:59:59", "-03:30");
  g_autoptr (GBytes) old = document_fixture_exif ("2026:11:03 21:14:09", NULL);

  check_exif (document_fixture_jpeg (here), "image/jpeg", "2026-11-03 21:14:09", 480);
  check_exif (document_fixture_png (here), "image/png", "2026-11-03 21:14:09", 480);
  check_exif (document_fixture_webp (here), "image/webp", "2026-11-03 21:14:09", 480);
  check_exif (document_fixture_heic (here), "image/heic", "2026-11-03 21:14:09", 480);
  check_exif (document_fixture_jpeg (west), "image/jpeg", "2026-02-28 23:59:59", -210);
  check_exif (document_fixture_jpeg (old), "image/jpeg", "2026-11-03 21:14:09", ANNING_UNKNOWN);
}

static void
test_no_exif (void)
{
  static const char *const times[] = {
    "2026:02:29 21:14:09", "2026:11:03 24:00:00", "0000:00:00 00:00:00", "    :  :     :  :  ", "1999:01:01 00:00:00",
    "2026-11-03 21:14:09",
  };
  AnningCivil time;
  gint64 offset;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GBytes) exif = document_fixture_exif (times[i], NULL);
      g_autoptr (GBytes) jpeg = document_fixture_jpeg (exif);

      g_test_message ("%s", times[i]);
      g_assert_false (anning_exif_time_find (g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg), "image/jpeg",
                                             &time, &offset));
    }
  g_assert_false (anning_exif_time_find ((const guint8 *) "", 0, "image/jpeg", &time, &offset));
}

/* Cut anywhere, it is no picture any more, and nothing worse. */
static void
test_cut_exif (void)
{
  g_autoptr (GBytes) exif = document_fixture_exif ("2026:11:03 21:14:09", "+08:00");
  GBytes *pictures[] = {
    document_fixture_jpeg (exif), document_fixture_png (exif), document_fixture_webp (exif), document_fixture_heic (exif),
  };
  static const char *const types[] = { "image/jpeg", "image/png", "image/webp", "image/heic" };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (pictures[i], &length);

      for (gsize size = 0; size < length; size++)
        {
          /* Apart, so that one byte too far is seen. */
          g_autofree guint8 *copy = g_memdup2 (data, size);
          AnningCivil time;
          gint64 offset;

          anning_exif_time_find (copy != NULL ? copy : data, size, types[i], &time, &offset);
        }
      g_bytes_unref (pictures[i]);
    }
}

/* ---- words ---- */

static void
test_html (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } examples[] = {
    { "<html><head><title>t</title><style>p { color: red }</style></head><body><p>您好&nbsp;&amp;<br>请还款</p></body></html>",
      "您好 &\n请还款" },
    { "<p>一</p><p>二</p>", "一\n\n二" },
    { "<div>一<div>二</div></div>三", "一\n二\n三" },
    { "<table><tr><td>姓名</td><td>金额</td></tr><tr><td>张</td><td>5</td></tr></table>", "姓名 金额\n张 5" },
    { "a <script>alert('</p>')</script>b", "a b" },
    { "a <SCRIPT>x</SCRIPT >b", "a b" },
    /* Never closed, it hides nothing. */
    { "a<script>b", "ab" },
    { "a<!-- hidden <b> -->b", "ab" },
    { "2 < 3 &lt; 4", "2 < 3 < 4" },
    { "&#24744;&#x597D;&ldquo;x&rdquo;&hellip;", "您好“x”…" },
    { "&#0;&#1114112;&#xD800;&unknown;&", "&#0;&#1114112;&unknown;&" },
    { "<a href=\"x>y\">z</a>", "z" },
    { "<p title=don't>kept</p>", "kept" },
    { "  a \n\t b  ", "a b" },
    { "<", "<" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *text = anning_html_text_read (examples[i].html);

      g_assert_cmpstr (text, ==, examples[i].text);
    }
}

/* A megabyte of what begins and never ends takes no longer than one of text. */
static void
test_endless_html (void)
{
  static const char *const pieces[] = { "<script>", "<style>x</b>", "<!--", "<a b='", "&amp", "<<<<", "</" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autofree char *text = NULL;
      gint64 before;

      while (html->len < 1024 * 1024)
        g_string_append (html, pieces[i]);
      before = g_get_monotonic_time ();
      text = anning_html_text_read (html->str);
      g_test_message ("%s: %d ms", pieces[i], (int) ((g_get_monotonic_time () - before) / 1000));
      g_assert_cmpint (g_get_monotonic_time () - before, <, 5 * G_TIME_SPAN_SECOND);
    }
}

static void
test_decode (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *charset;
    const char *text;
  } examples[] = {
    { "\xe6\x82\xa8\xe5\xa5\xbd", 6, NULL, "您好" },
    { "\xef\xbb\xbf\xe6\x82\xa8", 6, NULL, "您" },
    { "\xc4\xfa\xba\xc3", 4, NULL, "您好" },
    { "\xc4\xfa\xba\xc3", 4, "gb2312", "您好" },
    /* 镕 is in GBK, not in what calls itself GB 2312. */
    { "\xe9\x46", 2, "GB2312", "镕" },
    /* UTF-8 is believed more than who says something else. */
    { "\xe6\x82\xa8\xe5\xa5\xbd", 6, "gb2312", "您好" },
    { "\xff\xfe\xa8\x60\x7d\x59", 6, NULL, "您好" },
    { "\xfe\xff\x60\xa8\x59\x7d", 6, NULL, "您好" },
    { "\xa4\xa4\xa4\xe5", 4, "big5", "中文" },
    /* Cut in its last character. */
    { "\xe6\x82\xa8\xe5\xa5", 5, NULL, "您" },
    { "\xc4\xfa\xba", 3, NULL, "您" },
    { "abc", 3, "no-such-charset", "abc" },
    { "", 0, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *text = anning_text_decode ((const guint8 *) examples[i].bytes, examples[i].length, examples[i].charset);

      g_test_message ("%u", i);
      g_assert_cmpstr (text, ==, examples[i].text);
    }
}

static void
test_read (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("abcdef", 6, NULL);
  g_autoptr (GInputStream) again = g_memory_input_stream_new_from_data ("abcdef", 6, NULL);
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;
  gboolean cut = FALSE;

  part = anning_text_read (stream, 4, &cut, NULL, NULL);
  g_assert_cmpstr (part, ==, "abcd");
  g_assert_true (cut);
  whole = anning_text_read (again, 6, &cut, NULL, NULL);
  g_assert_cmpstr (whole, ==, "abcdef");
  g_assert_false (cut);
}

/* ---- e-mails ---- */

static AnningMail *
read_mail (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr (GError) error = NULL;
  AnningMail *mail = anning_mail_read (stream, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (mail);
  return mail;
}

/* Quoted-printable in GB18030, as Chinese mail programs write it while they say "gb2312". */
static void
test_chinese_mail (void)
{
  g_autoptr (AnningMail) mail = read_mail (
    "Date: Tue, 3 Nov 2026 21:14:09 +0800 (CST)\r\n"
    "From: =?utf-8?B?5p+Q5p+Q5raI6LS56YeR6J6N?= <service@example.cn>\r\n"
    "To: zhang@example.com\r\n"
    "Subject: =?gb2312?B?udjT2sT6tcTHt7/u?=\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=\"gb2312\"\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "=C4=FA=BA=C3,=D5=C5=E9F=BB=F9=CF=C8=C9=FA:\r\n=C4=FA=B5=C4=C7=B7=BF=EE=D2=D1=D3=E2=C6=DA47=CC=EC=A1=A3\r\n");

  g_assert_cmpint (mail->sent_at, ==, 1793711649000);
  g_assert_cmpint (mail->utc_offset, ==, 480);
  g_assert_cmpstr (mail->from_name, ==, "某某消费金融");
  g_assert_cmpstr (mail->from_address, ==, "service@example.cn");
  g_assert_cmpstr (mail->to, ==, "zhang@example.com");
  g_assert_null (mail->copies);
  g_assert_cmpstr (mail->subject, ==, "关于您的欠款");
  g_assert_cmpstr (mail->text, ==, "您好,张镕基先生:\n您的欠款已逾期47天。\n");
  g_assert_false (mail->text_is_html);
  g_assert_cmpuint (mail->attachments->len, ==, 0);
}

/* A copy of what somebody wrote carries at most how it was handed in. */
static void
test_received_mail (void)
{
  static const struct
  {
    const char *fields;
    gboolean received;
  } cases[] = {
    { "", FALSE },
    { "Return-Path: <c@example.cn>\n", TRUE },
    { "Delivered-To: a@b.cn\n", TRUE },
    { "Received: from [10.0.0.2] (unknown [1.2.3.4])\n by smtp.b.cn with ESMTPSA id 1; Tue, 3 Nov 2026 08:00:00 +0800\n", FALSE },
    { "Received: by 2002:a05:6512 with HTTP; Tue, 3 Nov 2026 08:00:00 +0800\n", FALSE },
    { "Received: by 2002:a05:6512 id 7; Tue, 3 Nov 2026 08:00:00 +0800\n", FALSE },
    { "Received: from out.example.cn by mx.b.cn with ESMTPS id 2; Tue, 3 Nov 2026 08:00:01 +0800\n"
      "Received: from [10.0.0.2] by out.example.cn with ESMTPSA id 1; Tue, 3 Nov 2026 08:00:00 +0800\n", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].fields, "From: c@example.cn\nSubject: x\n\nPay today.\n", NULL);
      g_autoptr (AnningMail) mail = read_mail (text);

      g_assert_cmpint (mail->received, ==, cases[i].received);
    }
}

/* HTML in base64, two files, one with a name as RFC 2231 writes it. */
static void
test_mail_of_parts (void)
{
  g_autoptr (AnningMail) mail = read_mail (
    "Date: Tue, 3 Nov 2026 08:14:09 -0500\n"
    "From: a@b.cn\n"
    "Subject: \xd6\xf7\xcc\xe2\n" /* 主题 in GB18030, as it must not stand here */
    "MIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=x\n"
    "\n"
    "--x\n"
    "Content-Type: text/html; charset=utf-8\n"
    "Content-Transfer-Encoding: base64\n"
    "\n"
    "PGh0bWw+PGhlYWQ+PHRpdGxlPnQ8L3RpdGxlPjxzdHlsZT5we308L3N0eWxlPjwvaGVhZD48Ym9k\n"
    "eT48cD7mgqjlpb0mbmJzcDsmYW1wOzxicj7or7fov5jmrL48L3A+PHNjcmlwdD5hbGVydCgneCcp\n"
    "PC9zY3JpcHQ+PGltZyBzcmM9Imh0dHA6Ly94LmNuLzEuZ2lmIj48L2JvZHk+PC9odG1sPg==\n"
    "--x\n"
    "Content-Type: application/pdf\n"
    "Content-Disposition: attachment; filename*=utf-8''%E5%82%AC%E6%94%B6%E5%87%BD.pdf\n"
    "\n"
    "%PDF-\n"
    "--x\n"
    "Content-Type: text/plain; name=notes.txt\n"
    "\n"
    "not the message\n"
    "--x--\n");

  g_assert_cmpint (mail->sent_at, ==, 1793711649000);
  g_assert_cmpint (mail->utc_offset, ==, -300);
  g_assert_cmpstr (mail->subject, ==, "主题");
  g_assert_cmpstr (mail->text, ==, "您好 &\n请还款");
  g_assert_true (mail->text_is_html);
  g_assert_cmpuint (mail->attachments->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (mail->attachments, 0), ==, "催收函.pdf");
  g_assert_cmpstr (g_ptr_array_index (mail->attachments, 1), ==, "notes.txt");
}

/* Of two that say the same, the plain one. */
static void
test_alternative (void)
{
  g_autoptr (AnningMail) mail = read_mail (
    "From: a@b.cn\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
    "--x\nContent-Type: text/html\n\n<p>html</p>\n"
    "--x\nContent-Type: text/plain\n\nplain\n"
    "--x--\n");

  g_assert_cmpstr (mail->text, ==, "plain");
  g_assert_false (mail->text_is_html);
  g_assert_cmpint (mail->sent_at, ==, ANNING_UNKNOWN);
  g_assert_null (mail->subject);
}

static void
test_odd_mails (void)
{
  static const char *const dates[] = { "", "yesterday", "Tue, 3 Nov 1426 21:14:09 +0800", "Fri, 31 Dec 9999 23:59:59 +0000" };
  g_autoptr (AnningMail) nothing = read_mail ("From: \n\n");
  g_autoptr (GString) deep = g_string_new ("From: a@b.cn\n");

  g_assert_null (nothing->from_address);
  g_assert_cmpstr (nothing->text, ==, "");

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strdup_printf ("Date: %s\nFrom: a@b.cn\n\nx", dates[i]);
      g_autoptr (AnningMail) mail = read_mail (text);

      g_test_message ("%s", dates[i]);
      g_assert_cmpint (mail->sent_at, ==, ANNING_UNKNOWN);
      g_assert_cmpstr (mail->text, ==, "x");
    }

  /* Parts in parts in parts: as deep as nobody means it. */
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (deep, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  g_clear_pointer (&nothing, anning_mail_free);
  nothing = read_mail (deep->str);
  g_assert_cmpstr (nothing->from_address, ==, "a@b.cn");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/exif", test_exif);
  g_test_add_func ("/documents/no-exif", test_no_exif);
  g_test_add_func ("/documents/cut-exif", test_cut_exif);
  g_test_add_func ("/documents/html", test_html);
  g_test_add_func ("/documents/endless-html", test_endless_html);
  g_test_add_func ("/documents/decode", test_decode);
  g_test_add_func ("/documents/read", test_read);
  g_test_add_func ("/documents/chinese-mail", test_chinese_mail);
  g_test_add_func ("/documents/received-mail", test_received_mail);
  g_test_add_func ("/documents/mail-of-parts", test_mail_of_parts);
  g_test_add_func ("/documents/alternative", test_alternative);
  g_test_add_func ("/documents/odd-mails", test_odd_mails);

  return g_test_run ();
}
