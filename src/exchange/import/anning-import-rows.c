/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-rows.h"

#include <string.h>

/* A bill that is this vague may hold two calls that look the same. */
#define VAGUE_MS 60000

/* While a list is read. */
typedef struct
{
  AnningImportRows *rows;
  GHashTable *kept;  /* texts that come again and again; not the chunk's own table, which would stay as long as it */
  gsize n_bytes;     /* of messages */
  GHashTable *times; /* key of a vague row → how often it came */
} Reading;

static void
rows_clear (gpointer data)
{
  AnningImportRows *self = data;

  g_array_unref (self->rows);
  g_string_chunk_free (self->texts);
  g_clear_pointer (&self->result, anning_source_result_free);
}

AnningImportRows *
anning_import_rows_ref (AnningImportRows *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
anning_import_rows_unref (AnningImportRows *self)
{
  g_atomic_rc_box_release_full (self, rows_clear);
}

static char *
keep (Reading    *self,
      const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->rows->texts, text) : NULL;
}

/* Texts that come again and again are kept once. */
static char *
keep_once (Reading    *self,
           const char *text)
{
  char *kept;

  if (text == NULL)
    return NULL;
  kept = g_hash_table_lookup (self->kept, text);
  if (kept == NULL)
    {
      kept = g_string_chunk_insert (self->rows->texts, text);
      g_hash_table_add (self->kept, kept);
    }
  return kept;
}

static char *
keep_key (Reading               *self,
          const AnningSourceRow *row)
{
  g_autofree char *further = NULL;
  guint times;

  if (row->precision_ms < VAGUE_MS)
    return keep (self, row->key);

  times = GPOINTER_TO_UINT (g_hash_table_lookup (self->times, row->key)) + 1;
  g_hash_table_replace (self->times, g_strdup (row->key), GUINT_TO_POINTER (times));
  if (times == 1)
    return keep (self, row->key);
  further = g_strdup_printf ("%s#%u", row->key, times);
  return keep (self, further);
}

static gboolean
row_cb (const AnningSourceRow *row,
        gpointer               data,
        GError               **error)
{
  Reading *self = data;
  AnningSourceRow kept = *row;

  self->n_bytes += row->text != NULL ? strlen (row->text) : 0;
  if (self->rows->rows->len == ANNING_IMPORT_ROWS_MAX || self->n_bytes > ANNING_IMPORT_TEXTS_MAX)
    {
      g_set_error_literal (error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_TOO_LARGE, "more than is kept in memory");
      return FALSE;
    }
  kept.number = keep_once (self, row->number);
  kept.number_text = keep_once (self, row->number_text);
  kept.own_number = keep_once (self, row->own_number);
  kept.name = keep_once (self, row->name);
  kept.place = keep_once (self, row->place);
  kept.raw_type = keep_once (self, row->raw_type);
  kept.text = keep (self, row->text);
  kept.key = keep_key (self, row);
  g_array_append_val (self->rows->rows, kept);
  return TRUE;
}

/* An array that grew holds up to as much again in reserve. */
static void
fit (GArray **rows)
{
  GArray *exact = g_array_sized_new (FALSE, FALSE, sizeof (AnningSourceRow), (*rows)->len);

  g_array_append_vals (exact, (*rows)->data, (*rows)->len);
  g_array_unref (*rows);
  *rows = exact;
}

AnningImportRows *
anning_import_rows_read (GFile                      *file,
                         GBytes                     *bytes,
                         const char                 *name,
                         const AnningSourceRequest  *how,
                         GCancellable               *cancellable,
                         GError                    **error)
{
  g_autoptr (AnningImportRows) self = NULL;
  g_autoptr (GHashTable) kept = NULL;
  g_autoptr (GHashTable) times = NULL;
  g_autoptr (GInputStream) stream = NULL;
  AnningSourceRequest request = { 0 };
  Reading reading;
  goffset size = 0;

  g_return_val_if_fail (G_IS_FILE (file) || bytes != NULL, NULL);

  if (bytes != NULL)
    {
      stream = g_memory_input_stream_new_from_bytes (bytes);
      size = (goffset) g_bytes_get_size (bytes);
    }
  else
    stream = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  if (stream == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (AnningImportRows);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AnningSourceRow));
  self->texts = g_string_chunk_new (16 * 1024);
  kept = g_hash_table_new (g_str_hash, g_str_equal);
  times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading = (Reading) { .rows = self, .kept = kept, .times = times };

  if (how != NULL)
    request = *how;
  request.row_func = row_cb;
  request.progress_func = NULL;
  request.data = &reading;
  self->result = anning_source_read_stream (stream, size, name, &request, cancellable, error);
  if (self->result == NULL)
    return NULL;
  fit (&self->rows);
  return g_steal_pointer (&self);
}

const char *
anning_import_rows_kind (const AnningImportRows *self)
{
  gboolean has[ANNING_SOURCE_RECORDING + 1] = { FALSE };

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->result->format)
    {
    case ANNING_SOURCE_TABLE:
    case ANNING_SOURCE_WORKBOOK:
    case ANNING_SOURCE_OLD_WORKBOOK:
      return "bill";
    case ANNING_SOURCE_RECORDER:
      return "recorder";
    case ANNING_SOURCE_HANDED_OVER:
      return "kit";
    case ANNING_SOURCE_BACKUP_XML:
    case ANNING_SOURCE_PHONE_JSON:
    case ANNING_SOURCE_PHONE_ZIP:
    case ANNING_SOURCE_UNKNOWN:
    default:
      break;
    }
  for (guint i = 0; i < self->rows->len; i++)
    has[g_array_index (self->rows, AnningSourceRow, i).kind] = TRUE;
  if (has[ANNING_SOURCE_TEXT_LOG])
    return has[ANNING_SOURCE_CALL_LOG] ? "phone_log" : "text_log";
  return "call_log";
}
