/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-article-search.h"
#include "anning-facts.h"

/* A library of two small articles. */
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
    { "index.ini",
      "[guidance]\ngroups=g;\n[group g]\ntitle_zh=组\ntitle_en=Group\narticles=a;b;\n"
      "[article a]\ngroup=g\nsummary_zh=关于催收的话\nsummary_en=s\nchecked=2026-11-21\nkeywords_zh=坐牢;爆通讯录\nkeywords_en=jail\n"
      "[article b]\ngroup=g\nsummary_zh=第二篇\nsummary_en=s\nchecked=2026-11-21\nkeywords_zh=\nkeywords_en=\n" },
    { "zh/a.md", "# 今晚先做的事\n\n有人来催收,别慌。[](fact:x)先记下 12378。\n\n## 再说\n\n第三段没有。\n" },
    { "zh/b.md", "# 催收能做什么\n\nCollectors start to ring.\n\n> 记下来\n>\n> [记一次联系](do:new-incident)\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (g_str_equal (files[i].name, name))
        return g_bytes_new_static (files[i].text, strlen (files[i].text));
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no %s", name);
  return NULL;
}

static AnningLibrary *
new_small (void)
{
  g_autoptr (GError) error = NULL;
  AnningLibrary *library = anning_library_new ("zh", read_small, NULL, &error);

  g_assert_no_error (error);
  return library;
}

/* "a t" for a hit in a's title, "a 0" for one in its first block, in order. */
static void
assert_hits (AnningLibrary *library,
             const char    *query,
             const char    *expected)
{
  g_autoptr (GPtrArray) hits = anning_article_search (library, query);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const AnningArticleHit *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (found, "%s%s ", i > 0 ? ", " : "", hit->entry->article->key);
      if (hit->place == ANNING_HIT_TITLE)
        g_string_append_c (found, 't');
      else
        g_string_append_printf (found, "%u", hit->block);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_queries (void)
{
  g_autoptr (AnningLibrary) library = new_small ();

  assert_hits (library, "晚", "a t");
  assert_hits (library, "催收", "a t, b t, a 0");
  assert_hits (library, "有人来催", "a 0");
  assert_hits (library, "收催", "");
  /* A source mark between two words does not part them; its figure is no text. */
  assert_hits (library, "别慌。先记", "a 0");
  assert_hits (library, "[1]", "");
  /* Keywords are found though they are not in the text. */
  assert_hits (library, "坐牢", "a t");
  /* Numbers and Latin words from their beginning, whatever their width and case. */
  assert_hits (library, "12378", "a 0");
  assert_hits (library, "123", "a 0");
  assert_hits (library, "１２３７８", "a 0");
  assert_hits (library, "378", "");
  assert_hits (library, "COLLECT", "b 0");
  assert_hits (library, "art", "");
  assert_hits (library, "start ring", "b 0");
  assert_hits (library, "start gone", "");
  /* Buttons are no text. */
  assert_hits (library, "一次联系", "");
  assert_hits (library, "", "");
  assert_hits (library, "  ", "");
  assert_hits (library, "\" OR NEAR(", "");
}

static void
test_places (void)
{
  g_autoptr (AnningLibrary) library = new_small ();
  g_autoptr (GPtrArray) hits = anning_article_search (library, "先记下");
  const AnningArticleHit *hit;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  /* 有人来催收,别慌。[1]先记下 12378。 */
  g_assert_cmpuint (hit->start, ==, 12);
  g_assert_cmpuint (hit->end, ==, 15);
  g_assert_cmpstr (hit->snippet, ==, "有人来催收,别慌。<b>先记下</b> 12378。");
}

static void
test_library (void)
{
  g_autoptr (AnningLibrary) library = new_small ();
  g_autoptr (GError) error = NULL;
  const AnningLibraryEntry *entry;

  g_assert_cmpuint (anning_library_get_count (library), ==, 2);
  entry = anning_library_find (library, "b");
  g_assert_cmpstr (entry->article->title, ==, "催收能做什么");
  g_assert_cmpstr (entry->group, ==, "组");
  g_assert_null (anning_library_find (library, "c"));

  /* There is no English text. */
  g_assert_null (anning_library_new ("en", read_small, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The articles that come with the program: every mark has its fact, every word that people type finds one. */
static void
test_shipped (void)
{
  static const char *const languages[] = { "zh", "en" };
  static const char *const queries[][4] = {
    { "催", "催收", "打给我妈", "坐牢" },
    { "collector", "evidence", "my mother", "jail" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnningLibrary) library = anning_library_load (languages[i], &error);
      g_autoptr (AnningFacts) facts = NULL;

      g_assert_no_error (error);
      facts = anning_facts_load (languages[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (anning_library_get_count (library), ==, 5);
      for (guint j = 0; j < anning_library_get_count (library); j++)
        {
          const AnningArticle *article = anning_library_get (library, j)->article;

          for (guint k = 0; k < article->facts->len; k++)
            g_assert_nonnull (anning_facts_find (facts, g_ptr_array_index (article->facts, k)));
        }
      for (guint j = 0; j < G_N_ELEMENTS (queries[i]); j++)
        {
          g_autoptr (GPtrArray) hits = anning_article_search (library, queries[i][j]);

          g_test_message ("%s", queries[i][j]);
          g_assert_cmpuint (hits->len, >, 0);
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
  g_test_add_func ("/article-search/queries", test_queries);
  g_test_add_func ("/article-search/places", test_places);
  g_test_add_func ("/article-search/library", test_library);
  g_test_add_func ("/article-search/shipped", test_shipped);
  g_test_add_func ("/article-search/facts", test_facts);
  return g_test_run ();
}
