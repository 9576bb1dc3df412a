/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A note left: asks to whom, which may be left open, and notes it among the note's
 * shares; or it is not noted at all.
 *
 * @relative_id: whom it is written for, or ANNING_UNKNOWN: it is asked for first
 * @way: a word of anning_share_ways
 */
void  anning_note_share_ask            (GtkWidget   *view,
                                        AnningStore *store,
                                        gint64       note_id,
                                        gint64       relative_id,
                                        const char  *way);

/* Returns: (transfer full): the suggested name of a file without its ending: today, and nothing of the matter */
char *anning_note_share_dup_file_name  (void);

G_END_DECLS
