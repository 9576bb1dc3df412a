/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Sets a hint of the conduct rules aside and says so over @widget, with a way to undo it.
 * @finding: key of the hint; @reason: a word or words of the person's own
 */
void anning_set_aside (GtkWidget   *widget,
                       AnningStore *store,
                       const char  *finding,
                       const char  *reason);

G_END_DECLS
