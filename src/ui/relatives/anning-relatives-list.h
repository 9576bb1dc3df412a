/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-relatives-entry.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The left side of the page: the steps, the people, the notes, and what begins
 * a new one. Follows the store.
 *
 * Signals: opened (AnningRelativesEntryKind kind, gint64 id): a row was pressed;
 *   people-changed (): the names may be others now
 */
#define ANNING_TYPE_RELATIVES_LIST (anning_relatives_list_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativesList, anning_relatives_list, ANNING, RELATIVES_LIST, AdwBin)

void   anning_relatives_list_set_store (AnningRelativesList       *self,
                                        AnningStore               *store);
/* Marks the row of what is shown beside the list. */
void   anning_relatives_list_select    (AnningRelativesList       *self,
                                        AnningRelativesEntryKind   kind,
                                        gint64                     id);

G_END_DECLS
