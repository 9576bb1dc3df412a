/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The folder for what only passes: below $XDG_RUNTIME_DIR, which is memory and goes with the session,
 * for its owner only, removed when the process ends. Where a process was killed, the next one that
 * begins removes it. Every library that asks GLib for a folder gets this one.
 */

/*
 * Once, before anything has called g_get_tmp_dir(). Where there is no such place, the cache is used.
 *
 * Returns: (nullable): the folder; NULL: none could be made
 */
const char *anning_passing_begin      (void);
/* Returns: (nullable): the folder between begin and end */
const char *anning_passing_get_folder (void);
/* Removes it with all that is in it. */
void        anning_passing_end        (void);

G_END_DECLS
