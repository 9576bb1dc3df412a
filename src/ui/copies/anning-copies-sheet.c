/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copies-sheet.h"

#include <glib/gi18n.h>

#include "anning-case-file.h"
#include "anning-copies-list-group.h"
#include "anning-copies-parts.h"
#include "anning-copies-state-group.h"
#include "anning-copies-tasks.h"
#include "anning-copies.h"
#include "anning-deleted-sheet.h"
#include "anning-everything-sheet.h"
#include "anning-file-name.h"
#include "anning-restore-sheet.h"
#include "anning-seal-sheet.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

struct _AnningCopiesSheet
{
  AdwWindow parent_instance;

  char *path;
  AnningStore *store;
  GSettings *settings;
  char *folder;                  /* NULL: the usual one */
  char *new_folder;              /* while the copies are moved there */
  GFile *saved;                  /* while a copy is saved there */
  GCancellable *cancellable;     /* of the work that goes on; NULL while none does */
  GtkFileChooserNative *chooser;
  gboolean closed;

  GtkStack *stack;
  AdwStatusPage *work;
  GtkProgressBar *bar;
  AnningCopiesStateGroup *state;
  AnningCopiesListGroup *list;
  GtkWidget *elsewhere;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (AnningCopiesSheet, anning_copies_sheet, ADW_TYPE_WINDOW)

char *
anning_copies_sheet_dup_folder (GSettings *settings)
{
  g_autofree char *folder = settings != NULL ? g_settings_get_string (settings, "copies-folder") : NULL;

  return folder != NULL && *folder != '\0' ? g_steal_pointer (&folder) : NULL;
}

static void
show (AnningCopiesSheet *self)
{
  g_free (self->folder);
  self->folder = anning_copies_sheet_dup_folder (self->settings);
  if (self->store != NULL)
    anning_copies_state_group_show (self->state, self->store, self->settings, self->path, self->folder);
  anning_copies_list_group_show (self->list, self->path, self->folder);
}

/* ---- works ---- */

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningCopiesSheet *self = user_data;

  if (!self->closed)
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
begin_work (AnningCopiesSheet *self,
            const char        *title,
            const char        *description)
{
  self->cancellable = g_cancellable_new ();
  anning_copies_parts_tell (self->work, NULL, title, description);
  gtk_progress_bar_set_fraction (self->bar, 0);
  anning_copies_parts_turn_to (self->stack, "work");
}

/* @done: what is said if all went well; (nullable)
 * @saved: (nullable): where it was saved to */
static void
end_work (AnningCopiesSheet *self,
          const char        *done,
          GFile             *saved,
          const GError      *error)
{
  g_clear_object (&self->cancellable);
  if (self->closed)
    return;
  anning_copies_parts_turn_to (self->stack, "copies");
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self->stack), error);
  else if (saved != NULL)
    anning_toast_saved (GTK_WIDGET (self->stack), done, saved);
  else if (done != NULL)
    anning_toast (GTK_WIDGET (self->stack), done);
  show (self);
}

static void
cancel_cb (AnningCopiesSheet *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningCopiesSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n_damaged = 0;
  g_autofree char *made = anning_copies_make_finish (result, &n_damaged, &error);
  guint n = (guint) MIN (n_damaged, G_MAXUINT);
  g_autofree char *text = NULL;

  if (made != NULL && n > 0)
    text = g_strdup_printf (ngettext ("The copy is made. %u original is damaged and is not in it.",
                                      "The copy is made. %u originals are damaged and are not in it.", n), n);
  end_work (self, text != NULL ? text : _("The copy is made."), NULL, error);
}

static void
make_cb (AnningCopiesSheet *self)
{
  if (self->cancellable != NULL)
    return;
  begin_work (self, _("Making a Copy…"), _("Originals that another copy has already are not copied again."));
  anning_copies_make_async (self->path, self->folder, progress_cb, self, self->cancellable, made_cb, g_object_ref (self));
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningCopiesSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean moved = anning_copies_move_finish (result, &error);

  gboolean away = g_error_matches (error, ANNING_COPIES_ERROR, ANNING_COPIES_ERROR_AWAY);

  /* Whoever lost the disk has to get on; what was on it is not lost by this. */
  if (away)
    g_clear_error (&error);
  /* The application follows the setting. */
  if (moved || away)
    g_settings_set_string (self->settings, "copies-folder", self->new_folder);
  else
    anning_store_set_copies (self->store, self->folder, g_settings_get_boolean (self->settings, "copies-automatic"));
  end_work (self, away ? _("New copies go there. The earlier ones are where they were: that folder is not there now.")
                       : _("The copies lie there now."), NULL, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningCopiesSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  anning_copies_save_finish (result, &error);
  end_work (self, _("Copy saved"), self->saved, error);
}

/* ---- files and folders ---- */

static void
open_chooser (AnningCopiesSheet    *self,
              const char           *title,
              GtkFileChooserAction  action,
              const char           *name,
              GCallback             chosen)
{
  if (self->chooser != NULL || self->cancellable != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", chosen, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Returns: (nullable) (transfer full): the path that was chosen */
static char *
take_choice (AnningCopiesSheet *self,
             int                response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->closed)
    return NULL;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
folder_chosen_cb (AnningCopiesSheet *self,
                  int                response)
{
  g_autofree char *folder = take_choice (self, response);

  if (folder == NULL)
    return;
  g_free (self->new_folder);
  self->new_folder = g_steal_pointer (&folder);
  /* Nothing new comes into the old folder meanwhile. */
  anning_store_set_copies (self->store, self->folder, FALSE);
  begin_work (self, _("Moving the Copies…"), _("They are copied, read back and compared before the old ones go."));
  anning_copies_move_async (self->path, self->folder, self->new_folder, progress_cb, self, self->cancellable, moved_cb,
                            g_object_ref (self));
}

static void
move_cb (AnningCopiesSheet *self)
{
  open_chooser (self, _("Folder of Copies"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, G_CALLBACK (folder_chosen_cb));
}

static void
target_chosen_cb (AnningCopiesSheet *self,
                  int                response)
{
  g_autofree char *path = take_choice (self, response);

  if (path == NULL)
    return;
  if (g_strcmp0 (path, self->path) == 0)
    {
      anning_toast (GTK_WIDGET (self->stack), _("This is the file itself. Choose another name."));
      return;
    }
  g_clear_object (&self->saved);
  self->saved = g_file_new_for_path (path);
  begin_work (self, _("Saving a Copy…"), _("One file with everything, originals too."));
  anning_copies_save_async (self->path, path, progress_cb, self, self->cancellable, saved_cb, g_object_ref (self));
}

static void
save_cb (AnningCopiesSheet *self)
{
  g_autofree char *name = anning_file_name_new (C_("file", "copy"), ANNING_CASE_FILE_SUFFIX);

  open_chooser (self, _("Save a Copy"), GTK_FILE_CHOOSER_ACTION_SAVE, name, G_CALLBACK (target_chosen_cb));
}

static void
look_at (AnningCopiesSheet *self,
         const char        *copy)
{
  anning_restore_sheet_present (GTK_WIDGET (self), self->path, copy);
}

static void
source_chosen_cb (AnningCopiesSheet *self,
                  int                response)
{
  g_autofree char *path = take_choice (self, response);

  if (path != NULL)
    look_at (self, path);
}

static void
restore_file_cb (AnningCopiesSheet *self)
{
  open_chooser (self, _("Restore from a File"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, G_CALLBACK (source_chosen_cb));
}

/* ---- other sheets ---- */

static void
present_over (AnningCopiesSheet *self,
              GtkWidget         *sheet)
{
  gtk_window_set_application (GTK_WINDOW (sheet), gtk_window_get_application (GTK_WINDOW (self)));
  anning_sheet_present (GTK_WINDOW (sheet), GTK_WIDGET (self));
}

static void
seal_cb (AnningCopiesSheet *self)
{
  present_over (self, anning_seal_sheet_new (self->path));
}

static void
check_cb (AnningCopiesSheet *self)
{
  present_over (self, anning_everything_sheet_new (self->path, self->folder));
}

static void
deleted_cb (AnningCopiesSheet *self)
{
  present_over (self, anning_deleted_sheet_new (self->store, self->folder));
}

static gboolean
close_request_cb (AnningCopiesSheet *self)
{
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

/* ---- the object ---- */

static void
anning_copies_sheet_dispose (GObject *object)
{
  AnningCopiesSheet *self = ANNING_COPIES_SHEET (object);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (anning_copies_sheet_parent_class)->dispose (object);
}

static void
anning_copies_sheet_finalize (GObject *object)
{
  AnningCopiesSheet *self = ANNING_COPIES_SHEET (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->saved);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->new_folder);
  G_OBJECT_CLASS (anning_copies_sheet_parent_class)->finalize (object);
}

static void
anning_copies_sheet_class_init (AnningCopiesSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_copies_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_copies_sheet_finalize;
}

static GtkWidget *
new_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  return group;
}

static void
add_door (GtkWidget         *group,
          AnningCopiesSheet *self,
          const char        *title,
          const char        *subtitle,
          GCallback          activated)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             anning_copies_parts_new_door (title, subtitle, activated, self));
}

static GtkWidget *
make_copies (AnningCopiesSheet *self)
{
  GtkBox *box;
  GtkWidget *page = anning_copies_parts_new_page (&box);
  GtkWidget *restoring = new_group (_("Restore"));

  self->state = ANNING_COPIES_STATE_GROUP (anning_copies_state_group_new ());
  g_signal_connect_object (self->state, "make", G_CALLBACK (make_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  self->list = ANNING_COPIES_LIST_GROUP (anning_copies_list_group_new ());
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (look_at), self, G_CONNECT_SWAPPED);

  self->elsewhere = new_group (_("Keep One Elsewhere"));
  add_door (self->elsewhere, self, _("Sealed Backup…"), _("One file that only a passphrase opens: for a stick, a cloud, or somebody else"),
            G_CALLBACK (seal_cb));
  add_door (self->elsewhere, self, _("Save a Copy…"), _("One file that anybody who has it can read"), G_CALLBACK (save_cb));
  add_door (restoring, self, _("Restore from a File…"), _("A copy or a sealed backup, also of another computer"),
            G_CALLBACK (restore_file_cb));
  self->more = new_group (_("Check and Tidy Up"));
  add_door (self->more, self, _("Check Everything…"), _("The file, its log, every original and every copy"), G_CALLBACK (check_cb));
  add_door (self->more, self, _("Recently Deleted…"), _("Bring back or delete for good"), G_CALLBACK (deleted_cb));

  gtk_box_append (box, GTK_WIDGET (self->state));
  gtk_box_append (box, GTK_WIDGET (self->list));
  gtk_box_append (box, restoring);
  gtk_box_append (box, self->elsewhere);
  gtk_box_append (box, self->more);
  return page;
}

static void
anning_copies_sheet_init (AnningCopiesSheet *self)
{
  anning_copies_parts_fill (ADW_WINDOW (self), _("Backups"), &self->stack);
  self->work = ADW_STATUS_PAGE (anning_copies_parts_new_work ("", "", &self->bar, G_CALLBACK (cancel_cb), self));
  gtk_stack_add_named (self->stack, make_copies (self), "copies");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->work), "work");
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

GtkWidget *
anning_copies_sheet_new (const char  *path,
                         AnningStore *store,
                         GSettings   *settings)
{
  AnningCopiesSheet *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (store == NULL || ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_COPIES_SHEET, NULL);
  self->path = g_strdup (path);
  g_set_object (&self->store, store);
  g_set_object (&self->settings, settings);
  gtk_widget_set_visible (GTK_WIDGET (self->state), store != NULL);
  gtk_widget_set_visible (self->elsewhere, store != NULL);
  gtk_widget_set_visible (self->more, store != NULL);
  show (self);
  return GTK_WIDGET (self);
}
