/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-finding.h"

#include "anning-date.h"

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* Returns: (transfer full) */
AnningFindings *
anning_findings_new (void)
{
  AnningFindings *self = g_new0 (AnningFindings, 1);

  self->list = g_array_new (FALSE, FALSE, sizeof (AnningFinding));
  self->hits = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/* @self: (nullable) */
void
anning_findings_free (AnningFindings *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->list);
  g_array_unref (self->hits);
  g_free (self);
}

/* Returns: (transfer none) (array length=n_hits): the ids of the contacts that were counted, by time */
const gint64 *
anning_findings_get_hits (const AnningFindings *self,
                          const AnningFinding  *finding,
                          guint                *n_hits)
{
  g_return_val_if_fail (self != NULL && finding != NULL && n_hits != NULL, NULL);
  g_return_val_if_fail (finding->first_hit + finding->n_hits <= self->hits->len, NULL);

  *n_hits = finding->n_hits;
  return finding->n_hits > 0 ? &g_array_index (self->hits, gint64, finding->first_hit) : NULL;
}

/* Adds a copy. @hits: its ids, as many as it says */
void
anning_findings_add (AnningFindings      *self,
                     const AnningFinding *finding,
                     const gint64        *hits)
{
  AnningFinding copy;

  g_return_if_fail (self != NULL && finding != NULL && (hits != NULL || finding->n_hits == 0));

  copy = *finding;
  copy.first_hit = self->hits->len;
  if (copy.n_hits > 0)
    g_array_append_vals (self->hits, hits, copy.n_hits);
  g_array_append_val (self->list, copy);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const AnningFinding *first = a;
  const AnningFinding *second = b;
  int order;

  if ((order = COMPARE (first->day, second->day)) != 0 || (order = COMPARE (first->rule, second->rule)) != 0
      || (order = COMPARE (first->creditor, second->creditor)) != 0
      || (order = COMPARE (first->contact_id, second->contact_id)) != 0
      || (order = COMPARE (first->number, second->number)) != 0)
    return order;
  return COMPARE (first->variant, second->variant);
}

/* Puts them in their order: by day, then by rule, creditor, contact. */
void
anning_findings_sort (AnningFindings *self)
{
  g_return_if_fail (self != NULL);

  g_array_sort (self->list, compare);
}

/* Returns: the place of the first that stands on @day or later. They have to be in their order. */
guint
anning_findings_find_day (const AnningFindings *self,
                          gint64                day)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->list->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->list, AnningFinding, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Ids that no finding has any more are left where they are until they are half of all. */
static void
tidy (AnningFindings *self)
{
  GArray *hits;

  if (self->unused < self->hits->len / 2)
    return;
  hits = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->hits->len - self->unused);
  for (guint i = 0; i < self->list->len; i++)
    {
      AnningFinding *finding = &g_array_index (self->list, AnningFinding, i);
      guint first = hits->len;

      if (finding->n_hits > 0)
        g_array_append_vals (hits, &g_array_index (self->hits, gint64, finding->first_hit), finding->n_hits);
      finding->first_hit = first;
    }
  g_array_unref (self->hits);
  self->hits = hits;
  self->unused = 0;
}

/**
 * anning_findings_replace:
 * @first: place of the first that is looked at
 * @end: place behind the last
 * @stale: (array): for each of these, from @first on, whether it is taken out
 * @fresh: those that come in, all of the days between; in their order, as these are
 *
 * Puts new findings among those that stay, so that all are in their order again.
 */
void
anning_findings_replace (AnningFindings       *self,
                         guint                 first,
                         guint                 end,
                         const gboolean       *stale,
                         const AnningFindings *fresh)
{
  g_autoptr (GArray) merged = NULL;
  guint added = self->hits->len;
  guint next = 0;

  g_return_if_fail (self != NULL && fresh != NULL && first <= end && end <= self->list->len);

  merged = g_array_sized_new (FALSE, FALSE, sizeof (AnningFinding), end - first + fresh->list->len);
  for (guint i = first; i <= end; i++)
    {
      const AnningFinding *old = i < end ? &g_array_index (self->list, AnningFinding, i) : NULL;

      if (old != NULL && stale[i - first])
        {
          self->unused += old->n_hits;
          continue;
        }
      for (; next < fresh->list->len; next++)
        {
          AnningFinding finding = g_array_index (fresh->list, AnningFinding, next);

          if (old != NULL && compare (old, &finding) <= 0)
            break;
          finding.first_hit += added;
          g_array_append_val (merged, finding);
        }
      if (old != NULL)
        g_array_append_vals (merged, old, 1);
    }
  if (fresh->hits->len > 0)
    g_array_append_vals (self->hits, fresh->hits->data, fresh->hits->len);
  if (end > first)
    g_array_remove_range (self->list, first, end - first);
  if (merged->len > 0)
    g_array_insert_vals (self->list, first, merged->data, merged->len);
  tidy (self);
}

/* Names hold what people type; "|" is only between the parts of a key. */
static void
append_part (GString    *key,
             const char *text)
{
  g_string_append_c (key, '|');
  for (; *text != '\0'; text++)
    {
      if (*text == '|' || *text == '%')
        g_string_append_printf (key, "%%%02X", *text);
      else
        g_string_append_c (key, *text);
    }
}

/**
 * anning_finding_key:
 * @names: (nullable): those of the contacts; not for a finding about a debt
 *
 * The key under which a dismissal is kept: the same again whenever the rule finds the same thing,
 * even after other contacts of that day were added. "R-TIME-01|1203" is about the contact 1203,
 * "R-FREQ-01|某某银行|2026-03-12" about a creditor and a day, "R-CON-11|debt|7|2026-03-12" about the debt 7; a
 * number that was called, or a word for the variant, follows where it is about that.
 *
 * Returns: (transfer full)
 */
char *
anning_finding_key (const AnningFinding      *finding,
                    const AnningContactNames *names)
{
  const AnningRule *rule;
  GString *key;
  GDate day;

  g_return_val_if_fail (finding != NULL && finding->rule < ANNING_N_RULES && (names != NULL || finding->debt_id != 0), NULL);

  rule = &anning_rules[finding->rule];
  key = g_string_new (rule->id);
  if (finding->contact_id != 0)
    {
      g_string_append_printf (key, "|%" G_GINT64_FORMAT, finding->contact_id);
    }
  else
    {
      g_autofree char *day_text = NULL;

      g_date_clear (&day, 1);
      g_date_set_julian (&day, (guint32) MAX (finding->day, 1));
      day_text = anning_day_format (&day);
      if (finding->debt_id != 0)
        g_string_append_printf (key, "|debt|%" G_GINT64_FORMAT, finding->debt_id);
      else
        append_part (key, anning_contact_names_get (names, ANNING_NAME_CREDITOR, finding->creditor));
      append_part (key, day_text);
      if (finding->number != 0)
        append_part (key, anning_contact_names_get (names, ANNING_NAME_NUMBER, finding->number));
      /* Of these two, the variants are about different things. */
      if ((finding->rule == ANNING_RULE_FREQ_04 || finding->rule == ANNING_RULE_CON_11) && finding->variant != 0)
        append_part (key, rule->variants[finding->variant]);
    }
  /* Whoever puts aside that too little is known has not put aside what comes of it. */
  if (finding->outcome == ANNING_OUTCOME_INSUFFICIENT)
    append_part (key, "insufficient_data");
  return g_string_free (key, FALSE);
}
