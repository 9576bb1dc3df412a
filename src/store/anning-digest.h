/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The SHA-256 (FIPS 180-4) of bytes that come in pieces. */
typedef struct _AnningDigest AnningDigest;

AnningDigest *anning_digest_new     (void);
void          anning_digest_update  (AnningDigest  *self,
                                     gconstpointer  data,
                                     gsize          length);
char         *anning_digest_finish  (AnningDigest  *self);
void          anning_digest_free    (AnningDigest  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningDigest, anning_digest_free)

G_END_DECLS
