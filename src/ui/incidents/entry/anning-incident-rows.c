/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-incident-fields.h"
#include "anning-long-row.h"
#include "anning-moment-row.h"
#include "anning-rows.h"

/*
 * A list that begins with "not known", its own word for it or none: the row must not choose
 * a word nobody said.
 */
static const AnningWord *
open_list (const AnningWord *words)
{
  static GHashTable *lists;
  AnningWord *list;
  guint length = 0, unknown, n = 1;

  if (lists == NULL)
    lists = g_hash_table_new (NULL, NULL);
  list = g_hash_table_lookup (lists, words);
  if (list != NULL)
    return list;

  while (words[length].word != NULL)
    length++;
  list = g_new0 (AnningWord, length + 2);
  list[0].word = "";
  list[0].label = N_("Not known");
  unknown = anning_words_index (words, ANNING_WORD_UNKNOWN);
  if (unknown != G_MAXUINT)
    list[0] = words[unknown];
  for (guint i = 0; i < length; i++)
    {
      if (i != unknown)
        list[n++] = words[i];
    }
  g_hash_table_insert (lists, (gpointer) words, list);
  return list;
}

static const AnningWord *
list_for (const char *field,
          const char *channel)
{
  const AnningWord *words = anning_incident_field_get_words (field, channel);

  return anning_incident_field_find (field)->may_be_open ? open_list (words) : words;
}

static GtkWidget *
new_text_row (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static GtkWidget *
new_switch_row (const char  *title,
                GtkWidget  **control)
{
  GtkWidget *row = adw_action_row_new ();

  *control = gtk_switch_new ();
  gtk_widget_set_valign (*control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *control);
  return row;
}

static GtkWidget *
new_moment_row (AnningForm *form,
                const char *field,
                const char *title)
{
  const AnningIncident *incident = anning_form_get_record (form);
  GtkWidget *row = g_object_new (ANNING_TYPE_MOMENT_ROW, "title", title, NULL);

  anning_moment_row_set_utc_offset (ANNING_MOMENT_ROW (row), incident->utc_offset);
  anning_moment_row_set_required (ANNING_MOMENT_ROW (row), strcmp (field, "started_at") == 0);
  return row;
}

GtkWidget *
anning_incident_row_new (AnningForm  *form,
                         const char  *field,
                         GtkWidget  **control)
{
  const AnningIncidentField *description = anning_incident_field_find (field);
  const AnningField *record_field = anning_record_find_field (&anning_incident_type, field);
  const char *title, *channel;
  GtkWidget *row;

  g_return_val_if_fail (description != NULL && record_field != NULL && control != NULL, NULL);

  channel = ((const AnningIncident *) anning_form_get_record (form))->channel;
  title = anning_incident_field_get_title (field, channel);
  *control = NULL;
  if (description->words != NULL)
    {
      row = g_object_new (ANNING_TYPE_WORD_ROW, "title", title, "title-lines", 0, NULL);
      anning_word_row_set_list (ANNING_WORD_ROW (row), list_for (field, channel));
    }
  else if (record_field->kind == ANNING_FIELD_BOOLEAN)
    row = new_switch_row (title, control);
  else if (record_field->kind == ANNING_FIELD_INSTANT)
    row = new_moment_row (form, field, title);
  else if (record_field->kind == ANNING_FIELD_INTEGER)
    row = g_object_new (ANNING_TYPE_COUNT_ROW, "title", title, "title-lines", 0, "minimum", 0, "maximum", 99, NULL);
  else if (description->is_long)
    row = anning_long_row_new (title, control);
  else
    row = new_text_row (title);

  if (*control == NULL)
    *control = row;
  anning_form_bind (form, field, *control);
  return row;
}

/* What it is called, and what can be chosen in it, when the kind of contact is another one. */
void
anning_incident_row_set_channel (GtkWidget  *row,
                                 const char *field,
                                 const char *channel)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row) && field != NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), anning_incident_field_get_title (field, channel));
  if (ANNING_IS_WORD_ROW (row))
    anning_word_row_set_list (ANNING_WORD_ROW (row), list_for (field, channel));
}
