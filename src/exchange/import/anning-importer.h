/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item.h"
#include "anning-incident.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * One format that can be brought in. A further one is a file of its own with
 * such a table, and one line in anning-importer.c.
 */

/* What writing one file did. */
typedef struct
{
  gboolean duplicate;       /* nothing was added */
  gboolean playable;
  gint64 incident_id;       /* of the incident it stands with; on entry: of the one it belongs to, 0: it makes one */
  gint64 use_id;            /* of the original with that incident */
  gint64 evidence_id;       /* that original */
  AnningIncident *incident; /* (nullable): on entry: what is to be made, instead of what the name alone tells */
} AnningImportWritten;

struct _AnningImporter
{
  const char *kind;  /* stable word, by which results are counted */
  const char *label; /* English msgid */

  /* Is this file one of mine? @media_type: by the first bytes; @name: as it came. */
  gboolean (*sniff)         (const char           *media_type,
                             const char           *name);
  /* Reads what the name tells into @item. */
  void     (*describe)      (AnningImportItem     *item);
  /* The slow part before anything is written: any thread, no store.
   * A file that turns out to be broken is no error: the result says so. */
  gpointer (*prepare)       (AnningImportItem     *item,
                             GCancellable         *cancellable,
                             GError              **error);
  void     (*prepared_free) (gpointer              prepared);
  /* (nullable): how long it sounds, in ms; ANNING_UNKNOWN: it cannot be heard. */
  gint64   (*length)        (gconstpointer         prepared);
  /* Inside the write job. An error of G_IO_ERROR says that the file could not be read. */
  gboolean (*write)         (AnningDb             *db,
                             AnningImportItem     *item,
                             gpointer              prepared,
                             AnningImportWritten  *written,
                             GCancellable         *cancellable,
                             GError              **error);
};

extern const AnningImporter anning_document_importer;
extern const AnningImporter anning_mail_importer;
extern const AnningImporter anning_picture_importer;
extern const AnningImporter anning_recording_importer;
extern const AnningImporter anning_video_importer;

const AnningImporter *anning_importer_find   (const char *media_type,
                                              const char *name);
AnningImportReason    anning_importer_reason (const char *media_type);

G_END_DECLS
