/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-parts.h"

#include <glib/gi18n.h>

#include "anning-note-part-row.h"
#include "anning-records.h"
#include "anning-toasts.h"

/* The key of a part that is no template's. */
#define OWN_PART "own"

struct _AnningNoteParts
{
  GtkBox parent_instance;

  AnningStore *store;
  gint64 note_id;
  const AnningNoteTemplate *template;
  const AnningNoteTemplate *titles;
  guint brief : 1;
  guint has_signed : 1;
};

enum
{
  EDITED,
  FILL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNoteParts, anning_note_parts, GTK_TYPE_BOX)

static void
edited (AnningNoteParts *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static GtkWidget *
first_row (AnningNoteParts *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

/* Every row knows its place; where it is another one now, it is stored. */
static void
number_rows (AnningNoteParts *self)
{
  guint n_rows = 0;
  guint position = 0;

  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    n_rows++;
  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    anning_note_part_row_set_position (ANNING_NOTE_PART_ROW (row), position++, n_rows);
}

static void
move_cb (AnningNoteParts *self,
         int              step,
         GtkWidget       *row)
{
  GtkWidget *other = step < 0 ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);

  if (other == NULL)
    {
      gtk_widget_error_bell (row);
      return;
    }
  if (step < 0)
    gtk_box_reorder_child_after (GTK_BOX (self), other, row);
  else
    gtk_box_reorder_child_after (GTK_BOX (self), row, other);
  number_rows (self);
  edited (self);
}

static void
dropped_cb (AnningNoteParts *self,
            GtkWidget       *dropped,
            gboolean         after,
            GtkWidget       *row)
{
  GtkWidget *before = after ? row : gtk_widget_get_prev_sibling (row);

  if (before == dropped)
    return;
  gtk_box_reorder_child_after (GTK_BOX (self), dropped, before);
  number_rows (self);
  edited (self);
}

static void
fill_cb (AnningNoteParts *self,
         GtkWidget       *row)
{
  g_signal_emit (self, signals[FILL], 0, row);
}

/* The row goes; what is stored of it is marked as deleted. */
static gint64
drop_row (AnningNoteParts *self,
          GtkWidget       *row)
{
  gint64 id = anning_note_part_row_get_part (ANNING_NOTE_PART_ROW (row))->record.id;

  anning_note_part_row_discard (ANNING_NOTE_PART_ROW (row));
  gtk_box_remove (GTK_BOX (self), row);
  return id;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningNoteParts) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error) && self->store != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
remove_cb (AnningNoteParts *self,
           GtkWidget       *row)
{
  gint64 id;

  anning_note_part_row_flush (ANNING_NOTE_PART_ROW (row));
  id = drop_row (self, row);
  number_rows (self);
  edited (self);
  if (id == 0)
    return;
  anning_records_remove_async (self->store, &anning_note_part_type, id, removed_cb, g_object_ref (self));
  anning_toast_deleted (GTK_WIDGET (self), _("Part deleted"), self->store, &anning_note_part_type, id);
}

static GtkWidget *
add_row (AnningNoteParts      *self,
         const AnningNotePart *part)
{
  const AnningNoteTemplatePart *template = NULL;
  const AnningNoteTemplatePart *titled = NULL;
  GtkWidget *row;

  if (self->template != NULL)
    template = anning_note_template_part (self->template, part->part);
  if (self->titles != NULL)
    titled = anning_note_template_part (self->titles, part->part);
  if (titled == NULL)
    titled = template;
  row = anning_note_part_row_new (self->store, part, titled != NULL ? titled->title : _("In my own words"), template);
  anning_note_part_row_set_brief (ANNING_NOTE_PART_ROW (row), self->brief);
  anning_note_part_row_set_signed (ANNING_NOTE_PART_ROW (row), self->has_signed);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "fill", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), row);
  return row;
}

/* The row of @part that is not in @used; one that was just added has its id later than its state was noted. */
static GtkWidget *
find_row (AnningNoteParts      *self,
          const AnningNotePart *part,
          GHashTable           *used)
{
  GtkWidget *alike = NULL;

  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const AnningNotePart *its = anning_note_part_row_get_part (ANNING_NOTE_PART_ROW (row));

      if (g_hash_table_contains (used, row))
        continue;
      if (part->record.id != 0 && its->record.id == part->record.id)
        return row;
      if (alike == NULL && (part->record.id == 0 || its->record.id == 0) && g_strcmp0 (its->part, part->part) == 0)
        alike = row;
    }
  return alike;
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    g_warning ("A part of a note did not come back: %s", error->message);
}

/* Rows in the order of @parts, none more. @typed: it is a change, and is stored */
static void
follow (AnningNoteParts *self,
        GPtrArray       *parts,
        gboolean         typed)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  GtkWidget *last = NULL;
  GtkWidget *row, *next;

  for (guint i = 0; i < parts->len; i++)
    {
      const AnningNotePart *part = g_ptr_array_index (parts, i);

      row = find_row (self, part, used);
      if (row == NULL)
        {
          if (typed && part->record.id != 0)
            anning_records_restore_async (self->store, &anning_note_part_type, part->record.id, restored_cb, NULL);
          row = add_row (self, part);
        }
      else if (typed)
        anning_note_part_row_take (ANNING_NOTE_PART_ROW (row), part);
      else
        anning_note_part_row_refresh (ANNING_NOTE_PART_ROW (row), part);
      g_hash_table_add (used, row);
      gtk_box_reorder_child_after (GTK_BOX (self), row, last);
      last = row;
    }
  for (row = first_row (self); row != NULL; row = next)
    {
      gint64 id;

      next = gtk_widget_get_next_sibling (row);
      if (g_hash_table_contains (used, row))
        continue;
      if (!typed && anning_note_part_row_get_part (ANNING_NOTE_PART_ROW (row))->record.id == 0)
        continue;
      id = drop_row (self, row);
      if (typed && id != 0)
        anning_records_remove_async (self->store, &anning_note_part_type, id, removed_cb, g_object_ref (self));
    }
  number_rows (self);
}

static void
anning_note_parts_dispose (GObject *object)
{
  AnningNoteParts *self = ANNING_NOTE_PARTS (object);
  GtkWidget *row;

  while ((row = first_row (self)) != NULL)
    gtk_box_remove (GTK_BOX (self), row);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_note_parts_parent_class)->dispose (object);
}

static void
anning_note_parts_class_init (AnningNotePartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_note_parts_dispose;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILL] = g_signal_new ("fill", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
anning_note_parts_init (AnningNoteParts *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

void
anning_note_parts_load (AnningNoteParts          *self,
                        AnningStore              *store,
                        gint64                    note_id,
                        GPtrArray                *parts,
                        const AnningNoteTemplate *template,
                        const AnningNoteTemplate *titles)
{
  GtkWidget *row;

  g_return_if_fail (ANNING_IS_NOTE_PARTS (self) && ANNING_IS_STORE (store) && parts != NULL);

  while ((row = first_row (self)) != NULL)
    gtk_box_remove (GTK_BOX (self), row);
  g_set_object (&self->store, store);
  self->note_id = note_id;
  self->template = template;
  self->titles = titles;
  for (guint i = 0; i < parts->len; i++)
    add_row (self, g_ptr_array_index (parts, i));
  number_rows (self);
}

GPtrArray *
anning_note_parts_get (AnningNoteParts *self)
{
  GPtrArray *parts;

  g_return_val_if_fail (ANNING_IS_NOTE_PARTS (self), NULL);

  parts = g_ptr_array_new ();
  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (parts, (gpointer) anning_note_part_row_get_part (ANNING_NOTE_PART_ROW (row)));
  return parts;
}

void
anning_note_parts_take (AnningNoteParts *self,
                        GPtrArray       *parts)
{
  g_return_if_fail (ANNING_IS_NOTE_PARTS (self) && parts != NULL);

  follow (self, parts, TRUE);
}

void
anning_note_parts_refresh (AnningNoteParts *self,
                           GPtrArray       *parts)
{
  g_return_if_fail (ANNING_IS_NOTE_PARTS (self) && parts != NULL);

  follow (self, parts, FALSE);
}

void
anning_note_parts_add_own (AnningNoteParts *self)
{
  g_autoptr (AnningNotePart) part = anning_note_part_new ();
  GtkWidget *row;

  g_return_if_fail (ANNING_IS_NOTE_PARTS (self));

  part->note_id = self->note_id;
  part->part = g_strdup (OWN_PART);
  part->included = 1;
  part->position = -1;
  row = add_row (self, part);
  number_rows (self);
  edited (self);
  anning_note_part_row_show_place (ANNING_NOTE_PART_ROW (row), 0, 0);
}

void
anning_note_parts_set_brief (AnningNoteParts *self,
                             gboolean         brief)
{
  g_return_if_fail (ANNING_IS_NOTE_PARTS (self));

  self->brief = brief;
  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    anning_note_part_row_set_brief (ANNING_NOTE_PART_ROW (row), brief);
}

void
anning_note_parts_set_signed (AnningNoteParts *self,
                              gboolean         has_signed)
{
  g_return_if_fail (ANNING_IS_NOTE_PARTS (self));

  self->has_signed = has_signed;
  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    anning_note_part_row_set_signed (ANNING_NOTE_PART_ROW (row), has_signed);
}

void
anning_note_parts_show_place (AnningNoteParts *self,
                              guint            position,
                              gsize            start,
                              gsize            end)
{
  g_return_if_fail (ANNING_IS_NOTE_PARTS (self));

  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (position-- == 0)
        {
          anning_note_part_row_show_place (ANNING_NOTE_PART_ROW (row), start, end);
          return;
        }
    }
}

void
anning_note_parts_flush (AnningNoteParts *self)
{
  g_return_if_fail (ANNING_IS_NOTE_PARTS (self));

  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    anning_note_part_row_flush (ANNING_NOTE_PART_ROW (row));
}
