/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "anning-kit-entry.h"
#include "anning-source-private.h"
#include "anning-text-decode.h"

/*
 * {"v":1,"m":…,"e":[{…}]}, written and signed by the page for a relative's phone.
 * Whoever has the page has its key: what is signed may still be anything.
 */
#define VERSION 1
#define DEPTH_MAX 4
#define OFFSET_MAX (14 * 60) /* minutes */
#define MINUTES_MAX (24 * 60)
/* A text beyond what is read says at its beginning what it is. */
#define LOOK_BYTES (64 * 1024)

/* What one text says, before any of it is handed on. */
typedef struct
{
  AnningSourceRun *run;
  gint64 now;            /* ms */
  GPtrArray *found;      /* Found, of which the keys of @places */
  GHashTable *places;    /* "handle:id" → 1 + place in @found */
} Reading;

typedef struct
{
  AnningKitEntry *entry;
  const AnningSourceKit *kit;
  gint64 handed_over;    /* ms */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  anning_kit_entry_free (found->entry);
  g_free (found);
}

static gboolean
fail (GError         **error,
      AnningKitError   code,
      const char      *message)
{
  g_set_error_literal (error, ANNING_KIT_ERROR, (int) code, message);
  return FALSE;
}

/* ---- members ---- */

/* Deeper than anything that the page writes: the parser is not asked. */
static gboolean
is_shallow (const char *json)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (; *json != '\0'; json++)
    {
      if (in_string && *json == '\\' && json[1] != '\0')
        json++;
      else if (*json == '"')
        in_string = !in_string;
      else if (!in_string && (*json == '{' || *json == '[') && ++depth > DEPTH_MAX)
        return FALSE;
      else if (!in_string && (*json == '}' || *json == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

/* A whole number between the two, or @missing where there is none. FALSE and @error for anything else. */
static gboolean
read_number (JsonObject  *object,
             const char  *name,
             gint64       least,
             gint64       most,
             gint64       missing,
             gint64      *number,
             GError     **error)
{
  JsonNode *node = json_object_get_member (object, name);

  *number = missing;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (error, ANNING_KIT_ERROR_WRONG, "no whole number");
  *number = json_node_get_int (node);
  return (*number >= least && *number <= most) || fail (error, ANNING_KIT_ERROR_WRONG, "a number that cannot be");
}

static gboolean
read_raw_text (JsonObject   *object,
               const char   *name,
               const char  **text,
               GError      **error)
{
  JsonNode *node = json_object_get_member (object, name);

  *text = "";
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (error, ANNING_KIT_ERROR_WRONG, "no text");
  *text = json_node_get_string (node);
  /* What the parser takes out of escapes may be halves of pairs. */
  return g_utf8_validate (*text, -1, NULL) || fail (error, ANNING_KIT_ERROR_NOT_JSON, "no UTF-8");
}

/* @text: (out) (transfer full) (nullable) */
static gboolean
read_text (JsonObject  *object,
           const char  *name,
           char       **text,
           GError     **error)
{
  const char *raw;

  if (!read_raw_text (object, name, &raw, error))
    return FALSE;
  if (g_utf8_strlen (raw, -1) > ANNING_KIT_TEXT_CHARACTERS_MAX)
    return fail (error, ANNING_KIT_ERROR_TOO_LARGE, "a text beyond what is read");
  *text = anning_kit_clean_text (raw);
  return TRUE;
}

static gboolean
read_answer (JsonObject  *object,
             const char  *name,
             const char **answer,
             GError     **error)
{
  const char *raw;

  if (!read_raw_text (object, name, &raw, error))
    return FALSE;
  if (strcmp (raw, "yes") == 0)
    *answer = "yes";
  else if (strcmp (raw, "no") == 0)
    *answer = "no";
  else if (*raw != '\0')
    return fail (error, ANNING_KIT_ERROR_WRONG, "no answer");
  return TRUE;
}

static gboolean
read_id (JsonObject  *object,
         char       **id,
         GError     **error)
{
  const char *raw;

  if (!read_raw_text (object, "u", &raw, error))
    return FALSE;
  if (strlen (raw) != ANNING_KIT_ID_LENGTH || strspn (raw, "0123456789abcdef") != ANNING_KIT_ID_LENGTH)
    return fail (error, ANNING_KIT_ERROR_WRONG, "no id");
  *id = g_strdup (raw);
  return TRUE;
}

static gboolean
read_channel (JsonObject  *object,
              const char **channel,
              GError     **error)
{
  static const char *const channels[] = { "call", "sms", "im", "visit", "other" };
  const char *raw;

  if (!read_raw_text (object, "c", &raw, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      if (strcmp (raw, channels[i]) == 0)
        {
          *channel = channels[i];
          return TRUE;
        }
    }
  return *raw == '\0' || fail (error, ANNING_KIT_ERROR_WRONG, "no way of contact");
}

static gboolean
read_times (Reading         *self,
            JsonObject      *object,
            gint64           handed_over,
            AnningKitEntry  *entry,
            GError         **error)
{
  return read_number (object, "t", G_MININT64 + 1, G_MAXINT64, ANNING_UNKNOWN, &entry->started_at, error)
         && read_number (object, "w", G_MININT64 + 1, G_MAXINT64, handed_over, &entry->written_at, error)
         && read_number (object, "o", -OFFSET_MAX, OFFSET_MAX, ANNING_CHINA_OFFSET, &entry->utc_offset, error)
         && (entry->started_at != ANNING_UNKNOWN || fail (error, ANNING_KIT_ERROR_WRONG, "no time"))
         && anning_kit_check_time (entry->started_at, self->now, error)
         && anning_kit_check_time (entry->written_at, self->now, error);
}

/* Returns: (transfer full): or NULL and @error */
static AnningKitEntry *
read_entry (Reading     *self,
            JsonNode    *node,
            gint64       handed_over,
            GError     **error)
{
  g_autoptr (AnningKitEntry) entry = anning_kit_entry_new ();
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (error, ANNING_KIT_ERROR_WRONG, "no entry");
      return NULL;
    }
  object = json_node_get_object (node);
  if (!read_id (object, &entry->id, error) || !read_times (self, object, handed_over, entry, error)
      || !read_channel (object, &entry->channel, error) || !read_text (object, "n", &entry->number, error)
      || !read_text (object, "g", &entry->company, error) || !read_text (object, "s", &entry->words, error)
      || !read_text (object, "k", &entry->reply, error) || !read_answer (object, "a", &entry->refused, error)
      || !read_answer (object, "p", &entry->demanded, error) || !read_answer (object, "d", &entry->disclosed, error)
      || !read_number (object, "l", 0, MINUTES_MAX, ANNING_UNKNOWN, &entry->minutes, error))
    return NULL;
  return g_steal_pointer (&entry);
}

/* ---- one line ---- */

/* Of two versions of one entry the one that was handed over later counts. */
static void
add_entry (Reading                *self,
           AnningKitEntry         *entry,
           const AnningSourceKit  *kit,
           gint64                  handed_over)
{
  char *key = g_strdup_printf ("%s:%s", kit->handle, entry->id);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, key));
  Found *found = g_new (Found, 1);

  *found = (Found) { entry, kit, handed_over };
  if (place == 0)
    {
      g_ptr_array_add (self->found, found);
      g_hash_table_insert (self->places, key, GUINT_TO_POINTER (self->found->len));
      return;
    }
  g_free (key);
  if (((Found *) g_ptr_array_index (self->found, place - 1))->handed_over < handed_over)
    {
      found_free (g_ptr_array_index (self->found, place - 1));
      self->found->pdata[place - 1] = found;
    }
  else
    found_free (found);
}

static gboolean
read_entries (Reading                *self,
              JsonArray              *entries,
              const AnningSourceKit  *kit,
              gint64                  handed_over,
              GError                **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (json_array_get_length (entries) > ANNING_KIT_ENTRIES_MAX)
    return fail (error, ANNING_KIT_ERROR_TOO_LARGE, "more entries than are read");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      AnningKitEntry *entry = read_entry (self, json_array_get_element (entries, i), handed_over, error);
      gboolean fresh;

      if (entry == NULL)
        return FALSE;
      fresh = g_hash_table_add (ids, g_strdup (entry->id));
      add_entry (self, entry, kit, handed_over);
      if (!fresh)
        return fail (error, ANNING_KIT_ERROR_WRONG, "one entry twice");
    }
  return TRUE;
}

static void
note_writer (Reading                *self,
             const AnningSourceKit  *kit,
             gint64                  handed_over)
{
  GPtrArray *writers = self->run->result->writers;
  AnningSourceWriter *writer;

  for (guint i = 0; i < writers->len; i++)
    {
      writer = g_ptr_array_index (writers, i);
      if (writer->relative_id == kit->relative_id)
        {
          writer->handed_over = MAX (writer->handed_over, handed_over);
          return;
        }
    }
  writer = g_new (AnningSourceWriter, 1);
  *writer = (AnningSourceWriter) { kit->relative_id, g_strdup (kit->relative), handed_over };
  g_ptr_array_add (writers, writer);
}

static gboolean
read_payload (Reading                *self,
              JsonNode               *root,
              const AnningSourceKit  *kit,
              GError                **error)
{
  JsonObject *object;
  JsonNode *entries;
  gint64 version, handed_over;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, ANNING_KIT_ERROR_WRONG, "no object");
  object = json_node_get_object (root);
  if (!read_number (object, "v", 1, G_MAXINT64, 0, &version, error))
    return FALSE;
  if (version > VERSION)
    return fail (error, ANNING_KIT_ERROR_NEWER, "of another version");
  entries = json_object_get_member (object, "e");
  if (version != VERSION || entries == NULL || !JSON_NODE_HOLDS_ARRAY (entries))
    return fail (error, ANNING_KIT_ERROR_WRONG, "no entries");
  if (!read_number (object, "m", G_MININT64 + 1, G_MAXINT64, ANNING_UNKNOWN, &handed_over, error)
      || !anning_kit_check_time (handed_over, self->now, error))
    return FALSE;
  note_writer (self, kit, handed_over);
  return read_entries (self, json_node_get_array (entries), kit, handed_over, error);
}

static const AnningSourceKit *
find_kit (const AnningSourceRun *run,
          const char            *handle,
          GError               **error)
{
  const GPtrArray *kits = run->request->kits;

  for (guint i = 0; kits != NULL && i < kits->len; i++)
    {
      const AnningSourceKit *kit = g_ptr_array_index (kits, i);

      if (g_strcmp0 (kit->handle, handle) == 0)
        return kit;
    }
  fail (error, ANNING_KIT_ERROR_UNKNOWN_KIT, "of a page that was not made here");
  return NULL;
}

static gboolean
read_code (Reading              *self,
           const AnningKitCode  *code,
           GError              **error)
{
  const AnningSourceKit *kit = find_kit (self->run, code->handle, error);
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autofree char *json = NULL;
  gsize size;

  if (kit == NULL)
    return FALSE;
  payload = anning_kit_code_open (code, kit->key, error);
  if (payload == NULL)
    return FALSE;
  if (kit->gone)
    return fail (error, ANNING_KIT_ERROR_NOBODY, "made for somebody who is not there any more");
  size = g_bytes_get_size (payload);
  if (size > ANNING_KIT_PAYLOAD_MAX)
    return fail (error, ANNING_KIT_ERROR_TOO_LARGE, "a payload beyond what is read");
  json = g_strndup (g_bytes_get_data (payload, NULL), size);
  if (strlen (json) != size || !g_utf8_validate (json, -1, NULL))
    return fail (error, ANNING_KIT_ERROR_NOT_JSON, "no UTF-8");
  if (!is_shallow (json))
    return fail (error, ANNING_KIT_ERROR_WRONG, "too deep");

  parser = json_parser_new ();
  /* What the parser says of it is of no use to anybody. */
  if (!json_parser_load_from_data (parser, json, (gssize) size, NULL))
    return fail (error, ANNING_KIT_ERROR_NOT_JSON, "no JSON");
  return read_payload (self, json_parser_get_root (parser), kit, error);
}

/* ---- all of it ---- */

static gboolean
take_found (Reading  *self,
            GError  **error)
{
  g_auto (AnningSourceRow) row;

  anning_source_row_init (&row);
  for (guint i = 0; i < self->found->len; i++)
    {
      const Found *found = g_ptr_array_index (self->found, i);

      anning_kit_entry_to_row (found->entry, found->kit->handle, &row);
      row.own_number = g_strdup (found->kit->phone);
      row.relative_id = found->kit->relative_id;
      if (!anning_source_run_take (self->run, &row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
anning_source_read_kit (AnningSourceRun  *run,
                        const char       *text,
                        GError          **error)
{
  g_autoptr (GPtrArray) codes = anning_kit_text_read (text, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { run, run->request->now, found, places };

  if (codes == NULL)
    return FALSE;
  if (self.now == 0)
    self.now = g_get_real_time () / 1000;
  for (guint i = 0; i < codes->len; i++)
    {
      if (!read_code (&self, g_ptr_array_index (codes, i), error))
        return FALSE;
    }
  return take_found (&self, error);
}

static gboolean
may_hold_code (const guint8 *data,
               gsize         size)
{
  return data != NULL
         && (memmem (data, size, "AN", 2) != NULL || memmem (data, size, "A\0N", 3) != NULL
             || memmem (data, size, "A\r\nN", 4) != NULL || memmem (data, size, "A\nN", 3) != NULL);
}

char *
anning_source_find_kit (GBytes *bytes)
{
  g_autofree char *text = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size == 0 || !may_hold_code (data, size))
    return NULL;
  if (size > ANNING_KIT_TEXT_MAX)
    {
      g_autofree char *start = anning_text_decode (data, LOOK_BYTES, NULL);

      if (!anning_kit_text_is (start))
        return NULL;
    }
  text = anning_text_decode (data, size, NULL);
  return text != NULL && anning_kit_text_is (text) ? g_steal_pointer (&text) : NULL;
}
