/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Everywhere in the program heights follow from widths: what is asked how wide it has to be for a height answers as it
 * does without one. GTK's stacks and all that is not stretched to its height ask that each time they get their place,
 * and nearly always throw the answer away; for it a text that wraps is laid out some ten times, in search of the
 * narrowest lines that are no higher, and a box of such texts some ten times each. It was half of what showing a page
 * took. And the least width of a text that wraps is not that of its widest word or, in Chinese, character, for which
 * each of them would be laid out as a line of its own: it is that of two square ones.
 *
 * To be called once, when GTK is set up and no widget is made yet.
 */
void anning_width_first_init (void);

G_END_DECLS
