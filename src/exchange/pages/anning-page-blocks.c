/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pages.h"

static void
page_block_free (gpointer data)
{
  AnningPageBlock *block = data;

  g_free (block->markup);
  g_free (block->marker);
  if (block->data_free != NULL)
    block->data_free (block->data);
  g_free (block);
}

GPtrArray *
anning_page_blocks_new (void)
{
  return g_ptr_array_new_with_free_func (page_block_free);
}

AnningPageBlock *
anning_page_blocks_add (GPtrArray       *blocks,
                        AnningPageStyle  style,
                        const char      *markup,
                        const char      *marker)
{
  AnningPageBlock *block;

  g_return_val_if_fail (blocks != NULL && markup != NULL, NULL);

  block = g_new0 (AnningPageBlock, 1);
  block->style = style;
  block->markup = g_strdup (markup);
  block->marker = g_strdup (marker);
  g_ptr_array_add (blocks, block);
  return block;
}

void
anning_page_blocks_add_drawing (GPtrArray      *blocks,
                                const char     *markup,
                                double          height,
                                AnningPageDraw  draw,
                                gpointer        data,
                                GDestroyNotify  data_free)
{
  AnningPageBlock *block;

  g_return_if_fail (draw != NULL && height > 0);

  block = anning_page_blocks_add (blocks, ANNING_PAGE_DRAWING, markup, NULL);
  block->height = height;
  block->draw = draw;
  block->data = data;
  block->data_free = data_free;
}
