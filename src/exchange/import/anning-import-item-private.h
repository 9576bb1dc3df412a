/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item.h"
#include "anning-import-rows.h"

G_BEGIN_DECLS

/* Open to whoever makes a plan and to importers that describe a file. */
struct _AnningImportItem
{
  GObject parent_instance;

  AnningImportVerdict verdict;
  AnningImportReason reason;
  char *detail;            /* what its sentence needs beside it, or NULL */
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
  AnningImportHearing hearing; /* of a recording, as the next two; changed on the main thread only */
  gint64 length_ms;        /* once it was listened to */
  gpointer heard;          /* what its importer prepared; NULL before */
  GDestroyNotify heard_free;

  /* Of lists. */
  gboolean is_source;
  gboolean needs_columns;
  GBytes *bytes;           /* NULL: in the file */
  AnningImportRows *rows;  /* NULL while the columns have to be chosen */
  char *own_number;        /* as it was set; NULL: as the list says */
  AnningImportItem *recording; /* that it describes */
};

AnningImportItem *anning_import_item_new    (GFile              *file,
                                             const char         *name);
/* @bytes: what was pasted */
AnningImportItem *anning_import_item_new_pasted (GBytes         *bytes,
                                             const char         *name);
void              anning_import_item_refuse (AnningImportItem   *self,
                                             AnningImportReason  reason);
/* @rows: (nullable): NULL: its columns have to be chosen */
void              anning_import_item_set_rows (AnningImportItem *self,
                                             AnningImportRows   *rows);

G_END_DECLS
