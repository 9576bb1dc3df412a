/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item-private.h"
#include "anning-importer.h"
#include "anning-incident.h"
#include "anning-picture-name.h"

G_BEGIN_DECLS

/* What importers share that keep a file as it is and make an incident of it. */

GInputStream   *anning_import_open_item      (AnningImportItem        *item,
                                              GCancellable            *cancellable,
                                              GError                 **error);
void            anning_import_describe_times (AnningImportItem        *item,
                                              const AnningPictureName *name);
AnningIncident *anning_import_new_incident   (AnningImportItem        *item,
                                              const char              *channel);
gpointer        anning_import_prepare_none   (AnningImportItem        *item,
                                              GCancellable            *cancellable,
                                              GError                 **error);
gboolean        anning_import_keep           (AnningDb                *db,
                                              AnningImportItem        *item,
                                              AnningIncident          *incident,
                                              AnningImportWritten     *written,
                                              GCancellable            *cancellable,
                                              GError                 **error);

G_END_DECLS
