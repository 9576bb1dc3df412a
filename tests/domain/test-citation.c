/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-citation.h"

#define HASH "a1b2c3d4e5f6c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550"
/* 2026-03-12 21:14:09 at UTC+8: date -u -d '2026-03-12 13:14:09' +%s */
#define AT (G_GINT64_CONSTANT (1773321249) * 1000)
#define LINE "通话 138.m4a · SHA-256 a1b2c3d4e5f6 · 2026-03-12 21:14:09 +08:00 · 02:13 (21:16:22) · “我们会通知你单位”"

static AnningCitation
make (void)
{
  AnningCitation citation = { "通话 138.m4a", HASH, AT, 480, 133400, ANNING_UNKNOWN, "我们会通知你单位", "exact" };

  return citation;
}

static void
test_format (void)
{
  AnningCitation citation = make ();
  g_autofree char *exact = anning_citation_format (&citation, "zh");
  g_autofree char *summary = NULL;
  g_autofree char *english = NULL;
  g_autofree char *bare = NULL;

  g_assert_cmpstr (exact, ==, LINE);

  citation.words_are = "summary";
  citation.words = "要告诉\n单位";
  citation.end_ms = 140000;
  summary = anning_citation_format (&citation, "zh");
  g_assert_cmpstr (summary, ==, "通话 138.m4a · SHA-256 a1b2c3d4e5f6 · 2026-03-12 21:14:09 +08:00 · 02:13 (21:16:22)–02:20 (21:16:29) · 大意\uff1a要告诉 单位");
  english = anning_citation_format (&citation, "en");
  g_assert_nonnull (g_strrstr (english, " · in substance: 要告诉 单位"));

  citation.started_at = ANNING_UNKNOWN;
  citation.words = NULL;
  citation.end_ms = ANNING_UNKNOWN;
  citation.file = NULL;
  citation.start_ms = 3733000;
  bare = anning_citation_format (&citation, "zh");
  g_assert_cmpstr (bare, ==, "SHA-256 a1b2c3d4e5f6 · 1:02:13");
}

static void
check_read (const char *text,
            const char *hash,
            gint64      start_ms)
{
  g_autofree char *read = NULL;
  gint64 read_ms = -1;

  g_test_message ("%s", text);
  g_assert_true (anning_citation_read (text, &read, &read_ms));
  g_assert_cmpstr (read, ==, hash);
  g_assert_cmpint (read_ms, ==, start_ms);
}

static void
test_read (void)
{
  check_read (LINE, "a1b2c3d4e5f6", 133000);
  check_read ("见 " LINE "\uff0c请核对", "a1b2c3d4e5f6", 133000);
  check_read ("20260312211409_13800138001.amr · SHA-256 a1b2c3d4e5f6 · 1:02:13", "a1b2c3d4e5f6", 3733000);
  check_read ("SHA-256\uff1aA1B2C3D4E5F6 02\uff1a13", "a1b2c3d4e5f6", 133000);
  check_read ("a1b2c3d4e5f6 02:13.5", "a1b2c3d4e5f6", 133500);
  check_read ("13800138001.amr a1b2c3d4 2:13", "a1b2c3d4", 133000);
  check_read ("123456789012 02:13", "123456789012", 133000);
  check_read (HASH, HASH, 0);
  /* the clock of the day is no place */
  check_read ("SHA-256 a1b2c3d4e5f6 · 2026-03-12 21:14:09 +08:00", "a1b2c3d4e5f6", 0);
}

static void
test_not_one (void)
{
  static const char *const texts[] = { "", "02:13", "单位", "13800138001", "a1b2c3d 02:13", "SHA-256", HASH "0", "abcdefghijkl 02:13" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *hash = NULL;
      gint64 start_ms;

      g_test_message ("%s", texts[i]);
      g_assert_false (anning_citation_read (texts[i], &hash, &start_ms));
    }
}

/* Every line that is written leads back, whatever the file is called. */
static void
test_back (void)
{
  static const char *const names[] = { "a.m4a", "deadbeef 01:02.wav", "SHA-256.wav", "SHA-256 abc.wav", "2026-03-12 10:00 · x.mp3", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AnningCitation citation = make ();
      g_autofree char *line = NULL;

      citation.file = names[i];
      line = anning_citation_format (&citation, i % 2 == 0 ? "zh" : "en");
      check_read (line, "a1b2c3d4e5f6", 133000);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/citation/format", test_format);
  g_test_add_func ("/citation/read", test_read);
  g_test_add_func ("/citation/not-one", test_not_one);
  g_test_add_func ("/citation/back", test_back);
  return g_test_run ();
}
