/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contact.h"

#include <stdio.h>
#include <string.h>

#include "anning-date.h"
#include "anning-words.h"

#define MINUTES_PER_DAY (24 * 60)
#define MOBILE_DIGITS 11
/* A count beyond it is a slip of the pen, and one bound is as far over any limit as the other. */
#define MAX_COUNT 9999
/* GDate counts days from the first of January of year 1, which it calls 1. */
#define JULIAN_1970 719163
/* The first and the last moment of the years that GDate knows, in ms. */
#define INSTANT_MIN G_GINT64_CONSTANT (-62135596800000)
#define INSTANT_MAX G_GINT64_CONSTANT (253402300799999)

G_STATIC_ASSERT (ANNING_N_TAGS <= 64);

const char *const anning_proofs[ANNING_N_PROOFS] = {
  "bill", "call_log", "recording", "original_message", "contract", "statement", "number_owner", "reachable",
  "refusal", "number_date", "told", "permission", "family_papers", "estate", "original_file", "checked",
  "account", "web_page", "platform_receipt", "pictures", "police_receipt", "plan", "payments", "assignment",
  "official_bill", "timeline", "medical",
};

/* A log is read word by word: most words differ in their first letter. */
static gboolean
is_word (const char *a,
         const char *b)
{
  return a[0] == b[0] && strcmp (a, b) == 0;
}

/* The place of @word among those of @list that say something, from 1; 0: not known. */
static guint8
read_word (const AnningWord *list,
           const char       *word)
{
  guint8 value = 0;

  if (word == NULL || *word == '\0' || is_word (word, "unknown"))
    return 0;
  for (; list->word != NULL; list++)
    {
      if (is_word (list->word, "unknown"))
        continue;
      value++;
      if (is_word (list->word, word))
        return value;
    }
  return 0;
}

static guint64
read_tag (const char *word,
          gsize       length)
{
  for (guint i = 0; i < ANNING_N_TAGS; i++)
    {
      if (strncmp (anning_incident_tags[i].word, word, length) == 0 && anning_incident_tags[i].word[length] == '\0')
        return G_GUINT64_CONSTANT (1) << i;
    }
  return 0;
}

static guint64
read_tags (const char *text)
{
  guint64 tags = 0;

  while (text != NULL && *text != '\0')
    {
      gsize length = strcspn (text, " ");

      if (length > 0)
        tags |= read_tag (text, length);
      text += length + strspn (text + length, " ");
    }
  return tags;
}

static gboolean
is_between (int minute,
            int from,
            int to)
{
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/* "20:00-21:30" */
static gboolean
read_span (const char      *text,
           AnningClockSpan *span)
{
  int from_hour, from_minute, to_hour, to_minute, end = 0;

  if (sscanf (text, "%2d:%2d-%2d:%2d%n", &from_hour, &from_minute, &to_hour, &to_minute, &end) != 4 || text[end] != '\0')
    return FALSE;
  if (from_hour < 0 || from_hour > 24 || to_hour < 0 || to_hour > 24 ||
      from_minute < 0 || from_minute > 59 || to_minute < 0 || to_minute > 59)
    return FALSE;
  span->from = from_hour * 60 + from_minute;
  span->to = to_hour * 60 + to_minute;
  return TRUE;
}

static void
read_agreed_hours (AnningContact *contact,
                   const char    *text)
{
  g_auto (GStrv) spans = NULL;

  if (text == NULL || *text == '\0')
    return;
  spans = g_strsplit (text, " ", -1);
  for (guint i = 0; spans[i] != NULL; i++)
    {
      if (*spans[i] == '\0')
        continue;
      if (contact->n_agreed < ANNING_AGREED_SPANS && read_span (spans[i], &contact->agreed[contact->n_agreed]))
        contact->n_agreed++;
      else
        contact->agreed_unread = TRUE;
    }
}

static void
read_time (AnningContact        *contact,
           const AnningIncident *incident)
{
  gint64 local, days;

  contact->started_at = CLAMP (incident->started_at, INSTANT_MIN, INSTANT_MAX);
  contact->ended_at = incident->ended_at;
  contact->told_at = incident->wrong_person_told_at;
  contact->refused_at = ANNING_UNKNOWN;
  contact->utc_offset = (gint16) CLAMP (incident->utc_offset, -MINUTES_PER_DAY, MINUTES_PER_DAY);

  local = contact->started_at + contact->utc_offset * ANNING_MS_PER_MINUTE;
  days = local / ANNING_MS_PER_DAY - (local % ANNING_MS_PER_DAY < 0);
  contact->day = (gint32) (days + JULIAN_1970);
  contact->clock = (gint32) (local - days * ANNING_MS_PER_DAY);
}

static gboolean
is_mobile (const char *number)
{
  return strlen (number) == MOBILE_DIGITS && number[0] == '1' && number[1] >= '3'
         && strspn (number, "0123456789") == MOBILE_DIGITS;
}

/* Whether a named collector is somebody else than the creditor: a part of the name may be the same house. */
static AnningAnswer
is_outsourced (const AnningIncident *incident)
{
  const char *collector = incident->collector;
  const char *creditor = incident->creditor;

  if (collector == NULL || creditor == NULL || *collector == '\0' || *creditor == '\0')
    return ANNING_ANSWER_UNKNOWN;
  if (strcmp (collector, creditor) == 0)
    return ANNING_ANSWER_NO;
  return strstr (collector, creditor) != NULL || strstr (creditor, collector) != NULL ? ANNING_ANSWER_UNKNOWN
                                                                                     : ANNING_ANSWER_YES;
}

static void
read_names (AnningContact        *contact,
            const AnningIncident *incident,
            AnningContactNames   *names)
{
  if (names == NULL)
    return;
  contact->creditor = anning_contact_names_add (names, ANNING_NAME_CREDITOR, incident->creditor);
  contact->collector = anning_contact_names_add (names, ANNING_NAME_COLLECTOR, incident->collector);
  contact->from_number = anning_contact_names_add (names, ANNING_NAME_NUMBER, incident->from_number);
  contact->to_number = anning_contact_names_add (names, ANNING_NAME_NUMBER, incident->to_number);
  contact->from_mobile = is_mobile (anning_contact_names_get (names, ANNING_NAME_NUMBER, contact->from_number));
}

static guint32
read_proofs (const AnningIncident *incident)
{
  if (g_strcmp0 (incident->time_source, "bill") == 0)
    return ANNING_PROOF_BILL;
  return g_strcmp0 (incident->time_source, "call_log") == 0 ? ANNING_PROOF_CALL_LOG : 0;
}

/* A count that cannot be one is not known. */
static gint16
read_count (gint64 count)
{
  return count < 0 ? -1 : (gint16) MIN (count, MAX_COUNT);
}

/**
 * anning_contact_from_incident:
 * @contact: (out)
 * @names: (nullable): keeps the names; without it nothing can be counted together
 *
 * Reads what the rules need. What an incident does not tell and others do, the caller adds:
 * refused_at and liability from the relative, family_use and card_case from the debt, further
 * proofs from the evidence. Hours that were agreed are taken as far as they can be read.
 *
 * Returns: FALSE where the time is not known: then nothing can be said of it
 */
gboolean
anning_contact_from_incident (AnningContact        *contact,
                              const AnningIncident *incident,
                              AnningContactNames   *names)
{
  g_return_val_if_fail (contact != NULL && incident != NULL, FALSE);

  memset (contact, 0, sizeof *contact);
  if (incident->started_at == ANNING_UNKNOWN)
    return FALSE;

  contact->id = incident->record.id;
  read_time (contact, incident);
  read_names (contact, incident, names);
  read_agreed_hours (contact, incident->agreed_hours);
  contact->tags = read_tags (incident->tags);
  contact->relative = incident->relative_id > 0 ? (guint32) incident->relative_id : 0;
  contact->proofs = read_proofs (incident);
  contact->agreed_calls = read_count (incident->agreed_calls);
  contact->visitors = read_count (incident->visitors);
  contact->outsourced = is_outsourced (incident);
  contact->channel = read_word (anning_channels, incident->channel);
  contact->direction = read_word (anning_directions, incident->direction);
  contact->connected = read_word (anning_answers, incident->connected);
  contact->party = read_word (anning_parties, incident->to_party);
  contact->lender = read_word (anning_lender_types, incident->lender_type);
  contact->product = read_word (anning_product_types, incident->product_type);
  contact->identified = read_word (anning_answers, incident->identified_self);
  contact->identity = read_word (anning_identities, incident->claimed_identity);
  contact->purpose = read_word (anning_purposes, incident->purpose);
  contact->disclosed = read_word (anning_disclosures, incident->disclosed);
  contact->plan = read_word (anning_plan_states, incident->plan_status);
  contact->pay_to = read_word (anning_pay_targets, incident->pay_to);
  contact->entered = read_word (anning_answers, incident->entered);
  contact->entry_consent = read_word (anning_answers, incident->entry_consent);
  contact->prior_refusal = incident->prior_refusal == 1;
  contact->night_consent = incident->night_consent == 1;
  return TRUE;
}

/* The order in which the rules want them: by time, then by id. For g_array_sort(). */
int
anning_contact_compare (gconstpointer a,
                        gconstpointer b)
{
  const AnningContact *first = a;
  const AnningContact *second = b;

  if (first->started_at != second->started_at)
    return first->started_at < second->started_at ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

/* Returns: the same for contacts with the same person: the relative, else the number that was reached; 0: not known */
guint64
anning_contact_get_person (const AnningContact *contact)
{
  return contact->relative != 0 ? G_GUINT64_CONSTANT (1) << 32 | contact->relative : contact->to_number;
}

/* Whether it was with somebody who is known to be neither the debtor nor one who guaranteed. */
gboolean
anning_contact_is_third_party (const AnningContact *contact)
{
  return contact->party != ANNING_PARTY_UNKNOWN && contact->party != ANNING_PARTY_DEBTOR
         && contact->party != ANNING_PARTY_GUARANTOR;
}

/*
 * Whether it counts as one that the other side made. A call, a visit or a post that was not the
 * person's own is theirs; a letter, a picture or a message can as well be one that the person wrote,
 * and is theirs only once that is said.
 */
static gboolean
is_theirs (int channel,
           int direction)
{
  switch (channel)
    {
    case ANNING_CHANNEL_SMS:
    case ANNING_CHANNEL_IM:
    case ANNING_CHANNEL_EMAIL:
    case ANNING_CHANNEL_LETTER:
    case ANNING_CHANNEL_OTHER:
      return direction == ANNING_DIRECTION_IN;
    default:
      return direction != ANNING_DIRECTION_OUT;
    }
}

gboolean
anning_contact_is_theirs (const AnningContact *contact)
{
  return is_theirs (contact->channel, contact->direction);
}

gboolean
anning_incident_is_theirs (const AnningIncident *incident)
{
  return is_theirs (read_word (anning_channels, incident->channel), read_word (anning_directions, incident->direction));
}

/* Whether its time is that of a file, and nobody said that it was then. The name that a recorder gave says so. */
gboolean
anning_incident_has_file_time (const AnningIncident *incident)
{
  const char *source = incident->time_source;
  const int channel = read_word (anning_channels, incident->channel);

  if (g_strcmp0 (source, "file_time") == 0)
    return TRUE;
  return channel != ANNING_CHANNEL_CALL && channel != ANNING_CHANNEL_AI_CALL
         && (g_strcmp0 (source, "file_name") == 0 || g_strcmp0 (source, "picture") == 0);
}

/* Whether it began from minute @from of the local day on and before @to, over midnight where @to is earlier. */
gboolean
anning_contact_is_within (const AnningContact *contact,
                          int                  from,
                          int                  to)
{
  return is_between (contact->clock / (int) ANNING_MS_PER_MINUTE, from, to);
}

/* Whether hours that can be read were agreed and hold @minute, counted from the local midnight. */
gboolean
anning_contact_is_agreed (const AnningContact *contact,
                          int                  minute)
{
  for (guint i = 0; i < contact->n_agreed; i++)
    {
      if (is_between (minute, contact->agreed[i].from, contact->agreed[i].to))
        return TRUE;
    }
  return FALSE;
}
