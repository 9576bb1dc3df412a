/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-group-dialog.h"

#include <glib/gi18n.h>

#include "anning-debt.h"
#include "anning-joined-toast.h"
#include "anning-link-row.h"
#include "anning-number-list.h"
#include "anning-overview-card.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

struct _AnningNumberGroupDialog
{
  AdwWindow parent_instance;

  AnningStore *store;
  GtkWidget *widget; /* weak: over which it stands */
  GStrv numbers;

  AnningLinkRow *debt;
  GtkEditable *creditor;
  GtkEditable *collector;
  GtkSwitch *with_incidents;
  GtkWidget *apply;
};

enum
{
  GROUPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNumberGroupDialog, anning_number_group_dialog, ADW_TYPE_WINDOW)

static const char *
debt_name (gconstpointer record)
{
  return ((const AnningDebt *) record)->creditor;
}

/* Returns: (transfer full) (nullable): what stands there, NULL for nothing */
static char *
dup_text (GtkEditable *editable)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
update_apply (AnningNumberGroupDialog *self)
{
  g_autofree char *creditor = dup_text (self->creditor);
  g_autofree char *collector = dup_text (self->collector);

  gtk_widget_set_sensitive (self->apply, creditor != NULL || collector != NULL
                                         || anning_link_row_get_value (self->debt) != ANNING_UNKNOWN);
}

/* A debt says who the creditor is. */
static void
debt_chosen_cb (AnningNumberGroupDialog *self)
{
  const AnningDebt *debt = anning_link_row_get_record (self->debt);

  if (debt != NULL && debt->creditor != NULL)
    gtk_editable_set_text (self->creditor, debt->creditor);
  update_apply (self);
}

static void
grouped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningNumberGroupDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningNumbersGrouped) grouped = anning_numbers_group_finish (ANNING_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self->store == NULL)
    return;
  if (grouped == NULL)
    {
      gtk_widget_set_sensitive (self->apply, TRUE);
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  if (grouped->n_incidents > 0)
    text = g_strdup_printf (ngettext ("Noted, and written into %u contact", "Noted, and written into %u contacts",
                                      grouped->n_incidents), grouped->n_incidents);
  else
    text = g_strdup (_("Noted whose numbers these are"));
  if (self->widget != NULL)
    anning_joined_toast (self->widget, text, ANNING_STORE (source), grouped->changes);
  g_signal_emit (self, signals[GROUPED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_cb (AnningNumberGroupDialog *self)
{
  g_autofree char *creditor = dup_text (self->creditor);
  g_autofree char *collector = dup_text (self->collector);
  AnningNumberGroup group = { creditor, collector, anning_link_row_get_value (self->debt) };

  gtk_widget_set_sensitive (self->apply, FALSE);
  anning_numbers_group_async (self->store, (const char *const *) self->numbers, &group,
                              gtk_switch_get_active (self->with_incidents), grouped_cb, g_object_ref (self));
}

static GtkWidget *
new_page (AnningNumberGroupDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->debt = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("For which debt"), NULL);
  self->creditor = GTK_EDITABLE (g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Creditor"), NULL));
  self->collector = GTK_EDITABLE (g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Agency"), NULL));
  self->with_incidents = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->with_incidents, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->with_incidents), GTK_ALIGN_CENTER);
  g_object_set (row, "title", _("Write it into their contacts as well"), "title-lines", 0, "subtitle-lines", 0,
                "subtitle", _("Only where neither a creditor nor an agency nor a debt stands"), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->with_incidents));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->with_incidents));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->debt));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->creditor));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->collector));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (self->debt, "notify::value", G_CALLBACK (debt_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->creditor, "changed", G_CALLBACK (update_apply), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->collector, "changed", G_CALLBACK (update_apply), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), anning_overview_caption_new (_("What you leave empty stays as it is with each number. Numbers of family or friends do not belong here.")));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  return scroller;
}

static void
anning_number_group_dialog_dispose (GObject *object)
{
  AnningNumberGroupDialog *self = ANNING_NUMBER_GROUP_DIALOG (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_number_group_dialog_parent_class)->dispose (object);
}

static void
anning_number_group_dialog_finalize (GObject *object)
{
  g_strfreev (ANNING_NUMBER_GROUP_DIALOG (object)->numbers);
  G_OBJECT_CLASS (anning_number_group_dialog_parent_class)->finalize (object);
}

static void
anning_number_group_dialog_class_init (AnningNumberGroupDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_number_group_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_number_group_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);

  signals[GROUPED] = g_signal_new ("grouped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_number_group_dialog_init (AnningNumberGroupDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 460);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, -1);
  self->apply = gtk_button_new_with_label (_("Note It"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply);
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), new_page (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
anning_number_group_dialog_present (GtkWidget         *widget,
                                    AnningStore       *store,
                                    const char *const *numbers)
{
  AnningNumberGroupDialog *self;
  g_autofree char *title = NULL;
  guint n;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store) && numbers != NULL, NULL);

  n = g_strv_length ((GStrv) numbers);
  self = g_object_new (ANNING_TYPE_NUMBER_GROUP_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->numbers = g_strdupv ((GStrv) numbers);
  g_set_weak_pointer (&self->widget, widget);
  title = g_strdup_printf (ngettext ("Whose Is %u Number", "Whose Are %u Numbers", n), n);
  gtk_window_set_title (GTK_WINDOW (self), title);
  anning_link_row_set_type (self->debt, store, &anning_debt_type, debt_name, _("None in particular"));
  anning_sheet_present (GTK_WINDOW (self), widget);
  return GTK_WIDGET (self);
}
