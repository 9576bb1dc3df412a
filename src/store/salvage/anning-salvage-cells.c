/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage-cells-private.h"

#include <string.h>

/* Nothing that we write is longer; a length that somebody made up costs no more than this. */
#define MOST_CONTENT (64 * 1024 * 1024)
/* The header of the file stands before the first page's own. */
#define FILE_HEADER 100
#define MOST_COLUMNS 200

/* Returns: how many bytes it takes, 0 if it goes beyond @end */
static guint
read_varint (const guint8 *at,
             const guint8 *end,
             guint64      *value)
{
  *value = 0;
  for (guint i = 0; i < 9; i++)
    {
      if (at + i >= end)
        return 0;
      if (i == 8)
        {
          *value = *value << 8 | at[i];
          return 9;
        }
      *value = *value << 7 | (at[i] & 0x7f);
      if (!(at[i] & 0x80))
        return i + 1;
    }
  return 0;
}

gboolean
anning_salvage_page_load (AnningSalvagePages *pages,
                          guint32             number,
                          AnningSalvagePage  *page)
{
  const guint8 *header;
  gboolean inner;

  page->number = number;
  page->kind = ANNING_SALVAGE_NO_TREE;
  page->n_cells = 0;
  page->right = 0;
  page->usable = anning_salvage_pages_get_usable (pages);
  if (!anning_salvage_pages_read (pages, number, page->bytes))
    return FALSE;

  header = page->bytes + (number == 1 ? FILE_HEADER : 0);
  if (header[0] != ANNING_SALVAGE_INDEX_INNER && header[0] != ANNING_SALVAGE_TABLE_INNER
      && header[0] != ANNING_SALVAGE_INDEX_LEAF && header[0] != ANNING_SALVAGE_TABLE_LEAF)
    return FALSE;
  inner = header[0] == ANNING_SALVAGE_INDEX_INNER || header[0] == ANNING_SALVAGE_TABLE_INNER;
  page->n_cells = anning_salvage_read_be16 (header + 3);
  if ((gsize) (header - page->bytes) + (inner ? 12 : 8) + 2 * page->n_cells > page->usable)
    return FALSE;
  page->kind = header[0];
  if (inner)
    page->right = anning_salvage_read_be32 (header + 8);
  return TRUE;
}

/* How much of a content of @size bytes stands on the page itself. */
static guint32
find_local (const AnningSalvagePage *page,
            guint64                  size)
{
  guint32 usable = page->usable;
  guint32 most = page->kind == ANNING_SALVAGE_TABLE_LEAF ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  guint32 least = (usable - 12) * 32 / 255 - 23;
  guint32 local;

  if (size <= most)
    return (guint32) size;
  local = least + (guint32) ((size - least) % (usable - 4));
  return local <= most ? local : least;
}

gboolean
anning_salvage_page_cell (const AnningSalvagePage *page,
                          guint32                  place,
                          AnningSalvageCell       *cell)
{
  gboolean inner = page->kind == ANNING_SALVAGE_INDEX_INNER || page->kind == ANNING_SALVAGE_TABLE_INNER;
  gboolean table = page->kind == ANNING_SALVAGE_TABLE_INNER || page->kind == ANNING_SALVAGE_TABLE_LEAF;
  const guint8 *pointers = page->bytes + (page->number == 1 ? FILE_HEADER : 0) + (inner ? 12 : 8);
  const guint8 *end = page->bytes + page->usable;
  const guint8 *at = page->bytes + anning_salvage_read_be16 (pointers + 2 * place);
  guint64 value;
  guint n;

  memset (cell, 0, sizeof *cell);
  if (at < pointers + 2 * page->n_cells || at >= end)
    return FALSE;
  if (inner)
    {
      if (end - at < 4)
        return FALSE;
      cell->child = anning_salvage_read_be32 (at);
      at += 4;
    }
  if (page->kind != ANNING_SALVAGE_TABLE_INNER)
    {
      n = read_varint (at, end, &cell->size);
      if (n == 0 || cell->size > MOST_CONTENT)
        return FALSE;
      at += n;
    }
  if (table)
    {
      n = read_varint (at, end, &value);
      if (n == 0)
        return FALSE;
      cell->rowid = (gint64) value;
      at += n;
    }
  if (page->kind == ANNING_SALVAGE_TABLE_INNER)
    return TRUE;

  cell->local = at;
  cell->n_local = find_local (page, cell->size);
  if ((guint64) (end - at) < (guint64) cell->n_local + (cell->n_local < cell->size ? 4 : 0))
    return FALSE;
  if (cell->n_local < cell->size)
    cell->overflow = anning_salvage_read_be32 (at + cell->n_local);
  return TRUE;
}

gboolean
anning_salvage_cell_read (AnningSalvagePages      *pages,
                          const AnningSalvageCell *cell,
                          GByteArray              *content)
{
  guint32 usable = anning_salvage_pages_get_usable (pages);
  g_autofree guint8 *bytes = NULL;
  guint64 left = cell->size - cell->n_local;
  guint32 next = cell->overflow;

  g_byte_array_set_size (content, 0);
  g_byte_array_append (content, cell->local, cell->n_local);
  if (left == 0)
    return TRUE;

  /* Each turn takes something off, so a chain that bites its tail ends too. */
  bytes = g_malloc (anning_salvage_pages_get_size (pages));
  while (left > 0)
    {
      guint32 n = (guint32) MIN (left, usable - 4);

      if (!anning_salvage_pages_read (pages, next, bytes))
        return FALSE;
      g_byte_array_append (content, bytes + 4, n);
      next = anning_salvage_read_be32 (bytes);
      left -= n;
      /* Behind the last page stands nothing, and before it something. */
      if ((left == 0) != (next == 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_type (guint64             word,
           AnningSalvageValue *value)
{
  static const guint8 lengths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

  memset (value, 0, sizeof *value);
  if (word >= 12)
    {
      value->type = word % 2 == 0 ? ANNING_SALVAGE_BLOB : ANNING_SALVAGE_TEXT;
      value->length = (gsize) ((word - 12) / 2);
      return (word - 12) / 2 <= MOST_CONTENT;
    }
  if (word >= G_N_ELEMENTS (lengths))
    return FALSE;
  value->type = word == 0 ? ANNING_SALVAGE_NULL : word == 7 ? ANNING_SALVAGE_REAL : ANNING_SALVAGE_INTEGER;
  value->length = lengths[word];
  value->integer = word == 9 ? 1 : 0;
  return TRUE;
}

gboolean
anning_salvage_row_shape (const guint8 *content,
                          gsize         n,
                          guint64       size,
                          GArray       *values)
{
  const guint8 *at = content;
  const guint8 *end;
  guint64 header, word;
  guint64 sum;
  guint step;

  g_array_set_size (values, 0);
  /* Without content there may be no place for it either. */
  if (n == 0)
    return FALSE;
  end = content + n;
  step = read_varint (at, end, &header);
  if (step == 0 || header < step || header > n)
    return FALSE;
  sum = header;
  end = content + header;
  for (at += step; at < end; at += step)
    {
      AnningSalvageValue value;

      step = read_varint (at, end, &word);
      if (step == 0 || values->len >= MOST_COLUMNS || !read_type (word, &value))
        return FALSE;
      sum += value.length;
      g_array_append_val (values, value);
    }
  return sum == size;
}

gboolean
anning_salvage_row_values (const guint8 *content,
                           gsize         n,
                           GArray       *values)
{
  const guint8 *at;
  guint64 header;

  if (!anning_salvage_row_shape (content, n, n, values))
    return FALSE;
  read_varint (content, content + n, &header);
  at = content + header;
  for (guint i = 0; i < values->len; i++)
    {
      AnningSalvageValue *value = &g_array_index (values, AnningSalvageValue, i);

      value->data = at;
      if (value->type == ANNING_SALVAGE_INTEGER && value->length > 0)
        {
          /* Two's complement, the highest byte first. */
          guint64 number = at[0] & 0x80 ? G_MAXUINT64 : 0;

          for (gsize j = 0; j < value->length; j++)
            number = number << 8 | at[j];
          value->integer = (gint64) number;
        }
      at += value->length;
    }
  return TRUE;
}
