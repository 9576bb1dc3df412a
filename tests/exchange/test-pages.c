/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pages-pdf.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "anning-letter-compose.h"
#include "anning-letter-text.h"

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pages/no-blanks", test_no_blanks);
  g_test_add_func ("/pages/table", test_table);
  g_test_add_func ("/pages/heading-stays", test_heading_stays);
  g_test_add_func ("/pages/odd", test_odd);
  return g_test_run ();
}
