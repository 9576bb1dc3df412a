/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-incidents.h"

#include "anning-debt.h"
#include "anning-incidents.h"
#include "anning-records.h"
#include "anning-relative.h"

gboolean
anning_letter_tolerate_missing (GError  *problem,
                                GError **error)
{
  g_return_val_if_fail (problem != NULL, FALSE);

  if (g_error_matches (problem, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    {
      g_error_free (problem);
      return TRUE;
    }
  g_propagate_error (error, problem);
  return FALSE;
}

/* The household called or wrote. */
static gboolean
letter_contact_is_own (const AnningIncident *incident)
{
  g_return_val_if_fail (incident != NULL, FALSE);
  return g_strcmp0 (incident->direction, "out") == 0;
}

/* A guarantor, an heir and whoever signed as well may be asked to pay: they are no third parties. */
gboolean
anning_letter_contact_is_to_third_party (AnningDb             *db,
                                         const AnningIncident *incident)
{
  g_autoptr (AnningRelative) relative = NULL;

  g_return_val_if_fail (db != NULL && incident != NULL, FALSE);

  if (letter_contact_is_own (incident) || incident->to_party == NULL || g_str_equal (incident->to_party, "debtor")
      || g_str_equal (incident->to_party, "guarantor") || g_str_equal (incident->to_party, "heir"))
    return FALSE;
  if (incident->relative_id == ANNING_UNKNOWN)
    return TRUE;
  relative = anning_records_get (db, &anning_relative_type, incident->relative_id, NULL);
  return relative == NULL
         || (g_strcmp0 (relative->liability, "guarantor") != 0 && g_strcmp0 (relative->liability, "co_signer") != 0);
}

const char *
anning_letter_contact_get_number (const AnningIncident *incident)
{
  return letter_contact_is_own (incident) ? incident->to_number : incident->from_number;
}

char *
anning_letter_incidents_text (const GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

GArray *
anning_letter_incidents_read (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 id = 0;

      if (g_ascii_string_to_signed (words[i], 10, 1, G_MAXINT64, &id, NULL))
        g_array_append_val (ids, id);
    }
  return ids;
}

GPtrArray *
anning_letter_contacts_list (AnningDb  *db,
                             gint64     debt_id,
                             GError   **error)
{
  g_autoptr (GPtrArray) incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_incident_free);
  g_autoptr (AnningDebt) debt = NULL;
  g_autoptr (GArray) ids = NULL;
  AnningIncidentFilter filter = { 0 };

  if (debt_id != ANNING_UNKNOWN)
    {
      g_autoptr (GError) problem = NULL;

      debt = anning_records_get (db, &anning_debt_type, debt_id, &problem);
      if (debt == NULL)
        return anning_letter_tolerate_missing (g_steal_pointer (&problem), error) ? g_steal_pointer (&incidents) : NULL;
      /* Nobody's contacts are those of a lender that is not known yet. */
      if (debt->creditor == NULL)
        return g_steal_pointer (&incidents);
      filter.creditor = debt->creditor;
    }
  ids = anning_incidents_ids (db, &filter, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < MIN (ids->len, ANNING_LETTER_CONTACTS_MAX); i++)
    {
      AnningIncident *incident = anning_records_get (db, &anning_incident_type, g_array_index (ids, gint64, i), error);

      if (incident == NULL)
        return NULL;
      g_ptr_array_add (incidents, incident);
    }
  return g_steal_pointer (&incidents);
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

gboolean
anning_letter_contact_is_suggested (AnningDb               *db,
                                    const AnningIncident   *incident,
                                    const AnningNightHours *night,
                                    const char             *which)
{
  gboolean noted, marked, to_stranger;

  g_return_val_if_fail (db != NULL && incident != NULL && night != NULL && which != NULL, FALSE);

  if (letter_contact_is_own (incident))
    return FALSE;
  marked = is_filled (incident->tags) || g_strcmp0 (incident->channel, "visit") == 0;
  noted = marked || is_filled (incident->words);
  to_stranger = g_strcmp0 (incident->to_party, "stranger") == 0;
  if (g_str_equal (which, "noted"))
    return noted;
  if (g_str_equal (which, "marked"))
    return marked;
  if (g_str_equal (which, "stranger"))
    return to_stranger;
  if (g_str_equal (which, "others"))
    return !to_stranger && anning_letter_contact_is_to_third_party (db, incident);
  return g_str_equal (which, "grave")
         && (marked || anning_night_contact_is_at_night (incident, night)
             || anning_letter_contact_is_to_third_party (db, incident));
}
