/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-light-private.h"
#include "anning-sealed-parts-private.h"

G_BEGIN_DECLS

/* For tests, which make many: anning_sealed_write() with another cost of the key. */
AnningSealedResult *anning_sealed_write_with (const char              *from_path,
                                              const char              *to_path,
                                              AnningSecret            *secret,
                                              const AnningSealedCost  *cost,
                                              AnningProgressFunc       progress,
                                              gpointer                 user_data,
                                              GCancellable            *cancellable,
                                              GError                 **error);
/* The database inside, without the rest; @size: bytes of the file. */
AnningDb           *anning_sealed_open_image (const char              *path,
                                              AnningSecret            *secret,
                                              AnningSealedContents    *contents,
                                              gint64                  *size,
                                              GCancellable            *cancellable,
                                              GError                 **error);
/* G_IO_ERROR_EXISTS where something has that name, be it a link to nowhere. */
gboolean            anning_sealed_check_new  (const char              *path,
                                              GError                 **error);

G_END_DECLS
