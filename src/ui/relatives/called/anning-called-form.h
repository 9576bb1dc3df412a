/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-called-entry.h"

G_BEGIN_DECLS

/*
 * What a frightened person can fill in in half a minute: who answered, the number, who they
 * said they were, what they wanted, one line. Shows nothing of the case; nothing is stored before "Add".
 *
 * Signal: written (const AnningCalledWritten *written)
 */
#define ANNING_TYPE_CALLED_FORM (anning_called_form_get_type ())
G_DECLARE_FINAL_TYPE (AnningCalledForm, anning_called_form, ANNING, CALLED_FORM, AdwWindow)

AnningCalledForm *anning_called_form_new     (AnningStore       *store);
/*
 * Begins with whom it reached. Called once, before it is shown.
 *
 * @to_party: a word of anning_parties
 * @relation: (nullable): a word of anning_relations
 * @channel: a word of anning_channels
 */
void              anning_called_form_prefill (AnningCalledForm  *self,
                                              const char        *to_party,
                                              const char        *relation,
                                              const char        *channel);

G_END_DECLS
