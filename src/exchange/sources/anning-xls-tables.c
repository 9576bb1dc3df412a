/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-xls-tables.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anning-source-private.h"
#include "anning-table-reader-private.h"

#define HELPER "anning-xls"
#define POLL_MS 100
/* What the helper says: see there. */
#define SHEET_SIGN '\f'
#define END_OF_ALL "\x04\n"
#define EXIT_NO_WORKBOOK 2
#define EXIT_ENCRYPTED 3

static gboolean
fail (GError           **error,
      AnningTableError   code,
      const char        *message)
{
  g_set_error_literal (error, ANNING_TABLE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
fail_errno (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/* ---- the helper ---- */

/* Returns: a file that is nowhere on a disk and holds @bytes, or -1 */
static int
open_in_memory (GBytes  *bytes,
                GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("workbook", MFD_CLOEXEC);

  if (fd < 0)
    {
      fail_errno (error);
      return -1;
    }
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_errno (error);
          close (fd);
          return -1;
        }
      data += n;
      size -= (gsize) n;
    }
  return fd;
}

static GSubprocess *
start (int      input,
       int      output,
       GError **error)
{
  static const char *const environment[] = { "LC_ALL=C", NULL };
  const char *folder = g_getenv ("ANNING_LIBEXECDIR");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : LIBEXECDIR, HELPER, NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) local_error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  g_subprocess_launcher_take_stdout_fd (launcher, output);
  process = g_subprocess_launcher_spawn (launcher, &local_error, path, NULL);
  if (process == NULL)
    anning_source_fail (error, ANNING_SOURCE_ERROR_NO_HELPER, "%s", local_error->message);
  return process;
}

/* What the helper writes, within the limits of size and time. */
static gboolean
read_output (int                         fd,
             const AnningTableOptions   *options,
             GByteArray                 *output,
             GCancellable               *cancellable,
             GError                    **error)
{
  gint64 end = g_get_monotonic_time () + ANNING_XLS_SECONDS_MAX * G_TIME_SPAN_SECOND;
  g_autofree guint8 *buffer = g_malloc (64 * 1024);

  for (;;)
    {
      GPollFD poll_fd = { .fd = fd, .events = G_IO_IN };
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_get_monotonic_time () > end)
        return fail (error, ANNING_TABLE_ERROR_TRUNCATED, "it took too long");
      if (g_poll (&poll_fd, 1, POLL_MS) <= 0)
        continue;
      n = read (fd, buffer, 64 * 1024);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        return fail_errno (error);
      if (n > 0)
        g_byte_array_append (output, buffer, (guint) n);
      if (output->len > options->unpacked_max)
        return fail (error, ANNING_TABLE_ERROR_TOO_LARGE, "more than the limit in it");
    }
}

static GByteArray *
run_helper (GBytes                    *bytes,
            const AnningTableOptions  *options,
            GCancellable              *cancellable,
            GError                   **error)
{
  g_autoptr (GByteArray) output = g_byte_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  int input, fds[2];
  gboolean ok;

  input = open_in_memory (bytes, error);
  if (input < 0)
    return NULL;
  if (pipe2 (fds, O_CLOEXEC) != 0)
    {
      fail_errno (error);
      close (input);
      return NULL;
    }
  process = start (input, fds[1], error);
  if (process == NULL)
    {
      close (fds[0]);
      return NULL;
    }

  ok = read_output (fds[0], options, output, cancellable, error);
  close (fds[0]);
  if (!ok)
    g_subprocess_force_exit (process);
  if (!g_subprocess_wait (process, NULL, ok ? error : NULL) || !ok)
    return NULL;

  if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == EXIT_NO_WORKBOOK)
    fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "no workbook");
  else if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == EXIT_ENCRYPTED)
    fail (error, ANNING_TABLE_ERROR_ENCRYPTED, "an encrypted workbook");
  else if (!g_subprocess_get_successful (process) || output->len < strlen (END_OF_ALL)
           || memcmp (output->data + output->len - strlen (END_OF_ALL), END_OF_ALL, strlen (END_OF_ALL)) != 0)
    fail (error, ANNING_TABLE_ERROR_TRUNCATED, "a damaged workbook");
  else
    {
      g_byte_array_set_size (output, output->len - (guint) strlen (END_OF_ALL));
      return g_steal_pointer (&output);
    }
  return NULL;
}

/* ---- what it wrote ---- */

/* The next @sign, or the end. */
static const char *
find_end (const char *p,
          const char *end,
          char        sign)
{
  const char *found = memchr (p, sign, (gsize) (end - p));

  return found != NULL ? found : end;
}

static gboolean
read_rows (AnningRowReader  *rows,
           const char       *p,
           const char       *end,
           GError          **error)
{
  while (p < end)
    {
      const char *line = find_end (p, end, '\n');
      guint column = 0;

      for (;; column++)
        {
          const char *tab = find_end (p, line, '\t');

          if (tab > p && !anning_row_reader_set_cell (rows, column, p, tab - p, error))
            return FALSE;
          if (tab == line)
            break;
          p = tab + 1;
        }
      if (!anning_row_reader_end_row (rows, error))
        return FALSE;
      p = line + 1;
    }
  return TRUE;
}

static GPtrArray *
read_sheets (GBytes                    *bytes,
             const GByteArray          *output,
             const AnningTableOptions  *options,
             GError                   **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_read_table_unref);
  const char *p = (const char *) output->data;
  const char *end = p + output->len;

  for (guint number = 0; p < end && *p == SHEET_SIGN; number++)
    {
      const char *name_end = find_end (p, end, '\n');
      const char *sheet_end = find_end (p + 1, end, SHEET_SIGN);
      g_auto (AnningRowReader) rows = { 0 };
      g_autofree char *name = NULL;

      anning_row_reader_init (&rows, options);
      name_end = MIN (name_end, sheet_end);
      name = g_utf8_make_valid (p + 1, name_end - p - 1);
      if (name_end < sheet_end && !read_rows (&rows, name_end + 1, sheet_end, error))
        return NULL;
      if (rows.rows->len > 0)
        {
          char **sheets = g_new0 (char *, 2);

          sheets[0] = g_steal_pointer (&name);
          g_ptr_array_add (tables, anning_read_table_new (&rows, sheets, 0, bytes));
        }
      p = sheet_end;
    }
  if (tables->len == 0)
    {
      fail (error, ANNING_TABLE_ERROR_EMPTY, "no row");
      return NULL;
    }
  return g_steal_pointer (&tables);
}

GPtrArray *
anning_xls_tables_read (GBytes                    *bytes,
                        const AnningTableOptions  *options,
                        GCancellable              *cancellable,
                        GError                   **error)
{
  g_autoptr (GByteArray) output = NULL;

  g_return_val_if_fail (bytes != NULL && options != NULL, NULL);

  output = run_helper (bytes, options, cancellable, error);
  return output != NULL ? read_sheets (bytes, output, options, error) : NULL;
}
