/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-secret.h"

G_BEGIN_DECLS

/* Makes libsodium ready; every call after the first does nothing. */
void        anning_secret_set_up (void);
const char *anning_secret_get    (const AnningSecret  *self,
                                  gsize               *length);
/* Guarded memory for keys, given back with sodium_free(), which overwrites it; never NULL. */
gpointer    anning_secret_alloc  (gsize                length);

G_END_DECLS
