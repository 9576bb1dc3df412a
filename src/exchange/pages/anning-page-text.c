/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-page-text.h"

static gboolean
same_row (const AnningPageBlock *a,
          const AnningPageBlock *b)
{
  return a->table != 0 && a->table == b->table && a->row == b->row;
}

static const char *
gap_between (const AnningPageBlock *before,
             const AnningPageBlock *block)
{
  if (same_row (before, block))
    return "\t";
  if ((before->table != 0 && before->table == block->table)
      || (before->style == ANNING_PAGE_ITEM && block->style == ANNING_PAGE_ITEM)
      || block->tight)
    return "\n";
  return "\n\n";
}

char *
anning_page_blocks_dup_text (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (blocks != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *plain = NULL;

      if (i > 0)
        g_string_append (text, gap_between (g_ptr_array_index (blocks, i - 1), block));
      if (block->marker != NULL)
        g_string_append_printf (text, "%s ", block->marker);
      if (pango_parse_markup (block->markup, -1, 0, NULL, &plain, NULL, NULL))
        g_string_append (text, plain);
    }
  return g_string_free (text, FALSE);
}
