/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-template.h"

#include <string.h>

#define INI                                   \
  "[letters]\ngroups=first;\n"                \
  "[group first]\ntitle_zh=一\ntitle_en=One\nletters=plain;\n" \
  "[plain]\ntitle_zh=题\ntitle_en=Title\nsummary_zh=用\nsummary_en=Use\n" \
  "keywords_zh=甲;乙\nkeywords_en=a;b\nabout=debt+contacts\nfacts=own.fact;\nticks=before\n" \
  "send_zh=寄\nsend_en=Send\nchecked=2026-11-21\n"

/* @user_data: the text of the only letter */
static GBytes *
read_text (const char  *name,
           gpointer     user_data,
           GError     **error)
{
  const char *text = strcmp (name, "letters/letters.ini") == 0 ? INI : user_data;

  g_assert_true (text != user_data || strcmp (name, "letters/en/plain.txt") == 0);
  return g_bytes_new (text, strlen (text));
}

static void
test_read (void)
{
  static const char text[] =
    "# Heading\n"
    "\n"
    "To {recipient}:\n"
    "Second line\n"
    "\n\n"
    "? a_1 !b\n"
    "? c\n"
    "1. {sum:upper} each.[](fact:law.one)\n"
    "- point[](fact:law.two)[](fact:law.one)\n"
    "= {name}\r\n"
    "2026. is no list";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = anning_letter_templates_new ("en", read_text, (gpointer) text, &error);
  const AnningLetterTemplate *template;
  const AnningLetterParagraph *paragraph;
  const AnningLetterLine *line;
  const AnningLetterRun *run;

  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_null (anning_letter_templates_find (groups, "missing"));
  template = anning_letter_templates_find (groups, "plain");
  g_assert_nonnull (template);
  g_assert_cmpstr (template->group, ==, "first");
  g_assert_cmpstr (template->title, ==, "Title");
  g_assert_cmpstr (template->summary, ==, "Use");
  g_assert_cmpstr (template->send, ==, "Send");
  g_assert_cmpstr (template->keywords[1], ==, "b");
  g_assert_cmpstr (template->tick_list, ==, "before");
  g_assert_true (template->about_debt && template->about_contacts);
  g_assert_cmpstr (template->heading, ==, "Heading");
  g_assert_cmpuint (g_strv_length (template->facts), ==, 3);
  g_assert_cmpstr (template->facts[0], ==, "own.fact");
  g_assert_cmpstr (template->facts[2], ==, "law.two");

  g_assert_cmpuint (template->paragraphs->len, ==, 2);
  paragraph = g_ptr_array_index (template->paragraphs, 0);
  g_assert_cmpuint (g_strv_length (paragraph->conditions), ==, 0);
  g_assert_cmpuint (paragraph->lines->len, ==, 2);
  line = g_ptr_array_index (paragraph->lines, 0);
  g_assert_cmpuint (line->runs->len, ==, 3);
  run = g_ptr_array_index (line->runs, 1);
  g_assert_cmpstr (run->field, ==, "recipient");
  g_assert_false (run->upper);

  paragraph = g_ptr_array_index (template->paragraphs, 1);
  g_assert_cmpuint (g_strv_length (paragraph->conditions), ==, 3);
  g_assert_cmpstr (paragraph->conditions[1], ==, "!b");
  g_assert_cmpuint (g_strv_length (paragraph->facts), ==, 2);
  g_assert_cmpuint (paragraph->lines->len, ==, 4);
  line = g_ptr_array_index (paragraph->lines, 0);
  g_assert_cmpuint (line->number, ==, 1);
  run = g_ptr_array_index (line->runs, 0);
  g_assert_cmpstr (run->field, ==, "sum");
  g_assert_true (run->upper);
  run = g_ptr_array_index (line->runs, 1);
  g_assert_cmpstr (run->text, ==, " each.");
  line = g_ptr_array_index (paragraph->lines, 1);
  g_assert_true (line->bullet);
  line = g_ptr_array_index (paragraph->lines, 2);
  g_assert_true (line->right);
  line = g_ptr_array_index (paragraph->lines, 3);
  g_assert_cmpuint (line->number, ==, 0);
  run = g_ptr_array_index (line->runs, 0);
  g_assert_cmpstr (run->text, ==, "2026. is no list");
}

static void
test_hostile (void)
{
  static const char *const texts[] = {
    "",
    "\n\n",
    "no title\n\ntext",
    "# title only",
    "# title\nand more\n\ntext",
    "# title\n\n{open",
    "# title\n\nclosed}",
    "# title\n\n{}",
    "# title\n\n{two words}",
    "# title\n\n{{twice}}",
    "# title\n\n{name:lower}",
    "# title\n\n{:upper}",
    "# title\n\n[](fact:never",
    "# title\n\n[](fact:)",
    "# title\n\n[](fact:a)",
    "# title\n\n? a\n",
    "# title\n\n? a\n\ntext",
    "# title\n\n? A.b\ntext",
    "# title\n\n? !\ntext",
    "# title\n\ntext\n? late",
    "# title\n\n# second title",
    "# title\n\n= ",
    "# title\n\n\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) groups = anning_letter_templates_new ("en", read_text, (gpointer) texts[i], &error);

      g_test_message ("“%s”", texts[i]);
      g_assert_null (groups);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_missing_key (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  /* No text in French anywhere. */
  groups = anning_letter_templates_new ("fr", read_text, (gpointer) "# a\n\nb", &error);
  g_assert_null (groups);
  g_assert_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/letter-template/read", test_read);
  g_test_add_func ("/letter-template/hostile", test_hostile);
  g_test_add_func ("/letter-template/missing-key", test_missing_key);
  return g_test_run ();
}
