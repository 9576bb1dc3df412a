/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"
#include "anning-fingerprints.h"

G_BEGIN_DECLS

/* Returns: (transfer full): AnningFingerprintClaim of all that are kept, or NULL and @error */
GArray                  *anning_fingerprints_list_claims (AnningDb      *db,
                                                          GError       **error);
/* Walks the journal of @db, see anning_fingerprints_check(). */
AnningFingerprintAnswer *anning_fingerprints_walk        (AnningDb      *db,
                                                          const GArray  *claims,
                                                          void         (*progress) (double fraction, gpointer user_data),
                                                          gpointer       user_data,
                                                          GError       **error);

G_END_DECLS
