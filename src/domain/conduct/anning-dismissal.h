/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* A finding of the conduct rules that the person looked at and set aside. */
typedef struct
{
  AnningRecord record;
  char *finding; /* anning_finding_key() */
  char *reason;  /* in their words */
} AnningDismissal;

ANNING_DECLARE_RECORD (AnningDismissal, anning_dismissal)

G_END_DECLS
