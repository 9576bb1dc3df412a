/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundles-sheet.h"

#include <glib/gi18n.h>

#include "anning-bundle-group.h"
#include "anning-sheet.h"

struct _AnningBundlesSheet
{
  AdwWindow parent_instance;

  AnningRecordGroup *group;
  AnningBundleVerify *verify;
};

G_DEFINE_FINAL_TYPE (AnningBundlesSheet, anning_bundles_sheet, ADW_TYPE_WINDOW)

static gboolean
close_request_cb (AnningBundlesSheet *self)
{
  anning_record_group_flush (self->group);
  anning_bundle_verify_stop (self->verify);
  return FALSE;
}

static void
anning_bundles_sheet_class_init (AnningBundlesSheetClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_bundles_sheet_init (AnningBundlesSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Bundles"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, -1);
  self->group = ANNING_RECORD_GROUP (anning_bundle_group_new ());
  self->verify = ANNING_BUNDLE_VERIFY (anning_bundle_verify_new ());
  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  gtk_widget_set_margin_top (page, 18);
  gtk_widget_set_margin_bottom (page, 24);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->verify));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 600);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

AnningBundlesSheet *
anning_bundles_sheet_new (AnningStore *store)
{
  AnningBundlesSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_BUNDLES_SHEET, NULL);
  anning_record_group_load (self->group, store, 0);
  return self;
}

void
anning_bundles_sheet_present (GtkWidget   *widget,
                              AnningStore *store)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  anning_sheet_present (GTK_WINDOW (anning_bundles_sheet_new (store)), widget);
}

AnningBundleVerify *
anning_bundles_sheet_get_verify (AnningBundlesSheet *self)
{
  g_return_val_if_fail (ANNING_IS_BUNDLES_SHEET (self), NULL);

  return self->verify;
}
