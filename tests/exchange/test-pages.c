/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pages-pdf.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "anning-letter-compose.h"
#include "anning-letter-text.h"
#include "anning-page-columns.h"

/* A page is looked at in squares of this many points. */
#define SQUARE 8
#define COLUMNS ((int) ANNING_A4_WIDTH / SQUARE)
#define ROWS ((int) ANNING_A4_HEIGHT / SQUARE)
/* Pixels a point, in both pictures that are compared. */
#define SCALE 2

/* How much of each square is black. */
typedef struct
{
  guint ink[ROWS][COLUMNS];
} Ink;

static GPtrArray *
new_letter (const char *key)
{
  static AnningLetterBook *book;
  g_autoptr (AnningLetterValues) values = anning_letter_values_new ();
  g_autoptr (AnningLetterComposed) composed = NULL;
  g_autoptr (GError) error = NULL;

  if (book == NULL)
    book = anning_letter_book_new (NULL, NULL, &error);
  g_assert_no_error (error);
  composed = anning_letter_compose (book, anning_letter_book_find (book, "zh", key), values, "zh");
  return anning_letter_text_blocks (composed->text);
}

static AnningPages *
lay_out (GPtrArray      *blocks,
         AnningPageSize  size)
{
  /* As a file is laid out: on a screen positions are rounded. */
  cairo_surface_t *surface = cairo_pdf_surface_create (NULL, ANNING_A4_WIDTH, ANNING_A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  AnningPages *pages = anning_pages_new (context, blocks, "zh", size, ANNING_A4_WIDTH, ANNING_A4_HEIGHT);

  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pages;
}

static void
count_ink (Ink          *ink,
           const guchar *pixels,
           int           width,
           int           height,
           int           stride,
           gboolean      white)
{
  memset (ink, 0, sizeof *ink);
  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x < width; x++)
        {
          const int row = y / (SQUARE * SCALE), column = x / (SQUARE * SCALE);
          const guchar pixel = pixels[y * stride + x];

          if (row < ROWS && column < COLUMNS)
            ink->ink[row][column] += white ? 255 - pixel : pixel;
        }
    }
}

static void
draw_ink (const AnningPages *pages,
          guint              page,
          Ink               *ink)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ANNING_A4_WIDTH * SCALE,
                                                         (int) ANNING_A4_HEIGHT * SCALE);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, SCALE, SCALE);
  anning_pages_draw (pages, cr, page, ANNING_PAGES_SHAPES);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  count_ink (ink, cairo_image_surface_get_data (surface), cairo_image_surface_get_width (surface),
             cairo_image_surface_get_height (surface), cairo_image_surface_get_stride (surface), FALSE);
  cairo_surface_destroy (surface);
}

/* What another program sees on page @page of the file; FALSE: it is not there. */
static gboolean
read_ink (const char *path,
          guint       page,
          Ink        *ink)
{
  g_autofree char *program = g_find_program_in_path ("pdftoppm");
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *resolution = g_strdup_printf ("%d", 72 * SCALE);
  g_autofree char *stem = g_strconcat (path, "-page", NULL);
  g_autofree char *picture = g_strconcat (stem, ".pgm", NULL);
  const char *arguments[] = { program, "-gray", "-singlefile", "-r", resolution, "-f", number, "-l", number,
                              path, stem, NULL };
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  int status, width, height, offset;
  gsize length;

  if (program == NULL)
    return FALSE;
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_get_contents (picture, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (contents, "P5 %d %d 255%n", &width, &height, &offset), ==, 2);
  count_ink (ink, (guchar *) contents + offset + 1, width, height, width, TRUE);
  g_remove (picture);
  return TRUE;
}

/*
 * Each place that is black in the drawing is black in the file: no character is
 * blank. 如 was one in this letter.
 */
static void
test_no_blanks (void)
{
  g_autoptr (GPtrArray) blocks = new_letter ("waiver-settlement");
  g_autoptr (AnningPages) pages = lay_out (blocks, ANNING_PAGE_SIZE_NORMAL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anning_pages_pdf_render (blocks, "zh", ANNING_PAGE_SIZE_NORMAL, &error);
  g_autofree char *folder = g_dir_make_tmp ("anning-pages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.pdf", NULL);
  g_autofree Ink *drawn = g_new (Ink, 1);
  g_autofree Ink *read = g_new (Ink, 1);
  guint n_black = 0;

  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  for (guint page = 0; page < anning_pages_get_count (pages); page++)
    {
      draw_ink (pages, page, drawn);
      if (!read_ink (path, page, read))
        {
          g_test_skip ("poppler-utils is not installed");
          break;
        }
      for (int row = 0; row < ROWS; row++)
        {
          for (int column = 0; column < COLUMNS; column++)
            {
              if (drawn->ink[row][column] < 40 * 255)
                continue;
              n_black++;
              if (read->ink[row][column] < drawn->ink[row][column] / 4)
                g_test_message ("page %u, row %d, column %d: %u drawn, %u in the file", page + 1, row, column,
                                drawn->ink[row][column], read->ink[row][column]);
              g_assert_cmpuint (read->ink[row][column], >=, drawn->ink[row][column] / 4);
            }
        }
    }
  g_assert_cmpuint (n_black, >, 300);
  g_remove (path);
  g_rmdir (folder);
}

static guint
total_ink (const Ink *ink,
           int        first_row,
           int        last_row,
           int        first_column,
           int        last_column)
{
  guint total = 0;

  for (int row = first_row; row <= last_row; row++)
    for (int column = first_column; column <= last_column; column++)
      total += ink->ink[row][column];
  return total;
}

/* Three columns, the middle one long: nothing leaves the margins, rows stay whole. */
static void
test_table (void)
{
  g_autoptr (GPtrArray) blocks = anning_page_blocks_new ();
  g_autoptr (AnningPages) pages = NULL;
  g_autofree Ink *ink = g_new (Ink, 1);
  const int margin = (int) (ANNING_A4_WIDTH * 20 / 210) / SQUARE;

  for (guint row = 0; row < 60; row++)
    {
      for (guint column = 0; column < 3; column++)
        {
          AnningPageBlock *block =
            anning_page_blocks_add (blocks, ANNING_PAGE_CELL,
                                    column == 1 ? "一个比较长的单元格，里面有好几句话，要换行才放得下，一行放不完的。" : "短",
                                    NULL);

          block->table = 1;
          block->row = row;
          block->column = column;
        }
    }
  pages = lay_out (blocks, ANNING_PAGE_SIZE_NORMAL);
  g_assert_cmpuint (anning_pages_get_count (pages), >, 1);
  for (guint page = 0; page < anning_pages_get_count (pages); page++)
    {
      draw_ink (pages, page, ink);
      g_assert_cmpuint (total_ink (ink, 0, ROWS - 1, 0, margin - 1), ==, 0);
      g_assert_cmpuint (total_ink (ink, 0, ROWS - 1, COLUMNS - margin + 1, COLUMNS - 1), ==, 0);
      g_assert_cmpuint (total_ink (ink, 0, ROWS - 1, margin, COLUMNS - margin), >, 0);
    }
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *said;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return said;
}

/* The right end of a word in what pdftotext -bbox says. */
static double
find_right_end (const char *boxes,
                const char *word)
{
  g_autofree char *pattern = g_strdup_printf ("xMax=\"([0-9.]+)\" yMax=\"[0-9.]+\">%s<", word);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  g_assert_true (g_regex_match (regex, boxes, 0, &match));
  number = g_match_info_fetch (match, 1);
  return g_ascii_strtod (number, NULL);
}

/* What a screen reader is told: one element a paragraph, its marker before an item, rows of a table. */
static void
require_structure (const char *structure)
{
  static const char expected[] = "Document|H1|P|L|LI|Lbl|LBody|LI|Lbl|LBody|Table|TR|TH|TH|TR|TD|TD|TR|TD|TD|";
  g_auto (GStrv) lines = g_strsplit (structure, "\n", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *name = g_strchug (lines[i]);

      if (g_ascii_isupper (*name))
        g_string_append_printf (names, "%.*s|", (int) strcspn (name, " \""), name);
    }
  g_string_truncate (names, MIN (names->len, strlen (expected)));
  g_assert_cmpstr (names->str, ==, expected);
}

/* A table over several pages: its header is on each, figures end below one another, the title is known to readers. */
static void
test_long_table (void)
{
  g_autoptr (GPtrArray) blocks = anning_page_blocks_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = NULL;
  g_autofree char *information = NULL;
  g_autofree char *structure = NULL;
  g_autofree char *boxes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not there");
      return;
    }
  anning_page_blocks_add (blocks, ANNING_PAGE_TITLE, "收支 &amp; 欠款", NULL);
  anning_page_blocks_add (blocks, ANNING_PAGE_BODY, "One paragraph,\nof two lines.", NULL);
  anning_page_blocks_add (blocks, ANNING_PAGE_ITEM, "first", "1.");
  anning_page_blocks_add (blocks, ANNING_PAGE_ITEM, "second", "2.");
  for (guint row = 0; row < 90; row++)
    {
      for (guint column = 0; column < 2; column++)
        {
          g_autofree char *figure = g_strdup_printf (row == 1 ? "7.00" : "1,%03u.00", row);
          AnningPageBlock *block =
            anning_page_blocks_add (blocks, ANNING_PAGE_CELL,
                                    row == 0 ? column == 0 ? "Heading" : "Figure" : column == 0 ? "x" : figure, NULL);

          block->table = 1;
          block->row = row;
          block->column = column;
          block->figure = column == 1;
        }
    }
  pdf = anning_pages_pdf_render (blocks, "zh", ANNING_PAGE_SIZE_NORMAL, &error);
  g_assert_no_error (error);
  path = g_build_filename (g_get_tmp_dir (), "anning-long-table.pdf", NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);

  information = run ((const char *[]) { "pdfinfo", path, NULL });
  g_assert_true (g_regex_match_simple ("Title: +收支 & 欠款", information, 0, 0));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", information, 0, 0));
  structure = run ((const char *[]) { "pdfinfo", "-struct", path, NULL });
  require_structure (structure);

  text = run ((const char *[]) { "pdftotext", path, "-", NULL });
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >=, 3);
  for (guint i = 0; pages[i + 1] != NULL; i++)
    g_assert_nonnull (strstr (pages[i], "Heading"));

  boxes = run ((const char *[]) { "pdftotext", "-bbox", path, "-", NULL });
  g_assert_cmpfloat_with_epsilon (find_right_end (boxes, "7.00"), find_right_end (boxes, "1,002.00"), 0.5);
  g_remove (path);
}

/*
 * 450 for a long name, a kind, three figures and a stage: the figures keep their 60 each, the other 270 are
 * shared as 20 : 9 : 6, the roots of what is wanted; the stage wants less than its part.
 */
static void
test_columns (void)
{
  const gboolean figures[] = { FALSE, FALSE, TRUE, TRUE, TRUE, FALSE };
  double widths[] = { 400, 81, 60, 60, 60, 36 };
  double spare[] = { 100, 50, 0, 0, 0, 0 };
  double tight[] = { 100, 0, 100, 100, 100, 0 };

  anning_page_columns_fit (widths, figures, 6, 450, 30);
  g_assert_cmpfloat_with_epsilon (widths[5], 36, 1e-9);
  g_assert_cmpfloat_with_epsilon (widths[2], 60, 1e-9);
  /* 270 − 36 = 234 as 20 : 9, of which the kind would get 72.6. */
  g_assert_cmpfloat_with_epsilon (widths[0], 234.0 * 20 / 29, 1e-9);
  g_assert_cmpfloat_with_epsilon (widths[1], 234.0 * 9 / 29, 1e-9);

  /* 30 are to spare, 5 for each. */
  anning_page_columns_fit (spare, figures, 6, 180, 30);
  g_assert_cmpfloat_with_epsilon (spare[0], 105, 1e-9);
  g_assert_cmpfloat_with_epsilon (spare[1], 55, 1e-9);
  g_assert_cmpfloat_with_epsilon (spare[5], 5, 1e-9);

  /* The figures would leave the words 20 of at least 30: all four give way. */
  anning_page_columns_fit (tight, figures, 6, 320, 30);
  g_assert_cmpfloat_with_epsilon (tight[0], 80, 1e-9);
  g_assert_cmpfloat_with_epsilon (tight[2], 80, 1e-9);
}

/* Of eight columns that want more than the page has, the words give way: no figure is broken. */
static void
test_figures_stay_whole (void)
{
  g_autoptr (GPtrArray) blocks = anning_page_blocks_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = NULL;
  g_autofree char *boxes = NULL;
  static const char long_name[] = "某某第一小额贷款股份有限公司（原某某网络科技有限公司）华东分公司贷后管理中心第三工作组";

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not there");
      return;
    }
  for (guint row = 0; row < 2; row++)
    {
      for (guint column = 0; column < 8; column++)
        {
          gboolean figure = column >= 2 && column < 7;
          AnningPageBlock *block =
            anning_page_blocks_add (blocks, ANNING_PAGE_CELL,
                                    row == 0 ? "标题" : figure ? "<b>146,000.00</b>"
                                    : column == 0 ? long_name : "某某银行信用卡中心", NULL);

          block->table = 1;
          block->row = row;
          block->column = column;
          block->figure = figure;
        }
    }
  pdf = anning_pages_pdf_render (blocks, "zh", ANNING_PAGE_SIZE_NORMAL, &error);
  g_assert_no_error (error);
  path = g_build_filename (g_get_tmp_dir (), "anning-whole-figures.pdf", NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  boxes = run ((const char *[]) { "pdftotext", "-bbox", path, "-", NULL });
  find_right_end (boxes, "146,000.00");
  g_remove (path);
}

/* Wherever on a page it begins, the header of a table is not alone there, nor its heading. */
static void
test_header_stays (void)
{
  static const char *const cells[] = { "Item", "Sum", "Wages", "1.00" };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "anning-header-stays.pdf", NULL);

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not there");
      return;
    }
  for (guint n_lines = 24; n_lines < 40; n_lines++)
    {
      g_autoptr (GPtrArray) blocks = anning_page_blocks_new ();
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;

      for (guint i = 0; i < n_lines; i++)
        anning_page_blocks_add (blocks, ANNING_PAGE_BODY, "x", NULL);
      anning_page_blocks_add (blocks, ANNING_PAGE_HEADING, "Left", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        {
          AnningPageBlock *block = anning_page_blocks_add (blocks, ANNING_PAGE_CELL, cells[i], NULL);

          block->table = 1;
          block->row = i / 2;
          block->column = i % 2;
        }
      pdf = anning_pages_pdf_render (blocks, "en", ANNING_PAGE_SIZE_NORMAL, &error);
      g_assert_no_error (error);
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
      g_assert_no_error (error);
      text = run ((const char *[]) { "pdftotext", path, "-", NULL });
      pages = g_strsplit (text, "\f", -1);
      for (guint i = 0; pages[i] != NULL; i++)
        {
          g_assert_cmpint (strstr (pages[i], "Left") != NULL, ==, strstr (pages[i], "Wages") != NULL);
          g_assert_cmpint (strstr (pages[i], "Item") != NULL, ==, strstr (pages[i], "Wages") != NULL);
        }
    }
  g_remove (path);
}

/* A heading at the foot of a page goes over to the next with what follows. */
static void
test_heading_stays (void)
{
  for (guint n_lines = 30; n_lines < 60; n_lines++)
    {
      g_autoptr (GPtrArray) blocks = anning_page_blocks_new ();
      g_autoptr (GPtrArray) without = anning_page_blocks_new ();
      g_autoptr (AnningPages) pages = NULL;
      g_autoptr (AnningPages) fewer = NULL;

      for (guint i = 0; i < n_lines; i++)
        {
          anning_page_blocks_add (blocks, ANNING_PAGE_BODY, "一行", NULL)->tight = TRUE;
          anning_page_blocks_add (without, ANNING_PAGE_BODY, "一行", NULL)->tight = TRUE;
        }
      anning_page_blocks_add (blocks, ANNING_PAGE_HEADING, "标题", NULL);
      anning_page_blocks_add (without, ANNING_PAGE_HEADING, "标题", NULL);
      anning_page_blocks_add (blocks, ANNING_PAGE_BODY, "后面的话", NULL);
      pages = lay_out (blocks, ANNING_PAGE_SIZE_NORMAL);
      fewer = lay_out (without, ANNING_PAGE_SIZE_NORMAL);
      if (anning_pages_get_count (pages) > anning_pages_get_count (fewer))
        {
          g_autofree Ink *ink = g_new (Ink, 1);
          g_autofree Ink *alone = g_new (Ink, 1);

          /* The first page ends before the heading: it has less than with the heading on it. */
          draw_ink (pages, 0, ink);
          draw_ink (fewer, 0, alone);
          g_assert_cmpuint (total_ink (ink, 0, ROWS - 8, 0, COLUMNS - 1), <,
                            total_ink (alone, 0, ROWS - 8, 0, COLUMNS - 1));
          return;
        }
    }
  g_assert_not_reached ();
}

/* What is no markup is shown as it stands; nothing at all is one empty page. */
static void
test_odd (void)
{
  g_autoptr (GPtrArray) blocks = anning_page_blocks_new ();
  g_autoptr (GPtrArray) none = anning_page_blocks_new ();
  g_autoptr (AnningPages) pages = NULL;
  g_autoptr (AnningPages) empty = NULL;
  g_autofree Ink *ink = g_new (Ink, 1);

  anning_page_blocks_add (blocks, ANNING_PAGE_BODY, "<b>5 < 6 & 7", NULL);
  anning_page_blocks_add (blocks, ANNING_PAGE_QUOTE, "", NULL);
  anning_page_blocks_add (blocks, ANNING_PAGE_ITEM, "项", "100.");
  pages = lay_out (blocks, ANNING_PAGE_SIZE_LARGE);
  draw_ink (pages, 0, ink);
  g_assert_cmpuint (total_ink (ink, 0, ROWS - 1, 0, COLUMNS - 1), >, 0);

  empty = lay_out (none, ANNING_PAGE_SIZE_LARGE);
  g_assert_cmpuint (anning_pages_get_count (empty), ==, 1);
  draw_ink (empty, 0, ink);
  g_assert_cmpuint (total_ink (ink, 0, ROWS - 1, 0, COLUMNS - 1), ==, 0);
}

/* The shape of a letter is in the file once: 19 200 letters more are places on a page, not outlines. */
static void
test_letters_once (void)
{
  gsize sizes[2];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GPtrArray) blocks = anning_page_blocks_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < (i == 0 ? 40u : 1000u); n++)
        anning_page_blocks_add (blocks, ANNING_PAGE_BODY, "催收方向联系人透露了欠款信息，请停止联系", NULL);
      bytes = anning_pages_pdf_render (blocks, "zh", ANNING_PAGE_SIZE_NORMAL, &error);
      g_assert_no_error (error);
      sizes[i] = g_bytes_get_size (bytes);
    }
  g_test_message ("%" G_GSIZE_FORMAT " and %" G_GSIZE_FORMAT " bytes", sizes[0], sizes[1]);
  g_assert_cmpuint (sizes[1] - sizes[0], <, 19200 * 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pages/no-blanks", test_no_blanks);
  g_test_add_func ("/pages/table", test_table);
  g_test_add_func ("/pages/long-table", test_long_table);
  g_test_add_func ("/pages/columns", test_columns);
  g_test_add_func ("/pages/figures-stay-whole", test_figures_stay_whole);
  g_test_add_func ("/pages/header-stays", test_header_stays);
  g_test_add_func ("/pages/heading-stays", test_heading_stays);
  g_test_add_func ("/pages/odd", test_odd);
  g_test_add_func ("/pages/letters-once", test_letters_once);
  return g_test_run ();
}
