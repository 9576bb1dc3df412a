/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-kit-entry.h"
#include "anning-source.h"
#include "anning-words.h"
#include "kit-fixture.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

#define KEY "00112233445566778899aabbccddeeff"
#define NOW G_GINT64_CONSTANT (1732108500000)
#define DAY G_GINT64_CONSTANT (86400000)

static gboolean
is_clean (const char *text)
{
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL) || *text == '\0' || g_utf8_strlen (text, -1) > ANNING_KIT_TEXT_CHARACTERS_MAX)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)) && *p != '\n' && *p != '\t')
        return FALSE;
    }
  return TRUE;
}

/* Whoever has the page signs what they like: what comes in is in order all the same. */
static gboolean
row_cb (const AnningSourceRow *row,
        gpointer               data,
        GError               **error)
{
  g_autoptr (AnningKitEntry) entry = anning_kit_entry_from_raw (row->raw_type);
  g_autofree char *start = anning_kit_key_of_entry (row->key);
  GHashTable *starts = data;

  g_assert_cmpint (row->kind, ==, ANNING_SOURCE_KIT);
  g_assert_true (is_clean (row->text) && is_clean (row->name) && is_clean (row->number_text) && is_clean (entry->reply));
  g_assert_cmpint (row->started_at, >=, G_GINT64_CONSTANT (946684800000));
  g_assert_cmpint (row->started_at, <=, NOW + DAY);
  g_assert_cmpint (entry->written_at, >=, G_GINT64_CONSTANT (946684800000));
  g_assert_cmpint (entry->written_at, <=, NOW + DAY);
  g_assert_cmpint (ABS (row->utc_offset), <=, 14 * 60);
  g_assert_true (row->length_s == ANNING_UNKNOWN || (row->length_s >= 0 && row->length_s <= 24 * 3600));
  g_assert_true (anning_words_contains (anning_channels, row->channel));
  g_assert_true (anning_words_contains (anning_answers, entry->refused));
  g_assert_nonnull (start);
  g_assert_true (g_hash_table_add (starts, g_strdup (start)));
  return TRUE;
}

static void
read_text (const char *text,
           gsize       size)
{
  g_autoptr (GPtrArray) kits = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_source_kit_free);
  g_autoptr (GHashTable) starts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  g_autoptr (AnningSourceResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AnningSourceKit *kit = g_new0 (AnningSourceKit, 1);
  AnningSourceRequest request = { .row_func = row_cb, .data = starts, .kits = kits, .now = NOW };

  kit->key = g_strdup (KEY);
  kit->handle = anning_kit_handle_of_key (KEY);
  g_ptr_array_add (kits, kit);
  result = anning_source_read_stream (stream, (goffset) size, NULL, &request, NULL, &error);
  g_assert_true ((result == NULL) == (error != NULL));
  if (result != NULL)
    g_assert_cmpuint (result->writers->len, <=, 1);
}

/* As a text that somebody sent, and as what a page of ours would sign. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GError) error = NULL;

  if (size > 64 * 1024)
    return 0;
  text = g_strndup ((const char *) data, size);
  codes = anning_kit_text_read (text, &error);
  g_assert_true ((codes == NULL) == (error != NULL));
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    {
      g_autoptr (GBytes) payload = anning_kit_code_open (g_ptr_array_index (codes, i), KEY, NULL);

      g_assert_true (payload == NULL || g_bytes_get_size (payload) <= ANNING_KIT_PAYLOAD_MAX);
    }
  if (codes != NULL || size == 0 || data[0] != '{')
    {
      /* A table is a matter of another one. */
      if (anning_kit_text_is (text))
        read_text ((const char *) data, size);
    }
  else
    {
      g_autofree char *line = kit_fixture_line (KEY, text);

      read_text (line, strlen (line));
    }
  return 0;
}
