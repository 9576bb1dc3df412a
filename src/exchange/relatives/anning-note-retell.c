/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-retell.h"

#include "anning-note-undo.h"
#include "anning-records.h"

/* Returns: the words of @to that stand where @text stands in @from; NULL when it was written by hand */
static const char *
find_words (const AnningNoteTemplatePart *from,
            const AnningNoteTemplatePart *to,
            const char                   *text,
            gboolean                      brief,
            gboolean                      signs)
{
  gboolean known = from->signed_one != NULL
                   && g_strcmp0 (text, brief ? from->signed_one->brief : from->signed_one->text) == 0;
  const AnningNoteWording *wording = g_ptr_array_index (to->wordings, 0);

  for (guint i = 0; i < from->wordings->len && !known; i++)
    {
      const AnningNoteWording *its = g_ptr_array_index (from->wordings, i);

      if (g_strcmp0 (text, brief ? its->brief : its->text) != 0)
        continue;
      known = TRUE;
      for (guint j = 0; j < to->wordings->len; j++)
        {
          const AnningNoteWording *other = g_ptr_array_index (to->wordings, j);

          if (j == i || (its->label != NULL && g_strcmp0 (its->label, other->label) == 0))
            wording = other;
          if (its->label != NULL && g_strcmp0 (its->label, other->label) == 0)
            break;
        }
    }
  if (!known)
    return NULL;
  if (signs && to->signed_one != NULL)
    wording = to->signed_one;
  return brief ? wording->brief : wording->text;
}

static void
replace (char       **text,
         const char  *words)
{
  if (words == NULL || g_strcmp0 (*text, words) == 0)
    return;
  g_free (*text);
  *text = g_strdup (words);
}

void
anning_note_retell (AnningNote               *note,
                    GPtrArray                *parts,
                    const AnningNoteTemplate *from,
                    const AnningNoteTemplate *to,
                    const char               *language,
                    const char               *liability)
{
  gboolean signs = anning_note_liability_signed (liability);

  g_return_if_fail (note != NULL && parts != NULL && to != NULL);

  for (guint i = 0; from != NULL && i < parts->len; i++)
    {
      AnningNotePart *part = g_ptr_array_index (parts, i);
      const AnningNoteTemplatePart *its = anning_note_template_part (from, part->part);
      const AnningNoteTemplatePart *other = anning_note_template_part (to, part->part);

      if (its == NULL || other == NULL)
        continue;
      replace (&part->text, find_words (its, other, part->text, FALSE, signs));
      replace (&part->brief, find_words (its, other, part->brief, TRUE, signs));
    }
  if (from != NULL && g_strcmp0 (note->greeting, from->greeting) == 0)
    replace (&note->greeting, to->greeting);
  if (from != NULL && g_strcmp0 (note->closing, from->closing) == 0)
    replace (&note->closing, to->closing);
  if (from != NULL && g_strcmp0 (note->title, from->title) == 0)
    replace (&note->title, to->title);
  replace (&note->audience, to->audience);
  replace (&note->language, language);
}

static gpointer
duplicate_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  AnningNoteState *copy = data;

  if (!anning_records_save (db, &anning_note_type, copy->note, error))
    return NULL;
  for (guint i = 0; i < copy->parts->len; i++)
    {
      AnningNotePart *part = g_ptr_array_index (copy->parts, i);

      part->note_id = copy->note->record.id;
      part->position = i;
      if (!anning_records_save (db, &anning_note_part_type, part, error))
        return NULL;
    }
  return g_memdup2 (&copy->note->record.id, sizeof (gint64));
}

void
anning_note_duplicate_async (AnningStore         *store,
                             const AnningNote    *note,
                             GPtrArray           *parts,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  AnningNoteState *copy;

  g_return_if_fail (ANNING_IS_STORE (store));

  copy = anning_note_state_new (note, parts);
  copy->note->record = (AnningRecord) { 0 };
  for (guint i = 0; i < copy->parts->len; i++)
    ((AnningNotePart *) g_ptr_array_index (copy->parts, i))->record = (AnningRecord) { 0 };
  anning_store_write_async (store, duplicate_job, copy, (GDestroyNotify) anning_note_state_free, g_free,
                            NULL, callback, user_data);
}

gint64
anning_note_duplicate_finish (AnningStore   *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_autofree gint64 *id = anning_store_call_finish (store, result, error);

  return id != NULL ? *id : 0;
}
