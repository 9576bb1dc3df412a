/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * All contacts near in time to one of them, for a person who knows that one of these is
 * the same contact. Nothing is joined here.
 *
 * Signal: chosen (incident_id): its row was activated; the window closes
 */
#define ANNING_TYPE_JOIN_CHOOSER (anning_join_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AnningJoinChooser, anning_join_chooser, ANNING, JOIN_CHOOSER, AdwWindow)

/*
 * Begins to read.
 *
 * @started_at: ms, of the incident
 */
AnningJoinChooser *anning_join_chooser_new (AnningStore *store,
                                            gint64       incident_id,
                                            gint64       started_at);

G_END_DECLS
