/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-texts.h"

G_BEGIN_DECLS

/* Whom to call: what each number handles, what it does not, when, and who says so. */
#define ANNING_TYPE_HOTLINES_VIEW (anning_hotlines_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningHotlinesView, anning_hotlines_view, ANNING, HOTLINES_VIEW, AdwBin)

GtkWidget *anning_hotlines_view_new    (AnningTexts         *texts);
/* Scrolls to the hotline of that key. FALSE: there is none. */
gboolean   anning_hotlines_view_reveal (AnningHotlinesView  *self,
                                        const char          *key);

G_END_DECLS
