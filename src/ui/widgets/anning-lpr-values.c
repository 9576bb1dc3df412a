/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-lpr-values.h"

AnningLprTable *
anning_lpr_values_join (const AnningLprTable *published,
                        AnningRecordList     *values)
{
  AnningLprTable *table;
  guint n_values;

  g_return_val_if_fail (published != NULL, NULL);

  table = anning_lpr_table_copy (published);
  n_values = values != NULL ? g_list_model_get_n_items (G_LIST_MODEL (values)) : 0;
  for (guint i = 0; i < n_values; i++)
    anning_lpr_table_join (table, anning_record_list_get (values, i));
  return table;
}
