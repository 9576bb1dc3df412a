/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Says at once of several numbers whose they are.
 *
 * Signal: grouped (): it was written
 */
#define ANNING_TYPE_NUMBER_GROUP_DIALOG (anning_number_group_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumberGroupDialog, anning_number_group_dialog, ANNING, NUMBER_GROUP_DIALOG, AdwWindow)

/* Returns: (transfer none): the dialog, over the window of @widget. @numbers: normalised */
GtkWidget *anning_number_group_dialog_present (GtkWidget         *widget,
                                               AnningStore       *store,
                                               const char *const *numbers);

G_END_DECLS
