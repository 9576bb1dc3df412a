/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-form.h"
#include "anning-loan-solved.h"

G_BEGIN_DECLS

/* All fields of one debt; the rarely needed ones folded. */
#define ANNING_TYPE_DEBT_FORM (anning_debt_form_get_type ())
G_DECLARE_FINAL_TYPE (AnningDebtForm, anning_debt_form, ANNING, DEBT_FORM, GtkBox)

GtkWidget *anning_debt_form_new     (void);
/* Ties the rows to @form, a form over a debt. Once. */
void       anning_debt_form_bind    (AnningDebtForm *self,
                                     AnningForm     *form);
/* Returns: (transfer none) (nullable): the row of a field of the debt */
GtkWidget *anning_debt_form_get_row (AnningDebtForm *self,
                                     const char     *field);
/* Puts a further group below the contract, and below those that were put there before. */
void       anning_debt_form_add_to_contract (AnningDebtForm     *self,
                                             GtkWidget          *widget);
/* Shows what was left empty, and follows from the rest, beside the empty rows. */
void       anning_debt_form_show_solved (AnningDebtForm         *self,
                                         const AnningLoanSolved *solved);

G_END_DECLS
