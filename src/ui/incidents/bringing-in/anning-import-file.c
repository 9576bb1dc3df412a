/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-file.h"

#include <glib/gi18n.h>

#include "anning-figure-table.h"
#include "anning-import-words.h"

struct _AnningImportFile
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkLabel *about;
  GtkLabel *warnings;
  AdwPreferencesGroup *skipped_group;
  AdwBin *skipped_bin;
  GtkWidget *columns_button;
};

enum
{
  COLUMNS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportFile, anning_import_file, ADW_TYPE_BIN)

static void
columns_cb (AnningImportFile *self)
{
  g_signal_emit (self, signals[COLUMNS], 0);
}

static gboolean
is_table (AnningImportItem *item)
{
  const AnningSourceResult *source = anning_import_item_get_source (item);

  if (anning_import_item_needs_columns (item))
    return TRUE;
  return source != NULL && (source->format == ANNING_SOURCE_TABLE || source->format == ANNING_SOURCE_WORKBOOK
                            || source->format == ANNING_SOURCE_OLD_WORKBOOK);
}

static guint64
count_skipped (const AnningSourceResult *source)
{
  guint64 n = 0;

  for (guint i = ANNING_SKIP_HEADING + 1; i < ANNING_SKIP_REASONS; i++)
    n += source->n_skipped[i];
  return n;
}

static void
show_skipped (AnningImportFile         *self,
              const AnningSourceResult *source)
{
  static const AnningFigureColumn columns[] = {
    { N_("Line"), TRUE }, { N_("Why"), FALSE }, { N_("What stands there"), FALSE },
  };
  guint64 n = source != NULL ? count_skipped (source) : 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *title = NULL;
  GtkWidget *table;

  gtk_widget_set_visible (GTK_WIDGET (self->skipped_group), n > 0);
  adw_bin_set_child (self->skipped_bin, NULL);
  if (n == 0)
    return;
  for (guint i = 0; i < source->skipped->len; i++)
    {
      const AnningSourceSkip *skip = g_ptr_array_index (source->skipped, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup_printf ("%" G_GUINT64_FORMAT, skip->line);
      cells[1] = g_strdup (anning_import_words_skip (skip->reason));
      cells[2] = g_utf8_make_valid (skip->sample != NULL ? skip->sample : "", -1);
      g_ptr_array_add (rows, cells);
    }
  title = g_strdup_printf (ngettext ("%u Line Is Not Read", "%u Lines Are Not Read", (gulong) n), (guint) n);
  adw_preferences_group_set_title (self->skipped_group, title);
  adw_preferences_group_set_description (self->skipped_group,
                                         source->skipped->len < n ? _("The first of them, and why.") : NULL);
  table = anning_figure_table_new (_("Lines that are not read"), columns, G_N_ELEMENTS (columns));
  anning_figure_table_set_rows (ANNING_FIGURE_TABLE (table), rows);
  adw_bin_set_child (self->skipped_bin, table);
}

static void
anning_import_file_dispose (GObject *object)
{
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_FILE);

  G_OBJECT_CLASS (anning_import_file_parent_class)->dispose (object);
}

static void
anning_import_file_class_init (AnningImportFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_import_file_dispose;

  signals[COLUMNS] = g_signal_new ("columns", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/incidents/anning-import-file.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportFile, group);
  gtk_widget_class_bind_template_child (widget_class, AnningImportFile, about);
  gtk_widget_class_bind_template_child (widget_class, AnningImportFile, warnings);
  gtk_widget_class_bind_template_child (widget_class, AnningImportFile, skipped_group);
  gtk_widget_class_bind_template_child (widget_class, AnningImportFile, skipped_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningImportFile, columns_button);
  gtk_widget_class_bind_template_callback (widget_class, columns_cb);
}

static void
anning_import_file_init (AnningImportFile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @tally: (nullable): while it is not known what becomes of it */
void
anning_import_file_show (AnningImportFile        *self,
                         AnningImportItem        *item,
                         const AnningImportTally *tally)
{
  const AnningSourceResult *source;
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *about = NULL;
  g_autofree char *warnings = NULL;

  g_return_if_fail (ANNING_IS_IMPORT_FILE (self));
  g_return_if_fail (ANNING_IS_IMPORT_ITEM (item));

  source = anning_import_item_get_source (item);
  name = anning_import_clean_name (anning_import_item_get_name (item));
  escaped = g_markup_escape_text (name, -1);
  about = anning_import_words_file (item, tally);
  warnings = source != NULL ? anning_import_words_warnings (source->warnings) : g_strdup ("");
  adw_preferences_group_set_title (self->group, escaped);
  gtk_label_set_label (self->about, about);
  gtk_label_set_label (self->warnings, warnings);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), *warnings != '\0');
  gtk_widget_set_visible (self->columns_button, is_table (item));
  show_skipped (self, source);
}
