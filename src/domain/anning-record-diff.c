/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-record-diff.h"

#include <string.h>

#include "anning-words.h"

/* Returns: (transfer none): "" for none, and for the word that stands for none */
static const char *
get_text (const AnningField *field,
          gconstpointer      record)
{
  const char *text = record != NULL ? anning_record_get_text (field, record) : NULL;

  if (text == NULL || (field->kind == ANNING_FIELD_WORD && strcmp (text, ANNING_WORD_UNKNOWN) == 0))
    return "";
  return text;
}

/* What a field holds that nobody filled in. */
static gint64
get_integer (const AnningField *field,
             gconstpointer      record)
{
  if (record != NULL)
    return anning_record_get_integer (field, record);
  return (field->flags & ANNING_FIELD_OPTIONAL) != 0 ? ANNING_UNKNOWN : 0;
}

GPtrArray *
anning_record_diff (const AnningRecordType *type,
                    gconstpointer           older,
                    gconstpointer           newer)
{
  GPtrArray *fields;

  g_return_val_if_fail (type != NULL && newer != NULL, NULL);

  fields = g_ptr_array_new ();
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      gboolean same;

      if (anning_field_is_text (field))
        same = strcmp (get_text (field, older), get_text (field, newer)) == 0;
      else
        same = get_integer (field, older) == get_integer (field, newer);
      if (!same)
        g_ptr_array_add (fields, (gpointer) field);
    }
  return fields;
}
