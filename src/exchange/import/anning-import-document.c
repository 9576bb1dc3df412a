/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-importer.h"

#include "anning-import-keep.h"

#define N_(text) text

/* A letter, a notice, a summons that came as PDF or was scanned. */

static gboolean
document_sniff (const char *media_type,
                const char *name)
{
  return g_str_equal (media_type, "application/pdf");
}

/* When a PDF was made is not when it came: the file's time is nearer. */
static void
document_describe (AnningImportItem *item)
{
  AnningPictureName name;

  anning_picture_name_parse (item->name, &name);
  anning_import_describe_times (item, &name);
}

static gboolean
document_write (AnningDb             *db,
                AnningImportItem     *item,
                gpointer              prepared,
                AnningImportWritten  *written,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr (AnningIncident) incident = anning_import_new_incident (item, "letter");

  return anning_import_keep (db, item, incident, written, cancellable, error);
}

const AnningImporter anning_document_importer = {
  .kind = "document",
  .label = N_("PDF"),
  .sniff = document_sniff,
  .describe = document_describe,
  .prepare = anning_import_prepare_none,
  .prepared_free = g_free,
  .write = document_write,
};
