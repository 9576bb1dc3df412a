/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-importer.h"

#include <string.h>

static const AnningImporter *const importers[] = {
  /* A film and a call in the same container are told apart by the name: before the recordings. */
  &anning_video_importer,
  &anning_picture_importer,
  &anning_document_importer,
  &anning_mail_importer,
  &anning_recording_importer,
};

/*
 * anning_importer_find:
 *
 * Returns: (nullable): the format that takes such a file
 */
const AnningImporter *
anning_importer_find (const char *media_type,
                      const char *name)
{
  g_return_val_if_fail (media_type != NULL && name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      if (importers[i]->sniff (media_type, name))
        return importers[i];
    }
  return NULL;
}

/* Why no importer takes a file of @media_type. */
AnningImportReason
anning_importer_reason (const char *media_type)
{
  static const char *const documents[] = {
    "text/", "application/xml", "application/json",
    "application/msword", "application/vnd.", "application/rtf",
  };
  static const char *const archives[] = {
    "application/zip", "application/gzip", "application/x-7z", "application/x-rar",
    "application/x-tar", "application/vnd.rar",
  };

  g_return_val_if_fail (media_type != NULL, ANNING_IMPORT_UNKNOWN_TYPE);

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      if (g_str_has_prefix (media_type, archives[i]))
        return ANNING_IMPORT_ARCHIVE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      if (g_str_has_prefix (media_type, documents[i]))
        return ANNING_IMPORT_DOCUMENT;
    }
  return ANNING_IMPORT_UNKNOWN_TYPE;
}
