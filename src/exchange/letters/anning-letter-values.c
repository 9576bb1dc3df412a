/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-values.h"

#include <string.h>

#include "anning-date.h"
#include "anning-letter-fields.h"
#include "anning-letter-values-private.h"
#include "anning-money.h"
#include "anning-records.h"

/* An inside condition and the kinds of lender for which it holds. */
static const struct
{
  const char *condition;
  const char *lender_types[6];
} lender_conditions[] = {
  { "is_card", { "bank_card" } },
  { "is_bank", { "bank_card", "bank_loan" } },
  { "is_consumer_finance", { "consumer_finance" } },
  { "is_microloan", { "microloan" } },
  { "is_nfra", { "bank_card", "bank_loan", "consumer_finance", "auto_finance", "trust" } },
  { "is_local", { "microloan", "guarantee", "amc_local" } },
  { "is_private", { "private", "unlicensed" } },
};

/* What stands in for a field without a value. */
static const char *const stand_ins[][2] = {
  { "recipient", "creditor" },
  { "contact_phone", "phone" },
};

AnningLetterValues *
anning_letter_values_new (void)
{
  AnningLetterValues *self = g_new0 (AnningLetterValues, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->conditions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_incident_free);
  self->recorded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
anning_letter_values_free (AnningLetterValues *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->known);
  g_hash_table_unref (self->own);
  g_hash_table_unref (self->conditions);
  g_ptr_array_unref (self->incidents);
  g_hash_table_unref (self->recorded);
  g_clear_pointer (&self->hints, anning_debt_hints_free);
  g_free (self);
}

void
anning_letter_values_know_text (AnningLetterValues *self,
                                const char         *field,
                                const char         *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_replace (self->known, g_strdup (field), g_strdup (value));
}

void
anning_letter_values_know_money (AnningLetterValues *self,
                                 const char         *field,
                                 gint64              fen)
{
  if (fen != ANNING_UNKNOWN && fen > 0)
    g_hash_table_replace (self->known, g_strdup (field), anning_money_to_plain (fen));
}

void
anning_letter_values_know_count (AnningLetterValues *self,
                                 const char         *field,
                                 gint64              count)
{
  if (count != ANNING_UNKNOWN && count > 0)
    g_hash_table_replace (self->known, g_strdup (field), g_strdup_printf ("%" G_GINT64_FORMAT, count));
}

void
anning_letter_values_know_day (AnningLetterValues *self,
                               const char         *field,
                               const GDate        *day)
{
  if (g_date_valid (day))
    g_hash_table_replace (self->known, g_strdup (field), anning_day_format (day));
}

void
anning_letter_values_know_rate (AnningLetterValues *self,
                                const char         *field,
                                gint64              rate)
{
  if (rate != ANNING_UNKNOWN)
    g_hash_table_replace (self->known, g_strdup (field), anning_rate_to_short_text (rate, 4));
}

void
anning_letter_values_take_lender (AnningLetterValues *self,
                                  const char         *lender_type)
{
  anning_letter_values_know_text (self, "lender_type", lender_type);
  for (guint i = 0; i < G_N_ELEMENTS (lender_conditions); i++)
    {
      for (guint j = 0; lender_conditions[i].lender_types[j] != NULL; j++)
        {
          if (g_strcmp0 (lender_conditions[i].lender_types[j], lender_type) == 0)
            g_hash_table_add (self->conditions, g_strdup (lender_conditions[i].condition));
        }
    }
}

static gboolean
read_own (AnningLetterValues         *self,
          AnningDb                   *db,
          const AnningLetterSubject  *subject,
          GError                    **error)
{
  g_autoptr (GPtrArray) answers = NULL;

  if (subject->letter_id == 0 || subject->letter_id == ANNING_UNKNOWN)
    return TRUE;
  answers = anning_records_list (db, &anning_letter_value_type, "letter_id", subject->letter_id, error);
  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      const AnningLetterValue *answer = g_ptr_array_index (answers, i);

      if (answer->field != NULL)
        g_hash_table_replace (self->own, g_strdup (answer->field),
                              g_strdup (answer->value != NULL ? answer->value : ""));
    }
  return TRUE;
}

static gboolean
takes_from (const AnningLetterSubject *subject,
            const AnningLetter        *letter,
            const AnningLetterField   *field)
{
  if (field == NULL)
    return FALSE;
  if (field->keep == ANNING_LETTER_KEEP_WRITER)
    return !subject->by_another && letter->template != NULL
           && g_strv_contains ((const char *const *) subject->others, letter->template);
  return field->keep == ANNING_LETTER_KEEP_DEBT && subject->debt_id != ANNING_UNKNOWN
         && letter->debt_id == subject->debt_id;
}

/* Answers of other letters, the newest first: what was typed once is not asked for again. */
static gboolean
read_others (AnningLetterValues         *self,
             AnningDb                   *db,
             const AnningLetterSubject  *subject,
             GError                    **error)
{
  g_autoptr (GPtrArray) letters = anning_records_list (db, &anning_letter_type, NULL, 0, error);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (letters == NULL)
    return FALSE;
  for (guint i = letters->len; i > 0; i--)
    {
      const AnningLetter *letter = g_ptr_array_index (letters, i - 1);
      g_autoptr (GPtrArray) answers = NULL;

      if (letter->record.id == subject->letter_id)
        continue;
      answers = anning_records_list (db, &anning_letter_value_type, "letter_id", letter->record.id, error);
      if (answers == NULL)
        return FALSE;
      for (guint j = 0; j < answers->len; j++)
        {
          const AnningLetterValue *answer = g_ptr_array_index (answers, j);
          const AnningLetterField *field = answer->field != NULL ? anning_letter_field_find (answer->field) : NULL;

          if (answer->value == NULL || *answer->value == '\0' || !takes_from (subject, letter, field)
              || !g_hash_table_add (taken, g_strdup (field->name)))
            continue;
          anning_letter_values_know_text (self, field->name, answer->value);
        }
    }
  return TRUE;
}

AnningLetterValues *
anning_letter_values_load (AnningDb                   *db,
                           const AnningLetterSubject  *subject,
                           GError                    **error)
{
  g_autoptr (AnningLetterValues) self = anning_letter_values_new ();

  g_return_val_if_fail (db != NULL && subject != NULL, NULL);

  anning_letter_values_know_day (self, "date", &subject->today);
  if (!read_own (self, db, subject, error)
      || !anning_letter_values_read_budget (self, db, error)
      || !anning_letter_values_read_contacts (self, db, subject, error))
    return NULL;
  if (subject->debt_id != ANNING_UNKNOWN
      && (!anning_letter_values_read_debt (self, db, subject, error)
          || !anning_letter_values_read_hints (self, db, subject, error)
          || !anning_letter_values_read_proposal (self, db, subject->debt_id, error)))
    return NULL;
  if (!read_others (self, db, subject, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
anning_letter_values_offer (const AnningLetterValues *self,
                            const char               *field)
{
  const AnningLetterField *its = anning_letter_field_find (field);

  return its == NULL || its->kind != ANNING_LETTER_FIELD_HINT || g_hash_table_contains (self->known, field);
}

static const char *
find_value (const AnningLetterValues *self,
            const char               *field)
{
  const char *value = g_hash_table_lookup (self->own, field);

  if (value == NULL || !anning_letter_values_offer (self, field))
    value = g_hash_table_lookup (self->known, field);
  return value;
}

const char *
anning_letter_values_get (const AnningLetterValues *self,
                          const char               *field)
{
  const char *value;

  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  value = find_value (self, field);
  for (guint i = 0; value == NULL && i < G_N_ELEMENTS (stand_ins); i++)
    {
      if (g_str_equal (stand_ins[i][0], field))
        value = find_value (self, stand_ins[i][1]);
    }
  return value != NULL && *value != '\0' ? value : NULL;
}

gboolean
anning_letter_values_hold (const AnningLetterValues *self,
                           const char               *condition)
{
  const gboolean negated = *condition == '!';
  const char *name = negated ? condition + 1 : condition;
  gboolean holds;

  g_return_val_if_fail (self != NULL, FALSE);

  holds = anning_letter_condition_known (name) ? g_hash_table_contains (self->conditions, name)
                                               : anning_letter_values_get (self, name) != NULL;
  return negated ? !holds : holds;
}

/* One row an answer: the one it has, or a new one. */
static gboolean
save_answer (AnningDb    *db,
             GPtrArray   *stored,
             gint64       letter_id,
             const char  *field,
             const char  *value,
             GError     **error)
{
  g_autoptr (AnningLetterValue) answer = NULL;

  for (guint i = 0; answer == NULL && i < stored->len; i++)
    {
      const AnningLetterValue *old = g_ptr_array_index (stored, i);

      if (g_strcmp0 (old->field, field) == 0)
        answer = anning_letter_value_copy (old);
    }
  if (answer == NULL)
    {
      answer = anning_letter_value_new ();
      answer->letter_id = letter_id;
      answer->field = g_strdup (field);
    }
  g_free (answer->value);
  answer->value = g_strdup (value);
  return anning_records_save (db, &anning_letter_value_type, answer, error);
}

gboolean
anning_letter_values_save (AnningDb      *db,
                           AnningLetter  *letter,
                           GHashTable    *own,
                           GError       **error)
{
  g_autoptr (GPtrArray) stored = NULL;
  GHashTableIter iter;
  gpointer field, value;

  g_return_val_if_fail (db != NULL && letter != NULL && own != NULL, FALSE);

  if (!anning_records_save (db, &anning_letter_type, letter, error))
    return FALSE;
  stored = anning_records_list (db, &anning_letter_value_type, "letter_id", letter->record.id, error);
  if (stored == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &field, &value))
    {
      if (!save_answer (db, stored, letter->record.id, field, value, error))
        return FALSE;
    }
  return TRUE;
}
