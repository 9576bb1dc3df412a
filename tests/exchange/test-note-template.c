/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-template.h"

#include <glib/gstdio.h>

#include "anning-records.h"
#include "anning-words.h"

static char *
read_templates (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_SOURCE_ROOT"), "resources", "notes", "templates.ini", NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static const char small_templates[] =
  "[templates]\norder=a;b;\n"
  "[a]\naudience=parents\ntitle_zh=甲\ntitle_en=A\ngreeting_zh=你好\ngreeting_en=Hello\n"
  "closing_zh=再见\nclosing_en=Bye\nparts=two;one;\n"
  "[a one]\ntitle_zh=一\ntitle_en=One\ntext_zh=第一\\n行\ntext_en=First\\nline\non=true\n"
  "[a two]\ntitle_zh=二\ntitle_en=Two\ntext_zh=第二\ntext_en=Second\non=false\n"
  "[b]\naudience=friend\ntitle_zh=乙\ntitle_en=B\ngreeting_zh=x\ngreeting_en=x\nclosing_zh=y\nclosing_en=y\nparts=\n";

static void
test_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = anning_note_templates_parse (small_templates, -1, "en", &error);
  const AnningNoteTemplate *template;
  const AnningNoteTemplatePart *part;

  g_assert_no_error (error);
  g_assert_cmpuint (templates->len, ==, 2);
  template = anning_note_templates_find (templates, "parents");
  g_assert_cmpstr (template->title, ==, "A");
  g_assert_cmpuint (template->parts->len, ==, 2);
  part = g_ptr_array_index (template->parts, 0);
  g_assert_cmpstr (part->key, ==, "two");
  g_assert_false (part->on);
  part = anning_note_template_part (template, "one");
  g_assert_cmpstr (((const AnningNoteWording *) g_ptr_array_index (part->wordings, 0))->text, ==, "First\nline");
  g_assert_true (part->on);
  g_assert_null (anning_note_template_part (template, "three"));
  g_assert_null (anning_note_templates_find (templates, "spouse"));
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_note_templates_parse ("[templates]\norder=a;\n[a]\naudience=parents\n", -1, "zh", &error));
  g_assert_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (anning_note_templates_parse ("[templates]\norder=a;\n", -1, "zh", &error));
  g_assert_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (anning_note_templates_parse ("no key file", -1, "zh", &error));
  g_assert_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE);
}

/* What comes with the program: complete in both languages, sums and code word off. */
static void
test_shipped (void)
{
  static const char *const languages[] = { "zh", "en" };
  g_autofree char *data = read_templates ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) templates = anning_note_templates_parse (data, -1, languages[i], &error);

      g_assert_no_error (error);
      for (guint j = 0; j < templates->len; j++)
        {
          const AnningNoteTemplate *template = g_ptr_array_index (templates, j);

          g_assert_true (anning_words_contains (anning_audiences, template->audience));
          g_assert_false (anning_note_template_part (template, "amounts")->on);
          g_assert_false (anning_note_template_part (template, "code_word")->on);
          g_assert_true (anning_note_template_part (template, "what_to_say")->on);
        }
      g_assert_nonnull (anning_note_templates_find (templates, "parents"));
      g_assert_nonnull (anning_note_templates_find (templates, "spouse"));
      g_assert_nonnull (anning_note_templates_find (templates, "friend"));
    }
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gpointer
parts_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return anning_records_list (db, &anning_note_part_type, "note_id", *(gint64 *) data, error);
}

static gpointer
note_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_get (db, &anning_note_type, *(gint64 *) data, error);
}

/* A note from a template is in the file with all its parts, in their order, switched as the template says. */
static void
test_create (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = anning_note_templates_parse (small_templates, -1, "zh", &error);
  g_autofree char *folder = g_dir_make_tmp ("anning-template-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "anning.db", NULL);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (AnningNote) note = NULL;
  const AnningNotePart *part;
  gint64 id;

  g_assert_no_error (error);
  anning_store_open (store, &error);
  g_assert_no_error (error);
  anning_note_create_async (store, g_ptr_array_index (templates, 0), "zh", ANNING_UNKNOWN, created_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = anning_note_create_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  note = anning_store_read (store, note_job, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (note->audience, ==, "parents");
  g_assert_cmpstr (note->title, ==, "甲");
  g_assert_cmpstr (note->greeting, ==, "你好");
  g_assert_cmpstr (note->closing, ==, "再见");
  g_assert_cmpstr (note->language, ==, "zh");
  g_assert_cmpint (note->relative_id, ==, ANNING_UNKNOWN);

  parts = anning_store_read (store, parts_job, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 2);
  part = g_ptr_array_index (parts, 0);
  g_assert_cmpstr (part->part, ==, "two");
  g_assert_false (part->included);
  part = g_ptr_array_index (parts, 1);
  g_assert_cmpstr (part->text, ==, "第一\n行");
  g_assert_true (part->included);

  anning_store_close (store);
  g_remove (path);
  g_remove (lock);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/note-template/small", test_small);
  g_test_add_func ("/note-template/refused", test_refused);
  g_test_add_func ("/note-template/shipped", test_shipped);
  g_test_add_func ("/note-template/create", test_create);
  return g_test_run ();
}
