/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-sound-talk-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "anning-child-start.h"
#include "anning-pipeline-private.h"
#include "anning-reader-private.h"

/* How often cancelling is looked for. */
#define LOOK_INTERVAL 50 /* ms */

/* It says itself that its decoder stands still, after ten seconds. */
static gint patience = 30000; /* ms */

typedef struct
{
  const AnningSoundTalk *talk;
  GInputStream *stream;
  goffset size;
  GCancellable *cancellable;
  GSubprocess *process;
  int fd;
  gint64 waited;      /* us, for the child alone */
  gint64 waited_most;
  GByteArray *bytes;  /* of the word that is heard */
  GError *read_error; /* of @stream */
} Session;

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_UNSAFE, message);
  return FALSE;
}

static gboolean
fail_errno (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/* Until @condition holds, or the child has been waited for long enough. */
static gboolean
wait_for (Session       *self,
          GIOCondition   condition,
          GError       **error)
{
  gint64 start = g_get_monotonic_time ();
  gint64 silent = 0;

  for (;;)
    {
      GPollFD poll_fd = { .fd = self->fd, .events = (gushort) condition };
      gboolean ready;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      ready = g_poll (&poll_fd, 1, LOOK_INTERVAL) > 0;
      silent = g_get_monotonic_time () - start;
      if (ready)
        break;
      if (silent > (gint64) g_atomic_int_get (&patience) * 1000 || self->waited + silent > self->waited_most)
        return fail (error, "The decoder takes too long");
    }
  self->waited += silent;
  if (self->waited > self->waited_most)
    return fail (error, "The decoder takes too long");
  return TRUE;
}

static gboolean
hear (Session  *self,
      guint8   *bytes,
      gsize     size,
      GError  **error)
{
  while (size > 0)
    {
      gssize n = recv (self->fd, bytes, size, MSG_DONTWAIT);

      if (n == 0)
        return fail (error, "The decoder ended early");
      if (n > 0)
        {
          bytes += n;
          size -= (gsize) n;
        }
      else if (errno == ECONNRESET)
        return fail (error, "The decoder ended early");
      else if (errno == EAGAIN)
        {
          if (!wait_for (self, G_IO_IN, error))
            return FALSE;
        }
      else if (errno != EINTR)
        return fail_errno (error);
    }
  return TRUE;
}

static gboolean
say (Session       *self,
     const void    *bytes,
     gsize          size,
     GError       **error)
{
  const guint8 *rest = bytes;

  while (size > 0)
    {
      gssize n = send (self->fd, rest, size, MSG_DONTWAIT | MSG_NOSIGNAL);

      if (n >= 0)
        {
          rest += n;
          size -= (gsize) n;
        }
      else if (errno == EPIPE || errno == ECONNRESET)
        return fail (error, "The decoder ended early");
      else if (errno == EAGAIN)
        {
          if (!wait_for (self, G_IO_OUT, error))
            return FALSE;
        }
      else if (errno != EINTR)
        return fail_errno (error);
    }
  return TRUE;
}

/* It reads from anywhere in the recording, and from nowhere else. */
static gboolean
answer_read (Session  *self,
             GError  **error)
{
  g_autofree guint8 *bytes = NULL;
  g_autoptr (GError) read_error = NULL;
  AnningSoundRead wanted;
  gsize n_read = 0;
  gint64 n;
  gboolean good;

  if (self->bytes->len != sizeof wanted)
    return fail (error, "The decoder makes no sense");
  memcpy (&wanted, self->bytes->data, sizeof wanted);
  if (wanted.offset < 0 || wanted.offset > self->size || wanted.count < 0 || wanted.count > ANNING_SOUND_PIECE)
    return fail (error, "The decoder makes no sense");

  bytes = g_malloc (sizeof n + ANNING_SOUND_PIECE);
  anning_stream_lock (self->stream);
  good = g_seekable_seek (G_SEEKABLE (self->stream), wanted.offset, G_SEEK_SET, self->cancellable, &read_error) &&
         g_input_stream_read_all (self->stream, bytes + sizeof n, (gsize) wanted.count, &n_read, self->cancellable, &read_error);
  anning_stream_unlock (self->stream);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!good && self->read_error == NULL)
    self->read_error = g_steal_pointer (&read_error);

  /* What stands before the place that cannot be read is of no use: all of it fails. */
  n = good ? (gint64) n_read : -1;
  memcpy (bytes, &n, sizeof n);
  return say (self, bytes, sizeof n + (good ? n_read : 0), error);
}

static gboolean
tell_progress (Session  *self,
               GError  **error)
{
  guint32 millionths;

  if (self->bytes->len != sizeof millionths)
    return fail (error, "The decoder makes no sense");
  memcpy (&millionths, self->bytes->data, sizeof millionths);
  if (millionths > 1000000)
    return fail (error, "The decoder makes no sense");
  if (self->talk->progress != NULL)
    self->talk->progress (millionths / 1e6, self->talk->progress_data);
  return TRUE;
}

/* Why it failed, as the child says; only what a recording can be the reason of. */
static gboolean
take_failure (Session  *self,
              GError  **error)
{
  static const AnningMediaError codes[] = {
    ANNING_MEDIA_ERROR_FAILED, ANNING_MEDIA_ERROR_SILK, ANNING_MEDIA_ERROR_EMPTY, ANNING_MEDIA_ERROR_NOT_AUDIO,
    ANNING_MEDIA_ERROR_CUT_OFF, ANNING_MEDIA_ERROR_MISSING_PLUGIN,
  };
  g_autofree char *why = NULL;
  gint32 code;

  if (self->bytes->len < sizeof code || self->bytes->len > sizeof code + ANNING_SOUND_WHY_MAX)
    return fail (error, "The decoder makes no sense");
  memcpy (&code, self->bytes->data, sizeof code);
  why = g_utf8_make_valid ((const char *) self->bytes->data + sizeof code, (gssize) (self->bytes->len - sizeof code));
  for (char *c = why; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        *c = ' ';
    }
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (code == (gint32) codes[i])
        {
          g_set_error_literal (error, ANNING_MEDIA_ERROR, (int) codes[i], why);
          return FALSE;
        }
    }
  return fail (error, "The decoder makes no sense");
}

static gsize
get_size_max (const Session *self,
              guint32        word)
{
  if (word == self->talk->last)
    return self->talk->last_max;
  switch (word)
    {
    case ANNING_SOUND_READ:
      return sizeof (AnningSoundRead);
    case ANNING_SOUND_PROGRESS:
      return sizeof (guint32);
    case ANNING_SOUND_FORMAT:
      return sizeof (AnningSoundFormat);
    case ANNING_SOUND_SAMPLES:
      return ANNING_SOUND_PIECE;
    case ANNING_SOUND_FAILED:
      return sizeof (gint32) + ANNING_SOUND_WHY_MAX;
    default:
      return 0;
    }
}

static gboolean
hear_word (Session          *self,
           AnningSoundWord  *word,
           GError          **error)
{
  AnningSoundHead head;

  if (!hear (self, (guint8 *) &head, sizeof head, error))
    return FALSE;
  if (head.size == 0 || head.size > get_size_max (self, head.word))
    return fail (error, "The decoder makes no sense");
  g_byte_array_set_size (self->bytes, head.size);
  *word = (AnningSoundWord) head.word;
  return hear (self, self->bytes->data, head.size, error);
}

static gboolean
converse (Session  *self,
          GError  **error)
{
  for (;;)
    {
      g_autoptr (GError) own_error = NULL;
      AnningSoundWord word;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !hear_word (self, &word, error))
        return FALSE;
      if (word == ANNING_SOUND_READ)
        {
          if (!answer_read (self, error))
            return FALSE;
        }
      else if (word == ANNING_SOUND_PROGRESS)
        {
          if (!tell_progress (self, error))
            return FALSE;
        }
      else if (word == ANNING_SOUND_FAILED)
        {
          return take_failure (self, error);
        }
      /* A file that cannot be read to its end is not a shorter recording. */
      else if (word == self->talk->last && self->read_error != NULL)
        {
          return FALSE;
        }
      else if (!self->talk->heard (word, self->bytes->data, self->bytes->len, self->talk->user_data,
                                   self->cancellable, &own_error))
        {
          if (own_error == NULL)
            return fail (error, "The decoder makes no sense");
          g_propagate_error (error, g_steal_pointer (&own_error));
          return FALSE;
        }
      if (word == self->talk->last)
        return TRUE;
    }
}

/* Where GStreamer finds its plugins, the list of them that we have made, and the language of what it says. */
static char **
make_environment (void)
{
  static const char *const names[] = {
    "HOME", "XDG_CACHE_HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "GST_REGISTRY", "GST_REGISTRY_1_0",
    "GST_PLUGIN_PATH", "GST_PLUGIN_PATH_1_0", "GST_PLUGIN_SYSTEM_PATH", "GST_PLUGIN_SYSTEM_PATH_1_0",
    "GST_PLUGIN_SCANNER", "GST_PLUGIN_SCANNER_1_0", "GST_PLUGIN_FEATURE_RANK",
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);
      g_autofree char *line = value != NULL ? g_strconcat (names[i], "=", value, NULL) : NULL;

      if (line != NULL)
        g_strv_builder_add (builder, line);
    }
  g_strv_builder_add (builder, "GST_REGISTRY_UPDATE=no");
  /* Else each thread sets address space aside, of which there is a limit. */
  g_strv_builder_add (builder, "MALLOC_ARENA_MAX=2");
  return g_strv_builder_end (builder);
}

static gboolean
start (Session  *self,
       GError  **error)
{
  g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) self->size);
  g_autofree char *start_ms = g_strdup_printf ("%" G_GINT64_FORMAT, self->talk->start_ms);
  g_autofree char *end_ms = g_strdup_printf ("%" G_GINT64_FORMAT, self->talk->end_ms);
  const char *arguments[] = { self->talk->what, size, start_ms, end_ms, NULL };
  g_auto (GStrv) environment = make_environment ();
  g_autoptr (GError) reason = NULL;
  int fds[2], output;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
    return fail_errno (error);
  self->fd = fds[0];
  output = fcntl (fds[1], F_DUPFD_CLOEXEC, 0);
  if (output < 0)
    {
      fail_errno (error);
      close (fds[1]);
      return FALSE;
    }
  self->process = anning_child_start (ANNING_SOUND_PROGRAM, arguments, (const char *const *) environment,
                                      fds[1], output, &reason);
  if (self->process == NULL)
    g_set_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN, "%s", ANNING_SOUND_PROGRAM);
  return self->process != NULL;
}

static void
session_clear (Session *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->process != NULL)
    {
      /* What it has said was said: nobody waits for how it ends. */
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
    }
  g_clear_object (&self->process);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_error (&self->read_error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Session, session_clear)

static goffset
measure (GInputStream  *stream,
         GCancellable  *cancellable,
         GError       **error)
{
  goffset size = -1;

  anning_stream_lock (stream);
  if (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, error))
    size = g_seekable_tell (G_SEEKABLE (stream));
  anning_stream_unlock (stream);
  return size;
}

/*
 * anning_sound_talk:
 * @stream: seekable; read, not closed
 *
 * Blocking, for a worker thread. The child is ended in any case, and within 50 ms when
 * @cancellable says so.
 *
 * Returns: FALSE with %ANNING_MEDIA_ERROR (%ANNING_MEDIA_ERROR_UNSAFE: the child crashed, took more memory
 *   or time than it may, or made no sense), %G_IO_ERROR_CANCELLED, or what reading @stream gave
 */
gboolean
anning_sound_talk (const AnningSoundTalk  *self,
                   GInputStream           *stream,
                   GCancellable           *cancellable,
                   GError                **error)
{
  g_auto (Session) session = { .talk = self, .stream = stream, .cancellable = cancellable, .fd = -1 };
  g_autoptr (GError) reason = NULL;

  /* Here, too: it makes the list of plugins that the child reads. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !anning_media_start (error))
    return FALSE;
  session.size = measure (stream, cancellable, error);
  if (session.size < 0)
    return FALSE;
  session.bytes = g_byte_array_new ();
  session.waited_most = (gint64) (2 * anning_sound_get_seconds (session.size)) * G_USEC_PER_SEC;

  if (!start (&session, error))
    return FALSE;
  if (converse (&session, &reason))
    return TRUE;
  /* What could not be read explains whatever the decoder made of it. */
  if (session.read_error != NULL && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&session.read_error));
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

void
anning_sound_set_patience (guint ms)
{
  g_atomic_int_set (&patience, (gint) ms);
}
