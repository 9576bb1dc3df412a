/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-entry-template.h"
#include "anning-incident.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The rows in which a contact is written down: those that its kind needs, and what the
 * file knows of the number filled in. Stores nothing.
 *
 * Signal: changed (): something else is written in it
 */
#define ANNING_TYPE_ENTRY_FORM (anning_entry_form_get_type ())
G_DECLARE_FINAL_TYPE (AnningEntryForm, anning_entry_form, ANNING, ENTRY_FORM, AdwBin)

/* Where numbers are looked up; called once. */
void            anning_entry_form_set_store     (AnningEntryForm           *self,
                                                 AnningStore               *store);
/* What is written already stays, where the other kind asks for it as well. */
void            anning_entry_form_set_template  (AnningEntryForm           *self,
                                                 const AnningEntryTemplate *template);
/* Puts the cursor into the first row. */
void            anning_entry_form_focus         (AnningEntryForm           *self);

/* Returns: (transfer full): as it stands on the screen */
AnningIncident *anning_entry_form_collect       (AnningEntryForm           *self);
/* Whether a person wrote something here that would be lost. */
gboolean        anning_entry_form_has_content   (AnningEntryForm           *self);
/* FALSE: something cannot be read, and has the focus. */
gboolean        anning_entry_form_check         (AnningEntryForm           *self);
/* Returns: (transfer full) (element-type AnningAttachments): what came, and nothing is left */
GPtrArray      *anning_entry_form_take_pictures (AnningEntryForm           *self);

/* Shows what @incident holds, and nothing else. */
void            anning_entry_form_show          (AnningEntryForm           *self,
                                                 const AnningIncident      *incident);
/* Empties it; the kind stays. */
void            anning_entry_form_clear         (AnningEntryForm           *self);
/* Puts what @incident holds into it and leaves the rest. Called once, before it is shown. */
void            anning_entry_form_prefill       (AnningEntryForm           *self,
                                                 const AnningIncident      *incident);

G_END_DECLS
