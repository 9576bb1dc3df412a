/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Something that can be recorded from. Made by AnningMicrophones. */
#define ANNING_TYPE_MICROPHONE (anning_microphone_get_type ())
G_DECLARE_FINAL_TYPE (AnningMicrophone, anning_microphone, ANNING, MICROPHONE, GObject)

/* As the system names it; no text of ours. */
const char *anning_microphone_get_name       (AnningMicrophone *self);
/* TRUE for the one that the system would take. */
gboolean    anning_microphone_get_is_default (AnningMicrophone *self);

G_END_DECLS
