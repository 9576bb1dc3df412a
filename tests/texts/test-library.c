/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-facts.h"
#include "anning-library.h"

/* Two articles and a claim, in Chinese only. */
static GBytes *
read_small (const char  *name,
            gpointer     user_data,
            GError     **error)
{
  static const struct
  {
    const char *name;
    const char *text;
  } files[] = {
    { "guidance/index.ini",
      "[guidance]\ngroups=g;\nsituations=\nclaims=c;\n"
      "[group g]\ntitle_zh=组\ntitle_en=Group\narticles=a;b;\n" },
    { "guidance/zh/a.md", "summary: 关于催收的话\nkeywords: 坐牢;爆通讯录\nchecked: 2026-11-21\n\n# 今晚先做的事\n\n别慌。\n" },
    { "guidance/zh/b.md", "# 催收能做什么\n\n记下来。\n" },
    { "claims/zh/c.md", "# 会坐牢\n\n不是这样。\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (g_str_equal (files[i].name, name))
        return g_bytes_new_static (files[i].text, strlen (files[i].text));
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no %s", name);
  return NULL;
}

static void
test_library (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningLibrary) library = anning_library_new ("zh", read_small, NULL, &error);
  const AnningLibraryEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (anning_library_get_count (library), ==, 3);
  entry = anning_library_find (library, "b");
  g_assert_cmpstr (entry->article->title, ==, "催收能做什么");
  g_assert_cmpstr (entry->group, ==, "组");
  g_assert_cmpint (anning_library_find (library, "c")->kind, ==, ANNING_DOCUMENT_CLAIM);
  g_assert_null (anning_library_find (library, "d"));
  /* The next one is of the same kind. */
  g_assert_true (anning_library_neighbour (library, "a", 1) == entry);
  g_assert_null (anning_library_neighbour (library, "b", 1));

  /* There is no English text. */
  g_assert_null (anning_library_new ("en", read_small, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The documents that come with the program: every mark has its fact. */
static void
test_shipped (void)
{
  static const char *const languages[] = { "zh", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnningLibrary) library = anning_library_load (languages[i], &error);
      g_autoptr (AnningFacts) facts = NULL;

      g_assert_no_error (error);
      facts = anning_facts_load (languages[i], &error);
      g_assert_no_error (error);
      for (guint j = 0; j < anning_library_get_count (library); j++)
        {
          const AnningArticle *article = anning_library_get (library, j)->article;

          for (guint k = 0; k < anning_article_get_facts (article)->len; k++)
            g_assert_nonnull (anning_facts_find (facts, g_ptr_array_index (anning_article_get_facts (article), k)));
        }
    }
}

static void
test_facts (void)
{
  static const char *const data =
    "[a]\nzh=甲\nen=A\nnature=law\nsource_zh=法\nsource_en=Act\nsince=2021-01-01\nchecked=2025-11-20\nconfidence=verified\n"
    "[b]\nzh=乙\nen=B\nnature=standard\nsource_zh=标\nsource_en=Std\nchecked=2025-11-21\nconfidence=single_source\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningFacts) facts = anning_facts_parse (data, -1, "zh", &error);
  const AnningFact *fact;
  GDate today;

  g_assert_no_error (error);
  g_assert_cmpuint (anning_facts_get_count (facts), ==, 2);
  fact = anning_facts_find (facts, "a");
  g_assert_cmpstr (fact->statement, ==, "甲");
  g_assert_cmpstr (fact->source, ==, "法");
  g_assert_true (fact->verified);
  g_assert_cmpstr (anning_fact_nature_label (fact), ==, "Law");

  /* Twelve months and a day after the check; the next one is checked a day later. */
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 21, 11, 2026);
  g_assert_true (anning_fact_is_old (fact, &today));
  fact = anning_facts_find (facts, "b");
  g_assert_false (anning_fact_is_old (fact, &today));
  g_assert_false (fact->verified);
  g_assert_null (fact->since);
  /* What is no law never reads as one. */
  g_assert_nonnull (strstr (anning_fact_nature_label (fact), "not law"));

  g_assert_null (anning_facts_find (facts, "c"));
  g_assert_null (anning_facts_parse ("[a]\nzh=x\n", -1, "zh", &error));
  g_assert_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (anning_facts_parse ("[a]\nzh=x\nnature=rumour\nsource_zh=x\nchecked=2026-01-01\nconfidence=verified\n",
                                     -1, "zh", &error));
  g_assert_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/library/documents", test_library);
  g_test_add_func ("/library/shipped", test_shipped);
  g_test_add_func ("/library/facts", test_facts);
  return g_test_run ();
}
