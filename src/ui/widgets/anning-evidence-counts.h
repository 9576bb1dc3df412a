/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * How many originals the rows of one table have. Follows the store.
 *
 * Signal: changed (), when they were counted, and each time an original came or went.
 */
#define ANNING_TYPE_EVIDENCE_COUNTS (anning_evidence_counts_get_type ())
G_DECLARE_FINAL_TYPE (AnningEvidenceCounts, anning_evidence_counts, ANNING, EVIDENCE_COUNTS, GObject)

/* @owner: a table, such as "payment" */
AnningEvidenceCounts *anning_evidence_counts_new (AnningStore          *store,
                                                  const char           *owner);
/* 0 also while they are being counted. */
guint                 anning_evidence_counts_get (AnningEvidenceCounts *self,
                                                  gint64                id);

G_END_DECLS
