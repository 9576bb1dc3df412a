/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-restoring-view.h"

#include <glib/gi18n.h>

#include "anning-copies-parts.h"

struct _AnningRestoringView
{
  AdwBin parent_instance;

  GCancellable *cancellable;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (AnningRestoringView, anning_restoring_view, ADW_TYPE_BIN)

static void
cancel_cb (AnningRestoringView *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
anning_restoring_view_dispose (GObject *object)
{
  g_clear_object (&ANNING_RESTORING_VIEW (object)->cancellable);
  G_OBJECT_CLASS (anning_restoring_view_parent_class)->dispose (object);
}

static void
anning_restoring_view_class_init (AnningRestoringViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_restoring_view_dispose;
}

static void
anning_restoring_view_init (AnningRestoringView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *work = anning_copies_parts_new_work (_("Restoring…"),
                                                  _("The copy is read and checked whole before it takes the place of the file. "
                                                    "Until then nothing is changed."),
                                                  &self->bar, G_CALLBACK (cancel_cb), self);

  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_vexpand (work, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), work);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
anning_restoring_view_new (void)
{
  return g_object_new (ANNING_TYPE_RESTORING_VIEW, NULL);
}

void
anning_restoring_view_begin (AnningRestoringView *self,
                             GCancellable        *cancellable)
{
  g_return_if_fail (ANNING_IS_RESTORING_VIEW (self));

  g_set_object (&self->cancellable, cancellable);
  gtk_progress_bar_set_fraction (self->bar, 0);
}

void
anning_restoring_view_set_fraction (AnningRestoringView *self,
                                    double               fraction)
{
  g_return_if_fail (ANNING_IS_RESTORING_VIEW (self));
  gtk_progress_bar_set_fraction (self->bar, fraction);
}
