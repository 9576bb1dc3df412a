/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-lists.h"

#include <string.h>

#include "anning-bill-tables.h"
#include "anning-import-item-private.h"
#include "anning-importer.h"
#include "anning-kit-text.h"

static AnningImportReason
reason_of_kit (AnningKitError code)
{
  switch (code)
    {
    case ANNING_KIT_ERROR_CUT_OFF:
      return ANNING_IMPORT_KIT_CUT_OFF;
    case ANNING_KIT_ERROR_PIECES:
      return ANNING_IMPORT_KIT_PIECES;
    case ANNING_KIT_ERROR_NEWER:
      return ANNING_IMPORT_KIT_NEWER;
    case ANNING_KIT_ERROR_UNKNOWN_KIT:
      return ANNING_IMPORT_KIT_UNKNOWN;
    case ANNING_KIT_ERROR_NOBODY:
      return ANNING_IMPORT_KIT_NOBODY;
    case ANNING_KIT_ERROR_CHANGED:
      return ANNING_IMPORT_KIT_CHANGED;
    case ANNING_KIT_ERROR_TOO_LARGE:
      return ANNING_IMPORT_KIT_TOO_LARGE;
    case ANNING_KIT_ERROR_TIME:
      return ANNING_IMPORT_KIT_TIME;
    case ANNING_KIT_ERROR_NONE:
      return ANNING_IMPORT_NO_CONTACTS;
    case ANNING_KIT_ERROR_NOT_JSON:
    case ANNING_KIT_ERROR_WRONG:
    default:
      return ANNING_IMPORT_KIT_WRONG;
    }
}

/* What the reader's @error says of the whole file. */
static AnningImportReason
import_reason_of_list (const GError *error)
{
  g_return_val_if_fail (error != NULL, ANNING_IMPORT_FINE);

  if (error->domain == ANNING_KIT_ERROR)
    return reason_of_kit ((AnningKitError) error->code);
  if (error->domain != ANNING_SOURCE_ERROR)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? ANNING_IMPORT_NOT_FOUND
                                                                     : ANNING_IMPORT_UNREADABLE;
  switch ((AnningSourceError) error->code)
    {
    case ANNING_SOURCE_ERROR_EMPTY:
      return ANNING_IMPORT_EMPTY;
    case ANNING_SOURCE_ERROR_DAMAGED:
      return ANNING_IMPORT_DAMAGED;
    case ANNING_SOURCE_ERROR_CUT_OFF:
      return ANNING_IMPORT_CUT_OFF;
    case ANNING_SOURCE_ERROR_ENCRYPTED:
      return ANNING_IMPORT_ENCRYPTED;
    case ANNING_SOURCE_ERROR_UNSAFE:
      return ANNING_IMPORT_UNSAFE;
    case ANNING_SOURCE_ERROR_TOO_LARGE:
      return ANNING_IMPORT_TOO_MANY;
    case ANNING_SOURCE_ERROR_NO_HELPER:
      return ANNING_IMPORT_NO_HELPER;
    case ANNING_SOURCE_ERROR_UNKNOWN_FORMAT:
      return ANNING_IMPORT_UNKNOWN_TYPE;
    case ANNING_SOURCE_ERROR_NO_CONTACTS:
    case ANNING_SOURCE_ERROR_NO_COLUMNS:
    default:
      return ANNING_IMPORT_NO_CONTACTS;
    }
}

/* "21:14", "2026-03", "3月12日", "46093.88" as a spreadsheet counts days */
static gboolean
tells_time (const char *cell)
{
  static const char *const marks[] = { ":", "：", "-", "/", ".", "年", "月" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = strstr (cell, marks[i]);

      if (mark != NULL && mark > cell && g_ascii_isdigit (mark[-1]) && g_ascii_isdigit (mark[strlen (marks[i])]))
        return TRUE;
    }
  return FALSE;
}

static guint
count_cells (char    **row,
             gboolean *with_time)
{
  guint n = 0;

  for (guint i = 0; row[i] != NULL; i++)
    {
      n += row[i][0] != '\0';
      *with_time |= tells_time (row[i]);
    }
  return n;
}

/* Prose and programs have commas too: of a table most rows have several cells and a time in one of them. */
static gboolean
may_be_contacts (const AnningReadTable *table)
{
  guint n_rows = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      gboolean with_time = FALSE;
      guint n_cells = count_cells (g_ptr_array_index (table->rows, i), &with_time);

      n_rows += n_cells >= 2 && with_time;
    }
  return n_rows >= 1 && n_rows + 1 >= (table->rows->len + 1) / 2;
}

static gboolean
is_table (AnningImportItem *item,
          GCancellable     *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  if (item->bytes != NULL)
    bytes = g_bytes_ref (item->bytes);
  else if (item->size <= ANNING_SOURCE_BILL_BYTES_MAX)
    bytes = g_file_load_bytes (item->file, cancellable, NULL, NULL);
  if (bytes != NULL)
    tables = anning_bill_tables_read (bytes, cancellable, NULL);
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      if (may_be_contacts (g_ptr_array_index (tables, i)))
        return TRUE;
    }
  return FALSE;
}

static void
refuse_list (AnningImportItem *item,
             const GError     *error)
{
  AnningImportReason reason = import_reason_of_list (error);
  gboolean other = g_error_matches (error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_NO_COLUMNS)
                   || g_error_matches (error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_UNKNOWN_FORMAT)
                   || (g_error_matches (error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_NO_CONTACTS)
                       && item->media_type != NULL
                       && anning_importer_reason (item->media_type) == ANNING_IMPORT_ARCHIVE);

  if (error->domain == ANNING_KIT_ERROR)
    item->detail = g_strdup (error->message);
  /* It may be anything that looks like a list at first. */
  anning_import_item_refuse (item, other && item->media_type != NULL ? anning_importer_reason (item->media_type) : reason);
}

gboolean
anning_import_item_read_list (AnningImportItem           *item,
                              const AnningSourceRequest  *how,
                              GCancellable               *cancellable,
                              GError                    **error)
{
  g_autoptr (AnningImportRows) rows = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (item), FALSE);

  rows = anning_import_rows_read (item->file, item->bytes, item->name, how, cancellable, &local_error);
  if (rows != NULL)
    anning_import_item_set_rows (item, rows);
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  else if (g_error_matches (local_error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_NO_COLUMNS)
           && is_table (item, cancellable))
    anning_import_item_set_rows (item, NULL);
  else
    refuse_list (item, local_error);
  return TRUE;
}

/* ---- side files ---- */

/* "…/20260312_211409.m4a" and "…/20260312_211409.json" */
static char *
dup_stem (AnningImportItem *item)
{
  g_autofree char *uri = NULL;
  const char *slash, *dot;

  if (item->file == NULL)
    return NULL;
  uri = g_file_get_uri (item->file);
  slash = strrchr (uri, '/');
  dot = strrchr (uri, '.');
  return g_strndup (uri, dot != NULL && (slash == NULL || dot > slash) ? (gsize) (dot - uri) : strlen (uri));
}

/* What the recorder wrote is better than what the name tells. */
static void
describe_by_side_file (AnningImportItem      *recording,
                       const AnningSourceRow *row)
{
  if (row->number != NULL)
    {
      g_free (recording->number);
      recording->number = g_strdup (row->number);
    }
  if (row->name != NULL)
    {
      g_free (recording->number_name);
      recording->number_name = g_strdup (row->name);
    }
  if (row->direction != NULL)
    recording->direction = g_intern_string (row->direction);
  if (row->utc_offset != ANNING_UNKNOWN)
    recording->utc_offset = row->utc_offset;
  recording->started_at = row->started_at;
  recording->time_source = "recorder";
}

void
anning_import_items_pair (GPtrArray *items)
{
  g_autoptr (GHashTable) recordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (items != NULL);

  for (guint i = 0; i < items->len; i++)
    {
      AnningImportItem *item = g_ptr_array_index (items, i);
      char *stem = item->importer == &anning_recording_importer ? dup_stem (item) : NULL;

      if (stem != NULL)
        g_hash_table_replace (recordings, stem, item);
    }
  if (g_hash_table_size (recordings) == 0)
    return;

  for (guint i = 0; i < items->len; i++)
    {
      AnningImportItem *item = g_ptr_array_index (items, i);
      g_autofree char *stem = NULL;
      AnningImportItem *recording;

      if (item->rows == NULL || item->rows->result->format != ANNING_SOURCE_RECORDER || item->rows->rows->len != 1)
        continue;
      stem = dup_stem (item);
      recording = stem != NULL ? g_hash_table_lookup (recordings, stem) : NULL;
      if (recording == NULL)
        continue;
      g_set_object (&item->recording, recording);
      describe_by_side_file (recording, &g_array_index (item->rows->rows, AnningSourceRow, 0));
    }
}
