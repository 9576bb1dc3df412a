/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-entry-template.h"
#include "anning-incident.h"

G_BEGIN_DECLS

/*
 * What was said and done, one press each. Chips for the same field exclude each other;
 * tags do not.
 *
 * Signal: changed (): a person pressed one
 */
#define ANNING_TYPE_SAID_CHIPS (anning_said_chips_get_type ())
G_DECLARE_FINAL_TYPE (AnningSaidChips, anning_said_chips, ANNING, SAID_CHIPS, AdwBin)

/* What is pressed stays so, where it is offered again. */
void     anning_said_chips_set_list  (AnningSaidChips      *self,
                                      const AnningSaid     *said);
/* Presses what @incident holds. */
void     anning_said_chips_show      (AnningSaidChips      *self,
                                      const AnningIncident *incident);
/* Puts what is pressed into @incident; its other tags stay. */
void     anning_said_chips_collect   (AnningSaidChips      *self,
                                      AnningIncident       *incident);
gboolean anning_said_chips_has_any   (AnningSaidChips      *self);

G_END_DECLS
