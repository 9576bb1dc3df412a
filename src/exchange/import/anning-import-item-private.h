/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item.h"

G_BEGIN_DECLS

/* Open to whoever makes a plan and to importers that describe a file. */
struct _AnningImportItem
{
  GObject parent_instance;

  AnningImportVerdict verdict;
  AnningImportReason reason;
  const AnningImporter *importer; /* NULL while refused */
  GFile *file;
  char *name;              /* valid UTF-8, as the file came */
  const char *media_type;  /* by the first bytes; NULL when they were not read */
  gint64 size;             /* bytes */
  gint64 file_time;        /* ms, ANNING_UNKNOWN if none */
  char *sha256;            /* NULL while refused */

  char *number;            /* the other side's */
  char *number_name;
  const char *direction;   /* anning_directions */
  gint64 started_at;       /* ms */
  gint64 utc_offset;       /* minutes */
  const char *time_source; /* anning_time_sources */
};

AnningImportItem *anning_import_item_new    (GFile              *file,
                                             const char         *name);
void              anning_import_item_refuse (AnningImportItem   *self,
                                             AnningImportReason  reason);

G_END_DECLS
