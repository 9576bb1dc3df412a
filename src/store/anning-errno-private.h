/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* What @code of errno means for a file: FULL, READ_ONLY, or just FAILED. */
AnningStoreError _anning_errno_kind      (int          code);
/* The same, and NOT_FOUND. @what: the beginning of a technical message, in English */
void             _anning_errno_set_error (GError     **error,
                                          int          code,
                                          const char  *what);

G_END_DECLS
