/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-values-private.h"

#include "anning-date.h"
#include "anning-incidents.h"
#include "anning-letter-incidents.h"
#include "anning-phone.h"
#include "anning-records.h"

/* A letter with more contacts is not read; the user may choose more. */
#define SUGGESTED_MAX 20

static gboolean
read_recordings (AnningLetterValues  *self,
                 AnningDb            *db,
                 GArray              *ids,
                 GError             **error)
{
  g_autoptr (GPtrArray) rows = anning_incidents_rows (db, &g_array_index (ids, gint64, 0), ids->len, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const AnningIncidentRow *row = g_ptr_array_index (rows, i);

      if (row != NULL && row->has_recording)
        g_hash_table_add (self->recorded, g_memdup2 (&row->id, sizeof row->id));
    }
  return TRUE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const AnningIncident *first = *(AnningIncident *const *) a;
  const AnningIncident *second = *(AnningIncident *const *) b;

  if (first->started_at != second->started_at)
    return first->started_at < second->started_at ? -1 : 1;
  return first->record.id < second->record.id ? -1 : first->record.id > second->record.id;
}

/* What all of the chosen contacts have in common, or NULL. */
static const char *
common_text (GPtrArray *incidents,
             gsize      offset)
{
  const char *common = NULL;

  for (guint i = 0; i < incidents->len; i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, g_ptr_array_index (incidents, i), offset);

      if (text == NULL || (common != NULL && !g_str_equal (common, text)))
        return NULL;
      common = text;
    }
  return common;
}

/* Numbers joined by a comma of no language: the letter puts its own. */
static void
know_numbers (AnningLetterValues *self)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < self->incidents->len; i++)
    {
      const char *number = anning_letter_contact_get_number (g_ptr_array_index (self->incidents, i));
      gboolean seen = number == NULL || *number == '\0';

      for (guint j = 0; !seen && j < numbers->len; j++)
        seen = anning_phone_equal (g_ptr_array_index (numbers, j), number);
      if (!seen)
        g_ptr_array_add (numbers, (gpointer) number);
    }
  g_ptr_array_add (numbers, NULL);
  joined = g_strjoinv ("\n", (char **) numbers->pdata);
  anning_letter_values_know_text (self, "incident_numbers", joined);
}

static void
know_incidents (AnningLetterValues        *self,
                AnningDb                  *db,
                const AnningLetterSubject *subject)
{
  const AnningIncident *first, *last;
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->incidents->len == 0)
    return;
  first = g_ptr_array_index (self->incidents, 0);
  last = g_ptr_array_index (self->incidents, self->incidents->len - 1);
  first_day = anning_instant_day (first->started_at, first->utc_offset);
  last_day = anning_instant_day (last->started_at, last->utc_offset);
  anning_letter_values_know_text (self, "incident_first_day", first_day);
  anning_letter_values_know_text (self, "incident_last_day", last_day);
  anning_letter_values_know_count (self, "incident_count", self->incidents->len);
  know_numbers (self);

  for (guint i = 0; i < self->incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (self->incidents, i);

      g_array_append_val (ids, incident->record.id);
      anning_letter_values_know_text (self, "collector", incident->collector);
      if (anning_night_contact_is_at_night (incident, &subject->night))
        g_hash_table_add (self->conditions, g_strdup ("night_contacts"));
      if (anning_letter_contact_is_to_third_party (db, incident))
        {
          g_hash_table_add (self->conditions, g_strdup ("third_party_contacts"));
          if (subject->by_another)
            anning_letter_values_know_text (self, "called_number", incident->to_number);
        }
    }
  g_hash_table_replace (self->known, g_strdup ("incidents"), anning_letter_incidents_text (ids));
  if (g_hash_table_size (self->recorded) > 0)
    g_hash_table_add (self->conditions, g_strdup ("has_recording"));
  if (subject->debt_id == ANNING_UNKNOWN)
    {
      anning_letter_values_know_text (self, "creditor",
                                      common_text (self->incidents, G_STRUCT_OFFSET (AnningIncident, creditor)));
      anning_letter_values_take_lender (self, common_text (self->incidents,
                                                           G_STRUCT_OFFSET (AnningIncident, lender_type)));
    }
}

/* The newest contacts that such a letter tells of. */
static GArray *
suggest (AnningDb                   *db,
         const AnningLetterSubject  *subject,
         GError                    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) contacts = NULL;

  if (subject->suggest == NULL)
    return g_steal_pointer (&ids);
  contacts = anning_letter_contacts_list (db, subject->debt_id, error);
  if (contacts == NULL)
    return NULL;
  for (guint i = 0; i < contacts->len && ids->len < SUGGESTED_MAX; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (contacts, i);

      if (anning_letter_contact_is_suggested (db, incident, &subject->night, subject->suggest))
        g_array_append_val (ids, incident->record.id);
    }
  return g_steal_pointer (&ids);
}

gboolean
anning_letter_values_read_contacts (AnningLetterValues         *self,
                                    AnningDb                   *db,
                                    const AnningLetterSubject  *subject,
                                    GError                    **error)
{
  const char *answered = g_hash_table_lookup (self->own, "incidents");
  g_autoptr (GArray) ids = NULL;

  if (subject->incidents != NULL)
    ids = g_array_ref (subject->incidents);
  else if (answered != NULL)
    ids = anning_letter_incidents_read (answered);
  else
    ids = suggest (db, subject, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      /* One that was deleted meanwhile is left out. */
      AnningIncident *incident = anning_records_get (db, &anning_incident_type, g_array_index (ids, gint64, i), NULL);

      if (incident != NULL)
        g_ptr_array_add (self->incidents, incident);
    }
  g_ptr_array_sort (self->incidents, compare_times);
  if (ids->len > 0 && !read_recordings (self, db, ids, error))
    return FALSE;
  know_incidents (self, db, subject);
  return TRUE;
}
