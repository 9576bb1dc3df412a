/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Five large steps for whoever was called, and what else they need. Says nothing about
 * the person who owes, so it can stand open on anybody's screen.
 */
#define ANNING_TYPE_CALLED_STEPS (anning_called_steps_get_type ())
G_DECLARE_FINAL_TYPE (AnningCalledSteps, anning_called_steps, ANNING, CALLED_STEPS, AdwBin)

GtkWidget *anning_called_steps_new       (void);
/* @store: where it is written down; another one takes its place */
void       anning_called_steps_set_store (AnningCalledSteps *self,
                                          AnningStore       *store);
/* Stores what is being typed. */
void       anning_called_steps_flush     (AnningCalledSteps *self);

G_END_DECLS
