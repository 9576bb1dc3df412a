/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-brought-in-sheet.h"

#include <glib/gi18n.h>

#include "anning-brought-in-words.h"
#include "anning-coverage-group.h"
#include "anning-date.h"
#include "anning-import-taking-back.h"
#include "anning-sheet.h"
#include "anning-source-list.h"
#include "anning-toasts.h"

/* Rows that are made in one turn of the main loop, and before all are asked for. */
#define ROWS_AT_ONCE 8
#define FIRST_ROWS 40

struct _AnningBroughtInSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  GDate today;
  GCancellable *reading;
  AnningSourceList *list;
  GPtrArray *rows;      /* of files */
  GPtrArray *coverages; /* AnningCoverageGroup */
  guint making;
  gboolean all;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *reach;
  GtkExpander *reach_how;
  GtkLabel *reach_how_label;
  AdwPreferencesGroup *coverage_title;
  GtkBox *coverage_box;
  AdwPreferencesGroup *files_group;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (AnningBroughtInSheet, anning_brought_in_sheet, ADW_TYPE_WINDOW)

static gint32
today_of (AnningBroughtInSheet *self)
{
  return (gint32) g_date_get_julian (&self->today);
}

/* ---- the phone's list, and the bills ---- */

static void
show_reach (AnningBroughtInSheet *self)
{
  AnningLogReach reach = anning_log_reach_find (self->list->sources, today_of (self));
  g_autofree char *text = anning_brought_in_reach (&reach, today_of (self));
  g_autofree char *how = anning_brought_in_reach_how (&reach);

  gtk_label_set_label (self->reach, text);
  gtk_label_set_label (self->reach_how_label, how != NULL ? how : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reach_how), how != NULL);
}

/* The first day that matters: of the first contact, or of the trouble with the oldest debt. 0: nothing is known */
static gint32
find_beginning (AnningBroughtInSheet *self)
{
  g_autofree char *incident_day = NULL;
  const char *first = self->list->overdue_since;
  GDate day;

  if (self->list->first_incident != ANNING_UNKNOWN)
    {
      incident_day = anning_instant_day (self->list->first_incident, ANNING_CHINA_OFFSET);
      if (first == NULL || g_strcmp0 (incident_day, first) < 0)
        first = incident_day;
    }
  if (first == NULL || !anning_day_parse (first, &day) || g_date_compare (&day, &self->today) > 0)
    return 0;
  return (gint32) g_date_get_julian (&day);
}

static void
show_coverages (AnningBroughtInSheet *self)
{
  gint32 from = find_beginning (self);
  g_autoptr (GPtrArray) found = anning_source_coverage_find (self->list->sources, from, today_of (self));

  for (guint i = 0; i < self->coverages->len; i++)
    gtk_box_remove (self->coverage_box, g_ptr_array_index (self->coverages, i));
  g_ptr_array_set_size (self->coverages, 0);
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      GtkWidget *group = anning_coverage_group_new (g_ptr_array_index (found, i), from, today_of (self));

      gtk_box_append (self->coverage_box, group);
      g_ptr_array_add (self->coverages, group);
    }
  adw_preferences_group_set_description (self->coverage_title,
                                         found->len > 0
                                           ? _("What is answered stands in them, also where the phone's log holds it no longer.")
                                           : _("No bill was brought in yet. A bill shows the calls that were answered, also where the phone's log holds them no longer."));
}

/* ---- the files ---- */

static void
back_cb (AnningBroughtInSheet *self,
         GtkWidget            *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "source");

  gtk_widget_set_sensitive (button, FALSE);
  anning_import_take_back_source (GTK_WIDGET (self->stack), self->store, *id);
}

static GtkWidget *
new_back_button (AnningBroughtInSheet    *self,
                 const AnningSourceEntry *source,
                 const char              *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *label = g_strdup_printf (_("Take back what came from %s"), name);

  gtk_widget_set_tooltip_text (button, _("Take back what came from this file"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "source", g_memdup2 (&source->record.id, sizeof source->record.id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_row (AnningBroughtInSheet    *self,
         const AnningSourceEntry *source)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = anning_brought_in_about (source);
  const char *name = source->name != NULL ? source->name : _("without a name");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_back_button (self, source, name));
  return row;
}

static gboolean
make_rows (gpointer user_data)
{
  AnningBroughtInSheet *self = user_data;
  guint wanted = self->all ? self->list->sources->len : MIN (self->list->sources->len, FIRST_ROWS);

  for (guint i = 0; i < ROWS_AT_ONCE && self->rows->len < wanted; i++)
    {
      GtkWidget *row = new_row (self, g_ptr_array_index (self->list->sources, self->rows->len));

      adw_preferences_group_add (self->files_group, row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->rows->len < wanted)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  gtk_widget_set_visible (self->more_button, self->rows->len < self->list->sources->len);
  return G_SOURCE_REMOVE;
}

static void
make_more_rows (AnningBroughtInSheet *self)
{
  if (self->making == 0 && make_rows (self) == G_SOURCE_CONTINUE)
    self->making = g_idle_add (make_rows, self);
}

static void
show_files (AnningBroughtInSheet *self)
{
  g_clear_handle_id (&self->making, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->files_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  make_more_rows (self);
}

static void
more_cb (AnningBroughtInSheet *self)
{
  self->all = TRUE;
  gtk_widget_set_visible (self->more_button, FALSE);
  make_more_rows (self);
}

/* ---- reading ---- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningBroughtInSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningSourceList *list = anning_source_list_read_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    {
      anning_source_list_free (list);
      return;
    }
  if (list == NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_handle_id (&self->making, g_source_remove);
  anning_source_list_free (self->list);
  self->list = list;
  show_reach (self);
  show_coverages (self);
  show_files (self);
  gtk_stack_set_visible_child_name (self->stack, list->sources->len > 0 ? "files" : "empty");
}

static void
read_list (AnningBroughtInSheet *self)
{
  if (self->store != NULL)
    anning_source_list_read_async (self->store, self->reading, read_cb, g_object_ref (self));
}

static void
import_cb (AnningBroughtInSheet *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GtkWidget) keep = parent != NULL ? g_object_ref (GTK_WIDGET (parent)) : NULL;

  gtk_window_destroy (GTK_WINDOW (self));
  if (keep != NULL)
    gtk_widget_activate_action (keep, "win.import", NULL);
}

static void
anning_brought_in_sheet_dispose (GObject *object)
{
  AnningBroughtInSheet *self = ANNING_BROUGHT_IN_SHEET (object);

  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_BROUGHT_IN_SHEET);

  G_OBJECT_CLASS (anning_brought_in_sheet_parent_class)->dispose (object);
}

static void
anning_brought_in_sheet_finalize (GObject *object)
{
  AnningBroughtInSheet *self = ANNING_BROUGHT_IN_SHEET (object);

  g_object_unref (self->reading);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->coverages);
  anning_source_list_free (self->list);

  G_OBJECT_CLASS (anning_brought_in_sheet_parent_class)->finalize (object);
}

static void
anning_brought_in_sheet_class_init (AnningBroughtInSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_brought_in_sheet_dispose;
  object_class->finalize = anning_brought_in_sheet_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-brought-in-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, failed);
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, reach);
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, reach_how);
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, reach_how_label);
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, coverage_title);
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, coverage_box);
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, files_group);
  gtk_widget_class_bind_template_child (widget_class, AnningBroughtInSheet, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_brought_in_sheet_init (AnningBroughtInSheet *self)
{
  self->reading = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->coverages = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anning_brought_in_sheet_new (AnningStore *store,
                             const GDate *today)
{
  AnningBroughtInSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && today != NULL, NULL);

  self = g_object_new (ANNING_TYPE_BROUGHT_IN_SHEET, NULL);
  self->store = g_object_ref (store);
  self->today = *today;
  g_signal_connect_object (store, "changed::source", G_CALLBACK (read_list), self, G_CONNECT_SWAPPED);
  read_list (self);
  return GTK_WIDGET (self);
}

/* Shows it over the window in which @parent stands, as of today. */
void
anning_brought_in_sheet_present (GtkWidget   *parent,
                                 AnningStore *store)
{
  GDate today;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  anning_sheet_present (GTK_WINDOW (anning_brought_in_sheet_new (store, &today)), parent);
}
