/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-numbers.h"

#include <string.h>

#include "anning-db-private.h"
#include "anning-number-place.h"
#include "anning-phone.h"
#include "anning-record.h"

#define OTHER_SIDE "CASE direction WHEN 'out' THEN to_number ELSE from_number END"

/* While they are read. */
typedef struct
{
  GHashTable *ties;    /* utf8 → AnningNumberTie */
  const char *only;    /* normalised; NULL: of all numbers */
  GHashTable *heard;   /* utf8: numbers of which contacts told already */
} Ties;

/* What one row tells. Texts are SQLite's. */
typedef struct
{
  const char *label;
  const char *creditor;
  const char *collector;
  gint64 debt_id;
  gint64 relative_id;
  const char *lender_type;
  const char *product_type;
} Told;

static const Told told_nothing = { .debt_id = ANNING_UNKNOWN, .relative_id = ANNING_UNKNOWN };

/* @self: (nullable) */
void
anning_number_tie_free (AnningNumberTie *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->label);
  g_free (self->creditor);
  g_free (self->collector);
  g_free (self->lender_type);
  g_free (self->product_type);
  g_free (self);
}

static AnningNumberTie *
number_tie_new (const char *number)
{
  AnningNumberTie *self = g_new0 (AnningNumberTie, 1);

  self->number = g_strdup (number);
  self->debt_id = self->relative_id = ANNING_UNKNOWN;
  return self;
}

gboolean
anning_number_tie_is_known (const AnningNumberTie *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->private && self->relative_id == ANNING_UNKNOWN
         && (self->creditor != NULL || self->collector != NULL || self->debt_id != ANNING_UNKNOWN);
}

static gboolean
is_there (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
fill (char       **place,
      const char  *text)
{
  if (*place == NULL && is_there (text))
    *place = g_strdup (text);
}

/* What @told adds to what is known already; nothing where it says something else. */
static void
tell (AnningNumberTie *self,
      AnningTieSource  source,
      const Told      *told)
{
  if (self->private
      || (self->relative_id != ANNING_UNKNOWN && source > ANNING_TIE_RELATIVE)
      || (self->debt_id != ANNING_UNKNOWN && told->debt_id != ANNING_UNKNOWN && self->debt_id != told->debt_id)
      || (self->creditor != NULL && is_there (told->creditor) && strcmp (self->creditor, told->creditor) != 0))
    return;

  fill (&self->label, told->label);
  fill (&self->creditor, told->creditor);
  fill (&self->collector, told->collector);
  fill (&self->lender_type, g_strcmp0 (told->lender_type, "unknown") != 0 ? told->lender_type : NULL);
  fill (&self->product_type, g_strcmp0 (told->product_type, "unknown") != 0 ? told->product_type : NULL);
  if (self->debt_id == ANNING_UNKNOWN)
    self->debt_id = told->debt_id;
  if (self->relative_id == ANNING_UNKNOWN)
    self->relative_id = told->relative_id;
  if (self->told == ANNING_TIE_NONE)
    self->told = source;
}

/* Returns: (nullable): NULL when this number is not asked for */
static AnningNumberTie *
tie_of (Ties       *self,
        const char *text)
{
  g_autofree char *number = anning_phone_normalise (text);
  AnningNumberTie *tie;

  if (number == NULL || (self->only != NULL && strcmp (number, self->only) != 0))
    return NULL;
  tie = g_hash_table_lookup (self->ties, number);
  if (tie == NULL)
    {
      tie = number_tie_new (number);
      g_hash_table_insert (self->ties, tie->number, tie);
    }
  return tie;
}

static gboolean
read_numbers (Ties      *self,
              AnningDb  *db,
              GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "SELECT number, label, creditor, collector, debt_id, relative_id, private, id"
                                 " FROM number WHERE deleted_at = 0 AND (?1 IS NULL OR number = ?1) ORDER BY id",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, self->only);
  for (;;)
    {
      Told told = told_nothing;
      AnningNumberTie *tie;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      tie = tie_of (self, anning_statement_get_text (statement, 0));
      if (tie == NULL)
        continue;
      told.label = anning_statement_get_text (statement, 1);
      told.creditor = anning_statement_get_text (statement, 2);
      told.collector = anning_statement_get_text (statement, 3);
      told.debt_id = anning_statement_get_integer (statement, 4);
      told.relative_id = anning_statement_get_integer (statement, 5);
      tell (tie, ANNING_TIE_NUMBER, &told);
      tie->private = tie->private || anning_statement_get_integer (statement, 6) == 1;
      tie->number_id = anning_statement_get_integer (statement, 7);
    }
}

static gboolean
read_relatives (Ties      *self,
                AnningDb  *db,
                GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "SELECT phone, name, id FROM relative WHERE deleted_at = 0 AND phone IS NOT NULL"
                                     " ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      Told told = told_nothing;
      AnningNumberTie *tie;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      tie = tie_of (self, anning_statement_get_text (statement, 0));
      if (tie == NULL || anning_number_tie_is_known (tie))
        continue;
      told.label = anning_statement_get_text (statement, 1);
      told.relative_id = anning_statement_get_integer (statement, 2);
      tell (tie, ANNING_TIE_RELATIVE, &told);
    }
}

/* For each number that creditor and agency which most of its contacts name; of as many, the later. */
static gboolean
read_incidents (Ties      *self,
                AnningDb  *db,
                GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *sql = NULL;

  /* With max () the other columns are those of the latest row. */
  sql = g_strconcat ("SELECT " OTHER_SIDE " AS other, creditor, collector, debt_id, lender_type, product_type,"
                     " count (*) AS n, max (started_at) AS latest FROM incident WHERE deleted_at = 0 AND ",
                     self->only != NULL ? "(from_number = ?1 OR to_number = ?1)" : "?1 IS NULL",
                     " AND (coalesce (creditor, '') <> '' OR coalesce (collector, '') <> '' OR debt_id IS NOT NULL)"
                     " AND " OTHER_SIDE " <> ''"
                     " GROUP BY other, creditor, collector ORDER BY n DESC, latest DESC", NULL);
  statement = anning_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, self->only);
  for (;;)
    {
      Told told = told_nothing;
      AnningNumberTie *tie;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      tie = tie_of (self, anning_statement_get_text (statement, 0));
      /* Rows come with the most contacts first: what follows is the number's second choice. */
      if (tie == NULL || !g_hash_table_add (self->heard, tie->number))
        continue;
      told.creditor = anning_statement_get_text (statement, 1);
      told.collector = anning_statement_get_text (statement, 2);
      told.debt_id = anning_statement_get_integer (statement, 3);
      told.lender_type = anning_statement_get_text (statement, 4);
      told.product_type = anning_statement_get_text (statement, 5);
      tell (tie, ANNING_TIE_INCIDENT, &told);
    }
}

/* Numbers in a text such as "95588, branch in the west: 010-6666 6666". */
static void
tell_each (Ties       *self,
           const char *text,
           const Told *told)
{
  g_autoptr (GArray) places = anning_number_places_find (text);
  g_autofree char *whole = anning_phone_normalise (text);
  AnningNumberTie *tie;

  for (guint i = 0; i < places->len; i++)
    {
      const AnningNumberPlace *place = &g_array_index (places, AnningNumberPlace, i);
      g_autofree char *part = g_strndup (text + place->start, place->end - place->start);

      tie = place->kind == ANNING_NUMBER_PHONE ? tie_of (self, part) : NULL;
      if (tie != NULL)
        tell (tie, ANNING_TIE_DEBT, told);
    }
  /* A short number, which by its shape alone could be anything. */
  if (places->len == 0 && whole != NULL && strspn (whole, "0123456789") == strlen (whole))
    {
      tie = tie_of (self, whole);
      if (tie != NULL)
        tell (tie, ANNING_TIE_DEBT, told);
    }
}

static void
add_debt (Ties   *self,
          gint64  id,
          Told   *told)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->ties);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AnningNumberTie *tie = value;

      if (tie->debt_id != id)
        continue;
      fill (&tie->creditor, told->creditor);
      fill (&tie->lender_type, g_strcmp0 (told->lender_type, "unknown") != 0 ? told->lender_type : NULL);
    }
}

static gboolean
read_debts (Ties      *self,
            AnningDb  *db,
            GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "SELECT id, contact, creditor, lender_type FROM debt WHERE deleted_at = 0"
                                     " ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      Told told = told_nothing;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      told.debt_id = anning_statement_get_integer (statement, 0);
      told.creditor = anning_statement_get_text (statement, 2);
      told.lender_type = anning_statement_get_text (statement, 3);
      add_debt (self, told.debt_id, &told);
      if (is_there (anning_statement_get_text (statement, 1)))
        tell_each (self, anning_statement_get_text (statement, 1), &told);
    }
}

/* @only: (nullable): normalised */
static GHashTable *
read_ties (AnningDb    *db,
           const char  *only,
           GError     **error)
{
  g_autoptr (GHashTable) ties = NULL;
  g_autoptr (GHashTable) heard = g_hash_table_new (g_str_hash, g_str_equal);
  Ties reading;

  ties = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) anning_number_tie_free);
  reading = (Ties) { ties, only, heard };
  if (!read_numbers (&reading, db, error) || !read_relatives (&reading, db, error)
      || !read_incidents (&reading, db, error) || !read_debts (&reading, db, error))
    return NULL;
  return g_steal_pointer (&ties);
}

GHashTable *
anning_numbers_read_ties (AnningDb  *db,
                          GError   **error)
{
  return read_ties (db, NULL, error);
}

AnningNumberTie *
anning_numbers_read_tie (AnningDb    *db,
                         const char  *number,
                         GError     **error)
{
  g_autofree char *only = anning_phone_normalise (number);
  g_autoptr (GHashTable) ties = NULL;
  AnningNumberTie *tie = NULL;

  if (only != NULL)
    {
      ties = read_ties (db, only, error);
      if (ties == NULL)
        return NULL;
      tie = g_hash_table_lookup (ties, only);
    }
  if (tie == NULL)
    return number_tie_new (only);
  g_hash_table_steal (ties, only);
  return tie;
}

static gpointer
read_tie_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return anning_numbers_read_tie (db, data, error);
}

void
anning_numbers_read_tie_async (AnningStore         *store,
                               const char          *number,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  anning_store_read_async (store, read_tie_job, g_strdup (number), g_free, (GDestroyNotify) anning_number_tie_free,
                           cancellable, callback, user_data);
}

AnningNumberTie *
anning_numbers_read_tie_finish (AnningStore   *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
