/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What tells of one incident: each source with the time that it has, to be taken out
 * again; below it, other incidents that may be the same contact, about which the
 * person decides. Not to be seen while there is only a note of the person.
 *
 * Signals: before-change (): something is about to be written to the incident: store
 *   what waits; joined (): sources with originals came or went since it was shown
 */
#define ANNING_TYPE_TELLING_GROUP (anning_telling_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningTellingGroup, anning_telling_group, ANNING, TELLING_GROUP, GtkBox)

/* @id: the incident, 0: none */
void anning_telling_group_show (AnningTellingGroup *self,
                                AnningStore        *store,
                                gint64              id);

G_END_DECLS
