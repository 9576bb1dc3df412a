/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sums.h"

#include <string.h>

/* Of nothing, and of "abc": FIPS 180-4. */
#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/* As sha256sum of coreutils 9.1 writes files of these names. */
static const char *const written =
  OF_NOTHING "  originals/空 白.txt\n"
  "\\" OF_ABC "  a\\\\b\\nc\\rd\n";

static void
test_write (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  anning_sums_append (text, OF_NOTHING, "originals/空 白.txt");
  anning_sums_append (text, OF_ABC, "a\\b\nc\rd");
  g_assert_cmpstr (text->str, ==, written);
}

static void
test_read (void)
{
  static const char *const other = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD *b\\n";
  guint bad_line = 0;
  g_autoptr (GHashTable) sums = anning_sums_parse (written, strlen (written), &bad_line);
  g_autoptr (GHashTable) one = anning_sums_parse (other, strlen (other), &bad_line);
  g_autoptr (GHashTable) none = anning_sums_parse (NULL, 0, &bad_line);

  g_assert_cmpuint (g_hash_table_size (sums), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (sums, "originals/空 白.txt"), ==, OF_NOTHING);
  g_assert_cmpstr (g_hash_table_lookup (sums, "a\\b\nc\rd"), ==, OF_ABC);
  /* Without a backslash in front the name is as it stands; so is a last line without its end. */
  g_assert_cmpstr (g_hash_table_lookup (one, "b\\n"), ==, OF_ABC);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    guint line;
  } cases[] = {
#define CASE(text, line) { text, sizeof (text) - 1, line }
    CASE ("\n", 1),
    CASE ("abc  a\n", 1),
    CASE (OF_ABC " a\n", 1),
    CASE (OF_ABC "0  a\n", 1),
    CASE (OF_ABC "  \n", 1),
    CASE (OF_ABC, 1),
    CASE (OF_ABC "  a\n" OF_ABC "  a\n", 2),
    CASE (OF_ABC "  a\n" OF_ABC "  b\n\n", 3),
    CASE (OF_ABC "  a\0b\n", 1),
    CASE (OF_ABC "  \xff\n", 1),
    CASE ("\\" OF_ABC "  a\\x\n", 1),
    CASE ("\\" OF_ABC "  a\\", 1),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint bad_line = 0;
      g_autoptr (GHashTable) sums = anning_sums_parse (cases[i].text, cases[i].length, &bad_line);

      g_assert_null (sums);
      g_assert_cmpuint (bad_line, ==, cases[i].line);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sums/write", test_write);
  g_test_add_func ("/sums/read", test_read);
  g_test_add_func ("/sums/bad", test_bad);
  return g_test_run ();
}
