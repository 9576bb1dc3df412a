/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The process: one file, one store, one window. A second start on the same file
 * presents the first one's window.
 */
#define ANNING_TYPE_APPLICATION (anning_application_get_type ())
G_DECLARE_FINAL_TYPE (AnningApplication, anning_application, ANNING, APPLICATION, AdwApplication)

AnningApplication *anning_application_new        (void);
/* Where the open file lies. */
const char        *anning_application_get_path   (AnningApplication *self);
GSettings         *anning_application_get_settings (AnningApplication *self);
/* Replaces the open file by the throw-away household. */
void               anning_application_open_example (AnningApplication *self);

G_END_DECLS
