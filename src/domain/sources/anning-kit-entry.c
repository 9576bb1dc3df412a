/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-kit-entry.h"

#include <string.h>

#include "anning-words.h"

/* 2000-01-01T00:00:00Z */
#define YEAR_2000 G_GINT64_CONSTANT (946684800000)
#define DAY (24 * 60 * ANNING_MS_PER_MINUTE)
/* Of the hash: tells two versions of one entry apart. */
#define HASH_DIGITS 8

AnningKitEntry *
anning_kit_entry_new (void)
{
  AnningKitEntry *self = g_new0 (AnningKitEntry, 1);

  self->started_at = ANNING_UNKNOWN;
  self->utc_offset = ANNING_CHINA_OFFSET;
  self->written_at = ANNING_UNKNOWN;
  self->channel = "other";
  self->refused = "unknown";
  self->demanded = "unknown";
  self->disclosed = "unknown";
  self->minutes = ANNING_UNKNOWN;
  return self;
}

void
anning_kit_entry_free (AnningKitEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->number);
  g_free (self->company);
  g_free (self->words);
  g_free (self->reply);
  g_free (self);
}

/* Turns the direction of what follows, or is seen nowhere. The joiner of emoji is wanted. */
static gboolean
is_unwanted (gunichar character)
{
  if (character == '\n' || character == '\t' || character == 0x200D)
    return FALSE;
  return g_unichar_iscntrl (character) || g_unichar_type (character) == G_UNICODE_FORMAT
         || character == 0x2028 || character == 0x2029;
}

char *
anning_kit_clean_text (const char *text)
{
  g_autoptr (GString) clean = NULL;

  if (text == NULL)
    return NULL;
  g_return_val_if_fail (g_utf8_validate (text, -1, NULL), NULL);

  clean = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_unwanted (g_utf8_get_char (p)))
        g_string_append_unichar (clean, g_utf8_get_char (p));
    }
  g_strstrip (clean->str);
  return *clean->str != '\0' ? g_strdup (clean->str) : NULL;
}

gboolean
anning_kit_check_time (gint64   instant,
                       gint64   now,
                       GError **error)
{
  if (instant >= YEAR_2000 && instant <= now + DAY)
    return TRUE;
  g_set_error_literal (error, ANNING_KIT_ERROR, ANNING_KIT_ERROR_TIME, "a time that cannot be");
  return FALSE;
}

static void
append_field (GString    *text,
              const char *name,
              const char *value)
{
  if (value == NULL || strcmp (value, "unknown") == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append (text, name);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, value, NULL, TRUE);
}

/* What a trace has no place of its own for. */
static char *
dup_raw (const AnningKitEntry *self)
{
  g_autofree char *written = g_strdup_printf ("%" G_GINT64_FORMAT, self->written_at);
  GString *raw = g_string_new (NULL);

  append_field (raw, "w", written);
  append_field (raw, "a", self->refused);
  append_field (raw, "p", self->demanded);
  append_field (raw, "d", self->disclosed);
  append_field (raw, "k", self->reply);
  return g_string_free (raw, FALSE);
}

/* When it was written down says nothing of what was written. */
static char *
dup_hash (const AnningKitEntry *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *numbers = g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT,
                                              self->started_at, self->utc_offset, self->minutes);
  const char *const parts[] = {
    numbers, self->channel, self->number, self->company, self->words, self->reply, self->refused, self->demanded,
    self->disclosed,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = parts[i] != NULL ? parts[i] : "";

      /* The NUL stands between two. */
      g_checksum_update (checksum, (const guchar *) part, (gssize) strlen (part) + 1);
    }
  return g_strndup (g_checksum_get_string (checksum), HASH_DIGITS);
}

/* Who wrote down what was said has talked. */
static const char *
connected_of (const AnningKitEntry *self)
{
  if (strcmp (self->channel, "call") != 0)
    return "unknown";
  return self->words != NULL || self->reply != NULL || (self->minutes != ANNING_UNKNOWN && self->minutes > 0) ? "yes"
                                                                                                              : "unknown";
}

void
anning_kit_entry_to_row (const AnningKitEntry *self,
                         const char           *handle,
                         AnningSourceRow      *row)
{
  g_autofree char *hash = NULL;

  g_return_if_fail (self != NULL && self->id != NULL && handle != NULL && row != NULL);

  anning_source_row_clear (row);
  row->kind = ANNING_SOURCE_KIT;
  anning_source_row_set_number (row, self->number);
  row->started_at = self->started_at;
  row->utc_offset = self->utc_offset;
  row->precision_ms = self->started_at % ANNING_MS_PER_MINUTE == 0 ? ANNING_MS_PER_MINUTE : ANNING_MS_PER_SECOND;
  row->start = strcmp (self->channel, "call") == 0 ? ANNING_START_RINGING : ANNING_START_ARRIVAL;
  row->length_s = self->minutes != ANNING_UNKNOWN ? self->minutes * 60 : ANNING_UNKNOWN;
  row->channel = self->channel;
  row->direction = "in";
  row->connected = connected_of (self);
  row->text = g_strdup (self->words);
  row->name = g_strdup (self->company);
  row->raw_type = dup_raw (self);
  hash = dup_hash (self);
  row->key = g_strdup_printf ("kit:%s:%s:%s", handle, self->id, hash);
}

static const char *
answer_of (const char *value)
{
  return anning_words_contains (anning_answers, value) ? g_intern_string (value) : "unknown";
}

AnningKitEntry *
anning_kit_entry_from_raw (const char *raw)
{
  AnningKitEntry *self = anning_kit_entry_new ();
  g_autoptr (GHashTable) fields = NULL;
  const char *written;

  if (raw != NULL)
    fields = g_uri_parse_params (raw, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (fields == NULL)
    return self;
  written = g_hash_table_lookup (fields, "w");
  if (written != NULL)
    self->written_at = g_ascii_strtoll (written, NULL, 10);
  self->refused = answer_of (g_hash_table_lookup (fields, "a"));
  self->demanded = answer_of (g_hash_table_lookup (fields, "p"));
  self->disclosed = answer_of (g_hash_table_lookup (fields, "d"));
  self->reply = g_strdup (g_hash_table_lookup (fields, "k"));
  return self;
}

char *
anning_kit_key_of_entry (const char *key)
{
  const char *last;

  if (key == NULL || !g_str_has_prefix (key, "kit:"))
    return NULL;
  last = strrchr (key, ':');
  return last > key + strlen ("kit:") ? g_strndup (key, (gsize) (last - key + 1)) : NULL;
}
