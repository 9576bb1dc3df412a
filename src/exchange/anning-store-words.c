/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-store-words.h"

#include <glib/gi18n.h>

static const char *
explain_store (AnningStoreError code)
{
  switch (code)
    {
    case ANNING_STORE_ERROR_NOT_A_DATABASE:
      return _("This file was not made by Anning. It was left as it is. Choose another file.");
    case ANNING_STORE_ERROR_FOREIGN:
      return _("This file belongs to another program. It was left as it is. Choose another file.");
    case ANNING_STORE_ERROR_NEWER:
      return _("This file was made by a newer Anning. It was left as it is. Install the newer program to open it.");
    case ANNING_STORE_ERROR_READ_ONLY:
      return _("This place cannot be written to, so nothing could be kept here. Move the file to a folder of yours.");
    case ANNING_STORE_ERROR_DAMAGED:
      return _("This file is damaged. It was left as it is, so that nothing more is lost.");
    case ANNING_STORE_ERROR_ALTERED:
      return _("Something was put into this file that Anning did not make. It was not opened, and left as it is. What is in it can be taken out into a new file.");
    case ANNING_STORE_ERROR_COPY:
      return _("This is a copy that Anning made of a file. It was left as it is: nothing is written into a copy. Restore it with “Backups…” in the main menu.");
    case ANNING_STORE_ERROR_IN_USE:
      return _("Another Anning has this file open. Close it there first, then try again.");
    case ANNING_STORE_ERROR_FULL:
      return _("The disk is full. What was saved is still there. Free some space, then try again.");
    case ANNING_STORE_ERROR_NOT_FOUND:
    case ANNING_STORE_ERROR_GONE:
    case ANNING_STORE_ERROR_FAILED:
    default:
      return NULL;
    }
}

const char *
anning_store_words_explain (const GError *error)
{
  if (error->domain == ANNING_STORE_ERROR)
    return explain_store ((AnningStoreError) error->code);
  /* What copying and writing files gives. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return explain_store (ANNING_STORE_ERROR_READ_ONLY);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return explain_store (ANNING_STORE_ERROR_FULL);
  return NULL;
}
