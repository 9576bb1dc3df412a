/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-outgoing.h"

G_BEGIN_DECLS

/*
 * Asks for a printer and prints; what came of it is said over @widget.
 *
 * @outgoing: (transfer full)
 */
void anning_outgoing_print (GtkWidget      *widget,
                            AnningOutgoing *outgoing);
/*
 * The same before anybody is asked.
 *
 * @outgoing: (transfer full)
 *
 * Returns: (transfer full)
 */
GtkPrintOperation *anning_outgoing_print_prepare (GtkWidget      *widget,
                                                  AnningOutgoing *outgoing);

G_END_DECLS
