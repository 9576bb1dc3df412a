/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-joined-toast.h"

#include "anning-toasts.h"

typedef struct
{
  AnningStore *store;
  AnningChangeSet *changes;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->store);
  anning_change_set_unref (undo->changes);
  g_free (undo);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!anning_change_set_undo_finish (ANNING_STORE (source), result, &error) && error != NULL)
    g_warning ("Something could not be taken back: %s", error->message);
}

static void
undo_cb (gpointer data)
{
  const Undo *undo = data;

  anning_change_set_undo_async (undo->changes, undo->store, undone_cb, NULL);
}

void
anning_joined_toast (GtkWidget       *widget,
                     const char      *text,
                     AnningStore     *store,
                     AnningChangeSet *changes)
{
  Undo *undo;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL && ANNING_IS_STORE (store) && changes != NULL);

  undo = g_new (Undo, 1);
  undo->store = g_object_ref (store);
  undo->changes = anning_change_set_ref (changes);
  anning_toast_undo (widget, text, undo_cb, undo, undo_free);
}
