/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-qr-view.h"

#include "anning-qr.h"

/* Pixels of one module's side: a telephone reads four from a screen at arm's length, three from nearer. */
#define LEAST 3
#define NATURAL 5

struct _AnningQrView
{
  GtkWidget parent_instance;

  AnningQr *qr; /* NULL: nothing to show */
};

G_DEFINE_FINAL_TYPE (AnningQrView, anning_qr_view, GTK_TYPE_WIDGET)

static int
count_modules (AnningQrView *self)
{
  return self->qr != NULL ? (int) anning_qr_get_size (self->qr) + 2 * ANNING_QR_MARGIN : 0;
}

static void
anning_qr_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  int modules = count_modules (ANNING_QR_VIEW (widget));

  *minimum = modules * LEAST;
  *natural = modules * NATURAL;
}

/* In the middle; what whole pixels leave over stays free. */
static void
anning_qr_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AnningQrView *self = ANNING_QR_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int modules = count_modules (self);
  int side;
  cairo_t *cr;

  if (modules == 0 || MIN (width, height) < modules)
    return;
  side = MIN (width, height) / modules * modules;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, (width - side) / 2, (height - side) / 2);
  anning_qr_draw (self->qr, cr, side);
  cairo_destroy (cr);
}

static void
anning_qr_view_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_QR_VIEW (object)->qr, anning_qr_free);

  G_OBJECT_CLASS (anning_qr_view_parent_class)->finalize (object);
}

static void
anning_qr_view_class_init (AnningQrViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anning_qr_view_finalize;
  widget_class->measure = anning_qr_view_measure;
  widget_class->snapshot = anning_qr_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
anning_qr_view_init (AnningQrView *self)
{
}

GtkWidget *
anning_qr_view_new (void)
{
  return g_object_new (ANNING_TYPE_QR_VIEW, NULL);
}

void
anning_qr_view_set_text (AnningQrView *self,
                         const char   *text)
{
  g_return_if_fail (ANNING_IS_QR_VIEW (self));

  g_clear_pointer (&self->qr, anning_qr_free);
  if (text != NULL)
    self->qr = anning_qr_new (text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
