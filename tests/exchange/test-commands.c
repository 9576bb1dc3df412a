/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <poll.h>
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anning-commands.h"
#include "anning-copies.h"
#include "anning-store.h"

#include "../remove-tree.h"

/*
 * Each run is a process of its own, as it will be: this program calls itself
 * with the words of the command line.
 */
static const char *self_path;

typedef struct
{
  char *folder;
  char *database;
  char *out;
  char *err;
  int status;
} Fixture;

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-commands-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "case.db", NULL);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->out);
  g_free (fixture->err);
}

static void run (Fixture    *fixture,
                 const char *first,
                 ...) G_GNUC_NULL_TERMINATED;

/* Nobody is to be asked at the terminal that the tests were started in. */
static void
leave_terminal (gpointer data)
{
  setsid ();
}

static void
run (Fixture    *fixture,
     const char *first,
     ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list words;
  int wait_status;

  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);

  g_ptr_array_add (arguments, (gpointer) self_path);
  g_ptr_array_add (arguments, (gpointer) "--run");
  g_ptr_array_add (arguments, fixture->database);
  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    g_ptr_array_add (arguments, (gpointer) word);
  va_end (words);
  g_ptr_array_add (arguments, NULL);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, leave_terminal, NULL,
                &fixture->out, &fixture->err, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  fixture->status = WEXITSTATUS (wait_status);
}

/* What stands on the standard output: one JSON object and nothing else. */
static JsonObject *
parse (Fixture *fixture)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, fixture->out, -1, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)));
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static char *
fixture_path (const char *name)
{
  return g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", name, NULL);
}

static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = fixture_path ("tones.mp3");
  g_autofree char *second = fixture_path ("tones.amr");
  g_autofree char *script = fixture_path ("make-audio.sh");
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonObject) again = NULL;
  JsonObject *kinds, *recordings;

  run (fixture, "--json", "--import", first, second, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  object = parse (fixture);
  g_assert_cmpint (json_object_get_int_member (object, "added"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "duplicates"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "refused"), ==, 0);
  kinds = json_object_get_object_member (object, "kinds");
  recordings = json_object_get_object_member (kinds, "recording");
  g_assert_cmpint (json_object_get_int_member (recordings, "added"), ==, 2);

  /* One is known, one is no recording. */
  run (fixture, "--json", "--import", first, script, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  again = parse (fixture);
  g_assert_cmpint (json_object_get_int_member (again, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (again, "duplicates"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (again, "refused"), ==, 1);
  kinds = json_object_get_object_member (again, "kinds");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (kinds, "other"), "refused"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "make-audio.sh: No calls were recognised in this text or document."));
}

static void
assert_contacts (Fixture    *fixture,
                 const char *expected)
{
  static const char *const members[] = { "read", "new", "joined", "known", "left_out", "unsure", "no_contact" };
  g_autoptr (JsonObject) object = parse (fixture);
  JsonObject *contacts = json_object_get_object_member (object, "contacts");
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_string_append_printf (shown, "%s%d", i > 0 ? " " : "", (int) json_object_get_int_member (contacts, members[i]));
  g_assert_cmpstr (shown->str, ==, expected);
}

/* Of a list only what is asked for is taken, and by itself nothing of numbers that nobody knows. */
static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
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
  run (fixture, "--json", "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  assert_contacts (fixture, "3 0 0 0 3 0 1");
  run (fixture, "--json", "--since", "2026-03-13", "--numbers", "138 0013 8000", "--import", path, NULL);
  assert_contacts (fixture, "3 1 0 0 2 0 1");
  run (fixture, "--numbers", "all", "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "Added 1, known already 0, refused 0.\n"
                                     "Contacts: new 2, joined with others 0, known already 1, left out 0.\n");
  run (fixture, "--json", "--numbers", "all", "--import", path, NULL);
  assert_contacts (fixture, "3 0 0 3 0 0 1");
}

/* Nothing was asked in JSON: a person reads the result. */
static void
test_plain (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.mp3");

  run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "Added 1, known already 0, refused 0.\n");
  g_assert_nonnull (strstr (fixture->err, "Importing 100 %"));

  run (fixture, "--import", "/nonexistent/a.mp3", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "/nonexistent/a.mp3: There is no such file."));
}

static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.mp3");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *original = g_strdup (fixture->database);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonObject) verdict = NULL;
  GStatBuf before, after;

  run (fixture, "--import", path, NULL);
  run (fixture, "--json", "--backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  object = parse (fixture);
  g_assert_true (json_object_get_boolean_member (object, "backup"));

  /* The copy is a whole file: it can be checked, and knows the recording. */
  run (fixture, "--json", "--verify", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  verdict = parse (fixture);
  g_assert_true (json_object_get_boolean_member (verdict, "sound"));
  g_assert_cmpint (json_object_get_int_member (verdict, "evidence_checked"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (verdict, "evidence_wrong"), ==, 0);

  g_free (fixture->database);
  fixture->database = g_strdup (copy);
  run (fixture, "--import", path, NULL);
  g_assert_cmpstr (fixture->out, ==, "Added 0, known already 1, refused 0.\n");
  g_free (fixture->database);
  fixture->database = g_strdup (original);

  /* What stands there is never overwritten. */
  g_assert_cmpint (g_stat (copy, &before), ==, 0);
  run (fixture, "--backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is a file of that name already."));
  g_assert_cmpint (g_stat (copy, &after), ==, 0);
  g_assert_cmpint (before.st_size, ==, after.st_size);
  g_assert_cmpint (before.st_mtime, ==, after.st_mtime);
}

/* Neither copying nor checking makes a file where there was none. */
static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);

  run (fixture, "--backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  run (fixture, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is no such file."));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

/* One byte of a recording turned over in the file. */
static void
test_tampered (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.amr");
  g_autofree char *recording = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  char *place;
  gsize recording_length, length;

  run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_file_get_contents (path, &recording, &recording_length, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->database, &contents, &length, &error);
  g_assert_no_error (error);
  place = memmem (contents, length, recording + 1000, 64);
  g_assert_nonnull (place);
  *place ^= 1;
  g_file_set_contents (fixture->database, contents, length, &error);
  g_assert_no_error (error);

  run (fixture, "--json", "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  object = parse (fixture);
  g_assert_false (json_object_get_boolean_member (object, "sound"));
  g_assert_cmpint (json_object_get_int_member (object, "evidence_wrong"), ==, 1);
  /* Nobody is sent to look for a copy that was never made. */
  g_assert_null (strstr (fixture->err, "copy"));
}

/* Where a copy lies beside the damaged file, it is named. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.amr");
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *copy = g_build_filename (folder, "case-20260301-080000.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  run (fixture, "--backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);

  g_file_get_contents (fixture->database, &contents, &length, &error);
  g_assert_no_error (error);
  /* All but the first page, of 16 KiB. */
  memset (contents + 16384, 0x5a, length - 16384);
  g_file_set_contents (fixture->database, contents, length, &error);
  g_assert_no_error (error);

  run (fixture, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, copy));
  run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, copy));
}

/* The beginning of the file is gone, and with it the list of tables: what was brought in comes back, and nobody is told that all is well. */
static void
test_salvage (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.amr");
  g_autofree char *out = g_build_filename (fixture->folder, "new.db", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  gsize length, length_after;

  run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);

  run (fixture, "--salvage", out, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Everything came back: nothing is missing."));
  g_assert_nonnull (strstr (fixture->out, "1 original is whole by its SHA-256."));
  run (fixture, "--salvage", out, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is a file of that name already."));
  g_assert_cmpint (g_unlink (out), ==, 0);

  g_file_get_contents (fixture->database, &contents, &length, &error);
  g_assert_no_error (error);
  memset (contents, 0, 16384);
  g_file_set_contents (fixture->database, contents, length, &error);
  g_assert_no_error (error);
  run (fixture, "--json", "--salvage", out, NULL);
  g_assert_cmpint (fixture->status, ==, 3);
  all = parse (fixture);
  object = json_object_get_object_member (all, "salvage");
  g_assert_false (json_object_get_boolean_member (object, "complete"));
  g_assert_cmpint (json_object_get_int_member (object, "lost"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "kept"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "originals_whole"), ==, 1);
  g_file_get_contents (fixture->database, &after, &length_after, &error);
  g_assert_cmpmem (after, length_after, contents, length);

  run (fixture, "--verify", out, NULL);
  g_assert_cmpint (fixture->status, ==, 0);

  run (fixture, "--salvage", "", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
}

/* A check of the file is one of its copies, too, and of the originals that lie beside them. */
static void
test_verify_copies (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.amr");
  g_autofree char *copy = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *original = NULL;
  g_autofree char *folder = anning_copies_dup_default_folder (fixture->database);
  g_autofree char *contents = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  run (fixture, "--import", path, NULL);
  copy = anning_copies_make (fixture->database, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  run (fixture, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Copies that are sound, with all originals: 1 of 1."));
  run (fixture, "--verify", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "This copy is sound, and all originals that it needs are there."));

  g_file_get_contents (path, &contents, &length, &error);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) contents, length);
  original = anning_copies_dup_original_path (folder, sha256);
  contents[length - 1] ^= 1;
  g_file_set_contents (original, contents, length, &error);
  g_assert_no_error (error);
  run (fixture, "--json", "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, copy));
  g_assert_nonnull (strstr (fixture->err, "This copy is damaged."));
  object = parse (fixture);
  g_assert_true (json_object_get_boolean_member (object, "sound"));
  g_assert_cmpint (json_object_get_int_member (object, "copies_checked"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "copies_wrong"), ==, 1);
  run (fixture, "--verify", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
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
test_bundle (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bundle.zip", NULL);
  g_autoptr (JsonObject) object = NULL;

  write_bundle (path, "");
  run (fixture, "--verify", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "2 files, all as the list says."));
  /* sha256sum of the list above */
  g_assert_nonnull (strstr (fixture->out, "b49791236586476825b333079257905f8aa8f3f74345d698a8a081c6b77b6977"));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  write_bundle (path, "x");
  run (fixture, "--json", "--verify", path, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  object = parse (fixture);
  g_assert_false (json_object_get_boolean_member (object, "sound"));
  g_assert_cmpint (json_object_get_int_member (object, "listed"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "right"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "problems"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "b.txt: its bytes are not those of the list"));

  write_bundle (path, NULL);
  run (fixture, "--verify", path, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This ZIP holds no list of sums (SHA256SUMS)"));
}

static void
test_not_ours (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.mp3");
  g_autofree char *after = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->database, "This is a letter.", -1, &error);
  g_assert_no_error (error);
  run (fixture, "--json", "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This file was not made by Anning."));
  g_file_get_contents (fixture->database, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "This is a letter.");

  /* The counts are there all the same: one file was to come in, none did. */
  object = parse (fixture);
  g_assert_cmpint (json_object_get_int_member (object, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "duplicates"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "refused"), ==, 1);
}

static void
test_fingerprint (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.mp3");
  g_autofree char *line = NULL;
  g_autofree char *other = NULL;
  g_autofree char *mistyped = NULL;
  g_autoptr (JsonObject) taken = NULL;
  g_autoptr (JsonObject) checked = NULL;
  g_autoptr (JsonObject) wrong = NULL;
  g_autoptr (JsonObject) verdict = NULL;

  /* Asking makes no file. */
  run (fixture, "--fingerprint", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  run (fixture, "--import", path, NULL);
  run (fixture, "--fingerprint", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  line = g_strdup (g_strchomp (fixture->out));
  g_assert_true (g_regex_match_simple ("^Anning \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\+08:00 #\\d+ [0-9a-f]{64} =[0-9a-f]{6}$",
                                       line, 0, 0));
  run (fixture, "--json", "--fingerprint", NULL);
  taken = parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (taken, "fingerprint"), ==, line);

  run (fixture, "--verify-fingerprint", line, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "It holds: the log still contains this state."));
  run (fixture, "--json", "--verify-fingerprint", line, NULL);
  checked = parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (checked, "fingerprint_state"), ==, "holds");
  g_assert_cmpint (json_object_get_int_member (checked, "journal_broken"), ==, 0);

  /* another last digit */
  mistyped = g_strdup (line);
  mistyped[strlen (line) - 1] = line[strlen (line) - 1] == '0' ? '1' : '0';
  run (fixture, "--json", "--verify-fingerprint", mistyped, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  wrong = parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (wrong, "fingerprint_state"), ==, "mistyped");
  g_assert_nonnull (strstr (fixture->err, "There is a mistake in the line"));

  /* of a journal with more rows: printf '%s' … | sha256sum */
  other = g_strdup ("Anning 2026-11-22 21:14:09+08:00 #1234 "
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 =b9a5cb");
  run (fixture, "--verify-fingerprint", other, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This log has no such entry."));

  run (fixture, "--json", "--verify", NULL);
  verdict = parse (fixture);
  g_assert_cmpint (json_object_get_int_member (verdict, "fingerprints_checked"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (verdict, "fingerprints_wrong"), ==, 0);
}

static char *
write_passphrase (Fixture    *fixture,
                  const char *name,
                  const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
read_sum (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) bytes, length);
}

static void
test_seal (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *first = fixture_path ("tones.mp3");
  g_autofree char *second = fixture_path ("tones.amr");
  g_autofree char *sealed = g_build_filename (fixture->folder, "case.sealed", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.sealed", NULL);
  g_autofree char *passphrase = write_passphrase (fixture, "passphrase", "seven stones of granite\r\nthis is another line\n");
  g_autofree char *wrong = write_passphrase (fixture, "wrong", "seven stones of granit");
  g_autofree char *weak = write_passphrase (fixture, "weak", "20080808");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonObject) checked = NULL;
  g_autoptr (JsonObject) restored = NULL;
  g_autoptr (JsonObject) verdict = NULL;
  const char *aside;

  run (fixture, "--import", first, NULL);
  run (fixture, "--backup", other, "--seal", "--passphrase-file", weak, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Too easy to guess."));
  run (fixture, "--backup", other, "--seal", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is no terminal to ask for the passphrase."));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  run (fixture, "--json", "--backup", sealed, "--seal", "--passphrase-file", passphrase, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  object = parse (fixture);
  g_assert_true (json_object_get_boolean_member (object, "sealed"));
  g_assert_cmpint (json_object_get_int_member (object, "originals"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "originals_wrong"), ==, 0);

  run (fixture, "--json", "--passphrase-file", passphrase, "--verify", sealed, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  checked = parse (fixture);
  g_assert_true (json_object_get_boolean_member (checked, "sound"));
  g_assert_cmpint (json_object_get_int_member (checked, "originals"), ==, 1);

  /* What came later goes, and lies beside. */
  run (fixture, "--import", second, NULL);
  before = read_sum (fixture->database);
  run (fixture, "--restore", sealed, "--yes", "--passphrase-file", wrong, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This is not the passphrase that the backup was sealed with."));
  run (fixture, "--restore", sealed, "--passphrase-file", passphrase, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Nothing was changed. Type yes when asked, or give --yes."));
  after = read_sum (fixture->database);
  g_assert_cmpstr (before, ==, after);

  run (fixture, "--json", "--restore", sealed, "--yes", "--passphrase-file", passphrase, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  restored = parse (fixture);
  g_assert_true (json_object_get_boolean_member (restored, "restored"));
  g_assert_cmpint (json_object_get_int_member (restored, "incidents"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (restored, "missing"), ==, 0);
  aside = json_object_get_string_member (restored, "aside");
  g_clear_pointer (&after, g_free);
  after = read_sum (aside);
  g_assert_cmpstr (before, ==, after);
  run (fixture, "--json", "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  verdict = parse (fixture);
  g_assert_true (json_object_get_boolean_member (verdict, "sound"));
  g_assert_cmpint (json_object_get_int_member (verdict, "evidence_checked"), ==, 1);

  run (fixture, "--import", first, second, NULL);
  g_assert_cmpstr (fixture->out, ==, "Added 1, known already 1, refused 0.\n");
}

/* Where there was no file; and of a copy that is none. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *recording = fixture_path ("tones.mp3");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere.db", NULL);
  g_autoptr (JsonObject) restored = NULL;

  run (fixture, "--import", recording, NULL);
  run (fixture, "--backup", copy, NULL);
  g_assert_cmpint (g_unlink (fixture->database), ==, 0);

  run (fixture, "--restore", recording, "--yes", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This file was not made by Anning."));
  run (fixture, "--restore", nowhere, "--yes", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is no such file."));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  run (fixture, "--json", "--restore", copy, "--yes", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  restored = parse (fixture);
  g_assert_true (json_object_get_boolean_member (restored, "restored"));
  g_assert_false (json_object_has_member (restored, "aside"));
  g_assert_null (strstr (fixture->err, "The file that is there now"));
  run (fixture, "--import", recording, NULL);
  g_assert_cmpstr (fixture->out, ==, "Added 0, known already 1, refused 0.\n");
}

/* @answer: NULL: only read what comes until there is a question, or the end */
static void
talk (int         terminal,
      GString    *seen,
      const char *question,
      const char *answer)
{
  struct pollfd wait = { terminal, POLLIN, 0 };
  gsize from = seen->len;
  char bytes[256];

  while (question == NULL || strstr (seen->str + from, question) == NULL)
    {
      gssize n;

      g_assert_cmpint (poll (&wait, 1, 60000), ==, 1);
      n = read (terminal, bytes, sizeof bytes);
      if (n <= 0)
        break;
      g_string_append_len (seen, bytes, n);
    }
  if (answer != NULL)
    g_assert_cmpint (write (terminal, answer, strlen (answer)), ==, strlen (answer));
}

/* Returns: the exit status; @seen: (out): all that the terminal showed */
static int
run_at_terminal (Fixture           *fixture,
                 const char        *sealed,
                 const char *const *answers,
                 GString           *seen)
{
  const char *const questions[] = { "Passphrase: ", "once more: " };
  const char *const arguments[] = { self_path, "--run", fixture->database, "--backup", sealed, "--seal", NULL };
  int terminal, status;
  pid_t pid = forkpty (&terminal, NULL, NULL, NULL);

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      execv (self_path, (char *const *) arguments);
      _exit (98);
    }
  for (guint i = 0; answers[i] != NULL; i++)
    talk (terminal, seen, questions[i], answers[i]);
  talk (terminal, seen, NULL, NULL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  close (terminal);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* The folder of copies was moved, to a stick say: it is checked, and when it is out that is said and is no success. */
static void
test_moved_copies (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = fixture_path ("tones.amr");
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *away = g_build_filename (fixture->folder, "away", NULL);
  g_autofree char *out = g_build_filename (fixture->folder, "salvaged.db", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (JsonObject) there = NULL;
  g_autoptr (JsonObject) gone = NULL;
  g_autoptr (JsonObject) salvaged = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  run (fixture, "--import", path, NULL);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  copy = anning_copies_make (fixture->database, stick, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  run (fixture, "--json", "--copies", stick, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  there = parse (fixture);
  g_assert_cmpint (json_object_get_int_member (there, "copies_checked"), ==, 1);
  g_assert_false (json_object_get_boolean_member (there, "copies_away"));

  g_assert_cmpint (g_rename (stick, away), ==, 0);
  run (fixture, "--json", "--copies", stick, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 3);
  g_assert_nonnull (strstr (fixture->err, stick));
  g_assert_nonnull (strstr (fixture->err, "The folder of copies is not there."));
  gone = parse (fixture);
  g_assert_true (json_object_get_boolean_member (gone, "sound"));
  g_assert_cmpint (json_object_get_int_member (gone, "copies_checked"), ==, 0);
  g_assert_true (json_object_get_boolean_member (gone, "copies_away"));

  run (fixture, "--json", "--copies", stick, "--salvage", out, NULL);
  salvaged = parse (fixture);
  g_assert_true (json_object_get_boolean_member (json_object_get_object_member (salvaged, "salvage"), "copies_away"));
  g_unlink (out);
  run (fixture, "--copies", stick, "--salvage", out, NULL);
  g_assert_nonnull (strstr (fixture->out, "The folder of copies is not there, so nothing was looked for in it."));

  /* A file that does not open names the newest sound copy, wherever that lies. */
  g_assert_cmpint (g_rename (away, stick), ==, 0);
  g_file_get_contents (fixture->database, &contents, &length, &error);
  g_assert_no_error (error);
  memset (contents + 100, 0xff, 4000);
  g_assert_true (g_file_set_contents (fixture->database, contents, length, &error));
  run (fixture, "--copies", stick, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, copy));
}

static void
test_terminal (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const right[] = { "seven stones of granite\n", "seven stones of granite\n", NULL };
  const char *const different[] = { "seven stones of granite\n", "seven stones of granit\n", NULL };
  const char *const ended[] = { "seven\003\n", NULL };
  g_autofree char *recording = fixture_path ("tones.mp3");
  g_autofree char *sealed = g_build_filename (fixture->folder, "case.sealed", NULL);
  g_autoptr (GString) seen = g_string_new (NULL);

  run (fixture, "--import", recording, NULL);
  g_assert_cmpint (run_at_terminal (fixture, sealed, different, seen), ==, 1);
  g_assert_nonnull (strstr (seen->str, "The two passphrases are not the same."));
  g_assert_cmpint (run_at_terminal (fixture, sealed, ended, seen), ==, 1);
  g_assert_false (g_file_test (sealed, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run_at_terminal (fixture, sealed, right, seen), ==, 0);
  g_assert_true (g_file_test (sealed, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (seen->str, "Nobody can open a sealed backup without its passphrase"));
  g_assert_null (strstr (seen->str, "granit"));
}

static void
test_wrong_use (Fixture       *fixture,
                gconstpointer  data)
{
  run (fixture, "--json", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  g_assert_cmpstr (fixture->out, ==, "");
  run (fixture, "--import", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--backup", "", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--seal", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--backup", "a", "--yes", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--backup", "a", "--passphrase-fd", "3", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--backup", "a", "--seal", "--passphrase-fd", "3", "--passphrase-file", "b", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--backup", "a", "--seal", "--passphrase-fd", "-1", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--restore", "a", "--backup", "b", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--restore", "", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--numbers", "all", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--numbers", " , ", "--import", "/nonexistent/a.xml", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  run (fixture, "--since", "2026-02-30", "--import", "/nonexistent/a.xml", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

/* The child: --run DATABASE and the words of one command line. */
static int
run_child (int    argc,
           char **argv)
{
  AnningCommandLine command = { .file = argv[2] };

  for (int i = 3; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--json"))
        command.json = TRUE;
      else if (g_str_equal (argv[i], "--numbers"))
        command.numbers = argv[++i];
      else if (g_str_equal (argv[i], "--since"))
        command.since = argv[++i];
      else if (g_str_equal (argv[i], "--backup"))
        command.backup = argv[++i];
      else if (g_str_equal (argv[i], "--copies"))
        command.copies = argv[++i];
      else if (g_str_equal (argv[i], "--salvage"))
        command.salvage = argv[++i];
      else if (g_str_equal (argv[i], "--seal"))
        command.seal = TRUE;
      else if (g_str_equal (argv[i], "--yes"))
        command.yes = TRUE;
      else if (g_str_equal (argv[i], "--restore"))
        command.restore = argv[++i];
      else if (g_str_equal (argv[i], "--passphrase-file"))
        command.passphrase_file = argv[++i];
      else if (g_str_equal (argv[i], "--passphrase-fd"))
        command.passphrase_fd = argv[++i];
      else if (g_str_equal (argv[i], "--fingerprint"))
        command.fingerprint = TRUE;
      else if (g_str_equal (argv[i], "--verify-fingerprint"))
        command.fingerprint_line = argv[++i];
      else if (g_str_equal (argv[i], "--verify"))
        {
          command.verify = TRUE;
          command.verify_path = argv[i + 1];
          break;
        }
      else if (g_str_equal (argv[i], "--import"))
        {
          command.import = (const char *const *) argv + i + 1;
          break;
        }
    }
  return anning_commands_run (&command);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, setup, function, teardown)

int
main (int    argc,
      char **argv)
{
  g_autofree char *registry = NULL;

  if (argc > 2 && g_str_equal (argv[1], "--run"))
    return run_child (argc, argv);

  /* Isolated folders would have each test search for plugins anew. */
  registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);
  g_setenv ("GST_REGISTRY", registry, TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  self_path = argv[0];

  ADD ("/commands/import", test_import);
  ADD ("/commands/lists", test_lists);
  ADD ("/commands/plain", test_plain);
  ADD ("/commands/fingerprint", test_fingerprint);
  ADD ("/commands/backup", test_backup);
  ADD ("/commands/no-file", test_no_file);
  ADD ("/commands/tampered", test_tampered);
  ADD ("/commands/copy", test_copy);
  ADD ("/commands/salvage", test_salvage);
  ADD ("/commands/verify-copies", test_verify_copies);
  ADD ("/commands/moved-copies", test_moved_copies);
  ADD ("/commands/bundle", test_bundle);
  ADD ("/commands/not-ours", test_not_ours);
  ADD ("/commands/seal", test_seal);
  ADD ("/commands/restore", test_restore);
  ADD ("/commands/terminal", test_terminal);
  ADD ("/commands/wrong-use", test_wrong_use);

  return g_test_run ();
}
