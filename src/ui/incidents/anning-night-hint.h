/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-incident.h"

G_BEGIN_DECLS

/*
 * A quiet line for a contact in the hours of the night: what it may not be in
 * keeping with, for the kind of lender it was, and on what that rests. Hidden
 * for all other contacts.
 */
#define ANNING_TYPE_NIGHT_HINT (anning_night_hint_get_type ())
G_DECLARE_FINAL_TYPE (AnningNightHint, anning_night_hint, ANNING, NIGHT_HINT, GtkBox)

void anning_night_hint_show (AnningNightHint      *self,
                             const AnningIncident *incident);

G_END_DECLS
