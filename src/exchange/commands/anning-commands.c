/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "anning-command-list.h"
#include "anning-import-commands.h"

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

/* TRUE if something is to be done, and not only said how. */
static gboolean
does_something (const AnningCommandLine *command)
{
  return command->import != NULL || command->backup != NULL || command->restore != NULL || command->bundle != NULL
         || command->salvage != NULL || command->verify || command->fingerprint || command->fingerprint_line != NULL;
}

static gboolean
has_span (const AnningCommandLine *command)
{
  return command->creditor != NULL || command->from != NULL || command->until != NULL;
}

static gboolean
has_passphrase (const AnningCommandLine *command)
{
  return command->passphrase_file != NULL || command->passphrase_fd != NULL;
}

gboolean
anning_commands_wanted (const AnningCommandLine *command)
{
  g_return_val_if_fail (command != NULL, FALSE);

  return does_something (command) || command->numbers != NULL || command->since != NULL || has_span (command) || command->json
         || command->seal || command->yes || has_passphrase (command);
}

static gboolean
is_empty (const char *word)
{
  return word != NULL && *word == '\0';
}

/* A copy takes the place of the file: what else was to be done with which of the two? */
static gboolean
restores_with_more (const AnningCommandLine *command)
{
  AnningCommandLine rest = *command;

  rest.restore = NULL;
  return command->restore != NULL && (does_something (&rest) || is_empty (command->restore));
}

/* Returns: a sentence, or NULL if it can be understood */
static const char *
find_wrong_use (const AnningCommandLine *command)
{
  AnningPassphraseInput input = { command->passphrase_file, command->passphrase_fd };

  if (command->bundle == NULL && has_span (command))
    return _("--creditor, --from and --until go together with --bundle.");
  if (is_empty (command->bundle))
    return _("--bundle needs the name of a file that does not exist yet.");
  if (command->import == NULL && (command->numbers != NULL || command->since != NULL))
    return _("--numbers and --since go together with --import.");
  if (command->seal && command->backup == NULL)
    return _("--seal goes together with --backup.");
  if (command->yes && command->restore == NULL)
    return _("--yes goes together with --restore.");
  if (has_passphrase (command) && !command->seal && command->restore == NULL && !command->verify)
    return _("--passphrase-file and --passphrase-fd go together with --seal, --restore or --verify.");
  if (!anning_passphrase_input_check (&input))
    return _("Give one of --passphrase-file and --passphrase-fd, the latter with the number of an open file.");
  if (restores_with_more (command))
    return _("--restore needs a copy or a sealed backup, and stands alone but for --file.");
  if (!does_something (command))
    return _("--json goes together with --import, --backup, --restore, --bundle, --fingerprint, --salvage or --verify.");
  if (!anning_import_commands_check (command->numbers, command->since))
    return _("--numbers needs all, known, or numbers with commas between them; --since a day such as 2026-03-12.");
  if (command->import != NULL && command->import[0] == NULL)
    return _("--import needs at least one file or folder.");
  if (is_empty (command->salvage))
    return _("--salvage needs the name of a file that does not exist yet.");
  if (is_empty (command->backup))
    return _("--backup needs the name of a file that does not exist yet.");
  return NULL;
}

int
anning_commands_run (const AnningCommandLine *command)
{
  g_autoptr (JsonBuilder) json = NULL;
  AnningCommandSession session = { 0 };
  const char *wrong;

  g_return_val_if_fail (command != NULL, ANNING_STATUS_WRONG_USE);

  wrong = find_wrong_use (command);
  if (wrong != NULL)
    {
      g_printerr ("%s\n", wrong);
      return ANNING_STATUS_WRONG_USE;
    }

  json = json_builder_new ();
  json_builder_begin_object (json);

  session.command = command;
  session.json = json;
  session.path = command->file != NULL
                   ? g_canonicalize_filename (command->file, NULL)
                   : anning_store_dup_default_path ();

  if (command->restore != NULL)
    anning_command_restore (&session);
  if (command->import != NULL)
    anning_command_import (&session);
  if (command->fingerprint)
    anning_command_fingerprint (&session);
  if (command->backup != NULL && command->seal)
    anning_command_seal (&session);
  else if (command->backup != NULL)
    anning_command_backup (&session);
  if (command->bundle != NULL)
    anning_command_bundle (&session);
  if (command->salvage != NULL)
    anning_command_salvage (&session);
  if (command->verify)
    anning_command_verify (&session);
  if (command->fingerprint_line != NULL)
    anning_command_verify_line (&session);

  anning_command_close (&session);
  g_free (session.path);

  json_builder_end_object (json);
  if (command->json)
    print_json (json);
  return session.status;
}
