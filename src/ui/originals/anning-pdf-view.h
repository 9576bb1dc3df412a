/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* Shows an original that is a PDF, a page at a time; the page opens in a window where it can be made larger. */
#define ANNING_TYPE_PDF_VIEW (anning_pdf_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningPdfView, anning_pdf_view, ANNING, PDF_VIEW, AdwBin)

GtkWidget *anning_pdf_view_new (AnningStore *store,
                                gint64       evidence_id,
                                const char  *name);

G_END_DECLS
