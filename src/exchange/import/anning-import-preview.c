/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-preview.h"

#include "anning-import-kits.h"
#include "anning-import-match.h"
#include "anning-importer.h"

/* One asking; the job owns it. */
typedef struct
{
  GArray *parts;
  AnningImportChoice *choice;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->parts);
  anning_import_choice_free (request->choice);
  g_free (request);
}

static Request *
request_new (AnningImportPlan         *plan,
             const AnningImportChoice *choice)
{
  Request *request = g_new (Request, 1);

  request->parts = anning_import_parts_new (plan);
  request->choice = choice != NULL ? anning_import_choice_copy (choice) : NULL;
  return request;
}

void
anning_import_preview_free (AnningImportPreview *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->tallies);
  g_ptr_array_unref (self->unsure);
  g_ptr_array_unref (self->refused);
  g_bytes_unref (self->outcome);
  g_free (self);
}

gboolean
anning_import_preview_equal (const AnningImportPreview *self,
                             const AnningImportPreview *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->n_incidents == other->n_incidents && self->n_unsure == other->n_unsure
         && g_bytes_equal (self->outcome, other->outcome);
}

static void
preview_free (gpointer data)
{
  anning_import_preview_free (data);
}

static void
add_tally (AnningImportTally       *sum,
           const AnningImportTally *tally)
{
  sum->n_rows += tally->n_rows;
  sum->n_fresh += tally->n_fresh;
  sum->n_joined += tally->n_joined;
  sum->n_known += tally->n_known;
  sum->n_left_out += tally->n_left_out;
  sum->n_skipped += tally->n_skipped;
  sum->n_unsure += tally->n_unsure;
}

/* Recordings of which neither their names nor anything else tells who called whom. */
static guint
count_without_direction (const AnningImportMatch *match,
                         const GArray            *parts)
{
  guint n = 0;

  for (guint i = 0; i < match->groups->len; i++)
    {
      const AnningImportGroup *group = &g_array_index (match->groups, AnningImportGroup, i);
      guint n_recordings = 0;
      gboolean told = group->incident_id != 0;

      for (guint j = 0; j < group->n_units && !told; j++)
        {
          guint place = g_array_index (match->members, guint, group->first + j);
          const AnningImportUnit *unit = &g_array_index (match->units, AnningImportUnit, place);

          told = unit->row != G_MAXUINT
                 || g_array_index (parts, AnningImportPart, unit->part).item->direction != NULL;
          n_recordings++;
        }
      if (!told)
        n += n_recordings;
    }
  return n;
}

/* Every group: the incident that it joins, how many come to it, and which. */
static GBytes *
outcome_of (const AnningImportMatch *match)
{
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < match->groups->len; i++)
    {
      const AnningImportGroup *group = &g_array_index (match->groups, AnningImportGroup, i);
      const guint *members = &g_array_index (match->members, guint, group->first);

      g_byte_array_append (bytes, (const guint8 *) &group->incident_id, sizeof group->incident_id);
      g_byte_array_append (bytes, (const guint8 *) &group->n_units, sizeof group->n_units);
      g_byte_array_append (bytes, (const guint8 *) members, group->n_units * sizeof *members);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static gpointer
preview_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Request *request = data;
  g_autoptr (AnningImportMatch) match = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  AnningImportPreview *self;

  match = anning_import_match_new (db, request->parts, request->choice, NULL, cancellable, error);
  if (match == NULL)
    return NULL;
  refused = anning_import_refused_new (db, request->parts, match, error);
  if (refused == NULL)
    return NULL;

  self = g_new0 (AnningImportPreview, 1);
  self->tallies = g_array_ref (match->tallies);
  self->unsure = g_ptr_array_ref (match->unsure);
  self->n_unsure = match->n_unsure;
  self->refused = g_steal_pointer (&refused);
  self->outcome = outcome_of (match);
  for (guint i = 0; i < match->tallies->len; i++)
    add_tally (&self->all, &g_array_index (match->tallies, AnningImportTally, i));
  for (guint i = 0; i < match->groups->len; i++)
    self->n_incidents += g_array_index (match->groups, AnningImportGroup, i).incident_id == 0;
  for (guint i = 0; i < request->parts->len; i++)
    {
      const AnningImportItem *item = g_array_index (request->parts, AnningImportPart, i).item;

      self->n_incidents += item->verdict == ANNING_IMPORT_NEW && item->importer != NULL
                           && item->importer != &anning_recording_importer;
    }
  self->n_without_direction = count_without_direction (match, request->parts);
  for (guint i = 0; i < match->units->len; i++)
    self->n_recordings += g_array_index (match->units, AnningImportUnit, i).row == G_MAXUINT;
  return self;
}

AnningImportPreview *
anning_import_preview_new (AnningStore               *store,
                           AnningImportPlan          *plan,
                           const AnningImportChoice  *choice,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  AnningImportPreview *self;
  Request *request;

  g_return_val_if_fail (ANNING_IS_STORE (store) && ANNING_IS_IMPORT_PLAN (plan), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  request = request_new (plan, choice);
  self = anning_store_read (store, preview_job, request, error);
  request_free (request);
  return self;
}

void
anning_import_preview_async (AnningStore              *store,
                             AnningImportPlan         *plan,
                             const AnningImportChoice *choice,
                             GCancellable             *cancellable,
                             GAsyncReadyCallback       callback,
                             gpointer                  user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store) && ANNING_IS_IMPORT_PLAN (plan));

  anning_store_read_async (store, preview_job, request_new (plan, choice), request_free, preview_free,
                           cancellable, callback, user_data);
}

AnningImportPreview *
anning_import_preview_finish (AnningStore   *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
