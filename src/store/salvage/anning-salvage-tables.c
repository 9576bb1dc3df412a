/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage-private.h"

#include <string.h>

#include "anning-schema-check-private.h"

/* A tree of ours is three or four pages deep. */
#define DEEPEST 20

static void
column_free (gpointer data)
{
  AnningSalvageColumn *column = data;

  g_free (column->name);
  g_free (column);
}

static void
table_free (gpointer data)
{
  AnningSalvageTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_free (table->insert);
  g_free (table);
}

static AnningSalvageType
type_of_name (const char *name)
{
  return g_strcmp0 (name, "INTEGER") == 0 ? ANNING_SALVAGE_INTEGER
         : g_strcmp0 (name, "TEXT") == 0 ? ANNING_SALVAGE_TEXT : ANNING_SALVAGE_BLOB;
}

static void
make_insert (AnningSalvageTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const AnningSalvageColumn *column = g_ptr_array_index (table->columns, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", column->name);
      g_string_append_printf (places, "%s?%u", i > 0 ? ", " : "", i + 1);
    }
  table->insert = g_strdup_printf ("INSERT OR IGNORE INTO %s (%s) VALUES (%s)", table->name, names->str, places->str);
}

static gboolean
learn_columns (AnningSalvage       *self,
               AnningSalvageTable  *table,
               GError             **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (%s)", table->name);
  g_autoptr (AnningStatement) statement = anning_db_prepare (self->db, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      AnningSalvageColumn *column;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      column = g_new0 (AnningSalvageColumn, 1);
      column->name = g_strdup (anning_statement_get_text (statement, 1));
      column->type = type_of_name (anning_statement_get_text (statement, 2));
      column->required = anning_statement_get_integer (statement, 3) != 0;
      column->has_default = anning_statement_get_text (statement, 4) != NULL;
      column->is_id = anning_statement_get_integer (statement, 5) != 0 && !table->by_key
                      && column->type == ANNING_SALVAGE_INTEGER;
      g_ptr_array_add (table->columns, column);
    }
  make_insert (table);
  return TRUE;
}

/* The tables of the new file, which is empty: those are what is looked for. */
gboolean
anning_salvage_learn_tables (AnningSalvage  *self,
                             GError        **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row = TRUE;

  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->reference = anning_schema_get_reference (ANNING_SCHEMA_VERSION, error);
  if (self->reference == NULL)
    return FALSE;
  statement = anning_db_prepare (self->db,
                                 "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
                                 " AND name NOT GLOB 'sqlite_*' ORDER BY name",
                                 error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      AnningSalvageTable *table;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      table = g_new0 (AnningSalvageTable, 1);
      table->name = g_strdup (anning_statement_get_text (statement, 0));
      table->by_key = anning_statement_get_integer (statement, 1) != 0;
      table->columns = g_ptr_array_new_with_free_func (column_free);
      g_ptr_array_add (self->tables, table);
      if (!learn_columns (self, table, error))
        return FALSE;
    }
  g_assert (self->tables->len < ANNING_SALVAGE_OTHER);
  return TRUE;
}

guint
anning_salvage_find_owner (AnningSalvage *self,
                           const char    *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const AnningSalvageTable *table = g_ptr_array_index (self->tables, i);

      if (g_strcmp0 (table->name, name) == 0)
        return i + 1;
    }
  return 0;
}

AnningSalvageTable *
anning_salvage_find_table (AnningSalvage *self,
                           const char    *name)
{
  guint owner = anning_salvage_find_owner (self, name);

  return owner > 0 ? g_ptr_array_index (self->tables, owner - 1) : NULL;
}

gboolean
anning_salvage_row_fits (AnningSalvageTable *table,
                         const GArray       *values)
{
  /* The least that a row of the first schema had; setting has two columns. */
  if (values->len < 2 || values->len > table->columns->len)
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const AnningSalvageColumn *column = g_ptr_array_index (table->columns, i);
      AnningSalvageType type = i < values->len ? g_array_index (values, AnningSalvageValue, i).type
                                               : ANNING_SALVAGE_NULL;

      if (column->is_id)
        {
          if (type != ANNING_SALVAGE_NULL)
            return FALSE;
        }
      else if (type == ANNING_SALVAGE_NULL)
        {
          if (column->required && (i < values->len || !column->has_default))
            return FALSE;
        }
      else if (type != column->type)
        {
          return FALSE;
        }
    }
  return TRUE;
}

/* How many of its rows have the shape of a row of @table? */
static guint
count_fitting (AnningSalvageTable      *table,
               const AnningSalvagePage *page)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (AnningSalvageValue));
  guint fitting = 0;

  for (guint i = 0; i < page->n_cells; i++)
    {
      AnningSalvageCell cell;

      fitting += anning_salvage_page_cell (page, i, &cell)
                 && anning_salvage_row_shape (cell.local, cell.n_local, cell.size, values)
                 && anning_salvage_row_fits (table, values);
    }
  return fitting;
}

/* The children of an inner page, in order; a cell that is broken is a gap. */
static GArray *
list_children (AnningSalvage           *self,
               const AnningSalvagePage *page,
               guint                   *broken)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < page->n_cells; i++)
    {
      AnningSalvageCell cell;

      if (anning_salvage_page_cell (page, i, &cell))
        g_array_append_val (children, cell.child);
      else
        (*broken)++;
    }
  g_array_append_val (children, page->right);
  return children;
}

/* @owner: of a table of ours */
static void
walk_table (AnningSalvage *self,
            guint          owner,
            guint32        number,
            guint          depth)
{
  AnningSalvageTable *table = g_ptr_array_index (self->tables, owner - 1);
  g_autofree guint8 *bytes = g_malloc (anning_salvage_pages_get_size (self->pages));
  AnningSalvagePage page = { .bytes = bytes };
  AnningSalvageKind leaf = table->by_key ? ANNING_SALVAGE_INDEX_LEAF : ANNING_SALVAGE_TABLE_LEAF;
  AnningSalvageKind inner = table->by_key ? ANNING_SALVAGE_INDEX_INNER : ANNING_SALVAGE_TABLE_INNER;

  if (number == 0 || number > anning_salvage_pages_get_n (self->pages) || self->owners[number] != 0
      || depth > DEEPEST || !anning_salvage_page_load (self->pages, number, &page)
      || (page.kind != leaf && page.kind != inner)
      || (page.kind == leaf && page.n_cells > 0 && count_fitting (table, &page) == 0))
    {
      /* It may be whole and only hang in the wrong place. */
      if (number > 0 && number <= anning_salvage_pages_get_n (self->pages))
        self->hints[number] = (guint8) owner;
      table->gaps++;
      return;
    }

  self->owners[number] = (guint8) owner;
  if (page.kind == inner)
    {
      g_autoptr (GArray) children = list_children (self, &page, &table->gaps);

      for (guint i = 0; i < children->len; i++)
        walk_table (self, owner, g_array_index (children, guint32, i), depth + 1);
    }
}

/* Of an index, or a table that is made anew: its pages are nobody else's. The last column of an index is the rowid. */
static void
walk_other (AnningSalvage *self,
            guint          owner,
            guint32        number,
            guint          depth)
{
  g_autofree guint8 *bytes = g_malloc (anning_salvage_pages_get_size (self->pages));
  AnningSalvagePage page = { .bytes = bytes };

  if (number == 0 || number > anning_salvage_pages_get_n (self->pages) || self->owners[number] != 0
      || depth > DEEPEST || !anning_salvage_page_load (self->pages, number, &page)
      || (owner > 0 && page.kind != ANNING_SALVAGE_INDEX_LEAF && page.kind != ANNING_SALVAGE_INDEX_INNER))
    return;

  self->owners[number] = ANNING_SALVAGE_OTHER;
  if (owner > 0)
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (AnningSalvageValue));
      g_autoptr (GByteArray) content = g_byte_array_new ();

      for (guint i = 0; i < page.n_cells; i++)
        {
          AnningSalvageCell cell;
          const AnningSalvageValue *last;

          if (!anning_salvage_page_cell (&page, i, &cell)
              || !anning_salvage_cell_read (self->pages, &cell, content)
              || !anning_salvage_row_values (content->data, content->len, values) || values->len < 2)
            continue;
          last = &g_array_index (values, AnningSalvageValue, values->len - 1);
          if (last->type == ANNING_SALVAGE_INTEGER)
            anning_salvage_run (self, "INSERT OR IGNORE INTO temp.known (owner, id) VALUES (?1, ?2)",
                                owner, last->integer, NULL);
        }
    }
  if (page.kind == ANNING_SALVAGE_INDEX_INNER || page.kind == ANNING_SALVAGE_TABLE_INNER)
    {
      guint broken = 0;
      g_autoptr (GArray) children = list_children (self, &page, &broken);

      for (guint i = 0; i < children->len; i++)
        walk_other (self, owner, g_array_index (children, guint32, i), depth + 1);
    }
}

/* A row of the list of tables and indexes. */
typedef struct
{
  guint owner;     /* of the table, or of the table that an index is of; 0: not ours */
  gboolean index;
  guint32 root;
} Tree;

static gboolean
text_is (const AnningSalvageValue *value,
         const char               *text)
{
  return value->type == ANNING_SALVAGE_TEXT && value->length == strlen (text)
         && memcmp (value->data, text, value->length) == 0;
}

static void
note_tree (AnningSalvage *self,
           const GArray  *values,
           GArray        *trees)
{
  const AnningSalvageValue *v = &g_array_index (values, AnningSalvageValue, 0);
  g_autofree char *type = NULL;
  g_autofree char *name = NULL;
  g_autofree char *table = NULL;
  const AnningSchemaObject *object;
  Tree tree = { 0 };

  if (values->len != 5 || v[0].type != ANNING_SALVAGE_TEXT || v[1].type != ANNING_SALVAGE_TEXT
      || v[2].type != ANNING_SALVAGE_TEXT || v[3].type == ANNING_SALVAGE_TEXT)
    {
      self->begins_badly = TRUE;
      return;
    }
  type = g_strndup ((const char *) v[0].data, v[0].length);
  name = g_strndup ((const char *) v[1].data, v[1].length);
  table = g_strndup ((const char *) v[2].data, v[2].length);
  object = g_hash_table_lookup (self->reference, name);
  if ((object == NULL || strcmp (object->type, type) != 0) && !anning_schema_is_internal (type, name))
    self->foreign++;
  if (v[3].type != ANNING_SALVAGE_INTEGER || v[3].integer < 2 || v[3].integer > G_MAXUINT32)
    return;

  tree.root = (guint32) v[3].integer;
  tree.index = text_is (&v[0], "index");
  if (object != NULL)
    tree.owner = anning_salvage_find_owner (self, tree.index ? table : name);
  g_array_append_val (trees, tree);
}

static void
read_list (AnningSalvage *self,
           guint32        number,
           guint          depth,
           GArray        *trees)
{
  g_autofree guint8 *bytes = g_malloc (anning_salvage_pages_get_size (self->pages));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (AnningSalvageValue));
  g_autoptr (GByteArray) content = g_byte_array_new ();
  AnningSalvagePage page = { .bytes = bytes };
  guint broken = 0;

  if (number == 0 || number > anning_salvage_pages_get_n (self->pages) || self->owners[number] != 0 || depth > DEEPEST
      || !anning_salvage_page_load (self->pages, number, &page)
      || (page.kind != ANNING_SALVAGE_TABLE_LEAF && page.kind != ANNING_SALVAGE_TABLE_INNER))
    {
      self->begins_badly = TRUE;
      return;
    }
  self->owners[number] = ANNING_SALVAGE_OTHER;
  if (page.kind == ANNING_SALVAGE_TABLE_INNER)
    {
      g_autoptr (GArray) children = list_children (self, &page, &broken);

      for (guint i = 0; i < children->len; i++)
        read_list (self, g_array_index (children, guint32, i), depth + 1, trees);
    }
  else
    {
      for (guint i = 0; i < page.n_cells; i++)
        {
          AnningSalvageCell cell;

          if (anning_salvage_page_cell (&page, i, &cell) && anning_salvage_cell_read (self->pages, &cell, content)
              && anning_salvage_row_values (content->data, content->len, values))
            note_tree (self, values, trees);
          else
            broken++;
        }
    }
  if (broken > 0)
    self->begins_badly = TRUE;
}

gboolean
anning_salvage_find_pages (AnningSalvage  *self,
                           GError        **error)
{
  g_autoptr (GArray) trees = g_array_new (FALSE, FALSE, sizeof (Tree));

  self->owners = g_new0 (guint8, (gsize) anning_salvage_pages_get_n (self->pages) + 1);
  self->hints = g_new0 (guint8, (gsize) anning_salvage_pages_get_n (self->pages) + 1);
  if (!anning_db_exec (self->db, "CREATE TEMP TABLE known (owner INTEGER, id INTEGER, PRIMARY KEY (owner, id))"
                                 " WITHOUT ROWID", error))
    return FALSE;

  read_list (self, 1, 0, trees);
  /* Our tables first: a root that two claim is theirs. */
  for (guint i = 0; i < trees->len; i++)
    {
      const Tree *tree = &g_array_index (trees, Tree, i);

      if (tree->owner > 0 && !tree->index)
        {
          AnningSalvageTable *table = g_ptr_array_index (self->tables, tree->owner - 1);

          table->root = tree->root;
          walk_table (self, tree->owner, tree->root, 0);
        }
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  for (guint i = 0; i < trees->len; i++)
    {
      const Tree *tree = &g_array_index (trees, Tree, i);

      if (tree->owner == 0 || tree->index)
        walk_other (self, tree->index ? tree->owner : 0, tree->root, 0);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  if (self->begins_badly)
    self->pages_bad++;
  return TRUE;
}
