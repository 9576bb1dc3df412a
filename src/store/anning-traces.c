/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-traces.h"

#include "anning-date.h"
#include "anning-db-private.h"
#include "anning-dismissal.h"
#include "anning-phone.h"
#include "anning-records.h"
#include "anning-trace-told.h"

/* Sources of one contact lie no further apart, unless a person put them together. */
#define MARGIN (60 * ANNING_MS_PER_MINUTE)

/* A recording is what was decoded, or failed to be for another reason than not being one. */
#define IS_RECORDING \
  "(e.length_ms IS NOT NULL OR e.media_type GLOB 'audio/*'" \
  " OR (e.problem IS NOT NULL AND e.problem <> 'not_audio'))"

#define TOLD_COLUMNS \
  "i.id, i.started_at, i.utc_offset, i.time_source, i.channel, i.direction, i.connected," \
  " CASE i.direction WHEN 'out' THEN i.to_number ELSE i.from_number END"

#define WANTED_RANGE "i.deleted_at = 0 AND i.started_at BETWEEN ?1 AND ?2"
#define WANTED_ONE "i.deleted_at = 0 AND i.id = ?1 AND ?2 IS NOT NULL"

typedef struct
{
  gint64 first;  /* ms, or the incident */
  gint64 second; /* ms */
  gboolean one;
} Wanted;

void
anning_trace_log_free (AnningTraceLog *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->traces);
  g_array_unref (self->origins);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static AnningTraceLog *
trace_log_new (void)
{
  AnningTraceLog *self = g_new (AnningTraceLog, 1);

  self->traces = g_array_new (FALSE, FALSE, sizeof (AnningTrace));
  self->origins = g_array_new (FALSE, FALSE, sizeof (AnningTraceOrigin));
  self->texts = g_string_chunk_new (4096);
  return self;
}

static const char *
keep (AnningTraceLog *self,
      const char     *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
add (AnningTraceLog          *self,
     const AnningTrace       *trace,
     const AnningTraceOrigin *origin)
{
  AnningTrace kept = *trace;

  kept.number = keep (self, trace->number);
  kept.direction = keep (self, trace->direction);
  kept.connected = keep (self, trace->connected);
  g_array_append_val (self->traces, kept);
  g_array_append_val (self->origins, *origin);
}

static AnningStatement *
prepare (AnningDb      *db,
         const char    *before,
         const char    *after,
         const Wanted  *wanted,
         GError       **error)
{
  g_autofree char *sql = g_strconcat (before, wanted->one ? WANTED_ONE : WANTED_RANGE, after, NULL);
  AnningStatement *statement = anning_db_prepare (db, sql, error);

  if (statement != NULL)
    {
      anning_statement_bind_integer (statement, 1, wanted->first);
      anning_statement_bind_integer (statement, 2, wanted->second);
    }
  return statement;
}

/* The first eight columns. @number: (out) (transfer full) (nullable): holds the number of @told */
static void
read_told (AnningStatement *row,
           AnningTold      *told,
           char           **number)
{
  *number = anning_phone_normalise (anning_statement_get_text (row, 7));
  *told = (AnningTold) {
    .started_at = anning_statement_get_integer (row, 1),
    .utc_offset = anning_statement_get_integer (row, 2),
    .time_source = anning_statement_get_text (row, 3),
    .channel = anning_statement_get_text (row, 4),
    .direction = anning_statement_get_text (row, 5),
    .connected = anning_statement_get_text (row, 6),
    .number = *number,
  };
}

static gboolean
read_notes (AnningTraceLog  *self,
            AnningDb        *db,
            const Wanted    *wanted,
            GError         **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = prepare (db, "SELECT " TOLD_COLUMNS " FROM incident i WHERE ",
                       " AND i.channel IN ('call', 'ai_call', 'sms')"
                       " AND coalesce (i.time_source, 'typed') = 'typed'", wanted, error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *number = NULL;
      AnningTraceOrigin origin = { 0 };
      AnningTrace trace;
      AnningTold told;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      read_told (statement, &told, &number);
      origin.incident_id = anning_statement_get_integer (statement, 0);
      if (anning_trace_from_note (&trace, &told))
        add (self, &trace, &origin);
    }
}

static gboolean
read_recordings (AnningTraceLog  *self,
                 AnningDb        *db,
                 const Wanted    *wanted,
                 GError         **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = prepare (db,
                       "SELECT " TOLD_COLUMNS ", u.id, u.evidence_id, u.name, u.file_time, e.length_ms"
                       " FROM incident i JOIN evidence_use u ON u.owner = 'incident' AND u.owner_id = i.id"
                       " JOIN evidence e ON e.id = u.evidence_id"
                       " WHERE ",
                       " AND i.channel IN ('call', 'ai_call') AND " IS_RECORDING, wanted, error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *number = NULL;
      g_autofree char *own = NULL;
      AnningTraceOrigin origin = { 0 };
      AnningTrace trace;
      AnningTold told;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      read_told (statement, &told, &number);
      origin.incident_id = anning_statement_get_integer (statement, 0);
      origin.use_id = anning_statement_get_integer (statement, 8);
      origin.evidence_id = anning_statement_get_integer (statement, 9);
      anning_trace_from_recording (&trace, &told, anning_statement_get_text (statement, 10),
                                   anning_statement_get_integer (statement, 11),
                                   anning_statement_get_integer (statement, 12), &own);
      add (self, &trace, &origin);
    }
}

static gboolean
read_entries (AnningTraceLog  *self,
              AnningDb        *db,
              const Wanted    *wanted,
              GError         **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = prepare (db,
                       "SELECT t.incident_id, t.id, t.kind, t.started_at, t.precision_ms, t.length_s, t.channel,"
                       " t.direction, t.connected, t.number"
                       " FROM incident i JOIN trace t ON t.incident_id = i.id AND t.deleted_at = 0 WHERE ",
                       "", wanted, error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      AnningTraceOrigin origin = { 0 };
      AnningTraceEntry entry = { .source_id = ANNING_UNKNOWN };
      AnningTrace trace;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      origin.incident_id = anning_statement_get_integer (statement, 0);
      origin.trace_id = anning_statement_get_integer (statement, 1);
      /* Texts stay SQLite's: they are copied before the next row. */
      entry.kind = (char *) anning_statement_get_text (statement, 2);
      entry.started_at = anning_statement_get_integer (statement, 3);
      entry.precision_ms = anning_statement_get_integer (statement, 4);
      entry.length_s = anning_statement_get_integer (statement, 5);
      entry.channel = (char *) anning_statement_get_text (statement, 6);
      entry.direction = (char *) anning_statement_get_text (statement, 7);
      entry.connected = (char *) anning_statement_get_text (statement, 8);
      entry.number = (char *) anning_statement_get_text (statement, 9);
      if (anning_trace_from_entry (&trace, &entry))
        add (self, &trace, &origin);
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const AnningTraceLog *self = data;
  const AnningTrace *first = &g_array_index (self->traces, AnningTrace, *(const guint *) a);
  const AnningTrace *second = &g_array_index (self->traces, AnningTrace, *(const guint *) b);
  const AnningTraceOrigin *one = &g_array_index (self->origins, AnningTraceOrigin, *(const guint *) a);
  const AnningTraceOrigin *other = &g_array_index (self->origins, AnningTraceOrigin, *(const guint *) b);

  if (first->started_at != second->started_at)
    return first->started_at < second->started_at ? -1 : 1;
  if (one->incident_id != other->incident_id)
    return one->incident_id < other->incident_id ? -1 : 1;
  if (one->trace_id != other->trace_id)
    return one->trace_id < other->trace_id ? -1 : 1;
  return one->use_id < other->use_id ? -1 : one->use_id > other->use_id;
}

/* Both arrays by start. */
static void
put_in_order (AnningTraceLog *self)
{
  guint n = self->traces->len;
  g_autofree guint *places = g_new (guint, n + 1);
  GArray *traces = g_array_sized_new (FALSE, FALSE, sizeof (AnningTrace), n);
  GArray *origins = g_array_sized_new (FALSE, FALSE, sizeof (AnningTraceOrigin), n);

  for (guint i = 0; i < n; i++)
    places[i] = i;
  g_qsort_with_data (places, (int) n, sizeof (guint), compare_places, self);
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (traces, g_array_index (self->traces, AnningTrace, places[i]));
      g_array_append_val (origins, g_array_index (self->origins, AnningTraceOrigin, places[i]));
    }
  g_array_unref (self->traces);
  g_array_unref (self->origins);
  self->traces = traces;
  self->origins = origins;
}

static AnningTraceLog *
read_wanted (AnningDb      *db,
             const Wanted  *wanted,
             GError       **error)
{
  g_autoptr (AnningTraceLog) log = trace_log_new ();

  if (!read_notes (log, db, wanted, error) || !read_recordings (log, db, wanted, error)
      || !read_entries (log, db, wanted, error))
    return NULL;
  put_in_order (log);
  return g_steal_pointer (&log);
}

AnningTraceLog *
anning_traces_read (AnningDb  *db,
                    gint64     from,
                    gint64     until,
                    GError   **error)
{
  Wanted wanted = { from, until, FALSE };

  if (from > G_MININT64 + MARGIN)
    wanted.first = from - MARGIN;
  if (until < G_MAXINT64 - MARGIN)
    wanted.second = until + MARGIN;
  /* The least number would be bound as NULL. */
  wanted.first = MAX (wanted.first, G_MININT64 + 1);
  return read_wanted (db, &wanted, error);
}

/* ---- two incidents that are not the same contact ---- */

char *
anning_traces_apart_key (gint64 incident_id,
                         gint64 other_id)
{
  return g_strdup_printf ("apart|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT,
                          MIN (incident_id, other_id), MAX (incident_id, other_id));
}

static gboolean
find_dismissal (AnningDb    *db,
                const char  *key,
                gboolean    *found,
                GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "SELECT 1 FROM dismissal WHERE finding = ?1 AND deleted_at = 0", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, key);
  return anning_statement_step (statement, found, error);
}

gboolean
anning_traces_keep_apart (AnningDb  *db,
                          gint64     incident_id,
                          gint64     other_id,
                          GError   **error)
{
  g_autofree char *key = anning_traces_apart_key (incident_id, other_id);
  g_autoptr (AnningDismissal) dismissal = NULL;
  gboolean found;

  if (!find_dismissal (db, key, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  dismissal = anning_dismissal_new ();
  dismissal->finding = g_steal_pointer (&key);
  return anning_records_save (db, &anning_dismissal_type, dismissal, error);
}

static void
add_wish (GArray   *wishes,
          guint     a,
          guint     b,
          gboolean  together)
{
  AnningJoinWish wish = { a, b, together };

  g_array_append_val (wishes, wish);
}

/* FALSE: @key is another dismissal's. */
static gboolean
parse_apart_key (const char *key,
                 gint64     *incident_id,
                 gint64     *other_id)
{
  g_auto (GStrv) parts = g_strsplit (key, "|", 4);

  return g_strv_length (parts) == 3 && g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, incident_id, NULL)
         && g_ascii_string_to_signed (parts[2], 10, 1, G_MAXINT64, other_id, NULL);
}

static gboolean
add_wishes_apart (GArray      *wishes,
                  GHashTable  *firsts,
                  AnningDb    *db,
                  GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "SELECT finding FROM dismissal WHERE finding GLOB 'apart|*' AND deleted_at = 0"
                                     " ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      gint64 incident_id, other_id;
      gpointer a, b;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (parse_apart_key (anning_statement_get_text (statement, 0), &incident_id, &other_id)
          && g_hash_table_lookup_extended (firsts, &incident_id, NULL, &a)
          && g_hash_table_lookup_extended (firsts, &other_id, NULL, &b))
        add_wish (wishes, GPOINTER_TO_UINT (a), GPOINTER_TO_UINT (b), FALSE);
    }
}

GArray *
anning_traces_read_wishes (AnningDb              *db,
                           const AnningTraceLog  *log,
                           GError               **error)
{
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (AnningJoinWish));
  /* The place of each incident's first trace. */
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_val_if_fail (log != NULL, NULL);

  for (guint i = 0; i < log->origins->len; i++)
    {
      AnningTraceOrigin *origin = &g_array_index (log->origins, AnningTraceOrigin, i);
      gpointer first;

      if (g_hash_table_lookup_extended (firsts, &origin->incident_id, NULL, &first))
        add_wish (wishes, GPOINTER_TO_UINT (first), i, TRUE);
      else
        g_hash_table_insert (firsts, &origin->incident_id, GUINT_TO_POINTER (i));
    }
  if (!add_wishes_apart (wishes, firsts, db, error))
    return NULL;
  return g_steal_pointer (&wishes);
}
