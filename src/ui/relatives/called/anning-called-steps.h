/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Five large steps for whoever was called. Says nothing about the person who
 * owes, so it can stand open on anybody's screen.
 */
#define ANNING_TYPE_CALLED_STEPS (anning_called_steps_get_type ())
G_DECLARE_FINAL_TYPE (AnningCalledSteps, anning_called_steps, ANNING, CALLED_STEPS, AdwBin)

GtkWidget *anning_called_steps_new (void);

G_END_DECLS
