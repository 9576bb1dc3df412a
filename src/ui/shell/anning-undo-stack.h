/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What can be taken back, newest last, each with the message that offered it.
 * Plain memory: owned by the window.
 */
typedef struct _AnningUndoStack AnningUndoStack;

typedef void (*AnningUndoFunc) (gpointer data);

AnningUndoStack *anning_undo_stack_new      (void);
void             anning_undo_stack_free     (AnningUndoStack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningUndoStack, anning_undo_stack_free)

gboolean         anning_undo_stack_is_empty (AnningUndoStack *self);
/* Nothing can be taken back any more, and no message offers it. */
void             anning_undo_stack_clear    (AnningUndoStack *self);
/* Dismisses the message before: only the newest one's button is on the screen. */
void             anning_undo_stack_push     (AnningUndoStack *self,
                                             AdwToast        *toast,
                                             AnningUndoFunc   func,
                                             gpointer         data,
                                             GDestroyNotify   data_free);
/* Takes the newest back and dismisses its message. */
void             anning_undo_stack_pop      (AnningUndoStack *self);

G_END_DECLS
