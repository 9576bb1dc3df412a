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

AnningNewIncident *anning_new_incident_new (AnningStore *store);

G_END_DECLS
