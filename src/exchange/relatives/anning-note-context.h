/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-note-check.h"
#include "anning-note-template.h"
#include "anning-relative.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* What of the file whoever writes a note needs: for whom it may be, what it must not give away, the figures. */
typedef struct
{
  GPtrArray *relatives;   /* AnningRelative */
  AnningNoteKnown *known; /* names of people, creditors, collectors and staff, and numbers, own ones as well */
  guint n_debts;          /* that are not settled */
  guint n_unknown;        /* of these, debts whose sum is not known: not in @owed */
  gint64 owed;            /* fen, as the planner has it; ANNING_UNKNOWN without a debt of a known sum */
  gint64 monthly;         /* fen, income less spending of a normal month; ANNING_UNKNOWN where nothing is left or known */
} AnningNoteContext;

void                  anning_note_context_free        (AnningNoteContext    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNoteContext, anning_note_context_free)
/* Returns: (nullable): the one with this id */
const AnningRelative *anning_note_context_find        (const AnningNoteContext *self,
                                                       gint64                relative_id);
/*
 * Returns: (transfer full): @text with the figures where it has {owed}, {count} and
 *   {monthly}; one that is not known is a gap "____"
 */
char                 *anning_note_context_fill        (const AnningNoteContext *self,
                                                       const char           *text);

/* Inside a job. @today: on which the debts are looked at */
AnningNoteContext    *anning_note_context_read        (AnningDb             *db,
                                                       const GDate          *today,
                                                       GError              **error);
void                  anning_note_context_read_async  (AnningStore          *store,
                                                       const GDate          *today,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
AnningNoteContext    *anning_note_context_read_finish (AnningStore          *store,
                                                       GAsyncResult         *result,
                                                       GError              **error);

G_END_DECLS
