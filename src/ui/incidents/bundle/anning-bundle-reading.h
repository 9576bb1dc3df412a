/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Shows all of a document as text, over the window of @widget: where it stands as pages, long
 * tables are shortened, and what leaves wants to be read to its end.
 *
 * @blocks: (element-type AnningPageBlock)
 */
GtkWindow *anning_bundle_reading_present (GtkWidget  *widget,
                                          GPtrArray  *blocks);

G_END_DECLS
