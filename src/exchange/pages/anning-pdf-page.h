/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNING_PDF_ERROR (anning_pdf_error_quark ())
GQuark anning_pdf_error_quark (void);

typedef enum
{
  ANNING_PDF_ERROR_DAMAGED,
  ANNING_PDF_ERROR_ENCRYPTED,
  ANNING_PDF_ERROR_NO_PAGE,
  ANNING_PDF_ERROR_TOO_LARGE, /* or too slow to draw */
  ANNING_PDF_ERROR_NO_HELPER, /* what draws it is not installed */
} AnningPdfError;

/* A larger PDF is not drawn. */
#define ANNING_PDF_MAX (256 * 1024 * 1024)
#define ANNING_PDF_WIDTH_MAX 4096

/* One page, drawn. */
typedef struct
{
  guint n_pages; /* of the document */
  guint page;    /* from 0 */
  guint width;   /* pixels */
  guint height;
  gsize stride;  /* bytes from row to row */
  GBytes *pixels; /* as cairo's ARGB32, nothing of it transparent */
  char *text;    /* what stands on it, valid UTF-8; "" of a scan */
} AnningPdfPage;

AnningPdfPage *anning_pdf_page_read (GInputStream   *stream,
                                     guint           page,
                                     guint           width,
                                     GCancellable   *cancellable,
                                     GError        **error);
void           anning_pdf_page_free (AnningPdfPage  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPdfPage, anning_pdf_page_free)

G_END_DECLS
