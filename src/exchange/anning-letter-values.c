/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-values.h"

#include <string.h>

#include "anning-budget.h"
#include "anning-date.h"
#include "anning-debt-standing.h"
#include "anning-incidents.h"
#include "anning-letter-fields.h"
#include "anning-letter-incidents.h"
#include "anning-money.h"
#include "anning-phone.h"
#include "anning-proposal-plan.h"
#include "anning-reading.h"
#include "anning-records.h"

/* A letter with more contacts is not read; the user may choose more. */
#define SUGGESTED_MAX 20

/* Fen by which the last payment may differ from the others, beside the rounding of each. */
#define ROUNDED_REST 100

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
  g_free (self);
}

static void
know_text (AnningLetterValues *self,
           const char         *field,
           const char         *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_replace (self->known, g_strdup (field), g_strdup (value));
}

/* Nothing owed, nothing waived: nothing that a letter would say. */
static void
know_money (AnningLetterValues *self,
            const char         *field,
            gint64              fen)
{
  if (fen != ANNING_UNKNOWN && fen > 0)
    g_hash_table_replace (self->known, g_strdup (field), anning_money_to_plain (fen));
}

static void
know_count (AnningLetterValues *self,
            const char         *field,
            gint64              count)
{
  if (count != ANNING_UNKNOWN && count > 0)
    g_hash_table_replace (self->known, g_strdup (field), g_strdup_printf ("%" G_GINT64_FORMAT, count));
}

static void
know_day (AnningLetterValues *self,
          const char         *field,
          const GDate        *day)
{
  if (g_date_valid (day))
    g_hash_table_replace (self->known, g_strdup (field), anning_day_format (day));
}

static void
know_rate (AnningLetterValues *self,
           const char         *field,
           gint64              rate)
{
  if (rate != ANNING_UNKNOWN)
    g_hash_table_replace (self->known, g_strdup (field), anning_rate_to_text (rate, 4));
}

static void
hold_lender_type (AnningLetterValues *self,
                  const char         *lender_type)
{
  know_text (self, "lender_type", lender_type);
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
read_debt (AnningLetterValues         *self,
           AnningDb                   *db,
           const AnningLetterSubject  *subject,
           GError                    **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (AnningDebt) debt = anning_records_get (db, &anning_debt_type, subject->debt_id, &missing);
  g_autoptr (GPtrArray) payments = NULL;
  g_autoptr (AnningDebtCase) debt_case = NULL;
  AnningDebtStanding standing;
  gint64 paid = 0;

  if (debt == NULL)
    return anning_letter_tolerate_missing (g_steal_pointer (&missing), error);
  payments = anning_records_list (db, &anning_payment_type, "debt_id", subject->debt_id, error);
  if (payments == NULL)
    return FALSE;
  for (guint i = 0; i < payments->len; i++)
    paid += ((const AnningPayment *) g_ptr_array_index (payments, i))->amount;

  hold_lender_type (self, debt->lender_type);
  know_text (self, "creditor", debt->creditor);
  know_text (self, "product", debt->product);
  know_text (self, "contract_day", debt->contract_day);
  know_money (self, "principal", debt->principal);
  know_money (self, "received", debt->received);
  know_rate (self, "rate", debt->rate);
  know_money (self, "instalment", debt->instalment);
  know_count (self, "term_months", debt->term_months);
  know_text (self, "first_due_day", debt->first_due_day);
  know_text (self, "overdue_since", debt->overdue_since);
  know_money (self, "claimed_principal", debt->claimed_principal);
  know_money (self, "claimed_interest", debt->claimed_interest);
  know_money (self, "claimed_penalty", debt->claimed_penalty);
  know_money (self, "claimed_fees", debt->claimed_fees);
  know_money (self, "paid_total", paid);
  know_text (self, "pay_account", debt->pay_account);
  /* Only what the creditor claims is a claim, and as it was made: what is open now is our own sum. */
  debt_case = anning_debt_case_new (debt);
  anning_debt_standing (debt_case, &subject->today, &standing);
  if (standing.basis == ANNING_OWED_CLAIMED)
    know_money (self, "claimed_total", standing.claimed);
  return TRUE;
}

static guint
state_weight (const AnningProposal *proposal)
{
  static const char *const states[] = { "draft", "sent", "accepted" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (g_strcmp0 (proposal->status, states[i]) == 0)
        return i + 1;
    }
  return 0;
}

/* Whether one sum tells what is paid each time: no steps, and no last payment that is far more than the rest. */
static gboolean
is_level (const AnningProposalPlan *plan)
{
  return plan->highest_payment - plan->first_payment <= ROUNDED_REST + plan->n_instalments;
}

static void
know_plan (AnningLetterValues   *self,
           const AnningProposal *proposal)
{
  g_autoptr (AnningProposalPlan) plan = anning_proposal_plan_new (proposal, NULL);
  const AnningInstalment *first;

  know_money (self, "waive_amount", plan != NULL ? plan->waived : anning_proposal_waived (proposal));
  know_text (self, "hardship", proposal->reason);
  if (plan == NULL)
    return;

  first = &g_array_index (plan->payments, AnningInstalment, plan->payments->len - plan->n_instalments);
  if (g_strcmp0 (proposal->kind, "settlement") == 0)
    {
      know_money (self, "settle_amount", plan->total);
      know_day (self, "settle_by", &plan->last_day);
      return;
    }
  if (is_level (plan))
    know_money (self, "offer_monthly", first->payment);
  know_count (self, "offer_months", plan->n_instalments);
  know_day (self, "offer_first_day", &first->due);
  know_money (self, "offer_total", plan->total - plan->down_payment);
  if (plan->down_payment > 0)
    {
      know_money (self, "down_amount", plan->down_payment);
      know_day (self, "down_day", &g_array_index (plan->payments, AnningInstalment, 0).due);
    }
  know_count (self, "defer_months", proposal->defer_months);
  if (proposal->defer_months > 0)
    know_day (self, "defer_until", &first->due);
}

/* What both sides agreed on, or we put forward; what we hope for and could bear is nobody else's business. */
static gboolean
is_for_others (const AnningProposal *proposal)
{
  if (g_strcmp0 (proposal->status, "accepted") == 0)
    return TRUE;
  return g_strcmp0 (proposal->author, "theirs") != 0
         && g_strcmp0 (proposal->role, "target") != 0
         && g_strcmp0 (proposal->role, "limit") != 0;
}

/* The newest accepted proposal, else the newest sent one, else the newest draft. */
static gboolean
read_proposal (AnningLetterValues  *self,
               AnningDb            *db,
               gint64               debt_id,
               GError             **error)
{
  g_autoptr (GPtrArray) proposals = anning_records_list (db, &anning_proposal_type, "debt_id", debt_id, error);
  const AnningProposal *best = NULL;

  if (proposals == NULL)
    return FALSE;
  for (guint i = 0; i < proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (proposals, i);
      const guint weight = state_weight (proposal);
      const guint best_weight = best != NULL ? state_weight (best) : 0;

      if (!is_for_others (proposal))
        continue;
      if (weight > best_weight || (weight > 0 && weight == best_weight && proposal->record.id > best->record.id))
        best = proposal;
    }
  if (best != NULL)
    know_plan (self, best);
  return TRUE;
}

static gboolean
read_budget (AnningLetterValues  *self,
             AnningDb            *db,
             GError             **error)
{
  g_autoptr (GPtrArray) lines = anning_records_list (db, &anning_budget_line_type, NULL, 0, error);
  AnningBudget budget;

  if (lines == NULL)
    return FALSE;
  anning_budget_add_up (lines, &budget);
  know_money (self, "income_monthly", budget.income);
  know_money (self, "spending_monthly", budget.spending);
  if (budget.income > 0 && budget.spending > 0)
    know_money (self, "surplus_monthly", budget.surplus);
  return TRUE;
}

static gboolean
read_recordings (AnningLetterValues  *self,
                 AnningDb            *db,
                 GArray              *ids,
                 GError             **error)
{
  g_autoptr (GPtrArray) rows = anning_incidents_rows (db, &g_array_index (ids, gint64, 0), ids->len, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const AnningIncidentRow *row = g_ptr_array_index (rows, i);

      if (row != NULL && row->has_recording)
        g_hash_table_add (self->recorded, g_memdup2 (&row->id, sizeof row->id));
    }
  return TRUE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const AnningIncident *first = *(AnningIncident *const *) a;
  const AnningIncident *second = *(AnningIncident *const *) b;

  if (first->started_at != second->started_at)
    return first->started_at < second->started_at ? -1 : 1;
  return first->record.id < second->record.id ? -1 : first->record.id > second->record.id;
}

/* What all of the chosen contacts have in common, or NULL. */
static const char *
common_text (GPtrArray *incidents,
             gsize      offset)
{
  const char *common = NULL;

  for (guint i = 0; i < incidents->len; i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, g_ptr_array_index (incidents, i), offset);

      if (text == NULL || (common != NULL && !g_str_equal (common, text)))
        return NULL;
      common = text;
    }
  return common;
}

/* Numbers joined by a comma of no language: the letter puts its own. */
static void
know_numbers (AnningLetterValues *self)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < self->incidents->len; i++)
    {
      const char *number = anning_letter_contact_get_number (g_ptr_array_index (self->incidents, i));
      gboolean seen = number == NULL || *number == '\0';

      for (guint j = 0; !seen && j < numbers->len; j++)
        seen = anning_phone_equal (g_ptr_array_index (numbers, j), number);
      if (!seen)
        g_ptr_array_add (numbers, (gpointer) number);
    }
  g_ptr_array_add (numbers, NULL);
  joined = g_strjoinv ("\n", (char **) numbers->pdata);
  know_text (self, "incident_numbers", joined);
}

static void
know_incidents (AnningLetterValues        *self,
                AnningDb                  *db,
                const AnningLetterSubject *subject)
{
  const AnningIncident *first, *last;
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->incidents->len == 0)
    return;
  first = g_ptr_array_index (self->incidents, 0);
  last = g_ptr_array_index (self->incidents, self->incidents->len - 1);
  first_day = anning_instant_day (first->started_at, first->utc_offset);
  last_day = anning_instant_day (last->started_at, last->utc_offset);
  know_text (self, "incident_first_day", first_day);
  know_text (self, "incident_last_day", last_day);
  know_count (self, "incident_count", self->incidents->len);
  know_numbers (self);

  for (guint i = 0; i < self->incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (self->incidents, i);

      g_array_append_val (ids, incident->record.id);
      know_text (self, "collector", incident->collector);
      if (anning_night_contact_is_at_night (incident, &subject->night))
        g_hash_table_add (self->conditions, g_strdup ("night_contacts"));
      if (anning_letter_contact_is_to_third_party (db, incident))
        {
          g_hash_table_add (self->conditions, g_strdup ("third_party_contacts"));
          if (subject->by_another)
            know_text (self, "called_number", incident->to_number);
        }
    }
  g_hash_table_replace (self->known, g_strdup ("incidents"), anning_letter_incidents_text (ids));
  if (g_hash_table_size (self->recorded) > 0)
    g_hash_table_add (self->conditions, g_strdup ("has_recording"));
  if (subject->debt_id == ANNING_UNKNOWN)
    {
      know_text (self, "creditor", common_text (self->incidents, G_STRUCT_OFFSET (AnningIncident, creditor)));
      hold_lender_type (self, common_text (self->incidents, G_STRUCT_OFFSET (AnningIncident, lender_type)));
    }
}

/* The newest contacts that such a letter tells of. */
static GArray *
suggest (AnningDb                   *db,
         const AnningLetterSubject  *subject,
         GError                    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) contacts = NULL;

  if (subject->suggest == NULL)
    return g_steal_pointer (&ids);
  contacts = anning_letter_contacts_list (db, subject->debt_id, error);
  if (contacts == NULL)
    return NULL;
  for (guint i = 0; i < contacts->len && ids->len < SUGGESTED_MAX; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (contacts, i);

      if (anning_letter_contact_is_suggested (db, incident, &subject->night, subject->suggest))
        g_array_append_val (ids, incident->record.id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
read_incidents (AnningLetterValues         *self,
                AnningDb                   *db,
                const AnningLetterSubject  *subject,
                GError                    **error)
{
  const char *answered = g_hash_table_lookup (self->own, "incidents");
  g_autoptr (GArray) ids = NULL;

  if (subject->incidents != NULL)
    ids = g_array_ref (subject->incidents);
  else if (answered != NULL)
    ids = anning_letter_incidents_read (answered);
  else
    ids = suggest (db, subject, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      /* One that was deleted meanwhile is left out. */
      AnningIncident *incident = anning_records_get (db, &anning_incident_type, g_array_index (ids, gint64, i), NULL);

      if (incident != NULL)
        g_ptr_array_add (self->incidents, incident);
    }
  g_ptr_array_sort (self->incidents, compare_times);
  if (ids->len > 0 && !read_recordings (self, db, ids, error))
    return FALSE;
  know_incidents (self, db, subject);
  return TRUE;
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
          know_text (self, field->name, answer->value);
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

  know_day (self, "date", &subject->today);
  if (!read_own (self, db, subject, error)
      || !read_budget (self, db, error)
      || !read_incidents (self, db, subject, error))
    return NULL;
  if (subject->debt_id != ANNING_UNKNOWN
      && (!read_debt (self, db, subject, error) || !read_proposal (self, db, subject->debt_id, error)))
    return NULL;
  if (!read_others (self, db, subject, error))
    return NULL;
  return g_steal_pointer (&self);
}

static const char *
find_value (const AnningLetterValues *self,
            const char               *field)
{
  const char *value = g_hash_table_lookup (self->own, field);

  if (value == NULL)
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
