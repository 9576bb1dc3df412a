/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-called.h"

#include <string.h>

#include "anning-facts.h"
#include "anning-reference.h"
#include "anning-words.h"

#define SMALL \
  "[called]\ntitle_zh=题\nlead_zh=引\ndanger_zh=险\nsigned_zh=签\ncases_zh=种\nallowed_zh=可\nallowed_lead_zh=以\n" \
  "steps=two;one;\nsentences=s;\ndonts=d;\ncases=c;\nallowed=a;\n" \
  "[step one]\ntitle_zh=一\ntext_zh=甲\nmore_zh=丙\nfacts=f.one;f.two\n" \
  "[step two]\ntitle_zh=二\ntext_zh=乙\n" \
  "[sentence s]\ntext_zh=句\nwhen_zh=时\nfacts=f.two\n" \
  "[dont d]\ntitle_zh=不\ntext_zh=别\n" \
  "[promise]\ntitle_zh=诺\ntext_zh=言\nsaid_zh=说\nfacts=f.three\n" \
  "[case c]\ntitle_zh=谁\ntext_zh=什么\nsay_zh=说一句\nlines_zh=第一行\\n第二行\nto_party=spouse\nfacts=f.one\n" \
  "[allowed a]\ntitle_zh=能\ntext_zh=行\n" \
  "[paper]\nagreed_zh=约\nwrite_zh=时间\\n号码\nfold_zh=折\nnumbers_zh=号\nhotlines=110;12348\n"

static GBytes *
read_text (const char  *name,
           gpointer     user_data,
           GError     **error)
{
  const char *text = user_data;

  g_assert_cmpstr (name, ==, "relatives/called.ini");
  return g_bytes_new_static (text, strlen (text));
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningCalled) called = anning_called_new ("zh", read_text, (gpointer) SMALL, &error);
  const AnningCalledStep *step;
  const AnningCalledCase *its;
  g_auto (GStrv) facts = NULL;
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (called->title, ==, "题");
  g_assert_cmpstr (called->allowed_title, ==, "可");
  g_assert_cmpstr (called->allowed_lead, ==, "以");
  g_assert_cmpuint (called->steps->len, ==, 2);
  step = g_ptr_array_index (called->steps, 0);
  g_assert_cmpstr (step->key, ==, "two");
  g_assert_cmpstr (step->more, ==, "");
  g_assert_null (step->facts[0]);
  step = g_ptr_array_index (called->steps, 1);
  g_assert_cmpstr (step->more, ==, "丙");
  g_assert_cmpstr (step->facts[1], ==, "f.two");

  its = anning_called_find_case (called, "c");
  g_assert_cmpuint (g_strv_length (its->lines), ==, 2);
  g_assert_cmpstr (its->lines[1], ==, "第二行");
  g_assert_cmpstr (its->channel, ==, "call");
  g_assert_null (its->article);
  g_assert_null (its->relation);
  g_assert_null (anning_called_find_case (called, "d"));
  g_assert_cmpstr (called->promise_said, ==, "说");
  g_assert_cmpstr (called->paper_write[1], ==, "号码");
  g_assert_cmpstr (called->hotlines[1], ==, "12348");

  /* Each once, in the order of the page. */
  facts = anning_called_dup_facts (called);
  joined = g_strjoinv (" ", facts);
  g_assert_cmpstr (joined, ==, "f.one f.two f.three");
}

/* A text that is missing is told; nothing half read is handed out. */
static void
test_broken (void)
{
  static const char *const missing[] = {
    "title_zh=题\n", "allowed_lead_zh=以\n", "[step two]\ntitle_zh=二\ntext_zh=乙\n", "when_zh=时\n",
    "said_zh=说\n", "to_party=spouse\n", "fold_zh=折\n", "steps=two;one;\n", "[allowed a]\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_auto (GStrv) parts = g_strsplit (SMALL, missing[i], 2);
      g_autofree char *text = g_strconcat (parts[0], parts[1], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (parts[1]);
      g_assert_null (anning_called_new ("zh", read_text, text, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == G_KEY_FILE_ERROR);
    }
}

/* What is compiled in: five steps and three sentences in both languages, each fact and number there, each word known. */
static void
test_everything (gconstpointer data)
{
  const char *language = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningCalled) called = anning_called_load (language, &error);
  g_autoptr (AnningFacts) facts = anning_facts_load (language, NULL);
  g_autoptr (AnningReference) reference = anning_reference_new (language, anning_text_file_read_resource, NULL, NULL);
  g_auto (GStrv) ids = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (called->steps->len, ==, 5);
  g_assert_cmpuint (called->sentences->len, ==, 3);
  g_assert_cmpuint (called->cases->len, ==, 9);
  ids = anning_called_dup_facts (called);
  g_assert_true (g_strv_contains ((const char *const *) ids, "law.civil.552"));
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_nonnull (anning_facts_find (facts, ids[i]));
  for (guint i = 0; called->hotlines[i] != NULL; i++)
    g_assert_nonnull (anning_reference_find_hotline (reference, called->hotlines[i]));
  for (guint i = 0; i < called->cases->len; i++)
    {
      const AnningCalledCase *its = g_ptr_array_index (called->cases, i);

      g_assert_true (anning_words_contains (anning_parties, its->to_party));
      g_assert_true (anning_words_contains (anning_channels, its->channel));
      g_assert_true (its->relation == NULL || anning_words_contains (anning_relations, its->relation));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/called/read", test_read);
  g_test_add_func ("/called/broken", test_broken);
  g_test_add_data_func ("/called/zh", "zh", test_everything);
  g_test_add_data_func ("/called/en", "en", test_everything);
  return g_test_run ();
}
