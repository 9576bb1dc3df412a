/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-seal-sheet.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "anning-copies-parts.h"
#include "anning-file-name.h"
#include "anning-sealed-words.h"
#include "anning-show-file.h"
#include "anning-toasts.h"

struct _AnningSealSheet
{
  AdwWindow parent_instance;

  char *path;
  char *to_path;
  char *draft;               /* what is written before it gets that name */
  GCancellable *cancellable; /* NULL while nothing is written */
  GtkFileChooserNative *chooser;
  gboolean closed;

  GtkStack *stack;
  AdwPasswordEntryRow *first;
  AdwPasswordEntryRow *second;
  GtkLabel *strength;
  GtkWidget *seal_button;
  GtkWidget *show;
  GtkProgressBar *bar;
  AdwStatusPage *done;
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (AnningSealSheet, anning_seal_sheet, ADW_TYPE_WINDOW)

static void
typed_cb (AnningSealSheet *self)
{
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->first));
  const char *second = gtk_editable_get_text (GTK_EDITABLE (self->second));
  AnningPassphraseStrength strength = anning_passphrase_judge (first);
  gboolean same = g_str_equal (first, second);

  if (strength > ANNING_PASSPHRASE_TOO_WEAK && *second != '\0' && !same)
    gtk_label_set_label (self->strength, _("The two are not the same."));
  else
    gtk_label_set_label (self->strength, anning_sealed_words_strength (strength));
  if (strength == ANNING_PASSPHRASE_TOO_WEAK || strength == ANNING_PASSPHRASE_WEAK || (*second != '\0' && !same))
    gtk_widget_add_css_class (GTK_WIDGET (self->strength), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->strength), "warning");
  gtk_widget_set_sensitive (self->seal_button, same && strength > ANNING_PASSPHRASE_TOO_WEAK);
}

/* ---- writing ---- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningSealSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningSealedResult) written = anning_sealed_write_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (written != NULL && g_rename (self->draft, self->to_path) != 0)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (EIO));
      g_unlink (self->draft);
      g_clear_pointer (&written, anning_sealed_result_free);
    }
  g_clear_object (&self->cancellable);
  if (self->closed)
    return;
  if (written != NULL)
    {
      g_autofree char *name = g_path_get_basename (self->to_path);
      g_autofree char *size = g_format_size ((guint64) written->size);
      g_autoptr (GFile) file = g_file_new_for_path (self->to_path);

      /* Translators: the name of a file, and an amount of bytes such as "1.2 GB" */
      sentence = g_strdup_printf (_("%1$s, %2$s. Keep the passphrase in another place than the file."), name, size);
      if (written->originals_wrong > 0)
        {
          guint n = (guint) MIN (written->originals_wrong, G_MAXUINT);
          g_autofree char *wrong = NULL;
          char *both;

          wrong = g_strdup_printf (ngettext ("%u original was damaged already and is not in it.",
                                             "%u originals were damaged already and are not in it.", n), n);
          both = g_strconcat (sentence, " ", wrong, NULL);
          g_free (sentence);
          sentence = both;
        }
      anning_show_file_button_set_file (self->show, file);
      anning_copies_parts_tell (self->done, "emblem-ok-symbolic", _("The Sealed Backup Is Written"), sentence);
      anning_copies_parts_turn_to (self->stack, "done");
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      anning_copies_parts_turn_to (self->stack, "ask");
    }
  else
    {
      sentence = anning_error_sentence (error);
      anning_copies_parts_tell (self->failed, "dialog-warning-symbolic", _("The Sealed Backup Was Not Written"), sentence);
      anning_copies_parts_turn_to (self->stack, "failed");
    }
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningSealSheet *self = user_data;

  if (!self->closed)
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

void
anning_seal_sheet_write (AnningSealSheet *self,
                         const char      *to_path)
{
  g_autoptr (AnningSecret) secret = NULL;

  g_return_if_fail (ANNING_IS_SEAL_SHEET (self) && to_path != NULL);

  secret = anning_secret_new (gtk_editable_get_text (GTK_EDITABLE (self->first)), -1);
  if (secret == NULL || self->cancellable != NULL)
    return;
  g_free (self->to_path);
  g_free (self->draft);
  self->to_path = g_strdup (to_path);
  self->draft = g_strconcat (to_path, ".part", NULL);
  g_unlink (self->draft);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  anning_copies_parts_turn_to (self->stack, "writing");
  anning_sealed_write_async (self->path, self->draft, secret, progress_cb, self, self->cancellable,
                             written_cb, g_object_ref (self));
}

static void
chosen_cb (AnningSealSheet *self,
           int              response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->closed)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (file);
  if (path != NULL)
    anning_seal_sheet_write (self, path);
}

static void
choose_cb (AnningSealSheet *self)
{
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  g_autofree char *name = anning_file_name_new (C_("file", "backup"), ".sealed");

  if (self->chooser != NULL || !gtk_widget_get_sensitive (self->seal_button))
    return;
  self->chooser = gtk_file_chooser_native_new (_("Sealed Backup"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_cb (AnningSealSheet *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
ask_again_cb (AnningSealSheet *self)
{
  anning_copies_parts_turn_to (self->stack, "ask");
}

static gboolean
close_request_cb (AnningSealSheet *self)
{
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  gtk_editable_set_text (GTK_EDITABLE (self->first), "");
  gtk_editable_set_text (GTK_EDITABLE (self->second), "");
  return GDK_EVENT_PROPAGATE;
}

/* ---- the object ---- */

static void
anning_seal_sheet_dispose (GObject *object)
{
  AnningSealSheet *self = ANNING_SEAL_SHEET (object);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (anning_seal_sheet_parent_class)->dispose (object);
}

static void
anning_seal_sheet_finalize (GObject *object)
{
  AnningSealSheet *self = ANNING_SEAL_SHEET (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->to_path);
  g_free (self->draft);
  G_OBJECT_CLASS (anning_seal_sheet_parent_class)->finalize (object);
}

static void
anning_seal_sheet_class_init (AnningSealSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_seal_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_seal_sheet_finalize;
}

static AdwPasswordEntryRow *
new_entry (AnningSealSheet *self,
           const char      *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return ADW_PASSWORD_ENTRY_ROW (row);
}

static GtkWidget *
make_ask (AnningSealSheet *self)
{
  GtkBox *box;
  GtkWidget *page = anning_copies_parts_new_page (&box);
  GtkWidget *intro = gtk_label_new (_("One file with everything in it, originals too, that only its passphrase opens. It can lie "
                                      "on a stick, in a cloud or with somebody else."));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *warning = gtk_label_new (anning_sealed_words_warn ());

  gtk_label_set_wrap (GTK_LABEL (intro), TRUE);
  gtk_label_set_xalign (GTK_LABEL (intro), 0);
  gtk_label_set_wrap (GTK_LABEL (warning), TRUE);
  gtk_label_set_xalign (GTK_LABEL (warning), 0);
  self->first = new_entry (self, _("Passphrase"));
  self->second = new_entry (self, _("The Passphrase Once More"));
  self->strength = GTK_LABEL (gtk_label_new (anning_sealed_words_strength (ANNING_PASSPHRASE_EMPTY)));
  gtk_label_set_wrap (self->strength, TRUE);
  gtk_label_set_xalign (self->strength, 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Passphrase"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->first));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->second));
  self->seal_button = anning_copies_parts_new_pill (_("Choose Where to Save…"), G_CALLBACK (choose_cb), self);
  gtk_widget_add_css_class (self->seal_button, "suggested-action");
  gtk_widget_set_sensitive (self->seal_button, FALSE);
  gtk_box_append (box, intro);
  gtk_box_append (box, list);
  gtk_box_append (box, GTK_WIDGET (self->strength));
  gtk_box_append (box, warning);
  gtk_box_append (box, self->seal_button);
  return page;
}

static GtkWidget *
make_done_buttons (AnningSealSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->show = anning_show_file_button_new ();
  gtk_widget_add_css_class (self->show, "pill");
  gtk_box_append (GTK_BOX (box), anning_copies_parts_new_pill (_("Close"), G_CALLBACK (gtk_window_close), self));
  gtk_box_append (GTK_BOX (box), self->show);
  return box;
}

static void
anning_seal_sheet_init (AnningSealSheet *self)
{
  anning_copies_parts_fill (ADW_WINDOW (self), _("Sealed Backup"), &self->stack);
  self->done = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->done, make_done_buttons (self));
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->failed, anning_copies_parts_new_pill (_("Try Again"), G_CALLBACK (ask_again_cb), self));
  gtk_stack_add_named (self->stack, make_ask (self), "ask");
  gtk_stack_add_named (self->stack,
                       anning_copies_parts_new_work (_("Writing the Sealed Backup…"), _("Nothing of it is on the disk in the clear."),
                                                     &self->bar, G_CALLBACK (cancel_cb), self),
                       "writing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->done), "done");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

GtkWidget *
anning_seal_sheet_new (const char *path)
{
  AnningSealSheet *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (ANNING_TYPE_SEAL_SHEET, NULL);
  self->path = g_strdup (path);
  return GTK_WIDGET (self);
}
