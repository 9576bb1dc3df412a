/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-note-check.h"

G_BEGIN_DECLS

/*
 * What is about to leave, counted, and each place of it to be gone to.
 *
 * Signal: jump (guint block, guint start, guint end): to this place of the block, in its bytes
 */
#define ANNING_TYPE_NOTE_CHECKS (anning_note_checks_get_type ())
G_DECLARE_FINAL_TYPE (AnningNoteChecks, anning_note_checks, ANNING, NOTE_CHECKS, AdwBin)

/* Begins anew; then one call for each block, then the end. */
void        anning_note_checks_begin       (AnningNoteChecks      *self);
/* @places: (element-type AnningNotePlace): of @text */
void        anning_note_checks_add         (AnningNoteChecks      *self,
                                            guint                  block,
                                            const char            *text,
                                            const GArray          *places);
void        anning_note_checks_end         (AnningNoteChecks      *self);
const AnningNoteCheck *
            anning_note_checks_get_counts  (AnningNoteChecks      *self);
/* The same in a sentence. */
const char *anning_note_checks_get_summary (AnningNoteChecks      *self);

G_END_DECLS
