/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-letter-values.h"

G_BEGIN_DECLS

/* For what reads the values: each takes the place of what was known before. Nothing of it is no value. */
void     anning_letter_values_know_text     (AnningLetterValues        *self,
                                             const char                *field,
                                             const char                *value);
/* @fen: what is not above zero is nothing that a letter would say; so is a count */
void     anning_letter_values_know_money    (AnningLetterValues        *self,
                                             const char                *field,
                                             gint64                     fen);
void     anning_letter_values_know_count    (AnningLetterValues        *self,
                                             const char                *field,
                                             gint64                     count);
void     anning_letter_values_know_day      (AnningLetterValues        *self,
                                             const char                *field,
                                             const GDate               *day);
/* @rate: millionths per year */
void     anning_letter_values_know_rate     (AnningLetterValues        *self,
                                             const char                *field,
                                             gint64                     rate);
/* Knows the kind of lender, and holds the conditions that go with it. */
void     anning_letter_values_take_lender   (AnningLetterValues        *self,
                                             const char                *lender_type);

/* Inside a job: what the planner knows. One that was deleted meanwhile is no error. */
gboolean anning_letter_values_read_debt     (AnningLetterValues        *self,
                                             AnningDb                  *db,
                                             const AnningLetterSubject *subject,
                                             GError                   **error);
/* What R-CON-11 says of the debt and was not set aside. */
gboolean anning_letter_values_read_hints    (AnningLetterValues        *self,
                                             AnningDb                  *db,
                                             const AnningLetterSubject *subject,
                                             GError                   **error);
/* The newest accepted proposal, else the newest sent one, else the newest draft. */
gboolean anning_letter_values_read_proposal (AnningLetterValues        *self,
                                             AnningDb                  *db,
                                             gint64                     debt_id,
                                             GError                   **error);
gboolean anning_letter_values_read_budget   (AnningLetterValues        *self,
                                             AnningDb                  *db,
                                             GError                   **error);
/* Inside a job: what the contacts tell, after @self->own was read. */
gboolean anning_letter_values_read_contacts (AnningLetterValues        *self,
                                             AnningDb                  *db,
                                             const AnningLetterSubject *subject,
                                             GError                   **error);

G_END_DECLS
