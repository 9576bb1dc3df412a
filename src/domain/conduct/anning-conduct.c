/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-conduct-private.h"

#include <string.h>

#include "anning-date.h"

/* No two places are further than this apart in local time. */
#define OFFSETS (2 * ANNING_MS_PER_DAY)
#define JULIAN_1970 719163

const AnningFinder anning_finders[ANNING_N_RULES] = {
  [ANNING_RULE_TIME_01] = { .run = anning_find_night },
  [ANNING_RULE_TIME_02] = { .one = anning_find_into_night },
  [ANNING_RULE_FREQ_01] = { .run = anning_find_connected },
  [ANNING_RULE_FREQ_02] = { .run = anning_find_unanswered },
  [ANNING_RULE_FREQ_03] = { .run = anning_find_flood },
  [ANNING_RULE_FREQ_04] = { .run = anning_find_numbers, .all = anning_find_codes },
  [ANNING_RULE_TP_01] = { .one = anning_find_tp_demand },
  [ANNING_RULE_TP_02] = { .run = anning_find_tp_reachable },
  [ANNING_RULE_TP_03] = { .one = anning_find_tp_disclosed },
  [ANNING_RULE_TP_04] = { .all = anning_find_tp_refused },
  [ANNING_RULE_TP_05] = { .run = anning_find_tp_wrong },
  [ANNING_RULE_TP_06] = { .run = anning_find_tp_people, .one = anning_find_tp_public },
  [ANNING_RULE_TP_07] = { .one = anning_find_tp_spouse },
  [ANNING_RULE_TP_08] = { .one = anning_find_tp_heir },
  [ANNING_RULE_TP_09] = { .one = anning_find_tp_place },
  [ANNING_RULE_GUAR_00] = { .one = anning_find_guarantor },
  [ANNING_RULE_CON_01] = { .one = anning_find_threat },
  [ANNING_RULE_CON_02] = { .one = anning_find_insult },
  [ANNING_RULE_CON_03] = { .one = anning_find_false_name },
  [ANNING_RULE_CON_04] = { .one = anning_find_forged },
  [ANNING_RULE_CON_05] = { .one = anning_find_made_up },
  [ANNING_RULE_CON_06] = { .one = anning_find_new_loan },
  [ANNING_RULE_CON_07] = { .one = anning_find_pay_to },
  [ANNING_RULE_CON_08] = { .one = anning_find_unnamed },
  [ANNING_RULE_CON_09] = { .one = anning_find_exposure },
  [ANNING_RULE_CON_10] = { .one = anning_find_extortion },
  [ANNING_RULE_VIS_01] = { .one = anning_find_visit },
  [ANNING_RULE_VIS_02] = { .one = anning_find_entry },
  [ANNING_RULE_VIS_03] = { .one = anning_find_holding },
  [ANNING_RULE_VIS_04] = { .one = anning_find_harassment },
  [ANNING_RULE_CHAN_01] = { .one = anning_find_private_line },
  [ANNING_RULE_PLAN_01] = { .one = anning_find_plan },
  [ANNING_RULE_ASSIGN_01] = { .one = anning_find_assignment },
};

/* The contacts of a part of the log, creditor by creditor. */
typedef struct
{
  guint *places;
  GArray *runs; /* AnningContactRun */
} Creditors;

static void
creditors_init (Creditors           *self,
                const AnningContact *contacts,
                guint                first,
                guint                end)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autofree guint *run_of = g_new (guint, MAX (end - first, 1));
  guint start = 0;

  self->places = g_new (guint, MAX (end - first, 1));
  self->runs = g_array_new (FALSE, FALSE, sizeof (AnningContactRun));
  for (guint i = first; i < end; i++)
    {
      gpointer creditor = GUINT_TO_POINTER (contacts[i].creditor);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, creditor));

      if (number == 0)
        {
          AnningContactRun run = { contacts[i].creditor, NULL, 0 };

          g_array_append_val (self->runs, run);
          number = self->runs->len;
          g_hash_table_insert (numbers, creditor, GUINT_TO_POINTER (number));
        }
      run_of[i - first] = number - 1;
      g_array_index (self->runs, AnningContactRun, number - 1).n++;
    }

  for (guint i = 0; i < self->runs->len; i++)
    {
      AnningContactRun *run = &g_array_index (self->runs, AnningContactRun, i);

      run->places = self->places + start;
      start += run->n;
      run->n = 0;
    }
  for (guint i = first; i < end; i++)
    {
      AnningContactRun *run = &g_array_index (self->runs, AnningContactRun, run_of[i - first]);

      self->places[run->places - self->places + run->n++] = i;
    }
}

static void
creditors_clear (Creditors *self)
{
  g_free (self->places);
  g_array_unref (self->runs);
}

/* ---------------------------------------------------------------- one finding */

void
anning_draft_begin (AnningDraft    *draft,
                    AnningRuleId    rule,
                    AnningSeverity  severity)
{
  memset (draft, 0, sizeof *draft);
  draft->finding.rule = rule;
  draft->finding.severity = severity;
  draft->proofs = G_MAXUINT32;
  draft->hits = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* Returns: the one that both are, UNKNOWN where they differ */
static guint8
merge (guint8  merged,
       guint8  other,
       guint8 *mixed)
{
  if (other == 0 || *mixed)
    return merged;
  if (merged != 0 && merged != other)
    {
      *mixed = TRUE;
      return 0;
    }
  return other;
}

/* Adds a contact that counts. */
void
anning_draft_add (AnningDraft         *draft,
                  const AnningContact *contact)
{
  g_array_append_val (draft->hits, contact->id);
  draft->proofs &= contact->proofs;
  draft->finding.lender = merge (draft->finding.lender, contact->lender, &draft->mixed);
  draft->product = merge (draft->product, contact->product, &draft->mixed_products);
}

/* Weighs it more, by a threshold of our own. */
void
anning_draft_raise (AnningDraft     *draft,
                    AnningHeuristic  heuristic,
                    AnningSeverity   severity,
                    guint            by)
{
  draft->finding.heuristic = heuristic;
  draft->finding.severity = MAX (draft->finding.severity, severity);
  draft->finding.counts[ANNING_COUNT_RAISE] = (gint32) by;
}

static gboolean
choose_bases (AnningDraft *draft)
{
  AnningFinding *finding = &draft->finding;
  const guint8 *most = anning_rules[finding->rule].strengths;
  gboolean any = FALSE;

  for (guint i = 0; i < ANNING_N_BASES; i++)
    {
      guint8 strength;

      if (most[i] == ANNING_STRENGTH_NOT || (draft->without >> i) & 1)
        continue;
      /* Where nothing was found, there is only the background to be named. */
      if (finding->outcome == ANNING_OUTCOME_EXPLANATION && most[i] != ANNING_STRENGTH_COMPARED)
        continue;
      strength = anning_basis_get_strength ((AnningBasis) i, (AnningLender) finding->lender,
                                            (AnningProduct) draft->product);
      finding->strengths[i] = MIN (strength, most[i]);
      if ((draft->beside >> i) & 1)
        finding->strengths[i] = MIN (finding->strengths[i], ANNING_STRENGTH_COMPARED);
      any |= finding->strengths[i] != ANNING_STRENGTH_NOT;
    }
  if (finding->heuristic != ANNING_HEURISTIC_NONE)
    finding->strengths[ANNING_BASIS_HEUR] = ANNING_STRENGTH_MAY_BREACH;
  return any;
}

/*
 * Names what may be named for this lender, and adds the finding. While the lender is not known, what
 * only institutions have to keep is not held against anybody; where the rule is not for such a lender,
 * there is no finding.
 */
void
anning_draft_end (AnningDraft       *draft,
                  AnningConductPass *pass)
{
  AnningFinding *finding = &draft->finding;
  gboolean any = choose_bases (draft) || draft->stands_alone;

  if (finding->lender == ANNING_LENDER_UNKNOWN || finding->lender == ANNING_LENDER_PLATFORM)
    {
      if (finding->outcome != ANNING_OUTCOME_EXPLANATION)
        finding->missing |= ANNING_MISSING_LENDER;
      if (!any && finding->outcome == ANNING_OUTCOME_HIT)
        finding->outcome = ANNING_OUTCOME_INSUFFICIENT;
      any = TRUE;
    }
  finding->gaps = anning_rules[finding->rule].proofs & ~draft->proofs;
  finding->n_hits = draft->hits->len;
  if ((any || finding->outcome == ANNING_OUTCOME_EXPLANATION)
      && finding->day >= pass->days.first && finding->day <= pass->days.last)
    anning_findings_add (pass->findings, finding, (gconstpointer) draft->hits->data);
  g_clear_pointer (&draft->hits, g_array_unref);
}

/* One contact for itself. @missing: what has to be known first; 0: it is a hit */
void
anning_conduct_say (AnningConductPass   *pass,
                    AnningRuleId         rule,
                    AnningSeverity       severity,
                    guint                variant,
                    const AnningContact *contact,
                    guint32              missing)
{
  AnningDraft draft;

  anning_draft_begin (&draft, rule, severity);
  draft.finding.variant = (guint8) variant;
  draft.finding.day = contact->day;
  draft.finding.creditor = contact->creditor;
  draft.finding.contact_id = contact->id;
  draft.finding.missing = missing;
  if (missing != 0)
    draft.finding.outcome = ANNING_OUTCOME_INSUFFICIENT;
  anning_draft_add (&draft, contact);
  anning_draft_end (&draft, pass);
}

/* ---------------------------------------------------------------- the pass */

/* Returns: the first place whose contact began at @instant or later */
static guint
find_place (const AnningContact *contacts,
            guint                n,
            gint64               instant)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (contacts[middle].started_at < instant)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The contacts that may lie within these days wherever they happened. */
static void
find_span (AnningConductPass *pass,
           guint              n,
           AnningDays         days)
{
  pass->first = 0;
  pass->end = n;
  if (days.first > G_MININT32)
    pass->first = find_place (pass->contacts, n, (days.first - (gint64) JULIAN_1970) * ANNING_MS_PER_DAY - OFFSETS);
  if (days.last < G_MAXINT32)
    pass->end = find_place (pass->contacts, n, (days.last + 1 - (gint64) JULIAN_1970) * ANNING_MS_PER_DAY + OFFSETS);
}

static void
run_rule (AnningConductPass *pass,
          AnningRuleId       rule,
          const Creditors   *creditors)
{
  const AnningFinder *finder = &anning_finders[rule];

  for (guint i = pass->first; finder->one != NULL && i < pass->end; i++)
    {
      if (pass->contacts[i].day >= pass->days.first && pass->contacts[i].day <= pass->days.last)
        finder->one (pass, &pass->contacts[i]);
    }
  for (guint i = 0; finder->run != NULL && i < creditors->runs->len; i++)
    finder->run (pass, &g_array_index (creditors->runs, AnningContactRun, i));
  if (finder->all != NULL)
    finder->all (pass);
}

static gint32
get_reach (AnningReach                    reach,
           const AnningConductParameters *parameters)
{
  switch (reach)
    {
    case ANNING_REACH_NEXT_DAY:
      /* A day of 24 hours, and the offsets of two places. */
      return 3;
    case ANNING_REACH_RUNNING:
      return (gint32) parameters->days_running;
    case ANNING_REACH_REACHABLE:
      return (gint32) parameters->reachable_days;
    case ANNING_REACH_WEEK:
      return (gint32) parameters->week_days;
    case ANNING_REACH_MONTH:
      return (gint32) parameters->nights_days;
    case ANNING_REACH_CONTACT:
    case ANNING_REACH_LOG:
    default:
      return 0;
    }
}

static gint32
add_days (gint32 day,
          gint32 by)
{
  return (gint32) CLAMP ((gint64) day + by, G_MININT32, G_MAXINT32);
}

static AnningDays
widen (AnningDays days,
       gint32     by)
{
  if (days.first != G_MININT32)
    days.first = add_days (days.first, -by);
  if (days.last != G_MAXINT32)
    days.last = add_days (days.last, by);
  return days;
}

/* Finds by one rule on some days; reads so much further as the rule looks. */
static void
find_in (AnningFindings                *findings,
         const AnningContact           *contacts,
         guint                          n,
         const AnningConductParameters *parameters,
         AnningRuleId                   rule,
         AnningDays                     days)
{
  AnningConductPass pass = { .contacts = contacts, .parameters = parameters, .days = days, .findings = findings };
  AnningReach reach = anning_rules[rule].reach;
  Creditors creditors;

  find_span (&pass, n, reach == ANNING_REACH_LOG ? ANNING_DAYS_ALL : widen (days, get_reach (reach, parameters)));
  if (anning_finders[rule].run == NULL)
    {
      run_rule (&pass, rule, NULL);
      return;
    }
  creditors_init (&creditors, contacts, pass.first, pass.end);
  run_rule (&pass, rule, &creditors);
  creditors_clear (&creditors);
}

/**
 * anning_conduct_find:
 * @contacts: (array length=n): in the order of anning_contact_compare()
 *
 * Looks all of a log over by every rule (docs/rules.md, section 3; R-CON-11 has functions of its own,
 * since it is about a debt and not about a contact). A day is the local one of each contact. All agencies
 * of a creditor count together, two creditors never; what the household does itself, codes and receipts
 * do not count.
 *
 * Returns: (transfer full): in their order
 */
AnningFindings *
anning_conduct_find (const AnningContact           *contacts,
                     guint                          n,
                     const AnningConductParameters *parameters)
{
  AnningConductPass pass = { .contacts = contacts, .end = n, .parameters = parameters, .days = ANNING_DAYS_ALL };
  Creditors creditors;

  g_return_val_if_fail ((contacts != NULL || n == 0) && parameters != NULL, NULL);

  pass.findings = anning_findings_new ();
  creditors_init (&creditors, contacts, 0, n);
  for (guint rule = 0; rule < ANNING_N_RULES; rule++)
    run_rule (&pass, (AnningRuleId) rule, &creditors);
  creditors_clear (&creditors);
  anning_findings_sort (pass.findings);
  return pass.findings;
}

/**
 * anning_conduct_find_in:
 * @contacts: (array length=n): in the order of anning_contact_compare(); all of the log, or at least
 *   what lies within twice the reach of the rule
 *
 * The same by one rule, for findings that stand on some days.
 *
 * Returns: (transfer full): in their order
 */
AnningFindings *
anning_conduct_find_in (const AnningContact           *contacts,
                        guint                          n,
                        const AnningConductParameters *parameters,
                        AnningRuleId                   rule,
                        AnningDays                     days)
{
  AnningFindings *findings;

  g_return_val_if_fail ((contacts != NULL || n == 0) && parameters != NULL && rule < ANNING_N_RULES, NULL);

  findings = anning_findings_new ();
  find_in (findings, contacts, n, parameters, rule, days);
  anning_findings_sort (findings);
  return findings;
}

/**
 * anning_conduct_reach:
 * @contact: as it was before a change, or as it is after it; both have to be asked for
 *
 * Returns: the days on which findings of @rule may change when @contact does
 */
AnningDays
anning_conduct_reach (AnningRuleId                   rule,
                      const AnningContact           *contact,
                      const AnningConductParameters *parameters)
{
  AnningReach reach;

  g_return_val_if_fail (rule < ANNING_N_RULES && contact != NULL && parameters != NULL, ANNING_DAYS_NONE);

  reach = anning_rules[rule].reach;
  if (reach != ANNING_REACH_LOG)
    return widen ((AnningDays) { contact->day, contact->day }, get_reach (reach, parameters));
  /* Nobody else's contacts are followed through the years. */
  return anning_contact_is_third_party (contact) ? ANNING_DAYS_ALL : ANNING_DAYS_NONE;
}

static gboolean
holds (AnningDays days,
       gint32     day)
{
  return day >= days.first && day <= days.last;
}

/* Two spans that have no day in common; one of them may be none. */
static void
separate (AnningDays *a,
          AnningDays *b)
{
  if (a->first > a->last || b->first > b->last || a->last < b->first || b->last < a->first)
    return;
  a->first = MIN (a->first, b->first);
  a->last = MAX (a->last, b->last);
  *b = ANNING_DAYS_NONE;
}

/* Which findings of each rule one change can have touched. */
typedef struct
{
  AnningDays days[ANNING_N_RULES][2];
  AnningDays all; /* from the first of them to the last */
} Touched;

static void
touched_init (Touched                       *self,
              const AnningContact           *was,
              const AnningContact           *is,
              const AnningConductParameters *parameters)
{
  self->all = ANNING_DAYS_NONE;
  for (guint rule = 0; rule < ANNING_N_RULES; rule++)
    {
      AnningDays *days = self->days[rule];

      days[0] = was != NULL ? anning_conduct_reach ((AnningRuleId) rule, was, parameters) : ANNING_DAYS_NONE;
      days[1] = is != NULL ? anning_conduct_reach ((AnningRuleId) rule, is, parameters) : ANNING_DAYS_NONE;
      separate (&days[0], &days[1]);
      for (guint i = 0; i < 2; i++)
        {
          if (days[i].first > days[i].last)
            continue;
          if (self->all.first > self->all.last)
            self->all = days[i];
          self->all.first = MIN (self->all.first, days[i].first);
          self->all.last = MAX (self->all.last, days[i].last);
        }
    }
}

/**
 * anning_conduct_update:
 * @findings: what was found before the change, in their order; becomes what anning_conduct_find()
 *   would find now
 * @contacts: (array length=n): as they are now, in the order of anning_contact_compare()
 * @was: (nullable): the contact that was changed or taken away, as it was
 * @is: (nullable): the same as it is now, or one that was added
 *
 * Looks again only at what one change can have touched.
 */
void
anning_conduct_update (AnningFindings                *findings,
                       const AnningContact           *contacts,
                       guint                          n,
                       const AnningContact           *was,
                       const AnningContact           *is,
                       const AnningConductParameters *parameters)
{
  g_autoptr (AnningFindings) fresh = NULL;
  g_autofree gboolean *stale = NULL;
  Touched touched;
  guint first, end;

  g_return_if_fail (findings != NULL && (contacts != NULL || n == 0) && parameters != NULL);

  if (was == NULL && is == NULL)
    return;
  touched_init (&touched, was, is, parameters);
  fresh = anning_findings_new ();
  for (guint rule = 0; rule < ANNING_N_RULES; rule++)
    {
      for (guint i = 0; i < 2; i++)
        {
          AnningDays days = touched.days[rule][i];

          if (days.first <= days.last)
            find_in (fresh, contacts, n, parameters, (AnningRuleId) rule, days);
        }
    }
  anning_findings_sort (fresh);

  first = anning_findings_find_day (findings, touched.all.first);
  end = anning_findings_find_day (findings, (gint64) touched.all.last + 1);
  stale = g_new (gboolean, MAX (end - first, 1));
  for (guint i = first; i < end; i++)
    {
      const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, i);
      const AnningDays *days = touched.days[finding->rule];

      stale[i - first] = holds (days[0], finding->day) || holds (days[1], finding->day);
    }
  anning_findings_replace (findings, first, end, stale, fresh);
}
