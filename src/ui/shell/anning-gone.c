/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-gone.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "anning-backup.h"
#include "anning-case-file.h"
#include "anning-file-name.h"
#include "anning-show-file.h"
#include "anning-toasts.h"

struct _AnningGone
{
  GObject parent_instance;

  GtkWindow *window; /* weak */
  AnningStore *store;
  GtkWidget *dialog; /* weak; NULL: nothing is asked */
  GtkFileChooserNative *chooser;
  GFile *saved; /* where the copy goes */
  gboolean told;
};

G_DEFINE_FINAL_TYPE (AnningGone, anning_gone, G_TYPE_OBJECT)

static gpointer
copy_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_backup_write (db, data, cancellable, error);
  return NULL;
}

static void
told_cb (AnningGone *self,
         const char *response)
{
  if (g_str_equal (response, "show") && self->window != NULL)
    anning_show_file (GTK_WIDGET (self->window), self->saved);
}

/* What to do next has to be read: it is no passing message. */
static void
tell_saved (AnningGone *self)
{
  GtkWidget *dialog = adw_message_dialog_new (self->window, _("The Copy Is Saved"),
                                              _("Everything that was saved is in it. Close the program, and open the copy the next time."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "show", _("Show in Folder"), "close", _("Close"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningGone) self = user_data;
  g_autoptr (GError) error = NULL;

  anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (self->window == NULL)
    return;
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self->window), error);
  else
    tell_saved (self);
}

/* What the button does once a file was chosen. */
static void
gone_save_to (AnningGone *self,
              GFile      *file)
{
  g_return_if_fail (ANNING_IS_GONE (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->saved, file);
  anning_store_read_async (self->store, copy_job, g_file_get_path (file), g_free, NULL, NULL,
                           saved_cb, g_object_ref (self));
}

static void
chosen_cb (AnningGone *self,
           int         response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gone_save_to (self, file);
}

static void
response_cb (AnningGone *self,
             const char *response)
{
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  g_autofree char *name = anning_file_name_new (C_("file", "copy"), ANNING_CASE_FILE_SUFFIX);

  if (!g_str_equal (response, "save") || self->window == NULL || self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save a Copy"), self->window,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
ask (AnningGone *self)
{
  g_set_weak_pointer (&self->dialog,
                      adw_message_dialog_new (self->window, _("The File Is No Longer Where It Was"),
                                              _("It was moved, deleted or replaced while it is open. Nothing is written any more, so that nothing is lost unnoticed; everything that was saved can still be read here.\n\nIf you moved it, move it back: saving goes on by itself. If it was deleted, save a copy now.")));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog),
                                    "close", _("Go On Reading"),
                                    "save", _("Save a Copy…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "close");
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
gone_cb (AnningGone *self)
{
  gboolean gone = anning_store_get_gone (self->store);

  if (gone == self->told || self->window == NULL)
    return;
  self->told = gone;
  if (gone)
    {
      ask (self);
      return;
    }
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  anning_toast (GTK_WIDGET (self->window), _("The file is back. What you type is saved again."));
}

static void
active_cb (AnningGone *self)
{
  if (self->window != NULL && gtk_window_is_active (self->window))
    anning_store_check_gone (self->store);
}

static void
anning_gone_dispose (GObject *object)
{
  AnningGone *self = ANNING_GONE (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->chooser);
  g_clear_object (&self->saved);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_gone_parent_class)->dispose (object);
}

static void
anning_gone_class_init (AnningGoneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_gone_dispose;
}

static void
anning_gone_init (AnningGone *self)
{
}

AnningGone *
anning_gone_new (GtkWindow   *window,
                 AnningStore *store)
{
  AnningGone *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_GONE, NULL);
  g_set_weak_pointer (&self->window, window);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "notify::gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  return self;
}
