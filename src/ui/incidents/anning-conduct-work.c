/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-conduct-work.h"

#include <string.h>

#include "anning-conduct.h"

AnningConductWork *
anning_conduct_work_new (void)
{
  return g_new0 (AnningConductWork, 1);
}

/* @self: (nullable) */
void
anning_conduct_work_free (AnningConductWork *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->fresh_names, anning_contact_names_free);
  g_clear_pointer (&self->edited, g_array_unref);
  g_clear_pointer (&self->fresh, g_array_unref);
  g_clear_pointer (&self->dismissed, g_hash_table_unref);
  g_clear_pointer (&self->findings, anning_findings_free);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

static AnningFindings *
copy_findings (const AnningFindings *findings)
{
  AnningFindings *copy = anning_findings_new ();

  if (findings->list->len > 0)
    g_array_append_vals (copy->list, findings->list->data, findings->list->len);
  if (findings->hits->len > 0)
    g_array_append_vals (copy->hits, findings->hits->data, findings->hits->len);
  copy->unused = findings->unused;
  return copy;
}

const AnningContact *
anning_conduct_work_find_contact (const GArray *contacts,
                                  gint64        id)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      const AnningContact *contact = &g_array_index (contacts, AnningContact, i);

      if (contact->id == id)
        return contact;
    }
  return NULL;
}

static void
insert_contact (GArray              *contacts,
                const AnningContact *contact)
{
  guint first = 0, end = contacts->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (anning_contact_compare (&g_array_index (contacts, AnningContact, middle), contact) < 0)
        first = middle + 1;
      else
        end = middle;
    }
  g_array_insert_vals (contacts, first, contact, 1);
}

/* Whether anything that the rules read is different. Both were cleared before they were filled. */
static gboolean
is_same (const AnningContact *a,
         const AnningContact *b)
{
  return (a == NULL && b == NULL) || (a != NULL && b != NULL && memcmp (a, b, sizeof *a) == 0);
}

static void
apply_edits (AnningConductWork *work)
{
  for (guint i = 0; i < work->edited->len; i++)
    {
      gint64 id = g_array_index (work->edited, gint64, i);
      const AnningContact *old = anning_conduct_work_find_contact (work->contacts, id);
      const AnningContact *is = anning_conduct_work_find_contact (work->fresh, id);
      AnningContact was;

      if (is_same (old, is))
        continue;
      if (work->findings == NULL)
        {
          GArray *contacts = g_array_copy (work->contacts);

          old = old != NULL ? &g_array_index (contacts, AnningContact,
                                              old - &g_array_index (work->contacts, AnningContact, 0)) : NULL;
          g_array_unref (work->contacts);
          work->contacts = contacts;
          work->findings = copy_findings (work->was_found);
        }
      if (old != NULL)
        {
          was = *old;
          g_array_remove_index (work->contacts, (guint) (old - &g_array_index (work->contacts, AnningContact, 0)));
        }
      if (is != NULL)
        insert_contact (work->contacts, is);
      anning_conduct_update (work->findings, (gconstpointer) work->contacts->data, work->contacts->len,
                             old != NULL ? &was : NULL, is, &anning_conduct_parameters);
    }
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const AnningConductLink *first = a;
  const AnningConductLink *second = b;

  if (first->incident != second->incident)
    return first->incident < second->incident ? -1 : 1;
  return first->finding < second->finding ? -1 : first->finding > second->finding;
}

static void
add_link (GArray *links,
          gint64  incident,
          guint   finding)
{
  AnningConductLink link = { incident, finding };

  if (incident != 0)
    g_array_append_val (links, link);
}

static GArray *
link_findings (const AnningFindings *findings)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (AnningConductLink));

  for (guint i = 0; i < findings->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, i);
      guint n_hits;
      const gint64 *hits = anning_findings_get_hits (findings, finding, &n_hits);
      gboolean own = FALSE;

      for (guint j = 0; j < n_hits; j++)
        {
          add_link (links, hits[j], i);
          own |= hits[j] == finding->contact_id;
        }
      if (!own)
        add_link (links, finding->contact_id, i);
    }
  g_array_sort (links, compare_links);
  return links;
}

static gboolean
counts (const AnningConductWork          *work,
        const AnningFinding *finding)
{
  g_autofree char *key = NULL;

  if (finding->outcome != ANNING_OUTCOME_HIT)
    return FALSE;
  if (g_hash_table_size (work->dismissed) == 0)
    return TRUE;
  key = anning_finding_key (finding, work->names);
  return !g_hash_table_contains (work->dismissed, key);
}

static GArray *
mark_incidents (const AnningConductWork           *work,
                const AnningFindings *findings,
                const GArray         *links)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AnningMarkedIncident));
  g_autofree gboolean *count = g_new (gboolean, MAX (findings->list->len, 1));

  for (guint i = 0; i < findings->list->len; i++)
    count[i] = counts (work, &g_array_index (findings->list, AnningFinding, i));
  for (guint i = 0; i < links->len; i++)
    {
      const AnningConductLink *link = &g_array_index (links, AnningConductLink, i);
      const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, link->finding);
      AnningMarkedIncident *last = marks->len > 0 ? &g_array_index (marks, AnningMarkedIncident, marks->len - 1) : NULL;

      if (!count[link->finding])
        continue;
      if (last == NULL || last->incident != link->incident)
        {
          AnningMarkedIncident mark = { .incident = link->incident };

          g_array_append_val (marks, mark);
          last = &g_array_index (marks, AnningMarkedIncident, marks->len - 1);
        }
      last->mark.n_hits++;
      last->mark.severity = MAX (last->mark.severity, (AnningSeverity) finding->severity);
    }
  return marks;
}

void
anning_conduct_work_run (AnningConductWork *self)
{
  const AnningFindings *findings;

  g_return_if_fail (self != NULL);

  if (self->was_found == NULL)
    self->findings = anning_conduct_find ((gconstpointer) self->contacts->data, self->contacts->len,
                                          &anning_conduct_parameters);
  else
    apply_edits (self);
  findings = self->findings != NULL ? self->findings : self->was_found;
  self->links = link_findings (findings);
  self->marks = mark_incidents (self, findings, self->links);
}
