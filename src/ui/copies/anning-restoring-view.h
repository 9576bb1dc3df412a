/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the window shows while a copy is checked and put in the place of the file. */
#define ANNING_TYPE_RESTORING_VIEW (anning_restoring_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningRestoringView, anning_restoring_view, ANNING, RESTORING_VIEW, AdwBin)

GtkWidget *anning_restoring_view_new          (void);
/* @cancellable: for the button; the bar begins anew */
void       anning_restoring_view_begin        (AnningRestoringView *self,
                                               GCancellable        *cancellable);
void       anning_restoring_view_set_fraction (AnningRestoringView *self,
                                               double               fraction);

G_END_DECLS
