/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How much sound an Opus file holds, as its last page says (RFC 3533, 6; RFC
 * 7845, 4): exact for a file that we wrote ourselves, also when it was cut at a page.
 *
 * @head: the first bytes, at least the two header pages' beginning
 * @tail: the last bytes, with the beginning of a page among them
 *
 * Returns: ms, or ANNING_UNKNOWN
 */
gint64 anning_ogg_opus_length (const guint8 *head,
                               gsize         n_head,
                               const guint8 *tail,
                               gsize         n_tail);

/*
 * The page that ends a file which was cut at a page: it holds nothing but the mark
 * that this is the end, so that no player takes the file for a damaged one.
 *
 * @tail: the last bytes, with the beginning of a page among them
 *
 * Returns: (transfer full) (nullable): NULL when the end is marked already, or when @tail are no whole pages
 */
GBytes *anning_ogg_make_end    (const guint8 *tail,
                                gsize         n_tail);

G_END_DECLS
