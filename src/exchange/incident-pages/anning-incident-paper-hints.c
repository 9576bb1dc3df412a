/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-paper-private.h"

#include "anning-conduct.h"
#include "anning-date.h"

/* Contacts that are named with a hint; of more only the number is told. */
#define MOST_ROWS 30

void
anning_incident_paper_hint_free (gpointer hint)
{
  AnningIncidentPaperHint *self = hint;

  g_array_unref (self->ids);
  anning_finding_text_free (self->text);
  g_free (self->natures);
  g_free (self);
}

static guint64
find_tags (AnningIncidentPaperWriter *self,
           gint64                     contact_id)
{
  const GArray *contacts = self->data->log->contacts;

  for (guint i = 0; contact_id != 0 && i < contacts->len; i++)
    {
      const AnningContact *contact = &g_array_index (contacts, AnningContact, i);

      if (contact->id == contact_id)
        return contact->tags;
    }
  return 0;
}

static void
add_nature (AnningIncidentPaperWriter *self,
            GString                   *natures,
            GHashTable                *seen,
            const char                *label)
{
  if (label == NULL || *label == '\0' || !g_hash_table_add (seen, (gpointer) label))
    return;
  if (natures->len > 0)
    g_string_append (natures, anning_incident_paper_word (self, "log", "gap_between"));
  g_string_append (natures, label);
}

/* Of the bases that are named with at least @strength, each nature once. */
static void
add_natures (AnningIncidentPaperWriter *self,
             GString                   *natures,
             const AnningFindingText   *text,
             AnningStrength             strength)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < text->bases->len; i++)
    {
      const AnningBasisText *basis = g_ptr_array_index (text->bases, i);

      if (basis->strength >= strength)
        add_nature (self, natures, seen, basis->nature_label);
    }
  if (text->heuristic != NULL)
    add_nature (self, natures, seen, anning_rule_texts_get_nature (self->rules, ANNING_NATURE_HEURISTIC));
}

/* What is only there to compare with is not what the hint rests on: a law in the background names no hours. */
static char *
tell_natures (AnningIncidentPaperWriter *self,
              const AnningFindingText   *text)
{
  g_autoptr (GString) natures = g_string_new (NULL);
  g_autoptr (GString) background = g_string_new (NULL);

  add_natures (self, natures, text, ANNING_STRENGTH_MEMBERS);
  if (natures->len > 0)
    return g_strdup (natures->str);
  add_natures (self, background, text, ANNING_STRENGTH_COMPARED);
  return anning_incident_paper_say (self, "background", background->str, ANNING_INCIDENT_PAPER_END);
}

/* The contacts of @finding that are in the paper get the hint of @place. */
static void
link_hint (AnningIncidentPaperWriter *self,
           const AnningFinding       *finding,
           GHashTable                *chosen,
           guint                      place)
{
  guint n_hits;
  const gint64 *hits = anning_findings_get_hits (self->findings, finding, &n_hits);

  for (guint i = 0; i <= n_hits; i++)
    {
      const gint64 id = i < n_hits ? hits[i] : finding->contact_id;
      GArray *places;

      if (id == 0 || !g_hash_table_contains (chosen, &id))
        continue;
      places = g_hash_table_lookup (self->hints_of, &id);
      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->hints_of, g_memdup2 (&id, sizeof id), places);
        }
      if (places->len == 0 || g_array_index (places, guint, places->len - 1) != place)
        g_array_append_val (places, place);
    }
}

static gboolean
concerns (AnningIncidentPaperWriter *self,
          const AnningFinding       *finding,
          GHashTable                *chosen)
{
  guint n_hits;
  const gint64 *hits = anning_findings_get_hits (self->findings, finding, &n_hits);

  if (finding->contact_id != 0 && g_hash_table_contains (chosen, &finding->contact_id))
    return TRUE;
  for (guint i = 0; i < n_hits; i++)
    {
      if (g_hash_table_contains (chosen, &hits[i]))
        return TRUE;
    }
  return FALSE;
}

/*
 * Of one person many contacts may be told of in the same words: a paper of theirs says it once, and
 * names the contacts. Returns: (nullable): where such a hint stands
 */
static AnningIncidentPaperHint *
find_same (AnningIncidentPaperWriter *self,
           const AnningFinding       *finding,
           guint                     *place)
{
  if (self->request->kind != ANNING_INCIDENT_PAPER_RELATIVE || finding->contact_id == 0)
    return NULL;
  for (guint i = 0; i < self->hints->len; i++)
    {
      AnningIncidentPaperHint *hint = g_ptr_array_index (self->hints, i);
      const AnningFinding *first = &hint->finding;

      if (first->rule == finding->rule && first->variant == finding->variant && first->creditor == finding->creditor
          && first->lender == finding->lender && first->heuristic == finding->heuristic
          && first->severity == finding->severity && first->contact_id != 0
          && find_tags (self, first->contact_id) == find_tags (self, finding->contact_id))
        {
          *place = i;
          return hint;
        }
    }
  return NULL;
}

static void
tell_hint (AnningIncidentPaperWriter *self,
           AnningIncidentPaperHint   *hint)
{
  hint->text = anning_finding_text_new (self->rules, &hint->finding, &anning_conduct_parameters,
                                        find_tags (self, hint->finding.contact_id));
  hint->natures = tell_natures (self, hint->text);
}

void
anning_incident_paper_find_hints (AnningIncidentPaperWriter *self)
{
  const AnningContactLog *log = self->data->log;
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_if_fail (self->findings == NULL);

  for (guint i = 0; i < self->data->incidents->len; i++)
    g_hash_table_add (chosen, &((AnningIncident *) g_ptr_array_index (self->data->incidents, i))->record.id);
  self->findings = anning_conduct_find ((gconstpointer) log->contacts->data, log->contacts->len,
                                        &anning_conduct_parameters);
  for (guint i = 0; i < self->findings->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (self->findings->list, AnningFinding, i);
      g_autofree char *key = NULL;
      AnningIncidentPaperHint *hint;
      guint place = self->hints->len;
      const gint64 *hits;
      guint n_hits;

      if (finding->outcome != ANNING_OUTCOME_HIT || !concerns (self, finding, chosen))
        continue;
      key = anning_finding_key (finding, log->names);
      if (g_hash_table_contains (self->data->dismissed, key))
        continue;
      hint = find_same (self, finding, &place);
      if (hint == NULL)
        {
          hint = g_new0 (AnningIncidentPaperHint, 1);
          hint->finding = *finding;
          hint->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_ptr_array_add (self->hints, hint);
        }
      hint->finding.gaps |= finding->gaps;
      hits = anning_findings_get_hits (self->findings, finding, &n_hits);
      g_array_append_vals (hint->ids, hits, n_hits);
      link_hint (self, finding, chosen, place);
    }
  for (guint i = 0; i < self->hints->len; i++)
    tell_hint (self, g_ptr_array_index (self->hints, i));
  self->paper->n_hints = self->hints->len;
}

/* ---- telling them ---- */

guint
anning_incident_paper_find_row (AnningIncidentPaperWriter *self,
                                gint64                     id)
{
  for (guint i = 0; i < self->data->incidents->len; i++)
    {
      if (((const AnningIncident *) g_ptr_array_index (self->data->incidents, i))->record.id == id)
        return i + 1;
    }
  return 0;
}

/* "见第 3、4、5 条。" */
static void
add_rows (AnningIncidentPaperWriter *self,
          GArray                    *ids)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *others = NULL;
  guint n_rows = 0, n_others = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      guint row = anning_incident_paper_find_row (self, g_array_index (ids, gint64, i));

      if (row == 0 || n_rows >= MOST_ROWS)
        {
          n_others++;
          continue;
        }
      if (n_rows++ > 0)
        g_string_append (rows, anning_incident_paper_word (self, "log", "gap_between"));
      g_string_append_printf (rows, "%u", row);
    }
  if (n_rows == 0)
    return;
  others = g_strdup_printf ("%u", n_others);
  text = anning_incident_paper_say (self, n_others > 0 ? "rows_more" : "rows", rows->str, others,
                                    ANNING_INCIDENT_PAPER_END);
  anning_incident_paper_add_tight (self, ANNING_PAGE_SMALL, text);
}

static void
add_day (AnningIncidentPaperWriter *self,
         const AnningFinding       *finding)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  GDate date;

  if (finding->contact_id != 0 || finding->day <= 0)
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) finding->day);
  day = anning_day_format (&date);
  text = anning_incident_paper_say (self, "counted_day", day, ANNING_INCIDENT_PAPER_END);
  anning_incident_paper_add_tight (self, ANNING_PAGE_SMALL, text);
}

static void
add_hint (AnningIncidentPaperWriter     *self,
          guint                          number,
          const AnningIncidentPaperHint *hint,
          gboolean                       numbered)
{
  const AnningFindingText *text = hint->text;
  g_autofree char *head = g_strdup_printf ("%s: %s", text->title, text->text);

  if (g_str_equal (self->language, "zh"))
    {
      g_free (head);
      head = g_strdup_printf ("%s：%s", text->title, text->text);
    }
  anning_incident_paper_add_item (self, number, head);
  add_day (self, &hint->finding);
  if (numbered)
    add_rows (self, hint->ids);
  if (text->heuristic != NULL)
    anning_incident_paper_add_tight (self, ANNING_PAGE_SMALL, text->heuristic);
  for (guint i = 0; i < text->bases->len; i++)
    {
      const AnningBasisText *basis = g_ptr_array_index (text->bases, i);
      g_autofree char *line = anning_incident_paper_say (self, "nature", basis->sentence, basis->nature_label,
                                                         ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add_tight (self, ANNING_PAGE_SMALL, line);
    }
  if (text->lender != NULL)
    anning_incident_paper_add_tight (self, ANNING_PAGE_SMALL, text->lender);
  if (text->gaps != NULL && text->gaps[0] != NULL)
    {
      g_autofree char *gaps = g_strjoinv (anning_incident_paper_word (self, "log", "gap_between"), text->gaps);
      g_autofree char *line = anning_incident_paper_say (self, "gaps", gaps, ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add_tight (self, ANNING_PAGE_SMALL, line);
    }
}

void
anning_incident_paper_add_hints (AnningIncidentPaperWriter *self,
                                 gboolean                   numbered)
{
  if (self->hints->len == 0)
    return;
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "hints"));
  for (guint i = 0; i < self->hints->len; i++)
    add_hint (self, i + 1, g_ptr_array_index (self->hints, i), numbered);
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, anning_rule_texts_get_day (self->rules));
}
