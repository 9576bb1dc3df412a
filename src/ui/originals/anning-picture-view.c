/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-picture-view.h"

#include <glib/gi18n.h>

#include "anning-picture-decode.h"
#include "anning-picture-window.h"

/* Pixels: what a page shows of a picture needs no more. */
#define LONGEST_SIDE 1600
#define HIGHEST 520
/* A screenshot of a long chat stays readable, however high it is. */
#define NARROWEST 240

struct _AnningPictureView
{
  AdwBin parent_instance;

  AnningStore *store;
  gint64 evidence_id;
  char *name;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AnningPictureView, anning_picture_view, ADW_TYPE_BIN)

static void
open_cb (AnningPictureView *self)
{
  anning_picture_window_present (GTK_WIDGET (self), self->store, self->evidence_id, self->name);
}

static void
show_picture (AnningPictureView *self,
              GdkTexture        *texture)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *button = gtk_button_new ();
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);

  gtk_button_set_child (GTK_BUTTON (button), gtk_picture_new_for_paintable (GDK_PAINTABLE (texture)));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "original-page");
  gtk_widget_set_tooltip_text (button, _("Show larger"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name != NULL ? self->name : _("Picture"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  /* It may shrink in a narrow window, and is never blown up. */
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MIN (width, MAX (NARROWEST, HIGHEST * width / height)));
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 0);
  adw_clamp_set_child (ADW_CLAMP (clamp), button);
  adw_bin_set_child (ADW_BIN (self), clamp);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningPictureView) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = anning_picture_decode_finish (result, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL)
    {
      show_picture (self, texture);
    }
  else
    {
      g_autofree char *sentence = anning_picture_decode_sentence (error);
      GtkWidget *label = gtk_label_new (sentence);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      adw_bin_set_child (ADW_BIN (self), label);
    }
}

static void
anning_picture_view_dispose (GObject *object)
{
  AnningPictureView *self = ANNING_PICTURE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_picture_view_parent_class)->dispose (object);
}

static void
anning_picture_view_finalize (GObject *object)
{
  g_free (ANNING_PICTURE_VIEW (object)->name);
  G_OBJECT_CLASS (anning_picture_view_parent_class)->finalize (object);
}

static void
anning_picture_view_class_init (AnningPictureViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_picture_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_picture_view_finalize;
}

static void
anning_picture_view_init (AnningPictureView *self)
{
  GtkWidget *busy = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (busy));
  gtk_widget_set_halign (busy, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (busy, 32, 96);
  gtk_accessible_update_property (GTK_ACCESSIBLE (busy), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reading…"), -1);
  adw_bin_set_child (ADW_BIN (self), busy);
}

/* @name: (nullable): what the original is called */
GtkWidget *
anning_picture_view_new (AnningStore *store,
                         gint64       evidence_id,
                         const char  *name)
{
  AnningPictureView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_PICTURE_VIEW, NULL);
  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->name = g_strdup (name);
  anning_picture_decode_async (store, evidence_id, LONGEST_SIDE, self->cancellable, decoded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
