/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-content-view.h"

#include <glib/gi18n.h>

#include "anning-evidence.h"
#include "anning-toasts.h"

struct _AnningContentView
{
  AdwBin parent_instance;

  const AnningContentReader *reader;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AnningContentView, anning_content_view, ADW_TYPE_BIN)

typedef struct
{
  AnningStore *store;
  gint64 evidence_id;
  const AnningContentReader *reader;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->store);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Reading *reading = task_data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream = anning_evidence_open (reading->store, reading->evidence_id, &error);
  gpointer content = stream != NULL ? reading->reader->read (stream, cancellable, &error) : NULL;

  if (content != NULL)
    g_task_return_pointer (task, content, reading->reader->free);
  else
    g_task_return_error (task, error);
}

static void
show_failure (AnningContentView *self,
              const GError      *error)
{
  g_autofree char *sentence = NULL;
  GtkWidget *label;

  sentence = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
               ? g_strdup (_("This cannot be shown: it is damaged or of another kind. It is kept as it is; save a copy "
                             "and open it with another program."))
               : anning_error_sentence (error);
  label = gtk_label_new (sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  adw_bin_set_child (ADW_BIN (self), label);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningContentView) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer content = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->cancellable != NULL && content != NULL)
    adw_bin_set_child (ADW_BIN (self), self->reader->show (content));
  else if (self->cancellable != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error);
  if (content != NULL)
    self->reader->free (content);
}

static void
anning_content_view_dispose (GObject *object)
{
  AnningContentView *self = ANNING_CONTENT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (anning_content_view_parent_class)->dispose (object);
}

static void
anning_content_view_class_init (AnningContentViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_content_view_dispose;
}

static void
anning_content_view_init (AnningContentView *self)
{
  GtkWidget *busy = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (busy));
  gtk_widget_set_halign (busy, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (busy, 32, 96);
  gtk_accessible_update_property (GTK_ACCESSIBLE (busy), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reading…"), -1);
  adw_bin_set_child (ADW_BIN (self), busy);
}

GtkWidget *
anning_content_view_new (AnningStore               *store,
                         gint64                     evidence_id,
                         const AnningContentReader *reader)
{
  AnningContentView *self;
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_val_if_fail (ANNING_IS_STORE (store) && reader != NULL, NULL);

  self = g_object_new (ANNING_TYPE_CONTENT_VIEW, NULL);
  self->reader = reader;
  reading = g_new0 (Reading, 1);
  reading->store = g_object_ref (store);
  reading->evidence_id = evidence_id;
  reading->reader = reader;
  /* Without a source: a thread might be the last to let a widget go. */
  task = g_task_new (NULL, self->cancellable, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, anning_content_view_new);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
  return GTK_WIDGET (self);
}

GtkWidget *
anning_content_text_new (const char *text,
                         gboolean    monospace,
                         gboolean    cut)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), monospace);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  /* Tab leaves it: nothing can be typed here. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the original"), -1);
  gtk_widget_add_css_class (view, "card");
  gtk_box_append (GTK_BOX (box), view);
  if (cut)
    {
      GtkWidget *more = gtk_label_new (_("This is only the beginning. Save a copy to read all of it."));

      gtk_label_set_wrap (GTK_LABEL (more), TRUE);
      gtk_label_set_xalign (GTK_LABEL (more), 0);
      gtk_widget_add_css_class (more, "caption");
      gtk_widget_add_css_class (more, "dim-label");
      gtk_box_append (GTK_BOX (box), more);
    }
  return box;
}
