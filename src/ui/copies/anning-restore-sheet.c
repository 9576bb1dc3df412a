/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-restore-sheet.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "anning-copies-parts.h"
#include "anning-copy-look.h"
#include "anning-copy-words.h"
#include "anning-restore.h"
#include "anning-sealed.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

struct _AnningRestoreSheet
{
  AdwWindow parent_instance;

  char *path;
  char *copy;
  char *unsealed;            /* what is made of a sealed backup */
  AnningSecret *secret;      /* of a sealed one */
  AnningCopyLook *look;      /* of the copy */
  GCancellable *cancellable;
  gboolean closed;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkWidget *again;          /* only where a passphrase was wrong */
  AdwPasswordEntryRow *passphrase;
  GtkWidget *open_button;
  GtkProgressBar *bar;
  GtkGrid *grid;
  GtkLabel *tell;
  GtkWidget *restore_button;
};

G_DEFINE_FINAL_TYPE (AnningRestoreSheet, anning_restore_sheet, ADW_TYPE_WINDOW)

static void
show_failure (AnningRestoreSheet *self,
              const GError       *error)
{
  gboolean passphrase = g_error_matches (error, ANNING_SEALED_ERROR, ANNING_SEALED_ERROR_WRONG_PASSPHRASE);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = anning_error_sentence (error);
  anning_copies_parts_tell (self->failed, "dialog-warning-symbolic",
                            passphrase ? _("Not the Passphrase") : _("This Copy Cannot Be Used"), sentence);
  gtk_widget_set_visible (self->again, passphrase);
  anning_copies_parts_turn_to (self->stack, "failed");
}

/* ---- the comparison ---- */

static void
attach (AnningRestoreSheet *self,
        const char         *text,
        int                 column,
        int                 row,
        const char         *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_justify (GTK_LABEL (label), column == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (label, TRUE);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  if (column > 0)
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
show_comparison (AnningRestoreSheet   *self,
                 const AnningCopyLook *now)
{
  g_autoptr (GPtrArray) lines = anning_copy_words_compare (self->look, now);
  g_autofree char *sentence = anning_copy_words_tell (self->look, now);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  attach (self, "", 0, 0, NULL);
  attach (self, C_("column", "In the copy"), 1, 0, "heading");
  attach (self, C_("column", "Now"), 2, 0, "heading");
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningCopyLine *line = g_ptr_array_index (lines, i);

      attach (self, line->label, 0, (int) i + 1, "dim-label");
      attach (self, line->copy, 1, (int) i + 1, line->less ? "warning" : NULL);
      attach (self, line->now != NULL ? line->now : "—", 2, (int) i + 1, NULL);
    }
  gtk_label_set_label (self->tell, sentence);
  gtk_button_set_label (GTK_BUTTON (self->restore_button),
                        self->look->n_missing > 0 ? _("Restore Without Them") : _("Restore This Copy"));
  anning_copies_parts_turn_to (self->stack, "comparison");
}

/* A file that cannot be read is the very reason for restoring: there is nothing to compare with then. */
static void
looked_now_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AnningRestoreSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningCopyLook) now = anning_copy_look_finish (result, &error);

  if (!self->closed)
    show_comparison (self, now);
}

static void
take_look (AnningRestoreSheet *self,
           AnningCopyLook     *look,
           const GError       *error)
{
  if (self->closed || look == NULL)
    {
      if (look != NULL)
        anning_copy_look_free (look);
      else if (!self->closed)
        show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->look, anning_copy_look_free);
  self->look = look;
  anning_copy_look_async (self->path, self->cancellable, looked_now_cb, g_object_ref (self));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningRestoreSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningCopyLook *look = anning_copy_look_finish (result, &error);

  take_look (self, look, error);
}

static void
looked_sealed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AnningRestoreSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningCopyLook *look = anning_sealed_look_finish (result, &error);

  take_look (self, look, error);
}

/* ---- a sealed backup ---- */

static void
ask_again_cb (AnningRestoreSheet *self)
{
  anning_copies_parts_turn_to (self->stack, "ask");
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
passphrase_changed_cb (AnningRestoreSheet *self)
{
  gtk_widget_set_sensitive (self->open_button, *gtk_editable_get_text (GTK_EDITABLE (self->passphrase)) != '\0');
}

static void
open_sealed_cb (AnningRestoreSheet *self)
{
  AnningSecret *secret = anning_secret_new (gtk_editable_get_text (GTK_EDITABLE (self->passphrase)), -1);

  if (secret == NULL)
    return;
  g_clear_pointer (&self->secret, anning_secret_unref);
  self->secret = secret;
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase), "");
  anning_copies_parts_turn_to (self->stack, "looking");
  anning_sealed_look_async (self->copy, self->secret, self->cancellable, looked_sealed_cb, g_object_ref (self));
}

/* ---- restoring ---- */

/* @whole: what takes the file's place */
static void
hand_over (AnningRestoreSheet *self,
           const char         *whole,
           gboolean            made_for_this)
{
  /* The action may end everything that stands open. */
  g_object_ref (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.restore-copy", "(sbb)", whole, self->look->n_missing > 0, made_for_this);
  if (!self->closed)
    gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
unsealed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningRestoreSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningSealedResult) opened = anning_sealed_open_finish (result, &error);

  if (self->closed)
    {
      if (opened != NULL)
        g_unlink (self->unsealed);
    }
  else if (opened != NULL)
    hand_over (self, self->unsealed, TRUE);
  else
    show_failure (self, error);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningRestoreSheet *self = user_data;

  if (!self->closed)
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
restore_cb (AnningRestoreSheet *self)
{
  if (self->secret == NULL)
    {
      hand_over (self, self->copy, FALSE);
      return;
    }
  /* Beside the file, where what is inside may lie; what an earlier try left there is in the way. */
  self->unsealed = anning_restore_dup_unsealed_path (self->path);
  g_unlink (self->unsealed);
  anning_copies_parts_turn_to (self->stack, "unsealing");
  anning_sealed_open_async (self->copy, self->secret, self->unsealed, progress_cb, self, self->cancellable,
                            unsealed_cb, g_object_ref (self));
}

static gboolean
close_request_cb (AnningRestoreSheet *self)
{
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

/* ---- the object ---- */

static void
anning_restore_sheet_dispose (GObject *object)
{
  AnningRestoreSheet *self = ANNING_RESTORE_SHEET (object);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (anning_restore_sheet_parent_class)->dispose (object);
}

static void
anning_restore_sheet_finalize (GObject *object)
{
  AnningRestoreSheet *self = ANNING_RESTORE_SHEET (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->secret, anning_secret_unref);
  g_clear_pointer (&self->look, anning_copy_look_free);
  g_free (self->path);
  g_free (self->copy);
  g_free (self->unsealed);
  G_OBJECT_CLASS (anning_restore_sheet_parent_class)->finalize (object);
}

static void
anning_restore_sheet_class_init (AnningRestoreSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_restore_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_restore_sheet_finalize;
}

static GtkWidget *
make_ask (AnningRestoreSheet *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *clamp = adw_clamp_new ();

  anning_copies_parts_tell (ADW_STATUS_PAGE (page), "dialog-password-symbolic", _("A Sealed Backup"),
                            _("It opens with the passphrase that was chosen when it was made."));
  self->passphrase = ADW_PASSWORD_ENTRY_ROW (adw_password_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->passphrase), _("Passphrase"));
  g_signal_connect_object (self->passphrase, "changed", G_CALLBACK (passphrase_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passphrase, "entry-activated", G_CALLBACK (open_sealed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("A Sealed Backup"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->passphrase));
  self->open_button = anning_copies_parts_new_pill (_("Look Inside"), G_CALLBACK (open_sealed_cb), self);
  gtk_widget_add_css_class (self->open_button, "suggested-action");
  gtk_widget_set_sensitive (self->open_button, FALSE);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->open_button);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 420);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), clamp);
  return page;
}

static GtkWidget *
make_looking (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  anning_copies_parts_tell (ADW_STATUS_PAGE (page), NULL, _("Looking Inside…"), _("Nothing is changed."));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  return page;
}

static GtkWidget *
make_comparison (AnningRestoreSheet *self)
{
  GtkBox *box;
  GtkWidget *page = anning_copies_parts_new_page (&box);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 12);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 12);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->grid));
  gtk_box_append (box, card);

  self->tell = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->tell, TRUE);
  gtk_label_set_xalign (self->tell, 0);
  gtk_box_append (box, GTK_WIDGET (self->tell));

  self->restore_button = anning_copies_parts_new_pill (_("Restore This Copy"), G_CALLBACK (restore_cb), self);
  gtk_widget_add_css_class (self->restore_button, "suggested-action");
  gtk_box_append (box, self->restore_button);
  return page;
}

static void
anning_restore_sheet_init (AnningRestoreSheet *self)
{
  self->cancellable = g_cancellable_new ();
  anning_copies_parts_fill (ADW_WINDOW (self), _("Restore a Copy"), &self->stack);
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  self->again = anning_copies_parts_new_pill (_("Try Another Passphrase"), G_CALLBACK (ask_again_cb), self);
  adw_status_page_set_child (self->failed, self->again);
  gtk_stack_add_named (self->stack, make_looking (), "looking");
  gtk_stack_add_named (self->stack, make_ask (self), "ask");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_stack_add_named (self->stack, make_comparison (self), "comparison");
  gtk_stack_add_named (self->stack,
                       anning_copies_parts_new_work (_("Opening the Sealed Backup…"),
                                                     _("Each original is held against its SHA-256. The file that is there now is not touched yet."),
                                                     &self->bar, G_CALLBACK (gtk_window_close), self),
                       "unsealing");
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

GtkWidget *
anning_restore_sheet_new (const char *path,
                          const char *copy)
{
  AnningRestoreSheet *self;

  g_return_val_if_fail (path != NULL && copy != NULL, NULL);

  self = g_object_new (ANNING_TYPE_RESTORE_SHEET, NULL);
  self->path = g_strdup (path);
  self->copy = g_strdup (copy);
  if (anning_sealed_is_one (copy))
    anning_copies_parts_turn_to (self->stack, "ask");
  else
    anning_copy_look_async (copy, self->cancellable, looked_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

void
anning_restore_sheet_present (GtkWidget  *widget,
                              const char *path,
                              const char *copy)
{
  GtkWidget *sheet = anning_restore_sheet_new (path, copy);
  GtkRoot *root = gtk_widget_get_root (widget);

  /* Its button uses an action of the application. */
  if (GTK_IS_WINDOW (root))
    gtk_window_set_application (GTK_WINDOW (sheet), gtk_window_get_application (GTK_WINDOW (root)));
  anning_sheet_present (GTK_WINDOW (sheet), widget);
}
