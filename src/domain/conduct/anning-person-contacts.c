/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-person-contacts.h"

static void
person_finding_free (gpointer data)
{
  AnningPersonFinding *self = data;

  g_array_unref (self->contacts);
  g_free (self);
}

/* @self: (nullable) */
void
anning_person_contacts_free (AnningPersonContacts *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->contacts);
  g_array_unref (self->creditors);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static AnningPersonCreditor *
find_creditor (AnningPersonContacts *self,
               const AnningContact  *contact)
{
  AnningPersonCreditor fresh = { .creditor = contact->creditor, .first_at = contact->started_at,
                                 .first_offset = contact->utc_offset };

  for (guint i = 0; i < self->creditors->len; i++)
    {
      AnningPersonCreditor *creditor = &g_array_index (self->creditors, AnningPersonCreditor, i);

      if (creditor->creditor == contact->creditor)
        return creditor;
    }
  g_array_append_val (self->creditors, fresh);
  return &g_array_index (self->creditors, AnningPersonCreditor, self->creditors->len - 1);
}

static void
add_contact (AnningPersonContacts *self,
             const AnningContact  *contact)
{
  AnningPersonCreditor *creditor;

  g_array_append_val (self->contacts, contact->id);
  if (!anning_contact_is_theirs (contact))
    return;
  creditor = find_creditor (self, contact);
  creditor->n++;
  creditor->last_at = self->last_at = contact->started_at;
  creditor->last_offset = self->last_offset = contact->utc_offset;
  self->n++;
}

static void
turn_round (GArray *ids)
{
  for (guint i = 0; i < ids->len / 2; i++)
    {
      gint64 *first = &g_array_index (ids, gint64, i);
      gint64 *last = &g_array_index (ids, gint64, ids->len - 1 - i);
      const gint64 id = *first;

      *first = *last;
      *last = id;
    }
}

/* ---- findings ---- */

/* Those of docs/rules.md, 3.3. */
static gboolean
is_about_people (const AnningFinding *finding)
{
  return finding->rule >= ANNING_RULE_TP_01 && finding->rule <= ANNING_RULE_GUAR_00;
}

static AnningPersonFinding *
find_kind (AnningPersonContacts *self,
           const AnningFinding  *finding)
{
  AnningPersonFinding *kind;

  for (guint i = 0; i < self->findings->len; i++)
    {
      kind = g_ptr_array_index (self->findings, i);
      if (kind->finding.rule == finding->rule && kind->finding.variant == finding->variant
          && kind->finding.outcome == finding->outcome && kind->finding.creditor == finding->creditor
          && kind->finding.lender == finding->lender)
        return kind;
    }
  kind = g_new0 (AnningPersonFinding, 1);
  kind->finding = *finding;
  kind->contacts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->findings, kind);
  return kind;
}

/* Several days of the same kind are one line: what the newest says, and all that is wanting. */
static void
add_to_kind (AnningPersonFinding *kind,
             const AnningFinding *finding,
             const gint64        *hits,
             guint                n_hits,
             GHashTable          *theirs)
{
  const guint32 missing = kind->finding.missing | finding->missing;
  const guint32 gaps = kind->finding.gaps | finding->gaps;
  const guint8 severity = MAX (kind->finding.severity, finding->severity);

  if (finding->day >= kind->finding.day)
    kind->finding = *finding;
  kind->finding.missing = missing;
  kind->finding.gaps = gaps;
  kind->finding.severity = severity;
  kind->n_findings++;
  for (guint i = 0; i < n_hits; i++)
    {
      gboolean known = !g_hash_table_contains (theirs, &hits[i]);

      for (guint j = kind->contacts->len; !known && j > 0; j--)
        known = g_array_index (kind->contacts, gint64, j - 1) == hits[i];
      if (!known)
        g_array_append_vals (kind->contacts, &hits[i], 1);
    }
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const AnningFinding *first = &(*(AnningPersonFinding *const *) a)->finding;
  const AnningFinding *second = &(*(AnningPersonFinding *const *) b)->finding;
  const int ranks[2] = { first->outcome == ANNING_OUTCOME_HIT ? 0 : first->outcome,
                         second->outcome == ANNING_OUTCOME_HIT ? 0 : second->outcome };

  if (ranks[0] != ranks[1])
    return ranks[0] - ranks[1];
  if (first->severity != second->severity)
    return second->severity - first->severity;
  if (first->rule != second->rule)
    return first->rule - second->rule;
  return first->creditor < second->creditor ? -1 : first->creditor > second->creditor;
}

static void
count_after (AnningPersonContacts *self,
             const AnningFinding  *finding)
{
  if (finding->rule != ANNING_RULE_TP_04 || finding->outcome != ANNING_OUTCOME_HIT)
    return;
  self->n_after++;
  for (guint i = 0; i < self->creditors->len; i++)
    {
      AnningPersonCreditor *creditor = &g_array_index (self->creditors, AnningPersonCreditor, i);

      if (creditor->creditor == finding->creditor)
        creditor->n_after++;
    }
}

static void
add_findings (AnningPersonContacts *self,
              const AnningFindings *findings,
              AnningFindingCounts   counts,
              gpointer              user_data)
{
  g_autoptr (GHashTable) theirs = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->contacts->len; i++)
    g_hash_table_add (theirs, &g_array_index (self->contacts, gint64, i));
  for (guint i = 0; i < findings->list->len && self->contacts->len > 0; i++)
    {
      const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, i);
      const gint64 *hits;
      guint n_hits;
      gboolean is_theirs = FALSE;

      if (!is_about_people (finding))
        continue;
      hits = anning_findings_get_hits (findings, finding, &n_hits);
      for (guint j = 0; j < n_hits && !is_theirs; j++)
        is_theirs = g_hash_table_contains (theirs, &hits[j]);
      if (!is_theirs || (counts != NULL && !counts (finding, user_data)))
        continue;
      add_to_kind (find_kind (self, finding), finding, hits, n_hits, theirs);
      count_after (self, finding);
    }
  for (guint i = 0; i < self->findings->len; i++)
    turn_round (((AnningPersonFinding *) g_ptr_array_index (self->findings, i))->contacts);
  g_ptr_array_sort (self->findings, compare_kinds);
}

static int
compare_creditors (gconstpointer a,
                   gconstpointer b)
{
  const AnningPersonCreditor *first = a;
  const AnningPersonCreditor *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return first->last_at > second->last_at ? -1 : first->last_at < second->last_at;
}

/**
 * anning_person_contacts_new:
 * @contacts: (array length=n): in the order of anning_contact_compare()
 * @counts: (nullable): NULL: all findings count
 * @refused_at: ms, when the relative asked not to be contacted again, or ANNING_UNKNOWN
 *
 * Returns: (transfer full)
 */
AnningPersonContacts *
anning_person_contacts_new (const AnningContact  *contacts,
                            guint                 n,
                            const AnningFindings *findings,
                            AnningFindingCounts   counts,
                            gpointer              user_data,
                            gint64                relative_id,
                            gint64                refused_at)
{
  AnningPersonContacts *self;

  g_return_val_if_fail ((contacts != NULL || n == 0) && findings != NULL, NULL);

  self = g_new0 (AnningPersonContacts, 1);
  self->relative_id = relative_id;
  self->last_at = ANNING_UNKNOWN;
  self->contacts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->creditors = g_array_new (FALSE, FALSE, sizeof (AnningPersonCreditor));
  self->findings = g_ptr_array_new_with_free_func (person_finding_free);
  anning_refusal_find (&self->refusal, contacts, n, relative_id, refused_at);
  for (guint i = 0; relative_id > 0 && i < n; i++)
    {
      if (contacts[i].relative == relative_id)
        add_contact (self, &contacts[i]);
    }
  turn_round (self->contacts);
  add_findings (self, findings, counts, user_data);
  g_array_sort (self->creditors, compare_creditors);
  return self;
}

/* ---- all of them ---- */

static AnningPersonCount *
find_person (GHashTable *people,
             gint64      relative_id)
{
  AnningPersonCount *person = g_hash_table_lookup (people, &relative_id);

  if (person == NULL)
    {
      person = g_new0 (AnningPersonCount, 1);
      person->relative_id = relative_id;
      g_hash_table_insert (people, &person->relative_id, person);
    }
  return person;
}

/**
 * anning_people_counts_new:
 * @contacts: (array length=n): in the order of anning_contact_compare()
 * @counts: (nullable): NULL: all findings count
 *
 * Returns: (transfer full): gint64 * id of a relative → AnningPersonCount; who was never contacted is not in it
 */
GHashTable *
anning_people_counts_new (const AnningContact  *contacts,
                          guint                 n,
                          const AnningFindings *findings,
                          AnningFindingCounts   counts,
                          gpointer              user_data)
{
  GHashTable *people = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) whose = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_val_if_fail ((contacts != NULL || n == 0) && findings != NULL, people);

  for (guint i = 0; i < n; i++)
    {
      if (contacts[i].relative == 0 || !anning_contact_is_theirs (&contacts[i]))
        continue;
      find_person (people, contacts[i].relative)->n++;
      g_hash_table_insert (whose, (gpointer) &contacts[i].id, (gpointer) &contacts[i]);
    }
  for (guint i = 0; i < findings->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, i);
      const AnningContact *contact;

      if (finding->rule != ANNING_RULE_TP_04 || finding->outcome != ANNING_OUTCOME_HIT)
        continue;
      contact = g_hash_table_lookup (whose, &finding->contact_id);
      if (contact != NULL && (counts == NULL || counts (finding, user_data)))
        find_person (people, contact->relative)->n_after++;
    }
  return people;
}
