/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-passing.h"
#include "anning-process.h"

/* What GLib is told of the environment it keeps: all of this is one test, begun before anything asks. */
static char *base;

static char *
make_folder (const char *name)
{
  char *path = g_build_filename (base, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  return path;
}

static void
write_file (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "a household", -1, &error);
  g_assert_no_error (error);
}

static guint
count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A process that is killed while it has such a folder. Returns: the folder */
static char *
leave_by_kill (void)
{
  char path[4096] = "";
  int ends[2], status;
  pid_t child;
  gssize n;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      const char *folder = anning_passing_begin ();
      g_autofree char *kept = g_build_filename (folder, "example.db", NULL);

      if (!g_file_set_contents (kept, "a household", -1, NULL) || write (ends[1], folder, strlen (folder)) < 0)
        _exit (1);
      for (;;)
        pause ();
    }
  n = read (ends[0], path, sizeof path - 1);
  g_assert_cmpint (n, >, 0);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  close (ends[0]);
  close (ends[1]);
  return g_strdup (path);
}

static void
test_folder (void)
{
  g_autofree char *killed = leave_by_kill ();
  g_autofree char *outside = make_folder ("outside");
  g_autofree char *dead = make_folder ("anning-passing-aaaaaa");
  g_autofree char *deeper = make_folder ("anning-passing-aaaaaa/backups");
  g_autofree char *living = make_folder ("anning-passing-bbbbbb");
  g_autofree char *link = g_build_filename (dead, "link", NULL);
  g_autofree char *usual = g_strdup (g_getenv ("TMPDIR"));
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  struct stat info;
  int lock = open (living, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int fd;

  write_file (outside, "mine");
  write_file (deeper, "example.db");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (flock (lock, LOCK_EX | LOCK_NB), ==, 0);
  g_assert_true (g_str_has_prefix (killed, base));
  g_assert_true (g_file_test (killed, G_FILE_TEST_IS_DIR));

  folder = g_strdup (anning_passing_begin ());
  g_assert_nonnull (folder);
  g_assert_true (g_str_has_prefix (folder, base));
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0700);
  g_assert_cmpstr (anning_passing_get_folder (), ==, folder);

  /* What was left is gone, and nothing that a link in it named. */
  g_assert_false (g_file_test (dead, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (killed, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (living, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (count (outside), ==, 1);

  /* The libraries are sent there, programs that are started are not. */
  g_assert_cmpstr (g_get_tmp_dir (), ==, folder);
  g_assert_cmpstr (g_getenv ("TMPDIR"), ==, usual);
  fd = g_file_open_tmp (NULL, &file, NULL);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_str_has_prefix (file, folder));

  anning_passing_end ();
  g_assert_null (anning_passing_get_folder ());
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  anning_passing_end ();

  close (lock);
  g_assert_cmpint (g_rmdir (living), ==, 0);
  file = (g_free (file), g_build_filename (outside, "mine", NULL));
  g_unlink (file);
  g_rmdir (outside);
}

/* In a process of its own, as the limits cannot be taken back. */
static void
test_process (void)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autofree char *path = g_build_filename (base, "made", NULL);
      struct rlimit limits;
      struct stat info;
      int fd;

      /* As a machine that keeps every dump. */
      if (getrlimit (RLIMIT_CORE, &limits) != 0)
        _exit (1);
      limits.rlim_cur = limits.rlim_max;
      if (setrlimit (RLIMIT_CORE, &limits) != 0 || g_chdir (base) != 0)
        _exit (2);
      umask (0);

      anning_process_guard ();
      fd = open (path, O_CREAT | O_WRONLY, 0666);
      if (fd < 0 || fstat (fd, &info) != 0 || (info.st_mode & 07777) != 0600 || g_unlink (path) != 0)
        _exit (3);
      if (getrlimit (RLIMIT_CORE, &limits) != 0 || limits.rlim_cur > 1)
        _exit (4);
      signal (SIGSEGV, SIG_DFL);
      raise (SIGSEGV);
      _exit (5);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGSEGV);
  g_assert_false (WCOREDUMP (status));
  g_assert_cmpuint (count (base), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  int status;

  base = g_build_filename (g_getenv ("TMPDIR") != NULL ? g_getenv ("TMPDIR") : "/tmp", "anning-test-XXXXXX", NULL);
  if (g_mkdtemp (base) == NULL)
    return 1;
  g_setenv ("XDG_RUNTIME_DIR", base, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/process", test_process);
  g_test_add_func ("/exchange/passing", test_folder);
  status = g_test_run ();
  g_rmdir (base);
  g_free (base);
  return status;
}
