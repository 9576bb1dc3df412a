/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-command-list.h"

#include <glib/gi18n.h>

#include "anning-backup.h"
#include "anning-salvage-commands.h"
#include "anning-sealed-commands.h"

static gpointer
write_backup (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  anning_backup_write (db, data, cancellable, error);
  return NULL;
}

void
anning_command_backup (AnningCommandSession *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  AnningCommandProgress progress;

  if (anning_command_open_existing (self))
    {
      path = g_canonicalize_filename (self->command->backup, NULL);
      anning_command_progress_begin (&progress, _("Copying"));
      anning_command_progress_show (0.0, &progress);
      if (anning_command_is_free (path, &error))
        anning_store_read (self->store, write_backup, path, &error);
      done = error == NULL;
      if (done)
        anning_command_progress_show (1.0, &progress);
      anning_command_progress_end (&progress);
      if (!done)
        anning_command_fail (self, self->command->backup, error);
    }

  anning_command_set_flag (self, "backup", done);
}

/* What is sealed is read beside the store, which therefore need not be opened. */
void
anning_command_seal (AnningCommandSession *self)
{
  AnningPassphraseInput input = anning_command_input (self);
  g_autofree char *path = g_canonicalize_filename (self->command->backup, NULL);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  AnningCommandProgress progress;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      anning_command_set_missing (&error);
      anning_command_fail (self, self->path, error);
    }
  else
    {
      anning_command_progress_begin (&progress, _("Sealing"));
      done = anning_sealed_commands_seal (self->path, path, &input, self->json, anning_command_prints (self),
                                          anning_command_progress_show, &progress, &complaint, &error);
      anning_command_progress_end (&progress);
      anning_command_end (self, self->command->backup, complaint, error);
    }

  anning_command_set_flag (self, "sealed", done);
}

void
anning_command_restore (AnningCommandSession *self)
{
  AnningPassphraseInput input = anning_command_input (self);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  AnningCommandProgress progress;

  anning_command_progress_begin (&progress, _("Restoring"));
  if (!g_file_test (self->command->restore, G_FILE_TEST_EXISTS))
    anning_command_set_missing (&error);
  else
    done = anning_sealed_commands_restore (self->path, self->command->restore, &input, self->command->yes, self->json,
                                           anning_command_prints (self), anning_command_progress_show, &progress, &complaint, &error);
  anning_command_progress_end (&progress);
  anning_command_end (self, self->command->restore, complaint, error);

  anning_command_set_flag (self, "restored", done);
}

void
anning_command_salvage (AnningCommandSession *self)
{
  g_autofree char *path = g_canonicalize_filename (self->command->salvage, NULL);
  g_autoptr (GError) error = NULL;
  gboolean complete = FALSE;
  gboolean done;
  AnningCommandProgress progress;

  /* What was just brought in is in the file, and not only in its -wal. */
  anning_command_close (self);
  anning_command_progress_begin (&progress, _("Taking out"));
  done = anning_salvage_commands_run (self->path, path, self->command->copies, self->json,
                                     anning_command_prints (self), anning_command_progress_show, &progress, &complete, &error);
  anning_command_progress_end (&progress);
  if (!done && g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      anning_command_set_missing (&error);
    }
  if (!done)
    anning_command_fail (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) ? self->command->salvage : self->path,
                         error);
  else if (!complete && self->status == ANNING_STATUS_DONE)
    self->status = ANNING_STATUS_INCOMPLETE;
}
