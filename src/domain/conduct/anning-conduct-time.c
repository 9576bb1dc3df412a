/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.1: contact at night. */

#include "anning-conduct-private.h"

#include "anning-date.h"

#define MESSAGES (ANNING_IN (ANNING_CHANNEL_SMS) | ANNING_IN (ANNING_CHANNEL_IM))
/* A reminder that a machine sends before a due day is no collection. */
#define UNCOUNTED (ANNING_MACHINE_TAGS | ANNING_TAG (DUE_REMINDER))

enum
{
  USUAL,
  MESSAGE,
  NO_HOURS,
};

typedef struct
{
  guint place;
  gint32 night;
  guint32 missing;
} NightContact;

/* Of one night: how many different ones lie in that span of days around it in which there are most. */
typedef struct
{
  gint32 night;
  guint most;
} Night;

static gboolean
is_at_night (const AnningConductPass *pass,
             const AnningContact     *contact,
             guint32                 *missing)
{
  const AnningConductParameters *p = pass->parameters;

  if (!anning_contact_is_within (contact, p->night_from, p->night_to) || contact->night_consent
      || (contact->tags & UNCOUNTED) != 0
      || !anning_may_be (contact->direction, ANNING_IN (ANNING_DIRECTION_IN), ANNING_MISSING_DIRECTION, missing)
      || !anning_may_be (contact->party, ANNING_IN (ANNING_PARTY_DEBTOR), ANNING_MISSING_PARTY, missing)
      || !anning_may_be (contact->channel, ANNING_NIGHT_CHANNELS, ANNING_MISSING_CHANNEL, missing)
      || anning_contact_is_agreed (contact, contact->clock / (int) ANNING_MS_PER_MINUTE))
    return FALSE;
  if (contact->agreed_unread)
    *missing |= ANNING_MISSING_AGREED_HOURS;
  return TRUE;
}

/* What is after midnight belongs to the night of the day before. */
static gint32
get_night (const AnningConductPass *pass,
           const AnningContact     *contact)
{
  gint64 minute = contact->clock / ANNING_MS_PER_MINUTE;
  gboolean after_midnight = pass->parameters->night_to < pass->parameters->night_from
                            && minute < pass->parameters->night_to;

  return contact->day - (after_midnight ? 1 : 0);
}

static int
compare_nights (gconstpointer a,
                gconstpointer b)
{
  const Night *first = a;
  const Night *second = b;

  return (first->night > second->night) - (first->night < second->night);
}

/* Returns: (transfer full) (element-type Night): each once, in order */
static GArray *
list_nights (const AnningConductPass *pass,
             const GArray            *contacts)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Night));
  guint n = 0;
  guint end = 0;

  for (guint i = 0; i < contacts->len; i++)
    {
      const NightContact *c = &g_array_index (contacts, NightContact, i);
      Night night = { c->night, 0 };

      if (c->missing == 0 && (all->len == 0 || g_array_index (all, Night, all->len - 1).night != c->night))
        g_array_append_val (all, night);
    }
  g_array_sort (all, compare_nights);
  for (guint i = 0; i < all->len; i++)
    {
      if (n == 0 || g_array_index (all, Night, n - 1).night != g_array_index (all, Night, i).night)
        g_array_index (all, Night, n++) = g_array_index (all, Night, i);
    }
  g_array_set_size (all, n);

  for (guint begin = 0; begin < n; begin++)
    {
      gint32 last = g_array_index (all, Night, begin).night + (gint32) pass->parameters->nights_days - 1;

      while (end < n && g_array_index (all, Night, end).night <= last)
        end++;
      for (guint i = begin; i < end; i++)
        g_array_index (all, Night, i).most = MAX (g_array_index (all, Night, i).most, end - begin);
    }
  return all;
}

static guint
count_nights (const GArray *nights,
              gint32        night)
{
  Night wanted = { night, 0 };
  guint place;

  return g_array_binary_search ((GArray *) nights, &wanted, compare_nights, &place)
         ? g_array_index (nights, Night, place).most
         : 0;
}

static guint
choose_variant (const AnningContact *contact)
{
  AnningLender lender = (AnningLender) contact->lender;
  AnningProduct product = (AnningProduct) contact->product;

  if (lender != ANNING_LENDER_UNKNOWN && lender != ANNING_LENDER_PLATFORM
      && anning_basis_get_strength (ANNING_BASIS_STD_GBT, lender, product) == ANNING_STRENGTH_NOT
      && anning_basis_get_strength (ANNING_BASIS_SRO_CBA, lender, product) == ANNING_STRENGTH_NOT)
    return NO_HOURS;
  return anning_is_one_of (contact->channel, MESSAGES) ? MESSAGE : USUAL;
}

/* R-TIME-01. Nights of creditors that are not known are not added up. */
void
anning_find_night (AnningConductPass      *pass,
                   const AnningContactRun *run)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NightContact));
  g_autoptr (GArray) nights = NULL;

  for (guint i = 0; i < run->n; i++)
    {
      const AnningContact *contact = &pass->contacts[run->places[i]];
      NightContact c = { run->places[i], 0, 0 };

      if (!is_at_night (pass, contact, &c.missing))
        continue;
      c.night = get_night (pass, contact);
      g_array_append_val (found, c);
    }
  nights = list_nights (pass, found);

  for (guint i = 0; i < found->len; i++)
    {
      const NightContact *c = &g_array_index (found, NightContact, i);
      const AnningContact *contact = &pass->contacts[c->place];
      guint n = run->creditor != 0 && c->missing == 0 ? count_nights (nights, c->night) : 0;
      AnningDraft draft;

      anning_draft_begin (&draft, ANNING_RULE_TIME_01, ANNING_SEVERITY_MEDIUM);
      draft.finding.variant = (guint8) choose_variant (contact);
      draft.finding.day = contact->day;
      draft.finding.creditor = contact->creditor;
      draft.finding.contact_id = contact->id;
      draft.finding.missing = c->missing;
      if (c->missing != 0)
        draft.finding.outcome = ANNING_OUTCOME_INSUFFICIENT;
      if (n >= pass->parameters->nights)
        anning_draft_raise (&draft, ANNING_HEURISTIC_NIGHTS, ANNING_SEVERITY_HIGH, n);
      anning_draft_add (&draft, contact);
      anning_draft_end (&draft, pass);
    }
}

/* R-TIME-02. A call whose end is not known is not taken to have gone on. */
void
anning_find_into_night (AnningConductPass   *pass,
                        const AnningContact *contact)
{
  const AnningConductParameters *p = pass->parameters;
  gint64 until = p->night_from * ANNING_MS_PER_MINUTE - contact->clock;
  guint32 missing = 0;

  if (contact->ended_at == ANNING_UNKNOWN || until <= 0 || contact->ended_at - contact->started_at <= until
      || anning_contact_is_within (contact, p->night_from, p->night_to) || contact->night_consent
      || (contact->tags & UNCOUNTED) != 0 || !anning_is_one_of (contact->channel, ANNING_CALLS)
      || !anning_may_be (contact->connected, ANNING_IN (ANNING_ANSWER_YES), ANNING_MISSING_CONNECTED, &missing)
      || !anning_may_be (contact->direction, ANNING_IN (ANNING_DIRECTION_IN), ANNING_MISSING_DIRECTION, &missing)
      || !anning_may_be (contact->party, ANNING_IN (ANNING_PARTY_DEBTOR), ANNING_MISSING_PARTY, &missing)
      || anning_contact_is_agreed (contact, p->night_from))
    return;
  if (contact->agreed_unread)
    missing |= ANNING_MISSING_AGREED_HOURS;
  anning_conduct_say (pass, ANNING_RULE_TIME_02, ANNING_SEVERITY_INFO, 0, contact, missing);
}
