/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-called.h"

G_BEGIN_DECLS

/*
 * One kind of person who is called, or one way in which it happens: what to say and
 * to do, folded away below its name. Has the action "steps.write" activated with its key.
 *
 * Returns: an AdwExpanderRow
 */
GtkWidget *anning_called_case_row_new (const AnningCalledCase *its);

G_END_DECLS
