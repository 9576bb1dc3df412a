/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-cues-import.h"
#include "anning-recording-export.h"

G_BEGIN_DECLS

/*
 * Marks and transcripts as files: what leaves is asked for a name, what comes is shown before it
 * changes anything. How it went is said over @widget.
 */

/* As a text in one of the formats. */
void anning_marker_export       (GtkWidget            *widget,
                                 AnningStore          *store,
                                 gint64                evidence_id,
                                 gint64                incident_id,
                                 AnningRecordingParts  parts,
                                 AnningCuesFormat      format);
/* @print: on paper; FALSE: as a PDF */
void anning_marker_export_pages (GtkWidget            *widget,
                                 AnningStore          *store,
                                 gint64                evidence_id,
                                 gint64                incident_id,
                                 AnningRecordingParts  parts,
                                 gboolean              print);
/* Asks for a file of subtitles or labels. */
void anning_marker_import       (GtkWidget            *widget,
                                 AnningStore          *store,
                                 gint64                evidence_id,
                                 gint64                incident_id);

G_END_DECLS
