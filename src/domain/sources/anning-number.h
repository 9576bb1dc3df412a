/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* Whose a number is. */
typedef struct
{
  AnningRecord record;
  char *number;       /* normalised */
  char *label;        /* what the person calls it */
  char *collector;    /* agency */
  char *creditor;     /* for whom it calls */
  gint64 debt_id;     /* may be unknown, as the next */
  gint64 relative_id;
  gint64 private;     /* has nothing to do with collection: its contacts are never brought in */
  char *remark;
} AnningNumber;

ANNING_DECLARE_RECORD (AnningNumber, anning_number)

G_END_DECLS
