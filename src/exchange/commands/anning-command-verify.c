/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-command-list.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "anning-bundle-commands.h"
#include "anning-copy-words.h"
#include "anning-fingerprint-commands.h"
#include "anning-salvage-commands.h"
#include "anning-sealed-commands.h"
#include "anning-sealed.h"
#include "anning-verify-words.h"

static void
report_verdict (AnningCommandSession *self,
                const char           *path,
                const AnningVerdict  *verdict)
{
  g_autoptr (GPtrArray) lines = NULL;

  anning_command_set_count (self, "evidence_checked", verdict->evidence_checked);
  anning_command_set_count (self, "evidence_wrong", verdict->evidence_wrong);
  anning_command_set_count (self, "journal_rows", verdict->journal_rows);
  anning_command_set_count (self, "fingerprints_checked", verdict->fingerprints_checked);
  anning_command_set_count (self, "fingerprints_wrong", verdict->fingerprints_wrong);
  anning_command_set_flag (self, "database_ok", verdict->database_ok);
  anning_command_set_flag (self, "journal_ok", verdict->journal_ok);

  for (guint i = 0; verdict->findings != NULL && i < verdict->findings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (verdict->findings, i));

  lines = anning_verify_words_list (verdict);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningVerifyLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = anning_verify_words_text (line->sound, line->title, line->sentence);

      if (!line->sound)
        g_printerr ("%s\n", text);
      else if (anning_command_prints (self))
        g_print ("%s\n", text);
    }
  if (!verdict->sound)
    {
      anning_command_refuse (self, path, _("Something in this file is not as it was written."));
      anning_command_name_copy (self, path);
    }
}

static void
verify_bundle (AnningCommandSession *self,
               const char           *path)
{
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  AnningCommandProgress progress;

  anning_command_progress_begin (&progress, _("Checking"));
  verdict = anning_bundle_check (path, anning_command_progress_show, &progress, NULL, &error);
  anning_command_progress_end (&progress);

  anning_command_set_flag (self, "sound", verdict != NULL && verdict->problems->len == 0);
  if (verdict != NULL)
    complaint = anning_bundle_commands_report (verdict, self->json, anning_command_prints (self));
  if (complaint != NULL)
    anning_command_refuse (self, path, complaint);
  else if (verdict != NULL)
    return;
  else if (error->domain == ANNING_BUNDLE_ERROR)
    anning_command_refuse (self, path, anning_bundle_commands_explain (error));
  else
    anning_command_fail (self, path, error);
}

static void
verify_sealed (AnningCommandSession *self,
               const char           *path)
{
  AnningPassphraseInput input = anning_command_input (self);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sound;
  AnningCommandProgress progress;

  anning_command_progress_begin (&progress, _("Checking"));
  sound = anning_sealed_commands_verify (path, &input, self->json, anning_command_prints (self),
                                         anning_command_progress_show, &progress, &complaint, &error);
  anning_command_progress_end (&progress);
  anning_command_set_flag (self, "sound", sound);
  anning_command_end (self, path, complaint, error);
}

static gboolean
is_zip (const char *path)
{
  char start[4] = "";
  FILE *file = g_fopen (path, "re");
  gboolean zip = file != NULL && fread (start, sizeof start, 1, file) == 1 && memcmp (start, "PK\3\4", sizeof start) == 0;

  g_clear_pointer (&file, fclose);
  return zip;
}

/* A copy whose originals lie beside it. */
static void
verify_copy (AnningCommandSession *self,
             const char           *path)
{
  g_autoptr (GError) error = NULL;
  gboolean sound;
  AnningCommandProgress progress;

  anning_command_progress_begin (&progress, _("Checking"));
  sound = anning_copies_check (path, anning_command_progress_show, &progress, NULL, &error);
  anning_command_progress_end (&progress);
  anning_command_set_flag (self, "sound", sound);
  if (!sound)
    anning_command_fail_copy (self, path, error);
  else if (anning_command_prints (self))
    g_print ("%s\n", anning_verify_words_copy (NULL));
}

/* The copies of the file that was just checked, each with its originals. */
static void
verify_copies (AnningCommandSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  gboolean away = FALSE;
  AnningCommandProgress progress;

  anning_command_progress_begin (&progress, _("Checking the copies"));
  copies = anning_copies_check_each (self->path, self->command->copies, &away, anning_command_progress_show, &progress, NULL,
                                     &error);
  anning_command_progress_end (&progress);
  if (copies == NULL)
    {
      anning_command_fail (self, self->path, error);
      return;
    }
  anning_salvage_commands_report_copies (copies, away, self->json, anning_command_prints (self));
  for (guint i = 0; i < copies->len; i++)
    {
      const AnningCheckedCopy *copy = g_ptr_array_index (copies, i);

      if (copy->error != NULL)
        anning_command_fail_copy (self, copy->path, copy->error);
    }
  if (away)
    anning_command_miss (self, self->command->copies, anning_copy_words_away ());
}

void
anning_command_verify (AnningCommandSession *self)
{
  const char *path = self->command->verify_path != NULL ? self->command->verify_path : self->path;
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  AnningCommandProgress progress;

  if (self->command->verify_path != NULL && is_zip (path))
    {
      verify_bundle (self, path);
      return;
    }
  if (self->command->verify_path != NULL && anning_salvage_commands_is_copy (path))
    {
      verify_copy (self, path);
      return;
    }

  if (self->command->verify_path != NULL && anning_sealed_is_one (path))
    {
      verify_sealed (self, path);
      return;
    }

  /* What was just imported is checked as it lies on the disk. */
  anning_command_close (self);

  anning_command_progress_begin (&progress, _("Checking"));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    verdict = anning_verify_file (path, anning_command_progress_show, &progress, NULL, &error);
  else
    anning_command_set_missing (&error);
  anning_command_progress_end (&progress);

  anning_command_set_flag (self, "sound", verdict != NULL && verdict->sound);
  if (verdict != NULL)
    report_verdict (self, path, verdict);
  else
    anning_command_fail (self, path, error);
  /* Also of a file that is damaged: then they are what counts. */
  if (self->command->verify_path == NULL)
    verify_copies (self);
}

void
anning_command_verify_line (AnningCommandSession *self)
{
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  AnningCommandProgress progress;

  anning_command_progress_begin (&progress, _("Checking"));
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    anning_fingerprint_commands_check (self->path, self->command->fingerprint_line, self->json, anning_command_prints (self),
                                       anning_command_progress_show, &progress, &complaint, &error);
  else
    anning_command_set_missing (&error);
  anning_command_progress_end (&progress);
  anning_command_end (self, self->path, complaint, error);
}
