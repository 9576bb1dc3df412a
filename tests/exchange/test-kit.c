/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-kit.h"

#include <glib/gstdio.h>
#include <string.h>

#include "anning-note-text.h"
#include "anning-records.h"

static void
add_part (GPtrArray  *parts,
          const char *text,
          gint64      included)
{
  AnningNotePart *part = anning_note_part_new ();

  part->text = g_strdup (text);
  part->included = included;
  g_ptr_array_add (parts, part);
}

/* Returns: (transfer full): the page of a note with @text as its one part, and another that is switched off */
static char *
page_with (const char  *language,
           const char  *text,
           GError     **error)
{
  g_autoptr (AnningKit) kit = anning_kit_begin (ANNING_UNKNOWN, ANNING_UNKNOWN, language, 0, error);
  g_autoptr (AnningCalled) called = anning_called_load (language, NULL);
  g_autoptr (AnningTexts) texts = anning_texts_load (language, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GBytes) html = NULL;

  g_assert_nonnull (kit);
  add_part (parts, text, 1);
  add_part (parts, "switched-off-4711", 0);
  blocks = anning_note_blocks (note, parts);
  html = anning_kit_html (kit, blocks, called, texts, error);
  return html != NULL ? g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html)) : NULL;
}

/* Returns: (transfer full): what stands between @begin and the @end after it */
static char *
between (const char *page,
         const char *begin,
         const char *end)
{
  const char *from = strstr (page, begin);
  const char *to;

  g_assert_nonnull (from);
  from += strlen (begin);
  to = strstr (from, end);
  g_assert_nonnull (to);
  return g_strndup (from, to - from);
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)) != NULL; p += strlen (word))
    n++;
  return n;
}

static void
test_begin (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningKit) one = anning_kit_begin (3, 7, "en", 1795180500000, &error);
  g_autoptr (AnningKit) other = anning_kit_begin (3, 7, "en", 1795180500000, &error);

  g_assert_no_error (error);
  g_assert_true (g_regex_match_simple ("^[0-9a-f]{32}$", one->key, 0, 0));
  g_assert_cmpstr (one->key, !=, other->key);
  g_assert_cmpint (one->relative_id, ==, 3);
  g_assert_cmpint (one->note_id, ==, 7);
  g_assert_cmpint (one->made_at, ==, 1795180500000);
  g_assert_cmpstr (one->language, ==, "en");
}

/* Whatever is in the note, it is text. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *text;
    const char *html; /* written down by hand */
  } cases[] = {
    { "</p></main><script>alert(1)</script>", "<p>&lt;/p&gt;&lt;/main&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>" },
    { "a\"b'c&amp;d", "<p>a&quot;b&#39;c&amp;amp;d</p>" },
    { "one\ntwo", "<p>one\ntwo</p>" },
    /* What turns the direction would let a reader see another sum than is written. */
    { "x\xe2\x80\xae" "1.0\xe2\x80\xac\xe2\x81\xa6y\xe2\x81\xa9\xe2\x80\x8f\xd8\x9c\xef\xbb\xbf", "<p>x1.0y</p>" },
    { "a\x01\x1b[31m\x7f\xc2\x85" "b", "<p>a[31mb</p>" },
    { "{{@data}}{{title}}{{unheard-of}}", "<p>{{@data}}{{title}}{{unheard-of}}</p>" },
    { "<!-- --><![CDATA[", "<p>&lt;!-- --&gt;&lt;![CDATA[</p>" },
    { "not UTF-8: \xff", "<p>not UTF-8: \xef\xbf\xbd</p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *page = page_with ("en", cases[i].text, &error);
      g_autofree char *note = NULL;

      g_assert_no_error (error);
      note = between (page, "<div class=\"card note\">\n", "\n</div>");
      g_assert_cmpstr (note, ==, cases[i].html);
      g_assert_true (g_utf8_validate (page, -1, NULL));
      /* The data and the one script. */
      g_assert_cmpuint (count (page, "<script"), ==, 2);
      g_assert_cmpuint (count (page, "</script>"), ==, 2);
      g_assert_null (strstr (page, "switched-off-4711"));
    }
}

static char *
hash_source (const char *text)
{
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *base64 = NULL;
  guchar bytes[32];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guchar) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  base64 = g_base64_encode (bytes, sizeof bytes);
  return g_strconcat ("'sha256-", base64, "'", NULL);
}

/* Only what stands in the page runs, and it fetches nothing. */
static void
test_policy (void)
{
  static const char *const languages[] = { "zh", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *page = page_with (languages[i], "x", &error);
      g_autofree char *policy = NULL;
      g_autofree char *script = NULL;
      g_autofree char *style = NULL;
      g_autofree char *script_hash = NULL;
      g_autofree char *style_hash = NULL;
      g_autofree char *want = NULL;

      g_assert_no_error (error);
      policy = between (page, "Content-Security-Policy\" content=\"", "\"");
      script = between (page, "<script>", "</script>");
      style = between (page, "<style>", "</style>");
      script_hash = hash_source (script);
      style_hash = hash_source (style);
      want = g_strdup_printf ("default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'",
                              script_hash, style_hash);
      g_assert_cmpstr (policy, ==, want);
      g_assert_null (strstr (policy, "unsafe"));
      /* The browser would read another text than the one that was hashed. */
      g_assert_null (strchr (page, '\r'));
      g_assert_null (strstr (script, "<!--"));
      g_assert_null (strstr (page, "{{"));
      g_assert_cmpuint (count (page, " src="), ==, 0);
      g_assert_cmpuint (count (style, "url("), ==, 0);
      g_assert_cmpuint (count (style, "@import"), ==, 0);
      g_assert_cmpuint (strlen (page), <, 250 * 1024);
      g_assert_nonnull (strstr (page, i == 0 ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">"));
      g_assert_nonnull (strstr (page, "<a class=\"line\" href=\"tel:12356\">"));
      /* No one number serves the whole country. */
      g_assert_null (strstr (page, "tel:\""));
    }
}

static void
test_too_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (ANNING_KIT_MAX_BYTES, 'x');
  g_autofree char *page = page_with ("en", text, &error);

  g_assert_null (page);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
test_without_note (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *page = page_with ("en", "  \n ", &error);

  g_assert_no_error (error);
  g_assert_null (strstr (page, "id=\"note\""));
  g_assert_null (strstr (page, "href=\"#note\""));
  g_assert_nonnull (strstr (page, "id=\"steps\""));
}

typedef struct
{
  AnningStore *store;
  GMainLoop *loop;
  AnningKit *kit;
  GPtrArray *kits;
  GError *error;
  gint64 relative_id;
} Fixture;

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->kit = anning_kit_make_finish (fixture->store, result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->kits = anning_records_list_finish (fixture->store, result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->relative_id = anning_records_save_finish (fixture->store, result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

/* A kit is stored with what its page holds; where no file can be written, none is left. */
static void
test_make (void)
{
  g_autofree char *place = g_dir_make_tmp ("anning-kit-XXXXXX", NULL);
  g_autofree char *store_path = g_build_filename (place, "anning.db", NULL);
  g_autofree char *page_path = g_build_filename (place, "page.html", NULL);
  g_autofree char *nowhere = g_build_filename (place, "missing", "page.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (page_path);
  g_autoptr (GFile) missing = g_file_new_for_path (nowhere);
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autofree char *page = NULL;
  g_autofree char *data = NULL;
  g_autofree char *key = NULL;
  const AnningKit *kept;
  GStatBuf status;
  Fixture fixture = { 0 };

  fixture.loop = g_main_loop_new (NULL, FALSE);
  fixture.store = anning_store_new (store_path);
  anning_store_open (fixture.store, &fixture.error);
  g_assert_no_error (fixture.error);

  relative->name = g_strdup ("妈妈");
  relative->relation = g_strdup ("parent");
  anning_records_save_async (fixture.store, &anning_relative_type, relative, saved_cb, &fixture);
  g_main_loop_run (fixture.loop);
  g_assert_no_error (fixture.error);

  anning_kit_make_async (fixture.store, fixture.relative_id, ANNING_UNKNOWN, "zh", NULL, file, NULL, made_cb, &fixture);
  g_main_loop_run (fixture.loop);
  g_assert_no_error (fixture.error);
  g_assert_cmpint (fixture.kit->record.id, >, 0);

  g_assert_true (g_file_get_contents (page_path, &page, NULL, NULL));
  data = between (page, "id=\"data\">", "</script>");
  key = g_strdup_printf ("\"key\":\"%s\"", fixture.kit->key);
  g_assert_nonnull (strstr (data, key));
  /* Whom it is for is not said in it. */
  g_assert_null (strstr (page, "妈妈"));
  g_assert_cmpint (g_stat (page_path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  g_clear_pointer (&fixture.kit, anning_kit_free);
  anning_kit_make_async (fixture.store, fixture.relative_id, ANNING_UNKNOWN, "en", NULL, missing, NULL, made_cb,
                         &fixture);
  g_main_loop_run (fixture.loop);
  g_assert_null (fixture.kit);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&fixture.error);

  anning_records_list_async (fixture.store, &anning_kit_type, "relative_id", fixture.relative_id, NULL, listed_cb,
                             &fixture);
  g_main_loop_run (fixture.loop);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (fixture.kits->len, ==, 1);
  kept = g_ptr_array_index (fixture.kits, 0);
  g_assert_cmpstr (kept->language, ==, "zh");
  g_assert_cmpuint (strlen (kept->key), ==, 32);
  g_assert_nonnull (strstr (data, kept->key));

  g_ptr_array_unref (fixture.kits);
  anning_store_close (fixture.store);
  g_object_unref (fixture.store);
  g_main_loop_unref (fixture.loop);
  g_remove (page_path);
  g_remove (store_path);
  g_rmdir (place);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kit/begin", test_begin);
  g_test_add_func ("/kit/hostile", test_hostile);
  g_test_add_func ("/kit/policy", test_policy);
  g_test_add_func ("/kit/too-long", test_too_long);
  g_test_add_func ("/kit/without-note", test_without_note);
  g_test_add_func ("/kit/make", test_make);
  return g_test_run ();
}
