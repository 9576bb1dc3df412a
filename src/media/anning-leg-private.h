/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-quiet.h"

G_BEGIN_DECLS

/* No place in a recording; the same number as what is unknown elsewhere. */
#define ANNING_NOWHERE G_MININT64

/* What is played in one piece. */
typedef struct
{
  gint64 stop_ms; /* where it stops; ANNING_NOWHERE: where the recording ends */
  gint64 next_ms; /* where it goes on from there; the length: nowhere */
} AnningLeg;

AnningLeg anning_leg_find (gint64        position_ms,
                           gint64        length_ms,
                           gint64        loop_start,
                           gint64        loop_end,
                           const GArray *quiet);

G_END_DECLS
