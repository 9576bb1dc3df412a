/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-called-paper.h"

#include <math.h>
#include <string.h>

#include "anning-pages-pdf.h"
#include "leaving-fixture.h"

#define WHITE 0xffffff

static AnningCalled *
load (const char       *language,
      AnningReference **reference)
{
  g_autoptr (GError) error = NULL;
  AnningCalled *called = anning_called_load (language, &error);

  g_assert_no_error (error);
  *reference = anning_reference_new (language, anning_text_file_read_resource, NULL, &error);
  g_assert_no_error (error);
  return called;
}

static AnningPages *
lay_out (GPtrArray      *blocks,
         const char     *language,
         AnningPageSize  size)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  AnningPages *pages = anning_pages_new (context, blocks, language, size, ANNING_A4_WIDTH, ANNING_A4_HEIGHT);

  g_object_unref (context);
  return pages;
}

/* It lies beside the phone as one page, with the sentences, the numbers and room for a name; and it says nothing else. */
static void
test_large (gconstpointer data)
{
  const char *language = data;
  g_autoptr (AnningReference) reference = NULL;
  g_autoptr (AnningCalled) called = load (language, &reference);
  g_autoptr (GPtrArray) blocks = anning_called_paper_new (called, reference, ANNING_CALLED_PAPER_LARGE);
  g_autoptr (AnningPages) pages = lay_out (blocks, language, ANNING_PAGE_SIZE_LARGE);
  g_autofree char *text = anning_called_paper_dup_text (called, reference);
  const char *rest = text;

  g_assert_cmpuint (anning_pages_get_count (pages), ==, 1);
  for (guint i = 0; i < called->steps->len; i++)
    {
      const AnningCalledStep *step = g_ptr_array_index (called->steps, i);
      g_autofree char *line = g_strdup_printf ("%u. %s", i + 1, step->title);

      rest = strstr (rest, line);
      g_assert_nonnull (rest);
    }
  for (guint i = 0; i < called->sentences->len; i++)
    g_assert_nonnull (strstr (text, ((AnningCalledSentence *) called->sentences->pdata[i])->text));
  g_assert_nonnull (strstr (text, called->danger));
  g_assert_nonnull (strstr (text, "12368"));
  g_assert_nonnull (strstr (text, "____"));
}

/* The pixels of @surface that are not white, in a rectangle in points. */
static guint
count_ink (cairo_surface_t *surface,
           double           x,
           double           y,
           double           width,
           double           height)
{
  const unsigned char *bytes = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  guint ink = 0;

  for (int row = (int) ceil (2 * y); row < (int) floor (2 * (y + height)); row++)
    {
      const guint32 *pixels = (const guint32 *) (const void *) (bytes + row * stride);

      for (int column = (int) ceil (2 * x); column < (int) floor (2 * (x + width)); column++)
        ink += (pixels[column] & WHITE) != WHITE;
    }
  return ink;
}

/* Two columns of four sides: each has its text, and none of it runs over the edge into the fold. */
static void
test_card (gconstpointer data)
{
  const char *language = data;
  g_autoptr (AnningReference) reference = NULL;
  g_autoptr (AnningCalled) called = load (language, &reference);
  g_autoptr (GPtrArray) blocks = anning_called_paper_new (called, reference, ANNING_CALLED_PAPER_CARD);
  g_autoptr (AnningPages) pages = lay_out (blocks, language, ANNING_PAGE_SIZE_NORMAL);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  AnningPageBlock *card = g_ptr_array_index (blocks, 0);
  /* As wide as a page of A4 is between margins of 2 cm. */
  const double width = ANNING_A4_WIDTH * 170 / 210, side_width = width / 2, side_height = card->height / 4;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_assert_cmpuint (anning_pages_get_count (pages), ==, 1);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (card->markup, ==, called->paper_fold);

  pango_cairo_context_set_resolution (context, 72);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (2 * width), (int) ceil (2 * card->height));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  cairo_set_source_rgb (cr, 0, 0, 0);
  card->draw (cr, context, width, card->height, card->data);
  cairo_surface_flush (surface);
  for (guint i = 0; i < 8; i++)
    {
      const double x = i % 2 * side_width, y = i / 2 * side_height;

      g_assert_cmpuint (count_ink (surface, x + 9, y + 9, side_width - 18, side_height - 18), >, 100);
      /* Beside the fold, left and right, above and below. */
      g_assert_cmpuint (count_ink (surface, x + 2, y + 4, 5, side_height - 8), ==, 0);
      g_assert_cmpuint (count_ink (surface, x + side_width - 7, y + 4, 5, side_height - 8), ==, 0);
      g_assert_cmpuint (count_ink (surface, x + 4, y + side_height - 6, side_width - 8, 4), ==, 0);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

/* Both leave as files. */
static void
test_pdf (gconstpointer data)
{
  const char *language = data;

  for (int paper = ANNING_CALLED_PAPER_LARGE; paper <= ANNING_CALLED_PAPER_CARD; paper++)
    {
      g_autoptr (AnningReference) reference = NULL;
      g_autoptr (AnningCalled) called = load (language, &reference);
      g_autoptr (GPtrArray) blocks = anning_called_paper_new (called, reference, (AnningCalledPaper) paper);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = anning_pages_pdf_render (blocks, language, paper == ANNING_CALLED_PAPER_LARGE ? ANNING_PAGE_SIZE_LARGE : ANNING_PAGE_SIZE_NORMAL, &error);
      const char *folder = g_getenv ("ANNING_KEEP");

      g_assert_no_error (error);
      /* The card is drawn from the words themselves: its markup is no more than its name. */
      if (paper == ANNING_CALLED_PAPER_LARGE)
        leaving_assert_shown (blocks, NULL, language);
      g_assert_cmpint (strncmp (g_bytes_get_data (bytes, NULL), "%PDF-", 5), ==, 0);
      if (folder != NULL)
        {
          g_autofree char *name = g_strdup_printf ("called-%s-%d.pdf", language, paper);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/called-paper/large/zh", "zh", test_large);
  g_test_add_data_func ("/called-paper/large/en", "en", test_large);
  g_test_add_data_func ("/called-paper/card/zh", "zh", test_card);
  g_test_add_data_func ("/called-paper/card/en", "en", test_card);
  g_test_add_data_func ("/called-paper/pdf/zh", "zh", test_pdf);
  g_test_add_data_func ("/called-paper/pdf/en", "en", test_pdf);
  return g_test_run ();
}
