/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The short stable words that stand in the file, each with an English label
 * that a page translates before it shows it. Lists end with a NULL word.
 */
typedef struct
{
  const char *word;
  const char *label; /* English msgid */
} AnningWord;

/* In a list that has it: nobody said. A field that holds nothing means the same. */
#define ANNING_WORD_UNKNOWN "unknown"

extern const AnningWord anning_lender_types[];
extern const AnningWord anning_loan_methods[];
extern const AnningWord anning_debt_stages[];
extern const AnningWord anning_debt_priorities[];
extern const AnningWord anning_fee_times[];
extern const AnningWord anning_fee_kinds[];
extern const AnningWord anning_budget_kinds[];
extern const AnningWord anning_budget_categories[];
extern const AnningWord anning_budget_periods[];
extern const AnningWord anning_proposal_kinds[];
extern const AnningWord anning_proposal_states[];
extern const AnningWord anning_proposal_authors[];
extern const AnningWord anning_proposal_roles[];
extern const AnningWord anning_round_outcomes[];
extern const AnningWord anning_channels[];
extern const AnningWord anning_directions[];
extern const AnningWord anning_answers[];
extern const AnningWord anning_time_sources[];
extern const AnningWord anning_source_kinds[];
extern const AnningWord anning_trace_starts[];
extern const AnningWord anning_trace_placings[];
extern const AnningWord anning_parties[];
extern const AnningWord anning_product_types[];
extern const AnningWord anning_identities[];
extern const AnningWord anning_purposes[];
extern const AnningWord anning_disclosures[];
extern const AnningWord anning_incident_tags[];
extern const AnningWord anning_plan_states[];
extern const AnningWord anning_pay_targets[];
extern const AnningWord anning_wordings[];
extern const AnningWord anning_speakers[];
extern const AnningWord anning_relations[];
extern const AnningWord anning_liabilities[];
extern const AnningWord anning_audiences[];
extern const AnningWord anning_note_lengths[];
extern const AnningWord anning_share_ways[];
extern const AnningWord anning_writers[];

gboolean    anning_words_contains (const AnningWord *list,
                                   const char       *word);
const char *anning_words_label    (const AnningWord *list,
                                   const char       *word);
guint       anning_words_index    (const AnningWord *list,
                                   const char       *word);

G_END_DECLS
