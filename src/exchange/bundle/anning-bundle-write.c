/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-write.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "anning-bundle-private.h"
#include "anning-digest.h"
#include "anning-journal-lines.h"
#include "anning-records.h"
#include "anning-sums.h"

#define READ_AT_ONCE ANNING_EVIDENCE_CHUNK
#define WRITE_AT_ONCE (1024 * 1024)

typedef struct
{
  AnningStore *store;
  const AnningBundlePlan *plan;
  struct archive *archive;
  struct archive_entry *entry;
  int fd;
  int problem;         /* errno of the file, 0: none */
  GString *sums;
  char *sums_sha256;
  gint64 done;         /* bytes */
  AnningProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} Writing;

static void
writing_clear (Writing *self)
{
  g_clear_pointer (&self->entry, archive_entry_free);
  g_clear_pointer (&self->archive, archive_write_free);
  if (self->fd >= 0)
    close (self->fd);
  if (self->sums != NULL)
    g_string_free (self->sums, TRUE);
  g_free (self->sums_sha256);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static la_ssize_t
write_cb (struct archive *archive,
          void           *data,
          const void     *buffer,
          size_t          length)
{
  Writing *self = data;
  gssize n;

  do
    n = write (self->fd, buffer, length);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      self->problem = errno;
      archive_set_error (archive, errno, "%s", g_strerror (errno));
    }
  return n;
}

static gboolean
fail (Writing  *self,
      GError  **error)
{
  if (self->problem != 0)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (self->problem), g_strerror (self->problem));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         archive_error_string (self->archive) != NULL ? archive_error_string (self->archive) : "");
  return FALSE;
}

static gboolean
fail_errno (GError **error)
{
  const int number = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}

/* What is packed already gets no smaller, and is copied the faster. */
static gboolean
packs (const AnningBundleFile *file)
{
  return file->kind == ANNING_BUNDLE_FILE_TRANSCRIPT || file->kind == ANNING_BUNDLE_FILE_JOURNAL
         || file->kind == ANNING_BUNDLE_FILE_README || g_str_has_suffix (file->name, ".csv");
}

static gboolean
begin_file (Writing                 *self,
            const AnningBundleFile  *file,
            GError                 **error)
{
  const int result = packs (file) ? archive_write_zip_set_compression_deflate (self->archive)
                                  : archive_write_zip_set_compression_store (self->archive);

  if (result != ARCHIVE_OK)
    return fail (self, error);
  archive_entry_clear (self->entry);
  archive_entry_set_pathname (self->entry, file->name);
  archive_entry_set_filetype (self->entry, AE_IFREG);
  archive_entry_set_perm (self->entry, 0644);
  archive_entry_set_size (self->entry, file->bytes);
  archive_entry_set_mtime (self->entry, (time_t) (self->plan->planned_at / 1000), 0);
  if (archive_write_header (self->archive, self->entry) != ARCHIVE_OK)
    return fail (self, error);
  return TRUE;
}

static gboolean
add_data (Writing       *self,
          AnningDigest  *digest,
          gconstpointer  data,
          gsize          length,
          GError       **error)
{
  const char *rest = data;
  gsize left = length;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  anning_digest_update (digest, data, length);
  while (left > 0)
    {
      const la_ssize_t n = archive_write_data (self->archive, rest, left);

      if (n <= 0)
        return fail (self, error);
      rest += n;
      left -= (gsize) n;
    }
  self->done += (gint64) length;
  if (self->progress != NULL)
    self->progress (CLAMP ((double) self->done / (double) MAX (self->plan->bytes, 1), 0.0, 1.0), self->user_data);
  return TRUE;
}

static gboolean
add_original (Writing                 *self,
              const AnningBundleFile  *file,
              AnningDigest            *digest,
              GError                 **error)
{
  g_autoptr (GInputStream) stream = anning_evidence_open (self->store, file->evidence_id, error);
  g_autofree char *buffer = g_malloc (READ_AT_ONCE);
  gint64 bytes = 0;
  gssize n;

  if (stream == NULL)
    return FALSE;
  while ((n = g_input_stream_read (stream, buffer, READ_AT_ONCE, self->cancellable, error)) > 0)
    {
      bytes += n;
      /* More than it was can only be another one. */
      if (bytes > file->bytes)
        break;
      if (!add_data (self, digest, buffer, (gsize) n, error))
        return FALSE;
    }
  if (n < 0)
    return FALSE;
  if (bytes != file->bytes)
    {
      g_set_error_literal (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EVIDENCE, file->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_journal (Writing       *self,
             AnningDigest  *digest,
             GError       **error)
{
  g_autoptr (AnningJournalLines) lines = NULL;
  g_autoptr (AnningPaperWords) words = anning_paper_words_new (NULL, NULL, error);
  g_autoptr (GString) text = NULL;
  g_autofree char *head = NULL;

  if (words == NULL)
    return FALSE;
  lines = anning_journal_lines_open (anning_store_get_path (self->store), self->cancellable, error);
  if (lines == NULL)
    return FALSE;
  head = anning_bundle_journal_head (words);
  text = g_string_new (head);
  for (gint64 i = 0; i < self->plan->journal_seq; i++)
    {
      const char *line = anning_journal_lines_next (lines, error);

      if (line == NULL)
        {
          if (error != NULL && *error == NULL)
            g_set_error_literal (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EVIDENCE, ANNING_BUNDLE_JOURNAL_NAME);
          return FALSE;
        }
      g_string_append (text, line);
      g_string_append_c (text, '\n');
      if (text->len >= READ_AT_ONCE)
        {
          if (!add_data (self, digest, text->str, text->len, error))
            return FALSE;
          g_string_truncate (text, 0);
        }
    }
  return add_data (self, digest, text->str, text->len, error);
}

static gboolean
add_file (Writing                 *self,
          const AnningBundleFile  *file,
          GError                 **error)
{
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  g_autofree char *sum = NULL;
  gboolean added;

  if (!begin_file (self, file, error))
    return FALSE;
  if (file->kind == ANNING_BUNDLE_FILE_SUMS)
    added = add_data (self, digest, self->sums->str, self->sums->len, error);
  else if (file->kind == ANNING_BUNDLE_FILE_JOURNAL)
    added = add_journal (self, digest, error);
  else if (file->kind == ANNING_BUNDLE_FILE_ORIGINAL)
    added = add_original (self, file, digest, error);
  else
    added = add_data (self, digest, g_bytes_get_data (file->content, NULL), g_bytes_get_size (file->content), error);
  if (!added)
    return FALSE;
  if (archive_write_finish_entry (self->archive) != ARCHIVE_OK)
    return fail (self, error);

  sum = anning_digest_finish (digest);
  if (file->sha256 != NULL && !g_str_equal (file->sha256, sum))
    {
      g_set_error_literal (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EVIDENCE, file->name);
      return FALSE;
    }
  if (file->kind == ANNING_BUNDLE_FILE_SUMS)
    self->sums_sha256 = g_steal_pointer (&sum);
  else
    anning_sums_append (self->sums, sum, file->name);
  return TRUE;
}

static gboolean
write_all (Writing  *self,
           GError  **error)
{
  self->archive = archive_write_new ();
  self->entry = archive_entry_new ();
  self->sums = g_string_new (NULL);
  archive_write_set_bytes_per_block (self->archive, WRITE_AT_ONCE);
  archive_write_set_bytes_in_last_block (self->archive, 1);
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK
      || archive_write_set_options (self->archive, "zip:hdrcharset=UTF-8") != ARCHIVE_OK
      || archive_write_open (self->archive, self, NULL, write_cb, NULL) != ARCHIVE_OK)
    return fail (self, error);
  for (guint i = 0; i < self->plan->files->len; i++)
    {
      if (!add_file (self, g_ptr_array_index (self->plan->files, i), error))
        return FALSE;
    }
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    return fail (self, error);
  if (fsync (self->fd) != 0)
    return fail_errno (error);
  return TRUE;
}

/* The name is on the disk once its folder is. */
static void
sync_folder (const char *folder)
{
  const int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("The folder was not synced: %s", g_strerror (errno));
  close (fd);
}

/* What is in the way of a file that nobody has the whole of. */
static gboolean
write_beside (Writing     *self,
              const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_build_filename (folder, ".anning-XXXXXX.part", NULL);
  gboolean written;

  self->fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return fail_errno (error);
  written = write_all (self, error) && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
  if (written && g_rename (draft, path) != 0)
    written = fail_errno (error);
  if (!written)
    g_unlink (draft);
  else
    sync_folder (folder);
  return written;
}

static gpointer
note_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_records_save (db, &anning_bundle_entry_type, data, error);
  return NULL;
}

static AnningBundleEntry *
note (const Writing  *self,
      const char     *path,
      GError        **error)
{
  const AnningBundlePlan *plan = self->plan;
  g_autoptr (AnningBundleEntry) entry = anning_bundle_entry_new ();
  GError *problem = NULL;

  entry->made_at = g_get_real_time () / 1000;
  entry->name = g_path_get_basename (path);
  entry->sha256 = g_strdup (self->sums_sha256);
  entry->receiver = g_strdup (plan->receiver);
  entry->creditor = g_strdup (plan->choice->creditor);
  entry->first_day = g_strdup (plan->first_day);
  entry->last_day = g_strdup (plan->last_day);
  entry->n_incidents = plan->n_incidents;
  entry->n_originals = plan->n_originals;
  anning_store_write (self->store, note_job, entry, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&entry);
}

AnningBundleEntry *
anning_bundle_write (AnningStore           *store,
                     AnningBundlePlan      *plan,
                     const char            *path,
                     AnningProgressFunc     progress,
                     gpointer               user_data,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_auto (Writing) writing = { .store = store, .plan = plan, .fd = -1, .progress = progress, .user_data = user_data,
                               .cancellable = cancellable };
  GError *problem = NULL;

  g_return_val_if_fail (ANNING_IS_STORE (store) && plan != NULL && path != NULL, NULL);

  if (plan->n_incidents == 0)
    {
      g_set_error_literal (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EMPTY, "no contact");
      return NULL;
    }
  if (!write_beside (&writing, path, &problem))
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return note (&writing, path, error);
}

/* ---- from a page ---- */

typedef struct
{
  AnningBundlePlan *plan;
  char *path;
  AnningProgressRelay *relay;
} WriteRequest;

static void
request_free (gpointer data)
{
  WriteRequest *request = data;

  g_free (request->path);
  anning_progress_relay_unref (request->relay);
  g_free (request);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  anning_progress_relay_report (user_data, fraction);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  WriteRequest *request = data;
  GError *error = NULL;
  AnningBundleEntry *entry;

  entry = anning_bundle_write (source, request->plan, request->path, progress_cb, request->relay, cancellable, &error);
  anning_progress_relay_end (request->relay);
  if (entry == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, entry, (GDestroyNotify) anning_bundle_entry_free);
}

void
anning_bundle_write_async (AnningStore          *store,
                           AnningBundlePlan     *plan,
                           const char           *path,
                           AnningProgressFunc    progress,
                           gpointer              progress_data,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  WriteRequest *request;

  g_return_if_fail (ANNING_IS_STORE (store) && plan != NULL && path != NULL);

  request = g_new0 (WriteRequest, 1);
  request->plan = plan;
  request->path = g_strdup (path);
  request->relay = anning_progress_relay_new (progress, progress_data);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_bundle_write_async);
  /* What is in its place is told even if Cancel came a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, write_thread);
}

AnningBundleEntry *
anning_bundle_write_finish (AnningStore   *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
