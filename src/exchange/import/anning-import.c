/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import.h"

#include <string.h>

#include "anning-import-write.h"

/* Even an empty file is some work. */
#define WEIGHT_OF_A_FILE (64 * 1024)
/* Writing a contact takes about as long as reading so many bytes. */
#define WEIGHT_OF_A_ROW (16 * 1024)
/* More decoders at once than this only wait for the disk. */
#define MAX_DECODERS 4

/* What became of one item. */
typedef struct
{
  AnningImportItem *item;
  gpointer prepared;
  gboolean borrowed;         /* it is the item's: it was listened to before */
  GError *error;             /* of the preparation */
  AnningImportReason reason; /* refused after all */
} Outcome;

typedef struct
{
  GArray *outcomes; /* Outcome */
  GArray *parts;    /* AnningImportPart, the same files in the same order */
  const AnningImportChoice *choice; /* (nullable) */
  gboolean *left_out;              /* by file, as the next two */
  AnningImportWritten *written;
  gboolean *source_made;
  AnningImportMatch *match;
  AnningImportDone *done;
  AnningImportWriting writing;
  guint n_incidents;
  gint64 newest_at; /* ms */
  gint64 newest;
  gint64 written_from; /* ms */
  gint64 written_until;
  AnningProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
  GMutex lock;      /* over the two below: decoders run side by side */
  gint64 weight;
  gint64 weighed;
} Run;

static void
outcome_clear (gpointer data)
{
  Outcome *outcome = data;

  if (outcome->prepared != NULL && !outcome->borrowed)
    anning_import_item_get_importer (outcome->item)->prepared_free (outcome->prepared);
  g_clear_error (&outcome->error);
  g_clear_object (&outcome->item);
}

static void
import_count_free (gpointer data)
{
  AnningImportCount *count = data;

  g_free (count->kind);
  g_free (count);
}

static void
import_refusal_free (gpointer data)
{
  AnningImportRefusal *refusal = data;

  g_free (refusal->path);
  g_free (refusal->detail);
  g_free (refusal);
}

void
anning_import_result_free (AnningImportResult *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->refusals);
  anning_import_done_free (self->done);
  g_free (self);
}

static gint64
weight_of (AnningImportItem *item)
{
  return anning_import_item_get_size (item) + WEIGHT_OF_A_FILE;
}

static void
run_advance (Run    *run,
             gint64  weight)
{
  double fraction;

  g_mutex_lock (&run->lock);
  run->weighed += weight;
  fraction = run->weight > 0 ? (double) run->weighed / run->weight : 1.0;
  g_mutex_unlock (&run->lock);

  if (run->progress != NULL)
    run->progress (MIN (fraction, 1.0), run->progress_data);
}

/* New, and kept as it is: all but lists. */
static gboolean
has_original (AnningImportItem *item)
{
  return anning_import_item_get_verdict (item) == ANNING_IMPORT_NEW && anning_import_item_get_importer (item) != NULL;
}

static void
prepare_one (gpointer data,
             gpointer user_data)
{
  Outcome *outcome = data;
  Run *run = user_data;

  if (outcome->item->heard != NULL)
    {
      outcome->prepared = outcome->item->heard;
      outcome->borrowed = TRUE;
    }
  else if (!g_cancellable_set_error_if_cancelled (run->cancellable, &outcome->error))
    outcome->prepared = anning_import_item_get_importer (outcome->item)->prepare (outcome->item,
                                                                                  run->cancellable,
                                                                                  &outcome->error);
  run_advance (run, weight_of (outcome->item));
}

/* Decodes all new files, a few at a time; nothing is written yet. */
static gboolean
run_prepare (Run     *run,
             GError **error)
{
  GThreadPool *pool;

  pool = g_thread_pool_new (prepare_one, run, CLAMP ((int) g_get_num_processors (), 1, MAX_DECODERS),
                            FALSE, error);
  if (pool == NULL)
    return FALSE;

  for (guint i = 0; i < run->outcomes->len; i++)
    {
      Outcome *outcome = &g_array_index (run->outcomes, Outcome, i);

      /* The pool takes what is pushed even if it could not start another thread. */
      if (has_original (outcome->item))
        g_thread_pool_push (pool, outcome, NULL);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  for (guint i = 0; i < run->outcomes->len; i++)
    {
      const Outcome *outcome = &g_array_index (run->outcomes, Outcome, i);

      if (outcome->prepared != NULL && anning_import_item_get_importer (outcome->item)->length != NULL)
        g_array_index (run->parts, AnningImportPart, i).length_ms =
          anning_import_item_get_importer (outcome->item)->length (outcome->prepared);
    }
  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static AnningImportReason
reason_of_error (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? ANNING_IMPORT_GONE : ANNING_IMPORT_UNREADABLE;
}

/* ANNING_IMPORT_FINE unless the file is another one than when the plan was made, or gone. */
static AnningImportReason
still_the_same (AnningImportItem *item,
                GCancellable     *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  gint64 time;

  if (anning_import_item_get_file (item) == NULL)
    return ANNING_IMPORT_FINE;
  info = g_file_query_info (anning_import_item_get_file (item),
                            G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED ","
                            G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                            G_FILE_QUERY_INFO_NONE, cancellable, &error);
  if (info == NULL)
    return reason_of_error (error);

  time = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * 1000
         + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC) / 1000;
  if (g_file_info_get_size (info) != anning_import_item_get_size (item)
      || (anning_import_item_get_file_time (item) != ANNING_UNKNOWN
          && time != anning_import_item_get_file_time (item)))
    return ANNING_IMPORT_CHANGED;
  return ANNING_IMPORT_FINE;
}

/* TRUE when @error is about this one file, so that the others can go on. */
static gboolean
is_about_the_file (const GError *error)
{
  return error->domain == G_IO_ERROR
         && error->code != G_IO_ERROR_CANCELLED
         && error->code != G_IO_ERROR_NO_SPACE;
}

static void
row_written_cb (gpointer data)
{
  run_advance (data, WEIGHT_OF_A_ROW);
}

/* What cannot come in any more is left out before anything is matched. */
static gboolean
run_check (Run     *run,
           GError **error)
{
  for (guint i = 0; i < run->outcomes->len; i++)
    {
      Outcome *outcome = &g_array_index (run->outcomes, Outcome, i);

      if (anning_import_item_get_verdict (outcome->item) == ANNING_IMPORT_REFUSED
          || (!has_original (outcome->item) && !anning_import_item_is_source (outcome->item)))
        continue;
      if (outcome->error == NULL)
        outcome->reason = still_the_same (outcome->item, run->cancellable);
      else if (is_about_the_file (outcome->error))
        outcome->reason = reason_of_error (outcome->error);
      else
        {
          g_propagate_error (error, g_error_copy (outcome->error));
          return FALSE;
        }
      if (anning_import_item_needs_columns (outcome->item))
        outcome->reason = ANNING_IMPORT_NO_COLUMNS;
      run->left_out[i] = outcome->reason != ANNING_IMPORT_FINE;
    }
  return TRUE;
}

static gboolean
run_write_lists (Run       *run,
                 AnningDb  *db,
                 GError   **error)
{
  run->writing = (AnningImportWriting) {
    .parts = run->parts,
    .choice = run->choice,
    .left_out = run->left_out,
    .written = run->written,
    .source_made = run->source_made,
    .done = run->done,
    .row_func = row_written_cb,
    .data = run,
    .cancellable = run->cancellable,
  };

  if (!anning_import_write_numbers (db, &run->writing, error))
    return FALSE;
  run->match = anning_import_match_new (db, run->parts, run->choice, run->left_out, run->cancellable, error);
  if (run->match == NULL || !anning_import_write_lists (db, &run->writing, run->match, error))
    return FALSE;
  run->n_incidents = run->done->incidents->len;
  run->newest_at = run->writing.newest_at;
  run->newest = run->writing.newest;
  return TRUE;
}

static void
note_written (Run              *run,
              AnningImportItem *item,
              gint64            belongs_to,
              const AnningImportWritten *written)
{
  if (written->duplicate || written->incident_id == 0)
    return;
  if (belongs_to != 0)
    {
      AnningImportUse use = { belongs_to, written->use_id, written->evidence_id };

      g_array_append_val (run->done->uses, use);
      return;
    }
  g_array_append_val (run->done->incidents, written->incident_id);
  run->n_incidents++;
  if (run->newest == 0 || anning_import_item_get_started_at (item) > run->newest_at)
    {
      run->newest_at = anning_import_item_get_started_at (item);
      run->newest = written->incident_id;
    }
}

/* The one write job: all or nothing. */
static gpointer
run_write (AnningDb      *db,
           gpointer       data,
           GCancellable  *unused,
           GError       **error)
{
  Run *run = data;

  run->written_from = g_get_real_time () / 1000;
  if (!run_check (run, error) || !run_write_lists (run, db, error))
    return NULL;

  for (guint i = 0; i < run->outcomes->len; i++)
    {
      Outcome *outcome = &g_array_index (run->outcomes, Outcome, i);
      AnningImportWritten *written = &run->written[i];
      gint64 belongs_to = written->incident_id;
      g_autoptr (GError) local_error = NULL;

      if (!has_original (outcome->item))
        continue;
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return NULL;

      if (!run->left_out[i]
          && !anning_import_item_get_importer (outcome->item)->write (db, outcome->item, outcome->prepared, written,
                                                                      run->cancellable, &local_error))
        {
          if (!is_about_the_file (local_error))
            {
              g_propagate_error (error, g_steal_pointer (&local_error));
              return NULL;
            }
          outcome->reason = reason_of_error (local_error);
        }
      else if (!run->left_out[i])
        note_written (run, outcome->item, belongs_to, written);
      run_advance (run, weight_of (outcome->item));
    }
  anning_import_write_wishes (db, &run->writing, run->match, error);
  run->written_until = g_get_real_time () / 1000;
  return NULL;
}

static AnningImportCount *
count_of (AnningImportResult *result,
          const char         *kind)
{
  AnningImportCount *count;

  for (guint i = 0; i < result->kinds->len; i++)
    {
      count = g_ptr_array_index (result->kinds, i);
      if (strcmp (count->kind, kind) == 0)
        return count;
    }
  count = g_new0 (AnningImportCount, 1);
  count->kind = g_strdup (kind);
  g_ptr_array_add (result->kinds, count);
  return count;
}

static void
refuse (AnningImportResult *result,
        AnningImportItem   *item,
        AnningImportReason  reason)
{
  AnningImportRefusal *refusal = g_new0 (AnningImportRefusal, 1);

  refusal->path = anning_import_item_get_file (item) != NULL
                    ? g_file_get_parse_name (anning_import_item_get_file (item))
                    : g_strdup (anning_import_item_get_name (item));
  refusal->reason = reason;
  refusal->detail = g_strdup (anning_import_item_get_detail (item));
  g_ptr_array_add (result->refusals, refusal);
  result->refused++;
  count_of (result, anning_import_item_get_kind (item))->refused++;
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

/* Whether nothing of the file came in because it was there already. */
static gboolean
was_there (const Run *run,
           guint      place)
{
  const AnningImportTally *tally;

  if (g_array_index (run->parts, AnningImportPart, place).rows == NULL)
    return anning_import_item_get_verdict (g_array_index (run->outcomes, Outcome, place).item) == ANNING_IMPORT_KNOWN
           || run->written[place].duplicate;
  tally = &g_array_index (run->match->tallies, AnningImportTally, place);
  return !run->source_made[place] && tally->n_fresh + tally->n_joined == 0;
}

static AnningImportResult *
run_result (Run *run)
{
  AnningImportResult *result = g_new0 (AnningImportResult, 1);

  result->kinds = g_ptr_array_new_with_free_func (import_count_free);
  result->refusals = g_ptr_array_new_with_free_func (import_refusal_free);

  for (guint i = 0; i < run->outcomes->len; i++)
    {
      const Outcome *outcome = &g_array_index (run->outcomes, Outcome, i);
      AnningImportItem *item = outcome->item;
      AnningImportCount *count;

      if (anning_import_item_get_verdict (item) == ANNING_IMPORT_REFUSED)
        {
          refuse (result, item, anning_import_item_get_reason (item));
          continue;
        }
      if (outcome->reason != ANNING_IMPORT_FINE)
        {
          refuse (result, item, outcome->reason);
          continue;
        }

      count = count_of (result, anning_import_item_get_kind (item));
      add_tally (&count->contacts, &g_array_index (run->match->tallies, AnningImportTally, i));
      add_tally (&result->contacts, &g_array_index (run->match->tallies, AnningImportTally, i));
      if (was_there (run, i))
        {
          result->duplicates++;
          count->duplicates++;
        }
      else
        {
          result->added++;
          count->added++;
          if (has_original (item) && !run->written[i].playable)
            result->unplayable++;
        }
    }
  result->n_incidents = run->n_incidents;
  result->n_refused = run->done->relatives_after->len;
  result->newest = run->newest;
  result->written_from = run->written_from;
  result->written_until = run->written_until;
  result->done = g_steal_pointer (&run->done);
  return result;
}

/*
 * anning_import_run:
 * @plan: as made by anning_import_plan_new() for this store
 * @progress: (nullable): called on any thread
 *
 * Brings in what is new in @plan, in one transaction: cancelled, failed or
 * killed half-way, nothing of it is in the file. A file that changed or went
 * away since the plan was made is refused; the others go in.
 *
 * Returns: (transfer full): the counts, or NULL with @error: cancelled, or the store's
 */
AnningImportResult *
anning_import_run (AnningStore               *store,
                   AnningImportPlan          *plan,
                   const AnningImportChoice  *choice,
                   AnningProgressFunc         progress,
                   gpointer                   user_data,
                   GCancellable              *cancellable,
                   GError                   **error)
{
  g_autoptr (GArray) outcomes = NULL;
  g_autoptr (GError) local_error = NULL;
  AnningImportResult *result = NULL;
  Run run = { 0 };

  g_return_val_if_fail (ANNING_IS_STORE (store) && ANNING_IS_IMPORT_PLAN (plan), NULL);

  run.parts = anning_import_parts_new (plan);
  run.choice = choice;
  run.left_out = g_new0 (gboolean, run.parts->len + 1);
  run.written = g_new0 (AnningImportWritten, run.parts->len + 1);
  run.source_made = g_new0 (gboolean, run.parts->len + 1);
  run.done = anning_import_done_new ();
  run.progress = progress;
  run.progress_data = user_data;
  run.cancellable = cancellable;
  g_mutex_init (&run.lock);

  run.outcomes = outcomes = g_array_sized_new (FALSE, TRUE, sizeof (Outcome), run.parts->len);
  g_array_set_clear_func (outcomes, outcome_clear);
  for (guint i = 0; i < run.parts->len; i++)
    {
      const AnningImportPart *part = &g_array_index (run.parts, AnningImportPart, i);
      Outcome outcome = { .item = g_object_ref (part->item) };

      /* Each new file counts twice: once decoded, once stored. */
      if (has_original (outcome.item))
        run.weight += 2 * weight_of (outcome.item);
      if (part->rows != NULL)
        run.weight += (gint64) part->rows->rows->len * WEIGHT_OF_A_ROW;
      g_array_append_val (outcomes, outcome);
    }

  if (run_prepare (&run, error))
    {
      anning_store_write (store, run_write, &run, &local_error);
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        {
          /* What was left out was counted as work. */
          if (progress != NULL)
            progress (1.0, user_data);
          result = run_result (&run);
        }
    }

  for (guint i = 0; i < run.parts->len; i++)
    anning_incident_free (run.written[i].incident);
  g_array_unref (run.parts);
  g_free (run.left_out);
  g_free (run.written);
  g_free (run.source_made);
  g_free (run.writing.incidents);
  anning_import_match_free (run.match);
  anning_import_done_free (run.done);
  g_mutex_clear (&run.lock);
  return result;
}

/* ---- the same, from a page ---- */

typedef struct
{
  AnningImportPlan *plan;
  AnningImportChoice *choice; /* (nullable) */
  AnningProgressRelay *relay;
} RunRequest;

static void
run_request_free (gpointer data)
{
  RunRequest *request = data;

  g_object_unref (request->plan);
  anning_import_choice_free (request->choice);
  anning_progress_relay_unref (request->relay);
  g_free (request);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  anning_progress_relay_report (user_data, fraction);
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  RunRequest *request = task_data;
  GError *error = NULL;
  AnningImportResult *result;

  result = anning_import_run (source_object, request->plan, request->choice, progress_cb, request->relay,
                              cancellable, &error);
  anning_progress_relay_end (request->relay);

  if (result == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, (GDestroyNotify) anning_import_result_free);
}

/* Like anning_import_run(), on a thread of its own; @progress runs on the caller's main context. */
void
anning_import_run_async (AnningStore              *store,
                         AnningImportPlan         *plan,
                         const AnningImportChoice *choice,
                         AnningProgressFunc        progress,
                         gpointer                  progress_data,
                         GCancellable             *cancellable,
                         GAsyncReadyCallback       callback,
                         gpointer                  user_data)
{
  g_autoptr (GTask) task = NULL;
  RunRequest *request;

  g_return_if_fail (ANNING_IS_STORE (store) && ANNING_IS_IMPORT_PLAN (plan));

  request = g_new0 (RunRequest, 1);
  request->plan = g_object_ref (plan);
  request->choice = choice != NULL ? anning_import_choice_copy (choice) : NULL;
  request->relay = anning_progress_relay_new (progress, progress_data);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_import_run_async);
  /* What was committed is told even if Cancel came a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, run_request_free);
  g_task_run_in_thread (task, run_in_thread);
}

/* Returns: (transfer full): the counts, or NULL with @error */
AnningImportResult *
anning_import_run_finish (AnningStore   *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
