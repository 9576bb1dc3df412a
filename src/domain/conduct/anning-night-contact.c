/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-night-contact.h"

#include "anning-conduct-private.h"
#include "anning-date.h"

gboolean
anning_night_contact_is_at_night (const AnningIncident   *incident,
                                  const AnningNightHours *hours)
{
  AnningContact contact;

  g_return_val_if_fail (incident != NULL && hours != NULL, FALSE);

  return anning_contact_from_incident (&contact, incident, NULL)
         && anning_is_one_of (contact.channel, ANNING_NIGHT_CHANNELS) && anning_contact_is_theirs (&contact) && !contact.night_consent
         && anning_contact_is_within (&contact, hours->from, hours->to)
         && !anning_contact_is_agreed (&contact, contact.clock / (int) ANNING_MS_PER_MINUTE);
}
