/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "anning-application-private.h"
#include "anning-case-file.h"
#include "anning-clipboard.h"
#include "anning-copies-sheet.h"
#include "anning-copies.h"
#include "anning-demo.h"
#include "anning-documents.h"
#include "anning-format.h"
#include "anning-hiding.h"
#include "anning-language.h"
#include "anning-listening.h"
#include "anning-lock-watch.h"
#include "anning-mpris.h"
#include "anning-notices.h"
#include "anning-options.h"
#include "anning-passing.h"
#include "anning-recent-files.h"
#include "anning-restore.h"
#include "anning-toasts.h"
#include "anning-toolkit.h"

/* In 1/1024 of a dot, as GTK counts; what it takes when the desktop names none. */
#define USUAL_DPI (96 * 1024)

/* End of the session, a terminal that is closed, Ctrl+C in it: what was typed last is kept as with Quit. */
static const int ending_signals[] = { SIGTERM, SIGHUP, SIGINT };

struct _AnningApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  AnningStore *store;
  AnningLockWatch *locks;
  AnningMpris *mpris;
  AnningNotices *notices;
  AnningWindow *window;   /* weak */
  char *path;
  char *copy;             /* offered in the place of a damaged file */
  char *aside;            /* where the file lies now that a copy was put in the place of, until that was said */
  char *used_up;          /* made only to be restored */
  GCancellable *restoring; /* NULL while nothing is */
  gboolean document;      /* the file was named to be looked at: none is made in its place */
  gboolean was_damaged;   /* the file in whose place the copy came */
  gboolean filled;        /* the example, once */
  guint signals[G_N_ELEMENTS (ending_signals)];
  gboolean example;
};

G_DEFINE_FINAL_TYPE (AnningApplication, anning_application, ADW_TYPE_APPLICATION)

/* ---- the command line ---- */

/* One file may have several names. Returns: (transfer full) */
static char *
find_real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

/* Every other file has an application of its own, so that each has one window. */
static void
set_identity (AnningApplication *self)
{
  g_autofree char *usual_name = anning_store_dup_default_path ();
  g_autofree char *usual = find_real_path (usual_name);
  g_autofree char *path = find_real_path (self->path);

  if (self->example)
    {
      g_application_set_flags (G_APPLICATION (self), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
    }
  else if (g_strcmp0 (path, usual) != 0)
    {
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
      g_autofree char *id = g_strdup_printf ("%s.f%.12s", APP_ID, sum);

      g_application_set_application_id (G_APPLICATION (self), id);
    }
}

/* Window and form come from the program that has the file open, which may be another process. */
static void
enter (AnningApplication   *self,
       const AnningOptions *options)
{
  GActionGroup *actions = G_ACTION_GROUP (self);

  if (options->page != NULL)
    g_action_group_activate_action (actions, "open-page", g_variant_new_string (options->page));
  if (options->record_contact)
    g_action_group_activate_action (actions, "record-contact", NULL);
}

static gboolean
anning_application_local_command_line (GApplication   *application,
                                       char         ***arguments,
                                       int            *status)
{
  AnningApplication *self = ANNING_APPLICATION (application);
  g_autoptr (AnningOptions) options = anning_options_read (*arguments, status);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  char **alone;

  if (options == NULL)
    return TRUE;

  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _("There is no display here, so no window can be shown. --import, --backup and --verify work without one."));
      *status = 1;
      return TRUE;
    }

  alone = options->alone;
  if (options->file == NULL && !options->demo && alone[0] != NULL && alone[1] == NULL && anning_case_file_is_meant (alone[0]))
    {
      self->path = g_canonicalize_filename (alone[0], NULL);
      self->document = TRUE;
      alone++;
    }
  else
    {
      self->path = options->file != NULL ? g_strdup (options->file) : anning_store_dup_default_path ();
    }
  self->example = options->demo;
  set_identity (self);
  if (options->service)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_IS_SERVICE);
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      *status = 1;
      return TRUE;
    }

  for (guint i = 0; alone[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (alone[i]));
  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
  else if (options->page != NULL || options->record_contact)
    enter (self, options);
  else if (!options->service)
    g_application_activate (application);
  return TRUE;
}

/* ---- the file ---- */

static void
apply_copies (AnningApplication *self)
{
  g_autofree char *folder = NULL;

  if (self->store == NULL)
    return;
  /* The throw-away household keeps what is copied by hand beside itself, and so it goes with it. */
  folder = self->example ? NULL : anning_copies_sheet_dup_folder (self->settings);
  anning_store_set_copies (self->store, folder, !self->example && g_settings_get_boolean (self->settings, "copies-automatic"));
}

static void
show_store (AnningApplication *self)
{
  if (self->window == NULL)
    return;
  anning_window_set_store (self->window, self->store, self->example,
                           !self->example && anning_store_is_unentered (self->store));
  anning_notices_set_store (self->notices, self->example ? NULL : self->store);
  if (self->aside != NULL)
    {
      g_autofree char *name = g_path_get_basename (self->aside);
      g_autofree char *text = NULL;

      if (self->was_damaged)
        /* Translators: %s is the name of a file */
        text = g_strdup_printf (_("The damaged file is kept as %s"), name);
      else
        /* Translators: %s is the name of a file */
        text = g_strdup_printf (_("The copy is restored. The file as it was is kept as %s"), name);

      anning_toast_with_action (GTK_WIDGET (self->window), text, _("Show the Folder"), "app.show-folder");
      g_clear_pointer (&self->aside, g_free);
    }
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  self->filled = TRUE;
  if (anning_demo_fill_finish (ANNING_STORE (source), result, &error))
    show_store (self);
  else if (self->window != NULL)
    anning_window_show_problem (self->window, error);
  g_application_release (G_APPLICATION (self));
}

static void
not_opened (AnningApplication *self,
            const GError      *error)
{
  g_clear_object (&self->store);
  g_free (self->copy);
  self->copy = anning_restore_offered (error);
  if (self->window != NULL)
    anning_window_show_problem (self->window, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_store_open_finish (ANNING_STORE (source), result, &error))
    {
      not_opened (self, error);
    }
  else if (self->example && !self->filled)
    {
      GDate today;

      g_date_clear (&today, 1);
      g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
      g_application_hold (G_APPLICATION (self));
      anning_demo_fill_async (self->store, anning_ui_language (), &today, NULL,
                              filled_cb, g_object_ref (self));
    }
  else
    {
      show_store (self);
    }
  g_application_release (G_APPLICATION (self));
}

static void
document_checked_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (AnningApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Meanwhile the example may have taken its place. */
  if (self->example)
    {
      g_application_release (G_APPLICATION (self));
    }
  else if (anning_document_check_finish (result, &error))
    {
      anning_store_open_async (self->store, NULL, opened_cb, g_object_ref (self));
    }
  else
    {
      not_opened (self, error);
      g_application_release (G_APPLICATION (self));
    }
}

void
_anning_application_open_store (AnningApplication *self)
{
  if (self->store != NULL)
    return;

  if (self->example && !self->filled)
    {
      const char *folder = anning_passing_get_folder ();

      g_free (self->path);
      self->path = g_build_filename (folder != NULL ? folder : g_get_user_cache_dir (), "example", "example.db", NULL);
    }

  self->store = anning_store_new (self->path);
  /* Opening copies before a migration, and offers the newest copy of a damaged file. */
  apply_copies (self);
  g_application_hold (G_APPLICATION (self));
  if (self->document && !self->example)
    anning_document_check_async (self->path, document_checked_cb, g_object_ref (self));
  else
    anning_store_open_async (self->store, NULL, opened_cb, g_object_ref (self));
}

static void
restore_progress_cb (double   fraction,
                     gpointer user_data)
{
  AnningApplication *self = user_data;

  if (self->window != NULL)
    anning_window_set_restored (self->window, fraction);
}

static void
copy_restored_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AnningApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  self->aside = anning_restore_finish (result, &error);
  g_clear_object (&self->restoring);
  if (self->used_up != NULL)
    g_unlink (self->used_up);
  g_clear_pointer (&self->used_up, g_free);
  if (self->window != NULL)
    {
      /* Either the copy or, where that went wrong, the file as it was. */
      _anning_application_open_store (self);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        anning_toast (GTK_WIDGET (self->window), _("Nothing was changed."));
      else if (error != NULL)
        anning_toast_error (GTK_WIDGET (self->window), error);
    }
  g_application_release (G_APPLICATION (self));
}

/* @take: it becomes the file by a rename; @drop: it goes whatever comes of it */
static void
put_in_place (AnningApplication *self,
              const char        *copy,
              AnningRestoreMode  mode,
              gboolean           take,
              gboolean           drop)
{
  g_autofree char *path = g_strdup (copy);

  if (self->window == NULL || self->restoring != NULL)
    return;
  if (anning_window_is_recording (self->window))
    {
      anning_toast (GTK_WIDGET (self->window), _("End the recording first."));
      return;
    }

  self->was_damaged = self->store == NULL;
  self->restoring = g_cancellable_new ();
  anning_listening_close (anning_listening_get_default ());
  anning_window_show_restoring (self->window, self->restoring);
  if (self->store != NULL)
    anning_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->copy, g_free);
  self->used_up = drop ? g_strdup (path) : NULL;

  g_application_hold (G_APPLICATION (self));
  (take ? anning_restore_take_async : anning_restore_async) (self->path, path, mode, restore_progress_cb, self,
                                                             self->restoring, copy_restored_cb, g_object_ref (self));
}

void
_anning_application_restore_copy (AnningApplication *self,
                                  const char        *copy,
                                  gboolean           incomplete,
                                  gboolean           used_up)
{
  put_in_place (self, copy, incomplete ? ANNING_RESTORE_INCOMPLETE : ANNING_RESTORE_WHOLE, used_up, used_up);
}

void
_anning_application_restore (AnningApplication *self)
{
  g_autofree char *copy = g_steal_pointer (&self->copy);

  if (copy != NULL && self->store == NULL)
    put_in_place (self, copy, ANNING_RESTORE_WHOLE, FALSE, FALSE);
}

void
_anning_application_take (AnningApplication *self,
                          const char        *salvaged)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *beside = g_path_get_dirname (salvaged);

  /* On another disk it stays where the person put it. */
  if (self->store == NULL)
    put_in_place (self, salvaged, ANNING_RESTORE_INCOMPLETE, g_strcmp0 (folder, beside) == 0, FALSE);
}

/* ---- the process ---- */

static void
text_size_changed_cb (AnningApplication *self)
{
  GtkSettings *desktop = gtk_settings_get_default ();
  int percent = g_settings_get_int (self->settings, "text-size");
  int dpi;

  /* What the desktop asks for; the style sheet counts in points, so that all text follows. */
  gtk_settings_reset_property (desktop, "gtk-xft-dpi");
  if (percent == 100)
    return;
  g_object_get (desktop, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (desktop, "gtk-xft-dpi", (dpi > 0 ? dpi : USUAL_DPI) / 100 * percent, NULL);
}

/* Lists and headings read their rows anew. */
static void
clock_changed_cb (AnningApplication *self)
{
  anning_format_set_twelve_hours (!g_settings_get_boolean (self->settings, "clock-24h"));
  if (self->store != NULL && anning_store_get_is_open (self->store))
    {
      g_signal_emit_by_name (self->store, "changed::incident", "incident", G_GINT64_CONSTANT (0));
      g_signal_emit_by_name (self->store, "changed::relative", "relative", G_GINT64_CONSTANT (0));
    }
}

/* The keys are somebody else's when the screen is locked: so is what is heard. */
static void
locked_cb (AnningApplication *self)
{
  anning_listening_hush (anning_listening_get_default ());
}

static gboolean
seconds_to_ms (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  g_value_set_int64 (value, 1000 * (gint64) g_variant_get_int32 (variant));
  return TRUE;
}

static void
set_up_listening (AnningApplication *self)
{
  AnningListening *listening = anning_listening_get_default ();
  AnningPlayer *player = anning_listening_get_player (listening);

  /* Not how loud it is: what suited a soft recording would startle with the next one. */
  g_settings_bind_with_mapping (self->settings, "pause-step-back", player, "step-back",
                                G_SETTINGS_BIND_GET, seconds_to_ms, NULL, NULL, NULL);
  g_settings_bind (self->settings, "listening-speed", player, "speed", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "listening-clearer", player, "clearer", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "listening-skip-silence", player, "skip-silence", G_SETTINGS_BIND_DEFAULT);
  self->mpris = anning_mpris_new (listening);
  self->locks = anning_lock_watch_new ();
  g_signal_connect_object (self->locks, "locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
ending_signal_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
anning_application_startup (GApplication *application)
{
  AnningApplication *self = ANNING_APPLICATION (application);

  G_APPLICATION_CLASS (anning_application_parent_class)->startup (application);

  anning_toolkit_init ();
  self->settings = g_settings_new (APP_ID);
  g_signal_connect_object (self->settings, "changed::text-size",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
  text_size_changed_cb (self);
  g_signal_connect_object (self->settings, "changed::clock-24h",
                           G_CALLBACK (clock_changed_cb), self, G_CONNECT_SWAPPED);
  clock_changed_cb (self);
  g_signal_connect_object (self->settings, "changed::copies-automatic", G_CALLBACK (apply_copies), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::copies-folder", G_CALLBACK (apply_copies), self, G_CONNECT_SWAPPED);
  self->notices = anning_notices_new (application, self->settings);
  _anning_application_add_actions (self);
  anning_hiding_watch (application);
  set_up_listening (self);
  anning_recent_files_leave_alone ();
  anning_clipboard_guard (gdk_display_get_clipboard (gdk_display_get_default ()));
  for (guint i = 0; i < G_N_ELEMENTS (ending_signals); i++)
    self->signals[i] = g_unix_signal_add (ending_signals[i], ending_signal_cb, self);
}

static void
anning_application_activate (GApplication *application)
{
  AnningApplication *self = ANNING_APPLICATION (application);

  if (self->window == NULL)
    {
      g_set_weak_pointer (&self->window, anning_window_new (GTK_APPLICATION (self), self->settings));
      _anning_application_open_store (self);
    }
  anning_window_come_back (self->window);
}

static void
documents_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AnningApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) others = anning_documents_open_finish (result, &error);

  if (error != NULL || g_list_model_get_n_items (G_LIST_MODEL (others)) > 0)
    g_application_activate (G_APPLICATION (self));
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self->window), error);
  else if (g_list_model_get_n_items (G_LIST_MODEL (others)) > 0)
    anning_window_import (self->window, G_LIST_MODEL (others));
  g_application_release (G_APPLICATION (self));
}

static void
anning_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  g_application_hold (application);
  anning_documents_open_async (files, n_files, documents_cb, g_object_ref (application));
}

static void
anning_application_shutdown (GApplication *application)
{
  AnningApplication *self = ANNING_APPLICATION (application);

  anning_recent_files_forget ();
  /* Windows first: their forms hand over what was typed last; then the queue runs dry. */
  G_APPLICATION_CLASS (anning_application_parent_class)->shutdown (application);
  g_clear_object (&self->notices);
  g_clear_object (&self->mpris);
  g_clear_object (&self->locks);
  anning_listening_drop_default ();
  if (self->store != NULL)
    anning_store_close (self->store);
  g_clear_object (&self->store);
  for (guint i = 0; i < G_N_ELEMENTS (ending_signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
}

static void
anning_application_finalize (GObject *object)
{
  AnningApplication *self = ANNING_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_free (self->path);
  g_free (self->copy);
  g_free (self->aside);
  g_free (self->used_up);
  g_clear_object (&self->restoring);
  G_OBJECT_CLASS (anning_application_parent_class)->finalize (object);
}

static void
anning_application_class_init (AnningApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = anning_application_finalize;
  application_class->local_command_line = anning_application_local_command_line;
  application_class->startup = anning_application_startup;
  application_class->activate = anning_application_activate;
  application_class->open = anning_application_open;
  application_class->shutdown = anning_application_shutdown;
}

static void
anning_application_init (AnningApplication *self)
{
}

AnningApplication *
anning_application_new (void)
{
  return g_object_new (ANNING_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/anning/Anning",
                       NULL);
}

AnningWindow *
_anning_application_get_window (AnningApplication *self)
{
  g_return_val_if_fail (ANNING_IS_APPLICATION (self), NULL);
  return self->window;
}

AnningStore *
_anning_application_get_store (AnningApplication *self)
{
  g_return_val_if_fail (ANNING_IS_APPLICATION (self), NULL);
  return self->store != NULL && anning_store_get_is_open (self->store) ? self->store : NULL;
}

gboolean
_anning_application_is_example (AnningApplication *self)
{
  g_return_val_if_fail (ANNING_IS_APPLICATION (self), FALSE);
  return self->example;
}

const char *
anning_application_get_path (AnningApplication *self)
{
  g_return_val_if_fail (ANNING_IS_APPLICATION (self), NULL);
  return self->path;
}

GSettings *
anning_application_get_settings (AnningApplication *self)
{
  g_return_val_if_fail (ANNING_IS_APPLICATION (self), NULL);
  return self->settings;
}

void
anning_application_open_example (AnningApplication *self)
{
  g_return_if_fail (ANNING_IS_APPLICATION (self));

  if (self->example)
    return;
  anning_listening_close (anning_listening_get_default ());
  if (self->store != NULL)
    anning_store_close (self->store);
  g_clear_object (&self->store);
  self->example = TRUE;
  _anning_application_open_store (self);
}
