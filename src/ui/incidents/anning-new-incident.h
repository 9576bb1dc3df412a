/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Writes a contact down in half a minute: when, how, who, to whom, what was
 * said, in one line. Nothing is stored before "Add".
 *
 * Signal: created (gint64 id)
 */
#define ANNING_TYPE_NEW_INCIDENT (anning_new_incident_get_type ())
G_DECLARE_FINAL_TYPE (AnningNewIncident, anning_new_incident, ANNING, NEW_INCIDENT, AdwWindow)

AnningNewIncident *anning_new_incident_new     (AnningStore       *store);
/* Begins with what a link says: see anning_incident_from_query(). Called once, before it is shown. */
void               anning_new_incident_prefill (AnningNewIncident *self,
                                                const char        *query);

G_END_DECLS
