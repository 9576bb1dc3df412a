/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-undo.h"

/* Within it, words of one place are one change; more is forgotten after so many. */
#define TYPING_MS 2000
#define STEPS_MAX 200

typedef struct
{
  AnningNoteState *before;
  AnningNoteChange change;
} Step;

struct _AnningNoteUndo
{
  GPtrArray *steps; /* Step */
  AnningNoteState *now;
  guint place;      /* of the last words: a part, or what of the head */
  gint64 at;
};

static void
step_free (gpointer data)
{
  Step *step = data;

  anning_note_state_free (step->before);
  g_free (step);
}

AnningNoteState *
anning_note_state_new (const AnningNote *note,
                       GPtrArray        *parts)
{
  AnningNoteState *self;

  g_return_val_if_fail (note != NULL && parts != NULL, NULL);

  self = g_new (AnningNoteState, 1);
  self->note = anning_note_copy (note);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (self->parts, anning_note_part_copy (g_ptr_array_index (parts, i)));
  return self;
}

/* @self: (nullable) */
void
anning_note_state_free (AnningNoteState *self)
{
  if (self == NULL)
    return;
  anning_note_free (self->note);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

AnningNoteUndo *
anning_note_undo_new (const AnningNote *note,
                      GPtrArray        *parts)
{
  AnningNoteUndo *self = g_new0 (AnningNoteUndo, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->now = anning_note_state_new (note, parts);
  return self;
}

/* @self: (nullable) */
void
anning_note_undo_free (AnningNoteUndo *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  anning_note_state_free (self->now);
  g_free (self);
}

/* A part that was not stored yet has no id: its key and its words tell it. */
static gboolean
same_part (const AnningNotePart *a,
           const AnningNotePart *b)
{
  if (a->record.id != 0 && b->record.id != 0)
    return a->record.id == b->record.id;
  return g_strcmp0 (a->part, b->part) == 0;
}

static AnningNoteChange
compare_heads (const AnningNote *a,
               const AnningNote *b,
               guint            *place)
{
  for (guint i = 0; i < anning_note_type.n_fields; i++)
    {
      const AnningField *field = &anning_note_type.fields[i];
      gboolean same = anning_field_is_text (field)
                      ? g_strcmp0 (anning_record_get_text (field, a), anning_record_get_text (field, b)) == 0
                      : anning_record_get_integer (field, a) == anning_record_get_integer (field, b);

      if (!same)
        {
          *place = i;
          return ANNING_NOTE_CHANGED_HEAD;
        }
    }
  return ANNING_NOTE_CHANGED_NOTHING;
}

static AnningNoteChange
compare_parts (GPtrArray *a,
               GPtrArray *b,
               guint     *place)
{
  if (a->len != b->len)
    return a->len < b->len ? ANNING_NOTE_CHANGED_ADDED : ANNING_NOTE_CHANGED_REMOVED;
  for (guint i = 0; i < a->len; i++)
    {
      if (!same_part (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return ANNING_NOTE_CHANGED_ORDER;
    }
  for (guint i = 0; i < a->len; i++)
    {
      const AnningNotePart *before = g_ptr_array_index (a, i);
      const AnningNotePart *after = g_ptr_array_index (b, i);

      if ((before->included != 0) != (after->included != 0))
        return ANNING_NOTE_CHANGED_SWITCH;
      *place = anning_note_type.n_fields + i;
      if (g_strcmp0 (before->text, after->text) != 0 || g_strcmp0 (before->brief, after->brief) != 0)
        return ANNING_NOTE_CHANGED_TEXT;
    }
  return ANNING_NOTE_CHANGED_NOTHING;
}

AnningNoteChange
anning_note_undo_take (AnningNoteUndo   *self,
                       const AnningNote *note,
                       GPtrArray        *parts,
                       gint64            at)
{
  guint place = 0;
  AnningNoteChange change;
  gboolean goes_on;

  g_return_val_if_fail (self != NULL && note != NULL && parts != NULL, ANNING_NOTE_CHANGED_NOTHING);

  change = compare_heads (self->now->note, note, &place);
  if (change == ANNING_NOTE_CHANGED_NOTHING)
    change = compare_parts (self->now->parts, parts, &place);
  if (change != ANNING_NOTE_CHANGED_NOTHING)
    {
      goes_on = (change == ANNING_NOTE_CHANGED_TEXT || change == ANNING_NOTE_CHANGED_HEAD)
                && change == anning_note_undo_get_next (self)
                && place == self->place && at >= self->at && at - self->at < TYPING_MS;
      if (!goes_on)
        {
          Step *step = g_new (Step, 1);

          step->before = g_steal_pointer (&self->now);
          step->change = change;
          g_ptr_array_add (self->steps, step);
          if (self->steps->len > STEPS_MAX)
            g_ptr_array_remove_index (self->steps, 0);
        }
      self->place = place;
      self->at = at;
    }
  /* Also without a change: a part may have got its id. */
  anning_note_state_free (self->now);
  self->now = anning_note_state_new (note, parts);
  return change;
}

AnningNoteChange
anning_note_undo_get_next (const AnningNoteUndo *self)
{
  g_return_val_if_fail (self != NULL, ANNING_NOTE_CHANGED_NOTHING);

  if (self->steps->len == 0)
    return ANNING_NOTE_CHANGED_NOTHING;
  return ((const Step *) g_ptr_array_index (self->steps, self->steps->len - 1))->change;
}

AnningNoteState *
anning_note_undo_pop (AnningNoteUndo *self)
{
  AnningNoteState *before;
  Step *step;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->steps->len == 0)
    return NULL;
  step = g_ptr_array_steal_index (self->steps, self->steps->len - 1);
  before = g_steal_pointer (&step->before);
  step_free (step);
  /* What follows is compared with it, and typing begins anew. */
  anning_note_state_free (self->now);
  self->now = anning_note_state_new (before->note, before->parts);
  self->at = 0;
  return before;
}
