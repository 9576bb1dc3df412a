/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-form.h"

G_BEGIN_DECLS

/*
 * Makes the row that fits @field of an incident, and ties it to @form. Links to other
 * records are not made here.
 *
 * @control: (out) (transfer none): what takes the focus, often the row itself
 *
 * Returns: (transfer floating): a row for a boxed list
 */
GtkWidget *anning_incident_row_new (AnningForm  *form,
                                    const char  *field,
                                    GtkWidget  **control);

/* What @row of @field is called, and what can be chosen in it, when the kind of contact is another one. */
void       anning_incident_row_set_channel (GtkWidget   *row,
                                            const char  *field,
                                            const char  *channel);

G_END_DECLS
