/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-pages.h"

G_BEGIN_DECLS

/*
 * What a document leaves as holds no word that its blocks do not show: the blocks are its preview.
 * The PDF is read by pdftotext; of the pages' own there are only their numbers.
 *
 * @text: (nullable): what it is copied and saved as
 */
void leaving_assert_shown (GPtrArray  *blocks,
                           const char *text,
                           const char *language);

G_END_DECLS
