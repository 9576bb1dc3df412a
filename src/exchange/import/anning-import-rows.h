/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-source.h"

G_BEGIN_DECLS

/* Of one list; a larger one is refused, so that no file fills the memory. */
#define ANNING_IMPORT_ROWS_MAX 1000000
#define ANNING_IMPORT_TEXTS_MAX (256 * 1024 * 1024) /* bytes, of messages */

/* All contacts of one list, in memory. Does not change once it is read; any thread. */
typedef struct
{
  GArray *rows;               /* AnningSourceRow; their texts are of this list */
  AnningSourceResult *result;
  GStringChunk *texts;
} AnningImportRows;

/*
 * @file: or NULL with @bytes. What comes several times in one bill that tells
 * minutes only has a key of its own each time: such calls are several.
 *
 * Returns: (transfer full): or NULL and ANNING_SOURCE_ERROR or a G_IO_ERROR
 */
AnningImportRows *anning_import_rows_read  (GFile                      *file,
                                            GBytes                     *bytes,
                                            const char                 *name,
                                            const AnningSourceRequest  *how,
                                            GCancellable               *cancellable,
                                            GError                    **error);
AnningImportRows *anning_import_rows_ref   (AnningImportRows           *self);
void              anning_import_rows_unref (AnningImportRows           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportRows, anning_import_rows_unref)

/* A word of anning_source_kinds: what is in the list */
const char       *anning_import_rows_kind  (const AnningImportRows     *self);

G_END_DECLS
