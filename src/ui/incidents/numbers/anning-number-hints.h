/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-conduct-book.h"

G_BEGIN_DECLS

/*
 * What the rules of conduct note with some contacts: each kind of hint once, how
 * often and how serious, leading to the newest contact that has it. Not to be seen
 * where there is nothing.
 */
#define ANNING_TYPE_NUMBER_HINTS (anning_number_hints_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumberHints, anning_number_hints, ANNING, NUMBER_HINTS, AdwBin)

GtkWidget *anning_number_hints_new  (void);
/* @incidents: gint64, newest first */
void       anning_number_hints_show (AnningNumberHints *self,
                                     AnningConductBook *book,
                                     GArray            *incidents);

G_END_DECLS
