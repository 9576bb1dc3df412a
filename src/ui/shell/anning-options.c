/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-options.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "anning-copies-sheet.h"
#include "anning-store.h"

static gboolean
parse (AnningOptions  *self,
       char          **arguments,
       GError        **error)
{
  AnningCommandLine *command = &self->command;
  const GOptionEntry entries[] = {
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &self->file, N_("Open this file instead of the usual one"), N_("PATH") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo, N_("Open a made-up household in a throw-away file"), NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING, &self->page, N_("Show this page"), "guidance|planner|incidents|relatives" },
    { "record-contact", 0, 0, G_OPTION_ARG_NONE, &self->record_contact, N_("Show the form for a contact"), NULL },
    { "gapplication-service", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->service, NULL, NULL },
    { "import", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &command->import, N_("Bring in files and folders, without a window"), N_("PATH…") },
    { "numbers", 0, 0, G_OPTION_ARG_STRING, &command->numbers, N_("With --import: of lists of calls, only the contacts of these numbers"), N_("known|all|NUMBER,…") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &command->since, N_("With --import: of lists of calls, only from this day on"), N_("DAY") },
    { "backup", 0, 0, G_OPTION_ARG_FILENAME, &command->backup, N_("Write a copy of the file, without a window"), N_("OUT") },
    { "seal", 0, 0, G_OPTION_ARG_NONE, &command->seal, N_("With --backup: seal the copy with a passphrase"), NULL },
    { "restore", 0, 0, G_OPTION_ARG_FILENAME, &command->restore, N_("Put a copy or a sealed backup in the place of the file, without a window"), N_("COPY") },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &command->yes, N_("With --restore: do not ask"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &command->passphrase_file, N_("With --seal, --restore or a sealed backup to verify: the passphrase is the first line of this file"), N_("FILE") },
    { "passphrase-fd", 0, 0, G_OPTION_ARG_STRING, &command->passphrase_fd, N_("With --seal, --restore or a sealed backup to verify: the passphrase is the first line of this open file"), N_("NUMBER") },
    { "bundle", 0, 0, G_OPTION_ARG_FILENAME, &command->bundle, N_("Write a bundle of the contacts to hand over, without a window"), N_("ZIP") },
    { "creditor", 0, 0, G_OPTION_ARG_STRING, &command->creditor, N_("With --bundle: only the contacts of this creditor"), N_("NAME") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &command->from, N_("With --bundle: only from this day on"), N_("DAY") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &command->until, N_("With --bundle: only up to this day"), N_("DAY") },
    { "salvage", 0, 0, G_OPTION_ARG_FILENAME, &command->salvage, N_("Take out of a damaged file what can still be read, without a window"), N_("OUT") },
    { "verify", 0, 0, G_OPTION_ARG_NONE, &command->verify, N_("Check a file (FILE, else the usual one), a bundle (ZIP) or a sealed backup, without a window"), NULL },
    { "fingerprint", 0, 0, G_OPTION_ARG_NONE, &command->fingerprint, N_("Print a fingerprint of the log as it is now, without a window"), NULL },
    { "verify-fingerprint", 0, 0, G_OPTION_ARG_STRING, &command->fingerprint_line, N_("Hold a fingerprint against the log, without a window"), N_("LINE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &command->json, N_("Print one JSON object with counts"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Print the version and end"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (N_("[PATH…]"));
  g_auto (GStrv) rest = g_strdupv (arguments);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, N_("Guidance, repayment planner, incident log and relatives' notes in one file on this computer."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &rest, error))
    return FALSE;
  self->alone = g_strdupv (rest + (rest[0] != NULL ? 1 : 0));
  return TRUE;
}

/*
 * Where the copies lie by the settings of this computer, which need no display; (nullable).
 * What is not installed whole has no settings.
 */
static char *
find_copies (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new (APP_ID);
  return anning_copies_sheet_dup_folder (settings);
}

/* With --import and --verify, what stands alone on the line belongs to them. */
static int
run (const AnningOptions *self)
{
  AnningCommandLine command = self->command;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autofree char *usual = anning_store_dup_default_path ();
  g_autofree char *copies = find_copies ();

  command.file = self->file != NULL ? self->file : usual;
  command.copies = copies;
  for (guint i = 0; command.import != NULL && command.import[i] != NULL; i++)
    g_ptr_array_add (paths, (char *) command.import[i]);

  if (command.verify && command.import == NULL && self->alone[0] != NULL && self->alone[1] == NULL)
    {
      command.verify_path = self->alone[0];
    }
  else
    {
      if (command.import == NULL && self->alone[0] != NULL)
        {
          g_printerr ("%s\n", _("Files on the line belong to --import or --verify. See --help."));
          return 2;
        }
      for (guint i = 0; self->alone[i] != NULL; i++)
        g_ptr_array_add (paths, self->alone[i]);
    }

  g_ptr_array_add (paths, NULL);
  if (paths->len > 1)
    command.import = (const char *const *) paths->pdata;
  return anning_commands_run (&command);
}

static gboolean
is_page (const char *name)
{
  static const char *const pages[] = { "guidance", "planner", "incidents", "relatives", NULL };

  return g_strv_contains (pages, name);
}

/* Only one of them can be meant. */
static gboolean
go_together (const AnningOptions *self)
{
  gboolean commands = anning_commands_wanted (&self->command);
  gboolean entrance = self->page != NULL || self->record_contact;

  return !(self->demo && (self->file != NULL || commands))
         && !(entrance && (self->alone[0] != NULL || commands));
}

AnningOptions *
anning_options_read (char **arguments,
                     int   *status)
{
  g_autoptr (AnningOptions) self = g_new0 (AnningOptions, 1);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (arguments != NULL, NULL);
  g_return_val_if_fail (status != NULL, NULL);

  *status = 2;
  if (!parse (self, arguments, &error))
    {
      g_printerr ("%s\n", error->message);
      return NULL;
    }
  if (self->version)
    {
      g_print ("Anning %s\n", PACKAGE_VERSION);
      *status = 0;
      return NULL;
    }
  if (self->page != NULL && !is_page (self->page))
    {
      /* Translators: %s are words that are typed as they are */
      g_printerr (_("There is no such page. The pages are %s."), "guidance, planner, incidents, relatives");
      g_printerr ("\n");
      return NULL;
    }
  if (!go_together (self))
    {
      g_printerr ("%s\n", _("These options do not go together. See --help."));
      return NULL;
    }
  if (self->file != NULL)
    {
      g_autofree char *named = g_steal_pointer (&self->file);

      self->file = g_canonicalize_filename (named, NULL);
    }
  if (anning_commands_wanted (&self->command))
    {
      *status = run (self);
      return NULL;
    }

  *status = 0;
  return g_steal_pointer (&self);
}

void
anning_options_free (AnningOptions *self)
{
  AnningCommandLine *command = &self->command;
  const char *strings[] = {
    command->numbers, command->since, command->backup, command->restore, command->passphrase_file,
    command->passphrase_fd, command->bundle, command->creditor, command->from, command->until, command->salvage,
    command->fingerprint_line,
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free ((char *) strings[i]);
  g_strfreev ((char **) command->import);
  g_strfreev (self->alone);
  g_free (self->page);
  g_free (self->file);
  g_free (self);
}
