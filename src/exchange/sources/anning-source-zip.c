/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "anning-source-private.h"

#define ENTRIES_MAX 200000
#define READ_AT_ONCE (64 * 1024)
/* Small files of one sign pack better than any text. */
#define RATIO_FROM (16 * 1024 * 1024)

/* ---- the ZIP, read through a stream that can seek ---- */

typedef struct
{
  GInputStream *stream;
  GCancellable *cancellable;
  GError *error;
  char buffer[READ_AT_ONCE];
} Zip;

static la_ssize_t
read_cb (struct archive  *archive,
         void            *data,
         const void     **buffer)
{
  Zip *zip = data;

  *buffer = zip->buffer;
  if (zip->error != NULL)
    return -1;
  return g_input_stream_read (zip->stream, zip->buffer, sizeof zip->buffer, zip->cancellable, &zip->error);
}

static la_int64_t
seek_cb (struct archive *archive,
         void           *data,
         la_int64_t      offset,
         int             whence)
{
  Zip *zip = data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  if (zip->error != NULL)
    return ARCHIVE_FATAL;
  if (!g_seekable_seek (G_SEEKABLE (zip->stream), offset, type, zip->cancellable, &zip->error))
    {
      /* A damaged file names places that it does not have. */
      if (g_error_matches (zip->error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
        g_clear_error (&zip->error);
      return ARCHIVE_FATAL;
    }
  return g_seekable_tell (G_SEEKABLE (zip->stream));
}

/* ---- one file of it, as a stream of its own ---- */

#define ENTRY_TYPE_STREAM (entry_stream_get_type ())
G_DECLARE_FINAL_TYPE (EntryStream, entry_stream, ENTRY, STREAM, GInputStream)

struct _EntryStream
{
  GInputStream parent_instance;
  struct archive *archive;
  Zip *zip;
  guint64 total;
  guint64 before; /* packed bytes that were read when it began */
};

G_DEFINE_FINAL_TYPE (EntryStream, entry_stream, G_TYPE_INPUT_STREAM)

static gssize
entry_stream_read (GInputStream  *stream,
                   void          *buffer,
                   gsize          count,
                   GCancellable  *cancellable,
                   GError       **error)
{
  EntryStream *self = ENTRY_STREAM (stream);
  la_ssize_t n = archive_read_data (self->archive, buffer, count);
  guint64 packed;

  if (n < 0 && self->zip->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->zip->error));
      return -1;
    }
  if (n < 0)
    {
      anning_source_fail (error, ANNING_SOURCE_ERROR_DAMAGED, "it cannot be unpacked");
      return -1;
    }
  self->total += (guint64) n;
  packed = (guint64) MAX (archive_filter_bytes (self->archive, -1), 0) - self->before + 1;
  if (self->total > ANNING_SOURCE_UNPACKED_MAX
      || (self->total > RATIO_FROM && self->total / packed > ANNING_SOURCE_RATIO_MAX))
    {
      anning_source_fail (error, ANNING_SOURCE_ERROR_UNSAFE, "it unpacks to too much");
      return -1;
    }
  return n;
}

static void
entry_stream_class_init (EntryStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = entry_stream_read;
}

static void
entry_stream_init (EntryStream *self)
{
}

/* ---- which of its files ---- */

/* What may be a list; pictures of messages are in "data/". */
static gboolean
is_wanted (const char *name)
{
  return !g_str_has_prefix (name, "data/")
         && (g_str_has_suffix (name, ".ndjson") || g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".xml"));
}

static gboolean
read_entry (AnningSourceRun       *run,
            Zip                   *zip,
            struct archive        *archive,
            struct archive_entry  *entry,
            GError               **error)
{
  g_autoptr (EntryStream) stream = g_object_new (ENTRY_TYPE_STREAM, NULL);
  AnningSourceRun inner = *run;
  gboolean ok;

  if (archive_entry_is_data_encrypted (entry))
    return anning_source_fail (error, ANNING_SOURCE_ERROR_ENCRYPTED, "an encrypted file");
  stream->archive = archive;
  stream->zip = zip;
  stream->before = (guint64) MAX (archive_filter_bytes (archive, -1), 0);
  inner.stream = G_INPUT_STREAM (stream);
  inner.size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
  inner.done = 0;
  ok = g_str_has_suffix (archive_entry_pathname (entry), ".xml") ? anning_source_read_backup (&inner, error)
                                                                 : anning_source_read_json (&inner, error);
  run->part = inner.part;
  return ok;
}

static gboolean
read_entries (AnningSourceRun  *run,
              Zip              *zip,
              struct archive   *archive,
              GError          **error)
{
  struct archive_entry *entry;
  gboolean found = FALSE;

  for (guint i = 0; i < ENTRIES_MAX; i++)
    {
      int result = archive_read_next_header (archive, &entry);
      g_autoptr (GError) local_error = NULL;
      const char *name;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (result == ARCHIVE_EOF)
        break;
      if (zip->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&zip->error));
          return FALSE;
        }
      if (result < ARCHIVE_WARN)
        return anning_source_fail (error, ANNING_SOURCE_ERROR_DAMAGED, "its list of contents is damaged");
      name = archive_entry_pathname (entry);
      if (name == NULL || !is_wanted (name))
        continue;
      if (read_entry (run, zip, archive, entry, &local_error))
        found = TRUE;
      else if (!g_error_matches (local_error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_NO_CONTACTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return found || anning_source_fail (error, ANNING_SOURCE_ERROR_NO_CONTACTS, "no list of calls or messages in it");
}

/*
 * What SMS Import/Export writes: a list of objects, and pictures, which are left
 * where they are; and what SMS Backup & Restore writes when it packs its files.
 */
gboolean
anning_source_read_zip (AnningSourceRun  *run,
                        GError          **error)
{
  g_autofree Zip *zip = g_new0 (Zip, 1);
  struct archive *archive;
  gboolean ok;

  zip->stream = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (run->stream));
  zip->cancellable = run->cancellable;
  if (!G_IS_SEEKABLE (zip->stream) || !g_seekable_can_seek (G_SEEKABLE (zip->stream)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "a ZIP from a stream that cannot seek");
      return FALSE;
    }
  if (!g_seekable_seek (G_SEEKABLE (zip->stream), 0, G_SEEK_SET, run->cancellable, error))
    return FALSE;

  archive = archive_read_new ();
  archive_read_support_format_zip_seekable (archive);
  archive_read_set_read_callback (archive, read_cb);
  archive_read_set_seek_callback (archive, seek_cb);
  archive_read_set_callback_data (archive, zip);
  if (archive_read_open1 (archive) == ARCHIVE_OK)
    ok = read_entries (run, zip, archive, error);
  else if (zip->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&zip->error));
      ok = FALSE;
    }
  else
    /* The list stands at the end. */
    ok = anning_source_fail (error, ANNING_SOURCE_ERROR_CUT_OFF, "it has no list of contents");
  archive_read_free (archive);
  g_clear_error (&zip->error);
  return ok;
}
