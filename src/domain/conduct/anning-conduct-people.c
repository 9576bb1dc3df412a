/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.3: people other than the debtor, where one contact does not tell. */

#include "anning-conduct-private.h"
#include "anning-refusal.h"

#define PASSING_ON (ANNING_IN (ANNING_PURPOSE_LOCATE) | ANNING_IN (ANNING_PURPOSE_RELAY))
#define BEYOND_HOME                                                                              \
  (ANNING_IN (ANNING_PARTY_CONTACT) | ANNING_IN (ANNING_PARTY_EMPLOYER) | ANNING_IN (ANNING_PARTY_NEIGHBOR))

enum
{
  USUAL,
  FIRST,
};

/* What is known of one person in the log of one creditor. */
typedef struct
{
  gint64 told_at;    /* ms, G_MAXINT64: never */
  guint after;       /* contacts after they were told */
  gboolean met;
} Person;

static gboolean
may_be_unconnected (const AnningContact *contact,
                    guint32             *missing)
{
  /* Whoever signed or guaranteed is no third party, whatever else they are to the debtor. */
  if (anning_is_one_of (contact->liability, ANNING_LIABLE))
    return FALSE;
  /* A spouse who neither signed nor guaranteed is one more. */
  return anning_is_one_of (contact->party, ANNING_UNCONNECTED)
         || (contact->party == ANNING_PARTY_SPOUSE
             && anning_may_be (contact->liability, ANNING_IN (ANNING_LIABILITY_NONE), ANNING_MISSING_LIABILITY, missing));
}

static gboolean
is_unconnected (const AnningContact *contact)
{
  guint32 missing = 0;

  return may_be_unconnected (contact, &missing) && missing == 0;
}

static gint64
if_known (gint64 instant)
{
  return instant != ANNING_UNKNOWN ? instant : G_MAXINT64;
}

/* Somebody who is not known is nobody else's self: NULL. */
static Person *
find_person (GHashTable          *people,
             const AnningContact *contact)
{
  guint64 key = anning_contact_get_person (contact);
  Person *person;

  if (key == 0 || contact->creditor == 0)
    return NULL;
  person = g_hash_table_lookup (people, &key);
  if (person == NULL)
    {
      person = g_new0 (Person, 1);
      person->told_at = G_MAXINT64;
      g_hash_table_insert (people, g_memdup2 (&key, sizeof key), person);
    }
  return person;
}

static GHashTable *
people_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/* ---------------------------------------------------------------- the debtor can be reached */

/* The last days on which the debtor was, or may have been, talked to. */
typedef struct
{
  gint32 sure;
  gint32 maybe;
  guint32 missing;
} Reached;

static void
note_talk (Reached             *reached,
           const AnningContact *contact)
{
  guint32 missing = 0;

  if (!anning_is_one_of (contact->party, ANNING_IN (ANNING_PARTY_DEBTOR))
      || (contact->tags & ANNING_MACHINE_TAGS) != 0)
    return;
  /* Whoever calls back or writes has answered. */
  if (contact->direction == ANNING_DIRECTION_OUT)
    {
      reached->sure = MAX (reached->sure, contact->day);
      return;
    }
  if (!anning_may_be (contact->channel, ANNING_CALLS | ANNING_IN (ANNING_CHANNEL_VISIT), ANNING_MISSING_CHANNEL, &missing)
      || !anning_may_be (contact->connected, ANNING_IN (ANNING_ANSWER_YES), ANNING_MISSING_CONNECTED, &missing))
    return;
  if (missing == 0)
    {
      reached->sure = MAX (reached->sure, contact->day);
    }
  else if (contact->day >= reached->maybe)
    {
      reached->maybe = contact->day;
      reached->missing = missing;
    }
}

/* R-TP-02 */
void
anning_find_tp_reachable (AnningConductPass      *pass,
                          const AnningContactRun *run)
{
  gint32 long_ago = G_MININT32 / 2;
  Reached reached = { long_ago, long_ago, 0 };

  if (run->creditor == 0)
    return;
  for (guint i = 0; i < run->n; i++)
    {
      const AnningContact *contact = &pass->contacts[run->places[i]];
      gint32 since = contact->day - (gint32) pass->parameters->reachable_days;
      guint32 missing = 0;

      note_talk (&reached, contact);
      if (!anning_is_one_of (contact->party, BEYOND_HOME) || anning_is_one_of (contact->liability, ANNING_LIABLE)
          || contact->direction == ANNING_DIRECTION_OUT
          || !anning_may_be (contact->purpose, PASSING_ON, ANNING_MISSING_PURPOSE, &missing)
          || (reached.sure < since && reached.maybe < since))
        continue;
      if (reached.sure < since)
        missing |= reached.missing;
      anning_conduct_say (pass, ANNING_RULE_TP_02, ANNING_SEVERITY_MEDIUM, USUAL, contact, missing);
    }
}

/* ---------------------------------------------------------------- asked to stop, told that it is the wrong one */

/* A person and a creditor. */
typedef struct
{
  guint64 person;
  guint32 creditor;
} Pair;

static guint
hash_pair (gconstpointer key)
{
  const Pair *pair = key;

  return g_int64_hash (&pair->person) * 31 + pair->creditor;
}

static gboolean
equal_pairs (gconstpointer a,
             gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;

  return first->person == second->person && first->creditor == second->creditor;
}

/* The refusal of the person of @contact, as far as is known up to it; NULL: there is none. */
static const AnningRefusal *
find_refusal (GHashTable          *refusals,
              const AnningContact *contact)
{
  const guint64 person = anning_contact_get_person (contact);
  AnningRefusal *refusal;

  if (person == 0 || contact->refused_at == ANNING_UNKNOWN)
    return NULL;
  refusal = g_hash_table_lookup (refusals, &person);
  if (refusal == NULL)
    {
      refusal = g_new0 (AnningRefusal, 1);
      refusal->at = contact->refused_at;
      g_hash_table_insert (refusals, g_memdup2 (&person, sizeof person), refusal);
    }
  anning_refusal_note (refusal, contact);
  return refusal;
}

/* Whether the same creditor was asked to stop before, in a contact that says so. */
static gboolean
was_asked (GHashTable          *asked,
           const AnningContact *contact)
{
  const Pair pair = { anning_contact_get_person (contact), contact->creditor };
  const gboolean known = pair.person != 0 && pair.creditor != 0;

  if (known && contact->prior_refusal)
    g_hash_table_add (asked, g_memdup2 (&pair, sizeof pair));
  return contact->prior_refusal || (known && g_hash_table_contains (asked, &pair));
}

/* Whether a refusal was, or may have been, said to the creditor of @contact before it. */
static gboolean
may_follow (const AnningRefusal *refusal,
            const AnningContact *contact,
            guint32             *missing)
{
  if (refusal == NULL || contact->started_at <= refusal->at)
    return FALSE;
  if (contact->creditor == 0)
    *missing |= ANNING_MISSING_CREDITOR;
  if (refusal->creditor == 0)
    *missing |= ANNING_MISSING_REFUSED_TO;
  return contact->creditor == 0 || refusal->creditor == 0 || contact->creditor == refusal->creditor;
}

/* R-TP-04. What the log does not know to come after a refusal is passed over. */
void
anning_find_tp_refused (AnningConductPass *pass)
{
  g_autoptr (GHashTable) refusals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);

  for (guint i = pass->first; i < pass->end; i++)
    {
      const AnningContact *contact = &pass->contacts[i];
      const AnningRefusal *refusal;
      guint32 of_person = 0, of_refusal = 0;
      gboolean after;

      if (!anning_contact_is_third_party (contact))
        continue;
      refusal = find_refusal (refusals, contact);
      if (!may_be_unconnected (contact, &of_person))
        continue;
      after = was_asked (asked, contact);
      if (contact->direction != ANNING_DIRECTION_OUT && (after || may_follow (refusal, contact, &of_refusal)))
        anning_conduct_say (pass, ANNING_RULE_TP_04, ANNING_SEVERITY_HIGH, USUAL, contact, of_person | of_refusal);
    }
}

static void
say_wrong_person (AnningConductPass   *pass,
                  const AnningContact *contact,
                  guint                after)
{
  AnningDraft draft;

  anning_draft_begin (&draft, ANNING_RULE_TP_05, after > 0 ? ANNING_SEVERITY_MEDIUM : ANNING_SEVERITY_INFO);
  draft.finding.outcome = after > 0 ? ANNING_OUTCOME_HIT : ANNING_OUTCOME_EXPLANATION;
  draft.finding.variant = after > 0 ? USUAL : FIRST;
  draft.finding.day = contact->day;
  draft.finding.creditor = contact->creditor;
  draft.finding.contact_id = contact->id;
  draft.finding.counts[ANNING_COUNT_OF] = (gint32) after;
  if (after >= pass->parameters->after_telling)
    anning_draft_raise (&draft, ANNING_HEURISTIC_AFTER_TELLING, ANNING_SEVERITY_HIGH, after);
  anning_draft_add (&draft, contact);
  anning_draft_end (&draft, pass);
}

/* R-TP-05. When they were told may have been noted with a later contact. */
void
anning_find_tp_wrong (AnningConductPass      *pass,
                      const AnningContactRun *run)
{
  g_autoptr (GHashTable) people = people_new ();

  for (guint i = 0; i < run->n; i++)
    {
      const AnningContact *contact = &pass->contacts[run->places[i]];
      Person *person;

      if (contact->party != ANNING_PARTY_STRANGER || contact->told_at == ANNING_UNKNOWN)
        continue;
      person = find_person (people, contact);
      if (person != NULL)
        person->told_at = MIN (person->told_at, contact->told_at);
    }
  for (guint i = 0; i < run->n; i++)
    {
      const AnningContact *contact = &pass->contacts[run->places[i]];
      Person alone = { .told_at = if_known (contact->told_at) };
      Person *person;

      if (contact->party != ANNING_PARTY_STRANGER || contact->direction == ANNING_DIRECTION_OUT)
        continue;
      person = find_person (people, contact);
      if (person == NULL)
        person = &alone;
      if (contact->started_at > person->told_at)
        say_wrong_person (pass, contact, ++person->after);
      else if (!person->met)
        say_wrong_person (pass, contact, 0);
      person->met = TRUE;
    }
}

/* ---------------------------------------------------------------- several people */

/* Counts the people of the contacts from @first to @last. @unknown: (out): contacts with whom is not known */
static guint
count_people (const AnningConductPass *pass,
              const GArray            *places,
              guint                    first,
              guint                    last,
              guint                   *unknown)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *unknown = 0;
  for (guint i = first; i <= last; i++)
    {
      const AnningContact *contact = &pass->contacts[g_array_index (places, guint, i)];
      guint64 key = anning_contact_get_person (contact);

      if (key == 0)
        ++*unknown;
      else if (!g_hash_table_contains (people, &key))
        g_hash_table_add (people, g_memdup2 (&key, sizeof key));
    }
  return g_hash_table_size (people);
}

static void
say_people (AnningConductPass *pass,
            const GArray      *places,
            guint              first,
            guint              last,
            guint32            creditor)
{
  guint limit = pass->parameters->people;
  guint unknown;
  guint n = count_people (pass, places, first, last, &unknown);
  AnningDraft draft;

  if (n + unknown < limit)
    return;
  anning_draft_begin (&draft, ANNING_RULE_TP_06, ANNING_SEVERITY_HIGH);
  draft.finding.day = pass->contacts[g_array_index (places, guint, last)].day;
  draft.finding.creditor = creditor;
  draft.finding.missing = (n < limit ? ANNING_MISSING_PERSON : 0) | (creditor == 0 ? ANNING_MISSING_CREDITOR : 0);
  draft.finding.outcome = draft.finding.missing == 0 ? ANNING_OUTCOME_HIT : ANNING_OUTCOME_INSUFFICIENT;
  draft.finding.counts[ANNING_COUNT_OF] = (gint32) n;
  draft.finding.counts[ANNING_COUNT_LIMIT] = (gint32) limit;
  anning_draft_raise (&draft, ANNING_HEURISTIC_PEOPLE, ANNING_SEVERITY_HIGH, 0);
  for (guint i = first; i <= last; i++)
    anning_draft_add (&draft, &pass->contacts[g_array_index (places, guint, i)]);
  anning_draft_end (&draft, pass);
}

static int
compare_days (gconstpointer a,
              gconstpointer b,
              gpointer      contacts)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  const AnningContact *all = contacts;

  if (all[first].day != all[second].day)
    return all[first].day < all[second].day ? -1 : 1;
  return (first > second) - (first < second);
}

/* R-TP-06: on each day with such a contact, the week that ends on it. */
void
anning_find_tp_people (AnningConductPass      *pass,
                       const AnningContactRun *run)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0;

  for (guint i = 0; i < run->n; i++)
    {
      const AnningContact *contact = &pass->contacts[run->places[i]];

      if (is_unconnected (contact) && contact->direction == ANNING_DIRECTION_IN
          && (contact->tags & ANNING_MACHINE_TAGS) == 0)
        g_array_append_val (places, run->places[i]);
    }
  g_array_sort_with_data (places, compare_days, (gpointer) pass->contacts);

  for (guint i = 0; i < places->len; i++)
    {
      gint32 day = pass->contacts[g_array_index (places, guint, i)].day;

      while (pass->contacts[g_array_index (places, guint, first)].day <= day - (gint32) pass->parameters->week_days)
        first++;
      if (i + 1 == places->len || pass->contacts[g_array_index (places, guint, i + 1)].day != day)
        say_people (pass, places, first, i, run->creditor);
    }
}
