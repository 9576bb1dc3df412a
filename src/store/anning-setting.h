/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Small facts about the file itself, e.g. that it holds an example and no real
 * case. What is about the machine (window, language) lives in GSettings.
 */

/* ---- inside a job ---- */

/* Returns: (nullable): NULL without @error when it was never set */
char     *anning_setting_get  (AnningDb    *db,
                               const char  *key,
                               GError     **error);
/* In a write job. @value: (nullable): NULL takes the setting away */
gboolean  anning_setting_set  (AnningDb    *db,
                               const char  *key,
                               const char  *value,
                               GError     **error);

G_END_DECLS
