/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-attach.h"

#include <glib/gi18n.h>

#include "anning-evidence.h"
#include "anning-importer.h"
#include "anning-media-error.h"

#define ATTRIBUTES                                                                 \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","            \
  G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_TIME_MODIFIED ","    \
  G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC
/* Enough to tell what a file is. */
#define HEAD_SIZE 4096

/* One thing to be attached: a file, or bytes with a name. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  char *name;
  char *path;
  gint64 size;
  gint64 file_time; /* ms */
} Attachment;

struct _AnningAttachments
{
  GPtrArray *items; /* Attachment */
};

typedef struct
{
  AnningAttachments *attachments;
  AnningAttachResult *result;
  char *owner;
  gint64 owner_id;
  gint64 size_all; /* bytes */
  gint64 size_before; /* of what was attached before the present one */
  AnningProgressRelay *relay;
} Attaching;

static void
attachment_free (gpointer data)
{
  Attachment *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

static void
refusal_free (gpointer data)
{
  AnningAttachRefusal *refusal = data;

  g_free (refusal->name);
  g_free (refusal);
}

static void
attaching_free (gpointer data)
{
  Attaching *self = data;

  g_clear_pointer (&self->attachments, anning_attachments_free);
  g_clear_pointer (&self->result, anning_attach_result_free);
  anning_progress_relay_unref (self->relay);
  g_free (self->owner);
  g_free (self);
}

static void
progress_cb (gint64   bytes,
             gpointer user_data)
{
  Attaching *self = user_data;

  if (self->size_all > 0)
    anning_progress_relay_report (self->relay, (double) (self->size_before + bytes) / (double) self->size_all);
}

/* ---- the work ---- */

static AnningAttachReason
reason_of (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? ANNING_ATTACH_NOT_FOUND
                                                                   : ANNING_ATTACH_UNREADABLE;
}

/* TRUE when @error is about this one file, so that the others can go on. */
static gboolean
is_about_the_file (const GError *error)
{
  return error->domain == G_IO_ERROR
         && error->code != G_IO_ERROR_CANCELLED
         && error->code != G_IO_ERROR_NO_SPACE;
}

static AnningAttachReason
look_at (Attachment    *item,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GFileInfo) info = NULL;
  GFileType type;

  if (item->file == NULL)
    {
      item->size = (gint64) g_bytes_get_size (item->bytes);
      return item->size == 0 ? ANNING_ATTACH_EMPTY : ANNING_ATTACH_FINE;
    }

  info = g_file_query_info (item->file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return ANNING_ATTACH_UNREADABLE;

  type = g_file_info_get_file_type (info);
  item->size = g_file_info_get_size (info);
  item->name = g_strdup (g_file_info_get_display_name (info));
  item->path = g_file_get_parse_name (item->file);
  item->file_time = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * 1000
                    + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC) / 1000;
  if (type == G_FILE_TYPE_DIRECTORY)
    return ANNING_ATTACH_FOLDER;
  if (type != G_FILE_TYPE_REGULAR)
    return ANNING_ATTACH_SPECIAL;
  if (item->size > ANNING_IMPORT_MAX_SIZE)
    return ANNING_ATTACH_TOO_LARGE;
  return item->size == 0 ? ANNING_ATTACH_EMPTY : ANNING_ATTACH_FINE;
}

static GInputStream *
open_item (Attachment    *item,
           GCancellable  *cancellable,
           GError       **error)
{
  if (item->file == NULL)
    return g_memory_input_stream_new_from_bytes (item->bytes);
  return G_INPUT_STREAM (g_file_read (item->file, cancellable, error));
}

/* The first bytes tell what it is; the name is never asked. */
static const char *
sniff (Attachment    *item,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (GInputStream) stream = open_item (item, cancellable, error);
  guint8 head[HEAD_SIZE];
  gsize length = 0;

  if (stream == NULL || !g_input_stream_read_all (stream, head, sizeof head, &length, cancellable, error))
    return NULL;
  return anning_media_sniff (head, length);
}

/* @has: (out) */
static gboolean
owner_has (AnningDb         *db,
           const Attaching  *self,
           gint64            evidence_id,
           gboolean         *has,
           GError          **error)
{
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, self->owner, self->owner_id, error);

  *has = FALSE;
  for (guint i = 0; uses != NULL && i < uses->len; i++)
    *has |= ((const AnningEvidenceUse *) g_ptr_array_index (uses, i))->evidence_id == evidence_id;
  return uses != NULL;
}

static gboolean
attach_one (AnningDb      *db,
            Attaching     *self,
            Attachment    *item,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = NULL;
  const char *media_type = sniff (item, cancellable, error);
  gboolean known = FALSE;
  gboolean has = FALSE;
  gint64 id;

  if (media_type == NULL)
    return FALSE;
  stream = open_item (item, cancellable, error);
  if (stream == NULL)
    return FALSE;

  id = anning_evidence_add (db, stream, media_type, progress_cb, self, &known, cancellable, error);
  if (id == 0 || (known && !owner_has (db, self, id, &has, error)))
    return FALSE;
  if (has)
    {
      self->result->known++;
      return TRUE;
    }
  if (anning_evidence_use (db, id, self->owner, self->owner_id, item->name, item->path,
                           item->file_time, error) == 0)
    return FALSE;
  self->result->added++;
  return TRUE;
}

static void
refuse (Attaching          *self,
        Attachment         *item,
        AnningAttachReason  reason)
{
  AnningAttachRefusal *refusal = g_new0 (AnningAttachRefusal, 1);

  if (item->name != NULL)
    refusal->name = anning_import_clean_name (item->name);
  else
    refusal->name = g_file_get_parse_name (item->file);
  refusal->reason = reason;
  g_ptr_array_add (self->result->refusals, refusal);
}

/* TRUE: go on with the next; FALSE: @error stands for all of them. */
static gboolean
take (Attaching           *self,
      Attachment          *item,
      AnningAttachReason   reason,
      GError              *local_error,
      GError             **error)
{
  if (local_error != NULL && !is_about_the_file (local_error))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (local_error != NULL)
    reason = reason_of (local_error);
  if (reason != ANNING_ATTACH_FINE)
    refuse (self, item, reason);
  g_clear_error (&local_error);
  return TRUE;
}

static gboolean
attach_all (AnningDb      *db,
            Attaching     *self,
            GCancellable  *cancellable,
            GError       **error)
{
  GPtrArray *items = self->attachments->items;
  g_autofree AnningAttachReason *reasons = g_new0 (AnningAttachReason, items->len);

  self->result = g_new0 (AnningAttachResult, 1);
  self->result->refusals = g_ptr_array_new_with_free_func (refusal_free);

  for (guint i = 0; i < items->len; i++)
    {
      Attachment *item = g_ptr_array_index (items, i);
      GError *local_error = NULL;

      reasons[i] = look_at (item, cancellable, &local_error);
      if (!take (self, item, reasons[i], local_error, error))
        return FALSE;
      if (reasons[i] == ANNING_ATTACH_FINE)
        self->size_all += item->size;
    }
  for (guint i = 0; i < items->len; i++)
    {
      Attachment *item = g_ptr_array_index (items, i);
      GError *local_error = NULL;

      if (reasons[i] != ANNING_ATTACH_FINE)
        continue;
      attach_one (db, self, item, cancellable, &local_error);
      if (!take (self, item, ANNING_ATTACH_FINE, local_error, error))
        return FALSE;
      self->size_before += item->size;
    }
  return TRUE;
}

/* The one write job: cancelled or failed, nothing of it is in the file. */
static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Attaching *self = data;
  gboolean attached = attach_all (db, self, cancellable, error);

  /* Reports that still wait on the main loop have come too late. */
  anning_progress_relay_end (self->relay);
  return attached ? g_steal_pointer (&self->result) : NULL;
}

/* ---- public ---- */

void
anning_attach_result_free (AnningAttachResult *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->refusals);
  g_free (self);
}

AnningAttachments *
anning_attachments_new (void)
{
  AnningAttachments *self = g_new0 (AnningAttachments, 1);

  self->items = g_ptr_array_new_with_free_func (attachment_free);
  return self;
}

void
anning_attachments_free (AnningAttachments *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->items);
  g_free (self);
}

void
anning_attachments_add_file (AnningAttachments *self,
                             GFile             *file)
{
  Attachment *item;

  g_return_if_fail (self != NULL && G_IS_FILE (file));

  item = g_new0 (Attachment, 1);
  item->file = g_object_ref (file);
  item->file_time = ANNING_UNKNOWN;
  g_ptr_array_add (self->items, item);
}

/* @name: the file name under which it is shown and saved */
void
anning_attachments_add_bytes (AnningAttachments *self,
                              GBytes            *bytes,
                              const char        *name)
{
  Attachment *item;

  g_return_if_fail (self != NULL && bytes != NULL && name != NULL);

  item = g_new0 (Attachment, 1);
  item->bytes = g_bytes_ref (bytes);
  item->name = g_strdup (name);
  item->file_time = ANNING_UNKNOWN;
  g_ptr_array_add (self->items, item);
}

/**
 * Brings originals in and ties them to one record, in one transaction on the store's worker.
 *
 * @owner: the table of the record, such as "debt"
 * @attachments: (transfer full): looked at on the worker, never on the main loop
 * @progress: (nullable): on the caller's main context, not after @callback
 *
 * What cannot be taken is refused with a reason, the others go in. Fails when cancelled, when
 * the disk is full, or with the store's errors; then nothing of it is kept.
 */
void
anning_attach_async (AnningStore          *store,
                     const char           *owner,
                     gint64                owner_id,
                     AnningAttachments    *attachments,
                     AnningProgressFunc    progress,
                     gpointer              progress_data,
                     GCancellable         *cancellable,
                     GAsyncReadyCallback   callback,
                     gpointer              user_data)
{
  Attaching *self;

  g_return_if_fail (ANNING_IS_STORE (store) && owner != NULL && owner_id != 0);
  g_return_if_fail (attachments != NULL);

  self = g_new0 (Attaching, 1);
  self->attachments = attachments;
  self->owner = g_strdup (owner);
  self->owner_id = owner_id;
  self->relay = anning_progress_relay_new (progress, progress_data);
  anning_store_write_async (store, attach_job, self, attaching_free,
                            (GDestroyNotify) anning_attach_result_free, cancellable, callback, user_data);
}

/* Returns: (transfer full): the counts, or NULL with @error */
AnningAttachResult *
anning_attach_finish (AnningStore   *store,
                      GAsyncResult  *result,
                      GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

char *
anning_attach_reason_sentence (AnningAttachReason reason)
{
  switch (reason)
    {
    case ANNING_ATTACH_FINE:
      return g_strdup ("");
    case ANNING_ATTACH_NOT_FOUND:
      return g_strdup (_("There is no such file."));
    case ANNING_ATTACH_FOLDER:
      return g_strdup (_("This is a folder. Choose the files in it."));
    case ANNING_ATTACH_SPECIAL:
      return g_strdup (_("This is a device or a pipe, not a file."));
    case ANNING_ATTACH_EMPTY:
      return g_strdup (_("This file is empty."));
    case ANNING_ATTACH_TOO_LARGE:
      return g_strdup (_("This file is larger than 2 GB. Keep a copy of it elsewhere, and note here where it is."));
    case ANNING_ATTACH_UNREADABLE:
    default:
      return g_strdup (_("This file could not be read. Check that you may open it, then try again."));
    }
}
