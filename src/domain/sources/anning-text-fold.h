/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * One form for each character, full-width ones as half-width (NFKC), so that a
 * pattern finds what is written in any of them.
 *
 * @text: UTF-8
 * @origins: (element-type gsize): empty; for each byte of what is returned, and for its
 *   end, the byte of @text that it comes from
 *
 * Returns: (transfer full)
 */
char *anning_text_fold (const char *text,
                        GArray     *origins);

G_END_DECLS
