/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-command-list.h"

#include <glib/gi18n.h>

#include "anning-bundle-commands.h"
#include "anning-command-json.h"
#include "anning-fingerprint-commands.h"
#include "anning-import-commands.h"

static void
report_import (AnningCommandSession     *self,
               const AnningImportResult *result)
{
  anning_command_set_count (self, "added", result->added);
  anning_command_set_count (self, "duplicates", result->duplicates);
  anning_command_set_count (self, "refused", result->refused);
  anning_command_set_count (self, "unplayable", result->unplayable);
  anning_command_set_count (self, "incidents", result->n_incidents);
  anning_import_commands_report (self->json, &result->contacts);

  json_builder_set_member_name (self->json, "kinds");
  json_builder_begin_object (self->json);
  for (guint i = 0; i < result->kinds->len; i++)
    {
      const AnningImportCount *count = g_ptr_array_index (result->kinds, i);

      json_builder_set_member_name (self->json, count->kind);
      json_builder_begin_object (self->json);
      anning_command_set_count (self, "added", count->added);
      anning_command_set_count (self, "duplicates", count->duplicates);
      anning_command_set_count (self, "refused", count->refused);
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

      anning_command_refuse (self, refusal->path, sentence);
      json_builder_begin_object (self->json);
      anning_json_set_text (self->json, "path", refusal->path);
      anning_json_set_text (self->json, "reason", anning_import_reason_word (refusal->reason));
      json_builder_end_object (self->json);
    }
  json_builder_end_array (self->json);

  if (anning_command_prints (self))
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
report_no_import (AnningCommandSession *self)
{
  anning_command_set_count (self, "added", 0);
  anning_command_set_count (self, "duplicates", 0);
  anning_command_set_count (self, "refused", g_strv_length ((char **) self->command->import));
}

void
anning_command_import (AnningCommandSession *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportChoice) choice = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AnningCommandProgress progress;

  if (!anning_command_open (self))
    {
      report_no_import (self);
      return;
    }

  for (guint i = 0; self->command->import[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (self->command->import[i]);

      g_list_store_append (files, file);
    }

  anning_command_progress_begin (&progress, _("Importing"));
  plan = anning_import_plan_new (self->store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);
  if (plan != NULL)
    choice = anning_import_commands_choose (self->store, plan, self->command->numbers, self->command->since, &error);
  if (choice != NULL)
    result = anning_import_run (self->store, plan, choice, anning_command_progress_show, &progress, NULL, &error);
  anning_command_progress_end (&progress);

  if (result != NULL)
    {
      report_import (self, result);
    }
  else
    {
      report_no_import (self);
      anning_command_fail (self, self->path, error);
    }
}

void
anning_command_fingerprint (AnningCommandSession *self)
{
  g_autoptr (GError) error = NULL;

  if (!anning_command_open_existing (self)
      || anning_fingerprint_commands_take (self->store, self->json, anning_command_prints (self), &error))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    anning_command_refuse (self, self->path,
                           _("Nothing was written in this file yet, so there is nothing to take a fingerprint of."));
  else
    anning_command_fail (self, self->path, error);
}

void
anning_command_bundle (AnningCommandSession *self)
{
  AnningBundleCommand wanted = {
    .creditor = self->command->creditor, .from = self->command->from, .until = self->command->until,
  };
  g_autofree char *path = g_canonicalize_filename (self->command->bundle, NULL);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  AnningCommandProgress progress;

  wanted.path = path;
  if (!anning_command_open_existing (self))
    return;
  anning_command_progress_begin (&progress, _("Writing"));
  if (anning_command_is_free (path, &error))
    anning_bundle_commands_write (self->store, &wanted, self->json, anning_command_prints (self),
                                  anning_command_progress_show, &progress, &complaint, &error);
  anning_command_progress_end (&progress);
  anning_command_end (self, self->command->bundle, complaint, error);
}
