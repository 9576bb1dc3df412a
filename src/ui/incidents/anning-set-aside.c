/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-set-aside.h"

#include <glib/gi18n.h>

#include "anning-dismissal.h"
#include "anning-records.h"
#include "anning-toasts.h"

typedef struct
{
  AnningStore *store;
  gint64 id;
} SetAside;

static void
set_aside_free (gpointer data)
{
  SetAside *set_aside = data;

  g_object_unref (set_aside->store);
  g_free (set_aside);
}

static void
undo_set_aside (gpointer data)
{
  const SetAside *set_aside = data;

  anning_records_remove_async (set_aside->store, &anning_dismissal_type, set_aside->id, NULL, NULL);
}

static void
set_aside_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  const gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);
  SetAside *set_aside;

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (id == 0)
    {
      anning_toast_error (widget, error);
      return;
    }
  set_aside = g_new0 (SetAside, 1);
  set_aside->store = g_object_ref (ANNING_STORE (source));
  set_aside->id = id;
  anning_toast_undo (widget, _("Hint set aside"), undo_set_aside, set_aside, set_aside_free);
}

void
anning_set_aside (GtkWidget   *widget,
                  AnningStore *store,
                  const char  *finding,
                  const char  *reason)
{
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();

  dismissal->finding = g_strdup (finding);
  dismissal->reason = g_strdup (reason);
  anning_records_save_async (store, &anning_dismissal_type, dismissal, set_aside_cb, g_object_ref (widget));
}
