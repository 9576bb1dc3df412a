/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-application.h"
#include "anning-window.h"

G_BEGIN_DECLS

/* Shared by the application's two files: its life, and its actions. */
AnningWindow *_anning_application_get_window  (AnningApplication *self);
void          _anning_application_open_store  (AnningApplication *self);
/* Puts the copy that was offered in the place of the damaged file, and opens it. */
void          _anning_application_restore     (AnningApplication *self);
void          _anning_application_add_actions (AnningApplication *self);

G_END_DECLS
