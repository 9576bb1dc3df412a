/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-level.h"

G_BEGIN_DECLS

/* How loud the microphone is, as a bar and in words. */
#define ANNING_TYPE_LEVEL_METER (anning_level_meter_get_type ())
G_DECLARE_FINAL_TYPE (AnningLevelMeter, anning_level_meter, ANNING, LEVEL_METER, AdwBin)

GtkWidget *anning_level_meter_new   (void);
/* @fraction: 0…1 */
void       anning_level_meter_set   (AnningLevelMeter *self,
                                     double            fraction,
                                     AnningLevelWord   word);
/* Before the first level: an empty bar, and no word about it. */
void       anning_level_meter_clear (AnningLevelMeter *self);

G_END_DECLS
