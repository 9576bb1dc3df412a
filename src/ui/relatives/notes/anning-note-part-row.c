/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-part-row.h"

#include <glib/gi18n.h>

#include "anning-growing-text.h"

struct _AnningNotePartRow
{
  GtkBox parent_instance;

  AnningForm *form;

  GtkSwitch *included_switch;
  GtkLabel *title_label;
  GtkButton *up_button;
  GtkButton *down_button;
  GtkTextView *text_view;
};

enum
{
  EDITED,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNotePartRow, anning_note_part_row, GTK_TYPE_BOX)

static void
edited_cb (AnningNotePartRow *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
up_cb (AnningNotePartRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (AnningNotePartRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
name_widgets (AnningNotePartRow *self,
              const char        *title)
{
  /* Translators: %s is the name of a part of a note */
  g_autofree char *include = g_strdup_printf (_("Send the part “%s”"), title);
  /* Translators: %s is the name of a part of a note */
  g_autofree char *up = g_strdup_printf (_("Move “%s” up"), title);
  /* Translators: %s is the name of a part of a note */
  g_autofree char *down = g_strdup_printf (_("Move “%s” down"), title);
  /* Translators: %s is the name of a part of a note */
  g_autofree char *text = g_strdup_printf (_("Text of “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->included_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, include, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->up_button), GTK_ACCESSIBLE_PROPERTY_LABEL, up, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->down_button), GTK_ACCESSIBLE_PROPERTY_LABEL, down, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
anning_note_part_row_dispose (GObject *object)
{
  AnningNotePartRow *self = ANNING_NOTE_PART_ROW (object);

  g_clear_object (&self->form);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_NOTE_PART_ROW);
  G_OBJECT_CLASS (anning_note_part_row_parent_class)->dispose (object);
}

static void
anning_note_part_row_class_init (AnningNotePartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_note_part_row_dispose;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (ANNING_TYPE_GROWING_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-note-part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, included_switch);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, down_button);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, text_view);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
}

static void
anning_note_part_row_init (AnningNotePartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anning_note_part_row_new (AnningStore          *store,
                          const AnningNotePart *part,
                          const char           *title)
{
  AnningNotePartRow *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && part != NULL && title != NULL, NULL);

  self = g_object_new (ANNING_TYPE_NOTE_PART_ROW, NULL);
  gtk_label_set_label (self->title_label, title);
  name_widgets (self, title);
  self->form = anning_form_new (store, &anning_note_part_type, part);
  anning_form_bind (self->form, "included", GTK_WIDGET (self->included_switch));
  anning_form_bind (self->form, "text", GTK_WIDGET (self->text_view));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const AnningNotePart *
anning_note_part_row_get_part (AnningNotePartRow *self)
{
  g_return_val_if_fail (ANNING_IS_NOTE_PART_ROW (self), NULL);
  return anning_form_get_record (self->form);
}

void
anning_note_part_row_set_position (AnningNotePartRow *self,
                                   guint              position,
                                   guint              n_parts)
{
  AnningNotePart *part;

  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->up_button), position > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->down_button), position + 1 < n_parts);

  part = anning_form_get_record (self->form);
  if (part->position == position)
    return;
  part->position = position;
  anning_form_touch (self->form);
}

void
anning_note_part_row_flush (AnningNotePartRow *self)
{
  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));
  anning_form_flush (self->form);
}
