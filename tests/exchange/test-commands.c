/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program does without a window: what is brought in, what is checked. */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "commands-fixture.h"

static void
test_import (CommandsFixture *fixture,
             gconstpointer    data)
{
  g_autofree char *first = commands_dup_recording ("tones.mp3");
  g_autofree char *second = commands_dup_recording ("tones.amr");
  g_autofree char *script = commands_dup_recording ("make-audio.sh");
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonObject) again = NULL;
  JsonObject *kinds, *recordings;

  commands_run (fixture, "--json", "--import", first, second, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  object = commands_parse (fixture);
  g_assert_cmpint (json_object_get_int_member (object, "added"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "duplicates"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "refused"), ==, 0);
  kinds = json_object_get_object_member (object, "kinds");
  recordings = json_object_get_object_member (kinds, "recording");
  g_assert_cmpint (json_object_get_int_member (recordings, "added"), ==, 2);

  /* One is known, one is no recording. */
  commands_run (fixture, "--json", "--import", first, script, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  again = commands_parse (fixture);
  g_assert_cmpint (json_object_get_int_member (again, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (again, "duplicates"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (again, "refused"), ==, 1);
  kinds = json_object_get_object_member (again, "kinds");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (kinds, "other"), "refused"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "make-audio.sh: No calls were recognised in this text or document."));
}

static void
assert_contacts (CommandsFixture *fixture,
                 const char      *expected)
{
  static const char *const members[] = { "read", "new", "joined", "known", "left_out", "unsure", "no_contact" };
  g_autoptr (JsonObject) object = commands_parse (fixture);
  JsonObject *contacts = json_object_get_object_member (object, "contacts");
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_string_append_printf (shown, "%s%d", i > 0 ? " " : "", (int) json_object_get_int_member (contacts, members[i]));
  g_assert_cmpstr (shown->str, ==, expected);
}

/* Of a list only what is asked for is taken, and by itself nothing of numbers that nobody knows. */
static void
test_lists (CommandsFixture *fixture,
            gconstpointer    data)
{
  /* 12 March 2026, 21:14:02 and 21:24:02; 13 March, 21:14:02, and one that has no time. */
  static const char text[] =
    "<?xml version='1.0' encoding='UTF-8'?>\n<calls count=\"4\">\n"
    "<call number=\"13800138000\" duration=\"5\" date=\"1773321242000\" type=\"1\" presentation=\"1\" />\n"
    "<call number=\"13900139000\" duration=\"5\" date=\"1773321842000\" type=\"1\" presentation=\"1\" />\n"
    "<call number=\"13800138000\" duration=\"5\" date=\"1773407642000\" type=\"1\" presentation=\"1\" />\n"
    "<call number=\"13800138000\" duration=\"5\" date=\"never\" type=\"1\" presentation=\"1\" />\n</calls>\n";
  g_autofree char *path = g_build_filename (fixture->folder, "calls.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  commands_run (fixture, "--json", "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  assert_contacts (fixture, "3 0 0 0 3 0 1");
  commands_run (fixture, "--json", "--since", "2026-03-13", "--numbers", "138 0013 8000", "--import", path, NULL);
  assert_contacts (fixture, "3 1 0 0 2 0 1");
  commands_run (fixture, "--numbers", "all", "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "Added 1, known already 0, refused 0.\n"
                                     "Contacts: new 2, joined with others 0, known already 1, left out 0.\n");
  commands_run (fixture, "--json", "--numbers", "all", "--import", path, NULL);
  assert_contacts (fixture, "3 0 0 3 0 0 1");
}

/* Nothing was asked in JSON: a person reads the result. */
static void
test_plain (CommandsFixture *fixture,
            gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.mp3");

  commands_run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "Added 1, known already 0, refused 0.\n");
  g_assert_nonnull (strstr (fixture->err, "Importing 100%"));

  commands_run (fixture, "--import", "/nonexistent/a.mp3", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "/nonexistent/a.mp3: There is no such file."));
}

/* @second: what stands in the second file; NULL: there is no list */
static void
write_bundle (const char *path,
              const char *second)
{
  /* Of "abc", and of nothing: FIPS 180-4. */
  static const char *const list = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n"
                                  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.txt\n";
  const char *const entries[][2] = { { "a.txt", "abc" }, { "b.txt", second }, { "SHA256SUMS", list } };
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < (second != NULL ? G_N_ELEMENTS (entries) : 1); i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, entries[i][0]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      archive_entry_set_size (entry, strlen (entries[i][1]));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, entries[i][1], strlen (entries[i][1]));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
}

/* A ZIP with a list of sums is held against that; the file of the case is not even made. */
static void
test_bundle (CommandsFixture *fixture,
             gconstpointer    data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bundle.zip", NULL);
  g_autoptr (JsonObject) object = NULL;

  write_bundle (path, "");
  commands_run (fixture, "--verify", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "2 files, all as the list says."));
  /* sha256sum of the list above */
  g_assert_nonnull (strstr (fixture->out, "b49791236586476825b333079257905f8aa8f3f74345d698a8a081c6b77b6977"));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  write_bundle (path, "x");
  commands_run (fixture, "--json", "--verify", path, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  object = commands_parse (fixture);
  g_assert_false (json_object_get_boolean_member (object, "sound"));
  g_assert_cmpint (json_object_get_int_member (object, "listed"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "right"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "problems"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "b.txt: its bytes are not those of the list"));

  write_bundle (path, NULL);
  commands_run (fixture, "--verify", path, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This ZIP holds no list of sums (SHA256SUMS)"));
}

static void
test_not_ours (CommandsFixture *fixture,
               gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.mp3");
  g_autofree char *after = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->database, "This is a letter.", -1, &error);
  g_assert_no_error (error);
  commands_run (fixture, "--json", "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This file was not made by Anning."));
  g_file_get_contents (fixture->database, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "This is a letter.");

  /* The counts are there all the same: one file was to come in, none did. */
  object = commands_parse (fixture);
  g_assert_cmpint (json_object_get_int_member (object, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "duplicates"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "refused"), ==, 1);
}

static void
test_fingerprint (CommandsFixture *fixture,
                  gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.mp3");
  g_autofree char *line = NULL;
  g_autofree char *other = NULL;
  g_autofree char *mistyped = NULL;
  g_autoptr (JsonObject) taken = NULL;
  g_autoptr (JsonObject) checked = NULL;
  g_autoptr (JsonObject) wrong = NULL;
  g_autoptr (JsonObject) verdict = NULL;

  /* Asking makes no file. */
  commands_run (fixture, "--fingerprint", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  commands_run (fixture, "--import", path, NULL);
  commands_run (fixture, "--fingerprint", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  line = g_strdup (g_strchomp (fixture->out));
  g_assert_true (g_regex_match_simple ("^Anning \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\+08:00 #\\d+ [0-9a-f]{64} =[0-9a-f]{6}$",
                                       line, 0, 0));
  commands_run (fixture, "--json", "--fingerprint", NULL);
  taken = commands_parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (taken, "fingerprint"), ==, line);

  commands_run (fixture, "--verify-fingerprint", line, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "It holds: the log still contains this state."));
  commands_run (fixture, "--json", "--verify-fingerprint", line, NULL);
  checked = commands_parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (checked, "fingerprint_state"), ==, "holds");
  g_assert_cmpint (json_object_get_int_member (checked, "journal_broken"), ==, 0);

  /* another last digit */
  mistyped = g_strdup (line);
  mistyped[strlen (line) - 1] = line[strlen (line) - 1] == '0' ? '1' : '0';
  commands_run (fixture, "--json", "--verify-fingerprint", mistyped, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  wrong = commands_parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (wrong, "fingerprint_state"), ==, "mistyped");
  g_assert_nonnull (strstr (fixture->err, "There is a mistake in the line"));

  /* of a journal with more rows: printf '%s' … | sha256sum */
  other = g_strdup ("Anning 2026-11-22 21:14:09+08:00 #1234 "
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 =b9a5cb");
  commands_run (fixture, "--verify-fingerprint", other, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This log has no such entry."));

  commands_run (fixture, "--json", "--verify", NULL);
  verdict = commands_parse (fixture);
  g_assert_cmpint (json_object_get_int_member (verdict, "fingerprints_checked"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (verdict, "fingerprints_wrong"), ==, 0);
}

static void
test_wrong_use (CommandsFixture *fixture,
                gconstpointer    data)
{
  commands_run (fixture, "--json", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  g_assert_cmpstr (fixture->out, ==, "");
  commands_run (fixture, "--import", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--backup", "", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--seal", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--backup", "a", "--yes", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--backup", "a", "--passphrase-fd", "3", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--backup", "a", "--seal", "--passphrase-fd", "3", "--passphrase-file", "b", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--backup", "a", "--seal", "--passphrase-fd", "-1", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--restore", "a", "--backup", "b", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--restore", "", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--numbers", "all", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--numbers", " , ", "--import", "/nonexistent/a.xml", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  commands_run (fixture, "--since", "2026-02-30", "--import", "/nonexistent/a.xml", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add (path, CommandsFixture, NULL, commands_set_up, function, commands_tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  if (commands_begin (&argc, &argv, &status))
    return status;

  ADD ("/commands/import", test_import);
  ADD ("/commands/lists", test_lists);
  ADD ("/commands/plain", test_plain);
  ADD ("/commands/fingerprint", test_fingerprint);
  ADD ("/commands/bundle", test_bundle);
  ADD ("/commands/not-ours", test_not_ours);
  ADD ("/commands/wrong-use", test_wrong_use);

  return g_test_run ();
}
