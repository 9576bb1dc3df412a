/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pdf-page.h"

#include <string.h>

#include "anning-child.h"

#define HELPER "anning-pdf"
#define SECONDS_MAX 20
/* The most pixels that the helper draws, and its text. */
#define OUTPUT_MAX (80 * 1024 * 1024)
#define PAGES_MAX 1000000
#define LINE_MAX_BYTES 200
/* What the helper says: see there. */
#define END_OF_ALL "\x04\n"
#define EXIT_ENCRYPTED 3
#define EXIT_NO_PAGE 4

G_DEFINE_QUARK (anning-pdf-error-quark, anning_pdf_error)

static gpointer
fail (GError         **error,
      AnningPdfError   code,
      const char      *message)
{
  g_set_error_literal (error, ANNING_PDF_ERROR, (int) code, message);
  return NULL;
}

static void
fail_child (GError       **error,
            const GError  *child_error)
{
  if (child_error->domain != ANNING_CHILD_ERROR)
    g_propagate_error (error, g_error_copy (child_error));
  else if (child_error->code == ANNING_CHILD_ERROR_NOT_FOUND)
    fail (error, ANNING_PDF_ERROR_NO_HELPER, child_error->message);
  else
    fail (error, ANNING_PDF_ERROR_TOO_LARGE, child_error->message);
}

/* The helper may have been led astray: nothing that it says is taken on trust. */
static AnningPdfPage *
parse (GByteArray  *output,
       guint        page,
       GError     **error)
{
  const char *data = (const char *) output->data;
  const char *line_end = memchr (data, '\n', MIN (output->len, LINE_MAX_BYTES));
  g_autofree char *line = line_end != NULL ? g_strndup (data, (gsize) (line_end - data)) : NULL;
  g_auto (GStrv) words = g_strsplit (line != NULL ? line : "", " ", -1);
  guint64 n_pages, width, height, stride, text_length;
  AnningPdfPage *self;
  gsize head;

  if (line == NULL
      || g_strv_length (words) != 5
      || !g_ascii_string_to_unsigned (words[0], 10, page + 1, PAGES_MAX, &n_pages, NULL)
      || !g_ascii_string_to_unsigned (words[1], 10, 1, ANNING_PDF_WIDTH_MAX, &width, NULL)
      || !g_ascii_string_to_unsigned (words[2], 10, 1, OUTPUT_MAX, &height, NULL)
      || !g_ascii_string_to_unsigned (words[3], 10, width * 4, ANNING_PDF_WIDTH_MAX * 4, &stride, NULL)
      || !g_ascii_string_to_unsigned (words[4], 10, 0, OUTPUT_MAX, &text_length, NULL)
      || stride % 4 != 0)
    return fail (error, ANNING_PDF_ERROR_DAMAGED, "no sense in what the helper says");
  head = strlen (line) + 1;
  if (output->len != head + stride * height + text_length + strlen (END_OF_ALL)
      || memcmp (data + output->len - strlen (END_OF_ALL), END_OF_ALL, strlen (END_OF_ALL)) != 0)
    return fail (error, ANNING_PDF_ERROR_DAMAGED, "the helper ended early");

  self = g_new0 (AnningPdfPage, 1);
  self->n_pages = (guint) n_pages;
  self->page = page;
  self->width = (guint) width;
  self->height = (guint) height;
  self->stride = (gsize) stride;
  self->pixels = g_bytes_new (output->data + head, (gsize) (stride * height));
  self->text = g_utf8_make_valid ((const char *) output->data + head + stride * height, (gssize) text_length);
  return self;
}

/*
 * anning_pdf_page_read:
 * @page: from 0
 * @width: pixels, at most ANNING_PDF_WIDTH_MAX
 *
 * Draws one page of a PDF in a process of its own with limits for memory and time. Blocking, for
 * a thread other than the main one.
 *
 * Returns: (transfer full): the page, or NULL and ANNING_PDF_ERROR or what reading @stream gave
 */
AnningPdfPage *
anning_pdf_page_read (GInputStream  *stream,
                      guint          page,
                      guint          width,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *page_word = g_strdup_printf ("%u", page);
  g_autofree char *width_word = g_strdup_printf ("%u", width);
  const char *arguments[] = { page_word, width_word, NULL };
  const AnningChild child = {
    .program = HELPER,
    .arguments = arguments,
    .input_max = ANNING_PDF_MAX,
    .output_max = OUTPUT_MAX,
    .seconds_max = SECONDS_MAX,
  };
  g_autoptr (GByteArray) output = NULL;
  g_autoptr (GError) local_error = NULL;
  int status = -1;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && width > 0 && width <= ANNING_PDF_WIDTH_MAX, NULL);

  output = anning_child_run (&child, stream, &status, cancellable, &local_error);
  if (output == NULL)
    {
      fail_child (error, local_error);
      return NULL;
    }
  if (status == EXIT_ENCRYPTED)
    return fail (error, ANNING_PDF_ERROR_ENCRYPTED, "a password is needed");
  if (status == EXIT_NO_PAGE)
    return fail (error, ANNING_PDF_ERROR_NO_PAGE, "no such page");
  if (status != 0)
    return fail (error, ANNING_PDF_ERROR_DAMAGED, "a damaged PDF");
  return parse (output, page, error);
}

void
anning_pdf_page_free (AnningPdfPage *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_free (self->text);
  g_free (self);
}
