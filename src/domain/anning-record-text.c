/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-record-text.h"

#include <string.h>

char *
anning_record_to_text (const AnningRecordType *type,
                       gconstpointer           record)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) pairs = NULL;

  g_return_val_if_fail (type != NULL && record != NULL, NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      g_autofree char *number = NULL;
      const char *value;

      if (anning_field_is_text (field))
        {
          value = anning_record_get_text (field, record);
        }
      else
        {
          gint64 integer = anning_record_get_integer (field, record);

          if (integer != ANNING_UNKNOWN)
            number = g_strdup_printf ("%" G_GINT64_FORMAT, integer);
          value = number;
        }
      if (value != NULL && *value != '\0')
        g_variant_builder_add (&builder, "{ss}", field->name, value);
    }
  pairs = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (pairs, FALSE);
}

/* "\\ud800": GLib reads half a character as if it were one. */
static gboolean
has_half_character (const char *text)
{
  for (const char *p = strchr (text, '\\'); p != NULL; p = strchr (p, '\\'))
    {
      const gsize digits = p[1] == 'u' ? 4 : p[1] == 'U' ? 8 : 0;
      gunichar character = 0;

      for (gsize i = 0; i < digits && g_ascii_isxdigit (p[2 + i]); i++)
        character = character * 16 + (gunichar) g_ascii_xdigit_value (p[2 + i]);
      if (digits > 0 && !g_unichar_validate (character))
        return TRUE;
      p += p[1] != '\0' ? 2 : 1;
    }
  return FALSE;
}

static void
take_pair (const AnningRecordType *type,
           gpointer                record,
           const char             *name,
           const char             *value)
{
  gint64 integer;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];

      if (strcmp (field->name, name) != 0)
        continue;
      if (anning_field_is_text (field))
        anning_record_set_text (field, record, value);
      else if (g_ascii_string_to_signed (value, 10, G_MININT64 + 1, G_MAXINT64, &integer, NULL))
        anning_record_set_integer (field, record, integer);
      return;
    }
}

gpointer
anning_record_from_text (const AnningRecordType *type,
                         const char             *text)
{
  g_autoptr (GVariant) pairs = NULL;
  GVariantIter iter;
  const char *name, *value;
  gpointer record;

  g_return_val_if_fail (type != NULL && text != NULL, NULL);

  if (has_half_character (text))
    return NULL;
  pairs = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), text, NULL, NULL, NULL);
  if (pairs == NULL)
    return NULL;
  record = anning_record_new (type);
  g_variant_iter_init (&iter, pairs);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    take_pair (type, record, name, value);
  return record;
}
