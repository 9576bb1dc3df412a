/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "anning-mail-draft.h"
#include "anning-note-codes.h"
#include "anning-note-text.h"
#include "anning-pages-pictures.h"

/* ---- the draft of an e-mail ---- */

static void
test_mail (void)
{
  g_autofree char *chinese = anning_mail_draft_uri ("A b", "爸&妈\n好");
  g_autofree char *lines = anning_mail_draft_uri ("x\r\nBcc: y", "a\r\nb+c");

  /* By hand: 爸 is U+7238, E7 88 B8; 妈 U+5988, E5 A6 88; 好 U+597D, E5 A5 BD. */
  g_assert_cmpstr (chinese, ==, "mailto:?subject=A%20b&body=%E7%88%B8%26%E5%A6%88%0D%0A%E5%A5%BD");
  g_assert_cmpstr (lines, ==, "mailto:?subject=x%20%20Bcc%3A%20y&body=a%0D%0Ab%2Bc");
}

/* ---- codes ---- */

static char *
repeat (const char *piece,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static void
assert_codes (const char        *text,
              const char *const *wanted)
{
  g_autoptr (GPtrArray) codes = anning_note_codes_split (text, "zh");

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_assert_cmpuint (codes->len, >, i);
      g_assert_cmpstr (g_ptr_array_index (codes, i), ==, wanted[i]);
    }
  g_assert_cmpuint (codes->len, ==, g_strv_length ((char **) wanted));
}

static void
test_codes_short (void)
{
  g_autofree char *full = repeat ("安", 200);

  assert_codes ("", (const char *[]) { NULL });
  assert_codes (" \n ", (const char *[]) { NULL });
  assert_codes ("爸、妈:\n\n我很好。\n", (const char *[]) { "爸、妈:\n\n我很好。", NULL });
  /* 600 bytes: one code, without a number. */
  assert_codes (full, (const char *[]) { full, NULL });
}

/* Where a paragraph ends, else where a sentence does. */
static void
test_codes_places (void)
{
  g_autofree char *first = repeat ("甲", 130);
  g_autofree char *second = repeat ("乙", 130);
  g_autofree char *paragraphs = g_strconcat (first, "\n\n", second, NULL);
  g_autofree char *sentences = g_strconcat (first, "。", second, "。", NULL);
  g_autofree char *one = g_strconcat ("1/2\n", first, NULL);
  g_autofree char *two = g_strconcat ("2/2\n", second, NULL);
  g_autofree char *one_sentence = g_strconcat ("1/2\n", first, "。", NULL);
  g_autofree char *two_sentence = g_strconcat ("2/2\n", second, "。", NULL);

  assert_codes (paragraphs, (const char *[]) { one, two, NULL });
  assert_codes (sentences, (const char *[]) { one_sentence, two_sentence, NULL });
}

/* Each in itself a text, no longer than a code holds; put together again nothing is missing or twice. */
static void
check_parted (const char *text)
{
  g_autoptr (GPtrArray) codes = anning_note_codes_split (text, "zh");
  g_autoptr (GString) together = g_string_new (NULL);

  g_assert_cmpuint (codes->len, >, 1);
  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = g_ptr_array_index (codes, i);
      g_autofree char *head = g_strdup_printf ("%u/%u\n", i + 1, codes->len);

      g_assert_true (g_utf8_validate (code, -1, NULL));
      g_assert_cmpuint (strlen (code), <=, ANNING_NOTE_CODE_BYTES);
      g_assert_true (g_str_has_prefix (code, head));
      g_string_append (together, code + strlen (head));
    }
  g_assert_cmpstr (together->str, ==, text);
}

static void
test_codes_characters (void)
{
  /* A letter with four marks over it is one character to the eye. */
  const char *marked = "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84";
  /* A family: four faces and three joiners, 25 bytes. */
  const char *family = "👨‍👩‍👧‍👦";
  g_autofree char *plain = repeat ("安宁", 1500);
  g_autofree char *rare = repeat ("𠮷", 400);
  g_autofree char *marks = repeat (marked, 300);
  g_autofree char *families = repeat (family, 100);
  g_autoptr (GPtrArray) codes = NULL;

  check_parted (plain);
  check_parted (rare);
  check_parted (marks);
  check_parted (families);
  codes = anning_note_codes_split (families, "zh");
  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = strchr (g_ptr_array_index (codes, i), '\n') + 1;

      g_assert_cmpuint (strlen (code) % strlen (family), ==, 0);
    }
}

/* More marks over one letter than a code holds: it goes on, and no byte is lost. */
static void
test_codes_endless (void)
{
  g_autofree char *marks = repeat ("\xcc\x81", 500);
  g_autofree char *text = g_strconcat ("e", marks, NULL);

  check_parted (text);
}

/* ---- pictures ---- */

static GPtrArray *
make_blocks (const char *paragraph,
             guint       n)
{
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);

  for (guint i = 0; i < n; i++)
    {
      AnningNotePart *part = anning_note_part_new ();

      part->included = 1;
      part->text = g_strdup (paragraph);
      g_ptr_array_add (parts, part);
    }
  return anning_note_page_blocks (note, parts);
}

static guint32
read_word (GBytes *png,
           gsize   offset)
{
  guint32 word;

  g_assert_cmpuint (g_bytes_get_size (png), >, offset + sizeof word);
  memcpy (&word, (const guint8 *) g_bytes_get_data (png, NULL) + offset, sizeof word);
  return GUINT32_FROM_BE (word);
}

/* The chunks of a PNG (its section 5.3): length, name, data, checksum. */
static void
assert_no_metadata (GBytes *png)
{
  gsize at = 8;

  while (at < g_bytes_get_size (png))
    {
      const char *name = (const char *) g_bytes_get_data (png, NULL) + at + 4;

      g_assert_true (memcmp (name, "tEXt", 4) != 0 && memcmp (name, "iTXt", 4) != 0 && memcmp (name, "tIME", 4) != 0
                     && memcmp (name, "eXIf", 4) != 0);
      at += 12 + read_word (png, at);
    }
  g_assert_cmpuint (at, ==, g_bytes_get_size (png));
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + strlen (word), word))
    n++;
  return n;
}

static void
test_picture (void)
{
  g_autoptr (GPtrArray) blocks = make_blocks ("安安静静", 1);
  g_autoptr (GString) drawn = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pictures = anning_pages_pictures_render (blocks, "zh", drawn, NULL, &error);
  GBytes *png;

  g_assert_no_error (error);
  g_assert_cmpuint (pictures->len, ==, 1);
  png = g_ptr_array_index (pictures, 0);
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (read_word (png, 16), ==, 1080);
  /* One line of letters 50 pixels high and twice the margin of 84: no phone's height of nothing below it. */
  g_assert_cmpuint (read_word (png, 20), >, 50 + 2 * 84);
  g_assert_cmpuint (read_word (png, 20), <, 100 + 2 * 84);
  assert_no_metadata (png);
  g_assert_cmpstr (drawn->str, ==, "安安静静\n");
}

static void
test_pictures (void)
{
  g_autoptr (GPtrArray) blocks = make_blocks ("接到电话,只说一句:我不是借款人,也不是担保人,请不要再打给我。说完就可以挂,不用解释。段末", 75);
  g_autoptr (GString) drawn = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pictures = anning_pages_pictures_render (blocks, "zh", drawn, NULL, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (pictures->len, >, 1);
  for (guint i = 0; i < pictures->len; i++)
    {
      GBytes *png = g_ptr_array_index (pictures, i);

      g_assert_cmpuint (read_word (png, 16), ==, 1080);
      g_assert_cmpuint (read_word (png, 20), <=, 8192);
      /* What is cut off is used well. */
      if (i + 1 < pictures->len)
        g_assert_cmpuint (read_word (png, 20), >, 7500);
    }
  lines = g_strsplit (drawn->str, "\n", -1);
  text = g_strjoinv ("", lines);
  g_assert_cmpuint (count (text, "段末"), ==, 75);
  g_assert_cmpuint (count (text, "我不是借款人"), ==, 75);
}

static void
test_picture_cancelled (void)
{
  g_autoptr (GPtrArray) blocks = make_blocks ("安", 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (anning_pages_pictures_render (blocks, "zh", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- files ---- */

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (nullable): the name of the (first) picture */
static char *
save (GPtrArray   *pictures,
      const char  *path,
      GError     **error)
{
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  anning_pictures_save_async (pictures, file, "note-2026-11-22", NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  first = anning_pictures_save_finish (result, error);
  return first != NULL ? g_file_get_basename (first) : NULL;
}

static void
assert_file (const char *folder,
             const char *name,
             const char *wanted)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  struct stat status;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, wanted);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_remove (path);
}

static void
test_save (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("anning-note-XXXXXX", &error);
  g_autofree char *one = g_build_filename (folder, "one.png", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char *taken = g_build_filename (folder, "note-2026-11-22-2.png", NULL);
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_assert_no_error (error);
  g_ptr_array_add (pictures, g_bytes_new_static ("first", 5));
  name = save (pictures, one, &error);
  g_assert_cmpstr (name, ==, "one.png");
  assert_file (folder, "one.png", "first");

  g_ptr_array_add (pictures, g_bytes_new_static ("second", 6));
  g_free (name);
  name = save (pictures, folder, &error);
  g_assert_cmpstr (name, ==, "note-2026-11-22-1.png");
  assert_file (folder, "note-2026-11-22-1.png", "first");
  assert_file (folder, "note-2026-11-22-2.png", "second");

  /* Of the series one is there: all get another name, and nothing is left of the first try. */
  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  g_chmod (taken, 0600);
  g_free (name);
  name = save (pictures, folder, &error);
  g_assert_cmpstr (name, ==, "note-2026-11-22 (2)-1.png");
  assert_file (folder, "note-2026-11-22 (2)-1.png", "first");
  assert_file (folder, "note-2026-11-22 (2)-2.png", "second");
  assert_file (folder, "note-2026-11-22-2.png", "mine");

  g_assert_null (save (pictures, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  /* Only an empty folder can be removed. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/note-out/mail", test_mail);
  g_test_add_func ("/note-out/codes-short", test_codes_short);
  g_test_add_func ("/note-out/codes-places", test_codes_places);
  g_test_add_func ("/note-out/codes-characters", test_codes_characters);
  g_test_add_func ("/note-out/codes-endless", test_codes_endless);
  g_test_add_func ("/note-out/picture", test_picture);
  g_test_add_func ("/note-out/pictures", test_pictures);
  g_test_add_func ("/note-out/picture-cancelled", test_picture_cancelled);
  g_test_add_func ("/note-out/save", test_save);
  return g_test_run ();
}
