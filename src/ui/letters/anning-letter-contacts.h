/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A sheet with the newest contacts of one creditor, or of all, to tick those that
 * a letter tells of.
 *
 * Signal: chosen (GArray *ids): gint64; "Use These" was pressed
 */
#define ANNING_TYPE_LETTER_CONTACTS (anning_letter_contacts_get_type ())
G_DECLARE_FINAL_TYPE (AnningLetterContacts, anning_letter_contacts, ANNING, LETTER_CONTACTS, AdwWindow)

/*
 * @debt_id: or ANNING_UNKNOWN
 * @chosen: (element-type gint64): ticked at first
 */
AnningLetterContacts *anning_letter_contacts_new (AnningStore  *store,
                                                  gint64        debt_id,
                                                  const GArray *chosen);

G_END_DECLS
