/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-original-users.h"

G_BEGIN_DECLS

/*
 * What is known of one original besides what it shows: its hash, name, size and times, and, once
 * they were read, the other records that it belongs to.
 */
#define ANNING_TYPE_ORIGINAL_FACTS (anning_original_facts_get_type ())
G_DECLARE_FINAL_TYPE (AnningOriginalFacts, anning_original_facts, ANNING, ORIGINAL_FACTS, AdwBin)

/* @use: (nullable): as it came to one record */
GtkWidget *anning_original_facts_new (AnningStore             *store,
                                      const AnningEvidence    *evidence,
                                      const AnningEvidenceUse *use);

/* Returns: (transfer full): a SHA-256 in groups of eight, so that it can be compared with another one by eye */
char      *anning_original_dup_digest (const char             *sha256);
/* A row for a record that an original belongs to; chosen, it leads there. */
GtkWidget *anning_original_user_row_new (const AnningOriginalUser *user);

G_END_DECLS
