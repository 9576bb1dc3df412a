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
 * @names: those of the contacts
 *
 * The key under which a dismissal is kept: the same again whenever the rule finds the same thing,
 * even after other contacts of that day were added. "R-TIME-01|1203" is about the contact 1203,
 * "R-FREQ-01|某某银行|2026-03-12" about a creditor and a day; a number that was called, or a word for
 * the variant, follows where it is about that.
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

  g_return_val_if_fail (finding != NULL && finding->rule < ANNING_N_RULES && names != NULL, NULL);

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
