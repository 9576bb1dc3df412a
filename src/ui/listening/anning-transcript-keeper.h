/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Keeps what is typed of one recording: a text buffer on the one side, the transcript in the file
 * on the other. It saves two seconds after the last key; what is changed elsewhere is shown,
 * unless something is being typed.
 *
 * Properties, with notify: ready (boolean, read: what is kept is in the buffer, one can type),
 *   problem (string, read, NULL: none: why it could not be read, a sentence)
 */
#define ANNING_TYPE_TRANSCRIPT_KEEPER (anning_transcript_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AnningTranscriptKeeper, anning_transcript_keeper, ANNING, TRANSCRIPT_KEEPER, GObject)

/* @place: not kept alive: where is told that saving failed */
AnningTranscriptKeeper *anning_transcript_keeper_new   (GtkTextBuffer          *buffer,
                                                        GtkWidget              *place);
/* Once. */
void                    anning_transcript_keeper_open  (AnningTranscriptKeeper *self,
                                                        AnningStore            *store,
                                                        gint64                  evidence_id);
/* Saves at once what is typed. */
void                    anning_transcript_keeper_flush (AnningTranscriptKeeper *self);

G_END_DECLS
