/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incidents.h"

#include "anning-db-private.h"
#include "anning-text-marks.h"

/* What a row of the list shows of a long text; characters. */
#define GIST_LENGTH 160

/* A recording is what was decoded, or failed to be for another reason than not being one. */
#define IS_RECORDING \
  "(e.length_ms IS NOT NULL OR e.media_type GLOB 'audio/*'" \
  " OR (e.problem IS NOT NULL AND e.problem <> 'not_audio'))"

#define RECORDINGS_OF_INCIDENT \
  "evidence_use u JOIN evidence e ON e.id = u.evidence_id" \
  " WHERE u.owner = 'incident' AND u.owner_id = incident.id AND " IS_RECORDING

/* Names as AnningContactNames takes them: without white space around them. */
#define NAME(column) "trim (coalesce (" column ", ''), char (32, 9, 10, 11, 12, 13))"

/* Where it is not written, it is that of the debt: as anning_contacts_read() has it. */
#define CREDITOR \
  "coalesce (nullif (creditor, '')," \
  " (SELECT d.creditor FROM debt d WHERE d.id = incident.debt_id AND d.deleted_at = 0))"

/* Local ms since the first of January of year 1, and the day as GDate counts, of which that one is 1. */
#define LOCAL_MS "(started_at + utc_offset * 60000 + 719162 * 86400000)"
#define LOCAL_DAY "(" LOCAL_MS " / 86400000 + 1)"

/* As anning_contact_is_theirs() has it. */
#define NOT_THEIRS_UNLESS_SAID "'sms', 'im', 'email', 'letter', 'other'"

/* The members of a filter that are texts. */
static const gsize filter_texts[] = {
  G_STRUCT_OFFSET (AnningIncidentFilter, creditor), G_STRUCT_OFFSET (AnningIncidentFilter, collector),
  G_STRUCT_OFFSET (AnningIncidentFilter, number),   G_STRUCT_OFFSET (AnningIncidentFilter, digits),
  G_STRUCT_OFFSET (AnningIncidentFilter, to_party), G_STRUCT_OFFSET (AnningIncidentFilter, channel),
  G_STRUCT_OFFSET (AnningIncidentFilter, tag),      G_STRUCT_OFFSET (AnningIncidentFilter, source),
};

typedef struct
{
  gint64 *ids;
  guint n;
} RowsRequest;

AnningIncidentFilter *
anning_incident_filter_copy (const AnningIncidentFilter *filter)
{
  AnningIncidentFilter *copy;

  g_return_val_if_fail (filter != NULL, NULL);

  copy = g_new (AnningIncidentFilter, 1);
  *copy = *filter;
  for (guint i = 0; i < G_N_ELEMENTS (filter_texts); i++)
    G_STRUCT_MEMBER (char *, copy, filter_texts[i]) = g_strdup (G_STRUCT_MEMBER (const char *, filter, filter_texts[i]));
  return copy;
}

/* @self: (nullable): a copy */
void
anning_incident_filter_free (AnningIncidentFilter *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (filter_texts); i++)
    g_free (G_STRUCT_MEMBER (char *, self, filter_texts[i]));
  g_free (self);
}

void
anning_incident_row_free (AnningIncidentRow *self)
{
  if (self == NULL)
    return;
  g_free (self->channel);
  g_free (self->direction);
  g_free (self->connected);
  g_free (self->number);
  g_free (self->creditor);
  g_free (self->to_party);
  g_free (self->gist);
  g_free (self);
}

static char *
ids_sql (const AnningIncidentFilter *filter)
{
  GString *sql = g_string_new ("SELECT id FROM incident WHERE deleted_at = 0");

  if (filter->creditor != NULL)
    {
      /* As it is written there is an index. */
      g_string_append (sql, filter->counted || *filter->creditor == '\0' ? " AND " NAME (CREDITOR) " = ?1"
                                                                         : " AND creditor = ?1");
    }
  if (filter->collector != NULL)
    g_string_append (sql, " AND " NAME ("collector") " = ?6");
  if (filter->number != NULL)
    g_string_append (sql, " AND (from_number = ?2 OR to_number = ?2)");
  if (filter->to_party != NULL)
    g_string_append (sql, *filter->to_party != '\0' ? " AND to_party = ?3"
                                                    : " AND coalesce (to_party, 'unknown') IN ('', 'unknown')");
  if (filter->digits != NULL)
    g_string_append (sql, " AND (instr (from_number, ?11) OR instr (to_number, ?11))");
  if (filter->channel != NULL)
    g_string_append (sql, " AND channel = ?12");
  if (filter->tag != NULL)
    g_string_append (sql, " AND instr (' ' || tags || ' ', ' ' || ?13 || ' ')");
  if (filter->source != NULL)
    g_string_append (sql, *filter->source != '\0'
                            ? " AND EXISTS (SELECT 1 FROM trace t JOIN source s ON s.id = t.source_id"
                              " WHERE t.incident_id = incident.id AND t.deleted_at = 0 AND s.kind = ?14)"
                            : " AND NOT EXISTS (SELECT 1 FROM trace t"
                              " WHERE t.incident_id = incident.id AND t.deleted_at = 0)"
                              " AND NOT EXISTS (SELECT 1 FROM " RECORDINGS_OF_INCIDENT ")");
  if (filter->from != 0)
    g_string_append (sql, " AND started_at >= ?4");
  if (filter->until != 0)
    g_string_append (sql, " AND started_at < ?5");
  if (filter->with_recording)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM " RECORDINGS_OF_INCIDENT ")");
  if (filter->counted)
    g_string_append (sql, " AND coalesce (nullif (direction, ''), CASE WHEN channel IN (" NOT_THEIRS_UNLESS_SAID ") THEN 'out' END, 'in')"
                          " <> 'out'"
                          " AND instr (' ' || coalesce (tags, '') || ' ', ' otp_code ') = 0"
                          " AND instr (' ' || coalesce (tags, '') || ' ', ' receipt ') = 0");
  if (filter->day_from != 0)
    g_string_append (sql, " AND " LOCAL_DAY " >= ?7");
  if (filter->day_until != 0)
    g_string_append (sql, " AND " LOCAL_DAY " <= ?8");
  /* GDate's day 1 was a Monday. */
  if (filter->weekday != G_DATE_BAD_WEEKDAY)
    g_string_append (sql, " AND (" LOCAL_DAY " - 1) % 7 + 1 = ?9");
  if (filter->by_hour)
    g_string_append (sql, " AND " LOCAL_MS " % 86400000 / 3600000 = ?10");
  if (filter->brought_from != 0)
    g_string_append (sql, " AND (created_at BETWEEN ?15 AND ?16"
                          " OR EXISTS (SELECT 1 FROM trace t WHERE t.incident_id = incident.id AND t.deleted_at = 0"
                          " AND t.created_at BETWEEN ?15 AND ?16)"
                          /* What a recording tells follows from the recording: it has no trace. */
                          " OR EXISTS (SELECT 1 FROM evidence_use u WHERE u.owner = 'incident'"
                          " AND u.owner_id = incident.id AND u.added_at BETWEEN ?15 AND ?16))");
  g_string_append (sql, " ORDER BY started_at DESC, id DESC");
  return g_string_free (sql, FALSE);
}

static void
bind_filter (AnningStatement            *statement,
             const AnningIncidentFilter *filter)
{
  if (filter->creditor != NULL)
    anning_statement_bind_text (statement, 1, filter->creditor);
  if (filter->number != NULL)
    anning_statement_bind_text (statement, 2, filter->number);
  if (filter->to_party != NULL && *filter->to_party != '\0')
    anning_statement_bind_text (statement, 3, filter->to_party);
  if (filter->from != 0)
    anning_statement_bind_integer (statement, 4, filter->from);
  if (filter->until != 0)
    anning_statement_bind_integer (statement, 5, filter->until);
  if (filter->collector != NULL)
    anning_statement_bind_text (statement, 6, filter->collector);
  if (filter->day_from != 0)
    anning_statement_bind_integer (statement, 7, filter->day_from);
  if (filter->day_until != 0)
    anning_statement_bind_integer (statement, 8, filter->day_until);
  if (filter->weekday != G_DATE_BAD_WEEKDAY)
    anning_statement_bind_integer (statement, 9, filter->weekday);
  if (filter->by_hour)
    anning_statement_bind_integer (statement, 10, filter->hour);
  if (filter->digits != NULL)
    anning_statement_bind_text (statement, 11, filter->digits);
  if (filter->channel != NULL)
    anning_statement_bind_text (statement, 12, filter->channel);
  if (filter->tag != NULL)
    anning_statement_bind_text (statement, 13, filter->tag);
  if (filter->source != NULL && *filter->source != '\0')
    anning_statement_bind_text (statement, 14, filter->source);
  if (filter->brought_from != 0)
    {
      anning_statement_bind_integer (statement, 15, filter->brought_from);
      anning_statement_bind_integer (statement, 16, filter->brought_until);
    }
}

/* Returns: whether @filter leaves nothing out */
gboolean
anning_incident_filter_is_any (const AnningIncidentFilter *filter)
{
  g_return_val_if_fail (filter != NULL, TRUE);

  return filter->creditor == NULL && filter->collector == NULL && filter->number == NULL && filter->digits == NULL
         && filter->to_party == NULL && filter->channel == NULL && filter->tag == NULL && filter->source == NULL
         && filter->from == 0 && filter->until == 0 && !filter->with_recording && !filter->counted
         && filter->day_from == 0 && filter->day_until == 0 && filter->weekday == G_DATE_BAD_WEEKDAY && !filter->by_hour
         && filter->brought_from == 0;
}

/*
 * anning_incidents_ids:
 * @filter: (nullable): NULL for all
 */
GArray *
anning_incidents_ids (AnningDb                    *db,
                      const AnningIncidentFilter  *filter,
                      GError                     **error)
{
  static const AnningIncidentFilter all = { NULL };
  g_autofree char *sql = ids_sql (filter != NULL ? filter : &all);
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  bind_filter (statement, filter != NULL ? filter : &all);
  return anning_statement_read_ids (statement, error);
}

static AnningIncidentRow *
read_row (AnningStatement *statement)
{
  AnningIncidentRow *row = g_new0 (AnningIncidentRow, 1);

  row->id = anning_statement_get_integer (statement, 0);
  row->started_at = anning_statement_get_integer (statement, 1);
  row->utc_offset = anning_statement_get_integer (statement, 2);
  row->channel = g_strdup (anning_statement_get_text (statement, 3));
  row->direction = g_strdup (anning_statement_get_text (statement, 4));
  row->connected = g_strdup (anning_statement_get_text (statement, 5));
  row->number = anning_text_without_marks (anning_statement_get_text (statement, 6));
  row->creditor = anning_text_without_marks (anning_statement_get_text (statement, 7));
  row->to_party = g_strdup (anning_statement_get_text (statement, 8));
  row->gist = anning_text_without_marks (anning_statement_get_text (statement, 9));
  row->has_recording = anning_statement_get_integer (statement, 10) > 0;
  row->length_ms = anning_statement_get_integer (statement, 11);
  return row;
}

GPtrArray *
anning_incidents_rows (AnningDb      *db,
                       const gint64  *ids,
                       guint          n_ids,
                       GError       **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  statement = anning_db_prepare (db,
                                 "SELECT id, started_at, utc_offset, channel, direction, connected,"
                                 " CASE direction WHEN 'out' THEN to_number ELSE from_number END,"
                                 " creditor, to_party,"
                                 " substr (coalesce (summary, words, CASE direction WHEN 'out' THEN reply END), 1, " G_STRINGIFY (GIST_LENGTH) "),"
                                 " (SELECT count (*) FROM " RECORDINGS_OF_INCIDENT "),"
                                 " (SELECT e.length_ms FROM " RECORDINGS_OF_INCIDENT
                                 "  ORDER BY u.id LIMIT 1)"
                                 " FROM incident WHERE id = ?1 AND deleted_at = 0",
                                 error);
  if (statement == NULL)
    return NULL;

  rows = g_ptr_array_new_full (n_ids, (GDestroyNotify) anning_incident_row_free);
  for (guint i = 0; i < n_ids; i++)
    {
      gboolean row;

      anning_statement_rewind (statement);
      anning_statement_bind_integer (statement, 1, ids[i]);
      if (!anning_statement_step (statement, &row, error))
        return NULL;
      g_ptr_array_add (rows, row ? read_row (statement) : NULL);
    }
  return g_steal_pointer (&rows);
}

static void
rows_request_free (RowsRequest *self)
{
  g_free (self->ids);
  g_free (self);
}

static gpointer
ids_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return anning_incidents_ids (db, data, error);
}

static gpointer
rows_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const RowsRequest *request = data;

  return anning_incidents_rows (db, request->ids, request->n, error);
}

/* @filter: (nullable): copied before this returns */
void
anning_incidents_ids_async (AnningStore                *store,
                            const AnningIncidentFilter *filter,
                            GCancellable               *cancellable,
                            GAsyncReadyCallback         callback,
                            gpointer                    user_data)
{
  static const AnningIncidentFilter all = { NULL };

  anning_store_read_async (store, ids_job, anning_incident_filter_copy (filter != NULL ? filter : &all),
                           (GDestroyNotify) anning_incident_filter_free, (GDestroyNotify) g_array_unref, cancellable,
                           callback, user_data);
}

GArray *
anning_incidents_ids_finish (AnningStore   *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

/* @ids: copied before this returns */
void
anning_incidents_rows_async (AnningStore         *store,
                             const gint64        *ids,
                             guint                n_ids,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  RowsRequest *request = g_new0 (RowsRequest, 1);

  request->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  request->n = n_ids;
  anning_store_read_async (store, rows_job, request, (GDestroyNotify) rows_request_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
anning_incidents_rows_finish (AnningStore   *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
