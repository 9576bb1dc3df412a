/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "anning-records.h"
#include "anning-search-feed.h"
#include "anning-search-lines.h"
#include "anning-search.h"

/* What people type when it happens to them, and what they must then see: in the program's own texts, as listed. */

#define LIMIT 50

typedef struct
{
  char *folder;
  AnningStore *store;
} Fixture;

/* @data: the language */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningTexts) texts = anning_texts_load (data, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("anning-finding-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->store = anning_store_new (path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
  anning_search_feed (fixture->store, texts);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  anning_store_close (fixture->store);
  g_clear_object (&fixture->store);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GPtrArray **hits = user_data;
  g_autoptr (GError) error = NULL;

  *hits = anning_search_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
search (Fixture    *fixture,
        const char *query)
{
  GPtrArray *hits = NULL;

  anning_search_async (fixture->store, query, NULL, LIMIT, NULL, found_cb, &hits);
  while (hits == NULL)
    g_main_context_iteration (NULL, TRUE);
  return hits;
}

/* The place, from 1, of "table:key" in the list as it is shown; 0: it is not there. */
static guint
find_place (GPtrArray  *hits,
            const char *wanted)
{
  g_autoptr (GArray) lines = anning_search_lines_new (hits, LIMIT, NULL);
  guint place = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningSearchLine *line = &g_array_index (lines, AnningSearchLine, i);
      g_autofree char *name = NULL;

      if (line->kind != ANNING_SEARCH_LINE_HIT)
        continue;
      place++;
      name = g_strdup_printf ("%s:%s", line->hit->table, line->hit->key);
      g_test_message ("%u. %s", place, name);
      if (g_str_equal (name, wanted))
        return place;
    }
  return 0;
}

static void
assert_place (Fixture    *fixture,
              const char *query,
              const char *wanted,
              guint       last)
{
  g_autoptr (GPtrArray) hits = search (fixture, query);
  guint place;

  g_test_message ("“%s”", query);
  place = find_place (hits, wanted);
  if (place == 0 || place > last)
    {
      g_test_message ("%s is not among the first %u", wanted, last);
      g_test_fail ();
    }
}

static void
test_ten_questions (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const cases[][2] = {
    { "半夜打电话", "situation:called-at-night" },
    { "打给我妈", "situation:parents-called" },
    { "要坐牢吗", "claim:claim-jail" },
    { "分60期", "article:card-agreement" },
    { "收到法院短信", "situation:police-court-called" },
    { "不是我借的", "situation:not-my-debt" },
    { "爆通讯录", "situation:contacts-exposed" },
    { "24%", "article:cost-lines" },
    { "12378", "hotline:12378" },
    { "活不下去", "situation:cannot-go-on" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_place (fixture, cases[i][0], cases[i][1], 3);
}

/* Sentences, slips of the width, parts of a number. */
static void
test_as_people_type (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const cases[][2] = {
    { "他们半夜打电话给我怎么办", "situation:called-at-night" },
    { "网贷逾期了会坐牢吗", "claim:claim-jail" },
    { "他们打给我单位了", "situation:employer-told" },
    { "每个月只能还两千", "situation:can-pay-some" },
    { "催收公司的人在我家楼下不走", "situation:at-the-door-now" },
    { "收到一条短信说我被立案了", "claim:claim-case-filed" },
    { "停息挂账", "term:interest-freeze" },
    { "ｌｐｒ", "term:lpr" },
    { "２４％", "article:cost-lines" },
    { "1237 8", "hotline:12378" },
    { "4008108866", "hotline:credit-center" },
    { "400 810 8866", "hotline:credit-center" },
    { "民法典1033", "fact:law.civil.1033" },
    { "写信给债主分期", "letter_template:hardship-instalments" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_place (fixture, cases[i][0], cases[i][1], 3);
}

/* Nothing may stand before what helps now. */
static void
test_danger (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const chinese[] = {
    "活不下去", "想死", "不想活", "自杀", "我真的不想活了", "撑不住了", "我想去死", "活着没意思", "跳楼",
  };
  static const char *const english[] = { "suicide", "I want to die", "kill myself", "I do not want to live" };
  gboolean is_chinese = g_str_equal (data, "zh");
  const char *const *queries = is_chinese ? chinese : english;
  guint n = is_chinese ? G_N_ELEMENTS (chinese) : G_N_ELEMENTS (english);

  for (guint i = 0; i < n; i++)
    {
      assert_place (fixture, queries[i], "situation:cannot-go-on", 1);
      assert_place (fixture, queries[i], "hotline:12356", 2);
    }
}

static void
test_english (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const cases[][2] = {
    { "calls at night", "situation:called-at-night" },
    { "they called my mother", "situation:parents-called" },
    { "will I go to jail", "claim:claim-jail" },
    { "instalments", "letter_template:hardship-instalments" },
    { "not my debt", "situation:not-my-debt" },
    { "24%", "article:cost-lines" },
    { "12378", "hotline:12378" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_place (fixture, cases[i][0], cases[i][1], 3);
}

/* What nobody could mean does not fill the list with what shares a pair of common characters with it. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const queries[] = { "怎么呢", "火星", "zzzz", "？", "99999999" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) hits = search (fixture, queries[i]);

      g_test_message ("%s", queries[i]);
      g_assert_cmpuint (hits->len, ==, 0);
    }
}

/* ---- as it is listed ---- */

static void
add_hit (GPtrArray  *hits,
         const char *table,
         const char *key,
         gint64      id)
{
  AnningHit *hit = g_new0 (AnningHit, 1);

  hit->table = g_strdup (table);
  hit->key = g_strdup (key);
  hit->id = id;
  hit->title = g_strdup ("");
  hit->snippet = g_strdup ("");
  g_ptr_array_add (hits, hit);
}

/* "fact! a b …" — a group that begins, its hits, what is left. */
static char *
describe (GPtrArray  *hits,
          guint       limit,
          GHashTable *opened)
{
  g_autoptr (GArray) lines = anning_search_lines_new (hits, limit, opened);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningSearchLine *line = &g_array_index (lines, AnningSearchLine, i);

      if (line->begins)
        g_string_append_printf (text, "%s! ", line->group);
      if (line->kind == ANNING_SEARCH_LINE_MORE)
        g_string_append_printf (text, "+%u ", line->n_left);
      else if (line->kind == ANNING_SEARCH_LINE_CUT)
        g_string_append (text, "cut ");
      else if (line->hit->key != NULL)
        g_string_append_printf (text, "%s ", line->hit->key);
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT " ", line->hit->id);
    }
  return g_string_free (text, FALSE);
}

static void
test_lines (void)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_hit_free);
  g_autoptr (GHashTable) opened = g_hash_table_new (NULL, NULL);
  g_autofree char *closed_text = NULL;
  g_autofree char *opened_text = NULL;
  g_autofree char *cut_text = NULL;

  add_hit (hits, "situation", "a", 0);
  add_hit (hits, "article", "b", 0);
  add_hit (hits, "situation", "c", 0);
  for (guint i = 0; i < 6; i++)
    {
      char key[] = { 'p' + i, '\0' };

      add_hit (hits, "article", key, 0);
    }
  add_hit (hits, "note", NULL, 1);
  add_hit (hits, "note_part", NULL, 7);

  /* By the first of each; four of a kind; the parts of a note are notes. */
  closed_text = describe (hits, 50, NULL);
  g_assert_cmpstr (closed_text, ==, "situation! a c article! b p q r +3 note! 1 7 ");
  g_hash_table_add (opened, (gpointer) g_intern_string ("article"));
  opened_text = describe (hits, 50, opened);
  g_assert_cmpstr (opened_text, ==, "situation! a c article! b p q r s t u note! 1 7 ");
  /* As many rows of the file as were asked for: there may be more. */
  cut_text = describe (hits, 2, NULL);
  g_assert_cmpstr (cut_text, ==, "situation! a c article! b p q r +3 note! 1 7 cut ");
}

/* Every kind that can be found has a name and an icon. */
static void
test_kinds (void)
{
  static const char *const texts[] = { "article", "situation", "claim", "fact", "hotline", "tick_list", "term",
                                       "letter_template" };
  const AnningRecordType *const *types;
  guint n_types;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpstr (anning_search_table_label (texts[i]), !=, "");
      g_assert_cmpstr (anning_search_group_title (texts[i]), !=, "");
    }
  types = anning_records_get_types (&n_types);
  for (guint i = 0; i < n_types; i++)
    {
      gboolean searched = FALSE;

      for (guint j = 0; j < types[i]->n_fields; j++)
        searched |= (types[i]->fields[j].flags & (ANNING_FIELD_TITLE | ANNING_FIELD_SEARCHED)) != 0;
      if (!searched)
        continue;
      g_test_message ("%s", types[i]->table);
      g_assert_cmpstr (anning_search_table_label (types[i]->table), !=, "");
      g_assert_cmpstr (anning_search_group_title (types[i]->table), !=, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, language, func) g_test_add ("/finding/" name, Fixture, language, set_up, func, tear_down)
  ADD ("ten-questions", "zh", test_ten_questions);
  ADD ("as-people-type", "zh", test_as_people_type);
  ADD ("danger", "zh", test_danger);
  ADD ("danger-in-english", "en", test_danger);
  ADD ("english", "en", test_english);
  ADD ("nothing", "zh", test_nothing);
#undef ADD
  g_test_add_func ("/finding/lines", test_lines);
  g_test_add_func ("/finding/kinds", test_kinds);
  return g_test_run ();
}
