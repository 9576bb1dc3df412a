/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile-household.h"

#include <string.h>

#include "anning-db-private.h"

#define LONG_BYTES 4096
/* Without a place to break it: a label needs the square of its length. */
#define UNBROKEN_BYTES 1024

static const char *const texts[] = {
  HOSTILE_SIGN "<b>& &amp; &#0; </span><span foreground='red'>",
  "../../" HOSTILE_SIGN "/..\\..\\con:x|y?*\"",
  HOSTILE_SIGN "\nSubject: x\r\nBcc: y\tz\v\f\n\n\n",
  HOSTILE_SIGN "\u202Egnp.exe\u2067x\u2066y\u202B 3",
  HOSTILE_SIGN "\x01\x02\x1b[31m\x7f\xC2\x85\u2028\u2029\uFEFF\uFFFE\U0010FFFF",
  HOSTILE_SIGN "\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F1E8\U0001F1F3 Z\u0337\u0322\u031B\u0300\u0301\u0302\u0303",
  "=HYPERLINK(\"x\",\"" HOSTILE_SIGN "\")",
  "@SUM(1+1)|" HOSTILE_SIGN,
  "-1+" HOSTILE_SIGN "%s%n%1$s%d{creditor}{0}",
  "\t=1+1 " HOSTILE_SIGN,
  "</script><script>alert(1)</script>" HOSTILE_SIGN "]]>-->",
  "' OR 1=1; -- \"*" HOSTILE_SIGN " NEAR( ^\"",
  "   ",
};

guint
hostile_texts_count (void)
{
  return G_N_ELEMENTS (texts) + 2;
}

const char *
hostile_text (guint number)
{
  static char *wide, *narrow;
  guint n = number % hostile_texts_count ();

  if (n < G_N_ELEMENTS (texts))
    return texts[n];
  if (wide == NULL)
    {
      GString *text = g_string_new (HOSTILE_SIGN);

      while (text->len < LONG_BYTES)
        g_string_append (text, "长");
      wide = g_string_free (text, FALSE);
      text = g_string_new (HOSTILE_SIGN);
      while (text->len < UNBROKEN_BYTES)
        g_string_append_c (text, 'W');
      narrow = g_string_free (text, FALSE);
    }
  return n == G_N_ELEMENTS (texts) ? wide : narrow;
}

/* Texts that a program wrote: keys, hashes and lists of our words. */
static gboolean
is_own (const AnningField *field)
{
  static const char *const own[] = { "tags", "hash", "sha256", "finding", "key", "agreed_hours", NULL };

  return g_strv_contains (own, field->name);
}

static gboolean
is_meant (const AnningField *field,
          HostileDegree      degree)
{
  if (field->kind == ANNING_FIELD_TEXT)
    return degree == HOSTILE_ALL || !is_own (field);
  return field->kind == ANNING_FIELD_WORD && degree == HOSTILE_ALL;
}

static gboolean
spoil_records (AnningDb                *db,
               const AnningRecordType  *type,
               HostileDegree            degree,
               GError                 **error)
{
  g_autoptr (GPtrArray) records = anning_records_list (db, type, NULL, 0, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      for (guint j = 0; j < type->n_fields; j++)
        {
          const AnningField *field = &type->fields[j];
          const char *was;

          if (!is_meant (field, degree))
            continue;
          was = anning_record_get_text (field, record);
          anning_record_set_text (field, record, hostile_text (was != NULL ? g_str_hash (was) : i + j));
        }
      if (!anning_records_save (db, type, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
spoil_names (AnningDb  *db,
             GError   **error)
{
  g_autoptr (AnningStatement) rename =
    anning_db_prepare (db, "UPDATE evidence_use SET name = ?1, path = ?1 WHERE id % ?2 = ?3", error);

  if (rename == NULL)
    return FALSE;
  for (guint i = 0; i < hostile_texts_count (); i++)
    {
      anning_statement_bind_text (rename, 1, hostile_text (i));
      anning_statement_bind_integer (rename, 2, hostile_texts_count ());
      anning_statement_bind_integer (rename, 3, i);
      if (!anning_statement_run (rename, error))
        return FALSE;
      anning_statement_rewind (rename);
    }
  return TRUE;
}

static gpointer
spoil_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const HostileDegree *degree = data;
  guint n;
  const AnningRecordType *const *types = anning_records_get_types (&n);

  for (guint i = 0; i < n; i++)
    {
      if (!spoil_records (db, types[i], *degree, error))
        return NULL;
    }
  spoil_names (db, error);
  return NULL;
}

void
hostile_household (AnningStore   *store,
                   HostileDegree  degree)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (store, spoil_job, &degree, &error);
  g_assert_no_error (error);
}

gboolean
hostile_is_mangled (const char *text)
{
  const char *found = text;

  /* Read as markup, or with its underscore taken for a key. */
  if (strstr (text, "qqzz") != NULL)
    return TRUE;
  while ((found = strstr (found, HOSTILE_WORD)) != NULL)
    {
      if (found - text < 3 || strncmp (found - 3, "<i>", 3) != 0)
        return TRUE;
      found += strlen (HOSTILE_WORD);
    }
  return FALSE;
}

gboolean
hostile_has_turn (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr (HOSTILE_TURNS, -1, g_utf8_get_char (p)) != NULL)
        return TRUE;
    }
  return FALSE;
}
