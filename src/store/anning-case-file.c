/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-case-file.h"

#include <gio/gio.h>

#include "anning-opening-private.h"
#include "anning-store.h"

gboolean
anning_case_file_is_meant (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (g_str_has_suffix (path, ANNING_CASE_FILE_SUFFIX) && !g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  return anning_opening_check_header (path, &error)
         || g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NEWER)
         || g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_COPY);
}

gboolean
anning_case_file_check (const char  *path,
                        GError     **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (anning_opening_check_header (path, &reason))
    return TRUE;
  if (g_error_matches (reason, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, reason->message);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
