/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-article-pages.h"
#include "anning-pages-pdf.h"
#include "anning-texts.h"

static const char markdown[] =
  "checked: 2026-11-21\n\n# Title & more\n\nFirst **bold**.[](fact:a) See [this](do:article:x).\n\n## Heading\n\n"
  "- one\n- two[](fact:b)\n\n> Note it.\n>\n> [Write It Down](do:new-incident)\n\n| h | i |\n|---|---|\n| j | k < l |\n";

static const char facts_text[] =
  "[a]\nen=A contract binds.\nnature=law\nsource_en=Civil Code, art. 465\nsince=2021-01-01\nchecked=2026-11-21\n"
  "confidence=verified\n"
  "[b]\nen=A limit.\nopen_en=A revision is under way.\nnature=standard\nsource_en=Std\nchecked=2026-11-20\nconfidence=verified\n";

static AnningArticle *
parse (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (markdown, strlen (markdown));
  g_autoptr (GError) error = NULL;
  AnningArticle *article = anning_article_new ("key", bytes, &error);

  g_assert_no_error (error);
  return article;
}

static AnningFacts *
parse_facts (void)
{
  g_autoptr (GError) error = NULL;
  AnningFacts *facts = anning_facts_parse (facts_text, -1, "en", &error);

  g_assert_no_error (error);
  return facts;
}

static void
test_blocks (void)
{
  static const struct
  {
    AnningPageStyle style;
    const char *marker;
    const char *markup;
  } expected[] = {
    { ANNING_PAGE_TITLE, NULL, "Title &amp; more" },
    { ANNING_PAGE_BODY, NULL, "First <b>bold</b>.<span size=\"80%\" rise=\"3pt\">[1]</span> See this." },
    { ANNING_PAGE_HEADING, NULL, "Heading" },
    { ANNING_PAGE_ITEM, "•", "one" },
    { ANNING_PAGE_ITEM, "•", "two<span size=\"80%\" rise=\"3pt\">[2]</span>" },
    { ANNING_PAGE_QUOTE, NULL, "Note it." },
    { ANNING_PAGE_CELL, NULL, "h" },
    { ANNING_PAGE_CELL, NULL, "i" },
    { ANNING_PAGE_CELL, NULL, "j" },
    { ANNING_PAGE_CELL, NULL, "k &lt; l" },
    { ANNING_PAGE_SMALL, NULL, "Checked on 21 November 2026" },
    { ANNING_PAGE_HEADING, NULL, "Sources" },
    { ANNING_PAGE_SMALL, "[1]", "A contract binds.\n[Law] Civil Code, art. 465\n"
                                "In force since 1 January 2021, checked on 21 November 2026" },
    { ANNING_PAGE_SMALL, "[2]", "A limit.\nNote: A revision is under way.\n[Recommended standard, not law] Std\n"
                                "Checked on 20 November 2026" },
  };
  g_autoptr (AnningArticle) article = parse ();
  g_autoptr (AnningFacts) facts = parse_facts ();
  g_autoptr (GPtrArray) blocks = anning_article_page_blocks (article, facts, "en");
  const AnningPageBlock *cell;

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpint (block->style, ==, expected[i].style);
      g_assert_cmpstr (block->marker, ==, expected[i].marker);
      g_assert_cmpstr (block->markup, ==, expected[i].markup);
    }
  cell = g_ptr_array_index (blocks, 9);
  g_assert_cmpuint (cell->table, ==, 1);
  g_assert_cmpuint (cell->row, ==, 1);
  g_assert_cmpuint (cell->column, ==, 1);
}

static void
test_plain (void)
{
  g_autoptr (AnningArticle) article = parse ();
  g_autofree char *text = anning_article_plain_text (article, NULL, "en");

  g_assert_cmpstr (text, ==,
                   "Title & more\n\nFirst bold.[1] See this.\n\nHeading\n\n• one\n• two[2]\n\nNote it.\n\n"
                   "h\ti\nj\tk < l\n\nChecked on 21 November 2026");
}

/* Everything that is shipped can leave: markup that Pango reads, and a PDF of the longest. */
static void
test_shipped (void)
{
  static const char *const languages[] = { "zh", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnningTexts) texts = anning_texts_load (languages[i], &error);
      AnningLibrary *library;

      g_assert_no_error (error);
      library = anning_texts_get_library (texts);
      for (guint j = 0; j < anning_library_get_count (library); j++)
        {
          const AnningArticle *article = anning_library_get (library, j)->article;
          g_autoptr (GPtrArray) blocks = anning_article_page_blocks (article, anning_texts_get_facts (texts), languages[i]);
          g_autofree char *text = anning_article_plain_text (article, anning_texts_get_facts (texts), languages[i]);

          for (guint k = 0; k < blocks->len; k++)
            {
              const AnningPageBlock *block = g_ptr_array_index (blocks, k);

              pango_parse_markup (block->markup, -1, 0, NULL, NULL, NULL, &error);
              g_assert_no_error (error);
            }
          g_assert_true (g_str_has_prefix (text, article->title));
          g_assert_null (strstr (text, "fact:"));
          if (j == 0)
            {
              g_autoptr (GBytes) pdf = anning_pages_pdf_render (blocks, languages[i], ANNING_PAGE_SIZE_NORMAL, &error);

              g_assert_no_error (error);
              g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
            }
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/article-pages/blocks", test_blocks);
  g_test_add_func ("/article-pages/plain", test_plain);
  g_test_add_func ("/article-pages/shipped", test_shipped);
  return g_test_run ();
}
