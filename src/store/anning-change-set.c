/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-change-set.h"

#include "anning-evidence.h"

typedef struct
{
  const AnningRecordType *type; /* NULL: the use of an original */
  gint64 id;
  gpointer before; /* NULL: it was not there */
  gpointer after;  /* NULL: it was removed */
  gint64 incident_id;     /* of a use: where it was, and where it is now */
  gint64 new_incident_id;
} Change;

struct _AnningChangeSet
{
  GPtrArray *changes; /* Change */
};

static void
change_free (gpointer data)
{
  Change *self = data;

  if (self->type != NULL)
    {
      anning_record_free (self->type, self->before);
      anning_record_free (self->type, self->after);
    }
  g_free (self);
}

static void
clear (gpointer data)
{
  AnningChangeSet *self = data;

  g_ptr_array_unref (self->changes);
}

AnningChangeSet *
anning_change_set_new (void)
{
  AnningChangeSet *self = g_atomic_rc_box_new0 (AnningChangeSet);

  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

AnningChangeSet *
anning_change_set_ref (AnningChangeSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* @self: (nullable) */
void
anning_change_set_unref (AnningChangeSet *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

guint
anning_change_set_get_n (AnningChangeSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

static Change *
note (AnningChangeSet        *self,
      const AnningRecordType *type,
      gint64                  id)
{
  Change *change = g_new0 (Change, 1);

  change->type = type;
  change->id = id;
  g_ptr_array_add (self->changes, change);
  return change;
}

gboolean
anning_change_set_save (AnningChangeSet         *self,
                        AnningDb                *db,
                        const AnningRecordType  *type,
                        gpointer                 record,
                        GError                 **error)
{
  Change *change;

  g_return_val_if_fail (self != NULL, FALSE);

  change = note (self, type, ANNING_RECORD (record)->id);
  if (change->id != 0)
    change->before = anning_records_get (db, type, change->id, error);
  if ((change->id != 0 && change->before == NULL) || !anning_records_save (db, type, record, error))
    {
      g_ptr_array_remove_index (self->changes, self->changes->len - 1);
      return FALSE;
    }
  change->id = ANNING_RECORD (record)->id;
  change->after = anning_record_copy (type, record);
  return TRUE;
}

gboolean
anning_change_set_remove (AnningChangeSet         *self,
                          AnningDb                *db,
                          const AnningRecordType  *type,
                          gint64                   id,
                          GError                 **error)
{
  gpointer before;

  g_return_val_if_fail (self != NULL, FALSE);

  before = anning_records_get (db, type, id, error);
  if (before == NULL)
    return FALSE;
  note (self, type, id)->before = before;
  return anning_records_remove (db, type, id, error);
}

gboolean
anning_change_set_move_use (AnningChangeSet  *self,
                            AnningDb         *db,
                            gint64            use_id,
                            gint64            incident_id,
                            gint64            new_incident_id,
                            GError          **error)
{
  Change *change;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!anning_evidence_move_use (db, use_id, "incident", new_incident_id, error))
    return FALSE;
  change = note (self, NULL, use_id);
  change->incident_id = incident_id;
  change->new_incident_id = new_incident_id;
  return TRUE;
}

static gboolean
field_equal (const AnningField *field,
             gconstpointer      a,
             gconstpointer      b)
{
  if (anning_field_is_text (field))
    return g_strcmp0 (anning_record_get_text (field, a), anning_record_get_text (field, b)) == 0;
  return anning_record_get_integer (field, a) == anning_record_get_integer (field, b);
}

static void
field_copy (const AnningField *field,
            gpointer           to,
            gconstpointer      from)
{
  if (anning_field_is_text (field))
    anning_record_set_text (field, to, anning_record_get_text (field, from));
  else
    anning_record_set_integer (field, to, anning_record_get_integer (field, from));
}

/* What was changed, and stands as it was changed then, becomes what it was. */
static gboolean
put_back (const Change  *change,
          AnningDb      *db,
          GError       **error)
{
  gpointer now = anning_records_get (db, change->type, change->id, error);
  gboolean saved;

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < change->type->n_fields; i++)
    {
      const AnningField *field = &change->type->fields[i];

      if (!field_equal (field, change->before, change->after) && field_equal (field, now, change->after))
        field_copy (field, now, change->before);
    }
  saved = anning_records_save (db, change->type, now, error);
  anning_record_free (change->type, now);
  return saved;
}

static gboolean
undo_change (const Change  *change,
             AnningDb      *db,
             GError       **error)
{
  if (change->type == NULL)
    return anning_evidence_move_use (db, change->id, "incident", change->incident_id, error);
  if (change->before == NULL)
    return anning_records_remove (db, change->type, change->id, error);
  if (change->after == NULL)
    return anning_records_restore (db, change->type, change->id, error);
  return put_back (change, db, error);
}

gboolean
anning_change_set_undo (AnningChangeSet  *self,
                        AnningDb         *db,
                        GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = self->changes->len; i > 0; i--)
    {
      g_autoptr (GError) local_error = NULL;

      if (undo_change (g_ptr_array_index (self->changes, i - 1), db, &local_error)
          || g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (anning_change_set_undo (data, db, error));
}

void
anning_change_set_undo_async (AnningChangeSet     *self,
                              AnningStore         *store,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (self != NULL);

  anning_store_write_async (store, undo_job, anning_change_set_ref (self), (GDestroyNotify) anning_change_set_unref,
                            NULL, NULL, callback, user_data);
}

gboolean
anning_change_set_undo_finish (AnningStore   *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return GPOINTER_TO_INT (anning_store_call_finish (store, result, error));
}
