/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-article.h"

static AnningArticle *
parse (const char *markdown)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  g_autoptr (GError) error = NULL;
  AnningArticle *article = anning_article_new ("key", bytes, &error);

  g_assert_no_error (error);
  return article;
}

static const AnningBlock *
block_at (const AnningArticle *article,
          guint                index)
{
  g_assert_cmpuint (index, <, anning_article_get_blocks (article)->len);
  return g_ptr_array_index (anning_article_get_blocks (article), index);
}

static void
test_blocks (void)
{
  g_autoptr (AnningArticle) article = parse ("# 题目\n\n第一段。\n\n## 小标题\n\n- 一\n- 二\n  - 里面\n\n3. 三\n4. 四\n");

  g_assert_cmpstr (article->title, ==, "题目");
  g_assert_cmpuint (anning_article_get_blocks (article)->len, ==, 7);
  g_assert_cmpint (block_at (article, 0)->kind, ==, ANNING_BLOCK_PARAGRAPH);
  g_assert_cmpstr (block_at (article, 0)->text, ==, "第一段。");
  g_assert_cmpint (block_at (article, 1)->kind, ==, ANNING_BLOCK_HEADING);
  g_assert_cmpuint (block_at (article, 1)->level, ==, 2);
  g_assert_cmpint (block_at (article, 3)->kind, ==, ANNING_BLOCK_ITEM);
  g_assert_cmpuint (block_at (article, 3)->level, ==, 1);
  g_assert_cmpuint (block_at (article, 3)->number, ==, 0);
  g_assert_cmpuint (block_at (article, 4)->level, ==, 2);
  g_assert_cmpuint (block_at (article, 5)->number, ==, 3);
  g_assert_cmpuint (block_at (article, 6)->number, ==, 4);
}

static void
test_marks (void)
{
  g_autoptr (AnningArticle) article = parse ("# T\n\n甲。[](fact:a)乙[](fact:b)\n\n丙[](fact:a)\n");
  const AnningBlock *first = block_at (article, 0);
  const AnningMark *mark;

  g_assert_cmpstr (first->text, ==, "甲。[1]乙[2]");
  g_assert_cmpstr (first->markup, ==,
                   "甲。<a href=\"fact:a\"><span size=\"80%\" rise=\"3pt\">[1]</span></a>"
                   "乙<a href=\"fact:b\"><span size=\"80%\" rise=\"3pt\">[2]</span></a>");
  g_assert_cmpuint (first->marks->len, ==, 2);
  mark = &g_array_index (first->marks, AnningMark, 1);
  g_assert_cmpuint (mark->start, ==, 6);
  g_assert_cmpuint (mark->end, ==, 9);
  g_assert_cmpuint (mark->number, ==, 2);

  /* The same source keeps its number through the article. */
  g_assert_cmpstr (block_at (article, 1)->text, ==, "丙[1]");
  g_assert_cmpuint (anning_article_get_facts (article)->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (anning_article_get_facts (article), 1), ==, "b");
}

static void
test_steps (void)
{
  g_autoptr (AnningArticle) article = parse ("# T\n\n> **记下来。**\n>\n> [记一次联系](do:new-incident)\n\n> 只是一句话。\n\n> - 甲\n>\n> [复制](do:copy:110)\n");

  g_assert_cmpuint (anning_article_get_blocks (article)->len, ==, 5);
  g_assert_cmpuint (block_at (article, 0)->callout, ==, 1);
  g_assert_cmpstr (block_at (article, 0)->markup, ==, "<b>记下来。</b>");
  g_assert_cmpint (block_at (article, 1)->kind, ==, ANNING_BLOCK_STEP);
  g_assert_cmpstr (block_at (article, 1)->target, ==, "new-incident");
  g_assert_cmpstr (block_at (article, 1)->text, ==, "记一次联系");
  g_assert_cmpuint (block_at (article, 1)->callout, ==, 1);
  g_assert_cmpint (block_at (article, 2)->kind, ==, ANNING_BLOCK_PARAGRAPH);
  g_assert_cmpuint (block_at (article, 2)->callout, ==, 2);
  g_assert_cmpint (block_at (article, 3)->kind, ==, ANNING_BLOCK_ITEM);
  g_assert_cmpuint (block_at (article, 3)->callout, ==, 3);
  g_assert_cmpstr (block_at (article, 4)->target, ==, "copy:110");
}

/* What could be taken for markup is text; there is no way out of the program. */
static void
test_hostile (void)
{
  g_autoptr (AnningArticle) article = parse ("# <b>&\n\na <b>x</b> & \"q\" [out](https://example.invalid/) ![p](x.png)\n\n<script>x</script>\n");
  const AnningBlock *block = block_at (article, 0);

  g_assert_null (strstr (block->markup, "<b>"));
  g_assert_null (strstr (block->markup, "https"));
  g_assert_nonnull (strstr (block->markup, "&amp;"));
  g_assert_nonnull (strstr (block->text, "out"));
  g_assert_cmpuint (anning_article_get_blocks (article)->len, ==, 1);
}

static void
test_header (void)
{
  g_autoptr (AnningArticle) article =
    parse ("summary: 一句话：说清楚。\nkeywords: 坐牢;会抓我吗\nchecked: 2026-11-21\nurgent: true\n\n# 题目\n\nsummary: 正文\n");
  g_autoptr (AnningArticle) bare = parse ("# T\n\nsummary: text\n");
  g_autoptr (AnningArticle) windows = parse ("summary: S\r\nurgent: true\r\n\r\n# T\r\n\r\nText\r\n");

  g_assert_cmpstr (article->title, ==, "题目");
  g_assert_cmpstr (article->summary, ==, "一句话：说清楚。");
  g_assert_cmpuint (g_strv_length (article->keywords), ==, 2);
  g_assert_cmpstr (article->keywords[1], ==, "会抓我吗");
  g_assert_cmpstr (article->checked, ==, "2026-11-21");
  g_assert_true (article->urgent);
  g_assert_cmpuint (anning_article_get_blocks (article)->len, ==, 1);
  g_assert_cmpstr (block_at (article, 0)->text, ==, "summary: 正文");

  g_assert_cmpstr (bare->summary, ==, "");
  g_assert_cmpstr (bare->checked, ==, "");
  g_assert_cmpuint (g_strv_length (bare->keywords), ==, 0);
  g_assert_false (bare->urgent);

  g_assert_cmpstr (windows->summary, ==, "S");
  g_assert_true (windows->urgent);
  g_assert_cmpstr (windows->title, ==, "T");
}

static void
test_tables (void)
{
  g_autoptr (AnningArticle) article =
    parse ("# T\n\n| 谁 | 找谁 |\n|---|---|\n| **银行** | 12378[](fact:a) |\n| | 地方 |\n\n之后。\n\n| x |\n|---|\n| y |\n");
  static const struct
  {
    guint table, row, column;
    const char *text;
  } cells[] = {
    { 1, 0, 0, "谁" }, { 1, 0, 1, "找谁" },
    { 1, 1, 0, "银行" }, { 1, 1, 1, "12378[1]" },
    { 1, 2, 0, "" }, { 1, 2, 1, "地方" },
  };

  g_assert_cmpuint (anning_article_get_blocks (article)->len, ==, 9);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const AnningBlock *block = block_at (article, i);

      g_assert_cmpint (block->kind, ==, ANNING_BLOCK_CELL);
      g_assert_cmpuint (block->table, ==, cells[i].table);
      g_assert_cmpuint (block->row, ==, cells[i].row);
      g_assert_cmpuint (block->column, ==, cells[i].column);
      g_assert_cmpstr (block->text, ==, cells[i].text);
    }
  g_assert_cmpstr (block_at (article, 2)->markup, ==, "<b>银行</b>");
  g_assert_cmpuint (block_at (article, 3)->marks->len, ==, 1);
  g_assert_cmpint (block_at (article, 6)->kind, ==, ANNING_BLOCK_PARAGRAPH);
  g_assert_cmpuint (block_at (article, 6)->table, ==, 0);
  g_assert_cmpuint (block_at (article, 7)->table, ==, 2);
  g_assert_cmpuint (block_at (article, 8)->row, ==, 1);
}

/* Only a link that is all of the last paragraph is a step. */
static void
test_no_steps (void)
{
  g_autoptr (AnningArticle) article =
    parse ("# T\n\n> 先看[这里](do:article:a)。\n\n> [甲](do:import)[乙](do:budget)\n\n> [甲](do:import)\n>\n> 完。\n\n[丙](do:import)\n\n"
           "> [丁](do:import)[](fact:a)\n\n> - [戊](do:import)\n");

  for (guint i = 0; i < anning_article_get_blocks (article)->len; i++)
    {
      g_assert_cmpint (block_at (article, i)->kind, !=, ANNING_BLOCK_STEP);
      g_assert_null (block_at (article, i)->target);
    }
  g_assert_cmpuint (anning_article_get_blocks (article)->len, ==, 7);
  g_assert_cmpstr (block_at (article, 0)->markup, ==, "先看<a href=\"do:article:a\">这里</a>。");
}

static void
test_items_with_paragraphs (void)
{
  g_autoptr (AnningArticle) article = parse ("# T\n\n1. 甲\n\n   接着甲\n2. 乙\n\n- **丙**丁\n- [戊](do:import)\n");

  g_assert_cmpuint (anning_article_get_blocks (article)->len, ==, 5);
  g_assert_cmpuint (block_at (article, 1)->number, ==, 1);
  g_assert_cmpstr (block_at (article, 1)->text, ==, "接着甲");
  g_assert_cmpuint (block_at (article, 2)->number, ==, 2);
  g_assert_cmpstr (block_at (article, 3)->markup, ==, "<b>丙</b>丁");
  g_assert_cmpuint (block_at (article, 3)->number, ==, 0);
  g_assert_cmpstr (block_at (article, 4)->markup, ==, "<a href=\"do:import\">戊</a>");
}

/* Whatever stands in the file, what comes out is text and markup that belong together. */
static void
require_sound (const char *markdown,
               gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, length);
  g_autoptr (AnningArticle) article = anning_article_new ("key", bytes, NULL);

  for (guint i = 0; article != NULL && i < anning_article_get_blocks (article)->len; i++)
    {
      const AnningBlock *block = block_at (article, i);
      g_autoptr (GMarkupParseContext) context = NULL;
      g_autofree char *whole = g_strconcat ("<markup>", block->markup, "</markup>", NULL);
      static const GMarkupParser parser = { NULL };
      g_autoptr (GError) error = NULL;

      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
      g_markup_parse_context_parse (context, whole, -1, &error);
      g_assert_no_error (error);
      g_markup_parse_context_end_parse (context, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < block->marks->len; j++)
        g_assert_cmpuint (g_array_index (block->marks, AnningMark, j).end, <=, g_utf8_strlen (block->text, -1));
    }
}

static void
test_broken (void)
{
  static const char *const texts[] = {
    "# T\n\n*a [](b*c) d\n", "# T\n\n**a [x](do:b**c) d\n",
    "# T\n\n**a\n\n> [x](do:", "# T\n\n> [x](do:import", "# T\n\n[](fact:a", "# T\n\n```\nnever closed",
    "# T\n\n| a | b |\n|---|---|\n| only one |\n| 1 | 2 | 3 |\n| **a | b** |\n", "# T\n\n*a **b* c**\n", "# T\n\n![**a** [b](do:c)](d)\n",
    "# T\n\n[a ![b](c) d](fact:e)\n", "# T\n\n[a](fact:<b\"&>)\n", "# T\n\n<!-- never closed\n\na\n", "#", "# \n", "", "\n\n", ">", "- ", "|",
    "# T\n\n- > # - a\n", "# T\n\n> > > a\n> > b\n\n1) - * + x\n", "# T\n\n&#0; &amp; &lt;b&gt; \\<b\\>\n", "summary", "summary: ", ": \n: \n",
    "# T\n\n999999999. a\n1000000000. b\n",
  };
  static const char foreign[] = "# T\n\n\xff\xfe a\0b \xe4\xb8\n\n**\xf0\x28\x8c\x28**\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (foreign, sizeof foreign - 1);
  g_autoptr (AnningArticle) article = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i]);

      /* Broken off everywhere, in the middle of a character too. */
      for (gsize end = 0; end <= length; end++)
        require_sound (texts[i], end);
    }
  for (gsize end = 0; end < sizeof foreign; end++)
    require_sound (foreign, end);
  article = anning_article_new ("key", bytes, NULL);
  g_assert_nonnull (article);
  g_assert_nonnull (strstr (block_at (article, 0)->text, "\xef\xbf\xbd"));
}

static void
test_nesting (void)
{
  static const char *const openings[] = { ">", "- ", "1. ", "[", "![", "*", "**", "_", "<", "`", "> - ", "(", "&", "|" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) markdown = g_string_new ("# T\n\n");
      gint64 begin = g_get_monotonic_time ();

      for (guint j = 0; j < 5000; j++)
        g_string_append (markdown, openings[i]);
      g_string_append (markdown, "a\n");
      require_sound (markdown->str, markdown->len);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
    }
}

static void
test_soft_breaks (void)
{
  g_autoptr (AnningArticle) article = parse ("# T\n\n中文\n接着\n\nplain\ntext\n");

  g_assert_cmpstr (block_at (article, 0)->text, ==, "中文接着");
  g_assert_cmpstr (block_at (article, 1)->text, ==, "plain text");
}

static void
test_reading_time (void)
{
  g_autoptr (GString) markdown = g_string_new ("# T\n\n");
  g_autoptr (AnningArticle) article = NULL;
  g_autoptr (AnningArticle) brief = parse ("# T\n\nTwo words, 两字。\n");

  g_assert_cmpuint (anning_article_get_n_words (brief), ==, 4);
  g_assert_cmpuint (anning_article_get_reading_minutes (brief), ==, 1);

  for (guint i = 0; i < 301; i++)
    g_string_append (markdown, "字");
  article = parse (markdown->str);
  g_assert_cmpuint (anning_article_get_n_words (article), ==, 301);
  g_assert_cmpuint (anning_article_get_reading_minutes (article), ==, 2);
}

static void
test_untitled (void)
{
  static const char *const texts[] = {
    "## only\n\ntext\n", "text first\n\n# title\n", "summary: S\n\ntext\n\n# title\n", "- # in a list\n", "# \n\ntext\n", "summary: S\n", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (anning_article_new ("key", bytes, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/article/blocks", test_blocks);
  g_test_add_func ("/article/marks", test_marks);
  g_test_add_func ("/article/steps", test_steps);
  g_test_add_func ("/article/hostile", test_hostile);
  g_test_add_func ("/article/header", test_header);
  g_test_add_func ("/article/tables", test_tables);
  g_test_add_func ("/article/no-steps", test_no_steps);
  g_test_add_func ("/article/items-with-paragraphs", test_items_with_paragraphs);
  g_test_add_func ("/article/broken", test_broken);
  g_test_add_func ("/article/nesting", test_nesting);
  g_test_add_func ("/article/soft-breaks", test_soft_breaks);
  g_test_add_func ("/article/reading-time", test_reading_time);
  g_test_add_func ("/article/untitled", test_untitled);
  return g_test_run ();
}
