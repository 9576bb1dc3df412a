/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-letter-draft.h"
#include "anning-outgoing.h"

G_BEGIN_DECLS

/*
 * A letter is to leave the program. With gaps it does not without a question:
 * they are named, and either filled in or left as lines to write on.
 *
 * @fill: called with @widget when they are to be filled in
 *
 * Returns: (transfer full) (nullable): what leaves now; NULL: it was asked first,
 *   and leaves by itself after the answer
 */
AnningOutgoing *anning_letter_leave (GtkWidget          *widget,
                                     AnningLetterBook   *book,
                                     AnningLetterDraft  *draft,
                                     AnningOutgoingWay   way,
                                     void              (*fill) (GtkWidget *widget));

G_END_DECLS
