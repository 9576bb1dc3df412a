/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Small facts about the file itself, e.g. that it holds an example and no real
 * case. What is about the machine (window, language) lives in GSettings.
 */

/* Set once somebody went past the first start. */
#define ANNING_SETTING_ENTERED "entered"

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

/* ---- from a page ---- */

/* Sets it when its turn comes; nobody waits for it, a failure is only logged. */
void      anning_setting_set_later (AnningStore *store,
                                    const char  *key,
                                    const char  *value);

G_END_DECLS
