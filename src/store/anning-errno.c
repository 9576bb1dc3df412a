/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-errno-private.h"

#include <errno.h>

AnningStoreError
_anning_errno_kind (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return ANNING_STORE_ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return ANNING_STORE_ERROR_READ_ONLY;
    default:
      return ANNING_STORE_ERROR_FAILED;
    }
}

void
_anning_errno_set_error (GError     **error,
                         int          code,
                         const char  *what)
{
  g_set_error (error, ANNING_STORE_ERROR, code == ENOENT ? ANNING_STORE_ERROR_NOT_FOUND : _anning_errno_kind (code),
               "%s: %s", what, g_strerror (code));
}
