/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-night-contact.h"

#include "anning-conduct.h"
#include "anning-date.h"

#define MINUTES_PER_DAY (24 * 60)
/* With these the rule speaks all the same: of the lender it says that it has to be found out, and
 * hours that cannot be read may not be the agreed ones. */
#define TOLERATED (ANNING_MISSING_LENDER | ANNING_MISSING_AGREED_HOURS)

gboolean
anning_night_contact_is_at_night (const AnningIncident   *incident,
                                  const AnningNightHours *hours)
{
  AnningContact contact;

  g_return_val_if_fail (incident != NULL && hours != NULL, FALSE);

  return anning_contact_from_incident (&contact, incident, NULL)
         && anning_contact_is_theirs (&contact) && !contact.night_consent
         && anning_contact_is_within (&contact, hours->from, hours->to)
         && !anning_contact_is_agreed (&contact, contact.clock / (int) ANNING_MS_PER_MINUTE);
}

void
anning_night_contact_find (const AnningIncident   *incident,
                           const AnningNightHours *hours,
                           AnningNightContact     *result)
{
  AnningConductParameters parameters = anning_conduct_parameters;
  g_autoptr (AnningFindings) findings = NULL;
  const AnningFinding *finding;
  AnningContact contact;

  g_return_if_fail (incident != NULL && hours != NULL && result != NULL);
  g_return_if_fail (hours->from >= 0 && hours->from < MINUTES_PER_DAY && hours->to >= 0 && hours->to < MINUTES_PER_DAY);

  *result = (AnningNightContact) { ANNING_NIGHT_NOT, ANNING_STRENGTH_NOT, ANNING_STRENGTH_NOT };
  if (!anning_contact_from_incident (&contact, incident, NULL))
    return;
  parameters.night_from = hours->from;
  parameters.night_to = hours->to;
  findings = anning_conduct_find_in (&contact, 1, &parameters, ANNING_RULE_TIME_01, ANNING_DAYS_ALL);
  finding = findings->list->len > 0 ? &g_array_index (findings->list, AnningFinding, 0) : NULL;
  if (finding == NULL || (finding->missing & ~TOLERATED) != 0)
    return;

  result->standard = (AnningStrength) finding->strengths[ANNING_BASIS_STD_GBT];
  result->guideline = (AnningStrength) finding->strengths[ANNING_BASIS_SRO_CBA];
  if ((finding->missing & ANNING_MISSING_LENDER) != 0)
    result->kind = ANNING_NIGHT_LENDER_UNKNOWN;
  else if (result->standard != ANNING_STRENGTH_NOT || result->guideline != ANNING_STRENGTH_NOT)
    result->kind = ANNING_NIGHT_NAMED;
  else
    result->kind = ANNING_NIGHT_NO_HOURS;
}
