/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands in the window when the file was not opened: why, and what can be done. */
#define ANNING_TYPE_PROBLEM (anning_problem_get_type ())
G_DECLARE_FINAL_TYPE (AnningProblem, anning_problem, ANNING, PROBLEM, AdwBin)

/* @error: of anning_store_open_finish(); a copy is offered where that names one */
void anning_problem_set_error (AnningProblem *self,
                               const GError  *error);

G_END_DECLS
