/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-conduct-book.h"

G_BEGIN_DECLS

/*
 * What the rules of conduct find with one incident: the urgent first, with what is
 * to be done for safety, then the other hits, what is good to know, what too little
 * is known for, and what was set aside. Not to be seen where there is nothing.
 *
 * Signal: field (const char *field): lead to this field of the incident
 */
#define ANNING_TYPE_CONDUCT_GROUP (anning_conduct_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningConductGroup, anning_conduct_group, ANNING, CONDUCT_GROUP, GtkBox)

/* @place: an empty bin at the head of the page, for what has to be read first */
void anning_conduct_group_set_safety_place (AnningConductGroup *self,
                                            AdwBin             *place);
/* @id: the incident, 0: none */
void anning_conduct_group_show             (AnningConductGroup *self,
                                            AnningStore        *store,
                                            gint64              id);

G_END_DECLS
