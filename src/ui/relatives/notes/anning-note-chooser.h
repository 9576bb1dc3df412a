/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-note-template.h"

G_BEGIN_DECLS

/* Offers the templates of a note. Signal: chosen (const char *audience). */
#define ANNING_TYPE_NOTE_CHOOSER (anning_note_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AnningNoteChooser, anning_note_chooser, ANNING, NOTE_CHOOSER, AdwBin)

/* @templates: (element-type AnningNoteTemplate) */
void anning_note_chooser_set_templates (AnningNoteChooser *self,
                                        GPtrArray         *templates);

G_END_DECLS
