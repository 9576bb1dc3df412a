/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "anning-source-pieces.h"
#include "anning-source-private.h"

/*
 * SMS Import/Export (tmo1/sms-ie) writes the columns of Android's tables as they
 * are, most of them as texts, and BCR (chenxiaolong/BCR) one object beside each
 * recording. What an object is shows in its members.
 */
typedef struct
{
  AnningSourceRun *run;
  AnningPieceCutter *cutter;
  JsonParser *parser;
} Objects;

/* ---- members ---- */

/* Returns: (nullable): a text, "" and "null" being none */
static const char *
find_text (JsonObject *object,
           const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  return text != NULL && *text != '\0' && strcmp (text, "null") != 0 ? text : NULL;
}

/* A number, or a text that is one. */
static gint64
find_number (JsonObject *object,
             const char *name)
{
  const char *text = find_text (object, name);
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  gint64 number;
  double wide;

  if (text != NULL)
    return g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, &number, NULL) ? number : ANNING_UNKNOWN;
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING
      || json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return ANNING_UNKNOWN;
  wide = json_node_get_double (node);
  if (!isfinite (wide) || fabs (wide) >= 1e15)
    return ANNING_UNKNOWN;
  return json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : (gint64) floor (wide);
}

static JsonObject *
find_object (JsonObject *object,
             const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
find_array (JsonObject *object,
            const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
element_at (JsonArray *array,
            guint      i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* What the program adds begins with "__" from its version 2 on. */
static const char *
find_added (JsonObject *object,
            const char *name)
{
  const char *old = name + strlen ("__");
  const char *text = find_text (object, name);

  return text != NULL ? text : find_text (object, old);
}

static gboolean
is_plausible (gint64 instant)
{
  return instant > G_GINT64_CONSTANT (631152000000) && instant < G_GINT64_CONSTANT (10000000000000);
}

/* ---- calls and messages ---- */

static AnningSkipReason
read_call (JsonObject      *object,
           AnningSourceRow *row)
{
  row->kind = ANNING_SOURCE_CALL_LOG;
  row->start = ANNING_START_RINGING;
  row->started_at = find_number (object, "date");
  if (!is_plausible (row->started_at))
    return ANNING_SKIP_NO_TIME;
  row->length_s = find_number (object, "duration");
  if (row->length_s < 0)
    row->length_s = ANNING_UNKNOWN;
  anning_source_row_set_number (row, find_text (object, "number"));
  row->raw_type = find_number (object, "type") != ANNING_UNKNOWN
                    ? g_strdup_printf ("%" G_GINT64_FORMAT, find_number (object, "type"))
                    : NULL;
  anning_source_row_set_call (row, find_number (object, "type"), find_number (object, "presentation"));
  row->name = g_strdup (find_added (object, "__display_name"));
  if (row->name == NULL)
    row->name = g_strdup (find_text (object, "name"));
  return ANNING_SKIP_NONE;
}

/* "type" of a message is in "type", of one in parts in "msg_box". */
static AnningSkipReason
read_text (JsonObject      *object,
           const char      *box,
           gint64           unit_ms,
           AnningSourceRow *row)
{
  gint64 type = find_number (object, box);
  gint64 date = find_number (object, "date");

  row->kind = ANNING_SOURCE_TEXT_LOG;
  if (date == ANNING_UNKNOWN || date <= 0 || date >= G_MAXINT64 / unit_ms || !is_plausible (date * unit_ms))
    return ANNING_SKIP_NO_TIME;
  row->started_at = date * unit_ms;
  row->precision_ms = unit_ms;
  row->raw_type = type != ANNING_UNKNOWN ? g_strdup_printf ("%" G_GINT64_FORMAT, type) : NULL;
  row->name = g_strdup (find_added (object, "__display_name"));
  return anning_source_row_set_text (row, type);
}

static void
take_address (AnningSourceRow *row,
              JsonObject      *address)
{
  anning_source_row_set_number (row, find_text (address, "address"));
  if (row->name == NULL)
    row->name = g_strdup (find_added (address, "__display_name"));
}

static char *
join_parts (JsonArray *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = element_at (parts, i);
      const char *type = find_text (part, "ct");
      const char *piece = find_text (part, "text");

      if (piece == NULL || type == NULL || !g_str_has_prefix (type, "text/"))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, piece);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Android keeps the time of a message in parts in seconds. */
static AnningSkipReason
read_parts (JsonObject      *object,
            AnningSourceRow *row)
{
  AnningSkipReason reason = read_text (object, "msg_box", ANNING_MS_PER_SECOND, row);
  JsonObject *sender = find_object (object, "__sender_address");
  JsonArray *recipients = find_array (object, "__recipient_addresses");
  JsonArray *parts = find_array (object, "__parts");

  sender = sender != NULL ? sender : find_object (object, "sender_address");
  recipients = recipients != NULL ? recipients : find_array (object, "recipient_addresses");
  if (g_strcmp0 (row->direction, "out") != 0)
    take_address (row, sender);
  else if (recipients != NULL && json_array_get_length (recipients) > 0)
    take_address (row, element_at (recipients, 0));
  row->text = join_parts (parts != NULL ? parts : find_array (object, "parts"));
  return reason;
}

/* ---- recorders ---- */

/* Minutes of "2026-03-12T21:14:09.123+08:00" and of "…Z". */
static gint64
offset_of (const char *timestamp)
{
  g_autoptr (GDateTime) moment = NULL;

  if (timestamp == NULL)
    return ANNING_UNKNOWN;
  moment = g_date_time_new_from_iso8601 (timestamp, NULL);
  return moment != NULL ? g_date_time_get_utc_offset (moment) / G_TIME_SPAN_MINUTE : ANNING_UNKNOWN;
}

static AnningSkipReason
read_recording (JsonObject      *object,
                AnningSourceRow *row)
{
  const char *direction = find_text (object, "direction");
  JsonArray *calls = find_array (object, "calls");
  JsonObject *peer = calls != NULL && json_array_get_length (calls) > 0 ? element_at (calls, 0) : NULL;

  row->kind = ANNING_SOURCE_RECORDING;
  row->start = ANNING_START_RECORDING;
  row->started_at = find_number (object, "timestamp_unix_ms");
  if (!is_plausible (row->started_at))
    return ANNING_SKIP_NO_TIME;
  row->utc_offset = offset_of (find_text (object, "timestamp"));
  row->length_s = find_number (find_object (find_object (object, "output"), "recording"), "duration_secs_total");
  if (row->length_s < 0)
    row->length_s = ANNING_UNKNOWN;
  row->raw_type = g_strdup (direction);
  if (g_strcmp0 (direction, "in") == 0 || g_strcmp0 (direction, "out") == 0)
    row->direction = *direction == 'i' ? "in" : "out";
  anning_source_row_set_number (row, find_text (peer, "phone_number"));
  row->name = g_strdup (find_text (peer, "contact_name"));
  if (row->name == NULL)
    row->name = g_strdup (find_text (object, "call_log_name"));
  if (row->name == NULL)
    row->name = g_strdup (find_text (peer, "caller_name"));
  return ANNING_SKIP_NONE;
}

/* ---- objects ---- */

static AnningSkipReason
read_object (JsonObject      *object,
             AnningSourceRow *row)
{
  AnningSkipReason reason;

  if (json_object_has_member (object, "timestamp_unix_ms"))
    return read_recording (object, row);
  if (json_object_has_member (object, "duration") && json_object_has_member (object, "date"))
    return read_call (object, row);
  if (json_object_has_member (object, "msg_box"))
    return read_parts (object, row);
  if (json_object_has_member (object, "address") && json_object_has_member (object, "date"))
    {
      reason = read_text (object, "type", 1, row);
      anning_source_row_set_number (row, find_text (object, "address"));
      row->text = g_strdup (find_text (object, "body"));
      return reason;
    }
  return ANNING_SKIP_UNKNOWN;
}

static gboolean
object_cb (const char  *text,
           gsize        length,
           guint64      line,
           gpointer     data,
           GError     **error)
{
  Objects *self = data;
  g_autoptr (GError) local_error = NULL;
  g_auto (AnningSourceRow) row;
  AnningSkipReason reason;

  anning_source_row_init (&row);
  if (!json_parser_load_from_data (self->parser, text, (gssize) length, &local_error))
    return anning_source_fail (error, ANNING_SOURCE_ERROR_DAMAGED, "line %" G_GUINT64_FORMAT ": %s", line, local_error->message);
  reason = read_object (json_node_get_object (json_parser_get_root (self->parser)), &row);
  if (reason == ANNING_SKIP_NONE)
    return anning_source_run_take (self->run, &row, error);
  anning_source_run_skip (self->run, reason, line, NULL, text);
  return TRUE;
}

static gboolean
read_objects (Objects  *self,
              GError  **error)
{
  g_autofree char *buffer = g_malloc (64 * 1024);
  gssize n;

  while ((n = anning_source_run_read (self->run, buffer, 64 * 1024, error)) > 0)
    {
      if (!anning_piece_cutter_push (self->cutter, buffer, (gsize) n, error))
        return FALSE;
    }
  if (n < 0)
    return FALSE;
  if (!anning_piece_cutter_is_between (self->cutter))
    return anning_source_run_cut (self->run, error);
  if (self->run->result->n_rows == 0 && self->run->result->n_skipped[ANNING_SKIP_UNKNOWN] > 0)
    return anning_source_fail (error, ANNING_SOURCE_ERROR_NO_CONTACTS, "neither calls nor messages");
  return TRUE;
}

/* Calls, messages and what a recorder notes; memory does not grow with the file. */
gboolean
anning_source_read_json (AnningSourceRun  *run,
                         GError          **error)
{
  Objects self = { .run = run };
  gboolean ok;

  self.parser = json_parser_new ();
  self.cutter = anning_piece_cutter_new (object_cb, &self);
  ok = read_objects (&self, error);
  anning_piece_cutter_free (self.cutter);
  g_object_unref (self.parser);
  return ok;
}
