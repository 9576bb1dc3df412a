/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-preview.h"

#include <glib/gi18n.h>

/* As wide as a small phone's screen, in pixels. */
#define PHONE_WIDTH 300

struct _AnningNotePreview
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (AnningNotePreview, anning_note_preview, ADW_TYPE_BIN)

static void
anning_note_preview_class_init (AnningNotePreviewClass *klass)
{
}

static void
anning_note_preview_init (AnningNotePreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (_("Nothing is switched on yet."));

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_selectable (self->message, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->message), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "anning-message");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("What will be sent"), -1);

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->message), "message");

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->stack));
  gtk_widget_set_size_request (scroller, PHONE_WIDTH, 240);
  gtk_widget_add_css_class (scroller, "anning-phone");
  gtk_widget_add_css_class (scroller, "card");
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
anning_note_preview_set_text (AnningNotePreview *self,
                              const char        *text)
{
  g_return_if_fail (ANNING_IS_NOTE_PREVIEW (self) && text != NULL);

  gtk_label_set_text (self->message, text);
  gtk_stack_set_visible_child_name (self->stack, *text != '\0' ? "message" : "empty");
}

const char *
anning_note_preview_get_text (AnningNotePreview *self)
{
  g_return_val_if_fail (ANNING_IS_NOTE_PREVIEW (self), "");
  return gtk_label_get_text (self->message);
}
