/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of the object that is being built for --json. */
void anning_json_set_count (JsonBuilder *json,
                            const char  *name,
                            gint64       value);
void anning_json_set_flag  (JsonBuilder *json,
                            const char  *name,
                            gboolean     value);
/* @value: (nullable): NULL becomes null */
void anning_json_set_text  (JsonBuilder *json,
                            const char  *name,
                            const char  *value);

G_END_DECLS
