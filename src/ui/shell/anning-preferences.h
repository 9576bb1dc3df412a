/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-application.h"

G_BEGIN_DECLS

/* Language, text size, clock, hiding, and where the file is. */
#define ANNING_TYPE_PREFERENCES (anning_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AnningPreferences, anning_preferences, ANNING, PREFERENCES, AdwPreferencesWindow)

AnningPreferences *anning_preferences_new (AnningApplication *application);

G_END_DECLS
