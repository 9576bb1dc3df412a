/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-source.h"
#include "anning-table-reader.h"

G_BEGIN_DECLS

/* One reading of one file: every reader gives its rows here. */
typedef struct
{
  const AnningSourceRequest *request;
  AnningSourceResult *result;
  GInputStream *stream;
  goffset size;       /* bytes, 0 when it is not known */
  goffset done;
  double part;        /* the last that was told */
  GCancellable *cancellable;
} AnningSourceRun;

gboolean anning_source_fail       (GError             **error,
                                   AnningSourceError    code,
                                   const char          *format,
                                   ...) G_GNUC_PRINTF (3, 4);
/* Next bytes of the file, telling how far it is. Returns: 0 at the end, -1 and @error */
gssize   anning_source_run_read   (AnningSourceRun     *self,
                                   void                *buffer,
                                   gsize                size,
                                   GError             **error);
/* A contact: counted, and handed to whoever asked. */
gboolean anning_source_run_take   (AnningSourceRun     *self,
                                   AnningSourceRow     *row,
                                   GError             **error);
void     anning_source_run_skip   (AnningSourceRun     *self,
                                   AnningSkipReason     reason,
                                   guint64              line,
                                   const char          *sheet,
                                   const char          *sample);
/* The file ends in the middle: a warning after the first contact, an error before it. */
gboolean anning_source_run_cut    (AnningSourceRun     *self,
                                   GError             **error);
void     anning_source_run_period (AnningSourceRun     *self,
                                   const GDate         *first,
                                   const GDate         *last);

/* The readers. */
gboolean anning_source_read_backup (AnningSourceRun     *run,
                                    GError             **error);
gboolean anning_source_read_json   (AnningSourceRun     *run,
                                    GError             **error);
gboolean anning_source_read_zip    (AnningSourceRun     *run,
                                    GError             **error);
gboolean anning_source_read_bill   (AnningSourceRun     *run,
                                    const char          *name,
                                    GBytes              *bytes,
                                    GError             **error);
gboolean anning_source_read_kit    (AnningSourceRun     *run,
                                    const char          *text,
                                    GError             **error);
/* (transfer full) (nullable): @bytes as text, when it holds what a relative's page hands over */
char    *anning_source_find_kit    (GBytes              *bytes);

G_END_DECLS
