/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt-case.h"

G_BEGIN_DECLS

/* What has to be entered before a document can be written, and the way there. */
#define ANNING_TYPE_PAPER_MISSING (anning_paper_missing_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaperMissing, anning_paper_missing, ANNING, PAPER_MISSING, GtkBox)

GtkWidget *anning_paper_missing_new  (void);
/*
 * @error: of anning_paper_new()
 * @its: (nullable): the debt that the document was to be about
 * @suggested: whether its button is what the whole page suggests
 */
void       anning_paper_missing_show (AnningPaperMissing   *self,
                                      const GError         *error,
                                      const AnningDebtCase *its,
                                      gboolean              suggested);

G_END_DECLS
