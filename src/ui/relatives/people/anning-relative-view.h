/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-relative.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * One person: who they are, what they know, whether they asked not to be called.
 * Saves itself; made anew for each person.
 *
 * Signals: write-note (): a note to this person is wanted;
 *   deleted (): the person was marked as deleted
 */
#define ANNING_TYPE_RELATIVE_VIEW (anning_relative_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativeView, anning_relative_view, ANNING, RELATIVE_VIEW, AdwBin)

/* @relative: copied; id 0 makes a new person with the first word typed */
GtkWidget            *anning_relative_view_new          (AnningStore          *store,
                                                         const AnningRelative *relative);
/* As it stands on the screen; lives as long as the view. */
const AnningRelative *anning_relative_view_get_relative (AnningRelativeView   *self);
void                  anning_relative_view_flush        (AnningRelativeView   *self);

G_END_DECLS
