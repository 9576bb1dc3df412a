/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-kit.h"
#include "anning-mail-draft.h"
#include "anning-note-codes.h"
#include "anning-note-text.h"
#include "anning-pages-pdf.h"
#include "anning-pages-pictures.h"

/*
 * Made-up notes, always the same ones, each text with a word of its own that stands nowhere
 * else. Whatever a note leaves by, all of it that is ticked is there and nothing else of it.
 */

#define SEED 20261122
#define NOTES 25
#define PARTS_MAX 9

typedef struct
{
  AnningNote *note;
  GPtrArray *parts;
  GPtrArray *leaves; /* the words of what leaves */
  GPtrArray *stays;  /* of what does not */
  guint n_words;
} Made;

static char *folder;

/* What families write, with what breaks layouts: other letters, marks of markup, long lines. */
static const char *const sentences[] = {
  "接到电话,只说一句:“我不是借款人,也不是担保人。”",
  "不要转账,不要点链接,不要给验证码。",
  "This is not your fault. Call 110 if anybody stands at the door.",
  "<b>不是标记</b> & 也不是 &amp;",
  "一、先问清楚是谁;二、记下时间;三、告诉我。",
  "爷爷说:‘㐂𠮷’也要写得出来。😀",
  "0123456789 3,000.00 元 100%",
  "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长",
};

/* Returns: (transfer full): a text with a word of its own, which @list is given too */
static char *
write_text (Made      *made,
            GRand     *random,
            GPtrArray *list)
{
  GString *text = g_string_new (NULL);
  char *word = g_strdup_printf ("暗%04u号", made->n_words++);
  const guint n = (guint) g_rand_int_range (random, 0, 7);
  const guint place = (guint) g_rand_int_range (random, 0, (gint32) n + 1);

  for (guint i = 0; i <= n; i++)
    {
      if (i == place)
        g_string_append (text, word);
      if (i < n)
        g_string_append (text, sentences[g_rand_int_range (random, 0, G_N_ELEMENTS (sentences))]);
      if (g_rand_int_range (random, 0, 3) == 0)
        g_string_append_c (text, '\n');
    }
  g_ptr_array_add (list, word);
  return g_string_free (text, FALSE);
}

static void
make_part (Made  *made,
           GRand *random,
           guint  position)
{
  AnningNotePart *part = anning_note_part_new ();
  const gboolean brief_note = g_strcmp0 (made->note->length, "brief") == 0;
  const gboolean has_brief = g_rand_boolean (random);

  part->position = position;
  part->included = g_rand_boolean (random);
  part->part = write_text (made, random, made->stays);
  part->text = write_text (made, random, part->included && !(brief_note && has_brief) ? made->leaves : made->stays);
  if (has_brief)
    part->brief = write_text (made, random, part->included && brief_note ? made->leaves : made->stays);
  g_ptr_array_add (made->parts, part);
}

static Made *
make (GRand *random)
{
  Made *made = g_new0 (Made, 1);
  const guint n_parts = (guint) g_rand_int_range (random, 0, PARTS_MAX + 1);

  made->note = anning_note_new ();
  made->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  made->leaves = g_ptr_array_new_with_free_func (g_free);
  made->stays = g_ptr_array_new_with_free_func (g_free);
  made->note->language = g_strdup (g_rand_boolean (random) ? "zh" : "en");
  made->note->length = g_strdup (g_rand_boolean (random) ? "brief" : "full");
  made->note->audience = g_strdup ("parents");
  made->note->title = write_text (made, random, made->stays);
  made->note->greeting = write_text (made, random, made->leaves);
  made->note->closing = write_text (made, random, made->leaves);
  for (guint i = 0; i < n_parts; i++)
    make_part (made, random, i);
  return made;
}

static void
made_free (Made *made)
{
  anning_note_free (made->note);
  g_ptr_array_unref (made->parts);
  g_ptr_array_unref (made->leaves);
  g_ptr_array_unref (made->stays);
  g_free (made);
}

/* Lines end where a width put them: compared without white space. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (squeezed, g_utf8_get_char (p));
    }
  return g_string_free (squeezed, FALSE);
}

static void
check (const Made *made,
       const char *way,
       const char *output)
{
  g_autofree char *text = squeeze (output);

  for (guint i = 0; i < made->leaves->len; i++)
    {
      if (strstr (text, g_ptr_array_index (made->leaves, i)) == NULL)
        g_error ("%s: %s is missing in “%s”", way, (char *) g_ptr_array_index (made->leaves, i), output);
    }
  for (guint i = 0; i < made->stays->len; i++)
    {
      if (strstr (text, g_ptr_array_index (made->stays, i)) != NULL)
        g_error ("%s: %s left in “%s”", way, (char *) g_ptr_array_index (made->stays, i), output);
    }
}

/* Returns: (transfer full): what another program reads out of files */
static char *
read_with (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static char *
write_file (GBytes     *bytes,
            const char *name)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return path;
}

static void
check_pdf (const Made *made,
           GPtrArray  *blocks,
           const char *way)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = anning_pages_pdf_render (blocks, made->note->language, ANNING_PAGE_SIZE_LARGE, &error);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  path = write_file (pdf, "note.pdf");
  text = read_with ((const char *[]) { "pdftotext", path, "-", NULL });
  g_remove (path);
  check (made, way, text);
}

static void
check_picture (const Made *made,
               GPtrArray  *blocks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) drawn = g_string_new (NULL);
  g_autoptr (GPtrArray) pictures = anning_pages_pictures_render (blocks, made->note->language, drawn, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pictures->len, >=, 1);
  check (made, "picture", drawn->str);
}

static void
check_codes (const Made *made,
             const char *composed)
{
  g_autoptr (GPtrArray) codes = anning_note_codes_split (composed, made->note->language);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pictures = anning_note_codes_render (codes, &error);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (pictures->len, ==, codes->len);
  g_ptr_array_add (arguments, g_strdup ("zbarimg"));
  g_ptr_array_add (arguments, g_strdup ("--quiet"));
  g_ptr_array_add (arguments, g_strdup ("--nodbus"));
  g_ptr_array_add (arguments, g_strdup ("--raw"));
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("code-%u.png", i);

      g_ptr_array_add (arguments, write_file (g_ptr_array_index (pictures, i), name));
    }
  g_ptr_array_add (arguments, NULL);
  text = read_with ((const char *const *) arguments->pdata);
  for (guint i = 4; i + 1 < arguments->len; i++)
    g_remove (g_ptr_array_index (arguments, i));
  check (made, "codes", text);
}

/* The page for the phone holds a text as HTML: the words that are looked for have nothing to escape. */
static void
check_kit (const Made *made)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningKit) kit = anning_kit_begin (ANNING_UNKNOWN, ANNING_UNKNOWN, made->note->language, 0, &error);
  g_autoptr (AnningCalled) called = anning_called_load (made->note->language, &error);
  g_autoptr (AnningTexts) texts = anning_texts_load (made->note->language, &error);
  g_autoptr (GPtrArray) blocks = anning_note_blocks (made->note, made->parts);
  g_autoptr (GBytes) html = NULL;
  g_autofree char *page = NULL;

  g_assert_no_error (error);
  html = anning_kit_html (kit, blocks, called, texts, &error);
  g_assert_no_error (error);
  page = g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));
  check (made, "kit", page);
}

static gboolean
is_there (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    g_test_message ("%s is not installed: what it reads is not tested", program);
  return path != NULL;
}

static void
test_leaks (void)
{
  GRand *random = g_rand_new_with_seed (SEED);
  const gboolean pdf = is_there ("pdftotext");
  const gboolean codes = is_there ("zbarimg");

  for (guint i = 0; i < NOTES; i++)
    {
      Made *made = make (random);
      g_autofree char *composed = anning_note_compose (made->note, made->parts);
      g_autoptr (GPtrArray) blocks = anning_note_page_blocks (made->note, made->parts);
      g_autofree char *draft = anning_mail_draft_uri ("A note for you", composed);
      g_autofree char *mail = g_uri_unescape_string (draft, NULL);

      check (made, "text", composed);
      check (made, "mail", mail);
      check_picture (made, blocks);
      check_kit (made);
      if (pdf)
        check_pdf (made, blocks, "pdf");
      if (codes)
        check_codes (made, composed);
      made_free (made);
    }
  g_rand_free (random);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_dir_make_tmp ("anning-note-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/note-leaks/all-ways", test_leaks);
  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return status;
}
