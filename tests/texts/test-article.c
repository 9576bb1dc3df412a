/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-article.h"

static AnningArticle *
parse (const char *markdown)
{
  g_autoptr (GError) error = NULL;
  AnningArticle *article = anning_article_parse ("key", markdown, strlen (markdown), &error);

  g_assert_no_error (error);
  return article;
}

static const AnningBlock *
block_at (const AnningArticle *article,
          guint                index)
{
  g_assert_cmpuint (index, <, article->blocks->len);
  return g_ptr_array_index (article->blocks, index);
}

static void
test_blocks (void)
{
  g_autoptr (AnningArticle) article = parse ("# 题目\n\n第一段。\n\n## 小标题\n\n- 一\n- 二\n  - 里面\n\n3. 三\n4. 四\n");

  g_assert_cmpstr (article->title, ==, "题目");
  g_assert_cmpuint (article->blocks->len, ==, 7);
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
  g_assert_cmpuint (article->facts->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (article->facts, 1), ==, "b");
}

static void
test_steps (void)
{
  g_autoptr (AnningArticle) article = parse ("# T\n\n> **记下来。**\n>\n> [记一次联系](do:new-incident)\n\n> 只是一句话。\n\n> - 甲\n>\n> [复制](do:copy:110)\n");

  g_assert_cmpuint (article->blocks->len, ==, 5);
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
  g_assert_cmpuint (article->blocks->len, ==, 1);
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

  g_assert_cmpuint (brief->n_words, ==, 4);
  g_assert_cmpuint (anning_article_get_reading_minutes (brief), ==, 1);

  for (guint i = 0; i < 301; i++)
    g_string_append (markdown, "字");
  article = parse (markdown->str);
  g_assert_cmpuint (article->n_words, ==, 301);
  g_assert_cmpuint (anning_article_get_reading_minutes (article), ==, 2);
}

static void
test_untitled (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_article_parse ("key", "## only\n\ntext\n", 14, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
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
  g_test_add_func ("/article/soft-breaks", test_soft_breaks);
  g_test_add_func ("/article/reading-time", test_reading_time);
  g_test_add_func ("/article/untitled", test_untitled);
  return g_test_run ();
}
