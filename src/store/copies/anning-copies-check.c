/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-backup.h"
#include "anning-copies-private.h"

gboolean
anning_copies_check (const char          *copy_path,
                     AnningProgressFunc   progress,
                     gpointer             progress_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (AnningCopy) copy = NULL;

  g_return_val_if_fail (copy_path != NULL, FALSE);

  verdict = anning_verify_file (copy_path, progress, progress_data, cancellable, error);
  if (verdict == NULL)
    return FALSE;
  if (verdict->sound)
    return TRUE;
  copy = g_new0 (AnningCopy, 1);
  copy->path = g_strdup (copy_path);
  _anning_copies_read (copy);
  if (verdict->database_ok && verdict->journal_ok && verdict->fingerprints_wrong == 0
      && copy->n_missing > 0 && copy->n_missing == verdict->evidence_wrong)
    g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                 "%" G_GINT64_FORMAT " originals are missing", copy->n_missing);
  else
    g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                         verdict->findings->len > 0 ? g_ptr_array_index (verdict->findings, 0)
                                                    : "The copy is not sound");
  return FALSE;
}

/* ---- all of them ---- */

static void
checked_free (gpointer data)
{
  AnningCheckedCopy *copy = data;

  g_free (copy->path);
  g_clear_error (&copy->error);
  g_free (copy);
}

/* Each copy is one part of the whole. */
typedef struct
{
  AnningProgressFunc progress;
  gpointer user_data;
  guint done;
  guint all;
} Parts;

static void
part_cb (double   fraction,
         gpointer user_data)
{
  const Parts *parts = user_data;

  if (parts->progress != NULL)
    parts->progress ((parts->done + fraction) / parts->all, parts->user_data);
}

GPtrArray *
anning_copies_check_each (const char          *path,
                          const char          *folder,
                          gboolean            *away,
                          AnningProgressFunc   progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_autoptr (GPtrArray) copies = anning_copies_list (path, folder, away, cancellable, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (checked_free);
  Parts parts = { progress, progress_data, 0, copies != NULL ? copies->len : 0 };

  for (guint i = 0; i < parts.all; i++)
    {
      const AnningCopy *copy = g_ptr_array_index (copies, i);
      AnningCheckedCopy *checked = g_new0 (AnningCheckedCopy, 1);

      parts.done = i;
      checked->path = g_strdup (copy->path);
      checked->made_at = copy->made_at;
      g_ptr_array_add (all, checked);
      anning_copies_check (copy->path, part_cb, &parts, cancellable, &checked->error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return copies != NULL ? g_steal_pointer (&all) : NULL;
}
