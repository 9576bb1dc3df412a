/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-basis.h"

G_BEGIN_DECLS

/*
 * What rule R-TIME-01 says of one contact, for the pages that show one: whether it
 * lies in the hours in which standards and guidelines want no collection, and which
 * of them may be named for that kind of lender.
 */

/* Local time of day, in minutes from midnight. @from is later than @to: the night lies between. */
typedef struct
{
  int from;
  int to;
} AnningNightHours;

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
  AnningStrength standard;  /* the recommended national standard */
  AnningStrength guideline; /* the guideline of the banking association, for its members */
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
