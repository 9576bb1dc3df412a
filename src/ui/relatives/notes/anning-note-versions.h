/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The versions of a note that were kept, what changed from one to the next, and to
 * whom, when and how each was given; to look at, and to take back. Follows the store.
 *
 * Signals: leaving (): what is typed has to be stored before what comes;
 *   restored (): the note is another one now
 */
#define ANNING_TYPE_NOTE_VERSIONS (anning_note_versions_get_type ())
G_DECLARE_FINAL_TYPE (AnningNoteVersions, anning_note_versions, ANNING, NOTE_VERSIONS, AdwPreferencesGroup)

void anning_note_versions_set_note   (AnningNoteVersions *self,
                                      AnningStore        *store,
                                      gint64              note_id);
/* @relatives: (element-type AnningRelative): their names; not kept */
void anning_note_versions_set_people (AnningNoteVersions *self,
                                      GPtrArray          *relatives);
/* Whom the note is for, to whom it would have been told; ANNING_UNKNOWN: nobody in particular */
void anning_note_versions_set_for    (AnningNoteVersions *self,
                                      gint64              relative_id);

G_END_DECLS
