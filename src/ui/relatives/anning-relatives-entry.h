/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-person-contacts.h"
#include "anning-relative.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_RELATIVES_ENTRY_STEPS,
  ANNING_RELATIVES_ENTRY_PERSON,
  ANNING_RELATIVES_ENTRY_ADD_PERSON,
  ANNING_RELATIVES_ENTRY_NOTE,
  ANNING_RELATIVES_ENTRY_WRITE_NOTE,
} AnningRelativesEntryKind;

/* One row of the page's list: what it opens, and the two lines it shows. */
#define ANNING_TYPE_RELATIVES_ENTRY (anning_relatives_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativesEntry, anning_relatives_entry, ANNING, RELATIVES_ENTRY, GObject)

/* The three rows that are always there. */
AnningRelativesEntry    *anning_relatives_entry_new          (AnningRelativesEntryKind  kind);
/* @count: (nullable): how often they were contacted; NULL: never, or it is not known yet */
AnningRelativesEntry    *anning_relatives_entry_new_person   (const AnningRelative     *relative,
                                                              const AnningPersonCount  *count);
AnningRelativesEntry    *anning_relatives_entry_new_note     (const AnningNote         *note);
AnningRelativesEntryKind anning_relatives_entry_get_kind     (AnningRelativesEntry     *self);
gint64                   anning_relatives_entry_get_id       (AnningRelativesEntry     *self);
const char              *anning_relatives_entry_get_title    (AnningRelativesEntry     *self);
/* "" when there is no second line */
const char              *anning_relatives_entry_get_subtitle (AnningRelativesEntry     *self);
/* Returns: (nullable): what is to be looked at, in words */
const char              *anning_relatives_entry_get_warning  (AnningRelativesEntry     *self);

G_END_DECLS
