/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-share-wishes.h"

G_BEGIN_DECLS

/*
 * What is tried out: more or less left over, lean months, a sum that comes
 * once, frozen interest, less income.
 *
 * Signal: changed (), at each step of a slider and each key.
 * Signal: reset (), when nothing is to be tried out any more.
 */
#define ANNING_TYPE_SHARE_TOOLS (anning_share_tools_get_type ())
G_DECLARE_FINAL_TYPE (AnningShareTools, anning_share_tools, ANNING, SHARE_TOOLS, AdwPreferencesGroup)

GtkWidget *anning_share_tools_new         (void);
/* Shows them; emits nothing. */
void       anning_share_tools_set         (AnningShareTools        *self,
                                           const AnningShareWishes *wishes);
/* Writes what stands on the screen into @wishes; the rest of it stays. */
void       anning_share_tools_get         (AnningShareTools        *self,
                                           AnningShareWishes       *wishes);
/* Says below the sliders what becomes of the promises. @breaks: one cannot be kept */
void       anning_share_tools_set_promise (AnningShareTools        *self,
                                           const char              *sentence,
                                           gboolean                 breaks);

G_END_DECLS
