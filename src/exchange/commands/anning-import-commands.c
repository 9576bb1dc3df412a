/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-commands.h"

#include <glib/gi18n.h>

#include "anning-command-json.h"
#include "anning-date.h"
#include "anning-phone.h"

static GPtrArray *
split_numbers (const char *numbers)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit (numbers, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *number = anning_phone_normalise (words[i]);

      if (number != NULL)
        g_ptr_array_add (found, number);
    }
  return g_steal_pointer (&found);
}

/* Midnight of that day, here; FALSE when it is no day. */
static gboolean
read_day (const char *text,
          gint64     *instant)
{
  g_autoptr (GDateTime) midnight = NULL;
  GDate day;

  if (!anning_day_parse (text, &day))
    return FALSE;
  midnight = g_date_time_new_local (g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day), 0, 0, 0);
  if (midnight == NULL)
    return FALSE;
  *instant = g_date_time_to_unix (midnight) * ANNING_MS_PER_SECOND;
  return TRUE;
}

gboolean
anning_import_commands_check (const char *numbers,
                              const char *since)
{
  g_autoptr (GPtrArray) found = numbers != NULL ? split_numbers (numbers) : NULL;
  gint64 instant;

  return (found == NULL || found->len > 0) && (since == NULL || read_day (since, &instant));
}

AnningImportChoice *
anning_import_commands_choose (AnningStore       *store,
                               AnningImportPlan  *plan,
                               const char        *numbers,
                               const char        *since,
                               GError           **error)
{
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (GListModel) list = anning_import_plan_numbers (plan, store, error);

  if (list == NULL)
    return NULL;
  if (since != NULL && !read_day (since, &choice->since))
    g_return_val_if_reached (NULL);

  if (numbers == NULL || g_str_equal (numbers, "known"))
    {
      anning_import_choice_take_tied (choice, list);
    }
  else if (g_str_equal (numbers, "all"))
    {
      choice->without_number = TRUE;
      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (AnningImportNumber) number = g_list_model_get_item (list, i);
          const AnningImportNumberInfo *info = anning_import_number_get_info (number);

          if (info->number != NULL)
            anning_import_choice_take (choice, info->number, TRUE);
        }
    }
  else
    {
      g_autoptr (GPtrArray) found = split_numbers (numbers);

      for (guint i = 0; i < found->len; i++)
        anning_import_choice_take (choice, g_ptr_array_index (found, i), TRUE);
    }
  return g_steal_pointer (&choice);
}

void
anning_import_commands_report (JsonBuilder             *json,
                               const AnningImportTally *tally)
{
  json_builder_set_member_name (json, "contacts");
  json_builder_begin_object (json);
  anning_json_set_count (json, "read", tally->n_rows);
  anning_json_set_count (json, "new", tally->n_fresh);
  anning_json_set_count (json, "joined", tally->n_joined);
  anning_json_set_count (json, "known", tally->n_known);
  anning_json_set_count (json, "left_out", tally->n_left_out);
  anning_json_set_count (json, "unsure", tally->n_unsure);
  anning_json_set_count (json, "no_contact", tally->n_skipped);
  json_builder_end_object (json);
}

char *
anning_import_commands_tell (const AnningImportResult *result)
{
  const AnningImportTally *tally = &result->contacts;
  g_autoptr (GString) text = NULL;

  if (tally->n_rows == 0)
    return NULL;

  text = g_string_new (NULL);
  /* Translators: contacts are calls and messages; "joined" are further sources of a contact that another file tells of */
  g_string_append_printf (text, _("Contacts: new %u, joined with others %u, known already %u, left out %u."),
                          tally->n_fresh, tally->n_joined, tally->n_known, tally->n_left_out);
  if (tally->n_unsure > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u contact may be the same as another; it stands by itself until you decide in the window.",
                                              "%u contacts may be the same as others; they stand by themselves until you decide in the window.",
                                              tally->n_unsure), tally->n_unsure);
    }
  if (result->n_refused > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("With %u relative it is noted since when they asked not to be called.",
                                              "With %u relatives it is noted since when they asked not to be called.",
                                              result->n_refused), result->n_refused);
    }
  if (tally->n_left_out > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, _("Of what was left out nothing is stored. --numbers says which numbers to take."));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
