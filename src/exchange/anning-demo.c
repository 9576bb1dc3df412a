/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-demo.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "anning-budget-line.h"
#include "anning-date.h"
#include "anning-deadline-entry.h"
#include "anning-debt.h"
#include "anning-decode.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-proposal.h"
#include "anning-reading.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"

#define DEMO_PATH "/org/anning/Anning/demo/"

/* Owners before what they own, so that every link finds its row. */
static const struct
{
  const char *name;
  const AnningRecordType *type;
} record_lists[] = {
  { "debt", &anning_debt_type },
  { "debt_fee", &anning_debt_fee_type },
  { "schedule_line", &anning_schedule_line_type },
  { "payment", &anning_payment_type },
  { "budget_line", &anning_budget_line_type },
  { "budget_version", &anning_budget_version_type },
  { "budget_version_line", &anning_budget_version_line_type },
  { "relative", &anning_relative_type },
  { "incident", &anning_incident_type },
  { "source", &anning_source_entry_type },
  { "trace", &anning_trace_entry_type },
  { "number", &anning_number_type },
  { "marker", &anning_marker_type },
  { "proposal", &anning_proposal_type },
  { "round", &anning_round_type },
  /* What a creditor put forward in a round. */
  { "counter_proposal", &anning_proposal_type },
  { "note", &anning_note_type },
  { "note_part", &anning_note_part_type },
  { "note_share", &anning_note_share_type },
  { "kit", &anning_kit_type },
  { "tick", &anning_tick_type },
  { "bookmark", &anning_bookmark_type },
  { "letter", &anning_letter_type },
  { "deadline", &anning_deadline_entry_type },
};

/* A recording of the household: its bytes, and what one decode told of them. */
typedef struct
{
  GBytes *bytes;
  AnningDecoded *decoded;
  gint64 evidence_id;
} DemoRecording;

typedef struct
{
  JsonObject *records;
  char *language;
  gint64 shift_days;
  GHashTable *recordings; /* file name → DemoRecording */
  GHashTable *ids;        /* "table id-in-the-file" → gint64 *, id in the store */
} Demo;

static void
demo_recording_free (gpointer data)
{
  DemoRecording *recording = data;

  g_bytes_unref (recording->bytes);
  g_clear_pointer (&recording->decoded, anning_decoded_free);
  g_free (recording);
}

static void
demo_free (gpointer data)
{
  Demo *demo = data;

  g_clear_pointer (&demo->records, json_object_unref);
  g_clear_pointer (&demo->recordings, g_hash_table_unref);
  g_clear_pointer (&demo->ids, g_hash_table_unref);
  g_free (demo->language);
  g_free (demo);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Demo, demo_free)

G_GNUC_PRINTF (2, 3) static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "household.json: %s", message);
  return FALSE;
}

/* A text, or an object with one text per language. */
static const char *
demo_text (const Demo *demo,
           JsonNode   *node)
{
  JsonNode *chosen = node;

  if (JSON_NODE_HOLDS_OBJECT (node))
    chosen = json_object_get_member (json_node_get_object (node), demo->language);
  if (chosen == NULL || json_node_get_value_type (chosen) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (chosen);
}

static gboolean
set_day (const Demo        *demo,
         const AnningField *field,
         gpointer           record,
         const char        *text,
         GError           **error)
{
  g_autofree char *shifted = NULL;
  GDate day;

  if (!anning_day_parse (text, &day))
    return fail (error, "%s: \"%s\" is no day", field->name, text);

  if (demo->shift_days >= 0)
    g_date_add_days (&day, demo->shift_days);
  else
    g_date_subtract_days (&day, -demo->shift_days);
  shifted = anning_day_format (&day);
  anning_record_set_text (field, record, shifted);
  return TRUE;
}

/* "2026-11-20T21:14:05", as the clock on the wall in China said it */
static gboolean
set_instant (const Demo        *demo,
             const AnningField *field,
             gpointer           record,
             const char        *text,
             GError           **error)
{
  AnningCivil civil = { 0 };
  int used = 0;

  if (sscanf (text, "%4d-%2d-%2dT%2d:%2d:%2d%n", &civil.year, &civil.month, &civil.day,
              &civil.hour, &civil.minute, &civil.second, &used) != 6
      || text[used] != '\0' || !anning_civil_valid (&civil))
    return fail (error, "%s: \"%s\" is no instant", field->name, text);

  anning_record_set_integer (field, record,
                             anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET)
                             + demo->shift_days * ANNING_MS_PER_DAY);
  return TRUE;
}

/* A recorder's name for the day to which the household moved: "…_20260929194216.amr". Returns: (transfer full) */
static char *
shift_name (const Demo *demo,
            const char *name)
{
  const char *digits = strrchr (name, '_');
  int year, month, date;
  GDate day;

  if (digits == NULL || sscanf (digits, "_%4d%2d%2d", &year, &month, &date) != 3
      || !g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return g_strdup (name);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) date, (GDateMonth) month, (GDateYear) year);
  g_date_set_julian (&day, (guint32) (g_date_get_julian (&day) + demo->shift_days));
  return g_strdup_printf ("%.*s_%04d%02d%02d%s", (int) (digits - name), name, g_date_get_year (&day),
                          g_date_get_month (&day), g_date_get_day (&day), digits + 9);
}

/* The id in the store of a row that the household names by its own id. */
static gboolean
set_link (const Demo        *demo,
          const AnningField *field,
          gpointer           record,
          gint64             id,
          GError           **error)
{
  g_autofree char *key = NULL;
  const gint64 *stored;

  if (!g_str_has_suffix (field->name, "_id"))
    return fail (error, "%s is no link", field->name);

  key = g_strdup_printf ("%.*s %" G_GINT64_FORMAT, (int) strlen (field->name) - 3, field->name, id);
  stored = g_hash_table_lookup (demo->ids, key);
  if (stored == NULL)
    return fail (error, "there is no %s", key);
  anning_record_set_integer (field, record, *stored);
  return TRUE;
}

static gboolean
set_field (const Demo        *demo,
           const AnningField *field,
           gpointer           record,
           JsonNode          *node,
           GError           **error)
{
  const char *text;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (anning_field_is_text (field))
    {
      text = demo_text (demo, node);
      if (text == NULL)
        return fail (error, "%s has no text in this language", field->name);
      if (field->kind == ANNING_FIELD_DAY)
        return set_day (demo, field, record, text, error);
      anning_record_set_text (field, record, text);
      return TRUE;
    }

  if (field->kind == ANNING_FIELD_INSTANT)
    {
      text = demo_text (demo, node);
      return text != NULL ? set_instant (demo, field, record, text, error)
                          : fail (error, "%s is no instant", field->name);
    }

  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    {
      anning_record_set_integer (field, record, json_node_get_boolean (node));
      return TRUE;
    }
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (error, "%s is no whole number", field->name);
  if (field->kind == ANNING_FIELD_LINK)
    return set_link (demo, field, record, json_node_get_int (node), error);
  anning_record_set_integer (field, record, json_node_get_int (node));
  return TRUE;
}

static DemoRecording *
recording_named (const Demo  *demo,
                 JsonObject  *object,
                 GError     **error)
{
  const char *name = json_object_get_string_member_with_default (object, "recording", NULL);
  DemoRecording *recording = name != NULL ? g_hash_table_lookup (demo->recordings, name) : NULL;

  if (recording == NULL)
    fail (error, "there is no recording \"%s\"", name != NULL ? name : "");
  return recording;
}

/* Stores the recording's bytes, once, with what the decode told. */
static gboolean
store_recording (AnningDb       *db,
                 DemoRecording  *recording,
                 GError        **error)
{
  g_autoptr (GInputStream) stream = NULL;
  const AnningDecoded *decoded = recording->decoded;
  AnningPeaksData peaks = { decoded->rate, decoded->pairs, decoded->rms, decoded->channels, decoded->sides_differ };
  const guint8 *bytes;
  gsize length;

  if (recording->evidence_id != 0)
    return TRUE;

  bytes = g_bytes_get_data (recording->bytes, &length);
  stream = g_memory_input_stream_new_from_bytes (recording->bytes);
  recording->evidence_id = anning_evidence_add (db, stream, anning_media_sniff (bytes, length),
                                                NULL, NULL, NULL, NULL, error);
  return recording->evidence_id != 0
         && anning_evidence_set_sound (db, recording->evidence_id, decoded->length_ms,
                                       decoded->broken, NULL, NULL, &peaks, error);
}

static gboolean
fill_record (Demo                    *demo,
             const AnningRecordType  *type,
             gpointer                 record,
             JsonObject              *object,
             GError                 **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    {
      const AnningField *field;

      if (strcmp (member->data, "id") == 0 || strcmp (member->data, "recording") == 0)
        continue;
      field = anning_record_find_field (type, member->data);
      if (field == NULL)
        return fail (error, "%s has no field \"%s\"", type->table, (const char *) member->data);
      if (!set_field (demo, field, record, json_object_get_member (object, member->data), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_record (AnningDb                *db,
              Demo                    *demo,
              const AnningRecordType  *type,
              JsonObject              *object,
              GError                 **error)
{
  g_autofree char *key = NULL;
  gpointer record = anning_record_new (type);
  const AnningField *evidence = anning_record_find_field (type, "evidence_id");
  const AnningField *offset = anning_record_find_field (type, "utc_offset");
  DemoRecording *recording = NULL;
  gint64 id;
  gboolean fine;

  /* The household lives in China. */
  if (offset != NULL)
    anning_record_set_integer (offset, record, ANNING_CHINA_OFFSET);

  fine = fill_record (demo, type, record, object, error);
  if (fine && json_object_has_member (object, "recording"))
    {
      recording = recording_named (demo, object, error);
      fine = recording != NULL && store_recording (db, recording, error);
      if (fine && evidence != NULL)
        anning_record_set_integer (evidence, record, recording->evidence_id);
    }
  fine = fine && anning_records_save (db, type, record, error);
  id = fine ? ANNING_RECORD (record)->id : 0;
  if (fine && recording != NULL && evidence == NULL)
    {
      g_autofree char *name = shift_name (demo, json_object_get_string_member (object, "recording"));

      fine = anning_evidence_use (db, recording->evidence_id, type->table, id, name, NULL, ANNING_UNKNOWN, error) != 0;
    }
  anning_record_free (type, record);
  if (!fine)
    return FALSE;

  if (json_object_has_member (object, "id"))
    {
      key = g_strdup_printf ("%s %" G_GINT64_FORMAT, type->table, json_object_get_int_member (object, "id"));
      g_hash_table_insert (demo->ids, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}

static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Demo *demo = data;

  for (guint i = 0; i < G_N_ELEMENTS (record_lists); i++)
    {
      JsonNode *node = json_object_get_member (demo->records, record_lists[i].name);
      JsonArray *rows;

      if (node == NULL)
        continue;
      if (!JSON_NODE_HOLDS_ARRAY (node))
        {
          fail (error, "%s is no list", record_lists[i].name);
          return NULL;
        }
      rows = json_node_get_array (node);
      for (guint row = 0; row < json_array_get_length (rows); row++)
        {
          JsonNode *element = json_array_get_element (rows, row);

          if (!JSON_NODE_HOLDS_OBJECT (element))
            {
              fail (error, "%s holds more than records", record_lists[i].name);
              return NULL;
            }
          if (!store_record (db, demo, record_lists[i].type, json_node_get_object (element), error))
            return NULL;
        }
    }
  return NULL;
}

static gboolean
load_recording (Demo        *demo,
                const char  *name,
                GError     **error)
{
  g_autofree char *path = g_strconcat (DEMO_PATH "recordings/", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  AnningDecoded *decoded;
  DemoRecording *recording;

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  stream = g_memory_input_stream_new_from_bytes (bytes);
  decoded = anning_decode (stream, NULL, NULL, NULL, error);
  if (decoded == NULL)
    return FALSE;

  recording = g_new0 (DemoRecording, 1);
  recording->bytes = g_steal_pointer (&bytes);
  recording->decoded = decoded;
  g_hash_table_insert (demo->recordings, g_strdup (name), recording);
  return TRUE;
}

static Demo *
demo_load (const char   *language,
           const GDate  *today,
           GError      **error)
{
  g_autoptr (Demo) demo = g_new0 (Demo, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_auto (GStrv) names = NULL;
  JsonNode *root, *records;
  JsonObject *object;
  const char *anchor_text;
  GDate anchor;

  bytes = g_resources_lookup_data (DEMO_PATH "household.json", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return NULL;

  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  records = object != NULL ? json_object_get_member (object, "records") : NULL;
  anchor_text = object != NULL ? json_object_get_string_member_with_default (object, "anchor", "") : "";
  if (records == NULL || !JSON_NODE_HOLDS_OBJECT (records) || !anning_day_parse (anchor_text, &anchor))
    {
      fail (error, "anchor or records are missing");
      return NULL;
    }

  demo->records = json_object_ref (json_node_get_object (records));
  demo->language = g_strdup (language);
  demo->shift_days = anning_day_distance (&anchor, today);
  demo->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  demo->recordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, demo_recording_free);

  names = g_resources_enumerate_children (DEMO_PATH "recordings/", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (names == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!load_recording (demo, names[i], error))
        return NULL;
    }
  return g_steal_pointer (&demo);
}

/*
 * anning_demo_fill:
 * @language: "zh" or "en": texts that exist in both are taken in this one
 * @today: the household's anchor day falls on it; all its days move along
 *
 * Blocking: for a thread other than the main one. All or nothing.
 *
 * Returns: FALSE with @error if the household cannot be read, decoded or stored
 */
gboolean
anning_demo_fill (AnningStore  *store,
                  const char   *language,
                  const GDate  *today,
                  GError      **error)
{
  g_autoptr (Demo) demo = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (ANNING_IS_STORE (store) && language != NULL, FALSE);
  g_return_val_if_fail (today != NULL && g_date_valid (today), FALSE);

  demo = demo_load (language, today, error);
  if (demo == NULL)
    return FALSE;

  anning_store_write (store, fill_job, demo, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

typedef struct
{
  char *language;
  GDate today;
} DemoRequest;

static void
demo_request_free (gpointer data)
{
  DemoRequest *request = data;

  g_free (request->language);
  g_free (request);
}

static void
fill_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  DemoRequest *request = task_data;
  GError *error = NULL;

  if (anning_demo_fill (source_object, request->language, &request->today, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Like anning_demo_fill(), on a thread of its own. */
void
anning_demo_fill_async (AnningStore         *store,
                        const char          *language,
                        const GDate         *today,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  DemoRequest *request;

  g_return_if_fail (ANNING_IS_STORE (store) && language != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  request = g_new0 (DemoRequest, 1);
  request->language = g_strdup (language);
  request->today = *today;

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_demo_fill_async);
  g_task_set_task_data (task, request, demo_request_free);
  g_task_run_in_thread (task, fill_in_thread);
}

gboolean
anning_demo_fill_finish (AnningStore   *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
