/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* The one in the family who is told of every call, in words: who, and by which number. Kept in the file. */
#define ANNING_TYPE_AGREED_ROW (anning_agreed_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningAgreedRow, anning_agreed_row, ANNING, AGREED_ROW, AdwEntryRow)

GtkWidget *anning_agreed_row_new       (void);
/* Shows what that file holds. */
void       anning_agreed_row_set_store (AnningAgreedRow *self,
                                        AnningStore     *store);
/* Stores at once what is being typed. */
void       anning_agreed_row_flush     (AnningAgreedRow *self);

G_END_DECLS
