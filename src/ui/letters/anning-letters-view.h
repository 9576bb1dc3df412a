/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The letters: the user's own and those that can be written, and one of them
 * at work. Reads its texts by itself; what was asked for before that is shown then.
 *
 * Properties: place (string: "list" or "letter").
 * Signal: asked (const char *table, gint64 id, const char *key): the user opened
 *   "letter_template" by key, or "letter" by id, or went back ("letter_template",
 *   0, ""). Whoever keeps a way back answers by showing it; without a handler the
 *   view shows it by itself, and a button that leads back.
 */
#define ANNING_TYPE_LETTERS_VIEW (anning_letters_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningLettersView, anning_letters_view, ANNING, LETTERS_VIEW, AdwBin)

GtkWidget *anning_letters_view_new           (void);
/* @store: open */
void       anning_letters_view_set_store     (AnningLettersView *self,
                                              AnningStore       *store);
void       anning_letters_view_show_list     (AnningLettersView *self);
/*
 * A new letter, which is stored with the first answer; the one at work, if it is
 * such a letter.
 *
 * @debt_id: or ANNING_UNKNOWN
 */
void       anning_letters_view_show_template (AnningLettersView *self,
                                              const char        *key,
                                              gint64             debt_id);
void       anning_letters_view_show_letter   (AnningLettersView *self,
                                              gint64             id);
/* Stores at once what waits: the page is being left. */
void       anning_letters_view_flush         (AnningLettersView *self);

G_END_DECLS
