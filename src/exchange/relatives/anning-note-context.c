/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-context.h"

#include "anning-budget.h"
#include "anning-contacts.h"
#include "anning-debt-standing.h"
#include "anning-debts-read.h"
#include "anning-money.h"
#include "anning-name-parts.h"
#include "anning-number.h"
#include "anning-records.h"
#include "anning-source-entry.h"

#define GAP "____"

/* What is being collected. */
typedef struct
{
  GPtrArray *names;
  GPtrArray *numbers;
} Known;

/* @self: (nullable) */
void
anning_note_context_free (AnningNoteContext *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->relatives, g_ptr_array_unref);
  anning_note_known_unref (self->known);
  g_free (self);
}

static void
add (GPtrArray  *texts,
     const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (texts, g_strdup (text));
}

/* "me", "loan", 本人: what stands where a name could stand, and is none. */
static gboolean
is_name (const char *text)
{
  return !g_ascii_islower (*text) && !g_str_equal (text, "Me") && !g_str_equal (text, "本人") && !g_str_equal (text, "自己");
}

/* People are entered as "妻子小林" and written as "小林". */
static void
add_person (Known      *known,
            const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (name == NULL)
    return;
  parts = anning_name_parts_new (name);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (is_name (parts[i]))
        add (known->names, parts[i]);
    }
}

static gboolean
read_relatives (AnningNoteContext  *self,
                Known              *known,
                AnningDb           *db,
                GError            **error)
{
  self->relatives = anning_records_list (db, &anning_relative_type, NULL, 0, error);
  for (guint i = 0; self->relatives != NULL && i < self->relatives->len; i++)
    {
      const AnningRelative *relative = g_ptr_array_index (self->relatives, i);

      add_person (known, relative->name);
      add (known->numbers, relative->phone);
    }
  return self->relatives != NULL;
}

static void
add_debt (Known                *known,
          const AnningDebtCase *its)
{
  add (known->names, its->debt->creditor);
  add_person (known, its->debt->signed_by);
  add (known->numbers, its->debt->contact);
  for (guint i = 0; i < its->rounds->len; i++)
    {
      const AnningRound *round = g_ptr_array_index (its->rounds, i);

      add_person (known, round->with_whom);
      add (known->numbers, round->staff_number);
    }
}

static gboolean
read_debts (AnningNoteContext  *self,
            Known              *known,
            AnningDb           *db,
            const GDate        *today,
            GError            **error)
{
  g_autoptr (AnningDebtsRead) read = anning_debts_read (db, error);
  AnningDebtsSum sum = { 0 };

  if (read == NULL)
    return FALSE;
  for (guint i = 0; i < read->cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (read->cases, i);
      AnningDebtStanding standing;

      add_debt (known, its);
      anning_debt_standing (its, today, &standing);
      anning_debts_sum_add (&sum, &standing);
    }
  self->n_debts = sum.n_open;
  self->n_unknown = sum.n_unknown;
  self->owed = sum.n_open > sum.n_unknown ? sum.owed : ANNING_UNKNOWN;
  return TRUE;
}

static gboolean
read_budget (AnningNoteContext  *self,
             AnningDb           *db,
             GError            **error)
{
  g_autoptr (GPtrArray) lines = anning_records_list (db, &anning_budget_line_type, NULL, 0, error);
  AnningBudget budget;

  if (lines == NULL)
    return FALSE;
  anning_budget_add_up (lines, &budget);
  self->monthly = budget.income > 0 && budget.spending > 0 && budget.surplus > 0 ? budget.surplus : ANNING_UNKNOWN;
  return TRUE;
}

static gboolean
read_numbers (Known     *known,
              AnningDb  *db,
              GError   **error)
{
  g_autoptr (GPtrArray) numbers = anning_records_list (db, &anning_number_type, NULL, 0, error);
  g_autoptr (GPtrArray) sources = NULL;

  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    {
      const AnningNumber *number = g_ptr_array_index (numbers, i);

      add (known->numbers, number->number);
      add_person (known, number->label);
      add (known->names, number->collector);
      add (known->names, number->creditor);
    }
  sources = anning_records_list (db, &anning_source_entry_type, NULL, 0, error);
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    add (known->numbers, ((const AnningSourceEntry *) g_ptr_array_index (sources, i))->own_number);
  return sources != NULL;
}

/* Creditors, collectors and numbers of the log, each once. */
static gboolean
read_log (Known     *known,
          AnningDb  *db,
          GError   **error)
{
  g_autoptr (AnningContactLog) log = anning_contacts_read (db, NULL, 0, error);

  if (log == NULL)
    return FALSE;
  for (guint i = 0; i < log->contacts->len; i++)
    {
      const AnningContact *contact = &g_array_index (log->contacts, AnningContact, i);

      add (known->names, anning_contact_names_get (log->names, ANNING_NAME_CREDITOR, contact->creditor));
      add (known->names, anning_contact_names_get (log->names, ANNING_NAME_COLLECTOR, contact->collector));
      add (known->numbers, anning_contact_names_get (log->names, ANNING_NAME_NUMBER, contact->from_number));
      add (known->numbers, anning_contact_names_get (log->names, ANNING_NAME_NUMBER, contact->to_number));
    }
  return TRUE;
}

/* Each once, ended by NULL. */
static void
make_unique (GPtrArray *texts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < texts->len;)
    {
      char *text = g_ptr_array_index (texts, i);

      /* A table keeps the last one that it was given, and this one goes. */
      if (g_hash_table_contains (seen, text))
        {
          g_ptr_array_remove_index_fast (texts, i);
          continue;
        }
      g_hash_table_add (seen, text);
      i++;
    }
  g_ptr_array_add (texts, NULL);
}

AnningNoteContext *
anning_note_context_read (AnningDb     *db,
                          const GDate  *today,
                          GError      **error)
{
  g_autoptr (AnningNoteContext) self = g_new0 (AnningNoteContext, 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  Known known = { .names = names, .numbers = numbers };

  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  if (!read_relatives (self, &known, db, error) || !read_debts (self, &known, db, today, error)
      || !read_budget (self, db, error) || !read_numbers (&known, db, error) || !read_log (&known, db, error))
    return NULL;
  make_unique (names);
  make_unique (numbers);
  self->known = anning_note_known_new ((const char *const *) names->pdata, (const char *const *) numbers->pdata);
  return g_steal_pointer (&self);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_note_context_read (db, data, error);
}

void
anning_note_context_read_async (AnningStore         *store,
                                const GDate         *today,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store) && today != NULL);

  anning_store_read_async (store, read_job, g_date_copy (today), (GDestroyNotify) g_date_free,
                           (GDestroyNotify) anning_note_context_free, cancellable, callback, user_data);
}

AnningNoteContext *
anning_note_context_read_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

const AnningRelative *
anning_note_context_find (const AnningNoteContext *self,
                          gint64                   relative_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->relatives->len; i++)
    {
      const AnningRelative *relative = g_ptr_array_index (self->relatives, i);

      if (relative->record.id == relative_id)
        return relative;
    }
  return NULL;
}

/* "12,300", with the fen where there are any. */
static char *
money (gint64 fen)
{
  return fen == ANNING_UNKNOWN ? g_strdup (GAP) : anning_money_to_text (fen);
}

char *
anning_note_context_fill (const AnningNoteContext *self,
                          const char              *text)
{
  g_autofree char *owed = NULL;
  g_autofree char *monthly = NULL;
  g_autofree char *count = NULL;
  GString *filled;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  owed = money (self->owed);
  monthly = money (self->monthly);
  count = self->n_debts > 0 ? g_strdup_printf ("%u", self->n_debts) : g_strdup (GAP);
  filled = g_string_new (text);
  g_string_replace (filled, "{owed}", owed, 0);
  g_string_replace (filled, "{monthly}", monthly, 0);
  g_string_replace (filled, "{count}", count, 0);
  return g_string_free (filled, FALSE);
}
