/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * From now on nothing that is opened or saved here comes onto the desktop's list of recent files:
 * the name of a recording is a number and a day. The list itself stays as it is.
 */
void anning_recent_files_leave_alone (void);
/* Before GTK ends: it writes the list once more then, whatever it was told. */
void anning_recent_files_forget      (void);

G_END_DECLS
