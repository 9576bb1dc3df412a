/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "anning-media-error.h"

static const struct
{
  const char *file;
  const char *media_type;
} files[] = {
  { "tones.amr", "audio/amr" },
  { "tones.awb", "audio/amr-wb" },
  { "tones.mp3", "audio/mpeg" },
  { "vbr-headerless.mp3", "audio/mpeg" },
  { "tones.m4a", "audio/mp4" },
  { "tones.3gp", "audio/3gpp" },
  { "tones.aac", "audio/aac" },
  { "tones.ogg", "audio/ogg" },
  { "tones.opus", "audio/ogg" },
  { "tones.wav", "audio/wav" },
  { "tones.flac", "audio/flac" },
  { "wechat.slk", "audio/silk" },
  { "text.mp3", "text/plain" },
  { "empty.m4a", "application/octet-stream" },
};

/* First bytes as their specifications give them. */
static const struct
{
  const char *head;
  gsize length;
  const char *media_type;
} heads[] = {
  { "#!SILK_V3\x0c\x00", 11, "audio/silk" },
  { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "image/png" },
  { "\xff\xd8\xff\xe0\0\x10JFIF", 10, "image/jpeg" },
  { "%PDF-1.4\n", 9, "application/pdf" },
  { "PK\x03\x04\x14\0", 6, "application/zip" },
  { "<?xml version='1.0'?>", 21, "application/xml" },
  { "\xef\xbb\xbf<?xml version='1.0'?>", 24, "application/xml" },
  { "<!DOCTYPE html>", 15, "text/html" },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "application/x-ole-storage" },
  { "SQLite format 3\0", 16, "application/vnd.sqlite3" },
  /* 对方号码 in UTF-8, cut in its last character, and in GB18030. */
  { "\xe5\xaf\xb9\xe6\x96\xb9\xe5\x8f\xb7\xe7\xa0", 11, "text/plain" },
  { "\xb6\xd4\xb7\xbd\xba\xc5\xc2\xeb,1\r\n", 12, "text/plain" },
  { "\0\0\0\x18" "ftypheic", 12, "image/heic" },
  { "Received: from mail (x)\r\n\tby mx;\r\nFrom: a@b.cn\r\n\r\nx", 51, "message/rfc822" },
  { "Date: Tue, 3 Nov 2026 21:14:09 +0800\nMIME-Version: 1.0\n", 55, "message/rfc822" },
  /* A letter that somebody typed, and a table. */
  { "To: the bank\nDate: today\nSubject: my debt\n\nDear", 47, "text/plain" },
  { "Message-ID,From,To\n1,2,3\n", 25, "text/plain" },
  { "From: a@b.cn\nMIME-Version 1.0\n", 30, "text/plain" },
  { "\0\0\0\x18" "ftypmp42", 12, "audio/mp4" },
  { "\0\0\0\x08wide\0\0\0\0mdat", 16, "audio/mp4" },
  { "\0\x01\x02\x03\x04\x05\x06\x07", 8, "application/octet-stream" },
  /* MPEG with the reserved sampling index is no MPEG. */
  { "\xff\xfb\x9c\x00", 4, "application/octet-stream" },
  { "\x1f", 1, "application/octet-stream" },
};

static void
test_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", files[i].file, NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      g_test_message ("%s", files[i].file);
      g_assert_cmpstr (anning_media_sniff ((const guint8 *) bytes, MIN (length, 4096)), ==, files[i].media_type);
    }
}

static void
test_heads (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT " %s", i, heads[i].media_type);
      g_assert_cmpstr (anning_media_sniff ((const guint8 *) heads[i].head, heads[i].length), ==, heads[i].media_type);
    }
}

/* Every cut of every head: nothing is read behind its end (the copy is exact, for the address sanitizer). */
static void
test_short (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      for (gsize length = 0; length <= heads[i].length; length++)
        {
          g_autofree guint8 *copy = g_memdup2 (heads[i].head, length);

          g_assert_nonnull (anning_media_sniff (copy, length));
        }
    }
}

static void
test_words (void)
{
  static const struct
  {
    AnningMediaError code;
    const char *word;
  } words[] = {
    { ANNING_MEDIA_ERROR_FAILED, "failed" },
    { ANNING_MEDIA_ERROR_SILK, "silk" },
    { ANNING_MEDIA_ERROR_EMPTY, "empty" },
    { ANNING_MEDIA_ERROR_NOT_AUDIO, "not_audio" },
    { ANNING_MEDIA_ERROR_CUT_OFF, "cut_off" },
    { ANNING_MEDIA_ERROR_MISSING_PLUGIN, "missing_plugin" },
    { ANNING_MEDIA_ERROR_UNSAFE, "unsafe" },
  };
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS, "x");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (ANNING_MEDIA_ERROR, words[i].code, "x");

      g_assert_cmpstr (anning_media_problem_word (error), ==, words[i].word);
    }
  g_assert_cmpstr (anning_media_problem_word (other), ==, "failed");
}

/* Each line from the measured table: which package brings what. */
static void
test_packages (void)
{
  static const struct
  {
    const char *detail;
    const char *package;
  } lines[] = {
    { "AMR-WB decoder (decoder-audio/AMR-WB)", "gstreamer1.0-plugins-ugly" },
    { "AMR decoder (decoder-audio/AMR)", "gstreamer1.0-plugins-ugly" },
    { "AAC (decoder-audio/mpeg, mpegversion=(int)4, level=(string)2)", "gstreamer1.0-libav" },
    { "MP3 (decoder-audio/mpeg, mpegversion=(int)1, layer=(int)3)", "gstreamer1.0-plugins-good" },
    { "ALAC (decoder-audio/x-alac)", "gstreamer1.0-libav" },
    { "DVI ADPCM decoder (decoder-audio/x-adpcm, layout=(string)dvi)", "gstreamer1.0-plugins-bad" },
    { "MS ADPCM (decoder-audio/x-adpcm, layout=(string)microsoft)", "gstreamer1.0-libav" },
    { "Opus (decoder-audio/x-opus)", "gstreamer1.0-plugins-base" },
    { "element-scaletempo", "gstreamer1.0-plugins-good" },
    { "element-giostreamsrc", "gstreamer1.0-plugins-base" },
    { "decoder-audio/x-never-heard-of", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpstr (anning_media_problem_package (lines[i].detail), ==, lines[i].package);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/media/sniff/files", test_files);
  g_test_add_func ("/media/sniff/heads", test_heads);
  g_test_add_func ("/media/sniff/short", test_short);
  g_test_add_func ("/media/problem/words", test_words);
  g_test_add_func ("/media/problem/packages", test_packages);

  return g_test_run ();
}
