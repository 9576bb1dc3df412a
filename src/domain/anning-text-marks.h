/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Characters that are never seen and change what is: those that turn the direction of all that
 * follows (embeddings, overrides and isolates of UAX #9, with which "gnp.exe" is read as "exe.png"
 * and a date behind a name from its end), and control characters other than tab and line end.
 * What a script needs itself stays: letters from right to left, and the marks beside them.
 */
gboolean  anning_text_has_marks     (const char *text);
/* @text: (nullable). Returns: (transfer full): without them, valid UTF-8; NULL of NULL */
char     *anning_text_without_marks (const char *text);

G_END_DECLS
