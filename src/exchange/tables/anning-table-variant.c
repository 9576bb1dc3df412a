/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-private.h"

/* Per table its title, its columns (title, kind) and its rows (of sums?, cells (text, number if it holds one)). */
#define TABLES_TYPE G_VARIANT_TYPE ("a(sa(si)a(ba(smx)))")

static GVariant *
columns_to_variant (const AnningTable *self)
{
  g_auto (GVariantBuilder) columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(si)"));

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AnningTableColumn *column = &g_array_index (self->columns, AnningTableColumn, i);

      g_variant_builder_add (&columns, "(si)", column->title, column->kind);
    }
  return g_variant_builder_end (&columns);
}

static GVariant *
rows_to_variant (const AnningTable *self)
{
  g_auto (GVariantBuilder) rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ba(smx))"));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AnningTableRow *row = g_ptr_array_index (self->rows, i);

      g_variant_builder_open (&rows, G_VARIANT_TYPE ("(ba(smx))"));
      g_variant_builder_add (&rows, "b", row->sum);
      g_variant_builder_open (&rows, G_VARIANT_TYPE ("a(smx)"));
      for (guint j = 0; j < row->cells->len; j++)
        {
          const AnningTableCell *cell = &g_array_index (row->cells, AnningTableCell, j);

          g_variant_builder_add (&rows, "(smx)", cell->text != NULL ? cell->text : "",
                                 cell->content == ANNING_TABLE_CELL_NUMBER, cell->number);
        }
      g_variant_builder_close (&rows);
      g_variant_builder_close (&rows);
    }
  return g_variant_builder_end (&rows);
}

/*
 * anning_tables_to_bytes:
 * @tables: (element-type AnningTable):
 *
 * Returns: (transfer full): the tables for another program of ours, which takes anning_tables_from_bytes()
 */
GBytes *
anning_tables_to_bytes (const GPtrArray *tables)
{
  g_auto (GVariantBuilder) all = G_VARIANT_BUILDER_INIT (TABLES_TYPE);
  g_autoptr (GVariant) variant = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      const AnningTable *table = g_ptr_array_index (tables, i);

      g_variant_builder_add (&all, "(s@a(si)@a(ba(smx)))", table->title, columns_to_variant (table), rows_to_variant (table));
    }
  variant = g_variant_ref_sink (g_variant_builder_end (&all));
  return g_variant_get_data_as_bytes (variant);
}

static void
add_cells (AnningTable  *self,
           GVariantIter *cells)
{
  gboolean has_number;
  const char *text;
  gint64 number;

  for (guint column = 0; g_variant_iter_next (cells, "(&smx)", &text, &has_number, &number); column++)
    {
      if (has_number)
        anning_table_set_number (self, column, number);
      else
        anning_table_set_text (self, column, text);
    }
}

/*
 * anning_tables_from_bytes:
 * @bytes: what anning_tables_to_bytes() of the same machine gave
 *
 * Returns: (transfer full) (element-type AnningTable): the same tables
 */
GPtrArray *
anning_tables_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (TABLES_TYPE, bytes, FALSE));
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_table_free);
  GVariantIter all, *columns, *rows, *cells;
  const char *title;

  g_variant_iter_init (&all, variant);
  while (g_variant_iter_loop (&all, "(&sa(si)a(ba(smx)))", &title, &columns, &rows))
    {
      AnningTable *table = anning_table_new (title);
      gboolean sum;
      gint kind;

      while (g_variant_iter_next (columns, "(&si)", &title, &kind))
        anning_table_add_column (table, title, (AnningTableKind) kind);
      while (g_variant_iter_loop (rows, "(ba(smx))", &sum, &cells))
        {
          if (sum)
            anning_table_add_sum_row (table);
          else
            anning_table_add_row (table);
          add_cells (table, cells);
        }
      g_ptr_array_add (tables, table);
    }
  return tables;
}
