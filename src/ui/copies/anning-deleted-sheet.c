/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-deleted-sheet.h"

#include <glib/gi18n.h>

#include "anning-copies-parts.h"
#include "anning-deleted-words.h"
#include "anning-deleted.h"
#include "anning-format.h"
#include "anning-purge-ask.h"
#include "anning-records.h"
#include "anning-toasts.h"

/* More than anyone looks through; what was deleted last comes first. */
#define MOST_THINGS 200
/* Rows that are made at a time, so that no frame waits for them. */
#define ROWS_AT_ONCE 6

struct _AnningDeletedSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  char *folder;
  GCancellable *cancellable;
  AnningDeletedList *list;
  gint64 asked_id;                   /* while it is asked whether to drop it */
  const AnningRecordType *asked_type;
  guint n_rows;                      /* those that are made */
  guint filling;

  GtkStack *stack;
  AdwStatusPage *nothing;
  AdwStatusPage *failed;
  GtkListBox *rows;
  GtkLabel *left;
  AdwPreferencesGroup *unused;
  GtkWidget *everything;
};

G_DEFINE_FINAL_TYPE (AnningDeletedSheet, anning_deleted_sheet, ADW_TYPE_WINDOW)

static void read_again (AnningDeletedSheet *self);

static const AnningDeleted *
thing_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW)), "thing");
}

/* ---- bringing back ---- */

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningDeletedSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = anning_records_remove_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (done)
    anning_toast (GTK_WIDGET (self->stack), _("It is back where it was."));
  else
    anning_toast_error (GTK_WIDGET (self->stack), error);
  read_again (self);
}

static void
restore_cb (AnningDeletedSheet *self,
            GtkWidget          *button)
{
  const AnningDeleted *thing = thing_of (button);

  gtk_widget_set_sensitive (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW), FALSE);
  anning_records_restore_async (self->store, thing->type, thing->id, restored_cb, g_object_ref (self));
}

/* ---- dropping for good ---- */

static void
purged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningDeletedSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = anning_deleted_purge_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (done)
    anning_toast (GTK_WIDGET (self->stack), _("It is gone from this file for good."));
  else
    anning_toast_error (GTK_WIDGET (self->stack), error);
  read_again (self);
}

static void
agreed_cb (AnningDeletedSheet *self)
{
  anning_deleted_purge_async (self->store, self->asked_type, self->asked_id, purged_cb, g_object_ref (self));
}

static void
purge_cb (AnningDeletedSheet *self,
          GtkWidget          *button)
{
  const AnningDeleted *thing = thing_of (button);

  self->asked_type = thing->type;
  self->asked_id = thing->id;
  anning_purge_ask_one (GTK_WINDOW (self), anning_store_get_path (self->store), self->folder, thing,
                        G_CALLBACK (agreed_cb), self);
}

static void
purge_everything_cb (AnningDeletedSheet *self)
{
  self->asked_type = NULL;
  self->asked_id = 0;
  anning_purge_ask_everything (GTK_WINDOW (self), self->list, G_CALLBACK (agreed_cb), self);
}

/* ---- rows ---- */

static GtkWidget *
make_row (AnningDeletedSheet  *self,
          const AnningDeleted *thing)
{
  g_autofree char *title = anning_deleted_words_title (thing);
  g_autofree char *subtitle = anning_deleted_words_about (thing);
  GtkWidget *row = anning_copies_parts_new_row (title, subtitle);
  GtkWidget *back = anning_copies_parts_add_button (row, "edit-undo-symbolic", _("Bring Back"));
  GtkWidget *purge = anning_copies_parts_add_button (row, "user-trash-symbolic", _("Delete for Good…"));

  g_object_set_data (G_OBJECT (row), "thing", (gpointer) thing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (purge), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  g_signal_connect_object (back, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (purge, "clicked", G_CALLBACK (purge_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
fill_cb (gpointer user_data)
{
  AnningDeletedSheet *self = user_data;

  for (guint i = 0; i < ROWS_AT_ONCE && self->n_rows < self->list->things->len; i++, self->n_rows++)
    gtk_list_box_append (self->rows, make_row (self, g_ptr_array_index (self->list->things, self->n_rows)));
  if (self->n_rows < self->list->things->len)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
show_list (AnningDeletedSheet *self)
{
  GtkWidget *row;

  g_clear_handle_id (&self->filling, g_source_remove);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  self->n_rows = 0;
  if (self->list->things->len == 0 && self->list->n_unused == 0)
    {
      anning_copies_parts_tell (self->nothing, "user-trash-symbolic", _("Nothing Was Deleted"),
                                _("What you delete waits here for 30 days. Until then it can be brought back."));
      anning_copies_parts_turn_to (self->stack, "nothing");
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->list->things->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->left), self->list->n_left > 0);
  if (self->list->n_left > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u more was deleted before these.", "%u more were deleted before these.",
                                                         self->list->n_left), self->list->n_left);

      gtk_label_set_label (self->left, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->unused), self->list->n_unused > 0);
  if (self->list->n_unused > 0)
    {
      g_autofree char *text = anning_deleted_words_unused (self->list);

      adw_preferences_group_set_description (self->unused, text);
    }
  anning_copies_parts_turn_to (self->stack, "list");
  if (fill_cb (self) == G_SOURCE_CONTINUE)
    self->filling = g_idle_add (fill_cb, self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningDeletedSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningDeletedList *list = anning_deleted_read_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    {
      anning_deleted_list_free (list);
      return;
    }
  if (list != NULL)
    {
      g_clear_pointer (&self->list, anning_deleted_list_free);
      self->list = list;
      show_list (self);
    }
  else
    {
      g_autofree char *sentence = anning_error_sentence (error);

      anning_copies_parts_tell (self->failed, "dialog-warning-symbolic", _("The List Could Not Be Read"), sentence);
      anning_copies_parts_turn_to (self->stack, "failed");
    }
}

static void
read_again (AnningDeletedSheet *self)
{
  anning_deleted_read_async (self->store, MOST_THINGS, self->cancellable, read_cb, g_object_ref (self));
}

/* ---- the object ---- */

static void
anning_deleted_sheet_dispose (GObject *object)
{
  AnningDeletedSheet *self = ANNING_DELETED_SHEET (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_deleted_sheet_parent_class)->dispose (object);
}

static void
anning_deleted_sheet_finalize (GObject *object)
{
  AnningDeletedSheet *self = ANNING_DELETED_SHEET (object);

  g_free (self->folder);
  g_clear_pointer (&self->list, anning_deleted_list_free);
  G_OBJECT_CLASS (anning_deleted_sheet_parent_class)->finalize (object);
}

static void
anning_deleted_sheet_class_init (AnningDeletedSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_deleted_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_deleted_sheet_finalize;
}

static GtkWidget *
make_list (AnningDeletedSheet *self)
{
  GtkBox *box;
  GtkWidget *page = anning_copies_parts_new_page (&box);
  GtkWidget *intro = gtk_label_new (_("What you delete waits here for 30 days and can be brought back. Then it is dropped for "
                                      "good, with the originals that belong to nothing else."));

  gtk_label_set_wrap (GTK_LABEL (intro), TRUE);
  gtk_label_set_xalign (GTK_LABEL (intro), 0);
  gtk_box_append (box, intro);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recently Deleted"), -1);
  gtk_box_append (box, GTK_WIDGET (self->rows));

  self->left = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->left, TRUE);
  gtk_label_set_xalign (self->left, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->left), "dim-label");
  gtk_box_append (box, GTK_WIDGET (self->left));

  self->unused = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->unused, _("Originals That Nothing Uses"));
  gtk_box_append (box, GTK_WIDGET (self->unused));

  self->everything = anning_copies_parts_new_pill (_("Delete Everything Here for Good…"), G_CALLBACK (purge_everything_cb), self);
  gtk_box_append (box, self->everything);
  return page;
}

static void
anning_deleted_sheet_init (AnningDeletedSheet *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  anning_copies_parts_fill (ADW_WINDOW (self), _("Recently Deleted"), &self->stack);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reading…"), -1);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->failed, anning_copies_parts_new_pill (_("Try Again"), G_CALLBACK (read_again), self));
  gtk_stack_add_named (self->stack, spinner, "reading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_stack_add_named (self->stack, make_list (self), "list");
}

GtkWidget *
anning_deleted_sheet_new (AnningStore *store,
                          const char  *folder)
{
  AnningDeletedSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_DELETED_SHEET, NULL);
  self->store = g_object_ref (store);
  self->folder = g_strdup (folder);
  read_again (self);
  return GTK_WIDGET (self);
}
