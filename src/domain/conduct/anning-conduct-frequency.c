/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.2, the first two: how often a day. */

#include "anning-conduct-private.h"

#define INFORMING (ANNING_IN (ANNING_PURPOSE_DEMAND) | ANNING_IN (ANNING_PURPOSE_INFORM))
/* Talks about a plan and answers to a complaint are not what the standard counts. */
#define NOT_INFORMING (ANNING_MACHINE_TAGS | ANNING_TAG (PLAN_TALK) | ANNING_TAG (COMPLAINT_REPLY))

/* A call that counts, or may. */
typedef struct
{
  guint32 number; /* on which it is counted, 0 where numbers make no difference */
  gint32 day;
  guint place;
  guint32 missing; /* what has to be known before it counts */
} Counted;

/* The calls that are counted together. */
typedef struct
{
  guint first; /* in the counted ones */
  guint n;
  guint sure;
  guint running; /* so many days on end had too many */
  guint32 missing;
  gboolean agreed;
} Day;

/* One of the two rules. */
typedef struct
{
  AnningRuleId rule;
  AnningSeverity severity;
  AnningSeverity raised;
  guint limit;
  guint many;        /* above it they weigh more, 0: there is no such number */
  gboolean by_number;
  gboolean (*counts) (const AnningContact *contact,
                      guint32             *missing);
} DayRule;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Counted *first = a;
  const Counted *second = b;

  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;
  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return (first->place > second->place) - (first->place < second->place);
}

/* Most logs are in order already. */
static void
sort (GArray *counted)
{
  for (guint i = 1; i < counted->len; i++)
    {
      if (compare (&g_array_index (counted, Counted, i - 1), &g_array_index (counted, Counted, i)) > 0)
        {
          g_array_sort (counted, compare);
          return;
        }
    }
}

static gboolean
counts_as_connected (const AnningContact *contact,
                     guint32             *missing)
{
  return (contact->tags & NOT_INFORMING) == 0
         && anning_may_be (contact->channel, ANNING_CALLS, ANNING_MISSING_CHANNEL, missing)
         && anning_may_be (contact->direction, ANNING_IN (ANNING_DIRECTION_IN), ANNING_MISSING_DIRECTION, missing)
         && anning_may_be (contact->connected, ANNING_IN (ANNING_ANSWER_YES), ANNING_MISSING_CONNECTED, missing)
         && anning_may_be (contact->party, ANNING_IN (ANNING_PARTY_DEBTOR), ANNING_MISSING_PARTY, missing)
         && anning_may_be (contact->purpose, INFORMING, ANNING_MISSING_PURPOSE, missing);
}

/* To whomever; on one number, so that number has to be known. */
static gboolean
counts_as_unanswered (const AnningContact *contact,
                      guint32             *missing)
{
  if (contact->to_number == 0)
    *missing |= ANNING_MISSING_TO_NUMBER;
  return (contact->tags & ANNING_MACHINE_TAGS) == 0
         && anning_may_be (contact->channel, ANNING_CALLS, ANNING_MISSING_CHANNEL, missing)
         && anning_may_be (contact->direction, ANNING_IN (ANNING_DIRECTION_IN), ANNING_MISSING_DIRECTION, missing)
         && anning_may_be (contact->connected, ANNING_IN (ANNING_ANSWER_NO), ANNING_MISSING_CONNECTED, missing);
}

/* Returns: (transfer full) (element-type Counted): those of one number and day behind each other */
static GArray *
collect (const AnningConductPass *pass,
         const AnningContactRun  *run,
         const DayRule           *rule)
{
  GArray *counted = g_array_new (FALSE, FALSE, sizeof (Counted));

  for (guint i = 0; i < run->n; i++)
    {
      const AnningContact *contact = &pass->contacts[run->places[i]];
      Counted c = { rule->by_number ? contact->to_number : 0, contact->day, run->places[i], 0 };

      if (!rule->counts (contact, &c.missing))
        continue;
      /* What is not known to be of one creditor cannot be added up. */
      if (run->creditor == 0)
        c.missing |= ANNING_MISSING_CREDITOR;
      g_array_append_val (counted, c);
    }
  sort (counted);
  return counted;
}

/* Returns: (transfer full) (element-type Day) */
static GArray *
count_days (const AnningConductPass *pass,
            const GArray            *counted,
            const DayRule           *rule)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));

  for (guint i = 0; i < counted->len; i++)
    {
      const Counted *c = &g_array_index (counted, Counted, i);
      const Counted *before = i > 0 ? &g_array_index (counted, Counted, i - 1) : NULL;
      Day *day;

      if (before == NULL || before->number != c->number || before->day != c->day)
        {
          Day fresh = { .first = i };

          g_array_append_val (days, fresh);
        }
      day = &g_array_index (days, Day, days->len - 1);
      day->n++;
      day->sure += c->missing == 0;
      day->missing |= c->missing;
      day->agreed |= pass->contacts[c->place].agreed_calls >= 0;
    }
  return days;
}

/* Both texts leave a day to what was agreed, if anything was. */
static gboolean
is_hit (const Day     *day,
        const DayRule *rule)
{
  return !day->agreed && day->sure > rule->limit;
}

/* Days on end: of the same number, without a day between them. */
static void
count_running (GArray        *days,
               const GArray  *counted,
               const DayRule *rule)
{
  for (guint i = 0; i < days->len;)
    {
      guint end = i + 1;
      const Counted *last = &g_array_index (counted, Counted, g_array_index (days, Day, i).first);

      if (is_hit (&g_array_index (days, Day, i), rule))
        {
          for (; end < days->len && is_hit (&g_array_index (days, Day, end), rule); end++)
            {
              const Counted *next = &g_array_index (counted, Counted, g_array_index (days, Day, end).first);

              if (next->number != last->number || next->day != last->day + 1)
                break;
              last = next;
            }
        }
      for (guint j = i; j < end; j++)
        g_array_index (days, Day, j).running = end - i;
      i = end;
    }
}

static void
say_day (AnningConductPass *pass,
         const DayRule     *rule,
         const GArray      *counted,
         const Day         *day)
{
  gboolean hit = is_hit (day, rule);
  const Counted *first = &g_array_index (counted, Counted, day->first);
  AnningDraft draft;

  anning_draft_begin (&draft, rule->rule, rule->severity);
  draft.finding.day = first->day;
  draft.finding.creditor = pass->contacts[first->place].creditor;
  draft.finding.number = first->number;
  draft.finding.outcome = hit ? ANNING_OUTCOME_HIT : ANNING_OUTCOME_INSUFFICIENT;
  draft.finding.missing = hit ? 0 : day->missing;
  draft.finding.counts[ANNING_COUNT_OF] = (gint32) (hit ? day->sure : day->n);
  draft.finding.counts[ANNING_COUNT_LIMIT] = (gint32) rule->limit;
  for (guint i = 0; i < day->n; i++)
    {
      const Counted *c = &g_array_index (counted, Counted, day->first + i);

      if (!hit || c->missing == 0)
        anning_draft_add (&draft, &pass->contacts[c->place]);
    }
  if (hit && rule->many > 0 && day->sure > rule->many)
    anning_draft_raise (&draft, ANNING_HEURISTIC_MANY_ATTEMPTS, rule->raised, day->sure);
  else if (hit && day->running >= pass->parameters->days_running)
    /* How much further it runs on is of no matter, and would tie together days that lie far apart. */
    anning_draft_raise (&draft, ANNING_HEURISTIC_DAYS_RUNNING, rule->raised, pass->parameters->days_running);
  /* Other loans than those online can only be compared with the standard. */
  if (draft.product != ANNING_PRODUCT_ONLINE_CONSUMER)
    draft.beside = 1 << ANNING_BASIS_STD_GBT;
  anning_draft_end (&draft, pass);
}

static void
find_by_day (AnningConductPass      *pass,
             const AnningContactRun *run,
             const DayRule          *rule)
{
  g_autoptr (GArray) counted = collect (pass, run, rule);
  g_autoptr (GArray) days = count_days (pass, counted, rule);

  count_running (days, counted, rule);
  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);

      if (is_hit (day, rule) || (!day->agreed && day->n > rule->limit))
        say_day (pass, rule, counted, day);
    }
}

/* R-FREQ-01: of a creditor and all its agencies. */
void
anning_find_connected (AnningConductPass      *pass,
                       const AnningContactRun *run)
{
  const DayRule rule = {
    .rule = ANNING_RULE_FREQ_01,
    .severity = ANNING_SEVERITY_MEDIUM,
    .raised = ANNING_SEVERITY_HIGH,
    .limit = pass->parameters->max_connected,
    .counts = counts_as_connected,
  };

  find_by_day (pass, run, &rule);
}

/* R-FREQ-02. */
void
anning_find_unanswered (AnningConductPass      *pass,
                        const AnningContactRun *run)
{
  const DayRule rule = {
    .rule = ANNING_RULE_FREQ_02,
    .severity = ANNING_SEVERITY_LOW,
    .raised = ANNING_SEVERITY_MEDIUM,
    .limit = pass->parameters->max_unanswered,
    .many = pass->parameters->many_unanswered,
    .by_number = TRUE,
    .counts = counts_as_unanswered,
  };

  find_by_day (pass, run, &rule);
}
