/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-import-kits.h"
#include "anning-import-match-private.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-sources.h"

/*
 * A call to a relative is in no list of another phone, though the same number may
 * have called both within a minute: whose phone it was tells them apart.
 */

static gboolean
is_kit (const AnningImportMatching *self,
        guint                       unit)
{
  const AnningImportUnit *place = anning_import_matching_get_unit (self, unit);

  return place->row != ANNING_IMPORT_THE_RECORDING
         && anning_import_matching_get_row (self, place)->kind == ANNING_SOURCE_KIT;
}

/* Whose phone the unit is of; 0: the debtor's own. */
static gint64
relative_of_unit (const AnningImportMatching *self,
                  guint                       unit)
{
  gint64 chosen = self->choice != NULL ? self->choice->relative_id : 0;

  if (!is_kit (self, unit))
    return chosen;
  return anning_import_matching_get_row (self, anning_import_matching_get_unit (self, unit))->relative_id;
}

static gboolean
may_meet (const AnningTrace *one,
          const AnningTrace *other,
          gint64             gap)
{
  return one->number != NULL && other->number != NULL
         && ABS (one->started_at - other->started_at) <= gap + MAX (one->precision, other->precision)
         && strcmp (one->number, other->number) == 0;
}

gboolean
anning_import_matching_find_earlier (AnningImportMatching  *self,
                                     gint64                *from,
                                     gint64                *until,
                                     GError               **error)
{
  for (guint i = 0; i < self->match->units->len; i++)
    {
      g_autoptr (GPtrArray) traces = NULL;
      g_autoptr (AnningIncident) incident = NULL;
      const AnningTraceEntry *trace;
      gint64 *place;

      if (!is_kit (self, i))
        continue;
      traces = anning_import_kits_find_earlier (self->db,
                                                anning_import_matching_get_row (self, anning_import_matching_get_unit (self, i))->key,
                                                error);
      if (traces == NULL)
        return FALSE;
      if (traces->len == 0)
        continue;
      trace = g_ptr_array_index (traces, 0);
      incident = anning_records_get (self->db, &anning_incident_type, trace->incident_id, error);
      if (incident == NULL)
        return FALSE;
      *from = MIN (*from, incident->started_at);
      *until = MAX (*until, incident->started_at);
      place = g_new (gint64, 1);
      *place = trace->incident_id;
      g_hash_table_insert (self->earlier, GUINT_TO_POINTER (i), place);
    }
  return TRUE;
}

/* FALSE in *@same: the incident is known to have reached another one. */
static gboolean
reached (AnningImportMatching  *self,
         gint64                 incident_id,
         gint64                 relative_id,
         gboolean              *same,
         GError               **error)
{
  g_autoptr (AnningIncident) incident = anning_records_get (self->db, &anning_incident_type, incident_id, error);

  if (incident == NULL)
    return FALSE;
  if (incident->relative_id != ANNING_UNKNOWN)
    *same = incident->relative_id == relative_id;
  else
    *same = g_strcmp0 (incident->to_party, "debtor") != 0;
  return TRUE;
}

/* From what is there already. */
static gboolean
keep_kit_apart (AnningImportMatching  *self,
                guint                  unit,
                gint64                 gap,
                GError               **error)
{
  const AnningTrace *trace = &g_array_index (self->traces, AnningTrace, self->n_there + unit);
  const gint64 *earlier = g_hash_table_lookup (self->earlier, GUINT_TO_POINTER (unit));

  if (earlier != NULL)
    {
      guint first = anning_import_matching_first_of (self, *earlier);

      if (first != G_MAXUINT)
        anning_import_matching_wish (self, self->n_there + unit, first, TRUE);
    }
  for (guint i = 0; i < self->n_there; i++)
    {
      gint64 incident_id = g_array_index (self->log->origins, AnningTraceOrigin, i).incident_id;
      gboolean same;

      if (!may_meet (trace, &g_array_index (self->traces, AnningTrace, i), gap)
          || (earlier != NULL && *earlier == incident_id))
        continue;
      if (!reached (self, incident_id, relative_of_unit (self, unit), &same, error))
        return FALSE;
      if (!same)
        anning_import_matching_wish (self, self->n_there + unit, i, FALSE);
    }
  return TRUE;
}

/* From each other. */
static void
keep_units_apart (AnningImportMatching *self,
                  guint                 unit,
                  gint64                gap)
{
  const AnningTrace *trace = &g_array_index (self->traces, AnningTrace, self->n_there + unit);

  for (guint i = 0; i < self->match->units->len; i++)
    {
      if (i != unit && may_meet (trace, &g_array_index (self->traces, AnningTrace, self->n_there + i), gap)
          && relative_of_unit (self, i) != relative_of_unit (self, unit))
        anning_import_matching_wish (self, self->n_there + unit, self->n_there + i, FALSE);
    }
}

/* What a relative wrote down earlier, from the lists of another's phone that come now. */
static gboolean
keep_written_apart (AnningImportMatching  *self,
                    gint64                 gap,
                    GError               **error)
{
  g_autoptr (GHashTable) written = anning_sources_read_written (self->db, "relative", error);

  if (written == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_there && g_hash_table_size (written) > 0; i++)
    {
      gint64 incident_id = g_array_index (self->log->origins, AnningTraceOrigin, i).incident_id;
      const gint64 *relative_id = g_hash_table_lookup (written, &incident_id);

      for (guint j = 0; relative_id != NULL && j < self->match->units->len; j++)
        {
          if (!is_kit (self, j) && relative_of_unit (self, j) != *relative_id
              && may_meet (&g_array_index (self->traces, AnningTrace, i),
                           &g_array_index (self->traces, AnningTrace, self->n_there + j), gap))
            anning_import_matching_wish (self, self->n_there + j, i, FALSE);
        }
    }
  return TRUE;
}

gboolean
anning_import_matching_keep_phones_apart (AnningImportMatching  *self,
                                          gint64                 gap,
                                          GError               **error)
{
  for (guint i = 0; i < self->match->units->len; i++)
    {
      if (!is_kit (self, i))
        continue;
      if (self->log != NULL && !keep_kit_apart (self, i, gap, error))
        return FALSE;
      keep_units_apart (self, i, gap);
    }
  return self->log == NULL || keep_written_apart (self, gap, error);
}
