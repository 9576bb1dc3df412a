/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-copy-look.h"
#include "anning-light-private.h"

G_BEGIN_DECLS

/* Of a connection, e.g. an image in memory; path, made_at, size and n_missing are the caller's. */
AnningCopyLook *anning_copy_look_read  (AnningDb      *db,
                                        GError       **error);

G_END_DECLS
