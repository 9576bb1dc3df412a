/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-finding.h"

G_BEGIN_DECLS

/* Looks a log of contacts over by all rules of conduct, once in full and then after each change. */

/* Local days, both included, as GDate counts; none where @last is before @first. */
typedef struct
{
  gint32 first;
  gint32 last;
} AnningDays;

#define ANNING_DAYS_ALL ((AnningDays) { G_MININT32, G_MAXINT32 })
#define ANNING_DAYS_NONE ((AnningDays) { 1, 0 })

AnningFindings *anning_conduct_find   (const AnningContact           *contacts,
                                       guint                          n,
                                       const AnningConductParameters *parameters);
AnningFindings *anning_conduct_find_in (const AnningContact          *contacts,
                                       guint                          n,
                                       const AnningConductParameters *parameters,
                                       AnningRuleId                   rule,
                                       AnningDays                     days);
AnningDays      anning_conduct_reach  (AnningRuleId                   rule,
                                       const AnningContact           *contact,
                                       const AnningConductParameters *parameters);
void            anning_conduct_update (AnningFindings                *findings,
                                       const AnningContact           *contacts,
                                       guint                          n,
                                       const AnningContact           *was,
                                       const AnningContact           *is,
                                       const AnningConductParameters *parameters);

G_END_DECLS
