/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-fields.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-format.h"

static const AnningIncidentField fields[] = {
  { "started_at", N_("When it began") },
  { "ended_at", N_("When it ended") },
  { "utc_offset", N_("Time zone there") },
  { "time_source", N_("Where the time is from"), anning_time_sources, TRUE },
  { "written_at", N_("When it was written down") },
  { "written_by", N_("Who wrote it down"), anning_writers },
  { "channel", N_("How"), anning_channels },
  { "direction", N_("Direction"), anning_directions, TRUE },
  { "connected", N_("Was it answered"), anning_answers },

  { "from_number", N_("Number that called") },
  { "to_number", N_("Number that was called") },
  { "number_name", N_("Name on the phone") },
  { "debt_id", N_("About this debt") },
  { "creditor", N_("Creditor") },
  { "lender_type", N_("Kind of lender"), anning_lender_types },
  { "product_type", N_("Kind of loan"), anning_product_types, TRUE },
  { "collector", N_("Agency, as it named itself") },
  { "person", N_("Name or staff number they gave") },
  { "identified_self", N_("Did they say who they are"), anning_answers },
  { "claimed_identity", N_("Whom they claimed to be"), anning_identities, TRUE },
  { "to_party", N_("Who was contacted"), anning_parties, TRUE },
  { "relative_id", N_("This person") },

  { "purpose", N_("What they wanted"), anning_purposes, TRUE },
  { "disclosed", N_("What they told others"), anning_disclosures, TRUE },
  { "pay_to", N_("Where they wanted the money"), anning_pay_targets, TRUE },
  { "tags", N_("What Was Said and Done") },

  { "place", N_("Place") },
  { "visitors", N_("Visitors at the door") },
  { "entered", N_("Did they come in"), anning_answers },
  { "entry_consent", N_("Were they allowed in"), anning_answers },

  { "plan_status", N_("Repayment plan at that time"), anning_plan_states, TRUE },
  { "agreed_hours", N_("Agreed hours, such as 20:00-21:30") },
  { "agreed_calls", N_("Calls a day that were agreed") },
  { "night_consent", N_("Contact at night was agreed") },
  { "prior_refusal", N_("They had been asked to stop") },
  { "wrong_person_told_at", N_("Told them they have the wrong person") },

  { "summary", N_("In one line") },
  { "words", N_("What was said"), .is_long = TRUE },
  { "words_are", N_("These words are"), anning_wordings, TRUE },
  { "reply", N_("What I said"), .is_long = TRUE },
  { "followed", N_("What followed"), .is_long = TRUE },
  { "private_note", N_("For you only"), .is_long = TRUE },
};

/* What is written is sent, whatever has a voice calls. */
static const AnningWord written_directions[] = {
  { "in", N_("Sent by them") },
  { "out", N_("Sent by me") },
  { NULL, NULL },
};

static gboolean
is_written (const char *channel)
{
  static const char *const channels[] = { "sms", "im", "email", "letter", NULL };

  return channel != NULL && g_strv_contains (channels, channel);
}

/* Returns: (transfer none): of every field of the record */
const AnningIncidentField *
anning_incident_field_find (const char *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].field, field) == 0)
        return &fields[i];
    }
  g_return_val_if_reached (NULL);
}

const char *
anning_incident_field_get_title (const char *field,
                                 const char *channel)
{
  const AnningIncidentField *description = anning_incident_field_find (field);

  if (description == NULL)
    return "";
  if (is_written (channel) && strcmp (field, "from_number") == 0)
    return _("Number it was sent from");
  if (is_written (channel) && strcmp (field, "to_number") == 0)
    return _("Number it was sent to");
  return _(description->title);
}

const AnningWord *
anning_incident_field_get_words (const char *field,
                                 const char *channel)
{
  const AnningIncidentField *description = anning_incident_field_find (field);

  if (description == NULL)
    return NULL;
  return is_written (channel) && strcmp (field, "direction") == 0 ? written_directions : description->words;
}

/* "Insult, Abuse" */
static char *
dup_tags (const char *tags)
{
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        /* Translators: between the parts of a list */
        g_string_append_printf (text, "%s%s", text->len > 0 ? C_("list", ", ") : "",
                                anning_format_word (anning_incident_tags, words[i]));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "UTC+8", "UTC+5:30" */
static char *
dup_offset (gint64 minutes)
{
  gint64 size = ABS (minutes);

  if (size % 60 == 0)
    return g_strdup_printf ("UTC%s%d", minutes < 0 ? "−" : "+", (int) (size / 60));
  return g_strdup_printf ("UTC%s%d:%02d", minutes < 0 ? "−" : "+", (int) (size / 60), (int) (size % 60));
}

static char *
dup_instant (gint64 instant,
             gint64 utc_offset)
{
  g_autofree char *date = anning_format_date (instant, utc_offset);
  g_autofree char *time = anning_format_time (instant, utc_offset);

  return g_strdup_printf ("%s %s", date, time);
}

/**
 * anning_incident_field_dup_value:
 *
 * Links to other records are told by whether there is one.
 *
 * Returns: (transfer full) (nullable): for a person to read; NULL where it holds nothing
 */
char *
anning_incident_field_dup_value (const char           *field,
                                 const AnningIncident *incident)
{
  const AnningField *record_field = anning_record_find_field (&anning_incident_type, field);
  const AnningWord *words;
  const char *text;
  gint64 value;

  g_return_val_if_fail (record_field != NULL && incident != NULL, NULL);

  words = anning_incident_field_get_words (field, incident->channel);
  if (anning_field_is_text (record_field))
    {
      text = anning_record_get_text (record_field, incident);
      if (text == NULL || *text == '\0')
        return NULL;
      if (strcmp (field, "tags") == 0)
        return dup_tags (text);
      return g_strdup (words != NULL ? anning_format_word (words, text) : text);
    }
  value = anning_record_get_integer (record_field, incident);
  if (value == ANNING_UNKNOWN)
    return NULL;
  if (strcmp (field, "utc_offset") == 0)
    return dup_offset (value);
  switch ((int) record_field->kind)
    {
    case ANNING_FIELD_INSTANT:
      return dup_instant (value, incident->utc_offset);
    case ANNING_FIELD_BOOLEAN:
      return g_strdup (value == 1 ? _("Yes") : _("No"));
    case ANNING_FIELD_LINK:
      return g_strdup (_("Chosen from the list"));
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

/* Somebody else's words about it weigh as what they are. */
static char *
dup_writer (const AnningIncident *incident,
            const char           *name)
{
  const char *who = name != NULL && *name != '\0' ? name : _("The person who was contacted");
  g_autofree char *when = NULL;

  if (incident->written_at == ANNING_UNKNOWN)
    /* Translators: %s is a relative */
    return g_strdup_printf (_("%s wrote this on their own phone."), who);
  when = dup_instant (incident->written_at, incident->utc_offset);
  /* Translators: %1$s is a relative, %2$s a day and a time */
  return g_strdup_printf (_("%1$s wrote this on their own phone, on %2$s."), who, when);
}

/*
 * @name: (nullable): of the relative who was contacted
 *
 * Returns: (transfer full) (nullable): by whom and when it was written down; NULL where nothing is known of it
 */
char *
anning_incident_dup_written (const AnningIncident *incident,
                             const char           *name)
{
  gint64 since, minutes;

  g_return_val_if_fail (incident != NULL, NULL);

  if (g_strcmp0 (incident->written_by, "relative") == 0)
    return dup_writer (incident, name);
  if (incident->written_at == ANNING_UNKNOWN)
    return NULL;
  since = incident->ended_at != ANNING_UNKNOWN ? incident->ended_at : incident->started_at;
  minutes = (incident->written_at - since) / ANNING_MS_PER_MINUTE;
  if (minutes < 0)
    return NULL;
  if (minutes < 2)
    return g_strdup (_("Written down at once"));
  if (minutes < 120)
    return g_strdup_printf (ngettext ("Written down %d minute later", "Written down %d minutes later", minutes),
                            (int) minutes);
  if (minutes < 48 * 60)
    return g_strdup_printf (ngettext ("Written down %d hour later", "Written down %d hours later", minutes / 60),
                            (int) (minutes / 60));
  return g_strdup_printf (ngettext ("Written down %d day later", "Written down %d days later", minutes / 1440),
                          (int) (minutes / 1440));
}
