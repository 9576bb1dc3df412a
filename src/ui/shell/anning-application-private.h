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
/* The same with what was taken out of it into a file beside it, which is used up. */
void          _anning_application_take        (AnningApplication *self,
                                               const char        *salvaged);
/*
 * Lets the file go, puts a copy in its place and opens that; the file as it was stays aside. What goes
 * wrong or is cancelled opens the file as it was.
 * @incomplete: originals may be missing in it; @used_up: it was made for this, and goes whatever comes of it
 */
void          _anning_application_restore_copy (AnningApplication *self,
                                               const char        *copy,
                                               gboolean           incomplete,
                                               gboolean           used_up);
/* Returns: (nullable): NULL while the file is not open */
AnningStore  *_anning_application_get_store   (AnningApplication *self);
gboolean      _anning_application_is_example  (AnningApplication *self);
void          _anning_application_add_actions (AnningApplication *self);

G_END_DECLS
