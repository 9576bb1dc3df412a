/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-transcript-text.h"
#include "anning-words.h"

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

static void
test_lines (void)
{
  g_autoptr (GPtrArray) cues = NULL;

  cues = anning_transcript_text_read ("[02:13] 对方\uff1a我们会通知你单位\r\n"
                                      "还有你家里人\n"
                                      "\n"
                                      "\u301002\uff1a20\u3011我: 请发书面的\n"
                                      "\uff3b1:02:13.5\uff3d别人\uff1a喂\n"
                                      "[75:10-75:12.25]没有名字\n"
                                      "[75:20]\n"
                                      " 对方\uff1a在下一行\n");

  g_assert_cmpuint (cues->len, ==, 5);
  check_cue (cues, 4, 4520000, ANNING_UNKNOWN, "对方", "在下一行");
  check_cue (cues, 0, 133000, ANNING_UNKNOWN, "对方", "我们会通知你单位\n还有你家里人");
  check_cue (cues, 1, 140000, ANNING_UNKNOWN, "我", "请发书面的");
  check_cue (cues, 2, 3733500, ANNING_UNKNOWN, "别人", "喂");
  check_cue (cues, 3, 4510000, 4512250, NULL, "没有名字");
}

static void
test_no_time (void)
{
  g_autoptr (GPtrArray) none = anning_transcript_text_read (NULL);
  g_autoptr (GPtrArray) blank = anning_transcript_text_read (" \n\n");
  g_autoptr (GPtrArray) before = anning_transcript_text_read ("我\uff1a喂\n谁\n[00:01] 对方\uff1a是我");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (blank->len, ==, 0);
  g_assert_cmpuint (before->len, ==, 2);
  check_cue (before, 0, ANNING_UNKNOWN, ANNING_UNKNOWN, "我", "喂\n谁");
  check_cue (before, 1, 1000, ANNING_UNKNOWN, "对方", "是我");
}

/* What looks like a head but is none stays among the words. */
static void
test_not_a_head (void)
{
  g_autoptr (GPtrArray) cues = anning_transcript_text_read ("[00:05] 明天 10:30 来\n"
                                                            "[02:99] 不是时间\n"
                                                            "[2026-03-12] 也不是\n"
                                                            "[00:06] https://a.cn/b\n"
                                                            "[00:07-00:06] 倒过来的\n"
                                                            "[00:08] 他很大声地对着我说了很多很难听的话\uff1a滚\n"
                                                            "[00:09] 10:30\n"
                                                            "[00:10] \uff1a空名字");

  g_assert_cmpuint (cues->len, ==, 6);
  check_cue (cues, 0, 5000, ANNING_UNKNOWN, NULL, "明天 10:30 来\n[02:99] 不是时间\n[2026-03-12] 也不是");
  check_cue (cues, 1, 6000, ANNING_UNKNOWN, NULL, "https://a.cn/b");
  check_cue (cues, 2, 7000, ANNING_UNKNOWN, NULL, "倒过来的");
  check_cue (cues, 3, 8000, ANNING_UNKNOWN, NULL, "他很大声地对着我说了很多很难听的话\uff1a滚");
  check_cue (cues, 4, 9000, ANNING_UNKNOWN, NULL, "10:30");
  check_cue (cues, 5, 10000, ANNING_UNKNOWN, NULL, "\uff1a空名字");
}

static void
test_write (void)
{
  g_autoptr (GPtrArray) cues = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_cue_free);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (cues, anning_cue_new (ANNING_UNKNOWN, ANNING_UNKNOWN, NULL, "开头"));
  g_ptr_array_add (cues, anning_cue_new (133000, ANNING_UNKNOWN, "对方", "一句\n两句"));
  g_ptr_array_add (cues, anning_cue_new (3733500, 3740040, "Them", "no"));
  g_ptr_array_add (cues, anning_cue_new (3741000, ANNING_UNKNOWN, NULL, "他念\n[02:13] 这几个字"));
  text = anning_transcript_text_write (cues);

  g_assert_cmpstr (text, ==,
                   "开头\n[02:13] 对方\uff1a一句\n两句\n[1:02:13.5-1:02:20.040] Them: no\n"
                   "[1:02:21] 他念 [02:13] 这几个字\n");
  again = anning_transcript_text_read (text);
  g_assert_cmpuint (again->len, ==, 4);
  check_cue (again, 1, 133000, ANNING_UNKNOWN, "对方", "一句\n两句");
  check_cue (again, 2, 3733500, 3740040, "Them", "no");
}

static void
test_stamp (void)
{
  static const struct { gint64 ms; const char *stamp; } rows[] = {
    { 0, "[00:00] " }, { 133999, "[02:13] " }, { 3599999, "[59:59] " }, { 3600000, "[1:00:00] " }, { 36061000, "[10:01:01] " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *stamp = anning_transcript_stamp (rows[i].ms);
      gint64 start_ms, end_ms;
      gsize length;

      g_assert_cmpstr (stamp, ==, rows[i].stamp);
      g_assert_true (anning_transcript_line_time (stamp, &start_ms, &end_ms, &length));
      g_assert_cmpint (start_ms, ==, rows[i].ms / 1000 * 1000);
      g_assert_cmpuint (length, ==, strlen (stamp));
    }
}

static void
test_places (void)
{
  static const char *const wrong[] = { "", "13", "2:1", "02:60", "1:60:00", "1234:00", "a2:13", ":13", "02:130" };
  const char *end;
  gint64 ms;

  g_assert_true (anning_place_parse ("2:13", &ms, &end));
  g_assert_cmpint (ms, ==, 133000);
  g_assert_cmpstr (end, ==, "");
  g_assert_true (anning_place_parse ("120:00.05 x", &ms, &end));
  g_assert_cmpint (ms, ==, 7200050);
  g_assert_cmpstr (end, ==, " x");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_false (anning_place_parse (wrong[i], &ms, &end));
    }
}

/* Every speaker of the file has a name in both languages that is understood again. */
static void
test_speakers (void)
{
  for (const AnningWord *word = anning_speakers; word->word != NULL; word++)
    {
      g_assert_cmpstr (anning_speaker_word (anning_speaker_name (word->word, "zh")), ==, word->word);
      g_assert_cmpstr (anning_speaker_word (anning_speaker_name (word->word, "en")), ==, word->word);
    }
  g_assert_cmpstr (anning_speaker_name ("them", "zh"), ==, "对方");
  g_assert_cmpstr (anning_speaker_word ("them"), ==, "them");
  g_assert_cmpstr (anning_speaker_word ("我本人"), ==, "me");
  g_assert_null (anning_speaker_word ("王五"));
  g_assert_null (anning_speaker_word (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transcript-text/lines", test_lines);
  g_test_add_func ("/transcript-text/no-time", test_no_time);
  g_test_add_func ("/transcript-text/not-a-head", test_not_a_head);
  g_test_add_func ("/transcript-text/write", test_write);
  g_test_add_func ("/transcript-text/stamp", test_stamp);
  g_test_add_func ("/transcript-text/places", test_places);
  g_test_add_func ("/transcript-text/speakers", test_speakers);
  return g_test_run ();
}
