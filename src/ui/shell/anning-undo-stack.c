/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-undo-stack.h"

/* How many deletions can be taken back, one after the other. */
#define DEPTH 20

typedef struct
{
  AdwToast *toast;
  AnningUndoFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Undo;

struct _AnningUndoStack
{
  GPtrArray *undos;
};

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_object (&undo->toast);
  if (undo->data_free != NULL)
    undo->data_free (undo->data);
  g_free (undo);
}

AnningUndoStack *
anning_undo_stack_new (void)
{
  AnningUndoStack *self = g_new0 (AnningUndoStack, 1);

  self->undos = g_ptr_array_new_with_free_func (undo_free);
  return self;
}

void
anning_undo_stack_free (AnningUndoStack *self)
{
  g_ptr_array_unref (self->undos);
  g_free (self);
}

gboolean
anning_undo_stack_is_empty (AnningUndoStack *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return self->undos->len == 0;
}

void
anning_undo_stack_clear (AnningUndoStack *self)
{
  g_return_if_fail (self != NULL);

  /* Of those before, the message went when the next one came. */
  if (self->undos->len > 0)
    adw_toast_dismiss (((Undo *) g_ptr_array_index (self->undos, self->undos->len - 1))->toast);
  g_ptr_array_set_size (self->undos, 0);
}

void
anning_undo_stack_push (AnningUndoStack *self,
                        AdwToast        *toast,
                        AnningUndoFunc   func,
                        gpointer         data,
                        GDestroyNotify   data_free)
{
  Undo *undo;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ADW_IS_TOAST (toast) && func != NULL);

  if (self->undos->len > 0)
    adw_toast_dismiss (((Undo *) g_ptr_array_index (self->undos, self->undos->len - 1))->toast);

  undo = g_new0 (Undo, 1);
  undo->toast = g_object_ref (toast);
  undo->func = func;
  undo->data = data;
  undo->data_free = data_free;
  g_ptr_array_add (self->undos, undo);
  if (self->undos->len > DEPTH)
    g_ptr_array_remove_index (self->undos, 0);
}

void
anning_undo_stack_pop (AnningUndoStack *self)
{
  Undo *undo;

  g_return_if_fail (self != NULL);

  if (self->undos->len == 0)
    return;
  undo = g_ptr_array_steal_index (self->undos, self->undos->len - 1);
  undo->func (undo->data);
  adw_toast_dismiss (undo->toast);
  undo_free (undo);
}
