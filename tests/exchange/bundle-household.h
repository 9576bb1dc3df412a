/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bundle-fixture.h"

#define BANK "某某银行"
#define AGENCY "02155512345"
#define OWN "15912340000"
#define SPOUSE "13800138001"
#define FRIEND "13911112222"
/* Of "abc": FIPS 180-4; of "Anning\n": sha256sum. */
#define OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OF_ANNING "1b841d5ed3bdabb9b64d25bb432c43ec0b77448663eea6b1959e2cb51b6203c6"

typedef struct
{
  gint64 first;    /* id of the incident in the evening */
  gint64 night;
  gint64 spouse;
  gint64 other;    /* of another creditor */
  gint64 recording;
  gint64 use;      /* of the text of the night */
  gint64 relative;
} BundleHousehold;

/* Two calls and one to the spouse for the bank, one for somebody else; a recording of two of them, and a text. */
BundleHousehold     bundle_household_fill   (BundleFixture            *fixture);
/* Returns: (transfer full): everything of the bank */
AnningBundleChoice *bundle_household_choose (void);
/* Returns: (transfer full) */
AnningBundlePlan   *bundle_household_plan   (BundleFixture            *fixture,
                                             const AnningBundleChoice *choice);

void                assert_holds            (const char               *text,
                                             const char               *wanted);
void                assert_lacks            (const char               *text,
                                             const char               *unwanted);
