/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-table-column-group.h"

#include <glib/gi18n.h>

/* So many cells tell a person what a column holds. */
#define SAMPLE_CELLS 3
/* Where they are looked for. */
#define SAMPLE_ROWS 1000
/* Rows that are made at once: the others come in the turns of the main loop that follow. */
#define ROWS_AT_ONCE 4

struct _AnningTableColumnGroup
{
  AdwPreferencesGroup parent_instance;

  AnningReadTable *table;
  guint heading;        /* the row of headings, or ANNING_NO_HEADING */
  GArray *kinds;        /* guint, one per column */
  GtkStringList *choices;
  GPtrArray *rows;      /* AdwComboRow, one per column so far; NULL for an empty one */
  GtkWidget *sheet_row; /* NULL unless there are several */
  guint making;         /* source that makes the rows that are still missing */
  gboolean showing;     /* what changes now was not chosen by anybody */
};

enum
{
  SHEET_CHOSEN,
  COLUMN_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningTableColumnGroup, anning_table_column_group, ADW_TYPE_PREFERENCES_GROUP)

static void
column_cb (AnningTableColumnGroup *self,
           GParamSpec             *pspec,
           AdwComboRow            *row)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "anning-column"));

  if (!self->showing)
    g_signal_emit (self, signals[COLUMN_CHOSEN], 0, column, adw_combo_row_get_selected (row));
}

static void
sheet_cb (AnningTableColumnGroup *self,
          GParamSpec             *pspec,
          AdwComboRow            *row)
{
  if (!self->showing)
    g_signal_emit (self, signals[SHEET_CHOSEN], 0, adw_combo_row_get_selected (row));
}

static GtkWidget *
new_row (const char   *title,
         GtkStringList *choices)
{
  GtkWidget *row = adw_combo_row_new ();

  /* Both titles come out of somebody's file. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  return row;
}

/* "A", … "Z", "AA": as spreadsheets count. */
static char *
column_letters (guint column)
{
  if (column < 26)
    return g_strdup_printf ("%c", 'A' + (int) column);
  return g_strdup_printf ("%c%c", 'A' + (int) (column / 26 - 1), 'A' + (int) (column % 26));
}

static char *
column_title (AnningTableColumnGroup *self,
              guint                   column)
{
  const char *heading = self->heading != ANNING_NO_HEADING
                          ? anning_read_table_get (self->table, self->heading, column) : "";
  g_autofree char *letters = NULL;

  if (*heading != '\0')
    return g_strdelimit (g_strdup (heading), "\r\n", ' ');
  letters = column_letters (column);
  /* Translators: %s is A, B, C… */
  return g_strdup_printf (_("Column %s"), letters);
}

/* Returns: (transfer full): the first cells below the heading; "" when there are none */
static char *
column_sample (AnningTableColumnGroup *self,
               guint                   column)
{
  guint first = self->heading != ANNING_NO_HEADING ? self->heading + 1 : 0;
  g_autoptr (GString) sample = g_string_new (NULL);
  guint n = 0;

  for (guint row = first; row < MIN (self->table->rows->len, SAMPLE_ROWS) && n < SAMPLE_CELLS; row++)
    {
      const char *cell = anning_read_table_get (self->table, row, column);

      if (*cell == '\0')
        continue;
      g_string_append_printf (sample, "%s%s", n > 0 ? " · " : "", cell);
      n++;
    }
  return g_string_free (g_steal_pointer (&sample), FALSE);
}

static void
clear_rows (AnningTableColumnGroup *self)
{
  g_clear_handle_id (&self->making, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_ptr_array_index (self->rows, i) != NULL)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
    }
  g_ptr_array_set_size (self->rows, 0);
  if (self->sheet_row != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->sheet_row);
  self->sheet_row = NULL;
  g_clear_pointer (&self->table, anning_read_table_unref);
}

static void
add_sheet_row (AnningTableColumnGroup *self,
               const char *const      *sheets)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (sheets);

  self->sheet_row = new_row (_("Sheet of the workbook"), choices);
  g_signal_connect_object (self->sheet_row, "notify::selected", G_CALLBACK (sheet_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->sheet_row);
}

static GtkWidget *
new_column_row (AnningTableColumnGroup *self,
                guint                   column,
                const char             *sample)
{
  g_autofree char *title = column_title (self, column);
  GtkWidget *row = new_row (title, self->choices);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sample);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), g_array_index (self->kinds, guint, column));
  g_object_set_data (G_OBJECT (row), "anning-column", GUINT_TO_POINTER (column));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

/* Returns: whether some are still missing */
static gboolean
make_rows (gpointer user_data)
{
  AnningTableColumnGroup *self = user_data;

  for (guint made = 0; made < ROWS_AT_ONCE && self->rows->len < self->table->n_columns;)
    {
      guint column = self->rows->len;
      g_autofree char *sample = column_sample (self, column);
      gboolean empty = *sample == '\0';

      g_ptr_array_add (self->rows, empty ? NULL : new_column_row (self, column, sample));
      made += !empty;
    }
  if (self->rows->len < self->table->n_columns)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  return G_SOURCE_REMOVE;
}

static void
anning_table_column_group_dispose (GObject *object)
{
  AnningTableColumnGroup *self = ANNING_TABLE_COLUMN_GROUP (object);

  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_pointer (&self->table, anning_read_table_unref);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (anning_table_column_group_parent_class)->dispose (object);
}

static void
anning_table_column_group_finalize (GObject *object)
{
  AnningTableColumnGroup *self = ANNING_TABLE_COLUMN_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->kinds);

  G_OBJECT_CLASS (anning_table_column_group_parent_class)->finalize (object);
}

static void
anning_table_column_group_class_init (AnningTableColumnGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_table_column_group_dispose;
  object_class->finalize = anning_table_column_group_finalize;

  signals[SHEET_CHOSEN] = g_signal_new ("sheet-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[COLUMN_CHOSEN] = g_signal_new ("column-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
anning_table_column_group_init (AnningTableColumnGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  self->heading = ANNING_NO_HEADING;
  self->choices = gtk_string_list_new (NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("The Columns"));
}

static void
show_description (AnningTableColumnGroup *self)
{
  gboolean guessed = FALSE;

  for (guint i = 0; i < self->kinds->len && !guessed; i++)
    guessed = g_array_index (self->kinds, guint, i) != 0;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         guessed ? _("Guessed from the headings and from what stands below them. Change what is wrong.")
                                                 : _("Neither the headings nor what stands below them tell what these columns are. Say it for those that are needed."));
}

/* What a column may be, once, before anything is shown. @kinds: msgids; the first stands for "not used" */
void
anning_table_column_group_set_kinds (AnningTableColumnGroup *self,
                                     const char *const      *kinds,
                                     guint                   n_kinds)
{
  g_return_if_fail (ANNING_IS_TABLE_COLUMN_GROUP (self));
  g_return_if_fail (kinds != NULL && self->table == NULL);

  for (guint i = 0; i < n_kinds; i++)
    gtk_string_list_append (self->choices, _(kinds[i]));
}

/*
 * anning_table_column_group_show:
 * @table: another one than before makes new rows
 * @sheets: (nullable): what may be chosen instead of it
 * @sheet: which of them it is
 * @heading: the row of headings, or ANNING_NO_HEADING
 * @kinds: one per column of @table, a place in what was set
 */
void
anning_table_column_group_show (AnningTableColumnGroup *self,
                                AnningReadTable        *table,
                                const char *const      *sheets,
                                guint                   sheet,
                                guint                   heading,
                                const guint            *kinds)
{
  gboolean other;

  g_return_if_fail (ANNING_IS_TABLE_COLUMN_GROUP (self));
  g_return_if_fail (table != NULL && (kinds != NULL || table->n_columns == 0));

  self->showing = TRUE;
  other = table != self->table || heading != self->heading;
  g_array_set_size (self->kinds, 0);
  if (table->n_columns > 0)
    g_array_append_vals (self->kinds, kinds, table->n_columns);
  if (other)
    {
      clear_rows (self);
      self->table = anning_read_table_ref (table);
      self->heading = heading;
      show_description (self);
      if (sheets != NULL && sheets[0] != NULL && sheets[1] != NULL)
        add_sheet_row (self, sheets);
      if (make_rows (self) == G_SOURCE_CONTINUE)
        self->making = g_idle_add (make_rows, self);
    }
  if (self->sheet_row != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet_row), sheet);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_ptr_array_index (self->rows, i) != NULL)
        adw_combo_row_set_selected (g_ptr_array_index (self->rows, i), kinds[i]);
    }
  self->showing = FALSE;
}
