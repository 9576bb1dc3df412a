/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What holds for the whole process, before anything else is done: files that it makes are for their
 * owner only, and nothing of its memory is written to disk when it crashes.
 */
void anning_process_guard            (void);
/* What a thread frees goes back to the system where it is the last it has; before there are threads. */
void anning_process_spare_memory     (void);
/* So do all pages that nothing stands in any more, now: takes a few milliseconds. */
void anning_process_give_back_memory (void);

G_END_DECLS
