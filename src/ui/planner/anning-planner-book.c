/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-book.h"

#include "anning-evidence-counts.h"

/* So much of one turn of the main loop may go into yearly costs. */
#define COSTS_TURN_US 2000

/* Parts of a debt come before the debts, so that a debt is never shown without them. */
enum
{
  FEES,
  LINES,
  PAYMENTS,
  PROPOSALS,
  ROUNDS,
  BUDGET,
  VERSIONS,
  VERSION_LINES,
  DEADLINES,
  DEBTS,
  N_LISTS
};

static const AnningRecordType *const types[N_LISTS] = {
  [FEES] = &anning_debt_fee_type,
  [LINES] = &anning_schedule_line_type,
  [PAYMENTS] = &anning_payment_type,
  [PROPOSALS] = &anning_proposal_type,
  [ROUNDS] = &anning_round_type,
  [BUDGET] = &anning_budget_line_type,
  [VERSIONS] = &anning_budget_version_type,
  [VERSION_LINES] = &anning_budget_version_line_type,
  [DEADLINES] = &anning_deadline_entry_type,
  [DEBTS] = &anning_debt_type,
};

struct _AnningPlannerBook
{
  GObject parent_instance;

  AnningStore *store;
  AnningRecordList *lists[N_LISTS];
  GPtrArray *cases;  /* AnningDebtCase */
  GHashTable *by_id; /* gint64 * in a debt → AnningDebtCase */
  GPtrArray *budget; /* AnningBudgetLine */
  AnningEvidenceCounts *originals;
  guint pending;     /* source that tells about a change */
  AnningShareCosts *costs;
  guint costs_id;    /* source that works them out */
  guint costs_next;  /* the case that it goes on with */
};

enum
{
  CHANGED,
  COSTS_KNOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningPlannerBook, anning_planner_book, G_TYPE_OBJECT)

/* Hands each row of a list to the case of its debt. */
static void
sort_into_cases (AnningPlannerBook *self,
                 guint              which,
                 gsize              array_offset)
{
  const AnningField *link = anning_record_find_field (types[which], "debt_id");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lists[which]));

  for (guint i = 0; i < n; i++)
    {
      gconstpointer record = anning_record_list_get (self->lists[which], i);
      gint64 debt_id = anning_record_get_integer (link, record);
      AnningDebtCase *its = g_hash_table_lookup (self->by_id, &debt_id);

      if (its != NULL)
        g_ptr_array_add (G_STRUCT_MEMBER (GPtrArray *, its, array_offset), (gpointer) record);
    }
}

/* A rate is found by halving: fifty debts at once would be felt. */
static gboolean
work_out_costs_cb (gpointer user_data)
{
  AnningPlannerBook *self = user_data;
  gint64 end = g_get_monotonic_time () + COSTS_TURN_US;

  do
    {
      if (self->costs_next == self->cases->len)
        {
          self->costs_id = 0;
          g_signal_emit (self, signals[COSTS_KNOWN], 0);
          return G_SOURCE_REMOVE;
        }
      anning_share_costs_get (self->costs, g_ptr_array_index (self->cases, self->costs_next++));
    }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

/* Nearly always all or all but one are known already. */
static void
begin_costs (AnningPlannerBook *self)
{
  g_clear_handle_id (&self->costs_id, g_source_remove);
  for (self->costs_next = 0; self->costs_next < self->cases->len; self->costs_next++)
    {
      if (!anning_share_costs_know (self->costs, g_ptr_array_index (self->cases, self->costs_next)))
        {
          self->costs_id = g_idle_add (work_out_costs_cb, self);
          return;
        }
    }
}

static void
rebuild (AnningPlannerBook *self)
{
  guint n_debts = g_list_model_get_n_items (G_LIST_MODEL (self->lists[DEBTS]));
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->lists[BUDGET]));

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->cases, 0);
  for (guint i = 0; i < n_debts; i++)
    {
      const AnningDebt *debt = anning_record_list_get (self->lists[DEBTS], i);
      AnningDebtCase *its = anning_debt_case_new (debt);

      g_ptr_array_add (self->cases, its);
      g_hash_table_insert (self->by_id, (gpointer) &debt->record.id, its);
    }
  sort_into_cases (self, FEES, G_STRUCT_OFFSET (AnningDebtCase, fees));
  sort_into_cases (self, LINES, G_STRUCT_OFFSET (AnningDebtCase, lines));
  sort_into_cases (self, PAYMENTS, G_STRUCT_OFFSET (AnningDebtCase, payments));
  sort_into_cases (self, PROPOSALS, G_STRUCT_OFFSET (AnningDebtCase, proposals));
  sort_into_cases (self, ROUNDS, G_STRUCT_OFFSET (AnningDebtCase, rounds));

  g_ptr_array_set_size (self->budget, 0);
  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (self->budget, (gpointer) anning_record_list_get (self->lists[BUDGET], i));
  begin_costs (self);
}

static gboolean
tell (gpointer user_data)
{
  AnningPlannerBook *self = user_data;

  self->pending = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* The records that the cases point to may be gone: what stands is built anew at once, told about once. */
static void
list_changed_cb (AnningPlannerBook *self)
{
  if (!anning_planner_book_get_loaded (self))
    return;
  rebuild (self);
  if (self->pending == 0)
    self->pending = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell, self, NULL);
}

static void
anning_planner_book_dispose (GObject *object)
{
  AnningPlannerBook *self = ANNING_PLANNER_BOOK (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_handle_id (&self->costs_id, g_source_remove);
  for (guint i = 0; i < N_LISTS; i++)
    {
      if (self->lists[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->lists[i], self);
    }

  G_OBJECT_CLASS (anning_planner_book_parent_class)->dispose (object);
}

static void
anning_planner_book_finalize (GObject *object)
{
  AnningPlannerBook *self = ANNING_PLANNER_BOOK (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->budget);
  anning_share_costs_free (self->costs);
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->originals);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_planner_book_parent_class)->finalize (object);
}

static void
anning_planner_book_class_init (AnningPlannerBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_planner_book_dispose;
  object_class->finalize = anning_planner_book_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COSTS_KNOWN] = g_signal_new ("costs-known", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_planner_book_init (AnningPlannerBook *self)
{
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_case_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->budget = g_ptr_array_new ();
  self->costs = anning_share_costs_new ();
}

static void
originals_counted_cb (AnningPlannerBook *self)
{
  if (self->pending == 0 && anning_planner_book_get_loaded (self))
    self->pending = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell, self, NULL);
}

/* Starts to read at once. */
AnningPlannerBook *
anning_planner_book_new (AnningStore *store)
{
  AnningPlannerBook *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_PLANNER_BOOK, NULL);
  self->store = g_object_ref (store);
  /* Before the lists, so that they are counted once all lists are read. */
  self->originals = anning_evidence_counts_new (store, "debt");
  g_signal_connect_object (self->originals, "changed", G_CALLBACK (originals_counted_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_LISTS; i++)
    {
      self->lists[i] = anning_record_list_new (store, types[i], NULL, 0);
      g_signal_connect_object (self->lists[i], "items-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->lists[i], "notify", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
    }
  return self;
}

AnningStore *
anning_planner_book_get_store (AnningPlannerBook *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), NULL);

  return self->store;
}

gboolean
anning_planner_book_get_loaded (AnningPlannerBook *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), FALSE);

  for (guint i = 0; i < N_LISTS; i++)
    {
      /* While the lists are being made, a reading may fail at once. */
      if (self->lists[i] == NULL
          || !(anning_record_list_get_loaded (self->lists[i]) || anning_record_list_get_error (self->lists[i]) != NULL))
        return FALSE;
    }
  return TRUE;
}

const GError *
anning_planner_book_get_error (AnningPlannerBook *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), NULL);

  for (guint i = 0; i < N_LISTS; i++)
    {
      if (self->lists[i] != NULL && anning_record_list_get_error (self->lists[i]) != NULL)
        return anning_record_list_get_error (self->lists[i]);
    }
  return NULL;
}

void
anning_planner_book_reload (AnningPlannerBook *self)
{
  g_return_if_fail (ANNING_IS_PLANNER_BOOK (self));

  for (guint i = 0; i < N_LISTS; i++)
    anning_record_list_reload (self->lists[i]);
}

AnningRecordList *
anning_planner_book_get_list (AnningPlannerBook      *self,
                              const AnningRecordType *type)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), NULL);

  for (guint i = 0; i < N_LISTS; i++)
    {
      if (types[i] == type)
        return self->lists[i];
    }
  g_return_val_if_reached (NULL);
}

GPtrArray *
anning_planner_book_get_cases (AnningPlannerBook *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), NULL);

  return self->cases;
}

const AnningDebtCase *
anning_planner_book_get_case (AnningPlannerBook *self,
                              gint64             debt_id)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), NULL);

  return g_hash_table_lookup (self->by_id, &debt_id);
}

GPtrArray *
anning_planner_book_get_budget (AnningPlannerBook *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), NULL);

  return self->budget;
}

GPtrArray *
anning_planner_book_list_deadlines (AnningPlannerBook *self)
{
  GPtrArray *deadlines = g_ptr_array_new ();
  guint n;

  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), deadlines);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->lists[DEADLINES]));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (deadlines, (gpointer) anning_record_list_get (self->lists[DEADLINES], i));
  return deadlines;
}

AnningShareCosts *
anning_planner_book_get_costs (AnningPlannerBook *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), NULL);

  return self->costs;
}

gboolean
anning_planner_book_get_costs_known (AnningPlannerBook *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), FALSE);

  return self->costs_id == 0 && anning_planner_book_get_loaded (self);
}

guint
anning_planner_book_get_n_originals (AnningPlannerBook *self,
                                     gint64             debt_id)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (self), 0);

  return anning_evidence_counts_get (self->originals, debt_id);
}
