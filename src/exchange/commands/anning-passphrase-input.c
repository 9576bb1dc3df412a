/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-passphrase-input.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define CTRL_C 3

/* One line with its end, and one byte to see that it is longer. */
typedef struct
{
  char bytes[ANNING_SECRET_LONGEST + 3];
  gsize length;
} Line;

gboolean
anning_passphrase_input_check (const AnningPassphraseInput *self)
{
  guint64 number;

  if (self->file != NULL && self->fd != NULL)
    return FALSE;
  return self->fd == NULL || g_ascii_string_to_unsigned (self->fd, 10, 0, G_MAXINT, &number, NULL);
}

/* Byte by byte: what follows the line is for whoever reads next. */
static gboolean
read_line (int      fd,
           Line    *line,
           GError **error)
{
  line->length = 0;
  while (line->length < sizeof line->bytes - 1)
    {
      gssize n = read (fd, line->bytes + line->length, 1);
      int code = errno;

      if (n < 0 && code == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
          return FALSE;
        }
      if (n == 0 || line->bytes[line->length] == '\n')
        break;
      line->length++;
    }
  if (line->length > 0 && line->bytes[line->length - 1] == '\r')
    line->length--;
  line->bytes[line->length] = '\0';
  return TRUE;
}

/* Without what is typed being shown; Ctrl+C is read as a character, so that the terminal is set right again before the end. */
static gboolean
read_hidden (int          terminal,
             const char  *question,
             Line        *line,
             GError     **error)
{
  struct termios before, hidden;
  g_autofree char *text = g_strconcat (question, " ", NULL);
  gboolean ok;

  if (tcgetattr (terminal, &before) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (errno));
      return FALSE;
    }
  hidden = before;
  hidden.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
  tcsetattr (terminal, TCSAFLUSH, &hidden);
  if (write (terminal, text, strlen (text)) < 0)
    g_debug ("The terminal cannot be written");
  ok = read_line (terminal, line, error);
  tcsetattr (terminal, TCSAFLUSH, &before);
  if (write (terminal, "\n", 1) < 0)
    g_debug ("The terminal cannot be written");
  if (ok && memchr (line->bytes, CTRL_C, line->length) != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Ctrl+C");
      return FALSE;
    }
  return ok;
}

static AnningSecret *
make_secret (const Line                *line,
             AnningPassphraseStrength  *strength,
             const char               **complaint)
{
  if (line->length == 0)
    *complaint = _("A passphrase is needed.");
  else if (line->length > ANNING_SECRET_LONGEST)
    *complaint = _("This passphrase is too long. Is it the right file?");
  else if (strlen (line->bytes) != line->length || !g_utf8_validate (line->bytes, (gssize) line->length, NULL))
    *complaint = _("This passphrase is no text in UTF-8. Is it the right file?");
  else
    {
      if (strength != NULL)
        *strength = anning_passphrase_judge (line->bytes);
      return anning_secret_new (line->bytes, (gssize) line->length);
    }
  return NULL;
}

static AnningSecret *
ask (int                        terminal,
     gboolean                   twice,
     AnningPassphraseStrength  *strength,
     const char               **complaint,
     GError                   **error)
{
  g_autoptr (AnningSecret) first = NULL;
  g_autoptr (AnningSecret) second = NULL;
  Line line;

  if (read_hidden (terminal, _("Passphrase:"), &line, error))
    first = make_secret (&line, strength, complaint);
  if (first != NULL && twice)
    {
      if (read_hidden (terminal, _("The same once more:"), &line, error))
        {
          second = anning_secret_new (line.bytes, (gssize) line.length);
          if (second == NULL || !anning_secret_equal (first, second))
            {
              *complaint = _("The two passphrases are not the same.");
              g_clear_pointer (&first, anning_secret_unref);
            }
        }
      else
        {
          g_clear_pointer (&first, anning_secret_unref);
        }
    }
  anning_secret_wipe (&line, sizeof line);
  return g_steal_pointer (&first);
}

AnningSecret *
anning_passphrase_input_get (const AnningPassphraseInput  *self,
                             gboolean                      twice,
                             AnningPassphraseStrength     *strength,
                             const char                  **complaint,
                             GError                      **error)
{
  AnningSecret *secret = NULL;
  Line line;
  int fd;

  g_return_val_if_fail (self != NULL && complaint != NULL, NULL);

  *complaint = NULL;
  if (self->file == NULL && self->fd == NULL)
    {
      fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
      if (fd < 0)
        {
          *complaint = _("There is no terminal to ask for the passphrase. Give it with --passphrase-file or --passphrase-fd.");
          return NULL;
        }
      secret = ask (fd, twice, strength, complaint, error);
      close (fd);
      return secret;
    }

  fd = self->fd != NULL ? (int) g_ascii_strtoull (self->fd, NULL, 10) : open (self->file, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  if (read_line (fd, &line, error))
    secret = make_secret (&line, strength, complaint);
  anning_secret_wipe (&line, sizeof line);
  if (self->fd == NULL)
    close (fd);
  return secret;
}

gboolean
anning_passphrase_input_agree (const char *question)
{
  /* Translators: what somebody types to agree, in small letters */
  const char *yes = C_("typed to agree", "yes");
  g_autofree char *text = g_strconcat (question, " ", NULL);
  g_autoptr (GError) error = NULL;
  gboolean agreed;
  Line line;
  int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

  if (terminal < 0)
    return FALSE;
  agreed = write (terminal, text, strlen (text)) >= 0 && read_line (terminal, &line, &error)
           && (strcmp (line.bytes, yes) == 0 || strcmp (line.bytes, "yes") == 0);
  close (terminal);
  return agreed;
}
