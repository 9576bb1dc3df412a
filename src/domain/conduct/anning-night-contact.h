/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-basis.h"

G_BEGIN_DECLS

/* Which contacts of a debt count as one at night, for the letters that tell of them. The rule itself is R-TIME-01. */

/* Local time of day, in minutes from midnight. @from is later than @to: the night lies between. */
typedef struct
{
  int from;
  int to;
} AnningNightHours;

/*
 * Whether a call, a message or a visit from outside, with whomever, began in these hours
 * and was not agreed to. The time is that of the day where it happened. From @from on counts,
 * @to does not.
 */
gboolean anning_night_contact_is_at_night (const AnningIncident   *incident,
                                           const AnningNightHours *hours);

G_END_DECLS
