/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-fingerprint-card.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-file-name.h"
#include "anning-fingerprint-paper.h"
#include "anning-language.h"
#include "anning-outgoing.h"
#include "anning-qr-view.h"
#include "anning-qr.h"
#include "anning-toasts.h"

/* Of the picture: large enough to be shown on a telephone and photographed from there. */
#define PIXELS_A_MODULE 12

struct _AnningFingerprintCard
{
  GtkBox parent_instance;

  char *line; /* NULL until there is one */
  AnningQrView *qr;
  GtkLabel *label;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (AnningFingerprintCard, anning_fingerprint_card, GTK_TYPE_BOX)

/* ---- what leaves ---- */

static void
send (AnningFingerprintCard *self,
      AnningOutgoingWay      way)
{
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  g_autofree char *name = anning_file_name_new (C_("file", "fingerprint"), "");

  if (self->line == NULL)
    return;
  anning_outgoing_send (GTK_WIDGET (self), way,
                        anning_outgoing_new (anning_fingerprint_paper_new (self->line), g_strdup (self->line), name,
                                             anning_ui_language (), ANNING_PAGE_SIZE_NORMAL));
}

static void
copy_cb (AnningFingerprintCard *self)
{
  send (self, ANNING_OUTGOING_COPY);
}

static void
save_text_cb (AnningFingerprintCard *self)
{
  send (self, ANNING_OUTGOING_SAVE_TEXT);
}

static void
print_cb (AnningFingerprintCard *self)
{
  send (self, ANNING_OUTGOING_PRINT);
}

/* ---- the picture ---- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningFingerprintCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    anning_toast_saved (GTK_WIDGET (self), _("Picture saved"), G_FILE (source));
  else
    anning_toast_error (GTK_WIDGET (self), error);
}

/* Writes the QR code to @file; a toast says what came of it. */
static void
fingerprint_card_save_picture_to (AnningFingerprintCard *self,
                                  GFile                 *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningQr) qr = NULL;
  g_autoptr (GBytes) png = NULL;

  g_return_if_fail (ANNING_IS_FINGERPRINT_CARD (self) && G_IS_FILE (file));
  g_return_if_fail (self->line != NULL);

  qr = anning_qr_new (self->line, &error);
  if (qr != NULL)
    png = anning_qr_render_png (qr, PIXELS_A_MODULE, &error);
  if (png == NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  else
    g_file_replace_contents_bytes_async (file, png, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                         NULL, saved_cb, g_object_ref (self));
}

static void
chosen_cb (AnningFingerprintCard *self,
           int                    response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    fingerprint_card_save_picture_to (self, file);
}

static void
save_picture_cb (AnningFingerprintCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = anning_file_name_new (C_("file", "fingerprint"), ".png");

  if (self->chooser != NULL || self->line == NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save as Picture"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- the object ---- */

static void
anning_fingerprint_card_dispose (GObject *object)
{
  g_clear_object (&ANNING_FINGERPRINT_CARD (object)->chooser);

  G_OBJECT_CLASS (anning_fingerprint_card_parent_class)->dispose (object);
}

static void
anning_fingerprint_card_finalize (GObject *object)
{
  g_free (ANNING_FINGERPRINT_CARD (object)->line);

  G_OBJECT_CLASS (anning_fingerprint_card_parent_class)->finalize (object);
}

static void
anning_fingerprint_card_class_init (AnningFingerprintCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_fingerprint_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_fingerprint_card_finalize;
}

static void
add_button (AnningFingerprintCard *self,
            GtkWidget             *buttons,
            const char            *label,
            GCallback              callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (buttons), button);
}

static void
anning_fingerprint_card_init (AnningFingerprintCard *self)
{
  GtkWidget *buttons = anning_button_line_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);

  self->qr = ANNING_QR_VIEW (anning_qr_view_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->qr), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->qr));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  /* A hyphen that is not there would be copied by hand. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (self->label, attributes);
  gtk_label_set_selectable (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "monospace");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));

  add_button (self, buttons, C_("fingerprint", "Copy"), G_CALLBACK (copy_cb));
  add_button (self, buttons, _("Save as Text…"), G_CALLBACK (save_text_cb));
  add_button (self, buttons, _("Save as Picture…"), G_CALLBACK (save_picture_cb));
  add_button (self, buttons, _("Print…"), G_CALLBACK (print_cb));
  gtk_box_append (GTK_BOX (self), buttons);
}

GtkWidget *
anning_fingerprint_card_new (void)
{
  return g_object_new (ANNING_TYPE_FINGERPRINT_CARD, NULL);
}

void
anning_fingerprint_card_set_fingerprint (AnningFingerprintCard   *self,
                                         const AnningFingerprint *fingerprint)
{
  g_return_if_fail (ANNING_IS_FINGERPRINT_CARD (self) && fingerprint != NULL);

  g_free (self->line);
  self->line = anning_fingerprint_dup_line (fingerprint);
  gtk_label_set_label (self->label, self->line);
  anning_qr_view_set_text (self->qr, self->line);
}
