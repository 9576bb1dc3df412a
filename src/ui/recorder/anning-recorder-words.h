/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-recording-session.h"
#include "anning-takes.h"

G_BEGIN_DECLS

/* Returns: (transfer full): what happened to a recording, and what to do next */
char       *anning_recorder_problem_sentence (const GError     *error);
/* Returns: translated: "Good", "Too quiet" … */
const char *anning_recorder_level_text       (AnningLevelWord   word);
/* Returns: (transfer full): "A recording was interrupted on …" */
char       *anning_recorder_take_sentence    (const AnningTake *take);
/* How long it runs. @shown: the seconds that @label says; it is set when they are others */
void        anning_recorder_show_elapsed     (AnningRecordingSession *session,
                                              GtkLabel               *label,
                                              gint64                 *shown);

G_END_DECLS
