/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-shares.h"

G_BEGIN_DECLS

/* What the sums of the sliders can be, in thousandths. */
#define ANNING_WISHES_SURPLUS_MIN 500
#define ANNING_WISHES_SURPLUS_MAX 1500
#define ANNING_WISHES_INCOME_MIN 500

/*
 * What is chosen on the page of shares. Kept in the file as one text. Only a
 * value: no display, no store.
 */
typedef struct
{
  AnningShareOptions options; /* all but once_month, which depends on the day it is reckoned on */
  GDate once_day;             /* when the one-off sum is there; not valid: not said */
  gboolean payments;          /* the chart shows money per month, else balances */
} AnningShareWishes;

void      anning_share_wishes_init        (AnningShareWishes       *wishes);
void      anning_share_wishes_read        (AnningShareWishes       *wishes,
                                           const char              *text);
char     *anning_share_wishes_write       (const AnningShareWishes *wishes);
/* Takes back every "what if"; rule, token and chart stay. */
void      anning_share_wishes_reset       (AnningShareWishes       *wishes);
gboolean  anning_share_wishes_has_what_if (const AnningShareWishes *wishes);
void      anning_share_wishes_get_options (const AnningShareWishes *wishes,
                                           const GDate             *first,
                                           AnningShareOptions      *options);

G_END_DECLS
