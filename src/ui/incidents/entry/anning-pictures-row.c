/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pictures-row.h"

#include <glib/gi18n.h>

#include "anning-evidence-paste.h"
#include "anning-toasts.h"

struct _AnningPicturesRow
{
  AdwActionRow parent_instance;

  GPtrArray *attachments; /* AnningAttachments */
  guint n;
  GtkFileChooserNative *chooser;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningPicturesRow, anning_pictures_row, ADW_TYPE_ACTION_ROW)

static void
update (AnningPicturesRow *self)
{
  g_autofree char *text = NULL;

  if (self->n > 0)
    text = g_strdup_printf (ngettext ("%u original will be kept with it", "%u originals will be kept with it", self->n),
                            self->n);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               text != NULL ? text : _("Paste a screenshot, or choose files"));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* @attachments: (transfer full) */
static void
take (AnningPicturesRow *self,
      AnningAttachments *attachments,
      guint              n)
{
  g_ptr_array_add (self->attachments, attachments);
  self->n += n;
  update (self);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningPicturesRow) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningAttachments *attachments = anning_evidence_paste_finish (result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    anning_attachments_free (attachments);
  else if (attachments != NULL)
    take (self, attachments, 1);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    anning_toast (GTK_WIDGET (self), _("Copy a picture or a file first"));
  else
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
paste_cb (AnningPicturesRow *self)
{
  anning_evidence_paste_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), pasted_cb, g_object_ref (self));
}

static void
chosen_cb (AnningPicturesRow *self,
           int                response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel) files = NULL;
  AnningAttachments *attachments;
  guint n;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  n = g_list_model_get_n_items (files);
  attachments = anning_attachments_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      anning_attachments_add_file (attachments, file);
    }
  take (self, attachments, n);
}

static void
choose_cb (AnningPicturesRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Add Originals"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
add_button (AnningPicturesRow *self,
            const char        *icon,
            const char        *label,
            GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
anning_pictures_row_dispose (GObject *object)
{
  AnningPicturesRow *self = ANNING_PICTURES_ROW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (anning_pictures_row_parent_class)->dispose (object);
}

static void
anning_pictures_row_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_PICTURES_ROW (object)->attachments);
  G_OBJECT_CLASS (anning_pictures_row_parent_class)->finalize (object);
}

static void
anning_pictures_row_class_init (AnningPicturesRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_pictures_row_dispose;
  object_class->finalize = anning_pictures_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_pictures_row_init (AnningPicturesRow *self)
{
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_attachments_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Pictures and files"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  add_button (self, "edit-paste-symbolic", _("Paste a Picture"), G_CALLBACK (paste_cb));
  add_button (self, "document-open-symbolic", _("Choose Files…"), G_CALLBACK (choose_cb));
  update (self);
}

guint
anning_pictures_row_get_n (AnningPicturesRow *self)
{
  g_return_val_if_fail (ANNING_IS_PICTURES_ROW (self), 0);
  return self->n;
}

GPtrArray *
anning_pictures_row_take (AnningPicturesRow *self)
{
  GPtrArray *taken;

  g_return_val_if_fail (ANNING_IS_PICTURES_ROW (self), NULL);

  taken = g_steal_pointer (&self->attachments);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_attachments_free);
  self->n = 0;
  update (self);
  return taken;
}
