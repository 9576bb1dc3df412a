/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-commands.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anning-backup.h"
#include "anning-bundle-check.h"
#include "anning-bundle-commands.h"
#include "anning-copies.h"
#include "anning-copy-words.h"
#include "anning-fingerprint-commands.h"
#include "anning-import-commands.h"
#include "anning-salvage-commands.h"
#include "anning-sealed-commands.h"
#include "anning-sealed-words.h"
#include "anning-store-words.h"
#include "anning-verify-words.h"

enum
{
  STATUS_DONE = 0,
  STATUS_REFUSED = 1,
  STATUS_WRONG_USE = 2,
  STATUS_INCOMPLETE = 3,
};

/* One run of the program without a window. */
typedef struct
{
  const AnningCommandLine *command;
  char *path;           /* of the file to work on */
  AnningStore *store;   /* opened when first needed */
  JsonBuilder *json;
  int status;
} Session;

/* A line of progress that is rewritten on a terminal, and rare elsewhere. */
typedef struct
{
  const char *label;
  GMutex lock;
  int shown; /* percent */
  gboolean terminal;
} Progress;

static void
progress_begin (Progress   *self,
                const char *label)
{
  self->label = label;
  self->shown = -1;
  self->terminal = isatty (STDERR_FILENO);
  g_mutex_init (&self->lock);
}

static void
progress_show (double   fraction,
               gpointer user_data)
{
  Progress *self = user_data;
  int percent = CLAMP ((int) (fraction * 100), 0, 100);

  g_mutex_lock (&self->lock);
  if (percent > self->shown && (self->terminal || self->shown < 0 || percent / 25 > self->shown / 25))
    {
      if (self->terminal)
        g_printerr ("\r%s %d %%", self->label, percent);
      else
        g_printerr ("%s %d %%\n", self->label, percent);
      self->shown = percent;
    }
  g_mutex_unlock (&self->lock);
}

static void
progress_end (Progress *self)
{
  if (self->terminal && self->shown >= 0)
    g_printerr ("\n");
  g_mutex_clear (&self->lock);
}

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

/* One sentence on standard error, led by the path that it is about. */
static void
session_refuse (Session    *self,
                const char *path,
                const char *sentence)
{
  g_autofree char *clean = anning_import_clean_name (path);

  g_printerr ("%s: %s\n", clean, sentence);
  self->status = STATUS_REFUSED;
}

static void
name_newest_copy (const char *path,
                  const char *copies)
{
  g_autofree char *copy = anning_backup_newest (path, copies);
  g_autofree char *clean = copy != NULL ? anning_import_clean_name (copy) : NULL;

  if (copy == NULL)
    return;
  /* Translators: %s is the path of a file */
  g_printerr (_("The newest sound copy is %s"), clean);
  g_printerr ("\n");
}

/* Nothing failed, but not all of it could be done. */
static void
session_miss (Session    *self,
              const char *path,
              const char *sentence)
{
  int status = self->status;

  session_refuse (self, path, sentence);
  self->status = status == STATUS_DONE ? STATUS_INCOMPLETE : status;
}

static void
session_fail (Session      *self,
              const char   *path,
              const GError *error)
{
  g_autofree char *sentence = failure_sentence (error);

  session_refuse (self, path, sentence);
  if (g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    name_newest_copy (path, self->command->copies);
}

/* A copy does not speak of other copies. */
static void
session_fail_copy (Session      *self,
                   const char   *path,
                   const GError *error)
{
  const char *known = anning_verify_words_copy (error);
  g_autofree char *sentence = known != NULL ? g_strdup (known) : failure_sentence (error);

  session_refuse (self, path, sentence);
}

static gboolean
session_open (Session *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    return TRUE;

  self->store = anning_store_new (self->path);
  anning_store_set_copies (self->store, self->command->copies, FALSE);
  if (anning_store_open (self->store, &error))
    return TRUE;

  session_fail (self, self->path, error);
  g_clear_object (&self->store);
  return FALSE;
}

static void
set_count (JsonBuilder *json,
           const char  *name,
           gint64       value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void
set_text (JsonBuilder *json,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

static void
report_import (Session                  *self,
               const AnningImportResult *result)
{
  set_count (self->json, "added", result->added);
  set_count (self->json, "duplicates", result->duplicates);
  set_count (self->json, "refused", result->refused);
  set_count (self->json, "unplayable", result->unplayable);
  set_count (self->json, "incidents", result->n_incidents);
  anning_import_commands_report (self->json, &result->contacts);

  json_builder_set_member_name (self->json, "kinds");
  json_builder_begin_object (self->json);
  for (guint i = 0; i < result->kinds->len; i++)
    {
      const AnningImportCount *count = g_ptr_array_index (result->kinds, i);

      json_builder_set_member_name (self->json, count->kind);
      json_builder_begin_object (self->json);
      set_count (self->json, "added", count->added);
      set_count (self->json, "duplicates", count->duplicates);
      set_count (self->json, "refused", count->refused);
      anning_import_commands_report (self->json, &count->contacts);
      json_builder_end_object (self->json);
    }
  json_builder_end_object (self->json);

  json_builder_set_member_name (self->json, "refusals");
  json_builder_begin_array (self->json);
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const AnningImportRefusal *refusal = g_ptr_array_index (result->refusals, i);
      g_autofree char *sentence = anning_import_reason_sentence (refusal->reason, refusal->detail);

      session_refuse (self, refusal->path, sentence);
      json_builder_begin_object (self->json);
      set_text (self->json, "path", refusal->path);
      set_text (self->json, "reason", anning_import_reason_word (refusal->reason));
      json_builder_end_object (self->json);
    }
  json_builder_end_array (self->json);

  if (!self->command->json)
    {
      g_autofree char *contacts = anning_import_commands_tell (result);

      g_print (_("Added %u, known already %u, refused %u."),
               result->added, result->duplicates, result->refused);
      g_print ("\n");
      if (contacts != NULL)
        g_print ("%s\n", contacts);
    }
}

/* The file itself was refused, and with it all that was to come in. */
static void
report_no_import (Session *self)
{
  set_count (self->json, "added", 0);
  set_count (self->json, "duplicates", 0);
  set_count (self->json, "refused", g_strv_length ((char **) self->command->import));
}

static void
session_import (Session *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportChoice) choice = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress;

  if (!session_open (self))
    {
      report_no_import (self);
      return;
    }

  for (guint i = 0; self->command->import[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (self->command->import[i]);

      g_list_store_append (files, file);
    }

  progress_begin (&progress, _("Importing"));
  plan = anning_import_plan_new (self->store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);
  if (plan != NULL)
    choice = anning_import_commands_choose (self->store, plan, self->command->numbers, self->command->since, &error);
  if (choice != NULL)
    result = anning_import_run (self->store, plan, choice, progress_show, &progress, NULL, &error);
  progress_end (&progress);

  if (result != NULL)
    {
      report_import (self, result);
    }
  else
    {
      report_no_import (self);
      session_fail (self, self->path, error);
    }
}

static gpointer
write_backup (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  anning_backup_write (db, data, cancellable, error);
  return NULL;
}

/* What is sealed is read beside the store, which therefore need not be opened. */
static void
session_seal (Session *self)
{
  AnningPassphraseInput input = { self->command->passphrase_file, self->command->passphrase_fd };
  g_autofree char *path = g_canonicalize_filename (self->command->backup, NULL);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  Progress progress;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
      session_fail (self, self->path, error);
    }
  else
    {
      progress_begin (&progress, _("Sealing"));
      done = anning_sealed_commands_seal (self->path, path, &input, self->json, !self->command->json,
                                          progress_show, &progress, &complaint, &error);
      progress_end (&progress);
      if (complaint != NULL)
        session_refuse (self, self->command->backup, complaint);
      else if (!done)
        session_fail (self, self->command->backup, error);
    }

  json_builder_set_member_name (self->json, "sealed");
  json_builder_add_boolean_value (self->json, done);
}

static void
session_restore (Session *self)
{
  AnningPassphraseInput input = { self->command->passphrase_file, self->command->passphrase_fd };
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  Progress progress;

  progress_begin (&progress, _("Restoring"));
  if (!g_file_test (self->command->restore, G_FILE_TEST_EXISTS))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
  else
    done = anning_sealed_commands_restore (self->path, self->command->restore, &input, self->command->yes, self->json,
                                           !self->command->json, progress_show, &progress, &complaint, &error);
  progress_end (&progress);
  if (complaint != NULL)
    session_refuse (self, self->command->restore, complaint);
  else if (!done)
    session_fail (self, self->command->restore, error);

  json_builder_set_member_name (self->json, "restored");
  json_builder_add_boolean_value (self->json, done);
}

static void
session_backup (Session *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  Progress progress;

  /* Opening would make an empty file where there is none. */
  if (self->store == NULL && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
      session_fail (self, self->path, error);
    }
  else if (session_open (self))
    {
      path = g_canonicalize_filename (self->command->backup, NULL);
      progress_begin (&progress, _("Copying"));
      progress_show (0.0, &progress);
      if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_EXISTS, "");
      else
        anning_store_read (self->store, write_backup, path, &error);
      done = error == NULL;
      if (done)
        progress_show (1.0, &progress);
      progress_end (&progress);
      if (!done)
        session_fail (self, self->command->backup, error);
    }

  json_builder_set_member_name (self->json, "backup");
  json_builder_add_boolean_value (self->json, done);
}

static void
report_verdict (Session             *self,
                const char          *path,
                const AnningVerdict *verdict)
{
  g_autoptr (GPtrArray) lines = NULL;

  set_count (self->json, "evidence_checked", verdict->evidence_checked);
  set_count (self->json, "evidence_wrong", verdict->evidence_wrong);
  set_count (self->json, "journal_rows", verdict->journal_rows);
  set_count (self->json, "fingerprints_checked", verdict->fingerprints_checked);
  set_count (self->json, "fingerprints_wrong", verdict->fingerprints_wrong);
  json_builder_set_member_name (self->json, "database_ok");
  json_builder_add_boolean_value (self->json, verdict->database_ok);
  json_builder_set_member_name (self->json, "journal_ok");
  json_builder_add_boolean_value (self->json, verdict->journal_ok);

  for (guint i = 0; verdict->findings != NULL && i < verdict->findings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (verdict->findings, i));

  lines = anning_verify_words_list (verdict);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningVerifyLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = anning_verify_words_text (line->sound, line->title, line->sentence);

      if (!line->sound)
        g_printerr ("%s\n", text);
      else if (!self->command->json)
        g_print ("%s\n", text);
    }
  if (!verdict->sound)
    {
      session_refuse (self, path, _("Something in this file is not as it was written."));
      name_newest_copy (path, self->command->copies);
    }
}

static void
session_verify_bundle (Session    *self,
                       const char *path)
{
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress;

  progress_begin (&progress, _("Checking"));
  verdict = anning_bundle_check (path, progress_show, &progress, NULL, &error);
  progress_end (&progress);

  json_builder_set_member_name (self->json, "sound");
  json_builder_add_boolean_value (self->json, verdict != NULL && verdict->problems->len == 0);
  if (verdict != NULL)
    complaint = anning_bundle_commands_report (verdict, self->json, !self->command->json);
  if (complaint != NULL)
    session_refuse (self, path, complaint);
  else if (verdict != NULL)
    return;
  else if (error->domain == ANNING_BUNDLE_ERROR)
    session_refuse (self, path, anning_bundle_commands_explain (error));
  else
    session_fail (self, path, error);
}

static void
session_verify_sealed (Session    *self,
                       const char *path)
{
  AnningPassphraseInput input = { self->command->passphrase_file, self->command->passphrase_fd };
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sound;
  Progress progress;

  progress_begin (&progress, _("Checking"));
  sound = anning_sealed_commands_verify (path, &input, self->json, !self->command->json, progress_show, &progress,
                                         &complaint, &error);
  progress_end (&progress);
  json_builder_set_member_name (self->json, "sound");
  json_builder_add_boolean_value (self->json, sound);
  if (complaint != NULL)
    session_refuse (self, path, complaint);
  else if (!sound)
    session_fail (self, path, error);
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
session_verify_copy (Session    *self,
                     const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean sound;
  Progress progress;

  progress_begin (&progress, _("Checking"));
  sound = anning_copies_check (path, progress_show, &progress, NULL, &error);
  progress_end (&progress);
  json_builder_set_member_name (self->json, "sound");
  json_builder_add_boolean_value (self->json, sound);
  if (!sound)
    session_fail_copy (self, path, error);
  else if (!self->command->json)
    g_print ("%s\n", anning_verify_words_copy (NULL));
}

/* The copies of the file that was just checked, each with its originals. */
static void
session_verify_copies (Session *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  gboolean away = FALSE;
  Progress progress;

  progress_begin (&progress, _("Checking the copies"));
  copies = anning_copies_check_each (self->path, self->command->copies, &away, progress_show, &progress, NULL, &error);
  progress_end (&progress);
  if (copies == NULL)
    {
      session_fail (self, self->path, error);
      return;
    }
  anning_salvage_commands_report_copies (copies, away, self->json, !self->command->json);
  for (guint i = 0; i < copies->len; i++)
    {
      const AnningCheckedCopy *copy = g_ptr_array_index (copies, i);

      if (copy->error != NULL)
        session_fail_copy (self, copy->path, copy->error);
    }
  if (away)
    session_miss (self, self->command->copies, anning_copy_words_away ());
}

static void
session_verify (Session *self)
{
  const char *path = self->command->verify_path != NULL ? self->command->verify_path : self->path;
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress;

  if (self->command->verify_path != NULL && is_zip (path))
    {
      session_verify_bundle (self, path);
      return;
    }
  if (self->command->verify_path != NULL && anning_salvage_commands_is_copy (path))
    {
      session_verify_copy (self, path);
      return;
    }

  if (self->command->verify_path != NULL && anning_sealed_is_one (path))
    {
      session_verify_sealed (self, path);
      return;
    }

  /* What was just imported is checked as it lies on the disk. */
  if (self->store != NULL)
    {
      anning_store_close (self->store);
      g_clear_object (&self->store);
    }

  progress_begin (&progress, _("Checking"));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    verdict = anning_verify_file (path, progress_show, &progress, NULL, &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
  progress_end (&progress);

  json_builder_set_member_name (self->json, "sound");
  json_builder_add_boolean_value (self->json, verdict != NULL && verdict->sound);
  if (verdict != NULL)
    report_verdict (self, path, verdict);
  else
    session_fail (self, path, error);
  /* Also of a file that is damaged: then they are what counts. */
  if (self->command->verify_path == NULL)
    session_verify_copies (self);
}

static void
session_salvage (Session *self)
{
  g_autofree char *path = g_canonicalize_filename (self->command->salvage, NULL);
  g_autoptr (GError) error = NULL;
  gboolean complete = FALSE;
  gboolean done;
  Progress progress;

  /* What was just brought in is in the file, and not only in its -wal. */
  if (self->store != NULL)
    {
      anning_store_close (self->store);
      g_clear_object (&self->store);
    }
  progress_begin (&progress, _("Taking out"));
  done = anning_salvage_commands_run (self->path, path, self->command->copies, self->json, !self->command->json, progress_show, &progress,
                                      &complete, &error);
  progress_end (&progress);
  if (!done && g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
    }
  if (!done)
    session_fail (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) ? self->command->salvage : self->path, error);
  else if (!complete && self->status == STATUS_DONE)
    self->status = STATUS_INCOMPLETE;
}

static void
session_fingerprint (Session *self)
{
  g_autoptr (GError) error = NULL;

  /* Opening would make an empty file where there is none. */
  if (self->store == NULL && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
      session_fail (self, self->path, error);
    }
  else if (session_open (self) && !anning_fingerprint_commands_take (self->store, self->json, !self->command->json, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        session_refuse (self, self->path, _("Nothing was written in this file yet, so there is nothing to take a fingerprint of."));
      else
        session_fail (self, self->path, error);
    }
}

static void
session_bundle (Session *self)
{
  AnningBundleCommand wanted = {
    .creditor = self->command->creditor, .from = self->command->from, .until = self->command->until,
  };
  g_autofree char *path = g_canonicalize_filename (self->command->bundle, NULL);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress;

  wanted.path = path;
  /* Opening would make an empty file where there is none. */
  if (self->store == NULL && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
      session_fail (self, self->path, error);
      return;
    }
  if (!session_open (self))
    return;
  progress_begin (&progress, _("Writing"));
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_EXISTS, "");
  else
    anning_bundle_commands_write (self->store, &wanted, self->json, !self->command->json, progress_show, &progress,
                                  &complaint, &error);
  progress_end (&progress);
  if (error != NULL)
    session_fail (self, self->command->bundle, error);
  else if (complaint != NULL)
    session_refuse (self, self->command->bundle, complaint);
}

static void
session_verify_line (Session *self)
{
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress;

  progress_begin (&progress, _("Checking"));
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    anning_fingerprint_commands_check (self->path, self->command->fingerprint_line, self->json, !self->command->json,
                                       progress_show, &progress, &complaint, &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
  progress_end (&progress);
  if (error != NULL)
    session_fail (self, self->path, error);
  else if (complaint != NULL)
    session_refuse (self, self->path, complaint);
}

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  /* Always UTF-8, whatever the locale. */
  fputs (text, stdout);
  fputc ('\n', stdout);
}

gboolean
anning_commands_wanted (const AnningCommandLine *command)
{
  g_return_val_if_fail (command != NULL, FALSE);

  return command->import != NULL || command->numbers != NULL || command->since != NULL || command->backup != NULL
         || command->bundle != NULL || command->creditor != NULL || command->from != NULL || command->until != NULL || command->verify || command->salvage != NULL || command->fingerprint
         || command->fingerprint_line != NULL || command->json || command->seal || command->restore != NULL || command->yes
         || command->passphrase_file != NULL || command->passphrase_fd != NULL;
}

int
anning_commands_run (const AnningCommandLine *command)
{
  g_autoptr (JsonBuilder) json = NULL;
  Session session = { 0 };
  AnningPassphraseInput input;

  g_return_val_if_fail (command != NULL, STATUS_WRONG_USE);

  input.file = command->passphrase_file;
  input.fd = command->passphrase_fd;

  if (command->bundle == NULL && (command->creditor != NULL || command->from != NULL || command->until != NULL))
    {
      g_printerr ("%s\n", _("--creditor, --from and --until go together with --bundle."));
      return STATUS_WRONG_USE;
    }
  if (command->bundle != NULL && *command->bundle == '\0')
    {
      g_printerr ("%s\n", _("--bundle needs the name of a file that does not exist yet."));
      return STATUS_WRONG_USE;
    }
  if (command->import == NULL && (command->numbers != NULL || command->since != NULL))
    {
      g_printerr ("%s\n", _("--numbers and --since go together with --import."));
      return STATUS_WRONG_USE;
    }
  if (command->seal && command->backup == NULL)
    {
      g_printerr ("%s\n", _("--seal goes together with --backup."));
      return STATUS_WRONG_USE;
    }
  if (command->yes && command->restore == NULL)
    {
      g_printerr ("%s\n", _("--yes goes together with --restore."));
      return STATUS_WRONG_USE;
    }
  if ((command->passphrase_file != NULL || command->passphrase_fd != NULL) && !command->seal && command->restore == NULL
      && !command->verify)
    {
      g_printerr ("%s\n", _("--passphrase-file and --passphrase-fd go together with --seal, --restore or --verify."));
      return STATUS_WRONG_USE;
    }
  if (!anning_passphrase_input_check (&input))
    {
      g_printerr ("%s\n", _("Give one of --passphrase-file and --passphrase-fd, the latter with the number of an open file."));
      return STATUS_WRONG_USE;
    }
  if (command->restore != NULL && (command->import != NULL || command->backup != NULL || command->bundle != NULL || command->verify || command->salvage != NULL
                                   || command->fingerprint || command->fingerprint_line != NULL || *command->restore == '\0'))
    {
      g_printerr ("%s\n", _("--restore needs a copy or a sealed backup, and stands alone but for --file."));
      return STATUS_WRONG_USE;
    }
  if (command->import == NULL && command->backup == NULL && command->bundle == NULL && !command->verify
      && command->restore == NULL && command->salvage == NULL && !command->fingerprint && command->fingerprint_line == NULL)
    {
      g_printerr ("%s\n", _("--json goes together with --import, --backup, --restore, --bundle, --fingerprint, --salvage or --verify."));
      return STATUS_WRONG_USE;
    }
  if (!anning_import_commands_check (command->numbers, command->since))
    {
      g_printerr ("%s\n", _("--numbers needs all, known, or numbers with commas between them; --since a day such as 2026-03-12."));
      return STATUS_WRONG_USE;
    }
  if (command->import != NULL && command->import[0] == NULL)
    {
      g_printerr ("%s\n", _("--import needs at least one file or folder."));
      return STATUS_WRONG_USE;
    }
  if (command->salvage != NULL && *command->salvage == '\0')
    {
      g_printerr ("%s\n", _("--salvage needs the name of a file that does not exist yet."));
      return STATUS_WRONG_USE;
    }
  if (command->backup != NULL && *command->backup == '\0')
    {
      g_printerr ("%s\n", _("--backup needs the name of a file that does not exist yet."));
      return STATUS_WRONG_USE;
    }

  json = json_builder_new ();
  json_builder_begin_object (json);

  session.command = command;
  session.json = json;
  session.path = command->file != NULL
                   ? g_canonicalize_filename (command->file, NULL)
                   : anning_store_dup_default_path ();

  if (command->restore != NULL)
    session_restore (&session);
  if (command->import != NULL)
    session_import (&session);
  if (command->fingerprint)
    session_fingerprint (&session);
  if (command->backup != NULL && command->seal)
    session_seal (&session);
  else if (command->backup != NULL)
    session_backup (&session);
  if (command->bundle != NULL)
    session_bundle (&session);
  if (command->salvage != NULL)
    session_salvage (&session);
  if (command->verify)
    session_verify (&session);
  if (command->fingerprint_line != NULL)
    session_verify_line (&session);

  if (session.store != NULL)
    anning_store_close (session.store);
  g_clear_object (&session.store);
  g_free (session.path);

  json_builder_end_object (json);
  if (command->json)
    print_json (json);
  return session.status;
}
