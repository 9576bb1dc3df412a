/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"
#include "anning-words.h"

G_BEGIN_DECLS

/*
 * What a link says about a contact that is still to be written down:
 * "tags=jail_claim+freeze_all_cards&to_party=contact&channel=call". Fields are
 * those of AnningIncident that hold one word of a list, and tags. Fields and
 * words that are not known are left out.
 *
 * Returns: (transfer full): with those fields set, all others empty
 */
AnningIncident   *anning_incident_from_query (const char *query);
/* Returns: (nullable): the words that @field of an incident may hold */
const AnningWord *anning_incident_find_words (const char *field);

G_END_DECLS
