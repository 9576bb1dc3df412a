/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-dialog.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-import.h"
#include "anning-importer.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

/* More sentences than this are read in the list. */
#define MOST_SENTENCES 6

struct _AnningImportDialog
{
  AdwWindow parent_instance;

  AnningStore *store;
  AnningImportPlan *plan;
  GCancellable *cancellable;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  gint64 newest;

  GtkStack *stack;
  GtkListView *view;
  GtkDropDown *verdict;
  GtkLabel *summary;
  GtkButton *import_button;
  GtkProgressBar *progress;
  AdwStatusPage *result;
  GtkButton *show_button;
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (AnningImportDialog, anning_import_dialog, ADW_TYPE_WINDOW)

/* ---- the list of files ---- */

/* The widgets of one row, found again when it is bound. */
typedef struct
{
  GtkLabel *name;
  GtkLabel *about;
  GtkLabel *verdict;
} Cell;

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Cell *cell = g_new0 (Cell, 1);

  cell->name = new_label (NULL);
  gtk_label_set_ellipsize (cell->name, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_single_line_mode (cell->name, TRUE);
  cell->about = new_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (cell->about), "dim-label");
  gtk_label_set_wrap (cell->about, TRUE);
  cell->verdict = new_label ("chip");
  gtk_widget_set_valign (GTK_WIDGET (cell->verdict), GTK_ALIGN_CENTER);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->about));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->verdict));
  g_object_set_data_full (G_OBJECT (box), "cell", cell, g_free);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_activatable (list_item, FALSE);
}

/* "Recording · 12 March 21:14 (from the file name) · 138… · 1.2 MB", or why not. */
static char *
describe (AnningImportItem *item)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *size = NULL;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  const AnningImporter *importer = anning_import_item_get_importer (item);

  if (anning_import_item_get_verdict (item) == ANNING_IMPORT_REFUSED)
    return anning_import_reason_sentence (anning_import_item_get_reason (item));

  date = anning_format_date (anning_import_item_get_started_at (item), anning_import_item_get_utc_offset (item));
  time = anning_format_time (anning_import_item_get_started_at (item), anning_import_item_get_utc_offset (item));
  size = g_format_size (anning_import_item_get_size (item));
  text = g_string_new (_(importer->label));
  g_string_append_printf (text, " · %s %s (%s)", date, time,
                          anning_format_word (anning_time_sources, anning_import_item_get_time_source (item)));
  g_string_append_printf (text, " · %s", anning_import_item_get_number (item) != NULL
                                           ? anning_import_item_get_number (item) : _("no number in the name"));
  g_string_append_printf (text, " · %s", size);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
verdict_label (AnningImportVerdict verdict)
{
  switch (verdict)
    {
    case ANNING_IMPORT_NEW:
      return C_("file", "New");
    case ANNING_IMPORT_KNOWN:
      return C_("file", "Known already");
    case ANNING_IMPORT_REFUSED:
    default:
      return C_("file", "Refused");
    }
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  Cell *cell = g_object_get_data (G_OBJECT (box), "cell");
  AnningImportItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *name = anning_import_clean_name (anning_import_item_get_name (item));
  g_autofree char *about = describe (item);
  g_autofree char *label = NULL;
  const char *verdict = verdict_label (anning_import_item_get_verdict (item));
  GtkWidget *row = gtk_widget_get_parent (box);

  gtk_label_set_label (cell->name, name);
  gtk_label_set_label (cell->about, about);
  gtk_label_set_label (cell->verdict, verdict);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell->name), name);
  if (anning_import_item_get_verdict (item) == ANNING_IMPORT_REFUSED)
    gtk_widget_add_css_class (GTK_WIDGET (cell->verdict), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell->verdict), "warning");

  label = g_strdup_printf ("%s, %s, %s", name, verdict, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, box, NULL, -1);
}

/* Choice 0 shows all; the verdicts follow in their order. */
static gboolean
shows (gpointer item,
       gpointer user_data)
{
  AnningImportDialog *self = user_data;
  guint chosen = self->filter != NULL ? gtk_drop_down_get_selected (self->verdict) : 0;

  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION
         || anning_import_item_get_verdict (item) == (AnningImportVerdict) (chosen - 1);
}

static void
verdict_chosen_cb (AnningImportDialog *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* ---- the result ---- */

static void
add_sentence (GString    *text,
              const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
}

static char *
result_text (const AnningImportResult *result)
{
  GString *text = g_string_new (NULL);

  if (result->unplayable > 0)
    {
      g_autofree char *sentence =
        g_strdup_printf (ngettext ("%u cannot be played; it is kept, and its page says why.",
                                   "%u cannot be played; they are kept, and their pages say why.",
                                   result->unplayable), result->unplayable);

      add_sentence (text, sentence);
    }
  if (result->duplicates > 0)
    {
      g_autofree char *sentence =
        g_strdup_printf (ngettext ("%u was there already.", "%u were there already.", result->duplicates),
                         result->duplicates);

      add_sentence (text, sentence);
    }
  if (result->refused > 0)
    {
      g_autofree char *sentence =
        g_strdup_printf (ngettext ("%u was refused:", "%u were refused:", result->refused), result->refused);

      add_sentence (text, sentence);
    }
  for (guint i = 0; i < result->refusals->len && i < MOST_SENTENCES; i++)
    {
      const AnningImportRefusal *refusal = g_ptr_array_index (result->refusals, i);
      g_autofree char *base = g_path_get_basename (refusal->path);
      g_autofree char *name = anning_import_clean_name (base);
      g_autofree char *sentence = anning_import_reason_sentence (refusal->reason);
      g_autofree char *line = g_strdup_printf ("%s: %s", name, sentence);

      add_sentence (text, line);
    }
  if (result->refusals->len > MOST_SENTENCES)
    add_sentence (text, "…");
  return g_string_free (text, FALSE);
}

static void
show_result (AnningImportDialog       *self,
             const AnningImportResult *result)
{
  g_autofree char *title = NULL;
  g_autofree char *text = result_text (result);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (result->added > 0)
    title = g_strdup_printf (ngettext ("%u Recording Added", "%u Recordings Added", result->added), result->added);
  else
    title = g_strdup (_("Nothing Was Added"));
  adw_status_page_set_title (self->result, title);
  adw_status_page_set_description (self->result, escaped);
  adw_status_page_set_icon_name (self->result, result->added > 0 ? "object-select-symbolic"
                                                                 : "anning-incidents-symbolic");
  self->newest = result->newest;
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), result->newest != 0);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
show_failure (AnningImportDialog *self,
              const GError       *error)
{
  g_autofree char *sentence = anning_error_sentence (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* ---- the work ---- */

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningImportDialog *self = user_data;

  if (self->store != NULL)
    gtk_progress_bar_set_fraction (self->progress, fraction);
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
    show_result (self, result);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    show_failure (self, error);
}

static void
import_cb (AnningImportDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "running");
  anning_import_run_async (self->store, self->plan, NULL, progress_cb, self, self->cancellable,
                           run_cb, g_object_ref (self));
}

static void
show_plan (AnningImportDialog *self)
{
  guint n_new = anning_import_plan_count (self->plan, ANNING_IMPORT_NEW);
  g_autofree char *label = NULL;
  g_autofree char *summary = NULL;

  label = g_strdup_printf (ngettext ("Import %u", "Import %u", n_new), n_new);
  gtk_button_set_label (self->import_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), n_new > 0);
  /* translators: three counts of files */
  summary = g_strdup_printf (_("New %u · known already %u · refused %u"), n_new,
                             anning_import_plan_count (self->plan, ANNING_IMPORT_KNOWN),
                             anning_import_plan_count (self->plan, ANNING_IMPORT_REFUSED));
  gtk_label_set_label (self->summary, summary);

  gtk_filter_list_model_set_model (self->filtered, anning_import_plan_get_items (self->plan));
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
plan_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningImportDialog) self = user_data;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  plan = anning_import_plan_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  if (plan == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_window_destroy (GTK_WINDOW (self));
      else
        show_failure (self, error);
      return;
    }
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
}

/* Cancel, Escape, the close button: whatever is under way leaves nothing behind. */
static gboolean
close_request_cb (AnningImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
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

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "show-record",
                                    g_variant_new ("(sxs)", "incident", self->newest, ""));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
anning_import_dialog_dispose (GObject *object)
{
  AnningImportDialog *self = ANNING_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  self->filter = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (anning_import_dialog_parent_class)->dispose (object);
}

static void
anning_import_dialog_class_init (AnningImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_import_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, result);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, show_button);
  gtk_widget_class_bind_template_child (widget_class, AnningImportDialog, failed);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, verdict_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_import_dialog_init (AnningImportDialog *self)
{
  g_autoptr (GtkStringList) verdicts = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (verdicts, _("All files"));
  for (AnningImportVerdict verdict = ANNING_IMPORT_NEW; verdict <= ANNING_IMPORT_REFUSED; verdict++)
    gtk_string_list_append (verdicts, verdict_label (verdict));
  gtk_drop_down_set_model (self->verdict, G_LIST_MODEL (verdicts));

  self->filter = gtk_custom_filter_new (shows, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->filtered))));
}

/* Begins to look at @files; writes nothing before "Import". */
AnningImportDialog *
anning_import_dialog_new (AnningStore *store,
                          GListModel  *files)
{
  AnningImportDialog *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && G_IS_LIST_MODEL (files), NULL);

  self = g_object_new (ANNING_TYPE_IMPORT_DIALOG, NULL);
  self->store = g_object_ref (store);
  anning_import_plan_async (store, files, self->cancellable, plan_cb, g_object_ref (self));
  return self;
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
