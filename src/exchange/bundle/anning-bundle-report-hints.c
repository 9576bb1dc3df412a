/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-report-private.h"

#include "anning-date.h"

/* Of one rule: nobody reads more on paper. */
#define HINTS_MAX 500

static char *
julian_text (gint32 julian)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) MAX (julian, 1));
  return anning_day_format (&day);
}

static char *
tell_rows (AnningBundleReport *self,
           GHashTable         *numbers,
           const gint64       *hits,
           guint               n_hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_hits; i++)
    {
      const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &hits[i]));

      if (number == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, anning_bundle_view_word (self->view, "list"));
      g_string_append_printf (text, "%u", number);
    }
  return g_string_free (text, FALSE);
}

/* A fact that stands further up already is named by its source alone. */
static void
add_fact (AnningBundleReport *self,
          const AnningFact   *fact)
{
  const AnningBundleView *view = self->view;
  const char *nature = "";
  g_autofree char *statement = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < ANNING_N_NATURES; i++)
    {
      if (g_strcmp0 (anning_natures[i], fact->nature) == 0)
        nature = anning_rule_texts_get_nature (view->rules, (AnningNature) i);
    }
  if (!g_hash_table_add (self->facts, g_strdup (fact->id)))
    statement = g_strdup ("");
  else if (fact->open != NULL)
    statement = g_strdup_printf ("%s %s", fact->statement, fact->open);
  else
    statement = g_strdup (fact->statement);
  text = anning_bundle_view_say (view, fact->verified ? "source" : "source_single", statement, nature, fact->source,
                                 fact->checked, ANNING_BUNDLE_END);
  anning_bundle_report_add (self, ANNING_PAGE_SMALL, g_strchug (text));
}

/* Each sentence and each fact once, however many findings rest on it. */
static void
add_bases (AnningBundleReport      *self,
           const AnningFindingText *text,
           GHashTable              *said)
{
  const AnningBundleView *view = self->view;

  for (guint i = 0; i < text->bases->len; i++)
    {
      const AnningBasisText *basis = g_ptr_array_index (text->bases, i);
      g_autofree char *sentence = anning_bundle_view_say (view, "basis", basis->sentence, basis->nature_label, ANNING_BUNDLE_END);

      if (!g_hash_table_add (said, g_strdup (sentence)))
        continue;
      anning_bundle_report_add_item (self, "•", sentence);
      for (guint j = 0; basis->facts != NULL && basis->facts[j] != NULL; j++)
        {
          const AnningFact *fact = anning_facts_find (view->facts, basis->facts[j]);

          if (fact != NULL && g_hash_table_add (said, g_strdup (fact->id)))
            add_fact (self, fact);
        }
    }
  if (text->heuristic != NULL && g_hash_table_add (said, g_strdup (text->heuristic)))
    anning_bundle_report_add_item (self, "•", text->heuristic);
  if (text->lender != NULL && g_hash_table_add (said, g_strdup (text->lender)))
    anning_bundle_report_add_item (self, "•", text->lender);
}

static void
add_finding_row (AnningBundleReport      *self,
                 const AnningFinding     *finding,
                 const AnningFindingText *text,
                 GHashTable              *numbers,
                 guint                    row)
{
  guint n_hits;
  const gint64 *hits = anning_findings_get_hits (self->view->findings, finding, &n_hits);
  g_autofree char *day = julian_text (finding->day);
  g_autofree char *rows = tell_rows (self, numbers, hits, n_hits);
  g_autofree char *gaps = g_strjoinv (anning_bundle_view_word (self->view, "list"), text->gaps);

  anning_bundle_report_add_cell (self, row, 0, day, FALSE);
  anning_bundle_report_add_cell (self, row, 1, text->text, FALSE);
  anning_bundle_report_add_cell (self, row, 2, rows, FALSE);
  anning_bundle_report_add_cell (self, row, 3, *gaps != '\0' ? gaps : anning_bundle_view_word (self->view, "gaps_none"), FALSE);
}

static guint64
find_tags (const AnningBundleView *view,
           gint64                  id)
{
  for (guint i = 0; id != 0 && i < view->read->len; i++)
    {
      const AnningContact *contact = &g_array_index (view->read, AnningContact, i);

      if (contact->id == id)
        return contact->tags;
    }
  return 0;
}

static void
add_rule_heading (AnningBundleReport *self,
                  AnningRuleId        rule,
                  guint               n)
{
  const AnningBundleView *view = self->view;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *heading = NULL;

  heading = anning_bundle_view_say (view, "hint", anning_rules[rule].id, anning_rule_texts_get_title (view->rules, rule),
                                    count, ANNING_BUNDLE_END);
  anning_bundle_report_add (self, ANNING_PAGE_HEADING, heading);
}

static void
add_rule (AnningBundleReport *self,
          AnningRuleId        rule,
          GHashTable         *numbers)
{
  static const char *const words[] = { "day", "noted", "rows", "gaps", NULL };
  const AnningBundleView *view = self->view;
  const GArray *list = view->findings->list;
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_finding_text_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (list, AnningFinding, i);

      if (finding->rule != rule)
        continue;
      g_ptr_array_add (findings, (gpointer) finding);
      g_ptr_array_add (texts, anning_finding_text_new (view->rules, finding, &anning_conduct_parameters,
                                                       find_tags (view, finding->contact_id)));
    }
  if (findings->len == 0)
    return;

  add_rule_heading (self, rule, findings->len);
  for (guint i = 0; i < texts->len; i++)
    add_bases (self, g_ptr_array_index (texts, i), said);
  anning_bundle_report_add_header (self, words, 0);
  for (guint i = 0; i < MIN (findings->len, HINTS_MAX); i++)
    add_finding_row (self, g_ptr_array_index (findings, i), g_ptr_array_index (texts, i), numbers, i + 1);
  anning_bundle_report_add_more (self, "more_hints", findings->len, HINTS_MAX);
}

/* It is about a debt and not about contacts: no table of these, but how each figure came about. */
static void
add_debt_hint (AnningBundleReport         *self,
               const AnningBundleDebtHint *hint)
{
  g_autofree char *day = hint->day > 0 ? julian_text (hint->day) : NULL;
  g_autofree char *debt = day != NULL ? anning_bundle_view_say (self->view, "debt_day", hint->debt, day, ANNING_BUNDLE_END)
                                      : g_strdup (hint->debt);
  g_autofree char *text = anning_bundle_view_say (self->view, "debt", debt, hint->text->text, ANNING_BUNDLE_END);
  g_autofree char *gaps = g_strjoinv (anning_bundle_view_word (self->view, "list"), hint->text->gaps);
  g_autofree char *proofs = anning_bundle_view_say (self->view, "debt_proofs", gaps, ANNING_BUNDLE_END);

  anning_bundle_report_add (self, ANNING_PAGE_BODY, text);
  for (guint i = 0; hint->how[i] != NULL; i++)
    anning_bundle_report_add_item (self, "–", hint->how[i]);
  anning_bundle_report_add_item (self, "–", proofs);
}

static void
add_debts (AnningBundleReport *self)
{
  const AnningBundleView *view = self->view;
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (view->debt_hints->len == 0)
    return;
  add_rule_heading (self, ANNING_RULE_CON_11, view->debt_hints->len);
  for (guint i = 0; i < view->debt_hints->len; i++)
    add_bases (self, ((const AnningBundleDebtHint *) g_ptr_array_index (view->debt_hints, i))->text, said);
  for (guint i = 0; i < view->debt_hints->len; i++)
    add_debt_hint (self, g_ptr_array_index (view->debt_hints, i));
}

void
anning_bundle_report_add_hints (AnningBundleReport *self)
{
  const AnningBundleView *view = self->view;
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!(view->choice->parts & (ANNING_BUNDLE_HINTS | ANNING_BUNDLE_DEBT_HINTS)))
    return;
  anning_bundle_report_add_word (self, ANNING_PAGE_HEADING, "hints");
  anning_bundle_report_add_word (self, ANNING_PAGE_BODY, "hints_about");
  if (view->findings->list->len + view->debt_hints->len == 0)
    {
      anning_bundle_report_add_word (self, ANNING_PAGE_BODY, "hints_none");
      return;
    }
  for (guint i = 0; i < view->contacts->len; i++)
    {
      const AnningBundleContact *contact = g_ptr_array_index (view->contacts, i);

      g_hash_table_insert (numbers, &contact->incident->record.id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < ANNING_N_RULES; i++)
    add_rule (self, (AnningRuleId) i, numbers);
  add_debts (self);
}
