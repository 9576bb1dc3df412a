/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-child.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anning-child-start.h"

#define POLL_MS 100
#define PIECE (64 * 1024)

G_DEFINE_QUARK (anning-child-error-quark, anning_child_error)

static gboolean
fail (GError           **error,
      AnningChildError   code,
      const char        *message)
{
  g_set_error_literal (error, ANNING_CHILD_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
fail_errno (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int            fd,
           const guint8  *data,
           gsize          size,
           GError       **error)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_errno (error);
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
fill (int            fd,
      GInputStream  *input,
      gsize          most,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gsize total = 0;

  for (;;)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = g_input_stream_read (input, piece, PIECE, cancellable, error);
      if (n <= 0)
        return n == 0;
      total += (gsize) n;
      if (total > most)
        return fail (error, ANNING_CHILD_ERROR_TOO_LARGE, "more than the limit comes in");
      if (!write_all (fd, piece, (gsize) n, error))
        return FALSE;
    }
}

/* Returns: a file that is nowhere on a disk and holds what @input gives, or -1 */
static int
open_in_memory (const AnningChild  *self,
                GInputStream       *input,
                GCancellable       *cancellable,
                GError            **error)
{
  int fd = memfd_create ("input", MFD_CLOEXEC);

  if (fd < 0)
    {
      fail_errno (error);
      return -1;
    }
  if (!fill (fd, input, self->input_max, cancellable, error))
    {
      close (fd);
      return -1;
    }
  lseek (fd, 0, SEEK_SET);
  return fd;
}

/* @input, @output: taken, whatever happens */
static GSubprocess *
start (const AnningChild  *self,
       int                 input,
       int                 output,
       GError            **error)
{
  static const char *const environment[] = { "LC_ALL=C.UTF-8", NULL };
  g_autoptr (GError) local_error = NULL;
  GSubprocess *process = anning_child_start (self->program, self->arguments, environment, input, output, &local_error);

  if (process == NULL)
    fail (error, ANNING_CHILD_ERROR_NOT_FOUND, local_error->message);
  return process;
}

/* What the program writes, within the limits of size and time. */
static gboolean
read_output (const AnningChild  *self,
             int                 fd,
             GByteArray         *output,
             GCancellable       *cancellable,
             GError            **error)
{
  gint64 end = g_get_monotonic_time () + self->seconds_max * G_TIME_SPAN_SECOND;
  g_autofree guint8 *piece = g_malloc (PIECE);

  for (;;)
    {
      GPollFD poll_fd = { .fd = fd, .events = G_IO_IN };
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_get_monotonic_time () > end)
        return fail (error, ANNING_CHILD_ERROR_TOO_SLOW, "it took too long");
      if (g_poll (&poll_fd, 1, POLL_MS) <= 0)
        continue;
      n = read (fd, piece, PIECE);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        return fail_errno (error);
      if (n > 0)
        g_byte_array_append (output, piece, (guint) n);
      if (output->len > self->output_max)
        return fail (error, ANNING_CHILD_ERROR_TOO_MUCH, "more than the limit comes out");
    }
}

/*
 * anning_child_run:
 * @input: read to its end into memory, given to the program as a file at its standard input
 *
 * Blocking, for a thread other than the main one. A program that takes too long or
 * writes too much, and one whose caller cancels, is ended.
 *
 * Returns: (transfer full): what it wrote, or NULL and ANNING_CHILD_ERROR or what reading @input gave
 */
GByteArray *
anning_child_run (const AnningChild  *self,
                  GInputStream       *input,
                  int                *status,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr (GByteArray) output = g_byte_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  int in, fds[2];
  gboolean ok;

  g_return_val_if_fail (self != NULL && G_IS_INPUT_STREAM (input) && status != NULL, NULL);

  in = open_in_memory (self, input, cancellable, error);
  if (in < 0)
    return NULL;
  if (pipe2 (fds, O_CLOEXEC) != 0)
    {
      fail_errno (error);
      close (in);
      return NULL;
    }
  process = start (self, in, fds[1], error);
  if (process == NULL)
    {
      close (fds[0]);
      return NULL;
    }

  ok = read_output (self, fds[0], output, cancellable, error);
  close (fds[0]);
  if (!ok)
    g_subprocess_force_exit (process);
  if (!g_subprocess_wait (process, NULL, ok ? error : NULL) || !ok)
    return NULL;
  *status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  return g_steal_pointer (&output);
}
