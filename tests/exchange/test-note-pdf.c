/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pages-pdf.h"

#include <glib/gstdio.h>
#include <string.h>

#include "anning-note-text.h"

typedef struct
{
  AnningNote *note;
  GPtrArray *parts;
  char *folder;
  char *path;
} Fixture;

static void
add_part (Fixture    *fixture,
          const char *text)
{
  AnningNotePart *part = anning_note_part_new ();

  part->text = g_strdup (text);
  part->included = 1;
  g_ptr_array_add (fixture->parts, part);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->note = anning_note_new ();
  fixture->note->language = g_strdup ("zh");
  fixture->note->title = g_strdup ("秘密的标题");
  fixture->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  fixture->folder = g_dir_make_tmp ("anning-note-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "note.pdf", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  anning_note_free (fixture->note);
  g_ptr_array_unref (fixture->parts);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_pdf (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = anning_note_page_blocks (fixture->note, fixture->parts);
  g_autoptr (GBytes) bytes = anning_pages_pdf_render (blocks, fixture->note->language, ANNING_PAGE_SIZE_LARGE, &error);

  g_assert_no_error (error);
  g_file_set_contents (fixture->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

/* What another program reads out of the file; NULL: that program is not there. */
static char *
run_poppler (Fixture    *fixture,
             const char *program)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) arguments = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }

  arguments = g_ptr_array_new ();
  g_ptr_array_add (arguments, found);
  g_ptr_array_add (arguments, fixture->path);
  if (strcmp (program, "pdftotext") == 0)
    g_ptr_array_add (arguments, (char *) "-");
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* Line breaks are where the page's width put them: compare without white space. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '\f')
        g_string_append_unichar (squeezed, c);
    }
  return g_string_free (squeezed, FALSE);
}

static guint
count_pages (Fixture *fixture)
{
  g_autofree char *info = run_poppler (fixture, "pdfinfo");
  const char *pages;

  if (info == NULL)
    return 0;
  pages = strstr (info, "Pages:");
  g_assert_nonnull (pages);
  return g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

static void
test_chinese (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  g_autofree char *info = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *composed = NULL;

  fixture->note->greeting = g_strdup ("爸、妈:");
  fixture->note->closing = g_strdup ("我下周回家。");
  add_part (fixture, "接到电话,只说一句:“我不是借款人,也不是担保人,请不要再打给我。”说完就可以挂,不用解释,也不用替我说好话。");
  add_part (fixture, "Call 110 first. 先打 110,再打给我。");
  write_pdf (fixture);

  text = run_poppler (fixture, "pdftotext");
  if (text == NULL)
    return;
  found = squeeze (text);
  composed = anning_note_compose (fixture->note, fixture->parts);
  wanted = squeeze (composed);
  g_assert_cmpstr (found, ==, wanted);
  g_assert_cmpuint (count_pages (fixture), ==, 1);

  /* Neither the list's title nor the program's name is in the metadata. */
  info = run_poppler (fixture, "pdfinfo");
  g_assert_null (strstr (info, "秘密"));
  g_assert_null (strstr (info, "爸"));
  g_assert_null (strstr (info, "Title:"));
  g_assert_null (strstr (info, "Author:"));
  g_assert_null (strcasestr (info, "anning"));
  g_assert_nonnull (strstr (info, "A4"));
}

static void
test_many_pages (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  g_autofree char *last_page = NULL;

  fixture->note->greeting = g_strdup ("爸、妈:");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *paragraph = g_strdup_printf ("第%03u段。这一段写得长一些,好让它在纸上占不止一行,换页的时候也不丢一个字。段末%03u", i, i);

      add_part (fixture, paragraph);
    }
  write_pdf (fixture);

  text = run_poppler (fixture, "pdftotext");
  if (text == NULL)
    return;
  found = squeeze (text);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *start = g_strdup_printf ("第%03u段", i);
      g_autofree char *end = g_strdup_printf ("段末%03u", i);

      g_assert_nonnull (strstr (found, start));
      g_assert_nonnull (strstr (found, end));
    }
  g_assert_cmpuint (count_pages (fixture), >, 3);
  /* The foot of the last page numbers it; white space there is the reader's own. */
  last_page = g_strdup_printf ("%u/%u", count_pages (fixture), count_pages (fixture));
  g_assert_true (g_str_has_suffix (found, last_page));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;

  write_pdf (fixture);
  text = run_poppler (fixture, "pdftotext");
  if (text == NULL)
    return;
  g_strstrip (text);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (count_pages (fixture), ==, 1);
}

static void
test_one_long_paragraph (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;

  /* 20 000 characters without a break, and a Latin word wider than the paper. */
  for (guint i = 0; i < 4000; i++)
    g_string_append (paragraph, "安安静静的");
  for (guint i = 0; i < 300; i++)
    g_string_append_c (paragraph, 'w');
  g_string_append (paragraph, "完");
  add_part (fixture, paragraph->str);
  write_pdf (fixture);

  text = run_poppler (fixture, "pdftotext");
  if (text == NULL)
    return;
  found = squeeze (text);
  g_assert_nonnull (strstr (found, "安安静静的安安静静的"));
  g_assert_nonnull (strstr (found, "完"));
  g_assert_cmpuint (count_pages (fixture), >, 20);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
save (Fixture     *fixture,
      const char  *path,
      GError     **error)
{
  g_autoptr (GPtrArray) blocks = anning_note_page_blocks (fixture->note, fixture->parts);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  anning_pages_pdf_save_async (blocks, fixture->note->language, ANNING_PAGE_SIZE_LARGE, file, NULL, saved_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return anning_pages_pdf_save_finish (result, error);
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", "note.pdf", NULL);
  g_autofree char *contents = NULL;

  add_part (fixture, "你好");
  g_assert_true (save (fixture, fixture->path, &error));
  g_assert_no_error (error);
  g_file_get_contents (fixture->path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));

  g_assert_false (save (fixture, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/note-pdf/chinese", Fixture, NULL, set_up, test_chinese, tear_down);
  g_test_add ("/note-pdf/many-pages", Fixture, NULL, set_up, test_many_pages, tear_down);
  g_test_add ("/note-pdf/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/note-pdf/one-long-paragraph", Fixture, NULL, set_up, test_one_long_paragraph, tear_down);
  g_test_add ("/note-pdf/save", Fixture, NULL, set_up, test_save, tear_down);
  return g_test_run ();
}
