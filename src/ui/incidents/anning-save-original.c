/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-save-original.h"

#include <glib/gi18n.h>

#include "anning-evidence.h"
#include "anning-import-item.h"
#include "anning-toasts.h"

/* One saving, from the question to the toast. */
typedef struct
{
  GtkWidget *parent; /* strong */
  AnningStore *store;
  gint64 evidence_id;
  GtkFileChooserNative *chooser;
  GFile *target;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->parent);
  g_clear_object (&saving->store);
  g_clear_object (&saving->chooser);
  g_clear_object (&saving->target);
  g_free (saving);
}

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autoptr (GInputStream) original = NULL;
  g_autoptr (GFileOutputStream) output = NULL;
  GError *error = NULL;

  original = anning_evidence_open (saving->store, saving->evidence_id, &error);
  if (original != NULL)
    output = g_file_replace (saving->target, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, &error);

  if (output != NULL
      && g_output_stream_splice (G_OUTPUT_STREAM (output), original,
                                 G_OUTPUT_STREAM_SPLICE_NONE, NULL, &error) >= 0
      && g_output_stream_close (G_OUTPUT_STREAM (output), NULL, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (output != NULL && !g_output_stream_is_closed (G_OUTPUT_STREAM (output)))
    {
      g_autoptr (GCancellable) dropped = g_cancellable_new ();

      /* Closing when cancelled leaves what stood at the target as it was. */
      g_cancellable_cancel (dropped);
      g_output_stream_close (G_OUTPUT_STREAM (output), dropped, NULL);
    }
  g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  if (gtk_widget_get_root (saving->parent) != NULL)
    {
      if (saved)
        anning_toast_saved (saving->parent, _("Original saved"), saving->target);
      else
        anning_toast_error (saving->parent, error);
    }
  saving_free (saving);
}

static void
response_cb (GtkNativeDialog *chooser,
             int              response,
             gpointer         user_data)
{
  Saving *saving = user_data;
  g_autoptr (GTask) task = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      saving_free (saving);
      return;
    }

  saving->target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  /* The thread only borrows it: widgets are let go on the main thread. */
  task = g_task_new (NULL, NULL, saved_cb, saving);
  g_task_set_source_tag (task, anning_save_original);
  g_task_set_task_data (task, saving, NULL);
  g_task_run_in_thread (task, save_in_thread);
}

void
anning_save_original (GtkWidget   *parent,
                      AnningStore *store,
                      gint64       evidence_id,
                      const char  *name)
{
  g_autofree char *proposed = NULL;
  GtkRoot *root;
  Saving *saving;

  g_return_if_fail (GTK_IS_WIDGET (parent) && ANNING_IS_STORE (store));

  root = gtk_widget_get_root (parent);
  proposed = anning_import_clean_name (name != NULL ? name : _("Original"));
  g_strdelimit (proposed, "/\\", '_');

  saving = g_new0 (Saving, 1);
  saving->parent = g_object_ref (parent);
  saving->store = g_object_ref (store);
  saving->evidence_id = evidence_id;
  saving->chooser = gtk_file_chooser_native_new (_("Save the Original"),
                                                 GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (saving->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (saving->chooser), proposed);
  g_signal_connect (saving->chooser, "response", G_CALLBACK (response_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->chooser));
}
