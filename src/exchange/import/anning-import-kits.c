/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-kits.h"

#include <string.h>

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
