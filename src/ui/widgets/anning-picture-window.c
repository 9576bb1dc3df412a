/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-picture-window.h"

#include <glib/gi18n.h>

#include "anning-evidence.h"
#include "anning-save-original.h"
#include "anning-sheet.h"

/* A picture is read in pieces of this many bytes, so that Cancel is heard. */
#define PIECE (256 * 1024)
/* More pixels than any telephone takes; beyond it a picture is not decoded at all. */
#define MOST_PIXELS (G_GINT64_CONSTANT (120) * 1000 * 1000)
/* A screenshot of a long chat is tall; what is larger is shown smaller. */
#define LONGEST_SIDE 8192

struct _AnningPictureWindow
{
  AdwWindow parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  gint64 evidence_id;
  char *name;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkPicture *picture;
  AdwStatusPage *failed;
  GtkToggleButton *actual_size;
};

G_DEFINE_FINAL_TYPE (AnningPictureWindow, anning_picture_window, ADW_TYPE_WINDOW)

typedef struct
{
  AnningStore *store;
  gint64 evidence_id;
  gboolean too_large;
} Decoding;

static void
decoding_free (gpointer data)
{
  Decoding *decoding = data;

  g_object_unref (decoding->store);
  g_free (decoding);
}

/* Before anything is unpacked: a small file can claim to be an endless picture. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Decoding        *decoding)
{
  int side = MAX (width, height);

  decoding->too_large = (gint64) width * height > MOST_PIXELS;
  if (decoding->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (side > LONGEST_SIDE)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * LONGEST_SIDE / side)),
                                MAX (1, (int) ((gint64) height * LONGEST_SIDE / side)));
}

static gboolean
feed (GdkPixbufLoader  *loader,
      GInputStream     *stream,
      const gboolean   *stop,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);

  for (;;)
    {
      gssize length = g_input_stream_read (stream, piece, PIECE, cancellable, error);

      if (length <= 0)
        return length == 0;
      if (!gdk_pixbuf_loader_write (loader, piece, (gsize) length, error) || *stop)
        return FALSE;
    }
}

static GdkTexture *
decode (Decoding      *decoding,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GInputStream) stream = anning_evidence_open (decoding->store, decoding->evidence_id, error);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  GdkPixbuf *pixbuf;
  gboolean fed;

  if (stream == NULL)
    return NULL;

  loader = gdk_pixbuf_loader_new ();
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), decoding);
  fed = feed (loader, stream, &decoding->too_large, cancellable, error);
  /* It must be closed whatever became of it. */
  if (!gdk_pixbuf_loader_close (loader, fed ? error : NULL) || !fed)
    return NULL;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  upright = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
  if (upright == NULL)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "No picture");
      return NULL;
    }
  return gdk_texture_new_for_pixbuf (upright);
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Decoding *decoding = task_data;
  GError *error = NULL;
  GdkTexture *texture = decode (decoding, cancellable, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY, "Too large");
}

static char *
failure_sentence (const Decoding *decoding,
                  const GError   *error)
{
  if (decoding->too_large)
    return g_strdup (_("This picture is too large to be shown here. Save a copy and open it with another program."));
  if (g_error_matches (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    return g_strdup (_("Pictures of this kind cannot be shown here. Save a copy and open it with another program."));
  return g_strdup (_("This picture cannot be shown: it is damaged or was cut off. It is kept as it is."));
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningPictureWindow) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (texture != NULL)
    {
      gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
      gtk_stack_set_visible_child_name (self->stack, "picture");
    }
  else
    {
      g_autofree char *sentence = failure_sentence (g_task_get_task_data (G_TASK (result)), error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->actual_size), texture != NULL);
}

static void
actual_size_cb (AnningPictureWindow *self)
{
  gboolean actual = gtk_toggle_button_get_active (self->actual_size);

  /* A picture that may not shrink scrolls instead. */
  gtk_picture_set_can_shrink (self->picture, !actual);
  gtk_widget_set_halign (GTK_WIDGET (self->picture), actual ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_set_valign (GTK_WIDGET (self->picture), actual ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
}

static void
save_cb (AnningPictureWindow *self)
{
  anning_save_original (GTK_WIDGET (self), self->store, self->evidence_id, self->name);
}

static void
anning_picture_window_dispose (GObject *object)
{
  AnningPictureWindow *self = ANNING_PICTURE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_picture_window_parent_class)->dispose (object);
}

static void
anning_picture_window_finalize (GObject *object)
{
  g_free (ANNING_PICTURE_WINDOW (object)->name);
  G_OBJECT_CLASS (anning_picture_window_parent_class)->finalize (object);
}

static void
anning_picture_window_class_init (AnningPictureWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_picture_window_dispose;
  object_class->finalize = anning_picture_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
name_button (GtkWidget  *button,
             const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
anning_picture_window_init (AnningPictureWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *save = gtk_button_new_from_icon_name ("document-save-as-symbolic");
  GtkWidget *busy = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  self->actual_size = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->actual_size), "zoom-original-symbolic");
  gtk_widget_set_sensitive (GTK_WIDGET (self->actual_size), FALSE);
  name_button (GTK_WIDGET (self->actual_size), _("Show in its own size"));
  g_signal_connect_object (self->actual_size, "toggled", G_CALLBACK (actual_size_cb), self, G_CONNECT_SWAPPED);
  name_button (save, _("Save a copy…"));
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), GTK_WIDGET (self->actual_size));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), save);

  self->picture = GTK_PICTURE (gtk_picture_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->picture));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failed, "image-missing-symbolic");
  adw_status_page_set_title (self->failed, _("Not Shown"));
  gtk_spinner_start (GTK_SPINNER (busy));
  gtk_widget_set_halign (busy, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (busy, 32, 32);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, busy, "busy");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "picture");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_box_append (GTK_BOX (content), bar);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/* @name: (nullable): what it is called, shown as the window's title */
AnningPictureWindow *
anning_picture_window_new (AnningStore *store,
                           gint64       evidence_id,
                           const char  *name)
{
  AnningPictureWindow *self;
  g_autoptr (GTask) task = NULL;
  Decoding *decoding;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_PICTURE_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->name = g_strdup (name);
  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? name : _("Picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _("Picture"), -1);

  decoding = g_new0 (Decoding, 1);
  decoding->store = g_object_ref (store);
  decoding->evidence_id = evidence_id;
  /* Not the source of the task: a thread might be the last to let a widget go. */
  task = g_task_new (NULL, self->cancellable, decoded_cb, g_object_ref (self));
  g_task_set_source_tag (task, anning_picture_window_new);
  g_task_set_task_data (task, decoding, decoding_free);
  g_task_run_in_thread (task, decode_in_thread);
  return self;
}

/* Shows it over the window in which @parent stands. */
void
anning_picture_window_present (GtkWidget   *parent,
                               AnningStore *store,
                               gint64       evidence_id,
                               const char  *name)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  anning_sheet_present (GTK_WINDOW (anning_picture_window_new (store, evidence_id, name)), parent);
}
