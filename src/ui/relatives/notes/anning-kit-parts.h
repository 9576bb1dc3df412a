/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-note-check.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Which parts of which note go into a page, and what they give away.
 *
 * Signal: changed ()
 */
#define ANNING_TYPE_KIT_PARTS (anning_kit_parts_get_type ())
G_DECLARE_FINAL_TYPE (AnningKitParts, anning_kit_parts, ANNING, KIT_PARTS, AdwBin)

/* @note_id: the note that is chosen at first, or ANNING_UNKNOWN */
GtkWidget  *anning_kit_parts_new          (AnningStore     *store,
                                           gint64           note_id);
/* FALSE while a note is read, and when that failed: nothing leaves then. */
gboolean    anning_kit_parts_get_ready    (AnningKitParts  *self);
/* Returns: the note, or ANNING_UNKNOWN */
gint64      anning_kit_parts_get_note     (AnningKitParts  *self);
/* Returns: (nullable): "zh" or "en", that of the note */
const char *anning_kit_parts_get_language (AnningKitParts  *self);
/* Returns: (transfer full) (element-type AnningNoteBlock): what leaves of the note, maybe nothing */
GPtrArray  *anning_kit_parts_dup_blocks   (AnningKitParts  *self);
/* What it gives away, counted, and in a sentence. */
const AnningNoteCheck *
            anning_kit_parts_get_counts   (AnningKitParts  *self);
const char *anning_kit_parts_get_summary  (AnningKitParts  *self);

G_END_DECLS
