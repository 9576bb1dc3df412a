/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-pages.h"

G_BEGIN_DECLS

/*
 * What stands on pages as plain text: cells with tabs between them, rows and items
 * below one another, an empty line between other paragraphs that are not tight.
 *
 * Returns: (transfer full): without a line break at the end
 */
char *anning_page_blocks_dup_text (GPtrArray *blocks);

G_END_DECLS
