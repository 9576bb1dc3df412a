/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contacts.h"

#include <string.h>

#include "anning-contact-context.h"
#include "anning-db-private.h"

/* What anning_contact_from_incident() reads; numbers first. */
static const char *const columns[] = {
  "started_at", "utc_offset", "ended_at", "wrong_person_told_at", "relative_id", "debt_id", "prior_refusal",
  "agreed_calls", "night_consent", "visitors", "time_source", "channel", "direction", "connected",
  "from_number", "to_number", "to_party", "creditor", "lender_type", "product_type", "collector",
  "identified_self", "claimed_identity", "purpose", "disclosed", "tags", "agreed_hours", "plan_status",
  "entered", "entry_consent", "pay_to",
};

#define FIRST_TEXT 10

/* A recording is what was decoded, or failed to be for another reason than not being one. */
#define ORIGINAL_KIND \
  "CASE WHEN e.length_ms IS NOT NULL OR e.media_type GLOB 'audio/*'" \
  " OR (e.problem IS NOT NULL AND e.problem <> 'not_audio') THEN 1" \
  " WHEN e.media_type GLOB 'image/*' OR e.media_type GLOB 'video/*' THEN 2 ELSE 4 END"

G_STATIC_ASSERT (ANNING_ORIGINAL_SOUND == 1 && ANNING_ORIGINAL_PICTURE == 2 && ANNING_ORIGINAL_OTHER == 4);

/* A debt or a relative. */
typedef struct
{
  gint64 id;
  char *name; /* the creditor; of a relative NULL */
  char *word; /* lender type, liability */
  char *family_use; /* of a debt: a word of anning_answers */
  gint64 value; /* principal, fen; when a relative refused, ms */
  gboolean kept; /* of a debt: an agreement in writing; of a relative: what shows that they refused */
} Other;

/* What belongs to an incident. */
typedef struct
{
  gint64 id;
  guint originals; /* which kinds there are */
  GString *tags;   /* what the other side did by the marks in its recordings; NULL: nothing */
} Attached;

/* What is asked of the other tables, once. */
typedef struct
{
  GHashTable *debts;     /* gint64 * → Other */
  GHashTable *relatives; /* gint64 * → Other */
  GHashTable *attached;  /* gint64 * → Attached */
} Others;

typedef struct
{
  gint64 *ids;
  guint n;
} Request;

/* @self: (nullable) */
void
anning_contact_log_free (AnningContactLog *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->contacts);
  anning_contact_names_free (self->names);
  g_free (self);
}

static void
other_free (gpointer data)
{
  Other *self = data;

  g_free (self->name);
  g_free (self->word);
  g_free (self->family_use);
  g_free (self);
}

static void
attached_free (gpointer data)
{
  Attached *self = data;

  if (self->tags != NULL)
    g_string_free (self->tags, TRUE);
  g_free (self);
}

static void
others_clear (Others *self)
{
  g_clear_pointer (&self->debts, g_hash_table_unref);
  g_clear_pointer (&self->relatives, g_hash_table_unref);
  g_clear_pointer (&self->attached, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Others, others_clear)

static GHashTable *
read_others (AnningDb    *db,
             const char  *sql,
             GError     **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, other_free);

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      Other *other;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&others);
      other = g_new0 (Other, 1);
      other->id = anning_statement_get_integer (statement, 0);
      other->name = g_strdup (anning_statement_get_text (statement, 1));
      other->word = g_strdup (anning_statement_get_text (statement, 2));
      other->value = anning_statement_get_integer (statement, 3);
      other->kept = anning_statement_get_integer (statement, 4) == 1;
      other->family_use = g_strdup (anning_statement_get_text (statement, 5));
      g_hash_table_insert (others, &other->id, other);
    }
}

static void
take_original (Attached        *attached,
               AnningStatement *statement)
{
  attached->originals |= (guint) anning_statement_get_integer (statement, 1);
}

static void
take_marked (Attached        *attached,
             AnningStatement *statement)
{
  if (attached->tags == NULL)
    attached->tags = g_string_new (NULL);
  g_string_append_printf (attached->tags, " %s", anning_statement_get_text (statement, 1));
}

/* @sql: an incident's number and what @take takes. @incident: 0: of all */
static gboolean
read_attached (AnningDb    *db,
               const char  *sql,
               gint64       incident,
               GHashTable  *all,
               void       (*take) (Attached *attached, AnningStatement *statement),
               GError     **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, incident);
  anning_statement_bind_integer (statement, 2, incident != 0 ? incident : G_MAXINT64);
  for (;;)
    {
      Attached *attached;
      gboolean row;
      gint64 id;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = anning_statement_get_integer (statement, 0);
      attached = g_hash_table_lookup (all, &id);
      if (attached == NULL)
        {
          attached = g_new0 (Attached, 1);
          attached->id = id;
          g_hash_table_insert (all, &attached->id, attached);
        }
      take (attached, statement);
    }
}

/*
 * Tags are fields of a contact (docs/rules.md, 2), and a recording is its evidence: what is
 * marked there was said in that contact. Marks are counted where they stand instead of
 * being copied into the incident, so that a mark taken away takes its hint along, and
 * nothing stands in the record that nobody wrote there. What the user says is not
 * the other side's conduct.
 *
 * @incident: 0: of all
 */
static gboolean
read_attachments (AnningDb    *db,
                  gint64       incident,
                  GHashTable  *all,
                  GError     **error)
{
  return read_attached (db,
                        "SELECT u.owner_id, " ORIGINAL_KIND
                        " FROM evidence_use u JOIN evidence e ON e.id = u.evidence_id"
                        " WHERE u.owner = 'incident' AND u.owner_id BETWEEN ?1 AND ?2",
                        incident, all, take_original, error) &&
         read_attached (db,
                        "SELECT u.owner_id, m.tags"
                        " FROM marker m JOIN evidence_use u ON u.evidence_id = m.evidence_id"
                        " WHERE m.deleted_at = 0 AND m.tags <> '' AND m.speaker IS NOT 'me'"
                        " AND u.owner = 'incident' AND u.owner_id BETWEEN ?1 AND ?2",
                        incident, all, take_marked, error);
}

static gboolean
others_read (Others        *self,
             AnningDb      *db,
             const gint64  *ids,
             guint          n_ids,
             GError       **error)
{
  self->debts = read_others (db,
                             "SELECT id, creditor, lender_type, coalesce (claimed_principal, principal),"
                             " EXISTS (SELECT 1 FROM proposal WHERE debt_id = debt.id AND deleted_at = 0"
                             "  AND status = 'accepted' AND in_writing = 'yes'), family_use"
                             " FROM debt WHERE deleted_at = 0",
                             error);
  if (self->debts == NULL)
    return FALSE;
  self->relatives = read_others (db, "SELECT id, NULL, liability, refused_at,"
                                 " EXISTS (SELECT 1 FROM evidence_use WHERE owner = 'relative' AND owner_id = relative.id),"
                                 " NULL FROM relative WHERE deleted_at = 0",
                                 error);
  if (self->relatives == NULL)
    return FALSE;
  self->attached = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, attached_free);
  if (n_ids == 0)
    return read_attachments (db, 0, self->attached, error);
  for (guint i = 0; i < n_ids; i++)
    {
      if (!read_attachments (db, ids[i], self->attached, error))
        return FALSE;
    }
  return TRUE;
}

static AnningStatement *
prepare (AnningDb           *db,
         gboolean            one,
         const AnningField **fields,
         GError            **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_string_append_printf (sql, ", %s", columns[i]);
      fields[i] = anning_record_find_field (&anning_incident_type, columns[i]);
    }
  g_string_append (sql, one ? " FROM incident WHERE id = ?1 AND deleted_at = 0"
                            : " FROM incident WHERE deleted_at = 0 ORDER BY started_at, id");
  return anning_db_prepare (db, sql->str, error);
}

static void
add_contact (AnningContactLog *log,
             AnningIncident   *incident,
             const Others     *others)
{
  const Other *debt = g_hash_table_lookup (others->debts, &incident->debt_id);
  const Other *relative = g_hash_table_lookup (others->relatives, &incident->relative_id);
  const Attached *attached = g_hash_table_lookup (others->attached, &incident->record.id);
  g_autofree char *tags = NULL;
  AnningContactContext context = { .refused_at = ANNING_UNKNOWN, .principal = ANNING_UNKNOWN };
  AnningContact contact;

  if (debt != NULL && (incident->creditor == NULL || *incident->creditor == '\0'))
    incident->creditor = debt->name;
  if (attached != NULL && attached->tags != NULL)
    {
      tags = g_strconcat (incident->tags != NULL ? incident->tags : "", attached->tags->str, NULL);
      incident->tags = tags;
    }
  if (!anning_contact_from_incident (&contact, incident, log->names))
    return;
  if (debt != NULL)
    {
      context.lender_type = debt->word;
      context.principal = debt->value;
      context.plan_written = debt->kept;
      context.family_use = debt->family_use;
    }
  if (relative != NULL)
    {
      context.liability = relative->word;
      context.refused_at = relative->value;
      context.refusal_kept = relative->kept;
    }
  context.originals = attached != NULL ? attached->originals : 0;
  anning_contact_add_context (&contact, &context);
  g_array_append_val (log->contacts, contact);
}

/* Adds the rows that @statement gives. Their texts stay SQLite's: they are read before the next row. */
static gboolean
read_rows (AnningContactLog          *log,
           AnningStatement           *statement,
           const AnningField *const  *fields,
           const Others              *others,
           GError                   **error)
{
  AnningIncident incident;

  memset (&incident, 0, sizeof incident);
  for (;;)
    {
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      incident.record.id = anning_statement_get_integer (statement, 0);
      for (int i = 0; i < FIRST_TEXT; i++)
        G_STRUCT_MEMBER (gint64, &incident, fields[i]->offset) = anning_statement_get_integer (statement, i + 1);
      for (int i = FIRST_TEXT; i < (int) G_N_ELEMENTS (columns); i++)
        G_STRUCT_MEMBER (char *, &incident, fields[i]->offset) = (char *) anning_statement_get_text (statement, i + 1);
      add_contact (log, &incident, others);
    }
}

/**
 * anning_contacts_read:
 * @ids: (array length=n_ids) (nullable): of incidents; those that are gone are left out
 * @n_ids: 0: all incidents that stand
 *
 * Goes once through the incidents.
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningContactLog *
anning_contacts_read (AnningDb      *db,
                      const gint64  *ids,
                      guint          n_ids,
                      GError       **error)
{
  const AnningField *fields[G_N_ELEMENTS (columns)];
  g_autoptr (AnningStatement) statement = prepare (db, n_ids > 0, fields, error);
  g_autoptr (AnningContactLog) log = NULL;
  g_auto (Others) others = { NULL };

  if (statement == NULL || !others_read (&others, db, ids, n_ids, error))
    return NULL;

  log = g_new0 (AnningContactLog, 1);
  log->contacts = g_array_new (FALSE, FALSE, sizeof (AnningContact));
  log->names = anning_contact_names_new ();
  for (guint i = 0; i < MAX (n_ids, 1); i++)
    {
      if (n_ids > 0)
        {
          anning_statement_rewind (statement);
          anning_statement_bind_integer (statement, 1, ids[i]);
        }
      if (!read_rows (log, statement, fields, &others, error))
        return NULL;
    }
  if (n_ids > 0)
    g_array_sort (log->contacts, anning_contact_compare);
  return g_steal_pointer (&log);
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->ids);
  g_free (self);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;

  return anning_contacts_read (db, request->ids, request->n, error);
}

/* The same from a page. @ids: copied before this returns */
void
anning_contacts_read_async (AnningStore         *store,
                            const gint64        *ids,
                            guint                n_ids,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  request->n = n_ids;
  anning_store_read_async (store, read_job, request, request_free, (GDestroyNotify) anning_contact_log_free,
                           cancellable, callback, user_data);
}

AnningContactLog *
anning_contacts_read_finish (AnningStore   *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
