/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-version.h"

typedef struct
{
  gint64 id;
  gint64 at;
} Request;

static Request *
request_new (gint64 id)
{
  Request *self = g_new (Request, 1);

  self->id = id;
  self->at = g_get_real_time () / 1000;
  return self;
}

static AnningNoteVersionPart *
part_to_version (const AnningNotePart *part,
                 gint64                version_id)
{
  AnningNoteVersionPart *kept = anning_note_version_part_new ();

  kept->note_version_id = version_id;
  kept->position = part->position;
  kept->part = g_strdup (part->part);
  kept->included = part->included;
  kept->text = g_strdup (part->text);
  kept->brief = g_strdup (part->brief);
  return kept;
}

static gboolean
part_is_as (const AnningNotePart        *part,
            const AnningNoteVersionPart *kept)
{
  return g_strcmp0 (part->part, kept->part) == 0
    && (part->included != 0) == (kept->included != 0)
    && g_strcmp0 (part->text, kept->text) == 0
    && g_strcmp0 (part->brief, kept->brief) == 0;
}

/* NULL length is the full one. */
static gboolean
length_is_as (const char *a,
              const char *b)
{
  return g_str_equal (a != NULL ? a : "full", b != NULL ? b : "full");
}

/* Both in their order: a part that only changed its place is a difference too. */
static gboolean
note_is_as (const AnningNote        *note,
            GPtrArray               *parts,
            const AnningNoteVersion *version,
            GPtrArray               *kept)
{
  if (parts->len != kept->len
      || g_strcmp0 (note->title, version->title) != 0
      || !length_is_as (note->length, version->length)
      || g_strcmp0 (note->greeting, version->greeting) != 0
      || g_strcmp0 (note->closing, version->closing) != 0)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (!part_is_as (g_ptr_array_index (parts, i), g_ptr_array_index (kept, i)))
      return FALSE;
  return TRUE;
}

static gint64
write_version (AnningDb          *db,
               const AnningNote  *note,
               GPtrArray         *parts,
               gint64             at,
               GError           **error)
{
  g_autoptr (AnningNoteVersion) version = anning_note_version_new ();

  version->note_id = note->record.id;
  version->made_at = at;
  version->title = g_strdup (note->title);
  version->length = g_strdup (note->length);
  version->greeting = g_strdup (note->greeting);
  version->closing = g_strdup (note->closing);
  if (!anning_records_save (db, &anning_note_version_type, version, error))
    return 0;
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (AnningNoteVersionPart) kept = part_to_version (g_ptr_array_index (parts, i), version->record.id);

      if (!anning_records_save (db, &anning_note_version_part_type, kept, error))
        return 0;
    }
  return version->record.id;
}

/* Returns: the id of the version that is as the note stands at @at (ms), or 0 and @error */
static gint64
note_keep (AnningDb  *db,
           gint64     note_id,
           gint64     at,
           GError   **error)
{
  g_autoptr (AnningNote) note = anning_records_get (db, &anning_note_type, note_id, error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  if (note == NULL)
    return 0;
  parts = anning_records_list (db, &anning_note_part_type, "note_id", note_id, error);
  if (parts == NULL)
    return 0;
  versions = anning_records_list (db, &anning_note_version_type, "note_id", note_id, error);
  if (versions == NULL)
    return 0;

  if (versions->len > 0)
    {
      const AnningNoteVersion *newest = g_ptr_array_index (versions, 0);
      g_autoptr (GPtrArray) kept = anning_records_list (db, &anning_note_version_part_type, "note_version_id",
                                                        newest->record.id, error);

      if (kept == NULL)
        return 0;
      if (note_is_as (note, parts, newest, kept))
        return newest->record.id;
    }
  return write_version (db, note, parts, at, error);
}

/*
 * Notes that the note left, and keeps what left. @share: its way, relative, recipient
 * and time are taken, its version and id are filled in.
 */
static gboolean
note_share_record (AnningDb         *db,
                   AnningNoteShare  *share,
                   GError          **error)
{
  g_return_val_if_fail (share != NULL, FALSE);

  share->note_version_id = note_keep (db, share->note_id, share->at, error);
  return share->note_version_id != 0 && anning_records_save (db, &anning_note_share_type, share, error);
}

/* Takes the part that has this key out of @parts; own parts have one key, and come in their order. */
static AnningNotePart *
take_part (GPtrArray  *parts,
           const char *key)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const AnningNotePart *part = g_ptr_array_index (parts, i);

      if (g_strcmp0 (part->part, key) == 0)
        return g_ptr_array_steal_index (parts, i);
    }
  return NULL;
}

static gboolean
restore_parts (AnningDb         *db,
               gint64            note_id,
               GPtrArray        *kept,
               AnningChangeSet  *changes,
               GError          **error)
{
  g_autoptr (GPtrArray) parts = anning_records_list (db, &anning_note_part_type, "note_id", note_id, error);

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    {
      const AnningNoteVersionPart *from = g_ptr_array_index (kept, i);
      g_autoptr (AnningNotePart) part = take_part (parts, from->part);

      if (part == NULL)
        {
          part = anning_note_part_new ();
          part->note_id = note_id;
          part->part = g_strdup (from->part);
        }
      part->position = i;
      part->included = from->included;
      g_free (part->text);
      part->text = g_strdup (from->text);
      g_free (part->brief);
      part->brief = g_strdup (from->brief);
      if (!anning_change_set_save (changes, db, &anning_note_part_type, part, error))
        return FALSE;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const AnningNotePart *part = g_ptr_array_index (parts, i);

      if (!anning_change_set_remove (changes, db, &anning_note_part_type, part->record.id, error))
        return FALSE;
    }
  return TRUE;
}

/*
 * Makes the note what it was in the version. How it stands now is kept first, at
 * @at (ms). Every change is noted in @changes, to be undone.
 */
static gboolean
note_restore (AnningDb         *db,
              gint64            version_id,
              gint64            at,
              AnningChangeSet  *changes,
              GError          **error)
{
  g_autoptr (AnningNoteVersion) version = NULL;
  g_autoptr (AnningNote) note = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_return_val_if_fail (changes != NULL, FALSE);

  version = anning_records_get (db, &anning_note_version_type, version_id, error);
  if (version == NULL || note_keep (db, version->note_id, at, error) == 0)
    return FALSE;
  note = anning_records_get (db, &anning_note_type, version->note_id, error);
  if (note == NULL)
    return FALSE;
  kept = anning_records_list (db, &anning_note_version_part_type, "note_version_id", version_id, error);
  if (kept == NULL)
    return FALSE;

  g_free (note->title);
  note->title = g_strdup (version->title);
  g_free (note->length);
  note->length = g_strdup (version->length);
  g_free (note->greeting);
  note->greeting = g_strdup (version->greeting);
  g_free (note->closing);
  note->closing = g_strdup (version->closing);
  return anning_change_set_save (changes, db, &anning_note_type, note, error)
    && restore_parts (db, note->record.id, kept, changes, error);
}

static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  gint64 id = note_keep (db, request->id, request->at, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static gpointer
share_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  AnningNoteShare *share = data;

  if (!note_share_record (db, share, error))
    return NULL;
  return g_memdup2 (&share->record.id, sizeof (gint64));
}

static gpointer
restore_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Request *request = data;
  g_autoptr (AnningChangeSet) changes = anning_change_set_new ();

  if (!note_restore (db, request->id, request->at, changes, error))
    return NULL;
  return g_steal_pointer (&changes);
}

static gint64
finish_id (AnningStore   *store,
           GAsyncResult  *result,
           GError       **error)
{
  g_autofree gint64 *id = anning_store_call_finish (store, result, error);

  return id != NULL ? *id : 0;
}

void
anning_note_keep_async (AnningStore         *store,
                        gint64               note_id,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_write_async (store, keep_job, request_new (note_id), g_free, g_free, NULL, callback, user_data);
}

gint64
anning_note_keep_finish (AnningStore   *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  return finish_id (store, result, error);
}

void
anning_note_share_record_async (AnningStore         *store,
                                gint64               note_id,
                                const char          *way,
                                gint64               relative_id,
                                const char          *recipient,
                                gint64               at,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  AnningNoteShare *share;

  g_return_if_fail (ANNING_IS_STORE (store));
  g_return_if_fail (way != NULL);

  share = anning_note_share_new ();
  share->note_id = note_id;
  share->way = g_strdup (way);
  share->relative_id = relative_id;
  share->recipient = g_strdup (recipient);
  share->at = at != ANNING_UNKNOWN ? at : g_get_real_time () / 1000;
  anning_store_write_async (store, share_job, share, (GDestroyNotify) anning_note_share_free, g_free,
                            NULL, callback, user_data);
}

gint64
anning_note_share_record_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish_id (store, result, error);
}

void
anning_note_restore_async (AnningStore         *store,
                           gint64               version_id,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_write_async (store, restore_job, request_new (version_id), g_free,
                            (GDestroyNotify) anning_change_set_unref, NULL, callback, user_data);
}

AnningChangeSet *
anning_note_restore_finish (AnningStore   *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
