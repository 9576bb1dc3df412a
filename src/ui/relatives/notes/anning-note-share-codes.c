/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-share-codes.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-note-codes.h"
#include "anning-note-share-ask.h"
#include "anning-outgoing.h"
#include "anning-qr-view.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

#define WIDTH 600
#define HEIGHT 740

struct _AnningNoteShareCodes
{
  AdwWindow parent_instance;

  GtkWidget *view; /* weak: where the note is shown */
  AnningStore *store;
  gint64 note_id;
  gint64 relative_id;
  char *language;
  char *text;
  GPtrArray *codes; /* char * */
  guint current;
  GCancellable *drawing; /* of the pictures */

  GtkWidget *content; /* has the actions of what leaves */
  AnningQrView *qr;
  GtkWidget *turning; /* hidden when there is one code only */
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *number;
  GtkLabel *advice;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (AnningNoteShareCodes, anning_note_share_codes, ADW_TYPE_WINDOW)

/* ---- one after the other ---- */

static void
show_code (AnningNoteShareCodes *self,
           guint                 current)
{
  g_autofree char *number = g_strdup_printf ("%u / %u", current + 1, self->codes->len);

  self->current = current;
  anning_qr_view_set_text (self->qr, g_ptr_array_index (self->codes, current));
  gtk_label_set_label (self->number, number);
  gtk_widget_set_sensitive (self->previous, current > 0);
  gtk_widget_set_sensitive (self->next, current + 1 < self->codes->len);
}

static void
previous_cb (AnningNoteShareCodes *self)
{
  if (self->current > 0)
    show_code (self, self->current - 1);
}

static void
next_cb (AnningNoteShareCodes *self)
{
  if (self->current + 1 < self->codes->len)
    show_code (self, self->current + 1);
}

static gboolean
key_cb (AnningNoteShareCodes *self,
        guint                 keyval,
        guint                 keycode,
        GdkModifierType       state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_Left)
    previous_cb (self);
  else if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_Right)
    next_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* ---- on paper and as pictures ---- */

static AnningOutgoing *
new_outgoing (AnningNoteShareCodes *self)
{
  g_autofree char *name = anning_note_share_dup_file_name ();

  return anning_outgoing_new (anning_note_codes_blocks (self->codes), g_strdup (self->text), name, self->language,
                              ANNING_PAGE_SIZE_NORMAL);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningNoteShareCodes) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *pictures = anning_note_codes_render_finish (result, &error);
  AnningOutgoing *outgoing;

  g_clear_object (&self->drawing);
  if (self->codes == NULL)
    g_clear_pointer (&pictures, g_ptr_array_unref);
  else if (pictures == NULL)
    anning_toast_error (self->content, error);
  if (pictures == NULL)
    return;
  outgoing = new_outgoing (self);
  anning_outgoing_set_pictures (outgoing, pictures);
  anning_outgoing_send (self->content, ANNING_OUTGOING_SAVE_PICTURE, outgoing);
}

static AnningOutgoing *
provide (GtkWidget         *widget,
         AnningOutgoingWay  way)
{
  AnningNoteShareCodes *self = ANNING_NOTE_SHARE_CODES (gtk_widget_get_root (widget));

  if (way != ANNING_OUTGOING_SAVE_PICTURE)
    return new_outgoing (self);
  if (self->drawing == NULL)
    {
      self->drawing = g_cancellable_new ();
      anning_note_codes_render_async (self->codes, self->drawing, rendered_cb, g_object_ref (self));
    }
  return NULL;
}

/* ---- the window ---- */

static gboolean
anning_note_share_codes_close_request (GtkWindow *window)
{
  AnningNoteShareCodes *self = ANNING_NOTE_SHARE_CODES (window);

  if (self->view != NULL && gtk_widget_get_root (self->view) != NULL)
    anning_note_share_ask (self->view, self->store, self->note_id, self->relative_id, "qr");
  return GTK_WINDOW_CLASS (anning_note_share_codes_parent_class)->close_request (window);
}

static void
anning_note_share_codes_dispose (GObject *object)
{
  AnningNoteShareCodes *self = ANNING_NOTE_SHARE_CODES (object);

  g_cancellable_cancel (self->drawing);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->store);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  G_OBJECT_CLASS (anning_note_share_codes_parent_class)->dispose (object);
}

static void
anning_note_share_codes_finalize (GObject *object)
{
  AnningNoteShareCodes *self = ANNING_NOTE_SHARE_CODES (object);

  g_clear_object (&self->drawing);
  g_free (self->text);
  g_free (self->language);
  G_OBJECT_CLASS (anning_note_share_codes_parent_class)->finalize (object);
}

static void
anning_note_share_codes_class_init (AnningNoteShareCodesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_note_share_codes_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_note_share_codes_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = anning_note_share_codes_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkLabel *
new_text (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  return label;
}

static GtkWidget *
new_turn (AnningNoteShareCodes *self,
          const char           *icon,
          const char           *name,
          GCallback             callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "circular");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_turning (AnningNoteShareCodes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->previous = new_turn (self, "go-previous-symbolic", _("Previous Code"), G_CALLBACK (previous_cb));
  self->next = new_turn (self, "go-next-symbolic", _("Next Code"), G_CALLBACK (next_cb));
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "title-3");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->previous);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (box), self->next);
  return box;
}

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_content (AnningNoteShareCodes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = anning_button_line_new ();

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  self->advice = new_text ();
  self->qr = ANNING_QR_VIEW (anning_qr_view_new ());
  self->turning = new_turning (self);
  self->summary = new_text ();
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  anning_button_line_append (ANNING_BUTTON_LINE (buttons), new_button (_("Save as Picture…"), "outgoing.save-picture"));
  anning_button_line_append (ANNING_BUTTON_LINE (buttons), new_button (_("Print…"), "outgoing.print"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->advice));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->qr));
  gtk_box_append (GTK_BOX (box), self->turning);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
anning_note_share_codes_init (AnningNoteShareCodes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("QR Code"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  self->content = new_content (self);
  anning_outgoing_attach (self->content, provide);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->content);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), scroller);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), toasts);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
anning_note_share_codes_present (GtkWidget           *view,
                                 const AnningNoteOut *out)
{
  AnningNoteShareCodes *self;

  g_return_if_fail (GTK_IS_WIDGET (view) && out != NULL && *out->text != '\0');

  self = g_object_new (ANNING_TYPE_NOTE_SHARE_CODES, NULL);
  g_set_weak_pointer (&self->view, view);
  self->store = g_object_ref (out->store);
  self->note_id = out->note_id;
  self->relative_id = out->relative_id;
  self->language = g_strdup (out->language);
  self->text = g_strdup (out->text);
  self->codes = anning_note_codes_split (out->text, out->language);
  gtk_widget_set_visible (self->turning, self->codes->len > 1);
  gtk_label_set_label (self->advice, self->codes->len > 1
                                       ? _("Point the phone’s camera at one code after the other. Each can be read alone, and no network is needed.")
                                       : _("Point the phone’s camera at it. The text appears there; no network is needed."));
  gtk_label_set_label (self->summary, out->summary);
  show_code (self, 0);
  anning_sheet_present (GTK_WINDOW (self), view);
}
