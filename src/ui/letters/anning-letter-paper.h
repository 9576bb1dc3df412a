/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-letter-book.h"

G_BEGIN_DECLS

/*
 * A letter as it will be on paper: its title in the middle, signature and date to
 * the right, gaps marked. Can be edited in place.
 *
 * Signal: edited (): the user changed the text
 */
#define ANNING_TYPE_LETTER_PAPER (anning_letter_paper_get_type ())
G_DECLARE_FINAL_TYPE (AnningLetterPaper, anning_letter_paper, ANNING, LETTER_PAPER, GtkBox)

GtkWidget *anning_letter_paper_new          (AnningLetterBook   *book);
/* @text: see anning-letter-text.h; shown unless it is what stands there. @language: finds the gaps */
void       anning_letter_paper_set_text     (AnningLetterPaper  *self,
                                             const char         *text,
                                             const char         *language);
/* Returns: (transfer full) */
char      *anning_letter_paper_get_text     (AnningLetterPaper  *self);
void       anning_letter_paper_set_editable (AnningLetterPaper  *self,
                                             gboolean            editable);

G_END_DECLS
