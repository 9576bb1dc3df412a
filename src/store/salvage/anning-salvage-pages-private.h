/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The pages of a database file as they would be if SQLite opened it: those of
 * the file, in their place those of a -wal that were committed, or those that a
 * left over -journal puts back. https://www.sqlite.org/fileformat.html
 */
typedef struct _AnningSalvagePages AnningSalvagePages;

AnningSalvagePages *anning_salvage_pages_new      (const char          *path,
                                                   GError             **error);
void                anning_salvage_pages_free     (AnningSalvagePages  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSalvagePages, anning_salvage_pages_free)
/* Bytes of a page, and those of it that hold content. */
guint32             anning_salvage_pages_get_size (AnningSalvagePages  *self);
guint32             anning_salvage_pages_get_usable (AnningSalvagePages *self);
/* Pages count from 1 to this. */
guint32             anning_salvage_pages_get_n    (AnningSalvagePages  *self);
/* @buffer: of the size of a page; FALSE when it cannot be read */
gboolean            anning_salvage_pages_read     (AnningSalvagePages  *self,
                                                   guint32              page,
                                                   guint8              *buffer);

static inline guint32
anning_salvage_read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static inline guint32
anning_salvage_read_be16 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 8 | bytes[1];
}

G_END_DECLS
