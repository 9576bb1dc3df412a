/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-everything-sheet.h"

#include <glib/gi18n.h>

#include "anning-copies-parts.h"
#include "anning-copies-tasks.h"
#include "anning-copy-words.h"
#include "anning-file-name.h"
#include "anning-heading.h"
#include "anning-toasts.h"
#include "anning-verify-words.h"

struct _AnningEverythingSheet
{
  AdwWindow parent_instance;

  char *path;
  char *folder;
  GCancellable *cancellable; /* NULL while nothing is checked */
  GtkFileChooserNative *chooser;
  GString *report;
  gboolean closed;

  GtkStack *stack;
  GtkProgressBar *bar;
  AdwStatusPage *failed;
  GtkLabel *heading;
  GtkBox *box;
  AdwPreferencesGroup *file_group;
  AdwPreferencesGroup *copies_group;
};

G_DEFINE_FINAL_TYPE (AnningEverythingSheet, anning_everything_sheet, ADW_TYPE_WINDOW)

/* ---- what came of it ---- */

static void
add_result (AnningEverythingSheet *self,
            AdwPreferencesGroup   *group,
            gboolean               sound,
            const char            *title,
            const char            *sentence)
{
  g_autofree char *text = NULL;
  GtkWidget *row = anning_copies_parts_new_row (title, sentence);
  GtkWidget *mark = gtk_image_new_from_icon_name (sound ? "emblem-ok-symbolic" : "dialog-warning-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sound ? C_("check", "Sound") : C_("check", "Wrong"), -1);
  gtk_widget_add_css_class (mark, sound ? "success" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_preferences_group_add (group, row);
  text = anning_verify_words_text (sound, title, sentence);
  g_string_append_printf (self->report, "%s\n", text);
}

static void
show_file (AnningEverythingSheet *self,
           const AnningVerdict   *verdict)
{
  g_autoptr (GPtrArray) lines = anning_verify_words_list (verdict);

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningVerifyLine *line = g_ptr_array_index (lines, i);

      add_result (self, self->file_group, line->sound, line->title, line->sentence);
    }
  for (guint i = 0; verdict->findings != NULL && i < verdict->findings->len; i++)
    g_string_append_printf (self->report, "  %s\n", (const char *) g_ptr_array_index (verdict->findings, i));
}

static void
show_copies (AnningEverythingSheet  *self,
             const AnningCheckedAll *all)
{
  if (all->away)
    add_result (self, self->copies_group, FALSE, _("The Folder of Copies Is Not There"), anning_copy_words_away ());
  for (guint i = 0; i < all->copies->len; i++)
    {
      const AnningCheckedCopy *copy = g_ptr_array_index (all->copies, i);
      const char *known = anning_verify_words_copy (copy->error);
      g_autofree char *title = anning_copies_parts_moment (copy->made_at);
      g_autofree char *sentence = known != NULL ? g_strdup (known) : anning_error_sentence (copy->error);

      add_result (self, self->copies_group, copy->error == NULL, title, sentence);
    }
  if (all->copies->len == 0 && !all->away)
    adw_preferences_group_add (self->copies_group, anning_copies_parts_new_row (_("No Copy Yet"), NULL));
}

static AdwPreferencesGroup *
new_group (AnningEverythingSheet *self,
           AdwPreferencesGroup   *old,
           const char            *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (old != NULL)
    gtk_box_remove (self->box, GTK_WIDGET (old));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_insert_child_after (self->box, group, self->file_group != NULL && old != self->file_group
                                                  ? GTK_WIDGET (self->file_group) : GTK_WIDGET (self->heading));
  return ADW_PREFERENCES_GROUP (group);
}

static void
show_result (AnningEverythingSheet  *self,
             const AnningCheckedAll *all)
{
  g_autofree char *moment = anning_copy_words_moment (all->checked_at);
  const char *heading = all->sound && all->away ? _("What Was Checked Is Sound") : anning_verify_words_all (all->sound);

  g_string_truncate (self->report, 0);
  g_string_append_printf (self->report, "%s\n%s\n%s\n\n", heading, moment, self->path);
  gtk_label_set_label (self->heading, heading);
  self->file_group = new_group (self, self->file_group, _("The File"));
  self->copies_group = new_group (self, self->copies_group, _("Its Copies"));
  show_file (self, all->verdict);
  g_string_append_printf (self->report, "\n%s\n", _("Its Copies"));
  show_copies (self, all);
  anning_copies_parts_turn_to (self->stack, "result");
}

/* ---- checking ---- */

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningEverythingSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningCheckedAll) all = anning_copies_check_all_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (self->closed)
    return;
  if (all != NULL)
    {
      show_result (self, all);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *sentence = anning_error_sentence (error);

      anning_copies_parts_tell (self->failed, "dialog-warning-symbolic", _("The Check Did Not Come to an End"), sentence);
      anning_copies_parts_turn_to (self->stack, "failed");
    }
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningEverythingSheet *self = user_data;

  if (!self->closed)
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
check (AnningEverythingSheet *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  anning_copies_parts_turn_to (self->stack, "checking");
  anning_copies_check_all_async (self->path, self->folder, progress_cb, self, self->cancellable, checked_cb,
                                 g_object_ref (self));
}

/* ---- the report ---- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningEverythingSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  if (self->closed)
    return;
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self->stack), error);
  else
    anning_toast_saved (GTK_WIDGET (self->stack), _("Report saved"), G_FILE (source));
}

static void
chosen_cb (AnningEverythingSheet *self,
           int                    response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->closed)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  bytes = g_bytes_new (self->report->str, self->report->len);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, saved_cb, g_object_ref (self));
}

static void
save_cb (AnningEverythingSheet *self)
{
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  g_autofree char *name = anning_file_name_new (C_("file", "report"), ".txt");

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save the Report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
close_request_cb (AnningEverythingSheet *self)
{
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

/* ---- the object ---- */

static void
anning_everything_sheet_dispose (GObject *object)
{
  AnningEverythingSheet *self = ANNING_EVERYTHING_SHEET (object);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (anning_everything_sheet_parent_class)->dispose (object);
}

static void
anning_everything_sheet_finalize (GObject *object)
{
  AnningEverythingSheet *self = ANNING_EVERYTHING_SHEET (object);

  g_clear_object (&self->cancellable);
  g_string_free (self->report, TRUE);
  g_free (self->path);
  g_free (self->folder);
  G_OBJECT_CLASS (anning_everything_sheet_parent_class)->finalize (object);
}

static void
anning_everything_sheet_class_init (AnningEverythingSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_everything_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_everything_sheet_finalize;
}

static GtkWidget *
make_result (AnningEverythingSheet *self)
{
  GtkWidget *page = anning_copies_parts_new_page (&self->box);

  self->heading = GTK_LABEL (anning_heading_set_level (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, NULL), 1));
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "title-1");
  gtk_box_append (self->box, GTK_WIDGET (self->heading));
  gtk_box_append (self->box, anning_copies_parts_new_pill (_("Save the Report…"), G_CALLBACK (save_cb), self));
  return page;
}

static void
anning_everything_sheet_init (AnningEverythingSheet *self)
{
  self->report = g_string_new (NULL);
  anning_copies_parts_fill (ADW_WINDOW (self), _("Check of Everything"), &self->stack);
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->failed, anning_copies_parts_new_pill (_("Try Again"), G_CALLBACK (check), self));
  gtk_stack_add_named (self->stack,
                       anning_copies_parts_new_work (_("Checking Everything…"),
                                                     _("The file, its log, every original and every copy are read. Nothing is changed."),
                                                     &self->bar, G_CALLBACK (gtk_window_close), self),
                       "checking");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_stack_add_named (self->stack, make_result (self), "result");
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

GtkWidget *
anning_everything_sheet_new (const char *path,
                             const char *folder)
{
  AnningEverythingSheet *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (ANNING_TYPE_EVERYTHING_SHEET, NULL);
  self->path = g_strdup (path);
  self->folder = g_strdup (folder);
  check (self);
  return GTK_WIDGET (self);
}
