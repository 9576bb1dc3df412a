/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-night-contact.h"

#include <stdio.h>
#include <string.h>

#include "anning-date.h"

#define MINUTES_PER_DAY (24 * 60)

static const char *const collecting_channels[] = { "call", "ai_call", "sms", "im", "visit", NULL };

/* A platform is no lender: who is behind it has to be found out first. */
static const struct
{
  const char *lender_type;
  AnningBasis standard;
  AnningBasis guideline;
} bases[] = {
  { "bank_card", ANNING_BASIS_COMPARED, ANNING_BASIS_MAY_BREACH },
  { "bank_loan", ANNING_BASIS_MAY_BREACH, ANNING_BASIS_MAY_BREACH },
  { "consumer_finance", ANNING_BASIS_MAY_BREACH, ANNING_BASIS_MAY_BREACH },
  { "auto_finance", ANNING_BASIS_MAY_BREACH, ANNING_BASIS_MAY_BREACH },
  { "trust", ANNING_BASIS_NOT, ANNING_BASIS_MAY_BREACH },
  { "microloan", ANNING_BASIS_MAY_BREACH, ANNING_BASIS_NOT },
  { "guarantee", ANNING_BASIS_COMPARED, ANNING_BASIS_NOT },
  { "amc_local", ANNING_BASIS_COMPARED, ANNING_BASIS_NOT },
  { "amc", ANNING_BASIS_COMPARED, ANNING_BASIS_MAY_BREACH },
  { "private", ANNING_BASIS_NOT, ANNING_BASIS_NOT },
  { "unlicensed", ANNING_BASIS_NOT, ANNING_BASIS_NOT },
};

static gboolean
is_between (int minute,
            int from,
            int to)
{
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/* "20:00-21:30"; what cannot be read covers nothing. */
static gboolean
covers (const char *span,
        int         minute)
{
  int from_hour, from_minute, to_hour, to_minute, end = 0;

  if (sscanf (span, "%2d:%2d-%2d:%2d%n", &from_hour, &from_minute, &to_hour, &to_minute, &end) != 4 || span[end] != '\0')
    return FALSE;
  if (from_hour < 0 || from_hour > 24 || to_hour < 0 || to_hour > 24 ||
      from_minute < 0 || from_minute > 59 || to_minute < 0 || to_minute > 59)
    return FALSE;
  return is_between (minute, from_hour * 60 + from_minute, to_hour * 60 + to_minute);
}

static gboolean
is_agreed (const char *agreed_hours,
           int         minute)
{
  g_auto (GStrv) spans = g_strsplit (agreed_hours != NULL ? agreed_hours : "", " ", -1);

  for (guint i = 0; spans[i] != NULL; i++)
    {
      if (covers (spans[i], minute))
        return TRUE;
    }
  return FALSE;
}

gboolean
anning_night_contact_is_at_night (const AnningIncident   *incident,
                                  const AnningNightHours *hours)
{
  AnningCivil civil;
  int minute;

  g_return_val_if_fail (incident != NULL && hours != NULL, FALSE);

  if (g_strcmp0 (incident->direction, "out") == 0 || incident->started_at == ANNING_UNKNOWN
      || incident->night_consent == 1)
    return FALSE;
  anning_instant_to_civil (incident->started_at, incident->utc_offset, &civil);
  minute = civil.hour * 60 + civil.minute;
  return is_between (minute, hours->from, hours->to) && !is_agreed (incident->agreed_hours, minute);
}

static gboolean
is_collecting_at_night (const AnningIncident   *incident,
                        const AnningNightHours *hours)
{
  return g_strcmp0 (incident->to_party, "debtor") == 0 && g_strcmp0 (incident->direction, "in") == 0
         && incident->channel != NULL && g_strv_contains (collecting_channels, incident->channel)
         && anning_night_contact_is_at_night (incident, hours);
}

void
anning_night_contact_find (const AnningIncident   *incident,
                           const AnningNightHours *hours,
                           AnningNightContact     *result)
{
  gboolean may_be_online, business;

  g_return_if_fail (incident != NULL && hours != NULL && result != NULL);
  g_return_if_fail (hours->from >= 0 && hours->from < MINUTES_PER_DAY && hours->to >= 0 && hours->to < MINUTES_PER_DAY);

  *result = (AnningNightContact) { ANNING_NIGHT_NOT, ANNING_BASIS_NOT, ANNING_BASIS_NOT };
  if (!is_collecting_at_night (incident, hours))
    return;

  result->kind = ANNING_NIGHT_LENDER_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      if (g_strcmp0 (bases[i].lender_type, incident->lender_type) != 0)
        continue;
      result->standard = bases[i].standard;
      result->guideline = bases[i].guideline;
      result->kind = result->standard != ANNING_BASIS_NOT || result->guideline != ANNING_BASIS_NOT
                     ? ANNING_NIGHT_NAMED
                     : ANNING_NIGHT_NO_HOURS;
    }

  /* The standard is about online consumer credit, the guideline about cards and consumer loans. */
  business = g_strcmp0 (incident->product_type, "business") == 0;
  may_be_online = incident->product_type == NULL || g_strcmp0 (incident->product_type, "unknown") == 0 ||
                g_strcmp0 (incident->product_type, "online_consumer") == 0;
  if (!may_be_online)
    result->standard = MIN (result->standard, ANNING_BASIS_COMPARED);
  if (business)
    result->guideline = MIN (result->guideline, ANNING_BASIS_COMPARED);
}
