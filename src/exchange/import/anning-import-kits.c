/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-kits.h"

#include <string.h>

#include "anning-debt.h"
#include "anning-import-match-private.h"
#include "anning-kit-entry.h"
#include "anning-phone.h"
#include "anning-records.h"
#include "anning-sources.h"

/* ---- the pages ---- */

/* TRUE with *@relative NULL: nobody of that id stands. */
static gboolean
get_relative (AnningDb         *db,
              gint64            id,
              AnningRelative  **relative,
              GError          **error)
{
  g_autoptr (GError) local_error = NULL;

  *relative = anning_records_get (db, &anning_relative_type, id, &local_error);
  if (*relative != NULL || g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Returns: (transfer full): or NULL and @error */
static AnningSourceKit *
read_kit (AnningDb         *db,
          const AnningKit  *record,
          GError          **error)
{
  g_autoptr (AnningSourceKit) kit = g_new0 (AnningSourceKit, 1);
  g_autoptr (AnningRelative) relative = NULL;

  kit->key = g_strdup (record->key);
  kit->handle = anning_kit_handle_of_key (record->key);
  if (record->relative_id == ANNING_UNKNOWN)
    return g_steal_pointer (&kit);
  if (!get_relative (db, record->relative_id, &relative, error))
    return NULL;
  kit->relative_id = record->relative_id;
  kit->gone = relative == NULL;
  if (relative != NULL)
    {
      kit->relative = g_strdup (relative->name);
      kit->phone = anning_phone_normalise (relative->phone);
    }
  return g_steal_pointer (&kit);
}

static void
kit_free (gpointer data)
{
  anning_source_kit_free (data);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GPtrArray) records = anning_records_list (db, &anning_kit_type, NULL, 0, error);
  g_autoptr (GPtrArray) kits = g_ptr_array_new_with_free_func (kit_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      AnningSourceKit *kit = read_kit (db, g_ptr_array_index (records, i), error);

      if (kit == NULL)
        return NULL;
      g_ptr_array_add (kits, kit);
    }
  return records != NULL ? g_steal_pointer (&kits) : NULL;
}

GPtrArray *
anning_import_kits_read (AnningStore  *store,
                         GError      **error)
{
  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  return anning_store_read (store, read_job, NULL, error);
}

GPtrArray *
anning_import_kits_find_earlier (AnningDb    *db,
                                 const char  *key,
                                 GError     **error)
{
  g_autoptr (GPtrArray) traces = g_ptr_array_new_with_free_func (anning_records_get_free_func (&anning_trace_entry_type));
  g_autofree char *start = anning_kit_key_of_entry (key);
  g_autoptr (GArray) ids = NULL;

  if (start == NULL)
    return g_steal_pointer (&traces);
  ids = anning_sources_list_keyed (db, start, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      AnningTraceEntry *trace = anning_records_get (db, &anning_trace_entry_type, g_array_index (ids, gint64, i), error);

      if (trace == NULL)
        return NULL;
      g_ptr_array_add (traces, trace);
    }
  return g_steal_pointer (&traces);
}

/* ---- who called ---- */

/* Written in any case and width. Returns: (transfer full) (nullable): NULL when there is nothing to know it by */
static char *
fold (const char *name)
{
  g_autofree char *wide = name != NULL ? g_utf8_normalize (name, -1, G_NORMALIZE_NFKC) : NULL;
  char *folded = wide != NULL ? g_utf8_casefold (g_strstrip (wide), -1) : NULL;

  if (folded != NULL && *folded == '\0')
    g_clear_pointer (&folded, g_free);
  return folded;
}

/* What two say alike of one name stays; what they say otherwise is not known. */
static void
add_name (GHashTable *names,
          const char *name,
          const char *creditor,
          const char *collector,
          const char *lender_type,
          gint64      debt_id)
{
  g_autofree char *folded = fold (name);
  AnningNumberTie *tie = folded != NULL ? g_hash_table_lookup (names, folded) : NULL;

  if (folded == NULL || creditor == NULL || *creditor == '\0')
    return;
  if (tie == NULL)
    {
      tie = g_new0 (AnningNumberTie, 1);
      tie->creditor = g_strdup (creditor);
      tie->collector = g_strdup (collector);
      tie->lender_type = g_strdup (lender_type);
      tie->debt_id = debt_id;
      tie->relative_id = ANNING_UNKNOWN;
      g_hash_table_insert (names, g_steal_pointer (&folded), tie);
      return;
    }
  if (strcmp (tie->creditor, creditor) != 0)
    tie->private = TRUE; /* of several: nobody's */
  if (g_strcmp0 (tie->lender_type, lender_type) != 0)
    g_clear_pointer (&tie->lender_type, g_free);
  if (tie->debt_id != debt_id)
    tie->debt_id = ANNING_UNKNOWN;
}

GHashTable *
anning_import_names_read (AnningDb    *db,
                          GHashTable  *ties,
                          GError     **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) anning_number_tie_free);
  g_autoptr (GPtrArray) debts = anning_records_list (db, &anning_debt_type, NULL, 0, error);
  GHashTableIter iter;
  gpointer value;

  if (debts == NULL)
    return NULL;
  for (guint i = 0; i < debts->len; i++)
    {
      const AnningDebt *debt = g_ptr_array_index (debts, i);

      add_name (names, debt->creditor, debt->creditor, NULL, debt->lender_type, debt->record.id);
      if (g_strcmp0 (debt->product, debt->creditor) != 0)
        add_name (names, debt->product, debt->creditor, NULL, debt->lender_type, debt->record.id);
    }
  g_hash_table_iter_init (&iter, ties);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const AnningNumberTie *tie = value;
      g_autofree char *folded = fold (tie->creditor);

      if (!anning_number_tie_is_known (tie) || folded == NULL)
        continue;
      /* A debt says more of its creditor. */
      if (!g_hash_table_contains (names, folded))
        add_name (names, tie->creditor, tie->creditor, NULL, tie->lender_type, tie->debt_id);
      if (g_strcmp0 (tie->collector, tie->creditor) != 0)
        add_name (names, tie->collector, tie->creditor, tie->collector, tie->lender_type, tie->debt_id);
    }
  return g_steal_pointer (&names);
}

const AnningNumberTie *
anning_import_names_find (GHashTable *names,
                          const char *name)
{
  g_autofree char *folded = fold (name);
  const AnningNumberTie *tie = folded != NULL ? g_hash_table_lookup (names, folded) : NULL;

  return tie != NULL && !tie->private ? tie : NULL;
}

/* ---- what they asked for ---- */

static void
refused_free (gpointer data)
{
  AnningImportRefused *refused = data;

  g_free (refused->name);
  g_free (refused->words);
  g_free (refused);
}

static AnningImportRefused *
find_refused (const GPtrArray *list,
              gint64           relative_id)
{
  for (guint i = 0; i < list->len; i++)
    {
      AnningImportRefused *refused = g_ptr_array_index (list, i);

      if (refused->relative_id == relative_id)
        return refused;
    }
  return NULL;
}

static void
note_refused (GPtrArray             *list,
              const AnningSourceRow *row,
              const AnningKitEntry  *entry)
{
  AnningImportRefused *refused = find_refused (list, row->relative_id);

  if (refused != NULL && refused->at <= row->started_at)
    return;
  if (refused == NULL)
    {
      refused = g_new0 (AnningImportRefused, 1);
      refused->relative_id = row->relative_id;
      g_ptr_array_add (list, refused);
    }
  refused->at = row->started_at;
  refused->utc_offset = row->utc_offset;
  g_free (refused->words);
  refused->words = g_strdup (entry->reply);
}

GPtrArray *
anning_import_refused_new (AnningDb                 *db,
                           const GArray             *parts,
                           const AnningImportMatch  *match,
                           GError                  **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (refused_free);

  for (guint i = 0; i < match->units->len; i++)
    {
      const AnningImportUnit *unit = &g_array_index (match->units, AnningImportUnit, i);
      const AnningImportPart *part = &g_array_index (parts, AnningImportPart, unit->part);
      g_autoptr (AnningKitEntry) entry = NULL;
      const AnningSourceRow *row;

      if (unit->row == ANNING_IMPORT_THE_RECORDING || part->rows->result->format != ANNING_SOURCE_HANDED_OVER)
        continue;
      row = &g_array_index (part->rows->rows, AnningSourceRow, unit->row);
      entry = anning_kit_entry_from_raw (row->raw_type);
      if (row->relative_id != 0 && strcmp (entry->refused, "yes") == 0)
        note_refused (list, row, entry);
    }
  for (guint i = list->len; i > 0; i--)
    {
      AnningImportRefused *refused = g_ptr_array_index (list, i - 1);
      g_autoptr (AnningRelative) relative = NULL;

      if (!get_relative (db, refused->relative_id, &relative, error))
        return NULL;
      if (relative == NULL || (relative->refused_at != ANNING_UNKNOWN && relative->refused_at <= refused->at))
        g_ptr_array_remove_index (list, i - 1);
      else
        refused->name = g_strdup (relative->name);
    }
  return g_steal_pointer (&list);
}

gboolean
anning_import_refused_write (AnningDb         *db,
                             const GPtrArray  *list,
                             GPtrArray        *before,
                             GPtrArray        *after,
                             GError          **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      const AnningImportRefused *refused = g_ptr_array_index (list, i);
      AnningRelative *relative = anning_records_get (db, &anning_relative_type, refused->relative_id, error);

      if (relative == NULL)
        return FALSE;
      g_ptr_array_add (before, anning_relative_copy (relative));
      g_ptr_array_add (after, relative);
      relative->refused_at = refused->at;
      if (refused->words != NULL)
        {
          g_free (relative->refusal_words);
          relative->refusal_words = g_strdup (refused->words);
        }
      if (!anning_records_save (db, &anning_relative_type, relative, error))
        return FALSE;
    }
  return TRUE;
}
