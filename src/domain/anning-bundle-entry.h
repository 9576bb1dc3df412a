/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* A bundle that was made, and for whom. */
typedef struct
{
  AnningRecord record;
  gint64 made_at;     /* ms */
  char *name;         /* of the ZIP */
  char *sha256;       /* of its list of sums */
  char *receiver;
  char *creditor;     /* whom it is about, may be NULL */
  char *first_day;
  char *last_day;
  gint64 n_incidents;
  gint64 n_originals;
  char *remark;
} AnningBundleEntry;

ANNING_DECLARE_RECORD (AnningBundleEntry, anning_bundle_entry)

G_END_DECLS
