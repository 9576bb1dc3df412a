/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-find.h"

#include "anning-db-private.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-records-private.h"
#include "anning-search.h"
#include "anning-transcript.h"

#define WITHIN_WORDS " FROM search WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3"

typedef struct
{
  char *query;
  char **tags;
} Request;

static gboolean
take_ids (GHashTable       *ids,
          AnningStatement  *statement,
          GError          **error)
{
  for (;;)
    {
      gboolean row;
      gint64 id;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = anning_statement_get_integer (statement, 0);
      if (!g_hash_table_contains (ids, &id))
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
}

/* @sql: gives ids of incidents; ?1 is the phrase, from ?2 to ?3 are the rows of @type */
static gboolean
find_words (AnningDb                *db,
            GHashTable              *ids,
            const char              *phrase,
            const AnningRecordType  *type,
            const char              *sql,
            GError                 **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, phrase);
  anning_statement_bind_integer (statement, 2, anning_search_rowid (type, 0));
  anning_statement_bind_integer (statement, 3, anning_search_rowid (type, 0) + ANNING_SEARCH_ROWS_PER_TYPE - 1);
  return take_ids (ids, statement, error);
}

static gboolean
find_tag (AnningDb    *db,
          GHashTable  *ids,
          const char  *tag,
          GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "SELECT id FROM incident WHERE deleted_at = 0"
                                 " AND instr (' ' || tags || ' ', ' ' || ?1 || ' ')"
                                 " UNION SELECT u.owner_id FROM marker m JOIN evidence_use u ON u.evidence_id = m.evidence_id"
                                 " WHERE u.owner = 'incident' AND m.deleted_at = 0"
                                 " AND instr (' ' || m.tags || ' ', ' ' || ?1 || ' ')",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, tag);
  return take_ids (ids, statement, error);
}

/*
 * Inside a job.
 *
 * @tags: (nullable): words of anning_incident_tags that what was typed stands for
 *
 * Returns: (transfer full): set of gint64 *, empty where nothing fits; NULL and @error
 */
static GHashTable *
incidents_find (AnningDb           *db,
                const char         *query,
                const char *const  *tags,
                GError            **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *valid = g_utf8_make_valid (query, -1);
  g_autofree char *phrase = anning_search_phrase (valid);

  if (phrase != NULL
      && (!find_words (db, ids, phrase, &anning_incident_type, "SELECT rowid - ?2" WITHIN_WORDS, error)
          || !find_words (db, ids, phrase, &anning_marker_type,
                          "SELECT u.owner_id FROM marker m JOIN evidence_use u ON u.evidence_id = m.evidence_id"
                          " WHERE u.owner = 'incident' AND m.id IN (SELECT rowid - ?2" WITHIN_WORDS ")",
                          error)
          || !find_words (db, ids, phrase, &anning_transcript_type,
                          "SELECT u.owner_id FROM transcript t JOIN evidence_use u ON u.evidence_id = t.evidence_id"
                          " WHERE u.owner = 'incident' AND t.id IN (SELECT rowid - ?2" WITHIN_WORDS ")",
                          error)
          || !find_words (db, ids, phrase, &anning_number_type,
                          "SELECT i.id FROM number n JOIN incident i"
                          " ON i.deleted_at = 0 AND (i.from_number = n.number OR i.to_number = n.number)"
                          " WHERE n.id IN (SELECT rowid - ?2" WITHIN_WORDS ")",
                          error)))
    return NULL;
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      if (!find_tag (db, ids, tags[i], error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->query);
  g_strfreev (self->tags);
  g_free (self);
}

static gpointer
find_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;

  return incidents_find (db, request->query, (const char *const *) request->tags, error);
}

void
anning_incidents_find_async (AnningStore         *store,
                             const char          *query,
                             const char *const   *tags,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->query = g_strdup (query);
  request->tags = g_strdupv ((char **) tags);
  anning_store_read_async (store, find_job, request, request_free, (GDestroyNotify) g_hash_table_unref, cancellable,
                           callback, user_data);
}

GHashTable *
anning_incidents_find_finish (AnningStore   *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
