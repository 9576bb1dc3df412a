/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same for copies of the file, and what is saved of a damaged one. */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-copies.h"
#include "anning-store.h"
#include "commands-fixture.h"

static void
test_backup (CommandsFixture *fixture,
             gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.mp3");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *original = g_strdup (fixture->database);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonObject) verdict = NULL;
  GStatBuf before, after;

  commands_run (fixture, "--import", path, NULL);
  commands_run (fixture, "--json", "--backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  object = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (object, "backup"));

  /* The copy is a whole file: it can be checked, and knows the recording. */
  commands_run (fixture, "--json", "--verify", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  verdict = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (verdict, "sound"));
  g_assert_cmpint (json_object_get_int_member (verdict, "evidence_checked"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (verdict, "evidence_wrong"), ==, 0);

  g_free (fixture->database);
  fixture->database = g_strdup (copy);
  commands_run (fixture, "--import", path, NULL);
  g_assert_cmpstr (fixture->out, ==, "Added 0, known already 1, refused 0.\n");
  g_free (fixture->database);
  fixture->database = g_strdup (original);

  /* What stands there is never overwritten. */
  g_assert_cmpint (g_stat (copy, &before), ==, 0);
  commands_run (fixture, "--backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is a file of that name already."));
  g_assert_cmpint (g_stat (copy, &after), ==, 0);
  g_assert_cmpint (before.st_size, ==, after.st_size);
  g_assert_cmpint (before.st_mtime, ==, after.st_mtime);
}

/* Neither copying nor checking makes a file where there was none. */
static void
test_no_file (CommandsFixture *fixture,
              gconstpointer    data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);

  commands_run (fixture, "--backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  commands_run (fixture, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is no such file."));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

/* One byte of a recording turned over in the file. */
static void
test_tampered (CommandsFixture *fixture,
               gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.amr");
  g_autofree char *recording = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  char *place;
  gsize recording_length, length;

  commands_run (fixture, "--import", path, NULL);
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

  commands_run (fixture, "--json", "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  object = commands_parse (fixture);
  g_assert_false (json_object_get_boolean_member (object, "sound"));
  g_assert_cmpint (json_object_get_int_member (object, "evidence_wrong"), ==, 1);
  /* Nobody is sent to look for a copy that was never made. */
  g_assert_null (strstr (fixture->err, "copy"));
}

/* Where a copy lies beside the damaged file, it is named. */
static void
test_copy (CommandsFixture *fixture,
           gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.amr");
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *copy = g_build_filename (folder, "case-20260301-080000.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  commands_run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  commands_run (fixture, "--backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);

  g_file_get_contents (fixture->database, &contents, &length, &error);
  g_assert_no_error (error);
  /* All but the first page, of 16 KiB. */
  memset (contents + 16384, 0x5a, length - 16384);
  g_file_set_contents (fixture->database, contents, length, &error);
  g_assert_no_error (error);

  commands_run (fixture, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, copy));
  commands_run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, copy));
}

/* The beginning of the file is gone, and with it the list of tables: what was brought in comes back, and nobody is told that all is well. */
static void
test_salvage (CommandsFixture *fixture,
              gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.amr");
  g_autofree char *out = g_build_filename (fixture->folder, "new.db", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  gsize length, length_after;

  commands_run (fixture, "--import", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);

  commands_run (fixture, "--salvage", out, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Everything came back: nothing is missing."));
  g_assert_nonnull (strstr (fixture->out, "1 original is whole by its SHA-256."));
  commands_run (fixture, "--salvage", out, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is a file of that name already."));
  g_assert_cmpint (g_unlink (out), ==, 0);

  g_file_get_contents (fixture->database, &contents, &length, &error);
  g_assert_no_error (error);
  memset (contents, 0, 16384);
  g_file_set_contents (fixture->database, contents, length, &error);
  g_assert_no_error (error);
  commands_run (fixture, "--json", "--salvage", out, NULL);
  g_assert_cmpint (fixture->status, ==, 3);
  all = commands_parse (fixture);
  object = json_object_get_object_member (all, "salvage");
  g_assert_false (json_object_get_boolean_member (object, "complete"));
  g_assert_cmpint (json_object_get_int_member (object, "lost"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "kept"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "originals_whole"), ==, 1);
  g_file_get_contents (fixture->database, &after, &length_after, &error);
  g_assert_cmpmem (after, length_after, contents, length);

  commands_run (fixture, "--verify", out, NULL);
  g_assert_cmpint (fixture->status, ==, 0);

  commands_run (fixture, "--salvage", "", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
}

/* A check of the file is one of its copies, too, and of the originals that lie beside them. */
static void
test_verify_copies (CommandsFixture *fixture,
                    gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.amr");
  g_autofree char *copy = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *original = NULL;
  g_autofree char *folder = anning_copies_dup_default_folder (fixture->database);
  g_autofree char *contents = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  commands_run (fixture, "--import", path, NULL);
  copy = anning_copies_make (fixture->database, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  commands_run (fixture, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Copies that are sound, with all originals: 1 of 1."));
  commands_run (fixture, "--verify", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "This copy is sound, and all originals that it needs are there."));

  g_file_get_contents (path, &contents, &length, &error);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) contents, length);
  original = anning_copies_dup_original_path (folder, sha256);
  contents[length - 1] ^= 1;
  g_file_set_contents (original, contents, length, &error);
  g_assert_no_error (error);
  commands_run (fixture, "--json", "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, copy));
  g_assert_nonnull (strstr (fixture->err, "This copy is damaged."));
  object = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (object, "sound"));
  g_assert_cmpint (json_object_get_int_member (object, "copies_checked"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "copies_wrong"), ==, 1);
  commands_run (fixture, "--verify", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
}

/* The folder of copies was moved, to a stick say: it is checked, and when it is out that is said and is no success. */
static void
test_moved_copies (CommandsFixture *fixture,
                   gconstpointer    data)
{
  g_autofree char *path = commands_dup_recording ("tones.amr");
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

  commands_run (fixture, "--import", path, NULL);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  copy = anning_copies_make (fixture->database, stick, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  commands_run (fixture, "--json", "--copies", stick, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  there = commands_parse (fixture);
  g_assert_cmpint (json_object_get_int_member (there, "copies_checked"), ==, 1);
  g_assert_false (json_object_get_boolean_member (there, "copies_away"));

  g_assert_cmpint (g_rename (stick, away), ==, 0);
  commands_run (fixture, "--json", "--copies", stick, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 3);
  g_assert_nonnull (strstr (fixture->err, stick));
  g_assert_nonnull (strstr (fixture->err, "The folder of copies is not there."));
  gone = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (gone, "sound"));
  g_assert_cmpint (json_object_get_int_member (gone, "copies_checked"), ==, 0);
  g_assert_true (json_object_get_boolean_member (gone, "copies_away"));

  commands_run (fixture, "--json", "--copies", stick, "--salvage", out, NULL);
  salvaged = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (json_object_get_object_member (salvaged, "salvage"), "copies_away"));
  g_unlink (out);
  commands_run (fixture, "--copies", stick, "--salvage", out, NULL);
  g_assert_nonnull (strstr (fixture->out, "The folder of copies is not there, so nothing was looked for in it."));

  /* A file that does not open names the newest sound copy, wherever that lies. */
  g_assert_cmpint (g_rename (away, stick), ==, 0);
  g_file_get_contents (fixture->database, &contents, &length, &error);
  g_assert_no_error (error);
  memset (contents + 100, 0xff, 4000);
  g_assert_true (g_file_set_contents (fixture->database, contents, length, &error));
  commands_run (fixture, "--copies", stick, "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, copy));
}

#define ADD(path, function) g_test_add (path, CommandsFixture, NULL, commands_set_up, function, commands_tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  if (commands_begin (&argc, &argv, &status))
    return status;

  ADD ("/commands/backup", test_backup);
  ADD ("/commands/no-file", test_no_file);
  ADD ("/commands/tampered", test_tampered);
  ADD ("/commands/copy", test_copy);
  ADD ("/commands/salvage", test_salvage);
  ADD ("/commands/verify-copies", test_verify_copies);
  ADD ("/commands/moved-copies", test_moved_copies);

  return g_test_run ();
}
