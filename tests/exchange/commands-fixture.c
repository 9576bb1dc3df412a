/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands-fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include "anning-commands.h"

#include "../remove-tree.h"

const char *commands_self;

/* The child: --run DATABASE and the words of one command line. */
static int
run_child (int    argc,
           char **argv)
{
  AnningCommandLine command = { .file = argv[2] };

  for (int i = 3; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--json"))
        command.json = TRUE;
      else if (g_str_equal (argv[i], "--numbers"))
        command.numbers = argv[++i];
      else if (g_str_equal (argv[i], "--since"))
        command.since = argv[++i];
      else if (g_str_equal (argv[i], "--backup"))
        command.backup = argv[++i];
      else if (g_str_equal (argv[i], "--copies"))
        command.copies = argv[++i];
      else if (g_str_equal (argv[i], "--salvage"))
        command.salvage = argv[++i];
      else if (g_str_equal (argv[i], "--seal"))
        command.seal = TRUE;
      else if (g_str_equal (argv[i], "--yes"))
        command.yes = TRUE;
      else if (g_str_equal (argv[i], "--restore"))
        command.restore = argv[++i];
      else if (g_str_equal (argv[i], "--passphrase-file"))
        command.passphrase_file = argv[++i];
      else if (g_str_equal (argv[i], "--passphrase-fd"))
        command.passphrase_fd = argv[++i];
      else if (g_str_equal (argv[i], "--fingerprint"))
        command.fingerprint = TRUE;
      else if (g_str_equal (argv[i], "--verify-fingerprint"))
        command.fingerprint_line = argv[++i];
      else if (g_str_equal (argv[i], "--verify"))
        {
          command.verify = TRUE;
          command.verify_path = argv[i + 1];
          break;
        }
      else if (g_str_equal (argv[i], "--import"))
        {
          command.import = (const char *const *) argv + i + 1;
          break;
        }
    }
  return anning_commands_run (&command);
}

gboolean
commands_begin (int    *argc,
                char ***argv,
                int    *status)
{
  g_autofree char *registry = NULL;

  if (*argc > 2 && g_str_equal ((*argv)[1], "--run"))
    {
      *status = run_child (*argc, *argv);
      return TRUE;
    }

  /* Isolated folders would have each test search for plugins anew. */
  registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);
  g_setenv ("GST_REGISTRY", registry, TRUE);
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  commands_self = (*argv)[0];
  return FALSE;
}

void
commands_set_up (CommandsFixture *self,
                 gconstpointer    data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("anning-commands-XXXXXX", &error);
  g_assert_no_error (error);
  self->database = g_build_filename (self->folder, "case.db", NULL);
}

void
commands_tear_down (CommandsFixture *self,
                    gconstpointer    data)
{
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->database);
  g_free (self->out);
  g_free (self->err);
}

/* Nobody is to be asked at the terminal that the tests were started in. */
static void
leave_terminal (gpointer data)
{
  setsid ();
}

void
commands_run (CommandsFixture *self,
              const char      *first,
              ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list words;
  int wait_status;

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);

  g_ptr_array_add (arguments, (gpointer) commands_self);
  g_ptr_array_add (arguments, (gpointer) "--run");
  g_ptr_array_add (arguments, self->database);
  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    g_ptr_array_add (arguments, (gpointer) word);
  va_end (words);
  g_ptr_array_add (arguments, NULL);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, leave_terminal, NULL,
                &self->out, &self->err, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  self->status = WEXITSTATUS (wait_status);
}

JsonObject *
commands_parse (CommandsFixture *self)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, self->out, -1, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)));
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

char *
commands_dup_recording (const char *name)
{
  return g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", name, NULL);
}
