/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-columns.h"

#include <glib/gi18n.h>

#include "anning-bill-columns-text.h"
#include "anning-bill-rows.h"
#include "anning-bill-tables.h"
#include "anning-figure-table.h"
#include "anning-import-words.h"
#include "anning-rows.h"
#include "anning-table-column-group.h"

/* So many contacts show whether it is right; they are looked for in so many rows. */
#define MOST_SENTENCES 3
#define LOOKED_AT 300
/* Of the table as it stands. */
#define SHOWN_ROWS 12
#define SHOWN_COLUMNS 16

struct _AnningImportColumns
{
  AdwBin parent_instance;

  GPtrArray *tables; /* AnningReadTable */
  GStrv names;       /* of the sheets */
  guint sheet;
  AnningBillColumns columns;
  GHashTable *remembered; /* key → text, of columns chosen before; may be NULL */
  char *key;              /* of the table that is shown */
  gboolean showing;

  AnningTableColumnGroup *column_group;
  GtkLabel *sentences;
  GtkExpander *expander;
  GtkSwitch *minutes;
  GtkSwitch *texts;
  AdwEntryRow *own_number;
  AnningCountRow *year;
  GtkWidget *read_button;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportColumns, anning_import_columns, ADW_TYPE_BIN)

/* Behind "not used", in the order of AnningBillColumn. */
static const char *const kinds[] = {
  N_("Not used"),
  N_("Day and time"),
  N_("Day"),
  N_("Time"),
  N_("Direction"),
  N_("Number of the other side"),
  N_("Own number"),
  N_("Who rang"),
  N_("Who was rung"),
  N_("Length"),
  N_("Place"),
  N_("Call or message"),
  N_("What a message says"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ANNING_BILL_COLUMNS + 1);

static AnningReadTable *
get_table (AnningImportColumns *self)
{
  return g_ptr_array_index (self->tables, self->sheet);
}

/* ---- the first contacts, as sentences ---- */

static char *
read_back (AnningImportColumns *self,
           guint               *n)
{
  AnningReadTable *table = get_table (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  AnningImportReading reading;
  AnningBillGiven given = { .utc_offset = ANNING_CHINA_OFFSET };
  g_autoptr (AnningBillReader) reader = NULL;
  g_auto (AnningSourceRow) row;
  g_autoptr (GString) text = g_string_new (NULL);

  *n = 0;
  anning_source_row_init (&row);
  if (!anning_import_columns_get (self, &reading))
    return g_string_free (g_steal_pointer (&text), FALSE);
  for (guint i = 0; i < MIN (table->rows->len, LOOKED_AT); i++)
    g_ptr_array_add (rows, g_ptr_array_index (table->rows, i));
  given.own_number = reading.own_number;
  given.year = reading.year;
  reader = anning_bill_reader_new (rows, &self->columns, &given);
  while (*n < MOST_SENTENCES && !anning_bill_reader_is_done (reader))
    {
      g_autofree char *sentence = NULL;
      guint number;

      if (anning_bill_reader_next (reader, &number, &row) != ANNING_SKIP_NONE)
        continue;
      sentence = anning_import_words_contact (&row);
      g_string_append_printf (text, "%s%s", *n > 0 ? "\n" : "", sentence);
      (*n)++;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_sentences (AnningImportColumns *self)
{
  guint n;
  g_autofree char *text = read_back (self, &n);

  if (n > 0)
    gtk_label_set_label (self->sentences, text);
  else if (anning_bill_columns_are_enough (&self->columns))
    gtk_label_set_label (self->sentences, _("No contact can be read this way yet. Are day, time and number in the right columns?"));
  else
    gtk_label_set_label (self->sentences, _("Say below in which column day and time stand, and in which the number of the other side."));
  gtk_widget_set_sensitive (self->read_button, n > 0);
}

/* ---- the columns ---- */

static void
show_columns (AnningImportColumns *self)
{
  AnningReadTable *table = get_table (self);
  g_autofree guint *chosen = g_new0 (guint, table->n_columns);

  for (guint kind = 0; kind < ANNING_BILL_COLUMNS; kind++)
    {
      if (self->columns.columns[kind] < table->n_columns)
        chosen[self->columns.columns[kind]] = kind + 1;
    }
  self->showing = TRUE;
  anning_table_column_group_show (self->column_group, table, (const char *const *) self->names, self->sheet,
                                  self->columns.heading, chosen);
  gtk_switch_set_active (self->minutes, self->columns.in_minutes);
  gtk_switch_set_active (self->texts, self->columns.texts);
  self->showing = FALSE;
  show_sentences (self);
}

static void
show_sheet (AnningImportColumns *self,
            guint                sheet)
{
  AnningReadTable *table = g_ptr_array_index (self->tables, sheet);
  const char *remembered;

  self->sheet = sheet;
  anning_bill_columns_init (&self->columns);
  anning_bill_columns_guess (&self->columns, table->rows, table->n_columns, anning_bill_tables_get_name (table));
  g_free (self->key);
  self->key = anning_bill_columns_dup_key (table->rows, &self->columns);
  remembered = self->remembered != NULL ? g_hash_table_lookup (self->remembered, self->key) : NULL;
  if (remembered != NULL)
    anning_bill_columns_from_text (&self->columns, remembered, table->n_columns);
  gtk_expander_set_child (self->expander, NULL);
  gtk_expander_set_expanded (self->expander, FALSE);
  show_columns (self);
}

static void
sheet_chosen_cb (AnningImportColumns *self,
                 guint                sheet)
{
  if (self->tables != NULL && sheet < self->tables->len && sheet != self->sheet)
    show_sheet (self, sheet);
}

/* A column is one thing, and a thing stands in one column. */
static void
column_chosen_cb (AnningImportColumns *self,
                  guint                column,
                  guint                kind)
{
  if (self->tables == NULL)
    return;
  for (guint i = 0; i < ANNING_BILL_COLUMNS; i++)
    {
      if (self->columns.columns[i] == column)
        self->columns.columns[i] = ANNING_BILL_NONE;
    }
  if (kind > 0 && kind <= ANNING_BILL_COLUMNS)
    self->columns.columns[kind - 1] = column;
  show_columns (self);
}

static void
switch_cb (AnningImportColumns *self)
{
  if (self->showing || self->tables == NULL)
    return;
  self->columns.in_minutes = gtk_switch_get_active (self->minutes);
  self->columns.texts = gtk_switch_get_active (self->texts);
  show_sentences (self);
}

static void
given_cb (AnningImportColumns *self)
{
  if (!self->showing && self->tables != NULL)
    show_sentences (self);
}

/* ---- the table as it stands ---- */

static void
fill_table_cb (AnningImportColumns *self)
{
  AnningFigureColumn columns[SHOWN_COLUMNS];
  char letters[SHOWN_COLUMNS][2];
  g_autoptr (GPtrArray) rows = NULL;
  AnningReadTable *table;
  GtkWidget *view;
  guint n;

  if (!gtk_expander_get_expanded (self->expander) || self->tables == NULL
      || gtk_expander_get_child (self->expander) != NULL)
    return;
  table = get_table (self);
  n = MIN (table->n_columns, SHOWN_COLUMNS);
  for (guint i = 0; i < n; i++)
    {
      letters[i][0] = (char) ('A' + i);
      letters[i][1] = '\0';
      columns[i] = (AnningFigureColumn) { letters[i], FALSE };
    }
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint row = 0; row < MIN (table->rows->len, SHOWN_ROWS); row++)
    {
      GStrv cells = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        cells[i] = g_strdup (anning_read_table_get (table, row, i));
      g_ptr_array_add (rows, cells);
    }
  view = anning_figure_table_new (_("The first rows"), columns, n);
  anning_figure_table_set_rows (ANNING_FIGURE_TABLE (view), rows);
  gtk_expander_set_child (self->expander, view);
}

static void
read_cb (AnningImportColumns *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
anning_import_columns_dispose (GObject *object)
{
  AnningImportColumns *self = ANNING_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->tables, g_ptr_array_unref);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_COLUMNS);

  G_OBJECT_CLASS (anning_import_columns_parent_class)->dispose (object);
}

static void
anning_import_columns_finalize (GObject *object)
{
  AnningImportColumns *self = ANNING_IMPORT_COLUMNS (object);

  g_strfreev (self->names);
  g_clear_pointer (&self->remembered, g_hash_table_unref);
  g_free (self->key);

  G_OBJECT_CLASS (anning_import_columns_parent_class)->finalize (object);
}

static void
anning_import_columns_class_init (AnningImportColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_import_columns_dispose;
  object_class->finalize = anning_import_columns_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_TABLE_COLUMN_GROUP);
  g_type_ensure (ANNING_TYPE_COUNT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportColumns, column_group);
  gtk_widget_class_bind_template_child (widget_class, AnningImportColumns, sentences);
  gtk_widget_class_bind_template_child (widget_class, AnningImportColumns, expander);
  gtk_widget_class_bind_template_child (widget_class, AnningImportColumns, minutes);
  gtk_widget_class_bind_template_child (widget_class, AnningImportColumns, texts);
  gtk_widget_class_bind_template_child (widget_class, AnningImportColumns, own_number);
  gtk_widget_class_bind_template_child (widget_class, AnningImportColumns, year);
  gtk_widget_class_bind_template_child (widget_class, AnningImportColumns, read_button);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
  gtk_widget_class_bind_template_callback (widget_class, given_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
}

static void
anning_import_columns_init (AnningImportColumns *self)
{
  anning_bill_columns_init (&self->columns);
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_table_column_group_set_kinds (self->column_group, kinds, G_N_ELEMENTS (kinds));
  g_object_set (self->year, "value", ANNING_UNKNOWN, NULL);
}

/*
 * anning_import_columns_show:
 * @tables: (element-type AnningReadTable): at least one, of anning_bill_tables_read()
 * @own_number: (nullable): whose table it is, as far as it is known
 * @remembered: (nullable) (element-type utf8 utf8): what was chosen before, as
 *   anning_import_columns_dup_choice() gave it
 */
void
anning_import_columns_show (AnningImportColumns *self,
                            GPtrArray           *tables,
                            const char          *own_number,
                            GHashTable          *remembered)
{
  guint best = 0;

  g_return_if_fail (ANNING_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (tables != NULL && tables->len > 0);

  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->remembered, g_hash_table_unref);
  self->remembered = remembered != NULL ? g_hash_table_ref (remembered) : NULL;
  self->tables = g_ptr_array_ref (tables);
  self->names = g_new0 (char *, tables->len + 1);
  for (guint i = 0; i < tables->len; i++)
    {
      const AnningReadTable *table = g_ptr_array_index (tables, i);
      const char *name = anning_bill_tables_get_name (table);

      self->names[i] = name != NULL ? g_strdup (name) : g_strdup_printf (_("Table %u"), i + 1);
      if (table->rows->len > ((AnningReadTable *) g_ptr_array_index (tables, best))->rows->len)
        best = i;
    }
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->own_number), own_number != NULL ? own_number : "");
  self->showing = FALSE;
  show_sheet (self, best);
}

gboolean
anning_import_columns_get (AnningImportColumns *self,
                           AnningImportReading *reading)
{
  const char *own_number;
  gint64 year;

  g_return_val_if_fail (ANNING_IS_IMPORT_COLUMNS (self) && reading != NULL, FALSE);

  if (self->tables == NULL || !anning_bill_columns_are_enough (&self->columns))
    return FALSE;
  own_number = gtk_editable_get_text (GTK_EDITABLE (self->own_number));
  g_object_get (self->year, "value", &year, NULL);
  *reading = (AnningImportReading) {
    .columns = &self->columns,
    .sheet = self->sheet,
    .own_number = *own_number != '\0' ? own_number : NULL,
    .year = year > 0 ? (int) year : 0,
  };
  return TRUE;
}

/*
 * What is chosen for the table that is shown, to be remembered for others of its kind.
 *
 * @key: (out): under which
 * Returns: (transfer full): or NULL while it is not enough
 */
char *
anning_import_columns_dup_choice (AnningImportColumns  *self,
                                  const char          **key)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_COLUMNS (self) && key != NULL, NULL);

  if (self->key == NULL || !anning_bill_columns_are_enough (&self->columns))
    return NULL;
  *key = self->key;
  return anning_bill_columns_to_text (&self->columns);
}
