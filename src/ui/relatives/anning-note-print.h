/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-relative.h"

G_BEGIN_DECLS

/*
 * Asks for a printer and prints the note as the PDF shows it, on that
 * printer's paper. Failures are said over @widget.
 *
 * @parts: (element-type AnningNotePart): in the order in which they are sent
 */
void anning_note_print (GtkWidget        *widget,
                        const AnningNote *note,
                        GPtrArray        *parts);

G_END_DECLS
