/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-purge-private.h"

#include <string.h>

#include "anning-evidence-private.h"
#include "anning-incident.h"
#include "anning-journal-private.h"
#include "anning-records-private.h"
#include "anning-setting.h"

static GArray *
find_ids (AnningDb    *db,
          const char  *sql,
          gint64       parameter,
          GError     **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, parameter);
  return anning_statement_read_ids (statement, error);
}

static gboolean
run_for (AnningDb    *db,
         const char  *sql,
         gint64       id,
         GError     **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  return anning_statement_run (statement, error);
}

static gboolean purge_row (AnningDb                *db,
                           const AnningRecordType  *type,
                           gint64                   id,
                           gint64                   now,
                           GError                 **error);

/* The journal tells of it: a check holds every row against it. */
static gboolean
drop_link (AnningDb                *db,
           const AnningRecordType  *type,
           const AnningField       *field,
           gint64                   parent_id,
           GError                 **error)
{
  g_autofree char *update = g_strdup_printf ("UPDATE %s SET %s = NULL WHERE id = ?1", type->table, field->name);
  gboolean fine = TRUE;

  /* Those that are deleted themselves stay so. */
  for (guint deleted = 0; fine && deleted < 2; deleted++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND (deleted_at <> 0) = %u",
                                              type->table, field->name, deleted);
      g_autoptr (GArray) ids = find_ids (db, sql, parent_id, error);

      fine = ids != NULL;
      for (guint i = 0; fine && i < ids->len; i++)
        {
          const gint64 id = g_array_index (ids, gint64, i);

          fine = run_for (db, update, id, error)
                 && anning_records_write_down (db, type, deleted ? "remove" : "update", id, error);
        }
    }
  return fine;
}

/* Rows that cannot be without the parent go with it; the others only lose the link. */
static gboolean
purge_link (AnningDb                *db,
            const AnningRecordType  *type,
            const AnningField       *field,
            gint64                   parent_id,
            gint64                   now,
            GError                 **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (GArray) ids = NULL;

  if (field->flags & ANNING_FIELD_OPTIONAL)
    return drop_link (db, type, field, parent_id, error);

  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1", type->table, field->name);
  ids = find_ids (db, sql, parent_id, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!purge_row (db, type, g_array_index (ids, gint64, i), now, error))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
purge_links_to (AnningDb    *db,
                const char  *table,
                gint64       id,
                gint64       now,
                GError     **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      for (guint j = 0; j < types[i]->n_fields; j++)
        {
          const AnningField *field = &types[i]->fields[j];
          g_autofree char *target = NULL;

          if (field->kind != ANNING_FIELD_LINK)
            continue;
          target = anning_records_get_link_table (field);
          if (strcmp (target, table) == 0 && !purge_link (db, types[i], field, id, now, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
purge_row (AnningDb                *db,
           const AnningRecordType  *type,
           gint64                   id,
           gint64                   now,
           GError                 **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", type->table);
  g_autofree char *refused = anning_setting_dup_refused_key (type->table, id, NULL);

  if (!purge_links_to (db, type->table, id, now, error)
      || !anning_evidence_drop_uses (db, type->table, id, now, error)
      || !anning_records_unindex (db, type, id, error)
      || !run_for (db, sql, id, error)
      || !anning_setting_drop_all (db, refused, error)
      || !anning_journal_forget (db, type->table, id, error)
      || !anning_journal_append (db, "purge", type->table, id, NULL, error))
    return FALSE;
  anning_db_note_dropped (db);
  anning_db_note_change (db, type->table, id);
  return TRUE;
}

/* @before: ms: what was deleted before that goes */
static gboolean
purge_records (AnningDb  *db,
               gint64     before,
               gint64     now,
               GError   **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE deleted_at > 0 AND deleted_at < ?1",
                                              types[i]->table);
      g_autoptr (GArray) ids = find_ids (db, sql, before, error);

      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        {
          if (!purge_row (db, types[i], g_array_index (ids, gint64, j), now, error))
            return FALSE;
        }
    }
  return TRUE;
}

/*
 * Somebody deleted these contacts: the file that told of them may come once more, they do not.
 * @incident_id: the one contact that is meant, or 0 for all that were deleted before @before (ms)
 */
static gboolean
remember_gone (AnningDb  *db,
               gint64     before,
               gint64     incident_id,
               GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "SELECT t.key, coalesce (t.source_id, '') FROM trace t"
                                 " JOIN incident i ON i.id = t.incident_id"
                                 " WHERE t.key IS NOT NULL"
                                 " AND ((i.deleted_at > 0 AND i.deleted_at < ?1) OR (t.deleted_at > 0 AND t.deleted_at < ?1))"
                                 " AND (t.source_id IS NULL"
                                 " OR EXISTS (SELECT 1 FROM source s WHERE s.id = t.source_id AND s.deleted_at = 0))"
                                 " AND (?2 = 0 OR i.id = ?2)",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, before);
  anning_statement_bind_integer (statement, 2, incident_id);
  for (;;)
    {
      g_autofree char *key = NULL;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      key = anning_setting_dup_gone_key (anning_statement_get_text (statement, 0));
      if (!anning_setting_set (db, key, anning_statement_get_text (statement, 1), error))
        return FALSE;
    }
}

/* @comparison: with the moment in which an original lost its last use */
static gboolean
purge_evidence (AnningDb    *db,
                const char  *comparison,
                gint64       moment,
                gint64       now,
                GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM evidence WHERE unused_since %s ?1", comparison);
  g_autoptr (GArray) ids = find_ids (db, sql, moment, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!purge_links_to (db, "evidence", id, now, error) || !anning_evidence_drop (db, id, error))
        return FALSE;
    }
  return ids != NULL;
}

/*
 * anning_purge_old:
 * @now: ms
 *
 * One transaction; nothing is written when there is nothing to drop. Uses that
 * end here give their originals thirty more days, so that a recording is never
 * dropped at the moment in which its last record is.
 */
gboolean
anning_purge_old (AnningDb  *db,
                  gint64     now,
                  GError   **error)
{
  gint64 before = now - ANNING_PURGE_AFTER_MS;

  if (!anning_db_begin (db, error))
    return FALSE;
  if (!remember_gone (db, before, 0, error) || !purge_records (db, before, now, error)
      || !purge_evidence (db, "<", before, now, error))
    {
      anning_db_rollback (db);
      return FALSE;
    }
  return anning_db_commit (db, error);
}

gboolean
anning_purge_record (AnningDb                *db,
                     const AnningRecordType  *type,
                     gint64                   id,
                     gint64                   now,
                     GError                 **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE id = ?1 AND deleted_at > 0", type->table);
  g_autoptr (GArray) ids = NULL;

  if (!anning_db_check_writing (db, error))
    return FALSE;
  ids = find_ids (db, sql, id, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "There is no such deleted record");
      return FALSE;
    }
  if (type == &anning_incident_type && !remember_gone (db, G_MAXINT64, id, error))
    return FALSE;
  /* Asked for: an original that nothing else uses does not stay for thirty more days. */
  return purge_row (db, type, id, now, error) && purge_evidence (db, "=", now, now, error);
}

gboolean
anning_purge_everything (AnningDb  *db,
                         gint64     now,
                         GError   **error)
{
  return anning_db_check_writing (db, error)
         && remember_gone (db, G_MAXINT64, 0, error)
         && purge_records (db, G_MAXINT64, now, error)
         && purge_evidence (db, "<=", now, now, error);
}
