/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-query.h"

#include <string.h>

static const struct
{
  const char *field;
  const AnningWord *words;
} fields[] = {
  { "channel", anning_channels },
  { "direction", anning_directions },
  { "connected", anning_answers },
  { "to_party", anning_parties },
  { "lender_type", anning_lender_types },
  { "product_type", anning_product_types },
  { "identified_self", anning_answers },
  { "claimed_identity", anning_identities },
  { "purpose", anning_purposes },
  { "disclosed", anning_disclosures },
  { "plan_status", anning_plan_states },
  { "entered", anning_answers },
  { "entry_consent", anning_answers },
  { "pay_to", anning_pay_targets },
};

const AnningWord *
anning_incident_find_words (const char *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].field, field) == 0)
        return fields[i].words;
    }
  return NULL;
}

/* In the order of the link, each once. */
static char *
read_tags (const char *value)
{
  g_auto (GStrv) given = g_strsplit (value, "+", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; given[i] != NULL; i++)
    {
      if (!anning_words_contains (anning_incident_tags, given[i]))
        g_debug ("No such tag: “%s”", given[i]);
      else if (!g_ptr_array_find_with_equal_func (tags, given[i], g_str_equal, NULL))
        g_ptr_array_add (tags, given[i]);
    }
  g_ptr_array_add (tags, NULL);
  return tags->len > 1 ? g_strjoinv (" ", (char **) tags->pdata) : NULL;
}

static void
read_pair (AnningIncident *incident,
           const char     *pair)
{
  const char *sign = strchr (pair, '=');
  g_autofree char *field = sign != NULL ? g_strndup (pair, sign - pair) : g_strdup (pair);
  const char *value = sign != NULL ? sign + 1 : "";

  if (strcmp (field, "tags") == 0)
    {
      g_free (incident->tags);
      incident->tags = read_tags (value);
    }
  else if (anning_incident_find_words (field) != NULL
           && anning_words_contains (anning_incident_find_words (field), value))
    {
      anning_record_set_text (anning_record_find_field (&anning_incident_type, field), incident, value);
    }
  else
    {
      g_debug ("A new incident cannot begin with “%s”", pair);
    }
}

AnningIncident *
anning_incident_from_query (const char *query)
{
  AnningIncident *incident = anning_incident_new ();
  g_auto (GStrv) pairs = g_strsplit (query != NULL ? query : "", "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (*pairs[i] != '\0')
        read_pair (incident, pairs[i]);
    }
  return incident;
}
