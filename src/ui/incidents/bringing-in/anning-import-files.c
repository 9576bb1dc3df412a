/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-files.h"

#include <glib/gi18n.h>

#include "anning-drop-down-name.h"
#include "anning-import-words.h"
#include "anning-row-layout.h"

struct _AnningImportFiles
{
  AdwBin parent_instance;

  GListModel *items;          /* of the plan */
  GArray *tallies;            /* AnningImportTally, one an item; empty while they are not known */
  GtkFilterListModel *filtered;
  GtkFilter *filter;          /* of the above */
  GPtrArray *bound;           /* GtkListItem that are on the screen */

  GtkLabel *summary;
  GtkDropDown *verdict;
  GtkListView *view;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportFiles, anning_import_files, ADW_TYPE_BIN)

/* The widgets of one row. */
typedef struct
{
  GtkLabel *name;
  GtkLabel *about;
  GtkLabel *verdict;
} Cell;

static guint
find_position (AnningImportFiles *self,
               AnningImportItem  *item)
{
  guint n = self->items != NULL ? g_list_model_get_n_items (self->items) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnningImportItem) at = g_list_model_get_item (self->items, i);

      if (at == item)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* ---- rows ---- */

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Cell *cell = g_new0 (Cell, 1);

  cell->name = new_label (NULL);
  cell->about = new_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (cell->about), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (cell->about), "numeric");
  cell->verdict = new_label ("chip");
  gtk_widget_set_valign (GTK_WIDGET (cell->verdict), GTK_ALIGN_CENTER);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->about));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->verdict));
  gtk_widget_set_layout_manager (box, anning_row_layout_new (12, 6, 0));
  g_object_set_data_full (G_OBJECT (box), "cell", cell, g_free);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
show_cell (AnningImportFiles *self,
           GtkListItem       *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  Cell *cell = g_object_get_data (G_OBJECT (box), "cell");
  AnningImportItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *name = anning_import_clean_name (anning_import_item_get_name (item));
  g_autofree char *about = anning_import_words_file (item, anning_import_files_get_tally (self, find_position (self, item)));
  g_autofree char *label = NULL;
  const char *verdict = anning_import_words_verdict (item);
  GtkWidget *row = gtk_widget_get_parent (box);

  gtk_label_set_label (cell->name, name);
  gtk_label_set_label (cell->about, about);
  gtk_label_set_label (cell->verdict, verdict);
  if (anning_import_item_needs_columns (item) || anning_import_item_get_verdict (item) == ANNING_IMPORT_REFUSED)
    gtk_widget_add_css_class (GTK_WIDGET (cell->verdict), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell->verdict), "warning");

  label = g_strdup_printf ("%s, %s, %s", name, verdict, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, box, NULL, -1);
}

static void
bind_cb (AnningImportFiles *self,
         GtkListItem       *list_item)
{
  g_ptr_array_add (self->bound, list_item);
  show_cell (self, list_item);
}

static void
unbind_cb (AnningImportFiles *self,
           GtkListItem       *list_item)
{
  g_ptr_array_remove_fast (self->bound, list_item);
}

static void
activate_cb (AnningImportFiles *self,
             guint              position)
{
  g_autoptr (AnningImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (item != NULL)
    g_signal_emit (self, signals[OPENED], 0, find_position (self, item), item);
}

/* ---- which are shown ---- */

/* Choice 0 shows all; the verdicts follow in their order, then tables whose columns have to be chosen. */
#define CHOICE_COLUMNS 4

static gboolean
shows (gpointer item,
       gpointer user_data)
{
  AnningImportFiles *self = user_data;
  guint chosen = self->filter != NULL ? gtk_drop_down_get_selected (self->verdict) : 0;

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
    return TRUE;
  if (anning_import_item_needs_columns (item))
    return chosen == CHOICE_COLUMNS;
  return chosen != CHOICE_COLUMNS && anning_import_item_get_verdict (item) == (AnningImportVerdict) (chosen - 1);
}

static void
verdict_chosen_cb (AnningImportFiles *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
anning_import_files_dispose (GObject *object)
{
  AnningImportFiles *self = ANNING_IMPORT_FILES (object);

  self->filter = NULL;
  g_clear_object (&self->items);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_FILES);

  G_OBJECT_CLASS (anning_import_files_parent_class)->dispose (object);
}

static void
anning_import_files_finalize (GObject *object)
{
  AnningImportFiles *self = ANNING_IMPORT_FILES (object);

  g_ptr_array_unref (self->bound);
  g_array_unref (self->tallies);

  G_OBJECT_CLASS (anning_import_files_parent_class)->finalize (object);
}

static void
anning_import_files_class_init (AnningImportFilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_import_files_dispose;
  object_class->finalize = anning_import_files_finalize;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, ANNING_TYPE_IMPORT_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/incidents/anning-import-files.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportFiles, summary);
  gtk_widget_class_bind_template_child (widget_class, AnningImportFiles, verdict);
  gtk_widget_class_bind_template_child (widget_class, AnningImportFiles, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, verdict_chosen_cb);
}

static void
anning_import_files_init (AnningImportFiles *self)
{
  const char *const choices[] = { _("All files"), C_("file", "New"), C_("file", "Known already"), C_("file", "Refused"),
                                  C_("file", "Choose columns"), NULL };
  g_autoptr (GtkStringList) verdicts = gtk_string_list_new (choices);

  self->bound = g_ptr_array_new ();
  self->tallies = g_array_new (FALSE, FALSE, sizeof (AnningImportTally));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->verdict, G_LIST_MODEL (verdicts));
  anning_drop_down_set_name (self->verdict, _("Which files are shown"));
  self->filter = GTK_FILTER (gtk_custom_filter_new (shows, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, self->filter);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->filtered))));
}

/* Also after something in it was read anew. */
void
anning_import_files_set_plan (AnningImportFiles *self,
                              AnningImportPlan  *plan)
{
  g_autoptr (GString) summary = NULL;
  guint n_open;

  g_return_if_fail (ANNING_IS_IMPORT_FILES (self) && ANNING_IS_IMPORT_PLAN (plan));

  g_array_set_size (self->tallies, 0);
  g_set_object (&self->items, anning_import_plan_get_items (plan));
  gtk_filter_list_model_set_model (self->filtered, NULL);
  gtk_filter_list_model_set_model (self->filtered, self->items);
  /* translators: three counts of files */
  summary = g_string_new (NULL);
  g_string_printf (summary, _("New %u · known already %u · refused %u"),
                   anning_import_plan_count (plan, ANNING_IMPORT_NEW),
                   anning_import_plan_count (plan, ANNING_IMPORT_KNOWN),
                   anning_import_plan_count (plan, ANNING_IMPORT_REFUSED));
  n_open = anning_import_plan_count_without_columns (plan);
  if (n_open > 0)
    g_string_append_printf (summary, ngettext (" · %u table waits for its columns", " · %u tables wait for their columns", n_open), n_open);
  gtk_label_set_label (self->summary, summary->str);
}

/* What becomes of the files of the plan that was set. */
void
anning_import_files_set_preview (AnningImportFiles         *self,
                                 const AnningImportPreview *preview)
{
  g_return_if_fail (ANNING_IS_IMPORT_FILES (self) && preview != NULL);

  g_array_set_size (self->tallies, 0);
  if (preview->tallies->len > 0)
    g_array_append_vals (self->tallies, preview->tallies->data, preview->tallies->len);
  for (guint i = 0; i < self->bound->len; i++)
    show_cell (self, g_ptr_array_index (self->bound, i));
}

/* Returns: (nullable): what becomes of the item at @position of the plan; NULL while it is not known */
const AnningImportTally *
anning_import_files_get_tally (AnningImportFiles *self,
                               guint              position)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_FILES (self), NULL);

  return position < self->tallies->len ? &g_array_index (self->tallies, AnningImportTally, position) : NULL;
}

void
anning_import_files_refresh (AnningImportFiles *self,
                             AnningImportItem  *item)
{
  g_return_if_fail (ANNING_IS_IMPORT_FILES (self) && ANNING_IS_IMPORT_ITEM (item));

  for (guint i = 0; i < self->bound->len; i++)
    {
      if (gtk_list_item_get_item (g_ptr_array_index (self->bound, i)) == item)
        show_cell (self, g_ptr_array_index (self->bound, i));
    }
}
