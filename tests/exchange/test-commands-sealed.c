/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same for sealed backups, asked for at a terminal too, and for restoring. */
#include <glib/gstdio.h>
#include <poll.h>
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands-fixture.h"

static char *
write_passphrase (CommandsFixture *fixture,
                  const char      *name,
                  const char      *text)
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
test_seal (CommandsFixture *fixture,
           gconstpointer    data)
{
  g_autofree char *first = commands_dup_recording ("tones.mp3");
  g_autofree char *second = commands_dup_recording ("tones.amr");
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

  commands_run (fixture, "--import", first, NULL);
  commands_run (fixture, "--backup", other, "--seal", "--passphrase-file", weak, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Too easy to guess."));
  commands_run (fixture, "--backup", other, "--seal", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is no terminal to ask for the passphrase."));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  commands_run (fixture, "--json", "--backup", sealed, "--seal", "--passphrase-file", passphrase, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  object = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (object, "sealed"));
  g_assert_cmpint (json_object_get_int_member (object, "originals"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "originals_wrong"), ==, 0);

  commands_run (fixture, "--json", "--passphrase-file", passphrase, "--verify", sealed, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  checked = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (checked, "sound"));
  g_assert_cmpint (json_object_get_int_member (checked, "originals"), ==, 1);

  /* What came later goes, and lies beside. */
  commands_run (fixture, "--import", second, NULL);
  before = read_sum (fixture->database);
  commands_run (fixture, "--restore", sealed, "--yes", "--passphrase-file", wrong, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This is not the passphrase that the backup was sealed with."));
  commands_run (fixture, "--restore", sealed, "--passphrase-file", passphrase, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Nothing was changed. Type yes when asked, or give --yes."));
  after = read_sum (fixture->database);
  g_assert_cmpstr (before, ==, after);

  commands_run (fixture, "--json", "--restore", sealed, "--yes", "--passphrase-file", passphrase, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  restored = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (restored, "restored"));
  g_assert_cmpint (json_object_get_int_member (restored, "incidents"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (restored, "missing"), ==, 0);
  aside = json_object_get_string_member (restored, "aside");
  g_clear_pointer (&after, g_free);
  after = read_sum (aside);
  g_assert_cmpstr (before, ==, after);
  commands_run (fixture, "--json", "--verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  verdict = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (verdict, "sound"));
  g_assert_cmpint (json_object_get_int_member (verdict, "evidence_checked"), ==, 1);

  commands_run (fixture, "--import", first, second, NULL);
  g_assert_cmpstr (fixture->out, ==, "Added 1, known already 1, refused 0.\n");
}

/* Where there was no file; and of a copy that is none. */
static void
test_restore (CommandsFixture *fixture,
              gconstpointer    data)
{
  g_autofree char *recording = commands_dup_recording ("tones.mp3");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere.db", NULL);
  g_autoptr (JsonObject) restored = NULL;

  commands_run (fixture, "--import", recording, NULL);
  commands_run (fixture, "--backup", copy, NULL);
  g_assert_cmpint (g_unlink (fixture->database), ==, 0);

  commands_run (fixture, "--restore", recording, "--yes", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "This file was not made by Anning."));
  commands_run (fixture, "--restore", nowhere, "--yes", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is no such file."));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  commands_run (fixture, "--json", "--restore", copy, "--yes", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  restored = commands_parse (fixture);
  g_assert_true (json_object_get_boolean_member (restored, "restored"));
  g_assert_false (json_object_has_member (restored, "aside"));
  g_assert_null (strstr (fixture->err, "The file that is there now"));
  commands_run (fixture, "--import", recording, NULL);
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
run_at_terminal (CommandsFixture   *fixture,
                 const char        *sealed,
                 const char *const *answers,
                 GString           *seen)
{
  const char *const questions[] = { "Passphrase: ", "once more: " };
  const char *const arguments[] = { commands_self, "--run", fixture->database, "--backup", sealed, "--seal", NULL };
  int terminal, status;
  pid_t pid = forkpty (&terminal, NULL, NULL, NULL);

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      execv (commands_self, (char *const *) arguments);
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

static void
test_terminal (CommandsFixture *fixture,
               gconstpointer    data)
{
  const char *const right[] = { "seven stones of granite\n", "seven stones of granite\n", NULL };
  const char *const different[] = { "seven stones of granite\n", "seven stones of granit\n", NULL };
  const char *const ended[] = { "seven\003\n", NULL };
  g_autofree char *recording = commands_dup_recording ("tones.mp3");
  g_autofree char *sealed = g_build_filename (fixture->folder, "case.sealed", NULL);
  g_autoptr (GString) seen = g_string_new (NULL);

  commands_run (fixture, "--import", recording, NULL);
  g_assert_cmpint (run_at_terminal (fixture, sealed, different, seen), ==, 1);
  g_assert_nonnull (strstr (seen->str, "The two passphrases are not the same."));
  g_assert_cmpint (run_at_terminal (fixture, sealed, ended, seen), ==, 1);
  g_assert_false (g_file_test (sealed, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run_at_terminal (fixture, sealed, right, seen), ==, 0);
  g_assert_true (g_file_test (sealed, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (seen->str, "Nobody can open a sealed backup without its passphrase"));
  g_assert_null (strstr (seen->str, "granit"));
}

#define ADD(path, function) g_test_add (path, CommandsFixture, NULL, commands_set_up, function, commands_tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  if (commands_begin (&argc, &argv, &status))
    return status;

  ADD ("/commands/seal", test_seal);
  ADD ("/commands/restore", test_restore);
  ADD ("/commands/terminal", test_terminal);

  return g_test_run ();
}
