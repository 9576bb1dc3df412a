/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-list.h"

#include "anning-db-private.h"
#include "anning-number-private.h"
#include "anning-phone.h"

#define OTHER_SIDE "CASE direction WHEN 'out' THEN to_number ELSE from_number END"

#define IS_CALL "channel IN ('call', 'ai_call')"
#define IS_MESSAGE "channel IN ('sms', 'im', 'email', 'letter', 'social_post')"

#define NAMES_NOBODY \
  "coalesce (creditor, '') = '' AND coalesce (collector, '') = '' AND debt_id IS NULL"

/* The offset of the latest contact, found with its time. */
#define PACKED_START "started_at * 4096 + utc_offset + 2048"
#define UNPACK_START(packed) ((packed) >> 12)
#define UNPACK_OFFSET(packed) (((packed) & 4095) - 2048)

/* @self: (nullable) */
void
anning_number_row_free (AnningNumberRow *self)
{
  if (self == NULL)
    return;

  anning_number_tie_free (self->tie);
  g_free (self);
}

/* @self: (nullable) */
void
anning_number_about_free (AnningNumberAbout *self)
{
  if (self == NULL)
    return;

  anning_number_free (self->record);
  anning_number_tie_free (self->tie);
  anning_number_row_free (self->row);
  g_clear_pointer (&self->incidents, g_array_unref);
  g_free (self);
}

/* ---- the list ---- */

static AnningNumberTie *
new_tie (const char *number)
{
  AnningNumberTie *tie = g_new0 (AnningNumberTie, 1);

  tie->number = g_strdup (number);
  tie->debt_id = tie->relative_id = ANNING_UNKNOWN;
  return tie;
}

/* @tie: (transfer full) */
static AnningNumberRow *
new_row (AnningNumberTie *tie)
{
  AnningNumberRow *row = g_new0 (AnningNumberRow, 1);

  row->tie = tie;
  row->first_at = row->last_at = ANNING_UNKNOWN;
  return row;
}

/* The row of @number; its tie comes out of @ties. */
static AnningNumberRow *
row_of (GHashTable *rows,
        GHashTable *ties,
        const char *number)
{
  AnningNumberRow *row = g_hash_table_lookup (rows, number);
  gpointer tie;

  if (row != NULL)
    return row;
  row = new_row (g_hash_table_steal_extended (ties, number, NULL, &tie) ? tie : new_tie (number));
  g_hash_table_insert (rows, row->tie->number, row);
  return row;
}

static void
add_counts (AnningNumberRow *row,
            AnningStatement *statement)
{
  gint64 first_at = anning_statement_get_integer (statement, 6);
  gint64 packed = anning_statement_get_integer (statement, 7);
  gint64 last_at = UNPACK_START (packed);

  row->n_contacts += (guint) anning_statement_get_integer (statement, 1);
  row->n_answered += (guint) anning_statement_get_integer (statement, 2);
  row->n_unanswered += (guint) anning_statement_get_integer (statement, 3);
  row->n_messages += (guint) anning_statement_get_integer (statement, 4);
  row->n_outgoing += (guint) anning_statement_get_integer (statement, 5);
  if (row->first_at == ANNING_UNKNOWN || first_at < row->first_at)
    row->first_at = first_at;
  if (row->last_at == ANNING_UNKNOWN || last_at > row->last_at)
    {
      row->last_at = last_at;
      row->utc_offset = UNPACK_OFFSET (packed);
    }
}

#define SELECT_COUNTS \
  "SELECT " OTHER_SIDE " AS other, count (*)," \
  " sum (" IS_CALL " AND coalesce (connected, '') = 'yes')," \
  " sum (" IS_CALL " AND coalesce (connected, '') <> 'yes')," \
  " sum (" IS_MESSAGE "), sum (coalesce (direction, '') = 'out')," \
  " min (started_at), max (" PACKED_START ")" \
  " FROM incident WHERE deleted_at = 0"

/* @only: (nullable): normalised; NULL: of all numbers */
static gboolean
read_counts (AnningDb    *db,
             const char  *only,
             GHashTable  *rows,
             GHashTable  *ties,
             GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  /* Of one number the index knows. */
  statement = anning_db_prepare (db,
                                 only != NULL ? SELECT_COUNTS " AND (from_number = ?1 OR to_number = ?1)"
                                                              " AND " OTHER_SIDE " = ?1 GROUP BY other"
                                              : SELECT_COUNTS " AND other <> '' GROUP BY other",
                                 error);
  if (statement == NULL)
    return FALSE;
  if (only != NULL)
    anning_statement_bind_text (statement, 1, only);
  for (;;)
    {
      g_autofree char *number = NULL;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      number = anning_phone_normalise (anning_statement_get_text (statement, 0));
      if (number != NULL)
        add_counts (row_of (rows, ties, number), statement);
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const AnningNumberRow *first = *(AnningNumberRow *const *) a;
  const AnningNumberRow *second = *(AnningNumberRow *const *) b;

  if (first->n_contacts != second->n_contacts)
    return first->n_contacts > second->n_contacts ? -1 : 1;
  return g_strcmp0 (first->tie->number, second->tie->number);
}

/* Numbers that the person named, without a contact. */
static void
add_named (GHashTable *rows,
           GHashTable *ties)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, ties);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (((AnningNumberTie *) value)->number_id != 0)
        g_ptr_array_add (named, g_strdup (key));
    }
  for (guint i = 0; i < named->len; i++)
    row_of (rows, ties, g_ptr_array_index (named, i));
}

GPtrArray *
anning_number_list_read (AnningDb  *db,
                         GError   **error)
{
  g_autoptr (GHashTable) ties = anning_numbers_read_ties (db, error);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_number_row_free);
  GHashTableIter iter;
  gpointer row;
  gboolean read;

  read = ties != NULL && read_counts (db, NULL, rows, ties, error);
  if (read)
    add_named (rows, ties);
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (list, row);
  if (!read)
    return NULL;
  g_ptr_array_sort (list, compare_rows);
  return g_steal_pointer (&list);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_number_list_read (db, error);
}

void
anning_number_list_read_async (AnningStore         *store,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  anning_store_read_async (store, read_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable,
                           callback, user_data);
}

GPtrArray *
anning_number_list_read_finish (AnningStore   *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

/* ---- one number ---- */

GArray *
anning_number_find_incidents (AnningDb    *db,
                              const char  *number,
                              gboolean     open,
                              GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 open ? "SELECT id FROM incident WHERE deleted_at = 0"
                                        " AND (from_number = ?1 OR to_number = ?1) AND " OTHER_SIDE " = ?1"
                                        " AND " NAMES_NOBODY " ORDER BY started_at DESC, id DESC"
                                      : "SELECT id FROM incident WHERE deleted_at = 0"
                                        " AND (from_number = ?1 OR to_number = ?1) ORDER BY started_at DESC, id DESC",
                                 error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_text (statement, 1, number);
  return anning_statement_read_ids (statement, error);
}

AnningNumber *
anning_number_read_record (AnningDb    *db,
                           const char  *number,
                           GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  AnningNumber *record;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT id FROM number WHERE number = ?1 AND deleted_at = 0 ORDER BY id LIMIT 1",
                                 error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_text (statement, 1, number);
  if (!anning_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return anning_records_get (db, &anning_number_type, anning_statement_get_integer (statement, 0), error);
  record = anning_number_new ();
  record->number = g_strdup (number);
  return record;
}

/* Of the same agency, or where there is none, of the same creditor. */
static gboolean
is_sibling (const AnningNumberTie *tie,
            const AnningNumberTie *other)
{
  if (!anning_number_tie_is_known (tie) || !anning_number_tie_is_known (other))
    return FALSE;
  if (tie->collector != NULL || other->collector != NULL)
    return g_strcmp0 (tie->collector, other->collector) == 0;
  return tie->creditor != NULL && g_strcmp0 (tie->creditor, other->creditor) == 0;
}

/* What there was with the number of @tie, which is taken. Returns: (transfer full): NULL and @error */
static AnningNumberRow *
read_row (AnningDb         *db,
          AnningNumberTie  *tie,
          GError          **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AnningNumberRow) row = new_row (tie);

  g_hash_table_insert (rows, tie->number, row);
  return read_counts (db, tie->number, rows, NULL, error) ? g_steal_pointer (&row) : NULL;
}

static gpointer
about_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (AnningNumberAbout) about = g_new0 (AnningNumberAbout, 1);
  g_autofree char *number = anning_phone_normalise (data);
  g_autoptr (GArray) open = NULL;

  if (number == NULL)
    number = g_strdup ("");
  about->record = anning_number_read_record (db, number, error);
  if (about->record == NULL)
    return NULL;
  about->tie = anning_numbers_read_tie (db, number, error);
  if (about->tie == NULL)
    return NULL;
  about->incidents = anning_number_find_incidents (db, number, FALSE, error);
  open = about->incidents != NULL ? anning_number_find_incidents (db, number, TRUE, error) : NULL;
  if (open == NULL)
    return NULL;
  about->n_open = open->len;
  about->row = read_row (db, new_tie (number), error);
  if (about->row == NULL)
    return NULL;
  if (about->row->n_contacts == 0 && about->tie->number_id == 0)
    g_clear_pointer (&about->row, anning_number_row_free);
  return g_steal_pointer (&about);
}

static gpointer
siblings_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) siblings = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_number_row_free);
  g_autoptr (AnningNumberTie) own = anning_numbers_read_tie (db, data, error);
  g_autoptr (GHashTable) ties = NULL;
  GHashTableIter iter;
  gpointer value;

  if (own == NULL)
    return NULL;
  if (!anning_number_tie_is_known (own))
    return g_steal_pointer (&siblings);
  ties = anning_numbers_read_ties (db, error);
  if (ties == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, ties);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AnningNumberTie *tie = value;
      AnningNumberRow *row;

      if (g_strcmp0 (tie->number, own->number) == 0 || !is_sibling (own, tie))
        continue;
      g_hash_table_iter_steal (&iter);
      row = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : read_row (db, tie, error);
      if (row == NULL)
        return NULL;
      if (row->n_contacts > 0 || tie->number_id != 0)
        g_ptr_array_add (siblings, row);
      else
        anning_number_row_free (row);
    }
  g_ptr_array_sort (siblings, compare_rows);
  return g_steal_pointer (&siblings);
}

void
anning_number_about_read_async (AnningStore         *store,
                                const char          *number,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  anning_store_read_async (store, about_job, g_strdup (number), g_free, (GDestroyNotify) anning_number_about_free,
                           cancellable, callback, user_data);
}

AnningNumberAbout *
anning_number_about_read_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

void
anning_number_siblings_read_async (AnningStore         *store,
                                   const char          *number,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  anning_store_read_async (store, siblings_job, g_strdup (number), g_free, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

GPtrArray *
anning_number_siblings_read_finish (AnningStore   *store,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
