/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-dismissal.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Sets a hint of the conduct rules aside and says so over @widget, with a way to undo it.
 * @finding: key of the hint; @reason: a word or words of the person's own
 */
void anning_set_aside (GtkWidget   *widget,
                       AnningStore *store,
                       const char  *finding,
                       const char  *reason);
/* A row with the hint's @title and the reason, and a button that lets it count again. @dismissal: not kept */
GtkWidget *anning_aside_row_new (AnningStore           *store,
                                 const char            *title,
                                 const AnningDismissal *dismissal);

G_END_DECLS
