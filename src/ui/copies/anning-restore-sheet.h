/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What is inside a copy beside what is there now, before the one takes the place of the
 * other. A sealed backup is asked for its passphrase first. Nothing is changed here: what
 * is agreed to goes to the action app.restore-copy ("(sbb)": path, whether originals may be
 * missing, whether the file was made for this and is used up).
 */
#define ANNING_TYPE_RESTORE_SHEET (anning_restore_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningRestoreSheet, anning_restore_sheet, ANNING, RESTORE_SHEET, AdwWindow)

/*
 * @path: the file as it is now, which may be damaged or missing
 * @copy: a copy, a whole file or a sealed backup
 */
GtkWidget *anning_restore_sheet_new     (const char *path,
                                         const char *copy);
/* Shows it over the window in which @widget stands. */
void       anning_restore_sheet_present (GtkWidget  *widget,
                                         const char *path,
                                         const char *copy);

G_END_DECLS
