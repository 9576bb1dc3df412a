/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-history.h"

#include "anning-note-text.h"
#include "anning-records.h"

/* A note as it was: its head, and its parts. */
typedef struct
{
  AnningNote *note;
  GPtrArray *parts; /* AnningNotePart */
} Stood;

static void
stood_free (gpointer data)
{
  Stood *self = data;

  anning_note_free (self->note);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  AnningNoteHistoryEntry *self = data;

  g_clear_pointer (&self->version, anning_note_version_free);
  g_free (self->text);
  g_ptr_array_unref (self->shares);
  g_free (self);
}

/* Returns: (transfer full): the parts of a version as those of a note */
static GPtrArray *
note_version_read_parts (AnningDb  *db,
                         gint64     version_id,
                         GError   **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  GPtrArray *parts;

  kept = anning_records_list (db, &anning_note_version_part_type, "note_version_id", version_id, error);
  if (kept == NULL)
    return NULL;
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  for (guint i = 0; i < kept->len; i++)
    {
      const AnningNoteVersionPart *from = g_ptr_array_index (kept, i);
      AnningNotePart *part = anning_note_part_new ();

      part->position = i;
      part->part = g_strdup (from->part);
      part->included = from->included;
      part->text = g_strdup (from->text);
      part->brief = g_strdup (from->brief);
      g_ptr_array_add (parts, part);
    }
  return parts;
}

static Stood *
read_stood (AnningDb                 *db,
            const AnningNote         *note,
            const AnningNoteVersion  *version,
            GError                  **error)
{
  Stood *self = g_new0 (Stood, 1);

  self->note = anning_note_copy (note);
  if (version == NULL)
    {
      self->parts = anning_records_list (db, &anning_note_part_type, "note_id", note->record.id, error);
    }
  else
    {
      g_free (self->note->title);
      self->note->title = g_strdup (version->title);
      g_free (self->note->length);
      self->note->length = g_strdup (version->length);
      g_free (self->note->greeting);
      self->note->greeting = g_strdup (version->greeting);
      g_free (self->note->closing);
      self->note->closing = g_strdup (version->closing);
      self->parts = note_version_read_parts (db, version->record.id, error);
    }
  if (self->parts != NULL)
    return self;
  stood_free (self);
  return NULL;
}

static const char *
length_of (const AnningNote *note)
{
  return note->length != NULL ? note->length : "full";
}

/* The places of the parts of @b in @a: own parts have one key, and are met in their order. */
static GArray *
match (GPtrArray *a,
       GPtrArray *b)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (a->len, 1));

  for (guint i = 0; i < b->len; i++)
    {
      const AnningNotePart *part = g_ptr_array_index (b, i);
      int place = -1;

      for (guint j = 0; j < a->len && place < 0; j++)
        {
          const AnningNotePart *other = g_ptr_array_index (a, j);

          if (!taken[j] && g_strcmp0 (part->part, other->part) == 0)
            place = j;
        }
      if (place >= 0)
        taken[place] = TRUE;
      g_array_append_val (places, place);
    }
  return places;
}

static void
compare (const Stood          *before,
         const Stood          *after,
         AnningNoteDifference *difference)
{
  g_autoptr (GArray) places = match (before->parts, after->parts);
  guint matched = 0;
  int last = -1;

  difference->head = g_strcmp0 (before->note->title, after->note->title) != 0
                     || g_strcmp0 (before->note->greeting, after->note->greeting) != 0
                     || g_strcmp0 (before->note->closing, after->note->closing) != 0
                     || g_strcmp0 (length_of (before->note), length_of (after->note)) != 0;
  for (guint i = 0; i < places->len; i++)
    {
      int place = g_array_index (places, int, i);
      const AnningNotePart *part = g_ptr_array_index (after->parts, i);
      const AnningNotePart *was;

      if (place < 0)
        {
          difference->added++;
          continue;
        }
      matched++;
      difference->moved |= place < last;
      last = place;
      was = g_ptr_array_index (before->parts, place);
      difference->switched += (was->included != 0) != (part->included != 0);
      difference->texts += g_strcmp0 (was->text, part->text) != 0 || g_strcmp0 (was->brief, part->brief) != 0;
    }
  difference->removed = before->parts->len - matched;
}

static gboolean
is_none (const AnningNoteDifference *difference)
{
  return difference->texts + difference->switched + difference->added + difference->removed == 0
         && !difference->moved && !difference->head;
}

/* What went out of which no version was kept. */
static void
add_rest (GPtrArray *entries,
          GPtrArray *shares)
{
  AnningNoteHistoryEntry *entry = g_new0 (AnningNoteHistoryEntry, 1);

  entry->shares = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_share_free);
  for (guint i = 0; i < shares->len; i++)
    {
      const AnningNoteShare *share = g_ptr_array_index (shares, i);

      if (share->note_version_id == ANNING_UNKNOWN)
        g_ptr_array_add (entry->shares, anning_note_share_copy (share));
    }
  if (entry->shares->len > 0)
    g_ptr_array_add (entries, entry);
  else
    entry_free (entry);
}

static GPtrArray *
note_history_read (AnningDb  *db,
                   gint64     note_id,
                   GError   **error)
{
  g_autoptr (AnningNote) note = anning_records_get (db, &anning_note_type, note_id, error);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (GPtrArray) stood = g_ptr_array_new_with_free_func (stood_free);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);

  if (note == NULL)
    return NULL;
  versions = anning_records_list (db, &anning_note_version_type, "note_id", note_id, error);
  if (versions == NULL)
    return NULL;
  shares = anning_records_list (db, &anning_note_share_type, "note_id", note_id, error);
  if (shares == NULL)
    return NULL;

  /* The note itself, then its versions back to the first. */
  for (guint i = 0; i <= versions->len; i++)
    {
      Stood *its = read_stood (db, note, i > 0 ? g_ptr_array_index (versions, i - 1) : NULL, error);

      if (its == NULL)
        return NULL;
      g_ptr_array_add (stood, its);
    }
  for (guint i = 0; i < versions->len; i++)
    {
      const AnningNoteVersion *version = g_ptr_array_index (versions, i);
      const Stood *its = g_ptr_array_index (stood, i + 1);
      AnningNoteHistoryEntry *entry = g_new0 (AnningNoteHistoryEntry, 1);
      AnningNoteDifference since = { 0 };

      entry->version = anning_note_version_copy (version);
      entry->text = anning_note_compose (its->note, its->parts);
      entry->shares = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_share_free);
      entry->first = i + 1 == versions->len;
      if (!entry->first)
        compare (g_ptr_array_index (stood, i + 2), its, &entry->difference);
      compare (its, g_ptr_array_index (stood, 0), &since);
      entry->current = is_none (&since);
      for (guint j = 0; j < shares->len; j++)
        {
          const AnningNoteShare *share = g_ptr_array_index (shares, j);

          if (share->note_version_id == version->record.id)
            g_ptr_array_add (entry->shares, anning_note_share_copy (share));
        }
      g_ptr_array_add (entries, entry);
    }
  add_rest (entries, shares);
  return g_steal_pointer (&entries);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return note_history_read (db, *(const gint64 *) data, error);
}

void
anning_note_history_read_async (AnningStore         *store,
                                gint64               note_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_read_async (store, read_job, g_memdup2 (&note_id, sizeof note_id), g_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
anning_note_history_read_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
