/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-record-list.h"

G_BEGIN_DECLS

/*
 * The user's own letters with their debt and where they stand, then those that
 * can be written, by group.
 *
 * Signal: opened (const char *table, gint64 id, const char *key): "letter" by id
 *   or "letter_template" by key
 */
#define ANNING_TYPE_LETTERS_LIST (anning_letters_list_get_type ())
G_DECLARE_FINAL_TYPE (AnningLettersList, anning_letters_list, ANNING, LETTERS_LIST, AdwBin)

/* @groups: (element-type AnningLetterGroup): in the language of the program */
GtkWidget *anning_letters_list_new       (GPtrArray          *groups);
/* @letters: of AnningLetter; @debts: of AnningDebt */
void       anning_letters_list_set_store (AnningLettersList  *self,
                                          AnningStore        *store,
                                          AnningRecordList   *letters,
                                          AnningRecordList   *debts);

G_END_DECLS
