/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"

G_BEGIN_DECLS

/*
 * Whether one contact lies in the hours in which standards and guidelines want
 * no collection, and which of them may be named for that kind of lender.
 */

/* Local time of day, in minutes from midnight. @from is later than @to: the night lies between. */
typedef struct
{
  int from;
  int to;
} AnningNightHours;

/* How a text that is not law may be named. */
typedef enum
{
  ANNING_BASIS_NOT,       /* it is not for this lender or loan */
  ANNING_BASIS_COMPARED,  /* it may be looked at for comparison */
  ANNING_BASIS_MAY_BREACH,
} AnningBasis;

typedef enum
{
  ANNING_NIGHT_NOT,            /* not at night, not about the debtor, agreed, or too little is known */
  ANNING_NIGHT_LENDER_UNKNOWN, /* first find out the lender: nothing else is named */
  ANNING_NIGHT_NO_HOURS,       /* nothing names hours for such a lender; private peace is protected all the same */
  ANNING_NIGHT_NAMED,          /* see the two bases */
} AnningNightKind;

typedef struct
{
  AnningNightKind kind;
  AnningBasis standard; /* the recommended national standard */
  AnningBasis guideline; /* the guideline of the banking association, for its members */
} AnningNightContact;

/*
 * Whether a contact from outside, with whomever, began in these hours and was not
 * agreed to. The time is that of the day where it happened. From @from on counts,
 * @to does not.
 */
gboolean anning_night_contact_is_at_night (const AnningIncident   *incident,
                                           const AnningNightHours *hours);
/*
 * @result: (out)
 */
void     anning_night_contact_find        (const AnningIncident   *incident,
                                           const AnningNightHours *hours,
                                           AnningNightContact     *result);

G_END_DECLS
