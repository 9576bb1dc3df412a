/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What holds for the whole process, before anything else is done: files that it makes are for their
 * owner only, and nothing of its memory is written to disk when it crashes.
 */
void anning_process_guard (void);

G_END_DECLS
