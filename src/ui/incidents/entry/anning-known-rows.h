/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-incident.h"

G_BEGIN_DECLS

/*
 * What else is known of a contact before anybody types: fields that have no row of their
 * own in the sheet. Not shown while there is nothing.
 */
#define ANNING_TYPE_KNOWN_ROWS (anning_known_rows_get_type ())
G_DECLARE_FINAL_TYPE (AnningKnownRows, anning_known_rows, ANNING, KNOWN_ROWS, AdwBin)

/* Adds a row for each such field that @incident holds. */
void anning_known_rows_add     (AnningKnownRows      *self,
                                const AnningIncident *incident);
/* Puts what the rows say into @incident. */
void anning_known_rows_collect (AnningKnownRows      *self,
                                AnningIncident       *incident);

G_END_DECLS
