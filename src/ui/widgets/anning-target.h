/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What a step of an article, a situation or a tick list does: the part behind
 * "do:". The targets are named in resources/guidance/index.ini. Everything goes
 * through the program's actions, as no page knows another.
 *
 * @widget: where it was asked for; its window takes the toast
 */
void     anning_target_activate (GtkWidget  *widget,
                                 const char *target);
/* TRUE: @target is one that anning_target_activate() knows; keys and values are not looked up. */
gboolean anning_target_is_known (const char *target);

G_END_DECLS
