/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-command-session.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "anning-backup.h"
#include "anning-command-json.h"
#include "anning-copies.h"
#include "anning-copy-words.h"
#include "anning-import.h"
#include "anning-sealed-words.h"
#include "anning-store-words.h"
#include "anning-verify-words.h"

static char *
failure_sentence (const GError *error)
{
  const char *known = anning_store_words_explain (error);

  if (known != NULL)
    return g_strdup (known);
  if (g_error_matches (error, ANNING_COPIES_ERROR, ANNING_COPIES_ERROR_AWAY))
    return g_strdup (anning_copy_words_away ());
  if (g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_GONE))
    return g_strdup (_("The file was moved, deleted or replaced while it was open. Nothing more was written to it."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return g_strdup (_("There is a file of that name already. It was left as it is. Choose another name."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_("There is no such file."));
  if (error->domain == ANNING_SEALED_ERROR)
    return g_strdup (anning_sealed_words_explain (error));
  /* translators: %s is a technical message */
  return g_strdup_printf (_("That did not work: %s"), error->message);
}

void
anning_command_refuse (AnningCommandSession *self,
                       const char           *path,
                       const char           *sentence)
{
  g_autofree char *clean = anning_import_clean_name (path);

  g_printerr ("%s: %s\n", clean, sentence);
  self->status = ANNING_STATUS_REFUSED;
}

void
anning_command_name_copy (AnningCommandSession *self,
                          const char           *path)
{
  g_autofree char *copy = anning_backup_newest (path, self->command->copies);
  g_autofree char *clean = copy != NULL ? anning_import_clean_name (copy) : NULL;

  if (copy == NULL)
    return;
  /* Translators: %s is the path of a file */
  g_printerr (_("The newest sound copy is %s"), clean);
  g_printerr ("\n");
}

void
anning_command_miss (AnningCommandSession *self,
                     const char           *path,
                     const char           *sentence)
{
  int status = self->status;

  anning_command_refuse (self, path, sentence);
  self->status = status == ANNING_STATUS_DONE ? ANNING_STATUS_INCOMPLETE : status;
}

void
anning_command_fail (AnningCommandSession *self,
                     const char           *path,
                     const GError         *error)
{
  g_autofree char *sentence = failure_sentence (error);

  anning_command_refuse (self, path, sentence);
  if (g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    anning_command_name_copy (self, path);
}

void
anning_command_fail_copy (AnningCommandSession *self,
                          const char           *path,
                          const GError         *error)
{
  const char *known = anning_verify_words_copy (error);
  g_autofree char *sentence = known != NULL ? g_strdup (known) : failure_sentence (error);

  anning_command_refuse (self, path, sentence);
}

void
anning_command_end (AnningCommandSession *self,
                    const char           *path,
                    const char           *complaint,
                    const GError         *error)
{
  if (complaint != NULL)
    anning_command_refuse (self, path, complaint);
  else if (error != NULL)
    anning_command_fail (self, path, error);
}

gboolean
anning_command_open (AnningCommandSession *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    return TRUE;

  self->store = anning_store_new (self->path);
  anning_store_set_copies (self->store, self->command->copies, FALSE);
  if (anning_store_open (self->store, &error))
    return TRUE;
  anning_command_fail (self, self->path, error);
  g_clear_object (&self->store);
  return FALSE;
}

gboolean
anning_command_open_existing (AnningCommandSession *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL || g_file_test (self->path, G_FILE_TEST_EXISTS))
    return anning_command_open (self);
  anning_command_set_missing (&error);
  anning_command_fail (self, self->path, error);
  return FALSE;
}

void
anning_command_close (AnningCommandSession *self)
{
  if (self->store == NULL)
    return;
  anning_store_close (self->store);
  g_clear_object (&self->store);
}

gboolean
anning_command_prints (AnningCommandSession *self)
{
  return !self->command->json;
}

AnningPassphraseInput
anning_command_input (AnningCommandSession *self)
{
  return (AnningPassphraseInput) { self->command->passphrase_file, self->command->passphrase_fd };
}

void
anning_command_set_count (AnningCommandSession *self,
                          const char           *name,
                          gint64                value)
{
  anning_json_set_count (self->json, name, value);
}

void
anning_command_set_flag (AnningCommandSession *self,
                         const char           *name,
                         gboolean              value)
{
  anning_json_set_flag (self->json, name, value);
}

void
anning_command_set_missing (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
}

gboolean
anning_command_is_free (const char  *path,
                        GError     **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "");
  return FALSE;
}

void
anning_command_progress_begin (AnningCommandProgress *self,
                               const char            *label)
{
  self->label = label;
  self->shown = -1;
  self->terminal = isatty (STDERR_FILENO);
  g_mutex_init (&self->lock);
}

void
anning_command_progress_show (double   fraction,
                              gpointer user_data)
{
  AnningCommandProgress *self = user_data;
  int percent = CLAMP ((int) (fraction * 100), 0, 100);

  g_mutex_lock (&self->lock);
  if (percent > self->shown && (self->terminal || self->shown < 0 || percent / 25 > self->shown / 25))
    {
      if (self->terminal)
        g_printerr ("\r%s %d%%", self->label, percent);
      else
        g_printerr ("%s %d%%\n", self->label, percent);
      self->shown = percent;
    }
  g_mutex_unlock (&self->lock);
}

void
anning_command_progress_end (AnningCommandProgress *self)
{
  if (self->terminal && self->shown >= 0)
    g_printerr ("\n");
  g_mutex_clear (&self->lock);
}
