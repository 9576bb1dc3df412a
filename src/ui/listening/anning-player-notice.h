/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "anning-recording-gap.h"

G_BEGIN_DECLS

/*
 * What is wrong with a recording although it can be heard, or with hearing it.
 * @gap: (nullable). Returns: (transfer full) (nullable): sentences, one a line; NULL: nothing
 */
char *anning_player_notice (gint64                    length_ms,
                            gboolean                  broken,
                            const AnningRecordingGap *gap,
                            gboolean                  silent);

G_END_DECLS
