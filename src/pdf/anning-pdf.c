/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * anning-pdf PAGE WIDTH < FILE
 *
 * Draws one page of a PDF, PAGE counted from 0, WIDTH pixels wide. Writes a line "pages width
 * height stride text", all of them numbers, then height × stride bytes of pixels, as cairo lays out
 * ARGB32, then text bytes of what stands on the page, and at the end a line with the sign for "end of
 * transmission". It is a program of its own because a PDF that came from a stranger may be made to
 * harm whoever draws it: the limits below keep that small.
 *
 * Exit: 0, 1 damaged, 2 no PDF at all, 3 encrypted, 4 no such page
 */
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anning-child-limits.h"

#define MEMORY_MAX (1536UL * 1024 * 1024)
#define SECONDS_MAX 15
#define FILES_MAX 64
#define WIDTH_MAX 4096
/* A till roll is tall; beyond this it is drawn smaller. */
#define PIXELS_MAX (16.0 * 1024 * 1024)
#define TEXT_MAX (64 * 1024)
#define END_OF_ALL "\x04\n"

enum
{
  EXIT_DAMAGED = 1,
  EXIT_NO_PDF = 2,
  EXIT_ENCRYPTED = 3,
  EXIT_NO_PAGE = 4,
};

static int
write_page (PopplerPage     *page,
            cairo_surface_t *surface,
            int              n_pages)
{
  g_autofree char *text = poppler_page_get_text (page);
  gsize height = (gsize) cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  gsize length = text != NULL ? strlen (text) : 0;

  if (length > TEXT_MAX)
    length = (gsize) (g_utf8_find_prev_char (text, text + TEXT_MAX) - text);
  printf ("%d %d %zu %zu %zu\n", n_pages, cairo_image_surface_get_width (surface), height, stride, length);
  fwrite (cairo_image_surface_get_data (surface), stride, height, stdout);
  if (length > 0)
    fwrite (text, 1, length, stdout);
  fputs (END_OF_ALL, stdout);
  return fflush (stdout) == 0 ? 0 : EXIT_DAMAGED;
}

static int
draw_page (PopplerPage *page,
           int          width,
           int          n_pages)
{
  cairo_surface_t *surface;
  double page_width = 0;
  double page_height = 0;
  double scale;
  cairo_t *cr;

  poppler_page_get_size (page, &page_width, &page_height);
  /* The other way round it would be true of a size that is no number. */
  if (!(page_width >= 1 && page_height >= 1 && page_width < 1e6 && page_height < 1e6))
    return EXIT_DAMAGED;
  scale = width / page_width;
  if (scale * scale * page_width * page_height > PIXELS_MAX)
    scale *= PIXELS_MAX / (scale * scale * page_width * page_height);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) (page_width * scale)),
                                        MAX (1, (int) (page_height * scale)));
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return EXIT_DAMAGED;
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return write_page (page, surface, n_pages);
}

static int
read_document (int page_number,
               int width)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  PopplerPage *page;
  int status;

  document = poppler_document_new_from_fd (STDIN_FILENO, NULL, &error);
  if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return EXIT_ENCRYPTED;
  if (document == NULL)
    return EXIT_NO_PDF;
  if (page_number < 0 || page_number >= poppler_document_get_n_pages (document))
    return EXIT_NO_PAGE;
  page = poppler_document_get_page (document, page_number);
  status = page != NULL ? draw_page (page, width, poppler_document_get_n_pages (document)) : EXIT_DAMAGED;
  /* What is left of a damaged file is not worth the risk of freeing it. */
  _exit (status);
}

int
main (int    argc,
      char **argv)
{
  int width;

  if (argc != 3)
    return EXIT_NO_PAGE;
  width = atoi (argv[2]);
  if (width < 1 || width > WIDTH_MAX)
    return EXIT_NO_PAGE;
  anning_child_limit (MEMORY_MAX, SECONDS_MAX, FILES_MAX);
  return read_document (atoi (argv[1]), width);
}
