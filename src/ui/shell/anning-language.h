/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the language from the preferences (or the system) before anything is translated. */
void        anning_language_init (void);
/* "zh" or "en": the language in which articles and notes are shown. */
const char *anning_ui_language   (void);

G_END_DECLS
