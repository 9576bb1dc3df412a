/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "anning-import.h"

G_BEGIN_DECLS

/* Whether the words after --numbers and --since can be understood; each may be NULL. */
gboolean            anning_import_commands_check  (const char               *numbers,
                                                   const char               *since);
/*
 * Blocking. @numbers: NULL or "known": those tied to a creditor; "all"; or numbers with
 * commas between them. @since: (nullable): ISO day, here
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningImportChoice *anning_import_commands_choose (AnningStore              *store,
                                                   AnningImportPlan         *plan,
                                                   const char               *numbers,
                                                   const char               *since,
                                                   GError                  **error);
/* Members "contacts" of the object that is open in @json. */
void                anning_import_commands_report (JsonBuilder              *json,
                                                   const AnningImportTally  *tally);
/* Returns: (transfer full) (nullable): what became of the contacts; NULL when there were none */
char               *anning_import_commands_tell   (const AnningImportResult *result);

G_END_DECLS
