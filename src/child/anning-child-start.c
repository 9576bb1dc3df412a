/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-child-start.h"

/*
 * anning_child_find:
 * @name: of a program or a module; looked for in the folders of ANNING_LIBEXECDIR (a search path), else where it
 *   was installed
 *
 * Returns: (transfer full): where it is, be it there or not
 */
char *
anning_child_find (const char *name)
{
  const char *folders = g_getenv ("ANNING_LIBEXECDIR");
  g_auto (GStrv) list = g_strsplit (folders != NULL ? folders : LIBEXECDIR, G_SEARCHPATH_SEPARATOR_S, -1);
  char *path = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_free (path);
      path = g_build_filename (list[i], name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        break;
    }
  return path != NULL ? path : g_strdup (name);
}

/*
 * anning_child_start:
 * @program: its name, for anning_child_find()
 * @arguments: (nullable): after the name, ends in NULL
 * @environment: "NAME=value", all that it has; ends in NULL
 * @input, @output: its standard input and output; taken, whatever happens
 *
 * Returns: (transfer full): the program, whose complaints go nowhere; or NULL: it could not be started
 */
GSubprocess *
anning_child_start (const char         *program,
                    const char *const  *arguments,
                    const char *const  *environment,
                    int                 input,
                    int                 output,
                    GError            **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, anning_child_find (program));
  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (arguments[i]));
  g_ptr_array_add (words, NULL);

  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  g_subprocess_launcher_take_stdout_fd (launcher, output);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, error);
}
