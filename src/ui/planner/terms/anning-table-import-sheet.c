/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-table-import-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-button-line.h"
#include "anning-records.h"
#include "anning-sheet.h"
#include "anning-table-column-group.h"
#include "anning-table-result-group.h"
#include "anning-toasts.h"

/* What is read sooner is shown without a page in between. */
#define PATIENCE_MS 300

struct _AnningTableImportSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  gint64 debt_id;
  gint64 principal;              /* fen that the debt names, or ANNING_UNKNOWN */
  AnningScheduleImport *import;  /* what is shown */
  GCancellable *reading;         /* NULL while nothing is read */
  GCancellable *closing;
  guint patience;
  gboolean taking;
  GtkFileChooserNative *chooser;

  GtkStack *stack;
  AdwStatusPage *start;
  GtkWidget *again_buttons;
  GtkWidget *paste_button;
  GtkWidget *open_button;
  GtkSpinner *spinner;
  AnningTableResultGroup *result_group;
  AnningTableColumnGroup *column_group;
  AnningButtonLine *button_line;
  GtkWidget *take_button;
};

G_DEFINE_FINAL_TYPE (AnningTableImportSheet, anning_table_import_sheet, ADW_TYPE_WINDOW)

/* In the order of AnningScheduleColumn. */
static const char *const kinds[] = {
  N_("Not used"),
  N_("Number of the instalment"),
  N_("Due day"),
  N_("All that is due"),
  N_("Principal"),
  N_("Interest"),
  N_("Fee"),
  N_("Principal left"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ANNING_COLUMN_KINDS);

/* What "Undo" needs, independent of any page. */
typedef struct
{
  AnningStore *store;
  AnningScheduleTaken *taken;
  GtkWidget *window; /* weak */
} Undo;

/* ---- pages ---- */

static void
set_start (AnningTableImportSheet *self,
           const char             *icon,
           const char             *title,
           const char             *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->start, icon);
  adw_status_page_set_title (self->start, title);
  adw_status_page_set_description (self->start, escaped);
}

static void
show_page (AnningTableImportSheet *self,
           const char             *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->again_buttons, strcmp (name, "preview") == 0);
  gtk_spinner_set_spinning (self->spinner, strcmp (name, "reading") == 0);
}

static void
show_failure (AnningTableImportSheet *self,
              const GError           *error)
{
  g_autofree char *sentence = anning_error_sentence (error);

  g_clear_pointer (&self->import, anning_schedule_import_free);
  set_start (self, "dialog-warning-symbolic", _("This Cannot Be Taken Over"), sentence);
  show_page (self, "start");
}

static void
show_columns (AnningTableImportSheet *self)
{
  AnningReadTable *table = self->import->table;
  g_autofree guint *columns = g_new0 (guint, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    columns[i] = anning_schedule_columns_get (self->import->columns, i);
  anning_table_column_group_show (self->column_group, table, (const char *const *) table->sheets, table->sheet,
                                  self->import->columns->heading, columns);
}

static void
show_import (AnningTableImportSheet *self)
{
  const AnningScheduleRows *rows = self->import->rows;
  g_autofree char *label = g_strdup_printf (ngettext ("Take over %u instalment", "Take over %u instalments",
                                                      rows->n_taken), rows->n_taken);

  gtk_button_set_label (GTK_BUTTON (self->take_button), label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->take_button))), TRUE);
  gtk_widget_set_sensitive (self->take_button, rows->n_taken > 0 && !rows->too_many);
  anning_table_result_group_show (self->result_group, self->import, self->principal);
  show_columns (self);
  show_page (self, "preview");
}

/* ---- reading ---- */

static void
set_busy (AnningTableImportSheet *self,
          gboolean                busy)
{
  gtk_widget_set_sensitive (self->paste_button, !busy);
  gtk_widget_set_sensitive (self->open_button, !busy);
  if (busy)
    gtk_widget_set_sensitive (self->take_button, FALSE);
}

static void
end_reading (AnningTableImportSheet *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->reading);
  set_busy (self, FALSE);
}

static gboolean
patience_cb (gpointer user_data)
{
  AnningTableImportSheet *self = user_data;

  self->patience = 0;
  show_page (self, "reading");
  return G_SOURCE_REMOVE;
}

/* Whatever is being read already is read no further. */
static GCancellable *
begin_reading (AnningTableImportSheet *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  end_reading (self);
  self->reading = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  set_busy (self, TRUE);
  return self->reading;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningTableImportSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningScheduleImport *import = anning_schedule_import_finish (result, &error);

  /* Another reading took its place, or the sheet is gone. */
  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      anning_schedule_import_free (import);
      return;
    }

  end_reading (self);
  if (import == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->import, anning_schedule_import_free);
  self->import = import;
  show_import (self);
}

/* "Cancel" while reading: back to what was there before. */
static void
stop_cb (AnningTableImportSheet *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  end_reading (self);
  if (self->import != NULL)
    show_import (self);
  else
    show_page (self, "start");
}

static void
column_chosen_cb (AnningTableImportSheet *self,
                  guint                   column,
                  guint                   kind)
{
  if (self->import == NULL)
    return;
  anning_schedule_columns_set (self->import->columns, column, (AnningScheduleColumn) kind);
  anning_schedule_import_again_async (self->import->table, self->import->columns, self->debt_id,
                                      begin_reading (self), read_cb, g_object_ref (self));
}

static void
sheet_chosen_cb (AnningTableImportSheet *self,
                 guint                   sheet)
{
  if (self->import != NULL)
    anning_schedule_import_bytes_async (self->import->table->bytes, sheet, self->debt_id,
                                        begin_reading (self), read_cb, g_object_ref (self));
}

/* ---- where it comes from ---- */

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningTableImportSheet) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->store == NULL)
    return;
  if (text != NULL && *text != '\0')
    anning_table_import_sheet_read_text (self, text);
  else if (self->import == NULL)
    set_start (self, "x-office-spreadsheet-symbolic", _("There Is No Text to Paste"),
               _("Mark the rows of the table in the other program, headings too, and copy them. Then paste here."));
}

static void
paste_cb (AnningTableImportSheet *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->closing,
                                 pasted_cb, g_object_ref (self));
}

static gboolean
paste_shortcut_cb (GtkWidget *widget,
                   GVariant  *args,
                   gpointer   user_data)
{
  paste_cb (ANNING_TABLE_IMPORT_SHEET (widget));
  return GDK_EVENT_STOP;
}

static void
opened_cb (AnningTableImportSheet *self,
           int                     response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  anning_table_import_sheet_read_file (self, file);
}

static void
open_cb (AnningTableImportSheet *self)
{
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  gtk_file_filter_set_name (tables, _("Tables (XLSX, CSV, text)"));
  gtk_file_filter_add_suffix (tables, "xlsx");
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");

  self->chooser = gtk_file_chooser_native_new (_("Open a Table"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (AnningTableImportSheet *self,
         const GValue           *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      const GSList *files = g_value_get_boxed (value);

      if (files == NULL)
        return FALSE;
      anning_table_import_sheet_read_file (self, files->data);
      return TRUE;
    }
  if (g_value_get_string (value) == NULL)
    return FALSE;
  anning_table_import_sheet_read_text (self, g_value_get_string (value));
  return TRUE;
}

/* ---- taking over ---- */

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_object (&undo->store);
  anning_schedule_taken_free (undo->taken);
  g_clear_weak_pointer (&undo->window);
  g_free (undo);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_schedule_untake_finish (ANNING_STORE (source), result, &error) && window != NULL)
    anning_toast_error (window, error);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  anning_schedule_untake_async (undo->store, g_steal_pointer (&undo->taken), undone_cb,
                                undo->window != NULL ? g_object_ref (undo->window) : NULL);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningTableImportSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AnningScheduleTaken *taken = anning_schedule_take_finish (ANNING_STORE (source), result, &error);
  Undo *undo;

  if (self->store == NULL)
    {
      anning_schedule_taken_free (taken);
      return;
    }
  self->taking = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (taken == NULL)
    {
      show_failure (self, error);
      return;
    }

  undo = g_new0 (Undo, 1);
  undo->store = g_object_ref (self->store);
  undo->taken = taken;
  g_set_weak_pointer (&undo->window, GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))));
  text = g_strdup_printf (ngettext ("%u instalment taken over", "%u instalments taken over", self->import->lines->len),
                          self->import->lines->len);
  anning_toast_undo (GTK_WIDGET (self), text, undo_cb, undo, undo_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
take_cb (AnningTableImportSheet *self)
{
  if (self->import == NULL || self->reading != NULL || self->taking)
    return;
  self->taking = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  anning_schedule_take_async (self->store, self->debt_id, self->import->lines, taken_cb, g_object_ref (self));
}

static void
debt_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningTableImportSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningDebt) debt = anning_records_get_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL || debt == NULL)
    return;
  self->principal = debt->principal > 0 ? debt->principal : ANNING_UNKNOWN;
  if (self->import != NULL)
    anning_table_result_group_show (self->result_group, self->import, self->principal);
}

static void
stop_all (AnningTableImportSheet *self)
{
  g_cancellable_cancel (self->closing);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
}

/* While the rows are stored it stays, so that "Undo" is offered for them. */
static gboolean
close_request_cb (AnningTableImportSheet *self)
{
  if (self->taking)
    return GDK_EVENT_STOP;
  stop_all (self);
  return GDK_EVENT_PROPAGATE;
}

static void
close_cb (AnningTableImportSheet *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
anning_table_import_sheet_dispose (GObject *object)
{
  AnningTableImportSheet *self = ANNING_TABLE_IMPORT_SHEET (object);

  stop_all (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->reading);
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);
  g_clear_pointer (&self->import, anning_schedule_import_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_TABLE_IMPORT_SHEET);

  G_OBJECT_CLASS (anning_table_import_sheet_parent_class)->dispose (object);
}

static void
anning_table_import_sheet_finalize (GObject *object)
{
  g_object_unref (ANNING_TABLE_IMPORT_SHEET (object)->closing);

  G_OBJECT_CLASS (anning_table_import_sheet_parent_class)->finalize (object);
}

static void
anning_table_import_sheet_class_init (AnningTableImportSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_table_import_sheet_dispose;
  object_class->finalize = anning_table_import_sheet_finalize;

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  g_type_ensure (ANNING_TYPE_TABLE_COLUMN_GROUP);
  g_type_ensure (ANNING_TYPE_TABLE_RESULT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/planner/anning-table-import-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, start);
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, again_buttons);
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, paste_button);
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, open_button);
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, spinner);
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, result_group);
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, column_group);
  gtk_widget_class_bind_template_child (widget_class, AnningTableImportSheet, button_line);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_shortcut_cb, NULL);
}

static void
anning_table_import_sheet_init (AnningTableImportSheet *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkWidget *cancel;

  self->closing = g_cancellable_new ();
  self->principal = ANNING_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));

  anning_table_column_group_set_kinds (self->column_group, kinds, G_N_ELEMENTS (kinds));
  set_start (self, "x-office-spreadsheet-symbolic", _("The Creditor’s Own Table"),
             _("Copy the rows out of a spreadsheet, a PDF or a web page, or open an XLSX or CSV file. It can also be dropped here. You see what it comes to before anything is kept."));

  cancel = gtk_button_new_with_label (_("Cancel"));
  gtk_widget_add_css_class (cancel, "pill");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  self->take_button = gtk_button_new ();
  gtk_widget_add_css_class (self->take_button, "pill");
  gtk_widget_add_css_class (self->take_button, "suggested-action");
  g_signal_connect_object (self->take_button, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->button_line, cancel);
  anning_button_line_append (self->button_line, self->take_button);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

AnningTableImportSheet *
anning_table_import_sheet_new (AnningStore *store,
                               gint64       debt_id)
{
  AnningTableImportSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_TABLE_IMPORT_SHEET, NULL);
  self->store = g_object_ref (store);
  self->debt_id = debt_id;
  anning_records_get_async (store, &anning_debt_type, debt_id, self->closing, debt_cb, g_object_ref (self));
  return self;
}

void
anning_table_import_sheet_present (GtkWidget   *parent,
                                   AnningStore *store,
                                   gint64       debt_id)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  anning_sheet_present (GTK_WINDOW (anning_table_import_sheet_new (store, debt_id)), parent);
}

void
anning_table_import_sheet_read_text (AnningTableImportSheet *self,
                                     const char             *text)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (ANNING_IS_TABLE_IMPORT_SHEET (self) && text != NULL);

  bytes = g_bytes_new (text, strlen (text));
  anning_schedule_import_bytes_async (bytes, ANNING_TABLE_ANY_SHEET, self->debt_id,
                                      begin_reading (self), read_cb, g_object_ref (self));
}

void
anning_table_import_sheet_read_file (AnningTableImportSheet *self,
                                     GFile                  *file)
{
  g_return_if_fail (ANNING_IS_TABLE_IMPORT_SHEET (self) && G_IS_FILE (file));

  anning_schedule_import_file_async (file, self->debt_id, begin_reading (self), read_cb, g_object_ref (self));
}
