/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-private.h"

#include "anning-debt.h"
#include "anning-doubtful-contacts.h"
#include "anning-name-parts.h"
#include "anning-number.h"
#include "anning-records.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "anning-transcript.h"

static void
contact_data_free (gpointer data)
{
  AnningBundleContactData *self = data;

  anning_incident_free (self->incident);
  g_array_unref (self->originals);
  g_free (self);
}

static void
original_data_free (gpointer data)
{
  AnningBundleOriginalData *self = data;

  anning_evidence_free (self->evidence);
  anning_evidence_use_free (self->use);
  g_ptr_array_unref (self->markers);
  g_free (self->typed);
  g_free (self);
}

/* @self: (nullable) */
void
anning_bundle_data_free (AnningBundleData *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->originals);
  g_clear_pointer (&self->log, anning_contact_log_free);
  g_clear_pointer (&self->relatives, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_ptr_array_unref (self->own_numbers);
  g_clear_pointer (&self->dismissed, g_hash_table_unref);
  g_clear_pointer (&self->debt_hints, anning_debt_hints_free);
  g_clear_pointer (&self->limits, anning_limits_free);
  g_clear_pointer (&self->doubtful, g_array_unref);
  g_free (self);
}

static void
add_text (GPtrArray  *texts,
          const char *text)
{
  if (text != NULL && *text != '\0' && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static int
compare_markers (gconstpointer a,
                 gconstpointer b)
{
  const AnningMarker *first = *(const AnningMarker *const *) a;
  const AnningMarker *second = *(const AnningMarker *const *) b;

  return first->start_ms < second->start_ms ? -1 : first->start_ms > second->start_ms;
}

static gboolean
read_typed (AnningBundleOriginalData  *original,
            AnningDb                  *db,
            gint64                     evidence_id,
            GError                   **error)
{
  g_autoptr (GPtrArray) transcripts = NULL;

  transcripts = anning_records_list (db, &anning_transcript_type, "evidence_id", evidence_id, error);
  if (transcripts == NULL)
    return FALSE;
  if (transcripts->len > 0)
    original->typed = g_strdup (((const AnningTranscript *) g_ptr_array_index (transcripts, 0))->text);
  return TRUE;
}

/* Reads one use of an original; the same bytes are taken once. @places: evidence_id → its place */
static gboolean
read_original (AnningBundleData   *self,
               AnningDb           *db,
               AnningEvidenceUse **use,
               GHashTable         *places,
               GArray             *originals,
               GError            **error)
{
  AnningBundleOriginalData *original;
  gpointer known;
  guint place;

  if (g_hash_table_lookup_extended (places, &(*use)->evidence_id, NULL, &known))
    {
      place = GPOINTER_TO_UINT (known);
      for (guint i = 0; i < originals->len; i++)
        {
          if (g_array_index (originals, guint, i) == place)
            return TRUE;
        }
      g_array_append_val (originals, place);
      return TRUE;
    }

  original = g_new0 (AnningBundleOriginalData, 1);
  original->markers = g_ptr_array_new ();
  place = self->originals->len;
  g_ptr_array_add (self->originals, original);
  original->evidence = anning_evidence_get (db, (*use)->evidence_id, error);
  if (original->evidence == NULL)
    return FALSE;
  g_ptr_array_unref (original->markers);
  original->markers = anning_records_list (db, &anning_marker_type, "evidence_id", (*use)->evidence_id, error);
  if (original->markers == NULL)
    {
      original->markers = g_ptr_array_new ();
      return FALSE;
    }
  g_ptr_array_sort (original->markers, compare_markers);
  if (!read_typed (original, db, (*use)->evidence_id, error))
    return FALSE;
  original->contact = self->contacts->len - 1;
  if (!anning_recording_start (db, (*use)->evidence_id, (*use)->owner_id, &original->start, error))
    return FALSE;
  original->use = g_steal_pointer (use);
  g_hash_table_insert (places, &original->use->evidence_id, GUINT_TO_POINTER (place));
  g_array_append_val (originals, place);
  return TRUE;
}

static gboolean
read_originals (AnningBundleData          *self,
                AnningDb                  *db,
                const AnningBundleChoice  *choice,
                AnningBundleContactData   *contact,
                GHashTable                *places,
                GError                   **error)
{
  g_autoptr (GPtrArray) uses = NULL;

  if (!(choice->parts & ANNING_BUNDLE_ORIGINALS))
    return TRUE;
  uses = anning_evidence_list_uses (db, "incident", contact->incident->record.id, error);
  if (uses == NULL)
    return FALSE;
  for (guint i = 0; i < uses->len; i++)
    {
      AnningEvidenceUse *use = g_ptr_array_index (uses, i);
      gboolean read;

      if (!anning_bundle_choice_has_use (choice, use->id))
        continue;
      read = read_original (self, db, &use, places, contact->originals, error);
      /* One that was kept belongs to the original now. */
      uses->pdata[i] = use;
      if (!read)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_traces (AnningBundleData         *self,
             AnningDb                 *db,
             AnningBundleContactData  *contact,
             GError                  **error)
{
  g_autoptr (GPtrArray) traces = NULL;

  traces = anning_records_list (db, &anning_trace_entry_type, "incident_id", contact->incident->record.id, error);
  if (traces == NULL)
    return FALSE;
  for (guint i = 0; i < traces->len; i++)
    {
      const AnningTraceEntry *trace = g_ptr_array_index (traces, i);
      const guint kind = anning_words_index (anning_source_kinds, trace->kind);

      if (kind < 32)
        contact->sources |= 1u << kind;
      add_text (self->own_numbers, trace->own_number);
    }
  return TRUE;
}

static gboolean
read_contacts (AnningBundleData          *self,
               AnningDb                  *db,
               const AnningBundleChoice  *choice,
               const GArray              *ids,
               GError                   **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    {
      AnningBundleContactData *contact = g_new0 (AnningBundleContactData, 1);

      contact->originals = g_array_new (FALSE, FALSE, sizeof (guint));
      contact->incident = anning_records_get (db, &anning_incident_type, g_array_index (ids, gint64, i), error);
      if (contact->incident == NULL)
        {
          contact->incident = anning_incident_new ();
          contact_data_free (contact);
          return FALSE;
        }
      g_ptr_array_add (self->contacts, contact);
      if (!read_originals (self, db, choice, contact, places, error) || !read_traces (self, db, contact, error))
        return FALSE;
    }
  return TRUE;
}

/* Where it is not written, the creditor is that of the debt. */
static gboolean
read_creditors (AnningBundleData  *self,
                AnningDb          *db,
                GError           **error)
{
  g_autoptr (GPtrArray) debts = anning_records_list (db, &anning_debt_type, NULL, 0, error);

  if (debts == NULL)
    return FALSE;
  for (guint i = 0; i < self->contacts->len; i++)
    {
      AnningIncident *incident = ((AnningBundleContactData *) g_ptr_array_index (self->contacts, i))->incident;

      for (guint j = 0; (incident->creditor == NULL || *incident->creditor == '\0') && j < debts->len; j++)
        {
          const AnningDebt *debt = g_ptr_array_index (debts, j);

          if (debt->record.id != incident->debt_id)
            continue;
          g_free (incident->creditor);
          incident->creditor = g_strdup (debt->creditor);
          break;
        }
    }
  return TRUE;
}

/* What tells of people: whose names and numbers they are. */
static gboolean
read_people (AnningBundleData  *self,
             AnningDb          *db,
             GError           **error)
{
  g_autoptr (GPtrArray) sources = NULL;

  self->relatives = anning_records_list (db, &anning_relative_type, NULL, 0, error);
  if (self->relatives == NULL)
    return FALSE;
  self->numbers = anning_records_list (db, &anning_number_type, NULL, 0, error);
  if (self->numbers == NULL)
    return FALSE;
  sources = anning_records_list (db, &anning_source_entry_type, NULL, 0, error);
  if (sources == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    add_text (self->own_numbers, ((const AnningSourceEntry *) g_ptr_array_index (sources, i))->own_number);
  return TRUE;
}

/* A debt has to do with it by a contact about it, or by one of its creditor. */
static gboolean
is_of_contacts (const AnningBundleData *self,
                const AnningDebt       *debt)
{
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const AnningIncident *incident = ((const AnningBundleContactData *) g_ptr_array_index (self->contacts, i))->incident;

      if (incident->debt_id != ANNING_UNKNOWN && incident->debt_id == debt->record.id)
        return TRUE;
      if (incident->debt_id == ANNING_UNKNOWN && debt->creditor != NULL && g_strcmp0 (incident->creditor, debt->creditor) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_debt_hints (AnningBundleData          *self,
                 AnningDb                  *db,
                 const AnningBundleChoice  *choice,
                 GError                   **error)
{
  g_autoptr (GPtrArray) debts = NULL;
  g_autoptr (GHashTable) of = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!(choice->parts & ANNING_BUNDLE_DEBT_HINTS))
    return TRUE;
  self->limits = anning_limits_new (anning_text_file_read_resource, NULL, error);
  debts = self->limits != NULL ? anning_records_list (db, &anning_debt_type, NULL, 0, error) : NULL;
  if (debts == NULL)
    return FALSE;
  for (guint i = 0; i < debts->len; i++)
    {
      AnningDebt *debt = g_ptr_array_index (debts, i);

      if (is_of_contacts (self, debt))
        g_hash_table_add (of, &debt->record.id);
    }
  self->debt_hints = anning_debt_hints_read (db, of, self->dismissed, self->limits, error);
  return self->debt_hints != NULL;
}

/* Contacts of which some may be one: each is counted for itself until the user has decided. */
static gboolean
read_doubtful (AnningBundleData  *self,
               AnningDb          *db,
               GArray            *ids,
               GError           **error)
{
  gint64 from = G_MAXINT64;
  gint64 until = G_MININT64;

  for (guint i = 0; i < self->contacts->len; i++)
    {
      const gint64 when = ((AnningBundleContactData *) g_ptr_array_index (self->contacts, i))->incident->started_at;

      from = MIN (from, when);
      until = MAX (until, when);
    }
  self->doubtful = anning_doubtful_read (db, (gconstpointer) ids->data, ids->len, from, until, error);
  return self->doubtful != NULL;
}

/* Inside a job. Returns: (transfer full): or NULL and @error */
AnningBundleData *
anning_bundle_data_read (AnningDb                  *db,
                         const AnningBundleChoice  *choice,
                         GError                   **error)
{
  g_autoptr (AnningBundleData) self = g_new0 (AnningBundleData, 1);
  g_autoptr (GArray) listed = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->contacts = g_ptr_array_new_with_free_func (contact_data_free);
  self->originals = g_ptr_array_new_with_free_func (original_data_free);
  self->own_numbers = g_ptr_array_new_with_free_func (g_free);

  listed = anning_bundle_choice_list_ids (choice, db, error);
  if (listed == NULL)
    return NULL;
  for (guint i = 0; i < listed->len; i++)
    {
      const gint64 id = g_array_index (listed, gint64, i);

      if (anning_bundle_choice_has_incident (choice, id))
        g_array_append_val (ids, id);
    }
  if (!read_contacts (self, db, choice, ids, error) || !read_creditors (self, db, error)
      || !read_people (self, db, error) || (self->dismissed = anning_dismissals_read (db, error)) == NULL
      || !read_doubtful (self, db, ids, error) || !read_debt_hints (self, db, choice, error))
    return NULL;
  /* Without ids it would read all. */
  if (ids->len > 0)
    {
      self->log = anning_contacts_read (db, (gconstpointer) ids->data, ids->len, error);
      if (self->log == NULL)
        return NULL;
    }
  else
    {
      self->log = g_new0 (AnningContactLog, 1);
      self->log->contacts = g_array_new (FALSE, FALSE, sizeof (AnningContact));
      self->log->names = anning_contact_names_new ();
    }
  return g_steal_pointer (&self);
}

/* ---- who is masked ---- */

/* The side of a contact that is not the household's shows its number. */
static void
show_other_sides (const AnningBundleData *self,
                  AnningMask             *mask)
{
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const AnningIncident *incident = ((const AnningBundleContactData *) g_ptr_array_index (self->contacts, i))->incident;
      const gboolean own = g_strcmp0 (incident->direction, "out") == 0;

      anning_mask_show_number (mask, own ? incident->to_number : incident->from_number);
    }
}

/* Numbers of the household: the debtor's, and those of whoever else was reached. */
static void
hide_own_sides (const AnningBundleData   *self,
                const AnningBundleChoice *choice,
                AnningMask               *mask)
{
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const AnningIncident *incident = ((const AnningBundleContactData *) g_ptr_array_index (self->contacts, i))->incident;
      const gboolean own = g_strcmp0 (incident->direction, "out") == 0;
      const gboolean debtor = incident->to_party == NULL || g_strcmp0 (incident->to_party, "debtor") == 0;
      const char *number = own ? incident->from_number : incident->to_number;

      if (debtor && (choice->parts & ANNING_BUNDLE_OWN_NUMBERS))
        anning_mask_show_number (mask, number);
      else if (debtor)
        anning_mask_hide_own_number (mask, number);
      else if (!(choice->parts & ANNING_BUNDLE_OTHER_NUMBERS))
        anning_mask_hide_number (mask, number);
    }
  for (guint i = 0; i < self->own_numbers->len; i++)
    {
      if (choice->parts & ANNING_BUNDLE_OWN_NUMBERS)
        anning_mask_show_number (mask, g_ptr_array_index (self->own_numbers, i));
      else
        anning_mask_hide_own_number (mask, g_ptr_array_index (self->own_numbers, i));
    }
  if (choice->number != NULL && !(choice->parts & ANNING_BUNDLE_OWN_NUMBERS))
    anning_mask_hide_own_number (mask, choice->number);
}

static void
take_numbers (const AnningBundleData   *self,
              const AnningBundleChoice *choice,
              AnningMask               *mask)
{
  const gboolean hidden = !(choice->parts & ANNING_BUNDLE_OTHER_NUMBERS);

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const AnningNumber *number = g_ptr_array_index (self->numbers, i);
      const gboolean person = number->private || number->relative_id != ANNING_UNKNOWN;

      if (person && hidden)
        anning_mask_hide_number (mask, number->number);
      else if (!person && (number->creditor != NULL || number->collector != NULL)
               && (choice->creditor == NULL || *choice->creditor == '\0'
                   || g_strcmp0 (number->creditor, choice->creditor) == 0))
        anning_mask_show_number (mask, number->number);
    }
  for (guint i = 0; hidden && i < self->relatives->len; i++)
    anning_mask_hide_number (mask, ((const AnningRelative *) g_ptr_array_index (self->relatives, i))->phone);
}

static void
warn_of_name (AnningBundlePlan *plan,
              gint64            relative_id)
{
  AnningBundleWarning *warning = g_new0 (AnningBundleWarning, 1);

  warning->kind = ANNING_BUNDLE_WARNING_SHORT_NAME;
  warning->relative_id = relative_id;
  g_ptr_array_add (plan->warnings, warning);
}

static void
hide_person (AnningMask           *mask,
             AnningBundlePlan     *plan,
             const AnningRelative *relative)
{
  g_auto (GStrv) parts = anning_name_parts_new (relative->name);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!anning_mask_hide_name (mask, relative->record.id, parts[i]))
        warn_of_name (plan, relative->record.id);
    }
}

AnningMask *
anning_bundle_data_mask (const AnningBundleData *self,
                         AnningBundlePlan       *plan)
{
  AnningMask *mask = anning_mask_new ();

  anning_mask_set_unknown (mask, !(plan->choice->parts & ANNING_BUNDLE_OTHER_NUMBERS));
  show_other_sides (self, mask);
  hide_own_sides (self, plan->choice, mask);
  take_numbers (self, plan->choice, mask);

  for (guint i = 0; i < self->relatives->len; i++)
    {
      const AnningRelative *relative = g_ptr_array_index (self->relatives, i);

      if (relative->name != NULL && relative->consent_day == NULL)
        hide_person (mask, plan, relative);
    }
  return mask;
}
