/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-entry-template.h"

G_BEGIN_DECLS

/*
 * The kinds of contact that can be written down, one of which is chosen: the first to
 * begin with.
 *
 * Signal: chosen (const AnningEntryTemplate *template): a person chose another one
 */
#define ANNING_TYPE_ENTRY_KINDS (anning_entry_kinds_get_type ())
G_DECLARE_FINAL_TYPE (AnningEntryKinds, anning_entry_kinds, ANNING, ENTRY_KINDS, AdwBin)

/* Shows @template as chosen, without a signal. */
void anning_entry_kinds_choose (AnningEntryKinds          *self,
                                const AnningEntryTemplate *template);

G_END_DECLS
