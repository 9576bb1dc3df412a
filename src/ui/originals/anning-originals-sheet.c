/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-originals-sheet.h"

#include <glib/gi18n.h>

#include "anning-damaged-group.h"
#include "anning-originals-check.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

struct _AnningOriginalsSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  GCancellable *cancellable; /* NULL while nothing is checked */

  GtkStack *stack;
  GtkProgressBar *progress;
  AdwStatusPage *fine;
  AdwStatusPage *failed;
  AnningDamagedGroup *damaged;
};

G_DEFINE_FINAL_TYPE (AnningOriginalsSheet, anning_originals_sheet, ADW_TYPE_WINDOW)

static void
show_fine (AnningOriginalsSheet        *self,
           const AnningOriginalsReport *report)
{
  g_autofree char *title = NULL;
  g_autofree char *size = g_format_size ((guint64) report->bytes);
  g_autofree char *description = NULL;

  if (report->n_checked == 0)
    {
      adw_status_page_set_title (self->fine, _("No Originals Yet"));
      adw_status_page_set_description (self->fine, _("Recordings, screenshots and letters that are brought in can be checked here."));
    }
  else
    {
      title = g_strdup_printf (ngettext ("%u Original Is Unchanged", "All %u Originals Are Unchanged", report->n_checked),
                               report->n_checked);
      /* Translators: %s is an amount of bytes such as "1.2 GB" */
      description = g_strdup_printf (_("%s were read. Each SHA-256 is the one of the day the original came in."), size);
      adw_status_page_set_title (self->fine, title);
      adw_status_page_set_description (self->fine, description);
    }
  gtk_stack_set_visible_child_name (self->stack, "fine");
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningOriginalsSheet) self = user_data;
  g_autoptr (AnningOriginalsReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = anning_originals_check_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (report != NULL && report->damaged->len > 0)
    {
      anning_damaged_group_show (self->damaged, self->store, report);
      anning_originals_checked_look (self->store);
      gtk_stack_set_visible_child_name (self->stack, "damaged");
    }
  else if (report != NULL)
    {
      show_fine (self, report);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningOriginalsSheet *self = user_data;

  if (self->store != NULL)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
check (AnningOriginalsSheet *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "checking");
  anning_originals_check_async (self->store, FALSE, progress_cb, self, self->cancellable, checked_cb,
                                g_object_ref (self));
}

static gboolean
close_request_cb (AnningOriginalsSheet *self)
{
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

/* ---- the object ---- */

static void
anning_originals_sheet_dispose (GObject *object)
{
  AnningOriginalsSheet *self = ANNING_ORIGINALS_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_originals_sheet_parent_class)->dispose (object);
}

static void
anning_originals_sheet_class_init (AnningOriginalsSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_originals_sheet_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_pill (AnningOriginalsSheet *self,
          const char           *label,
          GCallback             clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_checking (AnningOriginalsSheet *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Checking All Originals…"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Each is read and compared with its SHA-256 of the day it came in. "
                                                             "Nothing is changed."));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Checking All Originals…"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), new_pill (self, _("Cancel"), G_CALLBACK (gtk_window_close)));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static GtkWidget *
make_damaged (AnningOriginalsSheet *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->damaged = ANNING_DAMAGED_GROUP (anning_damaged_group_new ());
  g_signal_connect_object (self->damaged, "repaired", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (GTK_WIDGET (self->damaged), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->damaged), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->damaged), 24);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->damaged), 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->damaged));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
anning_originals_sheet_init (AnningOriginalsSheet *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->fine = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->fine, "emblem-ok-symbolic");
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
  adw_status_page_set_title (self->failed, _("The Originals Could Not Be Checked"));
  adw_status_page_set_child (self->failed, new_pill (self, _("Try Again"), G_CALLBACK (check)));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_checking (self), "checking");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->fine), "fine");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_stack_add_named (self->stack, make_damaged (self), "damaged");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (self->stack));

  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), overlay);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Check of All Originals"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 600);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

GtkWidget *
anning_originals_sheet_new (AnningStore *store)
{
  AnningOriginalsSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_ORIGINALS_SHEET, NULL);
  self->store = g_object_ref (store);
  check (self);
  return GTK_WIDGET (self);
}

void
anning_originals_sheet_present (GtkWidget   *parent,
                                AnningStore *store)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  anning_sheet_present (GTK_WINDOW (anning_originals_sheet_new (store)), parent);
}
