/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The part of one relative, to be printed for a complaint of their own: their contacts, their words, their
 * refusal, what the rules say of it, and which originals there are. Nothing of other relatives, of sums of
 * debts or of private notes.
 */

#include "anning-incident-paper-private.h"

#include "anning-conduct.h"
#include "anning-date.h"
#include "anning-person-contacts.h"

static void
add_said (AnningIncidentPaperWriter *self,
          const char                *word,
          const char                *value)
{
  g_autofree char *text = NULL;

  if (value == NULL || *value == '\0')
    return;
  text = anning_incident_paper_say (self, word, value, ANNING_INCIDENT_PAPER_END);
  anning_incident_paper_add_tight (self, ANNING_PAGE_BODY, text);
}

/* Whoever has not agreed to be named has a letter. */
static void
add_who (AnningIncidentPaperWriter *self)
{
  const AnningRelative *relative = self->data->relative;
  const char *relation = anning_relative_get_relation (relative);
  g_autofree char *name = anning_incident_paper_name (self, relative->record.id, relative->name);
  g_autofree char *phone = anning_incident_paper_number (self, relative->phone);
  g_autofree char *consent = NULL;

  add_said (self, "relative_name", name);
  if (relation != NULL)
    add_said (self, "relative_relation", anning_incident_paper_word (self, "relation", relation));
  add_said (self, "relative_phone", phone);
  add_said (self, "relative_liability", anning_incident_paper_word (self, "liability", relative->liability));
  if (name == NULL)
    return;
  consent = anning_incident_paper_say (self, relative->consent_day != NULL ? "relative_consent" : "relative_no_consent",
                                       relative->consent_day != NULL ? relative->consent_day : name,
                                       ANNING_INCIDENT_PAPER_END);
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, consent);
}

static gboolean
counts_cb (const AnningFinding *finding,
           gpointer             data)
{
  const AnningIncidentPaperData *self = data;
  g_autofree char *key = anning_finding_key (finding, self->log->names);

  return !g_hash_table_contains (self->dismissed, key);
}

static char *
name_creditor (AnningIncidentPaperWriter *self,
               guint32                    creditor)
{
  const char *name = anning_contact_names_get (self->data->log->names, ANNING_NAME_CREDITOR, creditor);

  return name != NULL && *name != '\0' ? anning_incident_paper_typed (self, name)
                                       : g_strdup (anning_incident_paper_word (self, "log", "not_known"));
}

static void
add_creditors (AnningIncidentPaperWriter  *self,
               const AnningPersonContacts *person)
{
  if (person->creditors->len == 0)
    return;
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "relative_creditors"));
  for (guint i = 0; i < person->creditors->len; i++)
    {
      const AnningPersonCreditor *creditor = &g_array_index (person->creditors, AnningPersonCreditor, i);
      g_autofree char *name = name_creditor (self, creditor->creditor);
      g_autofree char *n = g_strdup_printf ("%u", creditor->n);
      g_autofree char *n_after = g_strdup_printf ("%u", creditor->n_after);
      g_autofree char *first = anning_instant_day (creditor->first_at, creditor->first_offset);
      g_autofree char *last = anning_instant_day (creditor->last_at, creditor->last_offset);
      g_autofree char *line = anning_incident_paper_say (self, creditor->n_after > 0 ? "relative_after"
                                                                                     : "relative_creditor",
                                                         name, n, first, last, n_after, ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add_item (self, i + 1, line);
    }
}

static void
add_refusal (AnningIncidentPaperWriter  *self,
             const AnningPersonContacts *person)
{
  const AnningRelative *relative = self->data->relative;
  g_autofree char *when = NULL;
  g_autofree char *creditor = NULL;
  g_autofree char *line = NULL;
  g_autofree char *words = NULL;

  if (relative->refused_at == ANNING_UNKNOWN)
    return;
  when = anning_incident_paper_moment (self, relative->refused_at, ANNING_CHINA_OFFSET);
  creditor = name_creditor (self, person->refusal.creditor);
  line = anning_incident_paper_say (self, person->refusal.creditor != 0 ? "relative_refused_to" : "relative_refused",
                                    when, creditor, ANNING_INCIDENT_PAPER_END);
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "relative_refusal"));
  anning_incident_paper_add (self, ANNING_PAGE_BODY, line);
  words = anning_incident_paper_typed (self, relative->refusal_words);
  if (words != NULL && *words != '\0')
    anning_incident_paper_add (self, ANNING_PAGE_QUOTE, words);
}

/* What they answered; what was said to them stands in the table. */
static void
add_answers (AnningIncidentPaperWriter *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->data->incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (self->data->incidents, i);
      g_autofree char *reply = anning_incident_paper_typed (self, incident->reply);
      g_autofree char *quoted = NULL;

      if (reply == NULL || *reply == '\0')
        continue;
      if (!any)
        anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "reply_other"));
      any = TRUE;
      quoted = anning_incident_paper_say (self, "quote", reply, ANNING_INCIDENT_PAPER_END);
      anning_incident_paper_add_item (self, i + 1, quoted);
    }
}

static void
add_originals (AnningIncidentPaperWriter *self)
{
  if (self->data->uses->len == 0)
    return;
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "originals"));
  for (guint i = 0; i < self->data->uses->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (self->data->uses, i);
      const AnningEvidence *evidence = g_ptr_array_index (self->data->evidence, i);
      const gboolean refusal = g_strcmp0 (use->owner, anning_relative_type.table) == 0;
      g_autofree char *name = anning_incident_paper_typed (self, use->name);
      g_autofree char *row = g_strdup_printf ("%u", refusal ? 0 : anning_incident_paper_find_row (self, use->owner_id));
      g_autofree char *line = NULL;
      g_autofree char *sum = anning_incident_paper_say (self, "sha", evidence->sha256, ANNING_INCIDENT_PAPER_END);

      if (refusal)
        line = anning_incident_paper_say (self, "relative_original_refusal", name != NULL ? name : "",
                                          ANNING_INCIDENT_PAPER_END);
      else
        line = anning_incident_paper_say (self, "relative_original_of", row, name != NULL ? name : "",
                                          ANNING_INCIDENT_PAPER_END);
      anning_incident_paper_add_item (self, i + 1, line);
      anning_incident_paper_add_tight (self, ANNING_PAGE_SMALL, sum);
    }
}

void
anning_relative_paper_write (AnningIncidentPaperWriter *self)
{
  const AnningIncidentPaperData *data = self->data;
  g_autofree char *today = anning_day_format (&self->request->today);
  g_autofree char *made = anning_incident_paper_say (self, "made", today, ANNING_INCIDENT_PAPER_END);
  g_autoptr (AnningPersonContacts) person = NULL;

  anning_incident_paper_find_hints (self);
  person = anning_person_contacts_new ((gconstpointer) data->log->contacts->data, data->log->contacts->len, self->findings,
                                       counts_cb, self->data, data->relative->record.id, data->relative->refused_at);
  anning_incident_paper_add (self, ANNING_PAGE_TITLE, anning_incident_paper_word (self, "log", "relative_title"));
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, made);
  add_who (self);
  add_creditors (self, person);
  add_refusal (self, person);
  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "relative_contacts"));
  anning_incident_paper_add_doubtful (self, data->doubtful->len);
  anning_incident_paper_add_contacts (self);
  add_answers (self);
  anning_incident_paper_add_hints (self, TRUE);
  add_originals (self);
  anning_incident_paper_add_note (self);
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, anning_incident_paper_word (self, "log", "relative_only"));
  anning_incident_paper_add (self, ANNING_PAGE_RIGHT, anning_incident_paper_word (self, "log", "relative_sign"));
}
