/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt-case.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* The terms that they named in one round; opened, they can be written down. */
#define ANNING_TYPE_THEIR_TERMS_ROW (anning_their_terms_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningTheirTermsRow, anning_their_terms_row, ANNING, THEIR_TERMS_ROW, AdwExpanderRow)

GtkWidget *anning_their_terms_row_new   (AnningStore          *store);
/* Shows what the file holds. @round_id: 0 while the round is not stored; @owed: fen, or ANNING_UNKNOWN */
void       anning_their_terms_row_show  (AnningTheirTermsRow  *self,
                                         const AnningDebtCase *debt_case,
                                         gint64                round_id,
                                         gint64                owed);
/* The round has its id now. */
void       anning_their_terms_row_set_round (AnningTheirTermsRow *self,
                                             gint64               round_id);
void       anning_their_terms_row_flush (AnningTheirTermsRow  *self);

G_END_DECLS
