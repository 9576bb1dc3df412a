/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-due-days.h"

G_BEGIN_DECLS

/* What a due day says to a person, in the language of the program. The caller frees. */

/* "Payment 3 of 24", "Answer promised"… */
char     *anning_due_words_kind     (const AnningDueDay *due,
                                     const AnningDebt   *debt);
/* "16 days late", "today", "in 14 days", "paid ahead"…; what is open where a part was paid */
char     *anning_due_words_state    (const AnningDueDay *due,
                                     const GDate        *today);
/* The day as a person reads it: "5 December 2026" */
char     *anning_due_words_day      (const GDate        *day);
/* The month: "December 2026" */
char     *anning_due_words_month    (const GDate        *day);
/* "16 days ago", "today", "in 14 days" */
char     *anning_due_words_distance (const GDate        *day,
                                     const GDate        *today);
/* TRUE for a private person: an IOU comes back in place of a certificate. */
gboolean  anning_due_words_is_private (const AnningDebt *debt);
/* The heading of its row: the creditor, or what the deadline is about. @debt: (nullable) only of a deadline. Nobody frees it. */
const char *anning_due_words_title    (const AnningDueDay *due,
                                       const AnningDebt   *debt);
/* Name of the creditor, or of the product; "" when neither is known. Nobody frees it. */
const char *anning_due_words_creditor (const AnningDebt *debt);

G_END_DECLS
