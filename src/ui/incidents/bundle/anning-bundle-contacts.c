/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-contacts.h"

#include <glib/gi18n.h>

#include "anning-bundle-rows.h"
#include "anning-bundle-tick-list.h"
#include "anning-incident-cell.h"
#include "anning-toasts.h"

struct _AnningBundleContacts
{
  AdwBin parent_instance;

  AnningBundleChoice *choice; /* of the window */
  AnningStore *store;
  AnningBundleRows *model;
  GCancellable *cancellable;
  gboolean ready;
  GHashTable *rows; /* Row: those that exist */

  GtkStack *stack;
  GtkLabel *count;
  AdwStatusPage *failed;
};

enum
{
  CHANGED,
  LISTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningBundleContacts, anning_bundle_contacts, ADW_TYPE_BIN)

/* One row: its tick and what it shows. */
typedef struct
{
  AnningBundleContacts *self;
  GtkCheckButton *check;
  AnningIncidentCell *cell;
  AnningIncidentItem *item; /* NULL: none */
  gboolean showing;
} Row;

static void
show_count (AnningBundleContacts *self)
{
  g_autofree char *text = NULL;
  guint n, n_ticked;

  anning_bundle_contacts_count (self, &n, &n_ticked);
  /* Translators: "46 of 47 contacts go with it" */
  text = g_strdup_printf (ngettext ("%1$u of %2$u contact goes with it", "%1$u of %2$u contacts go with it", n),
                          n_ticked, n);
  gtk_label_set_label (self->count, text);
}

static void
tell_changed (AnningBundleContacts *self)
{
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_hash_table_remove (row->self->rows, row);
  g_object_unref (row->self);
  g_free (row);
}

static void
show_tick (Row *row)
{
  const AnningBundleChoice *choice = row->self->choice;

  row->showing = TRUE;
  gtk_check_button_set_active (row->check, row->item != NULL && choice != NULL
                                             && anning_bundle_choice_has_incident (choice,
                                                                                  anning_incident_item_get_id (row->item)));
  row->showing = FALSE;
}

static void
toggled_cb (GtkCheckButton *check,
            Row            *row)
{
  if (row->showing || row->item == NULL || row->self->choice == NULL)
    return;
  anning_bundle_choice_set_incident (row->self->choice, anning_incident_item_get_id (row->item),
                                     gtk_check_button_get_active (check));
  tell_changed (row->self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          AnningBundleContacts     *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Row *row = g_new0 (Row, 1);

  row->self = g_object_ref (self);
  g_hash_table_add (self->rows, row);
  row->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (row->check), 6);
  gtk_widget_set_valign (GTK_WIDGET (row->check), GTK_ALIGN_CENTER);
  row->cell = ANNING_INCIDENT_CELL (anning_incident_cell_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (row->cell), TRUE);
  g_signal_connect (row->check, "toggled", G_CALLBACK (toggled_cb), row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->check));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->cell));
  g_object_set_data_full (G_OBJECT (box), "row", row, row_free);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_selectable (list_item, FALSE);
  /* Enter and a click on the row set the tick. */
  gtk_list_item_set_activatable (list_item, TRUE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         AnningBundleContacts     *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  Row *row = g_object_get_data (G_OBJECT (box), "row");
  GtkWidget *parent = gtk_widget_get_parent (box);

  row->item = gtk_list_item_get_item (list_item);
  anning_incident_cell_set_item (row->cell, row->item);
  show_tick (row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row->cell, NULL, -1);
  if (parent != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row->cell, NULL, -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           AnningBundleContacts     *self)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");

  row->item = NULL;
  anning_incident_cell_set_item (row->cell, NULL);
}

static void
show_ticks (AnningBundleContacts *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    show_tick (row);
  tell_changed (self);
}

static gint64
get_id (AnningBundleContacts *self,
        guint                 position)
{
  return g_array_index (anning_bundle_rows_get_ids (self->model), gint64, position);
}

static void
activate_cb (AnningBundleContacts *self,
             guint                 position)
{
  const gint64 id = get_id (self, position);

  if (self->choice == NULL)
    return;
  anning_bundle_choice_set_incident (self->choice, id, !anning_bundle_choice_has_incident (self->choice, id));
  show_ticks (self);
}

static void
tick_all (AnningBundleContacts *self,
          gboolean              ticked)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (self->choice == NULL)
    return;
  for (guint i = 0; i < n; i++)
    anning_bundle_choice_set_incident (self->choice, get_id (self, i), ticked);
  show_ticks (self);
}

static void
all_cb (AnningBundleContacts *self)
{
  tick_all (self, TRUE);
}

static void
none_cb (AnningBundleContacts *self)
{
  tick_all (self, FALSE);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningBundleContacts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = anning_bundle_choice_list_ids_finish (ANNING_STORE (source), result, &error);
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->choice == NULL)
    return;
  if (ids != NULL)
    {
      self->ready = TRUE;
      anning_bundle_rows_set_ids (self->model, ids);
      gtk_stack_set_visible_child_name (self->stack, ids->len > 0 ? "list" : "empty");
      g_signal_emit (self, signals[LISTED], 0);
    }
  else
    {
      sentence = anning_error_sentence (error);
      escaped = g_markup_escape_text (sentence, -1);
      adw_status_page_set_description (self->failed, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  tell_changed (self);
}

/* ---- building it ---- */

static GtkWidget *
new_button (AnningBundleContacts *self,
            const char           *label,
            GCallback             clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_list (AnningBundleContacts *self)
{
  const AnningBundleTickList list = {
    .owner = G_OBJECT (self),
    .model = G_LIST_MODEL (self->model),
    .name = _("Contacts"),
    .setup = G_CALLBACK (setup_cb),
    .bind = G_CALLBACK (bind_cb),
    .unbind = G_CALLBACK (unbind_cb),
    .activate = G_CALLBACK (activate_cb),
    .tick_all = G_CALLBACK (all_cb),
    .tick_none = G_CALLBACK (none_cb),
  };

  return anning_bundle_tick_list_new (&list, &self->count);
}

static GtkWidget *
new_status (const char *icon,
            const char *title,
            const char *description)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon, "title", title, "description", description, NULL);
}

static void
anning_bundle_contacts_dispose (GObject *object)
{
  AnningBundleContacts *self = ANNING_BUNDLE_CONTACTS (object);

  self->choice = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_bundle_contacts_parent_class)->dispose (object);
}

static void
anning_bundle_contacts_finalize (GObject *object)
{
  g_hash_table_unref (ANNING_BUNDLE_CONTACTS (object)->rows);

  G_OBJECT_CLASS (anning_bundle_contacts_parent_class)->finalize (object);
}

static void
anning_bundle_contacts_class_init (AnningBundleContactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_bundle_contacts_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_bundle_contacts_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LISTED] = g_signal_new ("listed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_bundle_contacts_init (AnningBundleContacts *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
}

GtkWidget *
anning_bundle_contacts_new (AnningStore        *store,
                            AnningBundleChoice *choice)
{
  AnningBundleContacts *self;
  GtkWidget *retry;

  g_return_val_if_fail (ANNING_IS_STORE (store) && choice != NULL, NULL);

  self = g_object_new (ANNING_TYPE_BUNDLE_CONTACTS, NULL);
  self->choice = choice;
  self->store = g_object_ref (store);
  self->model = anning_bundle_rows_new (store);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_list (self), "list");
  gtk_stack_add_named (self->stack,
                       new_status ("edit-find-symbolic", _("No Contact in These Days"),
                                   _("Go back and choose other days or another creditor.")), "empty");
  self->failed = ADW_STATUS_PAGE (new_status ("dialog-warning-symbolic", _("The Contacts Could Not Be Read"), NULL));
  retry = new_button (self, _("Try Again"), G_CALLBACK (anning_bundle_contacts_update));
  gtk_widget_set_halign (retry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (retry, "pill");
  adw_status_page_set_child (self->failed, retry);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  anning_bundle_contacts_update (self);
  return GTK_WIDGET (self);
}

void
anning_bundle_contacts_update (AnningBundleContacts *self)
{
  g_return_if_fail (ANNING_IS_BUNDLE_CONTACTS (self));

  if (self->choice == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->ready = FALSE;
  anning_bundle_choice_list_ids_async (self->choice, self->store, self->cancellable, listed_cb, g_object_ref (self));
}

void
anning_bundle_contacts_close (AnningBundleContacts *self)
{
  g_return_if_fail (ANNING_IS_BUNDLE_CONTACTS (self));

  self->choice = NULL;
}

gboolean
anning_bundle_contacts_get_ready (AnningBundleContacts *self)
{
  g_return_val_if_fail (ANNING_IS_BUNDLE_CONTACTS (self), FALSE);

  return self->ready;
}

void
anning_bundle_contacts_count (AnningBundleContacts *self,
                              guint                *n,
                              guint                *n_ticked)
{
  g_return_if_fail (ANNING_IS_BUNDLE_CONTACTS (self) && n != NULL && n_ticked != NULL);

  *n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  *n_ticked = *n;
  if (self->choice == NULL || g_hash_table_size (self->choice->without) == 0)
    return;
  for (guint i = 0; i < *n; i++)
    *n_ticked -= !anning_bundle_choice_has_incident (self->choice, get_id (self, i));
}

GArray *
anning_bundle_contacts_get_ids (AnningBundleContacts *self)
{
  g_return_val_if_fail (ANNING_IS_BUNDLE_CONTACTS (self), NULL);

  return anning_bundle_rows_get_ids (self->model);
}
