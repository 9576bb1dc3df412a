/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-view-private.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-note-retell.h"
#include "anning-toasts.h"

static void
duplicated_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AnningNoteView) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_note_duplicate_finish (ANNING_STORE (source), result, &error);

  if (self->form == NULL)
    return;
  if (id == 0)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  anning_toast_deleted (GTK_WIDGET (self), _("This is a copy; the note before it is unchanged"), self->store,
                        &anning_note_type, id);
  g_signal_emit_by_name (self, "copied", id);
}

/* @audience: (nullable): for whom the copy is; NULL: as this one */
static void
duplicate (AnningNoteView *self,
           const char     *audience)
{
  g_autoptr (AnningNoteState) state = NULL;

  anning_note_view_flush (self);
  if (audience == NULL)
    {
      g_autoptr (GPtrArray) parts = anning_note_parts_get (self->parts);
      g_autofree char *title = NULL;

      state = anning_note_state_new (anning_note_view_get_record (self), parts);
      /* Translators: %s is the name of a note that was copied */
      title = g_strdup_printf (_("%s (copy)"), state->note->title != NULL ? state->note->title : _("Note"));
      anning_note_view_set_text (&state->note->title, title);
    }
  else
    {
      state = anning_note_view_retell (self, audience, anning_note_view_get_record (self)->language != NULL ? anning_note_view_get_record (self)->language : "zh");
      state->note->relative_id = ANNING_UNKNOWN;
    }
  anning_note_duplicate_async (self->store, state->note, state->parts, duplicated_cb, g_object_ref (self));
}

void
anning_note_view_duplicate_action (GtkWidget  *widget,
                                   const char *action,
                                   GVariant   *parameter)
{
  const char *audience = g_variant_get_string (parameter, NULL);

  duplicate (ANNING_NOTE_VIEW (widget), *audience != '\0' ? audience : NULL);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningNoteView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->form == NULL)
    return;
  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    {
      anning_toast_error (GTK_WIDGET (self), error);
      gtk_widget_set_sensitive (self->delete_button, TRUE);
      return;
    }
  anning_toast_deleted (GTK_WIDGET (self), _("Note deleted"), ANNING_STORE (source),
                        &anning_note_type, anning_note_view_get_record (self)->record.id);
  g_signal_emit_by_name (self, "deleted");
}

static void
delete_cb (AnningNoteView *self)
{
  anning_note_view_flush (self);
  gtk_widget_set_sensitive (self->delete_button, FALSE);
  /* The parts stay with their note, and come back with it. */
  anning_records_remove_async (self->store, &anning_note_type, anning_note_view_get_record (self)->record.id, removed_cb, g_object_ref (self));
}

void
anning_note_view_add_last_buttons (AnningNoteView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  GtkWidget *copy = gtk_menu_button_new ();

  g_menu_append (menu, _("The Same Once More"), "note.duplicate::");
  for (guint i = 0; anning_audiences[i].word != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("note.duplicate::%s", anning_audiences[i].word);

      g_menu_append (others, anning_format_word (anning_audiences, anning_audiences[i].word), action);
    }
  g_menu_append_section (menu, _("In words for"), G_MENU_MODEL (others));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (copy), _("For Someone Else Too"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, _("For Someone Else Too"), -1);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (copy), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (copy), G_MENU_MODEL (menu));
  anning_button_line_append (self->last_buttons, copy);

  self->delete_button = gtk_button_new_with_label (_("Delete This Note"));
  g_signal_connect_object (self->delete_button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->last_buttons, self->delete_button);
}
