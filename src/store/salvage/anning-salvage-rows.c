/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage-private.h"

#include <string.h>

#include "anning-records.h"

/* Reading takes this much of the whole; the rest goes into checking originals. */
#define SHARE_OF_READING 0.7

/* What stands on the page that is being read. */
typedef struct
{
  AnningSalvage *salvage;
  AnningSalvagePage page;
  GByteArray *content;
  GArray *values;
} Reader;

static void
reader_init (Reader        *self,
             AnningSalvage *salvage)
{
  self->salvage = salvage;
  self->page.bytes = g_malloc (anning_salvage_pages_get_size (salvage->pages));
  self->content = g_byte_array_new ();
  self->values = g_array_new (FALSE, FALSE, sizeof (AnningSalvageValue));
}

static void
reader_clear (Reader *self)
{
  g_free (self->page.bytes);
  g_byte_array_unref (self->content);
  g_array_unref (self->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
texts_are_whole (const GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const AnningSalvageValue *value = &g_array_index (values, AnningSalvageValue, i);

      if (value->type == ANNING_SALVAGE_TEXT
          && !g_utf8_validate ((const char *) value->data, (gssize) value->length, NULL))
        return FALSE;
    }
  return TRUE;
}

/* ANNING_UNKNOWN would be bound as NULL: such a number is none of ours. */
static void
bind_row (AnningStatement    *statement,
          AnningSalvageTable *table,
          const GArray       *values,
          gint64              rowid)
{
  for (guint i = 0; i < values->len; i++)
    {
      const AnningSalvageColumn *column = g_ptr_array_index (table->columns, i);
      const AnningSalvageValue *value = &g_array_index (values, AnningSalvageValue, i);
      int place = (int) i + 1;

      if (column->is_id)
        anning_statement_bind_integer (statement, place, rowid);
      else if (value->type == ANNING_SALVAGE_INTEGER)
        anning_statement_bind_integer (statement, place, value->integer);
      else if (value->type == ANNING_SALVAGE_BLOB)
        anning_statement_bind_blob (statement, place, value->data, value->length);
      else if (value->type == ANNING_SALVAGE_TEXT)
        {
          g_autofree char *text = g_strndup ((const char *) value->data, value->length);

          anning_statement_bind_text (statement, place, text);
        }
    }
}

/* An older row has fewer columns: what it lacks gets its default from the table. */
static char *
make_short_insert (AnningSalvageTable *table,
                   guint               n)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const AnningSalvageColumn *column = g_ptr_array_index (table->columns, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", column->name);
      g_string_append_printf (places, "%s?%u", i > 0 ? ", " : "", i + 1);
    }
  return g_strdup_printf ("INSERT OR IGNORE INTO %s (%s) VALUES (%s)", table->name, names->str, places->str);
}

/* @taken: (out): whether the row is in the new file now */
static gboolean
put_row (Reader              *self,
         AnningSalvageTable  *table,
         gint64               rowid,
         gboolean            *taken,
         GError             **error)
{
  AnningSalvage *salvage = self->salvage;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (AnningStatement) statement = NULL;

  *taken = FALSE;
  if (self->values->len < table->columns->len)
    sql = make_short_insert (table, self->values->len);
  statement = anning_db_prepare (salvage->db, sql != NULL ? sql : table->insert, error);
  if (statement == NULL)
    return FALSE;
  bind_row (statement, table, self->values, rowid);
  if (!anning_statement_run (statement, &local_error))
    {
      if (anning_salvage_was_refused (salvage, local_error))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *taken = sqlite3_changes (anning_db_get_handle (salvage->db)) > 0;
  return TRUE;
}

static gboolean
has_id (AnningSalvageTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const AnningSalvageColumn *column = g_ptr_array_index (table->columns, i);

      if (column->is_id)
        return TRUE;
    }
  return FALSE;
}

/* A row that was there and is not taken: where it can be missed by its id, it is. */
static gboolean
note_refused (AnningSalvage       *self,
              guint                owner,
              gint64               rowid,
              GError             **error)
{
  AnningSalvageTable *table = g_ptr_array_index (self->tables, owner - 1);

  if (has_id (table))
    return anning_salvage_run (self, "INSERT OR IGNORE INTO temp.known (owner, id) VALUES (?1, ?2)", owner, rowid, error);
  table->refused++;
  return TRUE;
}

static gboolean
take_page (Reader              *self,
           guint                owner,
           GError             **error)
{
  AnningSalvageTable *table = g_ptr_array_index (self->salvage->tables, owner - 1);

  for (guint i = 0; i < self->page.n_cells; i++)
    {
      AnningSalvageCell cell;
      gboolean taken = FALSE;

      if (!anning_salvage_page_cell (&self->page, i, &cell))
        {
          table->refused++;
          continue;
        }
      if (anning_salvage_cell_read (self->salvage->pages, &cell, self->content)
          && anning_salvage_row_values (self->content->data, self->content->len, self->values)
          && anning_salvage_row_fits (table, self->values) && texts_are_whole (self->values)
          && !put_row (self, table, cell.rowid, &taken, error))
        return FALSE;
      if (!taken && !note_refused (self->salvage, owner, cell.rowid, error))
        return FALSE;
    }
  return TRUE;
}

/* Does the journal speak of these rows as rows of @table, written when they say they were? */
static guint
count_votes (Reader             *self,
             AnningSalvageTable *table)
{
  g_autoptr (AnningStatement) statement = NULL;
  guint votes = 0;

  statement = anning_db_prepare (self->salvage->db,
                                 "SELECT 1 FROM temp.told WHERE table_name = ?1 AND row_id = ?2 AND created_at = ?3",
                                 NULL);
  for (guint i = 0; statement != NULL && i < self->page.n_cells; i++)
    {
      AnningSalvageCell cell;
      gboolean row;

      if (!anning_salvage_page_cell (&self->page, i, &cell)
          || !anning_salvage_cell_read (self->salvage->pages, &cell, self->content)
          || !anning_salvage_row_values (self->content->data, self->content->len, self->values)
          || !anning_salvage_row_fits (table, self->values))
        continue;
      anning_statement_bind_text (statement, 1, table->name);
      anning_statement_bind_integer (statement, 2, cell.rowid);
      anning_statement_bind_integer (statement, 3, g_array_index (self->values, AnningSalvageValue, 1).integer);
      if (anning_statement_step (statement, &row, NULL) && row)
        votes++;
      anning_statement_rewind (statement);
    }
  return votes;
}

static gboolean
page_fits (Reader             *self,
           AnningSalvageTable *table)
{
  for (guint i = 0; i < self->page.n_cells; i++)
    {
      AnningSalvageCell cell;

      if (!anning_salvage_page_cell (&self->page, i, &cell)
          || !anning_salvage_row_shape (cell.local, cell.n_local, cell.size, self->values)
          || !anning_salvage_row_fits (table, self->values))
        return FALSE;
    }
  return TRUE;
}

/*
 * A page that no tree leads to. Its rows must all have the shape of one table.
 * Where several tables have that shape, the journal knows; without it, the tree
 * does in whose place the page lies.
 *
 * Returns: the owner, or 0
 */
static guint
find_owner (Reader *self)
{
  guint8 hint = self->salvage->hints[self->page.number];
  guint fitting = 0, last = 0, best = 0, most = 0;
  gboolean by_key = self->page.kind == ANNING_SALVAGE_INDEX_LEAF;

  if (self->page.n_cells == 0)
    return 0;
  for (guint owner = 1; owner <= self->salvage->tables->len; owner++)
    {
      AnningSalvageTable *table = g_ptr_array_index (self->salvage->tables, owner - 1);
      guint votes;

      if (table->by_key != by_key || g_str_has_prefix (table->name, "search") || !page_fits (self, table))
        continue;
      fitting++;
      last = owner;
      votes = anning_records_find_type (table->name) != NULL ? count_votes (self, table) : 0;
      if (votes > most)
        {
          best = owner;
          most = votes;
        }
    }
  if (fitting <= 1)
    return last;
  if (best > 0)
    return best;
  if (hint > 0 && page_fits (self, g_ptr_array_index (self->salvage->tables, hint - 1)))
    return hint;
  /* Pieces of originals and of a recording that was being made look alike; the latter are rare, and short. */
  best = anning_salvage_find_owner (self->salvage, "evidence_chunk");
  return page_fits (self, g_ptr_array_index (self->salvage->tables, best - 1)) ? best : 0;
}

static gboolean
is_row_page (const AnningSalvagePage *page)
{
  return page->kind == ANNING_SALVAGE_TABLE_LEAF || page->kind == ANNING_SALVAGE_INDEX_LEAF;
}

typedef gboolean (*Visit) (Reader   *self,
                           guint     journal,
                           GError  **error);

/* The journal's own pages, those of its tree and those that nothing else can look like. */
static gboolean
visit_journal (Reader  *self,
               guint    journal,
               GError **error)
{
  guint owner = self->salvage->owners[self->page.number];

  if (owner == 0 && self->page.kind == ANNING_SALVAGE_TABLE_LEAF && self->page.n_cells > 0
      && page_fits (self, g_ptr_array_index (self->salvage->tables, journal - 1)))
    self->salvage->owners[self->page.number] = (guint8) (owner = journal);
  return owner != journal || !is_row_page (&self->page) || take_page (self, journal, error);
}

static gboolean
visit_trees (Reader  *self,
             guint    journal,
             GError **error)
{
  guint owner = self->salvage->owners[self->page.number];
  AnningSalvageTable *table;

  if (owner == 0 || owner == ANNING_SALVAGE_OTHER || owner == journal)
    return TRUE;
  table = g_ptr_array_index (self->salvage->tables, owner - 1);
  if (g_str_has_prefix (table->name, "search") || (!table->by_key && !is_row_page (&self->page)))
    return TRUE;
  return take_page (self, owner, error);
}

/* What hangs in no tree comes last: a row that is there already is the right one. */
static gboolean
visit_orphans (Reader  *self,
               guint    journal,
               GError **error)
{
  guint owner;

  if (self->salvage->owners[self->page.number] != 0 || !is_row_page (&self->page))
    return TRUE;
  owner = find_owner (self);
  if (owner == 0)
    return TRUE;
  self->salvage->owners[self->page.number] = (guint8) owner;
  return take_page (self, owner, error);
}

static gboolean
visit_all (AnningSalvage  *salvage,
           Visit           visit,
           double          from,
           double          to,
           GError        **error)
{
  g_auto (Reader) self = { 0 };
  guint32 n = anning_salvage_pages_get_n (salvage->pages);
  guint journal = anning_salvage_find_owner (salvage, "journal");

  reader_init (&self, salvage);
  for (guint32 number = 1; number <= n; number++)
    {
      guint owner = salvage->owners[number];

      if (g_cancellable_set_error_if_cancelled (salvage->cancellable, error))
        return FALSE;
      if (salvage->progress != NULL && number % 64 == 0)
        salvage->progress (from + (to - from) * number / n, salvage->user_data);
      if (owner == ANNING_SALVAGE_OTHER)
        continue;
      if (!anning_salvage_page_load (salvage->pages, number, &self.page))
        {
          /* Most pages of a file are bytes of originals: they are looked at once, and read by the rows they belong to. */
          salvage->owners[number] = ANNING_SALVAGE_OTHER;
          continue;
        }
      if (!visit (&self, journal, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
anning_salvage_take_rows (AnningSalvage  *self,
                          GError        **error)
{
  return visit_all (self, visit_journal, 0, 0.1, error)
         && anning_salvage_cut_journal (self, error)
         && visit_all (self, visit_trees, 0.1, 0.5, error)
         && visit_all (self, visit_orphans, 0.5, SHARE_OF_READING, error);
}
