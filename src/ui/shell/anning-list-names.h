/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * From now on nothing is called by its type, which GTK 4.8 reads out where no name was given: a list, a table, a page
 * of a stack and what unfolds get their title or an empty name, the cross of a toast and what shows a passphrase the
 * word for it. A row says what is chosen, what unfolds whether it is unfolded. The text in an entry row tells of the
 * focus, by the title of the row and what stands there; what was named says neither its icon nor its words as well;
 * what stays pressed is told as ticked; of a question the body is said. Once per process, before the first window.
 */
void anning_list_names_init (void);

G_END_DECLS
