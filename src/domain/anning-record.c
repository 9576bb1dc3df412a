/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-record.h"

#include <string.h>

#define MEMBER(record, field, Type) G_STRUCT_MEMBER (Type, record, (field)->offset)

/*
 * anning_record_new:
 *
 * Returns: (transfer full): a record with empty texts, zeros, and
 *   ANNING_UNKNOWN in its optional integers
 */
gpointer
anning_record_new (const AnningRecordType *type)
{
  gpointer record;

  g_return_val_if_fail (type != NULL, NULL);

  record = g_malloc0 (type->size);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];

      if (!anning_field_is_text (field) && (field->flags & ANNING_FIELD_OPTIONAL))
        MEMBER (record, field, gint64) = ANNING_UNKNOWN;
    }
  return record;
}

/* Returns: (transfer full) (nullable): a copy with texts of its own; NULL of NULL */
gpointer
anning_record_copy (const AnningRecordType *type,
                    gconstpointer           record)
{
  gpointer copy;

  g_return_val_if_fail (type != NULL, NULL);

  if (record == NULL)
    return NULL;

  copy = g_memdup2 (record, type->size);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];

      if (anning_field_is_text (field))
        MEMBER (copy, field, char *) = g_strdup (anning_record_get_text (field, record));
    }
  return copy;
}

/* @record: (transfer full) (nullable) */
void
anning_record_free (const AnningRecordType *type,
                    gpointer                record)
{
  g_return_if_fail (type != NULL);

  if (record == NULL)
    return;

  for (guint i = 0; i < type->n_fields; i++)
    {
      if (anning_field_is_text (&type->fields[i]))
        g_free (MEMBER (record, &type->fields[i], char *));
    }
  g_free (record);
}

/* Compares the fields only: not the id, and not when the record was stored. */
gboolean
anning_record_equal (const AnningRecordType *type,
                     gconstpointer           a,
                     gconstpointer           b)
{
  g_return_val_if_fail (type != NULL && a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];

      if (anning_field_is_text (field)
          ? g_strcmp0 (anning_record_get_text (field, a), anning_record_get_text (field, b)) != 0
          : anning_record_get_integer (field, a) != anning_record_get_integer (field, b))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (nullable): the field of that name */
const AnningField *
anning_record_find_field (const AnningRecordType *type,
                          const char             *name)
{
  g_return_val_if_fail (type != NULL && name != NULL, NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      if (strcmp (type->fields[i].name, name) == 0)
        return &type->fields[i];
    }
  return NULL;
}

/* Returns: (nullable): the text of a text, word or day, which @record keeps */
const char *
anning_record_get_text (const AnningField *field,
                        gconstpointer      record)
{
  g_return_val_if_fail (anning_field_is_text (field), NULL);
  return MEMBER (record, field, char *const);
}

/* An empty text is stored as no text at all. */
void
anning_record_set_text (const AnningField *field,
                        gpointer           record,
                        const char        *text)
{
  char *copy;

  g_return_if_fail (anning_field_is_text (field));

  copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  g_free (MEMBER (record, field, char *));
  MEMBER (record, field, char *) = copy;
}

/* Returns: the value in the unit of @field, or ANNING_UNKNOWN */
gint64
anning_record_get_integer (const AnningField *field,
                           gconstpointer      record)
{
  g_return_val_if_fail (!anning_field_is_text (field), 0);
  return MEMBER (record, field, const gint64);
}

/* @value: in the unit of @field, or ANNING_UNKNOWN */
void
anning_record_set_integer (const AnningField *field,
                           gpointer           record,
                           gint64             value)
{
  g_return_if_fail (!anning_field_is_text (field));
  MEMBER (record, field, gint64) = value;
}
