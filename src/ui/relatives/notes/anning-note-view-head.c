/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-note-retell.h"
#include "anning-toasts.h"

static void
show_person (AnningNoteView *self)
{
  const AnningRelative *relative = anning_note_view_get_relative (self);

  anning_note_parts_set_signed (self->parts, anning_note_liability_signed (anning_note_view_get_liability (self)));
  gtk_widget_set_visible (self->name_button, relative != NULL && relative->name != NULL);
  anning_note_versions_set_for (self->versions, anning_note_view_get_record (self)->relative_id);
}

/* What of the head is not bound to a row: length, for whom, language. */
void
anning_note_view_show_head (AnningNoteView *self)
{
  const AnningNote *note = anning_note_view_get_record (self);
  const AnningNoteContext *context = anning_note_view_get_context (self);
  gboolean brief = g_strcmp0 (note->length, "brief") == 0;
  guint selected = 0;

  self->showing = TRUE;
  gtk_toggle_button_set_active (brief ? self->brief_toggle : self->full_toggle, TRUE);
  anning_note_parts_set_brief (self->parts, brief);
  adw_combo_row_set_selected (self->language_row, g_strcmp0 (note->language, "en") == 0 ? 1 : 0);
  for (guint i = 0; context != NULL && i < context->relatives->len; i++)
    {
      if (((const AnningRelative *) g_ptr_array_index (context->relatives, i))->record.id == note->relative_id)
        selected = i + 1;
    }
  if (context != NULL)
    adw_combo_row_set_selected (self->relative_row, selected);
  self->showing = FALSE;
  show_person (self);
}

void
anning_note_view_length_cb (AnningNoteView *self)
{
  gboolean brief;

  if (self->form == NULL || self->showing)
    return;
  brief = !gtk_toggle_button_get_active (self->full_toggle);
  anning_note_view_set_text (&anning_note_view_get_record (self)->length, brief ? "brief" : "full");
  anning_note_parts_set_brief (self->parts, brief);
  anning_form_touch (self->form);
}

void
anning_note_view_relative_cb (AnningNoteView *self)
{
  const AnningNoteContext *context = anning_note_view_get_context (self);
  guint selected = adw_combo_row_get_selected (self->relative_row);

  if (self->form == NULL || self->showing || context == NULL || selected > context->relatives->len)
    return;
  anning_note_view_get_record (self)->relative_id = selected == 0 ? ANNING_UNKNOWN
    : ((const AnningRelative *) g_ptr_array_index (context->relatives, selected - 1))->record.id;
  show_person (self);
  anning_form_touch (self->form);
}

/* Takes the words of @to wherever the note still has those it was offered. */
AnningNoteState *
anning_note_view_retell (AnningNoteView *self,
                         const char     *audience,
                         const char     *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = anning_note_templates_load (language, &error);
  g_autoptr (GPtrArray) parts = anning_note_parts_get (self->parts);
  AnningNoteState *state = anning_note_state_new (anning_note_view_get_record (self), parts);
  const AnningNoteTemplate *to = templates != NULL ? anning_note_templates_find (templates, audience) : NULL;

  if (to != NULL)
    anning_note_retell (state->note, state->parts, anning_note_view_get_template (self), to, language, anning_note_view_get_liability (self));
  else
    anning_note_view_set_text (&state->note->language, language);
  return state;
}

void
anning_note_view_language_cb (AnningNoteView *self)
{
  const char *language = adw_combo_row_get_selected (self->language_row) == 1 ? "en" : "zh";
  g_autoptr (AnningNoteState) state = NULL;

  if (self->form == NULL || self->showing || g_strcmp0 (anning_note_view_get_record (self)->language, language) == 0)
    return;
  state = anning_note_view_retell (self, anning_note_view_get_record (self)->audience, language);
  self->showing = TRUE;
  anning_note_view_take_state (self, state);
  self->showing = FALSE;
  anning_note_view_changed_cb (self);
}

void
anning_note_view_name_cb (AnningNoteView *self)
{
  const AnningRelative *relative = anning_note_view_get_relative (self);
  g_autofree char *greeting = NULL;

  if (relative == NULL || relative->name == NULL)
    return;
  greeting = g_strdup_printf (g_strcmp0 (anning_note_view_get_record (self)->language, "en") == 0 ? "%s," : "%s：", relative->name);
  gtk_editable_set_text (GTK_EDITABLE (self->greeting_row), greeting);
}

void
anning_note_view_day_cb (AnningNoteView *self)
{
  g_autofree char *today = anning_instant_day (g_get_real_time () / 1000, ANNING_CHINA_OFFSET);
  const char *closing = gtk_editable_get_text (GTK_EDITABLE (self->closing_row));
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  GDate day;

  if (!anning_day_parse (today, &day))
    return;
  date = anning_day_format_long (&day, anning_note_view_get_record (self)->language);
  if (strstr (closing, date) != NULL)
    return;
  text = *closing != '\0' ? g_strdup_printf ("%s %s", closing, date) : g_strdup (date);
  gtk_editable_set_text (GTK_EDITABLE (self->closing_row), text);
}

void
anning_note_view_fill_cb (AnningNoteView    *self,
                          AnningNotePartRow *row)
{
  const AnningNotePart *part = anning_note_part_row_get_part (row);
  const AnningNoteContext *context = anning_note_view_get_context (self);
  const AnningNoteTemplatePart *template = NULL;
  g_autoptr (AnningNotePart) filled = NULL;
  g_autoptr (GString) hint = NULL;

  if (anning_note_view_get_template (self) != NULL)
    template = anning_note_template_part (anning_note_view_get_template (self), part->part);
  if (template == NULL || template->filled == NULL || context == NULL)
    return;
  if (context->owed == ANNING_UNKNOWN)
    {
      anning_toast (GTK_WIDGET (self), _("The planner has no debt with a sum yet. Enter the debts there first."));
      return;
    }
  filled = anning_note_part_copy (part);
  g_free (filled->text);
  filled->text = anning_note_context_fill (context, template->filled->text);
  g_free (filled->brief);
  filled->brief = template->filled->brief != NULL ? anning_note_context_fill (context, template->filled->brief) : NULL;
  anning_note_part_row_take (row, filled);

  hint = g_string_new (_("How it is worked out: what is owed is what the planner has as open for all debts that are not settled; what can be paid in a month is what comes in less what is needed."));
  if (context->n_unknown > 0)
    {
      g_string_append_c (hint, ' ');
      g_string_append_printf (hint, ngettext ("%u debt has no sum yet and is not in it.",
                                              "%u debts have no sum yet and are not in it.", context->n_unknown),
                              context->n_unknown);
    }
  anning_note_part_row_set_hint (row, hint->str);
}
