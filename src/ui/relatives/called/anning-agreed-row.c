/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-agreed-row.h"

#include <glib/gi18n.h>

#include "anning-setting.h"

#define SETTING "called/agreed"
/* How long the typing rests before it is kept, ms. */
#define KEEP_MS 800

struct _AnningAgreedRow
{
  AdwEntryRow parent_instance;

  AnningStore *store;
  guint keep_id;
  gboolean showing;
  gboolean typed;
};

G_DEFINE_FINAL_TYPE (AnningAgreedRow, anning_agreed_row, ADW_TYPE_ENTRY_ROW)

static gboolean
rested_cb (gpointer user_data)
{
  AnningAgreedRow *self = user_data;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  self->keep_id = 0;
  anning_setting_set_later (self->store, SETTING, *text != '\0' ? text : NULL);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningAgreedRow *self)
{
  if (self->showing || self->store == NULL)
    return;
  self->typed = TRUE;
  g_clear_handle_id (&self->keep_id, g_source_remove);
  self->keep_id = g_timeout_add (KEEP_MS, rested_cb, self);
}

static void
show (AnningAgreedRow *self,
      const char      *text)
{
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->showing = FALSE;
}

static gpointer
load_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_setting_get (db, SETTING, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningAgreedRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (error != NULL)
    g_message ("The agreed person could not be read: %s", error->message);
  /* What was typed while it was being read is newer. */
  if (text != NULL && !self->typed && self->store == ANNING_STORE (source))
    show (self, text);
}

static void
anning_agreed_row_dispose (GObject *object)
{
  AnningAgreedRow *self = ANNING_AGREED_ROW (object);

  anning_agreed_row_flush (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_agreed_row_parent_class)->dispose (object);
}

static void
anning_agreed_row_class_init (AnningAgreedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_agreed_row_dispose;
}

static void
anning_agreed_row_init (AnningAgreedRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Who it is, and their number"));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
anning_agreed_row_new (void)
{
  return g_object_new (ANNING_TYPE_AGREED_ROW, NULL);
}

void
anning_agreed_row_set_store (AnningAgreedRow *self,
                             AnningStore     *store)
{
  g_return_if_fail (ANNING_IS_AGREED_ROW (self) && ANNING_IS_STORE (store));

  anning_agreed_row_flush (self);
  g_set_object (&self->store, store);
  self->typed = FALSE;
  show (self, "");
  anning_store_read_async (store, load_job, NULL, NULL, g_free, NULL, loaded_cb, g_object_ref (self));
}

void
anning_agreed_row_flush (AnningAgreedRow *self)
{
  g_return_if_fail (ANNING_IS_AGREED_ROW (self));

  if (self->keep_id == 0)
    return;
  g_clear_handle_id (&self->keep_id, g_source_remove);
  rested_cb (self);
}
