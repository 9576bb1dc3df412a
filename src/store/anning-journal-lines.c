/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-journal-lines.h"

#include "anning-opening-private.h"

struct _AnningJournalLines
{
  AnningDb *db;
  AnningStatement *statement;
  GString *line;
  gint64 rows;
};

/* @self: (nullable) */
void
anning_journal_lines_free (AnningJournalLines *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->statement, anning_statement_release);
  if (self->db != NULL)
    anning_db_rollback (self->db);
  g_clear_pointer (&self->db, anning_db_close);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/**
 * anning_journal_lines_open:
 * @path: the file, which may be open elsewhere and is only read
 *
 * Lines of the journal as it stands now; what is written meanwhile is not among them. To be
 * used on one thread, by whoever opened it.
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningJournalLines *
anning_journal_lines_open (const char    *path,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (AnningJournalLines) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (AnningJournalLines, 1);
  self->line = g_string_new (NULL);
  self->db = anning_opening_read_only (path, error);
  if (self->db == NULL)
    return NULL;
  anning_db_set_cancellable (self->db, cancellable);
  if (!anning_db_exec (self->db, "BEGIN", error)
      || !anning_db_get_integer (self->db, "SELECT count (*) FROM journal", &self->rows, error))
    return NULL;
  self->statement = anning_db_prepare (self->db,
                                       "SELECT seq, at, action, table_name, row_id, content_hash, hash"
                                       " FROM journal ORDER BY seq",
                                       error);
  return self->statement != NULL ? g_steal_pointer (&self) : NULL;
}

/* How many lines there are. */
gint64
anning_journal_lines_get_rows (AnningJournalLines *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows;
}

/**
 * anning_journal_lines_next:
 *
 * Returns: (nullable): the next line, without a line break, valid until the next call; NULL
 *   after the last one, or with @error
 */
const char *
anning_journal_lines_next (AnningJournalLines  *self,
                           GError             **error)
{
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  if (!anning_statement_step (self->statement, &row, error) || !row)
    return NULL;
  g_string_printf (self->line, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s %" G_GINT64_FORMAT " %s %s",
                   anning_statement_get_integer (self->statement, 0), anning_statement_get_integer (self->statement, 1),
                   anning_statement_get_text (self->statement, 2), anning_statement_get_text (self->statement, 3),
                   anning_statement_get_integer (self->statement, 4), anning_statement_get_text (self->statement, 5),
                   anning_statement_get_text (self->statement, 6));
  return self->line->str;
}

/* Commands for any shell with sha256sum, which check JOURNAL.txt in the folder they run in: exit 0 if the chain holds. */
const char *
anning_journal_lines_get_recipe_shell (void)
{
  return "previous=$(printf '%064d' 0); rows=0\n"
         "while read -r seq at action table row content hash; do\n"
         "  case $seq in '#'*|'') continue;; esac\n"
         "  rows=$((rows + 1))\n"
         "  found=$(printf '%s' \"$previous $seq $at $action $table $row $content\" | sha256sum | cut -c1-64)\n"
         "  [ \"$seq\" = $rows ] && [ \"$found\" = \"$hash\" ] || { echo \"row $rows does not hold\"; exit 1; }\n"
         "  previous=$hash\n"
         "done < JOURNAL.txt\n"
         "echo \"$rows rows, the chain holds, last hash $previous\"\n";
}

/* The same as a program for Python 3, which is many times as fast. */
const char *
anning_journal_lines_get_recipe_python (void)
{
  return "import hashlib, sys\n"
         "previous, rows = '0' * 64, 0\n"
         "for line in open('JOURNAL.txt', encoding='utf-8'):\n"
         "    if line.startswith('#') or not line.strip():\n"
         "        continue\n"
         "    rows += 1\n"
         "    text, hash = line.rstrip('\\n').rsplit(' ', 1)\n"
         "    found = hashlib.sha256((previous + ' ' + text).encode()).hexdigest()\n"
         "    if found != hash or text.split(' ')[0] != str(rows):\n"
         "        sys.exit('row %d does not hold' % rows)\n"
         "    previous = hash\n"
         "print('%d rows, the chain holds, last hash %s' % (rows, previous))\n";
}
