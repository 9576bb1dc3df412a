/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the program has GTK and libadwaita do otherwise in each of their widgets, so that no page has to. To be called
 * once, when GTK is set up and no widget is made yet; what measures the program calls it too.
 */
void anning_toolkit_init (void);

G_END_DECLS
