/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-list.h"

#include <string.h>

#include "anning-incident.h"
#include "anning-number-private.h"
#include "anning-phone.h"

typedef struct
{
  GStrv numbers;
  char *creditor;
  char *collector;
  AnningNumberGroup group; /* its texts are the ones above */
  gboolean with_incidents;
  gboolean only_spread;    /* the records stay as they are */
} Request;

/* @self: (nullable) */
void
anning_numbers_grouped_free (AnningNumbersGrouped *self)
{
  if (self == NULL)
    return;

  anning_change_set_unref (self->changes);
  g_free (self);
}

static void
set_text (char       **place,
          const char  *text)
{
  if (text == NULL || g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
}

static gboolean
is_open (const char *word)
{
  return word == NULL || *word == '\0' || strcmp (word, "unknown") == 0;
}

static gboolean
save_record (AnningDb                 *db,
             AnningChangeSet          *changes,
             const char               *number,
             const AnningNumberGroup  *group,
             GError                  **error)
{
  g_autoptr (AnningNumber) record = anning_number_read_record (db, number, error);

  if (record == NULL)
    return FALSE;
  set_text (&record->creditor, group->creditor);
  set_text (&record->collector, group->collector);
  if (group->debt_id != ANNING_UNKNOWN)
    record->debt_id = group->debt_id;
  /* Whoever collects is nobody close, and nothing private. */
  record->private = 0;
  record->relative_id = ANNING_UNKNOWN;
  return anning_change_set_save (changes, db, &anning_number_type, record, error);
}

static gboolean
save_incident (AnningDb               *db,
               AnningChangeSet        *changes,
               gint64                  id,
               const AnningNumberTie  *tie,
               GError                **error)
{
  g_autoptr (AnningIncident) incident = anning_records_get (db, &anning_incident_type, id, error);

  if (incident == NULL)
    return FALSE;
  set_text (&incident->creditor, tie->creditor);
  set_text (&incident->collector, tie->collector);
  incident->debt_id = tie->debt_id;
  if (is_open (incident->lender_type))
    set_text (&incident->lender_type, tie->lender_type);
  if (is_open (incident->product_type))
    set_text (&incident->product_type, tie->product_type);
  return anning_change_set_save (changes, db, &anning_incident_type, incident, error);
}

/* The contacts of @number that name nobody get what is known of it. */
static gboolean
spread (AnningDb         *db,
        AnningChangeSet  *changes,
        const char       *number,
        guint            *n_incidents,
        GError          **error)
{
  g_autoptr (AnningNumberTie) tie = anning_numbers_read_tie (db, number, error);
  g_autoptr (GArray) ids = tie != NULL ? anning_number_find_incidents (db, number, TRUE, error) : NULL;

  if (ids == NULL)
    return FALSE;
  if (!anning_number_tie_is_known (tie))
    return TRUE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!save_incident (db, changes, g_array_index (ids, gint64, i), tie, error))
        return FALSE;
    }
  *n_incidents += ids->len;
  return TRUE;
}

gboolean
anning_numbers_group (AnningDb                 *db,
                      AnningChangeSet          *changes,
                      const char *const        *numbers,
                      const AnningNumberGroup  *group,
                      gboolean                  with_incidents,
                      guint                    *n_incidents,
                      GError                  **error)
{
  guint n = 0;

  g_return_val_if_fail (changes != NULL && numbers != NULL && group != NULL, FALSE);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      if (!save_record (db, changes, numbers[i], group, error)
          || (with_incidents && !spread (db, changes, numbers[i], &n, error)))
        return FALSE;
    }
  if (n_incidents != NULL)
    *n_incidents = n;
  return TRUE;
}

static gpointer
group_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Request *request = data;
  g_autoptr (AnningNumbersGrouped) grouped = g_new0 (AnningNumbersGrouped, 1);
  gboolean done;

  grouped->changes = anning_change_set_new ();
  grouped->n_numbers = g_strv_length (request->numbers);
  if (request->only_spread)
    done = spread (db, grouped->changes, request->numbers[0], &grouped->n_incidents, error);
  else
    done = anning_numbers_group (db, grouped->changes, (const char *const *) request->numbers, &request->group,
                                 request->with_incidents, &grouped->n_incidents, error);
  return done ? g_steal_pointer (&grouped) : NULL;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_strfreev (request->numbers);
  g_free (request->creditor);
  g_free (request->collector);
  g_free (request);
}

void
anning_numbers_group_async (AnningStore              *store,
                            const char *const        *numbers,
                            const AnningNumberGroup  *group,
                            gboolean                  with_incidents,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  Request *request;

  g_return_if_fail (numbers != NULL && group != NULL);

  request = g_new0 (Request, 1);
  request->numbers = g_strdupv ((GStrv) numbers);
  request->group = *group;
  request->group.creditor = request->creditor = g_strdup (group->creditor);
  request->group.collector = request->collector = g_strdup (group->collector);
  request->with_incidents = with_incidents;
  anning_store_write_async (store, group_job, request, request_free, (GDestroyNotify) anning_numbers_grouped_free,
                            NULL, callback, user_data);
}

void
anning_numbers_spread_async (AnningStore         *store,
                             const char          *number,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->numbers = g_new0 (char *, 2);
  request->numbers[0] = anning_phone_normalise (number);
  request->only_spread = TRUE;
  anning_store_write_async (store, group_job, request, request_free, (GDestroyNotify) anning_numbers_grouped_free,
                            NULL, callback, user_data);
}

AnningNumbersGrouped *
anning_numbers_group_finish (AnningStore   *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
