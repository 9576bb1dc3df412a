/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-pdf-view.h"

#include <glib/gi18n.h>

#include "anning-evidence.h"
#include "anning-pdf-page.h"
#include "anning-picture-window.h"
#include "anning-toasts.h"

/* Pixels: twice as sharp as a narrow page needs it, so that it can be made larger. */
#define WIDTH 1600

struct _AnningPdfView
{
  AdwBin parent_instance;

  AnningStore *store;
  gint64 evidence_id;
  char *name;
  GCancellable *cancellable; /* of the page that is being drawn */
  guint page;
  guint n_pages; /* 0 before the first was drawn */
  char *text;    /* of the page that is shown */

  GtkWidget *bar;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *copy;
  GtkLabel *place;
  GtkStack *stack;
  GtkPicture *picture;
  GtkWidget *button;
  GtkLabel *failed;
};

G_DEFINE_FINAL_TYPE (AnningPdfView, anning_pdf_view, ADW_TYPE_BIN)

typedef struct
{
  AnningStore *store;
  gint64 evidence_id;
  guint page;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  g_object_unref (drawing->store);
  g_free (drawing);
}

static void
draw_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Drawing *drawing = task_data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream = anning_evidence_open (drawing->store, drawing->evidence_id, &error);
  AnningPdfPage *page = stream != NULL ? anning_pdf_page_read (stream, drawing->page, WIDTH, cancellable, &error) : NULL;

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) anning_pdf_page_free);
  else
    g_task_return_error (task, error);
}

static char *
failure_sentence (const GError *error)
{
  if (error->domain != ANNING_PDF_ERROR)
    return anning_error_sentence (error);
  switch (error->code)
    {
    case ANNING_PDF_ERROR_ENCRYPTED:
      return g_strdup (_("This PDF is locked with a password. Save a copy and open it with another program."));
    case ANNING_PDF_ERROR_TOO_LARGE:
      return g_strdup (_("This PDF is too large to be shown here. Save a copy and open it with another program."));
    case ANNING_PDF_ERROR_NO_HELPER:
      return g_strdup (_("What draws PDFs is not installed with this program. Save a copy and open it with another program."));
    case ANNING_PDF_ERROR_NO_PAGE:
    case ANNING_PDF_ERROR_DAMAGED:
    default:
      return g_strdup (_("This PDF cannot be shown: it is damaged or was cut off. It is kept as it is."));
    }
}

static void
update (AnningPdfView *self)
{
  g_autofree char *place = NULL;
  gboolean drawn = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "page") == 0;

  /* Translators: which page of how many */
  place = g_strdup_printf (_("Page %1$u of %2$u"), self->page + 1, MAX (self->n_pages, self->page + 1));
  gtk_label_set_label (self->place, place);
  gtk_widget_set_visible (self->bar, self->n_pages > 0);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < self->n_pages);
  gtk_widget_set_visible (self->copy, drawn && self->text != NULL && *self->text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, place,
                                  /* What stands on the page, for who cannot see it. */
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->text != NULL ? self->text : "", -1);
}

static void
show_page (AnningPdfView       *self,
           const AnningPdfPage *page)
{
  g_autoptr (GdkTexture) texture = NULL;

  texture = gdk_memory_texture_new ((int) page->width, (int) page->height, GDK_MEMORY_DEFAULT, page->pixels, page->stride);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  self->n_pages = page->n_pages;
  g_free (self->text);
  self->text = g_strdup (page->text);
  gtk_stack_set_visible_child_name (self->stack, "page");
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningPdfView) self = user_data;
  g_autoptr (AnningPdfPage) page = NULL;
  g_autoptr (GError) error = NULL;

  page = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (page != NULL)
    {
      show_page (self, page);
    }
  else
    {
      g_autofree char *sentence = failure_sentence (error);

      gtk_label_set_label (self->failed, sentence);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  update (self);
}

static void
draw (AnningPdfView *self)
{
  g_autoptr (GTask) task = NULL;
  Drawing *drawing = g_new0 (Drawing, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  drawing->store = g_object_ref (self->store);
  drawing->evidence_id = self->evidence_id;
  drawing->page = self->page;
  /* Without a source: a thread might be the last to let a widget go. */
  task = g_task_new (NULL, self->cancellable, drawn_cb, g_object_ref (self));
  g_task_set_source_tag (task, draw);
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, draw_in_thread);
}

static void
go (AnningPdfView *self,
    guint          page)
{
  if (page >= self->n_pages)
    return;
  self->page = page;
  update (self);
  draw (self);
}

static void
previous_cb (AnningPdfView *self)
{
  if (self->page > 0)
    go (self, self->page - 1);
}

static void
next_cb (AnningPdfView *self)
{
  go (self, self->page + 1);
}

static void
copy_cb (AnningPdfView *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  anning_toast (GTK_WIDGET (self), _("Text of this page copied"));
}

static void
open_cb (AnningPdfView *self)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);

  if (paintable != NULL)
    anning_picture_window_present_texture (GTK_WIDGET (self), GDK_TEXTURE (paintable), self->name);
}

static void
anning_pdf_view_dispose (GObject *object)
{
  AnningPdfView *self = ANNING_PDF_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_pdf_view_parent_class)->dispose (object);
}

static void
anning_pdf_view_finalize (GObject *object)
{
  AnningPdfView *self = ANNING_PDF_VIEW (object);

  g_free (self->name);
  g_free (self->text);
  G_OBJECT_CLASS (anning_pdf_view_parent_class)->finalize (object);
}

static void
anning_pdf_view_class_init (AnningPdfViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_pdf_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_pdf_view_finalize;
}

static GtkWidget *
new_button (AnningPdfView *self,
            const char    *icon,
            const char    *label,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_bar (AnningPdfView *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->previous = new_button (self, "go-previous-symbolic", _("Page before"), G_CALLBACK (previous_cb));
  self->next = new_button (self, "go-next-symbolic", _("Next page"), G_CALLBACK (next_cb));
  self->copy = new_button (self, "edit-copy-symbolic", _("Copy the text of this page"), G_CALLBACK (copy_cb));
  self->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "numeric");
  gtk_widget_set_halign (self->bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->bar), self->previous);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (self->bar), self->next);
  gtk_box_append (GTK_BOX (self->bar), self->copy);
}

static void
anning_pdf_view_init (AnningPdfView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *busy = gtk_spinner_new ();

  make_bar (self);
  gtk_spinner_start (GTK_SPINNER (busy));
  gtk_widget_set_halign (busy, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (busy, 32, 96);
  gtk_accessible_update_property (GTK_ACCESSIBLE (busy), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Drawing the page…"), -1);
  self->picture = GTK_PICTURE (gtk_picture_new ());
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), GTK_WIDGET (self->picture));
  gtk_widget_set_tooltip_text (self->button, _("Show larger"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "original-page");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  self->failed = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->failed, TRUE);
  gtk_label_set_xalign (self->failed, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->failed), "dim-label");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, busy, "busy");
  gtk_stack_add_named (self->stack, self->button, "page");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

/* @name: (nullable): what the original is called */
GtkWidget *
anning_pdf_view_new (AnningStore *store,
                     gint64       evidence_id,
                     const char  *name)
{
  AnningPdfView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_PDF_VIEW, NULL);
  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->name = g_strdup (name);
  update (self);
  draw (self);
  return GTK_WIDGET (self);
}
