/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.2, the last two: floods. All of it is experience; no law names a number. */

#include "anning-conduct-private.h"

#include "anning-date.h"

#define MS_PER_HOUR (60 * ANNING_MS_PER_MINUTE)
#define TEXTS (ANNING_CALLS | ANNING_IN (ANNING_CHANNEL_SMS))
#define ABUSE                                                                                                   \
  (ANNING_TAG (THREAT_VIOLENCE) | ANNING_TAG (THREAT_FAMILY) | ANNING_TAG (THREAT_PROPERTY) | ANNING_TAG (INSULT) \
   | ANNING_TAG (SLUR) | ANNING_TAG (SEXUAL_HARASS))

enum
{
  WEEK,
  HOUR,
  BOTH,
};

enum
{
  NUMBERS,
  CODES,
};

typedef struct
{
  guint place;
  guint32 missing;
} Call;

typedef struct
{
  gint32 day;
  guint sure; /* calls of the day */
  guint all;  /* with those of which too little is known */
  guint peak_sure; /* most in an hour that begins on the day */
  guint peak_all;
  guint32 missing;
} Day;

/* Finds the day among those that were met, from the end: they come almost in order. */
static Day *
find_day (GArray *days,
          gint32  number)
{
  guint place = days->len;
  Day day = { .day = number };

  while (place > 0 && g_array_index (days, Day, place - 1).day > number)
    place--;
  if (place > 0 && g_array_index (days, Day, place - 1).day == number)
    return &g_array_index (days, Day, place - 1);
  g_array_insert_val (days, place, day);
  return &g_array_index (days, Day, place);
}

static gboolean
is_call (const AnningContact *contact,
         guint32             *missing)
{
  return (contact->tags & ANNING_MACHINE_TAGS) == 0
         && anning_may_be (contact->channel, ANNING_CALLS, ANNING_MISSING_CHANNEL, missing)
         && anning_may_be (contact->direction, ANNING_IN (ANNING_DIRECTION_IN), ANNING_MISSING_DIRECTION, missing);
}

/* Returns: (transfer full) (element-type Call): by time */
static GArray *
collect_calls (const AnningConductPass *pass,
               const AnningContactRun  *run)
{
  GArray *calls = g_array_new (FALSE, FALSE, sizeof (Call));

  for (guint i = 0; i < run->n; i++)
    {
      Call call = { run->places[i], run->creditor == 0 ? ANNING_MISSING_CREDITOR : 0 };

      if (is_call (&pass->contacts[call.place], &call.missing))
        g_array_append_val (calls, call);
    }
  return calls;
}

/* Returns: (transfer full) (element-type Day): in order */
static GArray *
count_days (const AnningConductPass *pass,
            const GArray            *calls)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));
  guint end = 0;
  guint sure = 0;

  for (guint begin = 0; begin < calls->len; begin++)
    {
      const Call *call = &g_array_index (calls, Call, begin);
      const AnningContact *contact = &pass->contacts[call->place];
      Day *day = find_day (days, contact->day);

      for (; end < calls->len; end++)
        {
          const Call *next = &g_array_index (calls, Call, end);

          if (pass->contacts[next->place].started_at >= contact->started_at + MS_PER_HOUR)
            break;
          sure += next->missing == 0;
        }
      day->sure += call->missing == 0;
      day->all++;
      day->missing |= call->missing;
      day->peak_sure = MAX (day->peak_sure, sure);
      day->peak_all = MAX (day->peak_all, end - begin);
      sure -= call->missing == 0;
    }
  return days;
}

/* The calls of the week that ends on the day, or where that is not one of the kind, those of its full hours. */
static guint64
add_calls (const AnningConductPass *pass,
           AnningDraft             *draft,
           const GArray            *calls,
           guint                    from,
           gint32                   day,
           gboolean                 week,
           gboolean                 only_sure)
{
  const AnningConductParameters *p = pass->parameters;
  gint32 first = week ? day - (gint32) p->week_days + 1 : day;
  gint64 until = G_MININT64;
  guint64 tags = 0;

  for (guint i = from; i < calls->len; i++)
    {
      const Call *call = &g_array_index (calls, Call, i);
      const AnningContact *contact = &pass->contacts[call->place];
      gboolean in_days = contact->day >= first && contact->day <= day;

      /* Two places may differ by more than a day. */
      if (contact->day > day + 3)
        break;
      if (!week && in_days)
        {
          guint n = 0;

          for (guint j = i; j < calls->len; j++)
            {
              const Call *next = &g_array_index (calls, Call, j);

              if (pass->contacts[next->place].started_at >= contact->started_at + MS_PER_HOUR)
                break;
              n += !only_sure || next->missing == 0;
            }
          if (n >= p->hour_calls)
            until = contact->started_at + MS_PER_HOUR;
        }
      if (only_sure && call->missing != 0)
        continue;
      if (week ? !in_days : contact->started_at >= until)
        continue;
      tags |= contact->tags;
      anning_draft_add (draft, contact);
    }
  return tags;
}

static guint
choose_variant (gboolean week,
                gboolean hour)
{
  if (week && hour)
    return BOTH;
  return week ? WEEK : HOUR;
}

/* @from: the first call that may lie in the week of the day */
static void
say_day (AnningConductPass *pass,
         const GArray      *calls,
         guint              from,
         const Day         *day,
         guint              sure,
         guint              all,
         guint32            missing)
{
  const AnningConductParameters *p = pass->parameters;
  gboolean hit = sure >= p->week_calls || day->peak_sure >= p->hour_calls;
  guint in_week = hit ? sure : all;
  guint in_hour = hit ? day->peak_sure : day->peak_all;
  gboolean week = in_week >= p->week_calls;
  gboolean hour = in_hour >= p->hour_calls;
  AnningDraft draft;

  anning_draft_begin (&draft, ANNING_RULE_FREQ_03, ANNING_SEVERITY_HIGH);
  draft.finding.variant = (guint8) choose_variant (week, hour);
  draft.finding.day = day->day;
  draft.finding.creditor = pass->contacts[g_array_index (calls, Call, from).place].creditor;
  draft.finding.outcome = hit ? ANNING_OUTCOME_HIT : ANNING_OUTCOME_INSUFFICIENT;
  draft.finding.missing = hit ? 0 : missing;
  draft.finding.counts[ANNING_COUNT_OF] = (gint32) in_week;
  draft.finding.counts[ANNING_COUNT_LIMIT] = (gint32) (week ? p->week_calls : p->hour_calls);
  draft.finding.counts[ANNING_COUNT_PEAK] = (gint32) in_hour;
  anning_draft_raise (&draft, ANNING_HEURISTIC_FLOOD, ANNING_SEVERITY_HIGH, 0);
  /* The law on public security looks at what was said. */
  if ((add_calls (pass, &draft, calls, from, day->day, week, hit) & ABUSE) == 0)
    draft.without = 1 << ANNING_BASIS_LAW_PS;
  anning_draft_end (&draft, pass);
}

/* The calls from that place on that may be of the week. */
static guint
skip_calls (const AnningConductPass *pass,
            const GArray            *calls,
            guint                    from,
            gint32                   first_day)
{
  while (from < calls->len && pass->contacts[g_array_index (calls, Call, from).place].day < first_day - 3)
    from++;
  return from;
}

/* R-FREQ-03: on each day with calls, the week that ends on it and its hours. */
void
anning_find_flood (AnningConductPass      *pass,
                   const AnningContactRun *run)
{
  const AnningConductParameters *p = pass->parameters;
  g_autoptr (GArray) calls = collect_calls (pass, run);
  g_autoptr (GArray) days = count_days (pass, calls);
  guint first = 0;
  guint skipped = 0;
  guint sure = 0;
  guint all = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);
      guint32 missing = 0;

      sure += day->sure;
      all += day->all;
      for (; g_array_index (days, Day, first).day <= day->day - (gint32) p->week_days; first++)
        {
          sure -= g_array_index (days, Day, first).sure;
          all -= g_array_index (days, Day, first).all;
        }
      if (all < p->week_calls && day->peak_all < p->hour_calls)
        continue;
      for (guint j = first; j <= i; j++)
        missing |= g_array_index (days, Day, j).missing;
      skipped = skip_calls (pass, calls, skipped, day->day - (gint32) p->week_days);
      say_day (pass, calls, skipped, day, sure, all, missing);
    }
}

/* ---------------------------------------------------------------- many numbers, codes */

/* Windows of a day's length, of which the fullest that begins on each day is told. */
typedef struct
{
  const AnningConductPass *pass;
  const GArray *contacts; /* guint: places, by time */
  guint begin;
  guint end;
  guint count;  /* different numbers, or codes */
  guint hidden; /* of them without a number */
} Window;

typedef struct
{
  gint32 day;
  guint begin;
  guint end;
  guint count;
  guint hidden;
} Fullest;

static const AnningContact *
get_contact (const Window *window,
             guint         i)
{
  return &window->pass->contacts[g_array_index (window->contacts, guint, i)];
}

/* Takes a contact in, or out of it. */
static void
count_number (Window              *window,
              GHashTable          *numbers,
              const AnningContact *contact,
              int                  by)
{
  gpointer number = GUINT_TO_POINTER (contact->from_number);
  int n;

  if (numbers == NULL)
    {
      window->count += by;
      return;
    }
  if (contact->from_number == 0)
    {
      window->hidden += by;
      return;
    }
  n = GPOINTER_TO_INT (g_hash_table_lookup (numbers, number));
  g_hash_table_insert (numbers, number, GINT_TO_POINTER (n + by));
  if (n == 0 || n + by == 0)
    window->count += by;
}

/*
 * @numbers: (nullable): different ones are counted; else all contacts are
 *
 * Returns: (transfer full) (element-type Fullest)
 */
static GArray *
find_fullest (Window     *window,
              GHashTable *numbers)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Fullest));

  for (; window->begin < window->contacts->len; window->begin++)
    {
      const AnningContact *first = get_contact (window, window->begin);
      Fullest now = { .day = first->day };
      Fullest *day = NULL;

      for (; window->end < window->contacts->len; window->end++)
        {
          const AnningContact *next = get_contact (window, window->end);

          if (next->started_at >= first->started_at + ANNING_MS_PER_DAY)
            break;
          count_number (window, numbers, next, 1);
        }
      now.begin = window->begin;
      now.end = window->end;
      now.count = window->count;
      now.hidden = window->hidden;
      for (guint i = days->len; i > 0 && day == NULL && i + 3 > days->len; i--)
        {
          if (g_array_index (days, Fullest, i - 1).day == now.day)
            day = &g_array_index (days, Fullest, i - 1);
        }
      if (day == NULL)
        g_array_append_val (days, now);
      else if (now.count > day->count || (now.count == day->count && now.hidden > day->hidden))
        *day = now;
      count_number (window, numbers, first, -1);
    }
  return days;
}

static void
say_window (AnningConductPass *pass,
            const Window      *window,
            const Fullest     *fullest,
            guint              variant,
            guint32            creditor,
            guint              limit,
            guint32            missing)
{
  AnningDraft draft;

  anning_draft_begin (&draft, ANNING_RULE_FREQ_04, ANNING_SEVERITY_HIGH);
  draft.finding.variant = (guint8) variant;
  draft.finding.day = fullest->day;
  draft.finding.creditor = creditor;
  draft.finding.missing = missing;
  draft.finding.outcome = missing == 0 ? ANNING_OUTCOME_HIT : ANNING_OUTCOME_INSUFFICIENT;
  draft.finding.counts[ANNING_COUNT_OF] = (gint32) fullest->count;
  draft.finding.counts[ANNING_COUNT_LIMIT] = (gint32) limit;
  anning_draft_raise (&draft, variant == CODES ? ANNING_HEURISTIC_CODES : ANNING_HEURISTIC_NUMBERS,
                      ANNING_SEVERITY_HIGH, 0);
  for (guint i = fullest->begin; i < fullest->end; i++)
    anning_draft_add (&draft, get_contact (window, i));
  anning_draft_end (&draft, pass);
}

/* R-FREQ-04, the numbers of one creditor. */
void
anning_find_numbers (AnningConductPass      *pass,
                     const AnningContactRun *run)
{
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) days = NULL;
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Window window = { .pass = pass, .contacts = contacts };
  guint limit = pass->parameters->numbers;

  for (guint i = 0; i < run->n; i++)
    {
      const AnningContact *contact = &pass->contacts[run->places[i]];

      if ((contact->tags & ANNING_MACHINE_TAGS) == 0 && contact->direction == ANNING_DIRECTION_IN
          && anning_is_one_of (contact->channel, TEXTS))
        g_array_append_val (contacts, run->places[i]);
    }
  days = find_fullest (&window, numbers);
  for (guint i = 0; i < days->len; i++)
    {
      const Fullest *day = &g_array_index (days, Fullest, i);
      guint32 missing = 0;

      if (day->count + day->hidden < limit)
        continue;
      if (day->count < limit)
        missing |= ANNING_MISSING_FROM_NUMBER;
      if (run->creditor == 0)
        missing |= ANNING_MISSING_CREDITOR;
      say_window (pass, &window, day, NUMBERS, run->creditor, limit, missing);
    }
}

/* R-FREQ-04, codes: whoever has them sent is not to be seen. */
void
anning_find_codes (AnningConductPass *pass)
{
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) days = NULL;
  Window window = { .pass = pass, .contacts = contacts };
  guint limit = pass->parameters->codes;

  for (guint i = pass->first; i < pass->end; i++)
    {
      const AnningContact *contact = &pass->contacts[i];

      if ((contact->tags & ANNING_TAG (OTP_CODE)) != 0 && contact->direction != ANNING_DIRECTION_OUT)
        g_array_append_val (contacts, i);
    }
  days = find_fullest (&window, NULL);
  for (guint i = 0; i < days->len; i++)
    {
      const Fullest *day = &g_array_index (days, Fullest, i);

      if (day->count >= limit)
        say_window (pass, &window, day, CODES, 0, limit, 0);
    }
}
