/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Says in a dialog over the window that the file was moved, deleted or replaced while it
 * is open, and offers to save what can still be read. Looks each time the window is
 * turned to, and whenever something is written.
 */
#define ANNING_TYPE_GONE (anning_gone_get_type ())
G_DECLARE_FINAL_TYPE (AnningGone, anning_gone, ANNING, GONE, GObject)

/* @window: not kept alive */
AnningGone *anning_gone_new     (GtkWindow    *window,
                                 AnningStore  *store);

G_END_DECLS
