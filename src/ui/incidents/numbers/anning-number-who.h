/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-number-list.h"

G_BEGIN_DECLS

/* Whose a number is: saved as it is typed. */
#define ANNING_TYPE_NUMBER_WHO (anning_number_who_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumberWho, anning_number_who, ANNING, NUMBER_WHO, AdwPreferencesGroup)

GtkWidget *anning_number_who_new     (AnningStore             *store,
                                      const AnningNumberAbout *about);
/* The file says this of it now. FALSE: it is another record, which wants rows of its own. */
gboolean   anning_number_who_refresh (AnningNumberWho         *self,
                                      const AnningNumberAbout *about);
/* Saves at once what waits. */
void       anning_number_who_flush   (AnningNumberWho         *self);

G_END_DECLS
