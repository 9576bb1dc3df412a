/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-incident.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A contact that somebody began to write down: it waits in the file, beside the
 * records, in no journal and in nothing that leaves.
 *
 * Signal: found (const AnningIncident *incident): one waits there
 */
#define ANNING_TYPE_ENTRY_DRAFT (anning_entry_draft_get_type ())
G_DECLARE_FINAL_TYPE (AnningEntryDraft, anning_entry_draft, ANNING, ENTRY_DRAFT, GObject)

/* Begins to look for one. */
AnningEntryDraft *anning_entry_draft_new  (AnningStore          *store);
/* @incident: (nullable): NULL: nothing waits any more */
void              anning_entry_draft_keep (AnningEntryDraft     *self,
                                           const AnningIncident *incident);

/*
 * Brings in what came with a contact that is stored by now. What cannot be brought in is
 * told over @window.
 *
 * @pictures: (element-type AnningAttachments): emptied
 * @window: (nullable)
 */
void              anning_entry_attach     (AnningStore          *store,
                                           gint64                incident_id,
                                           GPtrArray            *pictures,
                                           GtkWindow            *window);

G_END_DECLS
