/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct.h"

G_BEGIN_DECLS

/*
 * A log of contacts written down in a test, one line each:
 *
 *   3-12 22:00:00.000 *4/60 to_party=contact tags=insult+slur
 *
 * month and day of 2026, the local time, how often and after how many seconds again,
 * then what differs from a usual call: connected, to the debtor, of a bank's loan
 * taken online, demanding payment. "-" is what nobody noted. Ids count from 1.
 * What other records tell stands there too: liability, family_use, card_case,
 * proofs; refused_at and wrong_person_told_at are times like that of the line.
 */
typedef struct
{
  GArray *contacts; /* AnningContact, in their order */
  AnningContactNames *names;
} ConductLog;

ConductLog *conduct_log_new   (const char           *text);
void        conduct_log_free  (ConductLog           *self);
/* Returns: (transfer full): what a rule found, NULL for all: "hit medium 12; insufficient low 甲|2026-03-12 (party)" */
char       *conduct_log_tell  (const ConductLog     *self,
                               const AnningFindings *findings,
                               const char           *rule);
/* What one rule finds in a log that is written down. */
void        conduct_log_check (const char           *rule,
                               const char           *text,
                               const char           *expected);
/* How the bases of the first finding of a rule may be named. */
void        conduct_log_check_bases (const char     *rule,
                               const char           *text,
                               const char           *expected);
/* Returns: (transfer full): "std_gbt:may_breach sro_cba:members" */
char       *conduct_log_bases (const AnningFinding  *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConductLog, conduct_log_free)

G_END_DECLS
