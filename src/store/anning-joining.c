/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-joining.h"

#include <string.h>

#include "anning-db-private.h"
#include "anning-dismissal.h"
#include "anning-evidence.h"
#include "anning-incident-merge.h"
#include "anning-numbers.h"
#include "anning-phone.h"
#include "anning-records-private.h"
#include "anning-tellings.h"
#include "anning-trace-merge.h"
#include "anning-traces.h"

typedef struct
{
  gint64 first;
  gint64 second;
} Pair;

/* @self: (nullable) */
void
anning_joined_free (AnningJoined *self)
{
  if (self == NULL)
    return;

  anning_change_set_unref (self->changes);
  g_free (self);
}

static AnningJoined *
joined_new (void)
{
  AnningJoined *self = g_new0 (AnningJoined, 1);

  self->changes = anning_change_set_new ();
  return self;
}

/* ---- what was said of two incidents ---- */

/* The dismissals whose key @glob matches. */
static GPtrArray *
list_dismissals (AnningDb    *db,
                 const char  *glob,
                 GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (anning_records_get_free_func (&anning_dismissal_type));

  statement = anning_db_prepare (db, "SELECT id, finding, reason FROM dismissal"
                                     " WHERE finding GLOB ?1 AND deleted_at = 0 ORDER BY id", error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_text (statement, 1, glob);
  for (;;)
    {
      AnningDismissal *dismissal;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&found);
      dismissal = anning_dismissal_new ();
      dismissal->record.id = anning_statement_get_integer (statement, 0);
      dismissal->finding = g_strdup (anning_statement_get_text (statement, 1));
      dismissal->reason = g_strdup (anning_statement_get_text (statement, 2));
      g_ptr_array_add (found, dismissal);
    }
}

static gboolean
dismiss (AnningChangeSet  *changes,
         AnningDb         *db,
         const char       *key,
         const char       *reason,
         GError          **error)
{
  g_autoptr (GPtrArray) there = list_dismissals (db, key, error);
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();

  if (there == NULL)
    return FALSE;
  if (there->len > 0)
    return TRUE;
  dismissal->finding = g_strdup (key);
  dismissal->reason = g_strdup (reason);
  return anning_change_set_save (changes, db, &anning_dismissal_type, dismissal, error);
}

static gboolean
keep_apart (AnningChangeSet  *changes,
            AnningDb         *db,
            gint64            incident_id,
            gint64            other_id,
            GError          **error)
{
  g_autofree char *key = anning_traces_apart_key (incident_id, other_id);

  return dismiss (changes, db, key, NULL, error);
}

static gboolean
forget_apart (AnningChangeSet  *changes,
              AnningDb         *db,
              gint64            incident_id,
              gint64            other_id,
              GError          **error)
{
  g_autofree char *key = anning_traces_apart_key (incident_id, other_id);
  g_autoptr (GPtrArray) there = list_dismissals (db, key, error);

  for (guint i = 0; there != NULL && i < there->len; i++)
    {
      const AnningDismissal *dismissal = g_ptr_array_index (there, i);

      if (!anning_change_set_remove (changes, db, &anning_dismissal_type, dismissal->record.id, error))
        return FALSE;
    }
  return there != NULL;
}

/* What was said of @from, that it is not the same as others and that a finding is set aside, is said of @to too. */
static gboolean
say_of_both (AnningChangeSet  *changes,
             AnningDb         *db,
             gint64            from,
             gint64            to,
             gboolean          findings,
             GError          **error)
{
  g_autofree char *part = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  g_autofree char *glob = g_strdup_printf ("*|%s*", part);
  g_autoptr (GPtrArray) dismissals = list_dismissals (db, glob, error);

  for (guint i = 0; dismissals != NULL && i < dismissals->len; i++)
    {
      const AnningDismissal *dismissal = g_ptr_array_index (dismissals, i);
      g_auto (GStrv) parts = g_strsplit (dismissal->finding, "|", -1);
      guint n = g_strv_length (parts);
      g_autofree char *key = NULL;

      if (n == 3 && strcmp (parts[0], "apart") == 0)
        {
          const char *other = strcmp (parts[1], part) == 0 ? parts[2] : parts[1];
          gint64 other_id = g_ascii_strtoll (other, NULL, 10);

          if ((strcmp (parts[1], part) == 0 || strcmp (parts[2], part) == 0) && other_id != to)
            key = anning_traces_apart_key (to, other_id);
        }
      /* The key of a finding about one contact: its rule, the contact, at most one word more. */
      else if (findings && n >= 2 && n <= 3 && strcmp (parts[1], part) == 0 && g_str_has_prefix (parts[0], "R-"))
        {
          g_free (parts[1]);
          parts[1] = g_strdup_printf ("%" G_GINT64_FORMAT, to);
          key = g_strjoinv ("|", parts);
        }
      if (key != NULL && !dismiss (changes, db, key, dismissal->reason, error))
        return FALSE;
    }
  return dismissals != NULL;
}

AnningJoined *
anning_joining_keep_apart (AnningDb  *db,
                           gint64     incident_id,
                           gint64     other_id,
                           GError   **error)
{
  g_autoptr (AnningJoined) joined = joined_new ();

  joined->incident_id = incident_id;
  return keep_apart (joined->changes, db, incident_id, other_id, error) ? g_steal_pointer (&joined) : NULL;
}

/* ---- separating ---- */

static gboolean
find_incident_of_use (AnningDb  *db,
                      gint64     use_id,
                      gint64    *incident_id,
                      GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT owner_id FROM evidence_use WHERE id = ?1 AND owner = 'incident'", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, use_id);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "There is no such recording");
      return FALSE;
    }
  *incident_id = anning_statement_get_integer (statement, 0);
  return TRUE;
}

static const char *
other_number (const AnningIncident *incident)
{
  return g_strcmp0 (incident->direction, "out") == 0 ? incident->to_number : incident->from_number;
}

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Whose call it was: the same as before where the number is, else what else is known of that number. */
static gboolean
take_tie (AnningIncident        *incident,
          AnningDb              *db,
          const AnningIncident  *whole,
          GError               **error)
{
  const char *number = other_number (incident);
  g_autoptr (AnningNumberTie) tie = NULL;

  if (number == NULL || anning_phone_equal (number, other_number (whole)))
    {
      set_text (&incident->creditor, whole->creditor);
      set_text (&incident->collector, whole->collector);
      set_text (&incident->lender_type, whole->lender_type);
      set_text (&incident->product_type, whole->product_type);
      incident->debt_id = whole->debt_id;
      return TRUE;
    }
  tie = anning_numbers_read_tie (db, number, error);
  if (tie == NULL)
    return FALSE;
  if (anning_number_tie_is_known (tie))
    {
      set_text (&incident->creditor, tie->creditor);
      set_text (&incident->collector, tie->collector);
      set_text (&incident->lender_type, tie->lender_type);
      set_text (&incident->product_type, tie->product_type);
      incident->debt_id = tie->debt_id;
    }
  return TRUE;
}

static AnningIncident *
make_incident (AnningDb                *db,
               const AnningTraceEntry  *gone,
               const AnningIncident    *whole,
               GError                 **error)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  anning_trace_merge (incident, &gone, 1);
  if (gone->utc_offset == ANNING_UNKNOWN)
    incident->utc_offset = whole->utc_offset;
  if (incident->channel == NULL)
    incident->channel = g_strdup (whole->channel);
  set_text (&incident->to_party, whole->to_party);
  incident->relative_id = whole->relative_id;
  if (incident->written_at == ANNING_UNKNOWN)
    incident->written_at = anning_store_now ();
  return take_tie (incident, db, whole, error) ? g_steal_pointer (&incident) : NULL;
}

static gboolean
move_source (AnningJoined         *joined,
             AnningDb             *db,
             const AnningTelling  *telling,
             gint64                incident_id,
             GError              **error)
{
  g_autoptr (AnningTraceEntry) entry = NULL;

  if (telling->use_id != 0)
    return anning_change_set_move_use (joined->changes, db, telling->use_id, incident_id, joined->incident_id, error);
  entry = anning_trace_entry_copy (telling->entry);
  entry->incident_id = joined->incident_id;
  set_text (&entry->placed, "chosen");
  return anning_change_set_save (joined->changes, db, &anning_trace_entry_type, entry, error);
}

static AnningJoined *
separate (AnningDb             *db,
          AnningIncident       *whole,
          const AnningTelling  *gone,
          GPtrArray            *left,
          GError              **error)
{
  g_autoptr (AnningJoined) joined = joined_new ();
  g_autoptr (AnningIncident) incident = make_incident (db, gone->entry, whole, error);

  if (incident == NULL || !anning_change_set_save (joined->changes, db, &anning_incident_type, incident, error))
    return NULL;
  joined->incident_id = incident->record.id;
  if (!move_source (joined, db, gone, whole->record.id, error))
    return NULL;

  anning_trace_withdraw (whole, gone->entry, (const AnningTraceEntry *const *) left->pdata, left->len);
  if (!anning_change_set_save (joined->changes, db, &anning_incident_type, whole, error)
      || !say_of_both (joined->changes, db, whole->record.id, joined->incident_id, FALSE, error)
      || !keep_apart (joined->changes, db, whole->record.id, joined->incident_id, error))
    return NULL;
  return g_steal_pointer (&joined);
}

AnningJoined *
anning_joining_separate (AnningDb  *db,
                         gint64     trace_id,
                         gint64     use_id,
                         GError   **error)
{
  g_autoptr (AnningTraceEntry) entry = NULL;
  g_autoptr (AnningIncident) whole = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  const AnningTelling *gone = NULL;
  gint64 incident_id;

  if (trace_id != 0)
    {
      entry = anning_records_get (db, &anning_trace_entry_type, trace_id, error);
      if (entry == NULL)
        return NULL;
      incident_id = entry->incident_id;
    }
  else if (!find_incident_of_use (db, use_id, &incident_id, error))
    return NULL;

  whole = anning_records_get (db, &anning_incident_type, incident_id, error);
  sources = whole != NULL ? anning_tellings_read_sources (db, incident_id, error) : NULL;
  if (sources == NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++)
    {
      const AnningTelling *telling = g_ptr_array_index (sources, i);

      if (telling->use_id == use_id && (use_id != 0 || telling->entry->record.id == trace_id))
        gone = telling;
      else
        g_ptr_array_add (left, telling->entry);
    }
  if (gone == NULL || (left->len == 0 && g_strcmp0 (whole->time_source, "typed") != 0))
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                           "Nothing else tells of this incident");
      return NULL;
    }
  return separate (db, whole, gone, left, error);
}

/* ---- making one of two ---- */

/* Each standing row of @type that links to @from links to @to. */
static gboolean
move_links (AnningChangeSet         *changes,
            AnningDb                *db,
            const AnningRecordType  *type,
            const AnningField       *field,
            const Pair              *pair,
            GError                 **error)
{
  g_autoptr (GPtrArray) records = anning_records_list (db, type, field->name, pair->second, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      anning_record_set_integer (field, record, pair->first);
      if (type == &anning_trace_entry_type)
        set_text (&((AnningTraceEntry *) record)->placed, "chosen");
      if (!anning_change_set_save (changes, db, type, record, error))
        return FALSE;
    }
  return records != NULL;
}

static gboolean
move_all_links (AnningChangeSet  *changes,
                AnningDb         *db,
                const Pair       *pair,
                GError          **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      for (guint j = 0; j < types[i]->n_fields; j++)
        {
          const AnningField *field = &types[i]->fields[j];
          g_autofree char *table = NULL;

          if (field->kind != ANNING_FIELD_LINK)
            continue;
          table = anning_records_get_link_table (field);
          if (strcmp (table, anning_incident_type.table) == 0
              && !move_links (changes, db, types[i], field, pair, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
uses_evidence (GPtrArray *uses,
               gint64     evidence_id)
{
  for (guint i = 0; i < uses->len; i++)
    {
      if (((AnningEvidenceUse *) g_ptr_array_index (uses, i))->evidence_id == evidence_id)
        return TRUE;
    }
  return FALSE;
}

/* One that both have stays with the incident that goes: it would be shown twice. */
static gboolean
move_uses (AnningChangeSet  *changes,
           AnningDb         *db,
           const Pair       *pair,
           GError          **error)
{
  g_autoptr (GPtrArray) there = anning_evidence_list_uses (db, "incident", pair->first, error);
  g_autoptr (GPtrArray) coming = NULL;

  if (there == NULL)
    return FALSE;
  coming = anning_evidence_list_uses (db, "incident", pair->second, error);
  for (guint i = 0; coming != NULL && i < coming->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (coming, i);

      if (!uses_evidence (there, use->evidence_id)
          && !anning_change_set_move_use (changes, db, use->id, pair->second, pair->first, error))
        return FALSE;
    }
  return coming != NULL;
}

AnningJoined *
anning_joining_merge (AnningDb  *db,
                      gint64     incident_id,
                      gint64     other_id,
                      GError   **error)
{
  g_autoptr (AnningJoined) joined = joined_new ();
  g_autoptr (AnningIncident) incident = NULL;
  g_autoptr (AnningIncident) other = NULL;
  g_autoptr (GPtrArray) differing = NULL;
  Pair pair = { incident_id, other_id };

  g_return_val_if_fail (incident_id != other_id, NULL);

  incident = anning_records_get (db, &anning_incident_type, incident_id, error);
  other = incident != NULL ? anning_records_get (db, &anning_incident_type, other_id, error) : NULL;
  if (other == NULL)
    return NULL;

  joined->incident_id = incident_id;
  differing = anning_incident_merge (incident, other);
  if (!anning_change_set_save (joined->changes, db, &anning_incident_type, incident, error)
      || !move_all_links (joined->changes, db, &pair, error)
      || !move_uses (joined->changes, db, &pair, error)
      || !forget_apart (joined->changes, db, incident_id, other_id, error)
      || !say_of_both (joined->changes, db, other_id, incident_id, TRUE, error)
      || !anning_change_set_remove (joined->changes, db, &anning_incident_type, other_id, error))
    return NULL;
  return g_steal_pointer (&joined);
}

/* ---- from a page ---- */

static gpointer
separate_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Pair *pair = data;

  return anning_joining_separate (db, pair->first, pair->second, error);
}

static gpointer
merge_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Pair *pair = data;

  return anning_joining_merge (db, pair->first, pair->second, error);
}

static gpointer
keep_apart_job (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Pair *pair = data;

  return anning_joining_keep_apart (db, pair->first, pair->second, error);
}

static gpointer
differing_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Pair *pair = data;
  g_autoptr (AnningIncident) incident = NULL;
  g_autoptr (AnningIncident) other = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  GPtrArray *names;

  incident = anning_records_get (db, &anning_incident_type, pair->first, error);
  other = incident != NULL ? anning_records_get (db, &anning_incident_type, pair->second, error) : NULL;
  if (other == NULL)
    return NULL;
  fields = anning_incident_merge (incident, other);
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (names, g_strdup (((const AnningField *) g_ptr_array_index (fields, i))->name));
  return names;
}

static void
write_async (AnningStore         *store,
             AnningJob            job,
             gint64               first,
             gint64               second,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  Pair pair = { first, second };

  anning_store_write_async (store, job, g_memdup2 (&pair, sizeof pair), g_free, (GDestroyNotify) anning_joined_free,
                            NULL, callback, user_data);
}

void
anning_joining_separate_async (AnningStore         *store,
                               gint64               trace_id,
                               gint64               use_id,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  write_async (store, separate_job, trace_id, use_id, callback, user_data);
}

void
anning_joining_merge_async (AnningStore         *store,
                            gint64               incident_id,
                            gint64               other_id,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  write_async (store, merge_job, incident_id, other_id, callback, user_data);
}

void
anning_joining_keep_apart_async (AnningStore         *store,
                                 gint64               incident_id,
                                 gint64               other_id,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  write_async (store, keep_apart_job, incident_id, other_id, callback, user_data);
}

AnningJoined *
anning_joining_finish (AnningStore   *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

void
anning_joining_differing_async (AnningStore         *store,
                                gint64               incident_id,
                                gint64               other_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Pair pair = { incident_id, other_id };

  anning_store_read_async (store, differing_job, g_memdup2 (&pair, sizeof pair), g_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
anning_joining_differing_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
