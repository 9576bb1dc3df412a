/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-article.h"
#include "anning-text-find.h"
#include "anning-texts-search.h"

/* "12-15" for the first place of @query in @text, "" when it is not there. */
static char *
find (const char *text,
      GArray     *marks,
      const char *query)
{
  guint start, end;

  if (!anning_text_find (text, marks, query, &start, &end))
    return g_strdup ("");
  return g_strdup_printf ("%u-%u", start, end);
}

#define CHECK_PLACE(text, marks, query, expected)         \
  G_STMT_START {                                          \
    g_autofree char *place_ = find (text, marks, query);  \
    g_assert_cmpstr (place_, ==, expected);               \
  } G_STMT_END

static void
test_places (void)
{
  static const char text[] = "有人来催收,别慌。先记下 12378。Collectors start to ring.";

  CHECK_PLACE (text, NULL, "有", "0-1");
  CHECK_PLACE (text, NULL, "催收", "3-5");
  CHECK_PLACE (text, NULL, "收催", "");
  CHECK_PLACE (text, NULL, "先记下", "9-12");
  /* Numbers and Latin words from their beginning, whatever their width and case. */
  CHECK_PLACE (text, NULL, "12378", "13-18");
  CHECK_PLACE (text, NULL, "123", "13-16");
  CHECK_PLACE (text, NULL, "１２３７８", "13-18");
  CHECK_PLACE (text, NULL, "378", "");
  CHECK_PLACE (text, NULL, "COLLECT", "19-26");
  CHECK_PLACE (text, NULL, "art", "");
  CHECK_PLACE (text, NULL, "start ring", "30-35");
  CHECK_PLACE (text, NULL, "start gone", "");
  CHECK_PLACE (text, NULL, "", "");
  CHECK_PLACE (text, NULL, "  ", "");
  CHECK_PLACE (text, NULL, "\" OR NEAR(", "");
}

/* A source mark between two words does not part them; its figure is no text. */
static void
test_marks (void)
{
  static const char text[] = "别慌。[1]先记下";
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AnningMark));
  AnningMark mark = { 3, 6, 1 };

  g_array_append_val (marks, mark);
  CHECK_PLACE (text, marks, "别慌。先记", "0-8");
  CHECK_PLACE (text, marks, "[1]", "");
  CHECK_PLACE (text, NULL, "[1]", "3-6");
}

static const AnningSearchable *
get (GPtrArray  *list,
     const char *table,
     const char *key)
{
  for (guint i = 0; i < list->len; i++)
    {
      const AnningSearchable *searchable = g_ptr_array_index (list, i);

      if (g_str_equal (searchable->table, table) && g_str_equal (searchable->key, key))
        return searchable;
    }
  g_test_message ("%s %s", table, key);
  g_test_fail ();
  g_assert_not_reached ();
}

static guint
count (GPtrArray  *list,
       const char *table)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += g_str_equal (((AnningSearchable *) g_ptr_array_index (list, i))->table, table);
  return n;
}

/* All that the program says is there once, and its sentences without what is no sentence. */
static void
test_searchable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningTexts) texts = anning_texts_load ("zh", &error);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AnningSearchable *searchable;
  const AnningReference *reference;

  g_assert_no_error (error);
  list = anning_texts_list_searchable (texts);
  reference = anning_texts_get_reference (texts);
  g_assert_cmpuint (count (list, "article") + count (list, "situation") + count (list, "claim"), ==,
                    anning_library_get_count (anning_texts_get_library (texts)));
  g_assert_cmpuint (count (list, "fact"), ==, anning_facts_get_count (anning_texts_get_facts (texts)));
  g_assert_cmpuint (count (list, "hotline"), ==, reference->hotlines->len);
  g_assert_cmpuint (count (list, "tick_list"), ==, reference->tick_lists->len);
  g_assert_cmpuint (count (list, "term"), ==, reference->terms->len);
  g_assert_cmpuint (count (list, "letter_template"), >=, 14);
  for (guint i = 0; i < list->len; i++)
    {
      searchable = g_ptr_array_index (list, i);
      g_assert_true (g_hash_table_add (seen, g_strconcat (searchable->table, ":", searchable->key, NULL)));
      g_assert_cmpstr (searchable->title, !=, "");
      g_assert_cmpstr (searchable->body, !=, "");
    }

  searchable = get (list, "situation", "cannot-go-on");
  g_assert_true (searchable->urgent);
  /* The figure of a source mark and the words on a button are no text. */
  g_assert_nonnull (strstr (searchable->body, "或者拨 120。\n叫醒"));
  g_assert_null (strstr (searchable->body, "[1]"));
  g_assert_null (strstr (searchable->body, "复制 12356"));

  /* A number for danger is found by the words of the danger. */
  searchable = get (list, "hotline", "12356");
  g_assert_true (searchable->urgent);
  g_assert_nonnull (strstr (searchable->keywords, ";活不下去;"));
  g_assert_true (g_str_has_prefix (searchable->title, "12356 "));
  g_assert_null (strstr (get (list, "hotline", "12378")->keywords, "活不下去"));

  searchable = get (list, "term", "lender");
  g_assert_cmpstr (searchable->keywords, ==, "出借人;贷款人;");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-find/places", test_places);
  g_test_add_func ("/text-find/marks", test_marks);
  g_test_add_func ("/text-find/searchable", test_searchable);
  return g_test_run ();
}
