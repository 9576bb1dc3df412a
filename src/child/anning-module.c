/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-module.h"

#include <gmodule.h>

#include "anning-child-start.h"

/*
 * anning_module_find:
 * @module: its name, for anning_child_find()
 * @function: that it has
 *
 * Opens a module of ours, which stays open, for a library that is too large for every start. From any thread.
 *
 * Returns: (transfer none): the function; or NULL and @error (G_IO_ERROR_NOT_FOUND): it is not where it was installed
 */
gpointer
anning_module_find (const char  *module,
                    const char  *function,
                    GError     **error)
{
  g_autofree char *path = anning_child_find (module);
  GModule *opened = g_module_open (path, G_MODULE_BIND_LOCAL);
  gpointer found = NULL;

  if (opened == NULL || !g_module_symbol (opened, function, &found))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, g_module_error ());
  return found;
}
