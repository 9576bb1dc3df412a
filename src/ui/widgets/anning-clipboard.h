/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/*
 * From now on, whatever this program copies to @clipboard, by a button or by Ctrl+C in any text, is
 * marked as secret: programs that keep a history of the clipboard on disk leave out what is.
 */
void anning_clipboard_guard (GdkClipboard *clipboard);

G_END_DECLS
