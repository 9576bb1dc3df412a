/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-reader-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define ENTRIES_MAX 10000
#define READ_AT_ONCE (64 * 1024)

static gboolean
fail (GError           **error,
      AnningTableError   code,
      const char        *message)
{
  g_set_error_literal (error, ANNING_TABLE_ERROR, (int) code, message);
  return FALSE;
}

/* An XML file of a workbook declares no types and no entities; one that does wants something else. */
static void
passthrough_cb (GMarkupParseContext  *context,
                const char           *text,
                gsize                 length,
                gpointer              data,
                GError              **error)
{
  if (length >= 2 && text[0] == '<' && text[1] == '!' && !(length >= 4 && strncmp (text, "<!--", 4) == 0))
    fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "a declaration of types");
}

static struct archive *
open_archive (GBytes  *bytes,
              GError **error)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  /* Only by the list at the end, which is missing when the file was cut off. */
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    {
      fail (error, ANNING_TABLE_ERROR_TRUNCATED, "no list of contents");
      archive_read_free (archive);
      return NULL;
    }
  return archive;
}

static gboolean
parse_entry (struct archive       *archive,
             gsize                 unpacked_max,
             const GMarkupParser  *parser,
             gpointer              data,
             GCancellable         *cancellable,
             GError              **error)
{
  GMarkupParser guarded = *parser;
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autofree char *buffer = g_malloc (READ_AT_ONCE);
  g_autoptr (GError) local_error = NULL;
  gsize total = 0;
  gssize n;

  guarded.passthrough = passthrough_cb;
  context = g_markup_parse_context_new (&guarded, G_MARKUP_TREAT_CDATA_AS_TEXT, data, NULL);
  while ((n = archive_read_data (archive, buffer, READ_AT_ONCE)) > 0)
    {
      gsize mark = total == 0 && n >= 3 && memcmp (buffer, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      total += (gsize) n;
      if (total > unpacked_max)
        return fail (error, ANNING_TABLE_ERROR_TOO_LARGE, "unpacks to too much");
      if (!g_markup_parse_context_parse (context, buffer + mark, n - (gssize) mark, &local_error))
        break;
    }
  if (n < 0)
    return fail (error, archive_read_has_encrypted_entries (archive) > 0 ? ANNING_TABLE_ERROR_ENCRYPTED
                                                                         : ANNING_TABLE_ERROR_TRUNCATED,
                 "cannot be unpacked");
  if (local_error == NULL && g_markup_parse_context_end_parse (context, &local_error))
    return TRUE;
  if (local_error->domain == ANNING_TABLE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, local_error->message);
}

/*
 * anning_table_parse_entry:
 * @bytes: a ZIP
 * @path: of an XML file in it, whatever the case of its letters
 * @unpacked_max: bytes
 * @parser: without a passthrough: that is used here
 * @found: (out): FALSE when there is no such file, which is no error here
 *
 * Reads it piece by piece, as far as the limits allow.
 */
gboolean
anning_table_parse_entry (GBytes               *bytes,
                          const char           *path,
                          gsize                 unpacked_max,
                          const GMarkupParser  *parser,
                          gpointer              data,
                          gboolean             *found,
                          GCancellable         *cancellable,
                          GError              **error)
{
  struct archive *archive = open_archive (bytes, error);
  struct archive_entry *entry;
  gboolean ok = TRUE;
  int result = ARCHIVE_OK;

  *found = FALSE;
  if (archive == NULL)
    return FALSE;

  for (guint i = 0; i < ENTRIES_MAX && ok && !*found; i++)
    {
      const char *name;

      result = archive_read_next_header (archive, &entry);
      if (result == ARCHIVE_EOF || result == ARCHIVE_FATAL)
        break;
      name = archive_entry_pathname (entry);
      if (name == NULL || g_ascii_strcasecmp (name, path) != 0)
        continue;
      *found = TRUE;
      ok = archive_entry_is_data_encrypted (entry)
             ? fail (error, ANNING_TABLE_ERROR_ENCRYPTED, "an encrypted entry")
             : parse_entry (archive, unpacked_max, parser, data, cancellable, error);
    }
  if (ok && result == ARCHIVE_FATAL)
    ok = fail (error, ANNING_TABLE_ERROR_TRUNCATED, "the list of contents is damaged");
  archive_read_free (archive);
  return ok;
}
