/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-numbers-sheet.h"

#include <glib/gi18n.h>

#include "anning-incidents.h"
#include "anning-number-list-view.h"
#include "anning-number-page.h"
#include "anning-number.h"
#include "anning-records.h"
#include "anning-toasts.h"

struct _AnningNumbersSheet
{
  AdwWindow parent_instance;

  AnningStore *store;

  GtkWidget *back;
  GtkStack *stack;
  AdwToastOverlay *toasts;
  AnningNumberListView *list; /* NULL until it is asked for */
  AnningNumberPage *page;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNumbersSheet, anning_numbers_sheet, ADW_TYPE_WINDOW)

static void
show_number (AnningNumbersSheet *self,
             const char         *number)
{
  anning_number_page_show (self->page, number);
  gtk_stack_set_visible_child_name (self->stack, "page");
  gtk_widget_set_visible (self->back, TRUE);
}

static void
show_list (AnningNumbersSheet *self)
{
  if (self->list == NULL)
    {
      self->list = ANNING_NUMBER_LIST_VIEW (anning_number_list_view_new (self->store));
      g_signal_connect_object (self->list, "open", G_CALLBACK (show_number), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_set_visible (self->back, FALSE);
}

static void
open_cb (AnningNumbersSheet         *self,
         const AnningIncidentFilter *filter,
         const char                 *title)
{
  g_signal_emit (self, signals[OPEN], 0, filter, title);
  gtk_window_close (GTK_WINDOW (self));
}

static void
incident_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "app.show-record", "(sxs)", "incident",
                              g_variant_get_int64 (parameter), "");
  gtk_window_close (GTK_WINDOW (widget));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  show_list (ANNING_NUMBERS_SHEET (widget));
}

static void
anning_numbers_sheet_dispose (GObject *object)
{
  g_clear_object (&ANNING_NUMBERS_SHEET (object)->store);
  G_OBJECT_CLASS (anning_numbers_sheet_parent_class)->dispose (object);
}

static void
anning_numbers_sheet_class_init (AnningNumbersSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_numbers_sheet_dispose;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "numbers.incident", "x", incident_action);
  gtk_widget_class_install_action (widget_class, "numbers.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "numbers.back", NULL);
}

static void
anning_numbers_sheet_init (AnningNumbersSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 720);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, -1);

  gtk_window_set_title (GTK_WINDOW (self), _("Numbers"));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _("All numbers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All numbers"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "numbers.back");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
anning_numbers_sheet_new (AnningStore *store,
                          const char  *number)
{
  AnningNumbersSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_NUMBERS_SHEET, NULL);
  self->store = g_object_ref (store);
  self->page = ANNING_NUMBER_PAGE (anning_number_page_new (store));
  g_signal_connect_object (self->page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "open-number", G_CALLBACK (show_number), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->page), "page");
  if (number != NULL && *number != '\0')
    show_number (self, number);
  else
    show_list (self);
  return GTK_WIDGET (self);
}

static void
record_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AnningNumbersSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningNumber) record = anning_records_get_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (record == NULL)
    anning_toast_error (GTK_WIDGET (self->stack), error);
  else if (record->number != NULL)
    show_number (self, record->number);
}

void
anning_numbers_sheet_show_record (AnningNumbersSheet *self,
                                  gint64              id)
{
  g_return_if_fail (ANNING_IS_NUMBERS_SHEET (self));

  anning_records_get_async (self->store, &anning_number_type, id, NULL, record_read_cb, g_object_ref (self));
}
