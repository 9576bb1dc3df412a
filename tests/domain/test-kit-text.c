/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-kit-entry.h"
#include "anning-phone.h"

/* tests/fixtures/kit: written by a script that knows nothing of the program. */

#define KEY "00112233445566778899aabbccddeeff"

static char *
fixture_path (const char *name,
              const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);

  return g_build_filename (g_getenv ("ANNING_FIXTURES"), "kit", file, NULL);
}

static char *
fixture_text (const char *name,
              const char *suffix)
{
  g_autofree char *path = fixture_path (name, suffix);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

static int
code_of (const char *word)
{
  static const struct
  {
    const char *word;
    AnningKitError code;
  } codes[] = {
    { "none", ANNING_KIT_ERROR_NONE }, { "cut", ANNING_KIT_ERROR_CUT_OFF }, { "pieces", ANNING_KIT_ERROR_PIECES },
    { "newer", ANNING_KIT_ERROR_NEWER }, { "changed", ANNING_KIT_ERROR_CHANGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (strcmp (codes[i].word, word) == 0)
        return (int) codes[i].code;
    }
  return -1;
}

/* Each text as far as its signature goes; what is signed and wrong is a matter of the reader of JSON. */
static void
test_vectors (void)
{
  g_autoptr (GKeyFile) vectors = g_key_file_new ();
  g_autofree char *path = fixture_path ("vectors", ".ini");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  guint n_whole = 0, n_refused = 0;

  g_key_file_load_from_file (vectors, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  names = g_key_file_get_groups (vectors, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *key = g_key_file_get_string (vectors, names[i], "key", NULL);
      g_autofree char *expected_handle = g_key_file_get_string (vectors, names[i], "handle", NULL);
      g_autofree char *result = g_key_file_get_string (vectors, names[i], "result", NULL);
      g_autofree char *handle = anning_kit_handle_of_key (key);
      g_autofree char *text = fixture_text (names[i], ".txt");
      g_autofree char *payload = fixture_text (names[i], ".json");
      g_autoptr (GPtrArray) codes = NULL;
      g_autoptr (GBytes) bytes = NULL;
      int code = code_of (result);

      g_test_message ("%s", names[i]);
      g_assert_cmpstr (handle, ==, expected_handle);
      g_assert_true (anning_kit_text_is (text) == (strcmp (result, "none") != 0));
      codes = anning_kit_text_read (text, &error);
      if (codes != NULL)
        {
          const AnningKitCode *first = g_ptr_array_index (codes, 0);

          g_assert_true (strcmp (first->handle, handle) == 0 || strcmp (result, "unknown-kit") == 0);
          bytes = anning_kit_code_open (first, key, &error);
        }
      if (bytes == NULL)
        {
          if (code >= 0)
            g_assert_error (error, ANNING_KIT_ERROR, code);
          else
            g_assert_error (error, ANNING_KIT_ERROR, ANNING_KIT_ERROR_CHANGED);
          g_clear_error (&error);
          n_refused++;
          continue;
        }
      /* A version inside is seen once it is opened. */
      g_assert_true (code < 0 || strcmp (names[i], "bad-version-inside") == 0);
      n_whole++;
      if (payload != NULL)
        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), payload, strlen (payload));
    }
  g_assert_cmpuint (n_whole, ==, 26);
  g_assert_cmpuint (n_refused, ==, 9);
}

static void
test_pieces (void)
{
  g_autofree char *text = fixture_text ("bad-missing-piece", ".txt");
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_kit_text_read (text, &error));
  g_assert_error (error, ANNING_KIT_ERROR, ANNING_KIT_ERROR_PIECES);
  /* Nine pieces; the script left out the second and the third. */
  g_assert_cmpstr (error->message, ==, "2 3/9");
}

/* Whoever wrote twice hands over two lines, which can be of one length. */
static void
test_pieces_of_two (void)
{
  static const char *const shapes[] = {
    "AN1/1/2/vd5o22v3:AN1:vd5o22v3:AAAA AN1/2/2/vd5o22v3::bbbbbbbbbbbbbbbb"
    " AN1/1/2/vd5o22v3:AN1:vd5o22v3:CCCC AN1/2/2/vd5o22v3::dddddddddddddddd",
    /* The last one first, and one of them twice. */
    "AN1/2/2/vd5o22v3::bbbbbbbbbbbbbbbb AN1/1/2/vd5o22v3:AN1:vd5o22v3:AAAA AN1/1/2/vd5o22v3:AN1:vd5o22v3:AAAA"
    " AN1/2/2/vd5o22v3::dddddddddddddddd AN1/1/2/vd5o22v3:AN1:vd5o22v3:CCCC",
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GPtrArray) codes = anning_kit_text_read (shapes[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (codes->len, ==, 2);
      g_assert_cmpstr (((const AnningKitCode *) g_ptr_array_index (codes, 0))->payload, ==, "AAAA");
      g_assert_cmpstr (((const AnningKitCode *) g_ptr_array_index (codes, 1))->payload, ==, "CCCC");
    }
  /* Begun anew before the first is whole: nobody knows what belongs to what. */
  g_assert_null (anning_kit_text_read ("AN1/1/2/vd5o22v3:AN1:vd5o22v3:AAAA AN1/1/2/vd5o22v3:AN1:vd5o22v3:CCCC"
                                       " AN1/2/2/vd5o22v3::bbbbbbbbbbbbbbbb", &error));
  g_assert_error (error, ANNING_KIT_ERROR, ANNING_KIT_ERROR_CHANGED);
}

static void
assert_fails (const char     *text,
              AnningKitError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_kit_text_read (text, &error));
  g_assert_error (error, ANNING_KIT_ERROR, (int) code);
}

static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new ("AN1:vd5o22v3:");

  assert_fails ("", ANNING_KIT_ERROR_NONE);
  assert_fails ("AN", ANNING_KIT_ERROR_NONE);
  assert_fails ("AN1:", ANNING_KIT_ERROR_CUT_OFF);
  assert_fails ("AN1:vd5o", ANNING_KIT_ERROR_CUT_OFF);
  assert_fails ("AN1:VD5O22V3:e30:0123456789abcdef", ANNING_KIT_ERROR_NONE);
  assert_fails ("AN1:vd5o22v3::0123456789abcdef", ANNING_KIT_ERROR_CUT_OFF);
  assert_fails ("AN1:vd5o22v3:e30=:0123456789abcdef", ANNING_KIT_ERROR_CUT_OFF);
  assert_fails ("AN1:vd5o22v3:e30:0123456789\xFF""bcdef", ANNING_KIT_ERROR_CUT_OFF);
  assert_fails ("AN999:vd5o22v3:e30:0123456789abcdef", ANNING_KIT_ERROR_NEWER);
  assert_fails ("AN1/0/2/vd5o22v3:abc", ANNING_KIT_ERROR_CHANGED);
  assert_fails ("AN1/3/2/vd5o22v3:abc", ANNING_KIT_ERROR_CHANGED);
  assert_fails ("AN1/1/1/vd5o22v3:abc", ANNING_KIT_ERROR_CHANGED);
  assert_fails ("AN1/1/2/vd5o22v3:abc\n\nAN1/1/2/vd5o22v3:abd", ANNING_KIT_ERROR_CHANGED);
  assert_fails ("AN1/1/999/vd5o22v3:AN1:", ANNING_KIT_ERROR_PIECES);

  /* One sign more than the longest payload has. */
  for (guint i = 0; i < (ANNING_KIT_PAYLOAD_MAX * 4 + 2) / 3 + 1; i++)
    g_string_append_c (text, 'A');
  g_string_append (text, ":0123456789abcdef");
  assert_fails (text->str, ANNING_KIT_ERROR_TOO_LARGE);
}

static void
test_keys (void)
{
  g_assert_null (anning_kit_handle_of_key (NULL));
  g_assert_null (anning_kit_handle_of_key (""));
  g_assert_null (anning_kit_handle_of_key ("0011223344556677-899aabbccddeeff"));
  g_assert_null (anning_kit_handle_of_key (KEY "00"));
}

/* ---- one entry ---- */

static void
test_entry (void)
{
  g_autoptr (AnningKitEntry) entry = anning_kit_entry_new ();
  g_autoptr (AnningKitEntry) back = NULL;
  g_auto (AnningSourceRow) row;
  g_autofree char *first_key = NULL;
  g_autofree char *start = NULL;

  anning_source_row_init (&row);
  entry->id = g_strdup ("5f0c11aa");
  entry->started_at = G_GINT64_CONSTANT (1731930120000);
  entry->written_at = G_GINT64_CONSTANT (1731930360000);
  entry->channel = "call";
  entry->number = g_strdup ("021-6000 1234");
  entry->company = g_strdup ("恒信商务");
  entry->words = g_strdup ("你先替他还两千");
  entry->reply = g_strdup ("我不是借款人 & 没有担保=100%");
  entry->refused = entry->demanded = "yes";
  entry->minutes = 3;
  anning_kit_entry_to_row (entry, "vd5o22v3", &row);
  g_assert_cmpint (row.kind, ==, ANNING_SOURCE_KIT);
  g_assert_cmpstr (row.number, ==, "02160001234");
  g_assert_cmpstr (row.direction, ==, "in");
  g_assert_cmpstr (row.connected, ==, "yes");
  g_assert_cmpstr (row.text, ==, "你先替他还两千");
  g_assert_cmpstr (row.name, ==, "恒信商务");
  g_assert_cmpint (row.length_s, ==, 180);
  g_assert_cmpint (row.precision_ms, ==, 60000);
  g_assert_true (g_str_has_prefix (row.key, "kit:vd5o22v3:5f0c11aa:"));
  start = anning_kit_key_of_entry (row.key);
  g_assert_cmpstr (start, ==, "kit:vd5o22v3:5f0c11aa:");

  back = anning_kit_entry_from_raw (row.raw_type);
  g_assert_cmpint (back->written_at, ==, entry->written_at);
  g_assert_cmpstr (back->refused, ==, "yes");
  g_assert_cmpstr (back->demanded, ==, "yes");
  g_assert_cmpstr (back->disclosed, ==, "unknown");
  g_assert_cmpstr (back->reply, ==, entry->reply);

  /* Written down anew without another word: the same. */
  first_key = g_strdup (row.key);
  entry->written_at += 1000;
  anning_kit_entry_to_row (entry, "vd5o22v3", &row);
  g_assert_cmpstr (row.key, ==, first_key);
  entry->disclosed = "yes";
  anning_kit_entry_to_row (entry, "vd5o22v3", &row);
  g_assert_cmpstr (row.key, !=, first_key);
  g_assert_true (g_str_has_prefix (row.key, start));
}

static void
test_raw_of_others (void)
{
  const char *const raws[] = { NULL, "", "1", "%", "w=&a=maybe&k=%FF", "a=yes&a=no" };

  for (guint i = 0; i < G_N_ELEMENTS (raws); i++)
    {
      g_autoptr (AnningKitEntry) entry = anning_kit_entry_from_raw (raws[i]);

      g_assert_nonnull (entry);
      g_assert_true (entry->reply == NULL || g_utf8_validate (entry->reply, -1, NULL));
    }
  g_assert_null (anning_kit_key_of_entry ("call|138|1|2"));
  g_assert_null (anning_kit_key_of_entry (NULL));
}

static void
test_clean_text (void)
{
  g_autofree char *clean = anning_kit_clean_text ("  \x1b[31m你\xE2\x80\xAE好\n第二行\t\x07 👨\xE2\x80\x8D👩 ");

  g_assert_cmpstr (clean, ==, "[31m你好\n第二行\t 👨\xE2\x80\x8D👩");
  g_assert_null (anning_kit_clean_text (" \r\x02 "));
  g_assert_null (anning_kit_clean_text (NULL));
}

static void
test_times (void)
{
  const gint64 now = G_GINT64_CONSTANT (1732108500000);
  const gint64 day = G_GINT64_CONSTANT (86400000);

  g_assert_true (anning_kit_check_time (G_GINT64_CONSTANT (946684800000), now, NULL));
  g_assert_false (anning_kit_check_time (G_GINT64_CONSTANT (946684799999), now, NULL));
  g_assert_true (anning_kit_check_time (now + day, now, NULL));
  g_assert_false (anning_kit_check_time (now + day + 1, now, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit-text/vectors", test_vectors);
  g_test_add_func ("/kit-text/pieces", test_pieces);
  g_test_add_func ("/kit-text/pieces-of-two", test_pieces_of_two);
  g_test_add_func ("/kit-text/hostile", test_hostile);
  g_test_add_func ("/kit-text/keys", test_keys);
  g_test_add_func ("/kit-text/entry", test_entry);
  g_test_add_func ("/kit-text/raw-of-others", test_raw_of_others);
  g_test_add_func ("/kit-text/clean-text", test_clean_text);
  g_test_add_func ("/kit-text/times", test_times);
  return g_test_run ();
}
