/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-import-columns.h"
#include "anning-import-file.h"
#include "anning-import-intake.h"
#include "anning-import-page.h"
#include "anning-import-start.h"
#include "anning-import-taking-back.h"
#include "anning-import-who.h"
#include "anning-import-words.h"
#include "anning-setting.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

/* Begins the keys of columns that were chosen for tables. */
#define COLUMNS_PREFIX "bill-columns/"

struct _AnningImportDialog
{
  AdwWindow parent_instance;

  AnningStore *store;
  AnningImportIntake *intake;
  AnningImportPlan *plan;
  AnningImportItem *item;      /* whose page or columns are shown */
  GPtrArray *tables;           /* AnningReadTable: of @item, until its columns are shown */
  AnningImportResult *result_of; /* of what was brought in */
  GCancellable *cancellable;   /* until the window closes */

  GtkStack *stack;
  GtkWidget *back_button;
  GtkWidget *more_buttons;
  AnningImportPage *page;
  AnningImportFile *file;
  AnningImportColumns *columns;
  AnningImportWho *who;
  GtkProgressBar *progress;
  AdwStatusPage *result;
  GtkWidget *show_button;
  GtkWidget *undo_button;
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (AnningImportDialog, anning_import_dialog, ADW_TYPE_WINDOW)

/* ---- pages ---- */

static const char *
get_page (AnningImportDialog *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static void
show_page (AnningImportDialog *self,
           const char         *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->back_button, strcmp (name, "file") == 0 || strcmp (name, "columns") == 0
                                               || strcmp (name, "who") == 0);
  gtk_widget_set_visible (self->more_buttons, strcmp (name, "preview") == 0);
  if (self->intake != NULL)
    anning_import_intake_set_open (self->intake, strcmp (name, "running") != 0 && strcmp (name, "result") != 0);
}

static void
failed_cb (AnningImportDialog *self,
           const GError       *error)
{
  g_autofree char *sentence = anning_error_sentence (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed, escaped);
  show_page (self, "failed");
}

/* From the columns to the file they are of, from all else to the preview. */
static void
back_cb (AnningImportDialog *self)
{
  if (strcmp (get_page (self), "columns") == 0 && self->item != NULL && !anning_import_item_needs_columns (self->item))
    show_page (self, "file");
  else
    show_page (self, "preview");
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  AnningImportDialog *self = ANNING_IMPORT_DIALOG (widget);

  if (gtk_widget_get_visible (self->back_button))
    back_cb (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

/* ---- one file, its columns, and whose a number is ---- */

static void
show_file (AnningImportDialog *self)
{
  anning_import_file_show (self->file, self->item, anning_import_page_get_tally (self->page, self->item));
  show_page (self, "file");
}

static gpointer
read_choices_job (AnningDb      *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return anning_setting_get_all (db, COLUMNS_PREFIX, error);
}

/* Without what was chosen before it can still be chosen. */
static void
choices_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningImportDialog) self = user_data;
  g_autoptr (GHashTable) settings = anning_store_call_finish (ANNING_STORE (source), result, NULL);
  g_autoptr (GHashTable) remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) tables = g_steal_pointer (&self->tables);
  GHashTableIter iter;
  gpointer key, value;

  if (self->store == NULL || tables == NULL || self->item == NULL)
    return;
  if (settings != NULL)
    {
      g_hash_table_iter_init (&iter, settings);
      while (g_hash_table_iter_next (&iter, &key, &value))
        g_hash_table_insert (remembered, g_strdup ((const char *) key + strlen (COLUMNS_PREFIX)), g_strdup (value));
    }
  anning_import_columns_show (self->columns, tables, anning_import_item_get_own_number (self->item), remembered);
  show_page (self, "columns");
}

static void
tables_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = anning_import_item_tables_finish (ANNING_IMPORT_ITEM (source), result, &error);

  if (self->store == NULL || ANNING_IMPORT_ITEM (source) != self->item)
    return;
  if (tables == NULL)
    {
      anning_toast_error (GTK_WIDGET (self->stack), error);
      return;
    }
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  self->tables = g_steal_pointer (&tables);
  anning_store_read_async (self->store, read_choices_job, NULL, NULL, (GDestroyNotify) g_hash_table_unref,
                           self->cancellable, choices_cb, g_object_ref (self));
}

static void
columns_cb (AnningImportDialog *self)
{
  if (self->item != NULL)
    anning_import_item_tables_async (self->item, self->cancellable, tables_cb, g_object_ref (self));
}

static void
file_cb (AnningImportDialog *self,
         AnningImportItem   *item)
{
  g_set_object (&self->item, item);
  if (anning_import_item_needs_columns (item))
    columns_cb (self);
  else
    show_file (self);
}

static void
reread_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = anning_import_plan_reread_finish (ANNING_IMPORT_PLAN (source), result, &error);

  if (self->store == NULL || ANNING_IMPORT_PLAN (source) != self->plan)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), TRUE);
  if (!done)
    {
      anning_toast_error (GTK_WIDGET (self->stack), error);
      return;
    }
  show_page (self, "preview");
  anning_import_page_set_plan (self->page, self->store, self->plan);
}

static void
columns_chosen_cb (AnningImportDialog *self)
{
  AnningImportReading reading;
  g_autofree char *choice = NULL;
  const char *key;

  if (self->item == NULL || !anning_import_columns_get (self->columns, &reading))
    return;
  choice = anning_import_columns_dup_choice (self->columns, &key);
  if (choice != NULL)
    {
      g_autofree char *name = g_strconcat (COLUMNS_PREFIX, key, NULL);

      anning_setting_set_later (self->store, name, choice);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), FALSE);
  anning_import_plan_reread_async (self->plan, self->store, self->item, &reading, self->cancellable,
                                   reread_cb, g_object_ref (self));
}

static void
who_cb (AnningImportDialog *self,
        AnningImportNumber *number)
{
  const AnningImportNumberInfo *info = anning_import_number_get_info (number);
  const AnningNumber *said = anning_import_choice_get_number (anning_import_page_get_choice (self->page), info->number);

  anning_import_who_show (self->who, info, said != NULL ? said : info->record);
  show_page (self, "who");
}

static void
who_done_cb (AnningImportDialog *self)
{
  g_autoptr (AnningNumber) number = anning_import_who_dup_number (self->who);

  anning_import_page_say_who (self->page, number);
  show_page (self, "preview");
}

/* ---- looking at what there is ---- */

static AnningImportItem *
find_only_item (AnningImportDialog *self)
{
  GListModel *items = anning_import_plan_get_items (self->plan);

  return g_list_model_get_n_items (items) == 1 ? g_list_model_get_item (items, 0) : NULL;
}

static void
looking_cb (AnningImportDialog *self)
{
  show_page (self, "looking");
}

static void
plan_cb (AnningImportDialog *self,
         AnningImportPlan   *plan)
{
  g_autoptr (AnningImportItem) only = NULL;

  g_set_object (&self->plan, plan);
  only = find_only_item (self);
  anning_import_page_set_plan (self->page, self->store, self->plan);
  show_page (self, "preview");
  if (only != NULL && anning_import_item_needs_columns (only))
    file_cb (self, only);
}

static void
files_cb (AnningImportDialog *self)
{
  anning_import_intake_choose_files (self->intake);
}

static void
folder_cb (AnningImportDialog *self)
{
  anning_import_intake_choose_folder (self->intake);
}

static void
paste_cb (AnningImportDialog *self)
{
  anning_import_intake_paste (self->intake);
}

static gboolean
paste_shortcut_cb (GtkWidget *widget,
                   GVariant  *args,
                   gpointer   user_data)
{
  paste_cb (ANNING_IMPORT_DIALOG (widget));
  return GDK_EVENT_STOP;
}

/* ---- the work, and what came of it ---- */

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningImportDialog *self = user_data;

  if (self->store != NULL)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
show_result (AnningImportDialog *self)
{
  const AnningImportResult *result = self->result_of;
  gboolean something = result->added > 0 || result->n_incidents > 0 || result->contacts.n_joined > 0;
  g_autofree char *title = NULL;
  g_autofree char *text = anning_import_words_result (result);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (result->n_incidents > 0)
    title = g_strdup_printf (ngettext ("%u New Incident", "%u New Incidents", result->n_incidents), result->n_incidents);
  else if (something)
    title = g_strdup (_("No New Incident, but Further Sources"));
  else
    title = g_strdup (_("Nothing Was Added"));
  adw_status_page_set_title (self->result, title);
  adw_status_page_set_description (self->result, escaped);
  adw_status_page_set_icon_name (self->result, something ? "object-select-symbolic" : "anning-incidents-symbolic");
  gtk_widget_set_visible (self->show_button, result->n_incidents > 0 || result->contacts.n_joined > 0);
  gtk_widget_set_visible (self->undo_button, something);
  show_page (self, "result");
}

static void
run_cb (GObject      *source,
        GAsyncResult *async_result,
        gpointer      user_data)
{
  g_autoptr (AnningImportDialog) self = user_data;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = anning_import_run_finish (ANNING_STORE (source), async_result, &error);
  if (self->store == NULL)
    return;
  if (result != NULL)
    {
      self->result_of = g_steal_pointer (&result);
      show_result (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    {
      failed_cb (self, error);
    }
}

static void
import_cb (AnningImportDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_page (self, "running");
  anning_import_run_async (self->store, self->plan, anning_import_page_get_choice (self->page), progress_cb, self,
                           self->cancellable, run_cb, g_object_ref (self));
}

/* Cancel, Escape, the close button: whatever is under way leaves nothing behind. */
static gboolean
close_request_cb (AnningImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  anning_import_intake_stop (self->intake);
  return GDK_EVENT_PROPAGATE;
}

static void
close_cb (AnningImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_cb (AnningImportDialog *self)
{
  GApplication *application = g_application_get_default ();
  const AnningImportResult *result = self->result_of;
  g_autofree char *until = g_strdup_printf ("%" G_GINT64_FORMAT, result->written_until);
  gboolean only_one = result->n_incidents == 1 && result->contacts.n_joined == 0;

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "show-record",
                                    only_one ? g_variant_new ("(sxs)", "incident", result->newest, "")
                                             : g_variant_new ("(sxs)", "brought_in", result->written_from, until));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
undo_cb (AnningImportDialog *self)
{
  if (self->result_of == NULL)
    return;
  anning_import_take_back_all (GTK_WIDGET (self), self->store, self->result_of);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
anning_import_dialog_dispose (GObject *object)
{
  AnningImportDialog *self = ANNING_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->intake != NULL)
    anning_import_intake_stop (self->intake);
  g_clear_object (&self->intake);
  g_clear_object (&self->plan);
  g_clear_object (&self->item);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (anning_import_dialog_parent_class)->dispose (object);
}

static void
anning_import_dialog_finalize (GObject *object)
{
  AnningImportDialog *self = ANNING_IMPORT_DIALOG (object);

  g_clear_pointer (&self->result_of, anning_import_result_free);

  G_OBJECT_CLASS (anning_import_dialog_parent_class)->finalize (object);
}

static void
anning_import_dialog_class_init (AnningImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_import_dialog_finalize;

  g_type_ensure (ANNING_TYPE_IMPORT_START);
  g_type_ensure (ANNING_TYPE_IMPORT_PAGE);
  g_type_ensure (ANNING_TYPE_IMPORT_FILE);
  g_type_ensure (ANNING_TYPE_IMPORT_COLUMNS);
  g_type_ensure (ANNING_TYPE_IMPORT_WHO);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, more_buttons);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, page);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, file);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, who);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, result);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, show_button);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, failed);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, files_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_shortcut_cb, NULL);
}

static void
anning_import_dialog_init (AnningImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Begins to look at @files, or shows what can be brought in when there are none; writes nothing before the button. */
AnningImportDialog *
anning_import_dialog_new (AnningStore *store,
                          GListModel  *files)
{
  AnningImportDialog *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && G_IS_LIST_MODEL (files), NULL);

  self = g_object_new (ANNING_TYPE_IMPORT_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->intake = anning_import_intake_new (store, GTK_WIDGET (self->stack));
  g_signal_connect_object (self->intake, "looking", G_CALLBACK (looking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  anning_import_who_set_store (self->who, store);
  show_page (self, "start");
  anning_import_intake_take_files (self->intake, files);
  return self;
}

/* The same as pasting @text into it. */
void
anning_import_dialog_take_text (AnningImportDialog *self,
                                const char         *text)
{
  g_return_if_fail (ANNING_IS_IMPORT_DIALOG (self) && text != NULL);

  anning_import_intake_take_text (self->intake, text);
}

void
anning_import_dialog_paste (AnningImportDialog *self)
{
  g_return_if_fail (ANNING_IS_IMPORT_DIALOG (self));

  anning_import_intake_paste (self->intake);
}

/* Shows the dialog over the window in which @parent stands. */
void
anning_import_dialog_present (GtkWidget   *parent,
                              AnningStore *store,
                              GListModel  *files)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  anning_sheet_present (GTK_WINDOW (anning_import_dialog_new (store, files)), parent);
}
