/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-promises.h"

#include "anning-loan.h"
#include "anning-share-input.h"

/* A household's debts, freed together. */
typedef struct
{
  GPtrArray *cases;
} Household;

static GDate
day (const char *text)
{
  GDate date;

  g_assert_true (anning_day_parse (text, &date));
  return date;
}

static void
set_up (Household     *self,
        gconstpointer  data)
{
  self->cases = g_ptr_array_new ();
}

static void
tear_down (Household     *self,
           gconstpointer  data)
{
  for (guint i = 0; i < self->cases->len; i++)
    {
      AnningDebtCase *c = g_ptr_array_index (self->cases, i);

      g_ptr_array_set_free_func (c->payments, (GDestroyNotify) anning_payment_free);
      g_ptr_array_set_free_func (c->proposals, (GDestroyNotify) anning_proposal_free);
      anning_debt_free ((AnningDebt *) c->debt);
      anning_debt_case_free (c);
    }
  g_ptr_array_unref (self->cases);
}

/* Three payments of 1000.00 without interest, on the 10th from July 2026. */
static AnningDebt *
borrow (Household  *self,
        gint64      id,
        const char *stage)
{
  AnningDebt *debt = anning_debt_new ();

  debt->record.id = id;
  debt->principal = 300000;
  debt->method = g_strdup ("level_payment");
  debt->rate = 0;
  debt->term_months = 3;
  debt->contract_day = g_strdup ("2026-06-10");
  debt->first_due_day = g_strdup ("2026-07-10");
  debt->stage = g_strdup (stage);
  g_ptr_array_add (self->cases, anning_debt_case_new (debt));
  return debt;
}

static AnningDebtCase *
last_case (Household *self)
{
  return g_ptr_array_index (self->cases, self->cases->len - 1);
}

/* Three payments of 300.00 without interest, on the 20th from July 2026; agreed on the 1st of that month. */
static void
agree (Household *self,
       gint64     id)
{
  AnningProposal *proposal = anning_proposal_new ();

  proposal->record.id = id;
  proposal->debt_id = last_case (self)->debt->record.id;
  proposal->status = g_strdup ("accepted");
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = 90000;
  proposal->rate = 0;
  proposal->months = 3;
  proposal->first_due_day = g_strdup ("2026-07-20");
  proposal->agreed_day = g_strdup ("2026-07-01");
  g_ptr_array_add (last_case (self)->proposals, proposal);
}

static void
pay (Household  *self,
     const char *when,
     gint64      amount)
{
  AnningPayment *payment = anning_payment_new ();

  payment->day = g_strdup (when);
  payment->amount = amount;
  g_ptr_array_add (last_case (self)->payments, payment);
}

/* From July 2026 on: income of 5000.00 of which 1000.00 are left, in a lean month 400.00. */
static GArray *
make_months (guint n)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (AnningBudgetMonth));

  for (guint i = 0; i < n; i++)
    {
      AnningBudgetMonth month = { .income = 500000, .spending = 400000, .surplus = 100000,
                                  .lean_surplus = 40000 };

      g_date_set_dmy (&month.month, 1, G_DATE_JULY, 2026);
      g_date_add_months (&month.month, i);
      g_array_append_val (months, month);
    }
  return months;
}

static void
promise (GArray              *promises,
         gint64               debt_id,
         const char          *first,
         guint                n,
         gint64               amount,
         AnningSharePriority  priority)
{
  GDate begin = day (first);

  for (guint i = 0; i < n; i++)
    {
      AnningPromise line = { .debt_id = debt_id, .amount = amount, .priority = priority };

      anning_day_add_months (&begin, (int) i, &line.due);
      g_array_append_val (promises, line);
    }
}

/* 600.00 on the 5th to the first, 300.00 on the 20th to the second. */
static GArray *
make_promises (void)
{
  GArray *promises = g_array_new (FALSE, TRUE, sizeof (AnningPromise));

  promise (promises, 2, "2026-07-20", 6, 30000, ANNING_SHARE_NORMAL);
  promise (promises, 1, "2026-07-05", 6, 60000, ANNING_SHARE_NORMAL);
  return promises;
}

static void
check_month (const AnningPromises *promises,
             guint                 number,
             gint64                carried,
             gint64                surplus,
             gint64                promised,
             gint64                left)
{
  const AnningPromiseMonth *month = &g_array_index (promises->months, AnningPromiseMonth, number);

  g_assert_cmpint (month->carried, ==, carried);
  g_assert_cmpint (month->surplus, ==, surplus);
  g_assert_cmpint (month->promised, ==, promised);
  g_assert_cmpint (month->left, ==, left);
}

static void
check_break (const AnningPromises *promises,
             gint64                debt_id,
             guint                 number,
             const char           *due,
             gint64                lacking)
{
  g_autofree char *text = NULL;

  g_assert_true (promises->breaks);
  text = anning_day_format (&promises->first.due);
  g_assert_cmpint (promises->first.debt_id, ==, debt_id);
  g_assert_cmpuint (promises->first.number, ==, number);
  g_assert_cmpstr (text, ==, due);
  g_assert_cmpint (promises->first.lacking, ==, lacking);
}

static void
test_kept (Household     *self,
           gconstpointer  data)
{
  const AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) lines = make_promises ();
  g_autoptr (GArray) months = make_months (7);
  g_autoptr (AnningPromises) promises = anning_promises_new (lines, months, &options);

  g_assert_false (promises->breaks);
  g_assert_cmpuint (promises->n_broken, ==, 0);
  check_month (promises, 0, 0, 100000, 90000, 10000);
  check_month (promises, 1, 10000, 100000, 90000, 20000);
  check_month (promises, 5, 50000, 100000, 90000, 60000);
  /* Nothing is promised any more. */
  check_month (promises, 6, 60000, 100000, 0, 160000);
  g_assert_cmpint (promises->total, ==, 540000);
  g_assert_cmpint (promises->lowest, ==, 10000);
}

/* September is lean: 200.00 carried and 400.00 pay the 5th, and nothing is left for the 20th. */
static void
test_lean_month (Household     *self,
                 gconstpointer  data)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) lines = make_promises ();
  g_autoptr (GArray) months = make_months (6);
  g_autoptr (AnningPromises) promises = NULL;

  options.lean_every = 3;
  promises = anning_promises_new (lines, months, &options);
  check_month (promises, 2, 20000, 40000, 90000, -30000);
  check_break (promises, 2, 2, "2026-09-20", 30000);
  g_assert_cmpint (promises->first.amount, ==, 30000);
  /* What is lacking is not carried on; December begins with 200.00 again. */
  check_month (promises, 3, 0, 100000, 90000, 10000);
  check_month (promises, 5, 20000, 40000, 90000, -30000);
  g_assert_cmpuint (promises->n_broken, ==, 2);
  g_assert_cmpint (promises->lowest, ==, -30000);
}

/*
 * A fifth less income leaves nothing at all; 10 % less leaves 500.00, 100.00 too little for the 5th; with
 * half of it 1500.00 are missing already, but no more than the 600.00 can be lacking for the 5th.
 */
static void
test_less_income (Household     *self,
                  gconstpointer  data)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) lines = make_promises ();
  g_autoptr (GArray) months = make_months (6);
  g_autoptr (AnningPromises) fifth = NULL;
  g_autoptr (AnningPromises) tenth = NULL;
  g_autoptr (AnningPromises) half = NULL;

  options.income_factor = 800;
  fifth = anning_promises_new (lines, months, &options);
  check_break (fifth, 1, 0, "2026-07-05", 60000);
  g_assert_cmpuint (fifth->n_broken, ==, 6);

  options.income_factor = 900;
  tenth = anning_promises_new (lines, months, &options);
  check_break (tenth, 1, 0, "2026-07-05", 10000);

  options.income_factor = 500;
  half = anning_promises_new (lines, months, &options);
  check_break (half, 1, 0, "2026-07-05", 60000);
  check_month (half, 0, 0, -150000, 90000, -240000);
}

/* Two on the same day: the judged one is paid, whatever the order of the list. */
static void
test_same_day (Household     *self,
               gconstpointer  data)
{
  const AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (AnningPromise));
  g_autoptr (GArray) months = make_months (2);
  g_autoptr (AnningPromises) by_priority = NULL;
  g_autoptr (AnningPromises) by_list = NULL;

  promise (lines, 1, "2026-07-05", 1, 70000, ANNING_SHARE_NORMAL);
  promise (lines, 2, "2026-07-05", 1, 60000, ANNING_SHARE_JUDGED);
  by_priority = anning_promises_new (lines, months, &options);
  check_break (by_priority, 1, 0, "2026-07-05", 30000);

  g_array_index (lines, AnningPromise, 1).priority = ANNING_SHARE_NORMAL;
  by_list = anning_promises_new (lines, months, &options);
  check_break (by_list, 2, 0, "2026-07-05", 30000);
}

/* 200.00 of May are still open; of June's 600.00 all were paid in June, of July's 600.00 all in July. */
static void
test_begun_month (Household     *self,
                  gconstpointer  data)
{
  const AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (AnningPromise));
  g_autoptr (GArray) months = make_months (2);
  g_autoptr (AnningPromises) promises = NULL;

  promise (lines, 1, "2026-05-05", 4, 60000, ANNING_SHARE_NORMAL);
  g_array_index (lines, AnningPromise, 0).amount = 20000;
  g_array_index (lines, AnningPromise, 0).paid = 40000;
  for (guint i = 1; i < 3; i++)
    {
      g_array_index (lines, AnningPromise, i).amount = 0;
      g_array_index (lines, AnningPromise, i).paid = 60000;
    }
  promises = anning_promises_new (lines, months, &options);
  check_month (promises, 0, 0, 100000, 80000, 20000);
  check_month (promises, 1, 20000, 100000, 60000, 60000);
  g_assert_false (promises->breaks);
}

/* 250.00 on the 15th on top: 1150.00 against 1000.00, and the 20th is 150.00 short. */
static void
test_one_more (Household     *self,
               gconstpointer  data)
{
  const AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) lines = make_promises ();
  g_autoptr (GArray) months = make_months (3);
  g_autoptr (GArray) instalments = g_array_new (FALSE, TRUE, sizeof (AnningInstalment));
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningPromises) promises = NULL;
  const AnningPromiseMonth *month;

  debt->record.id = 3;
  debt->priority = g_strdup ("living");
  for (guint i = 0; i < 2; i++)
    {
      AnningInstalment instalment = { .number = i + 1, .payment = 25000 };

      instalment.due = day (i == 0 ? "2026-07-15" : "2026-08-15");
      g_array_append_val (instalments, instalment);
    }
  anning_promises_try (lines, debt, 0, instalments);
  promises = anning_promises_new (lines, months, &options);
  check_month (promises, 0, 0, 100000, 115000, -15000);
  check_break (promises, 2, 0, "2026-07-20", 15000);

  month = &g_array_index (promises->months, AnningPromiseMonth, 1);
  g_assert_cmpint (month->added, ==, 25000);
  /* Without it 100.00 would come over from July. */
  g_assert_cmpint (month->left_before, ==, 20000);
  g_assert_cmpint (month->left, ==, -15000);
  month = &g_array_index (promises->months, AnningPromiseMonth, 2);
  g_assert_cmpint (month->added, ==, 0);
  g_assert_cmpint (month->left, ==, 10000);
  g_assert_cmpint (month->left_before, ==, 30000);
}

/* A household that lacks something itself, and has promised nothing, breaks nothing. */
static void
test_nothing_promised (Household     *self,
                       gconstpointer  data)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (AnningPromise));
  g_autoptr (GArray) months = make_months (2);
  g_autoptr (AnningPromises) promises = NULL;

  options.income_factor = 500;
  promises = anning_promises_new (lines, months, &options);
  check_month (promises, 0, 0, -150000, 0, -150000);
  check_month (promises, 1, 0, -150000, 0, -150000);
  g_assert_false (promises->breaks);
  g_assert_cmpuint (promises->n_broken, ==, 0);
}

static void
check_promise (const GArray *promises,
               guint         number,
               gint64        debt_id,
               const char   *due,
               gint64        amount,
               gint64        paid)
{
  const AnningPromise *line = &g_array_index (promises, AnningPromise, number);
  g_autofree char *text = anning_day_format (&line->due);

  g_assert_cmpint (line->debt_id, ==, debt_id);
  g_assert_cmpstr (text, ==, due);
  g_assert_cmpint (line->amount, ==, amount);
  g_assert_cmpint (line->paid, ==, paid);
}

/* A contract that is paid on time, one that is overdue, and an agreement of which 100.00 are paid. */
static void
test_collect (Household     *self,
              gconstpointer  data)
{
  g_autoptr (GArray) promises = NULL;
  g_autoptr (GArray) without = NULL;
  GDate today = day ("2026-08-01");
  guint n_overdue = 0;

  borrow (self, 1, "current");
  borrow (self, 2, "overdue");
  borrow (self, 3, "outsourced");
  agree (self, 31);
  pay (self, "2026-07-20", 10000);

  promises = anning_promises_collect (self->cases, 0, &today, &n_overdue);
  g_assert_cmpuint (promises->len, ==, 6);
  g_assert_cmpuint (n_overdue, ==, 1);
  /* Nothing is noted, and it is paid on time: so July is paid. */
  check_promise (promises, 0, 1, "2026-07-10", 0, 100000);
  check_promise (promises, 1, 3, "2026-07-20", 20000, 10000);
  check_promise (promises, 2, 1, "2026-08-10", 100000, 0);
  check_promise (promises, 5, 3, "2026-09-20", 30000, 0);
  g_assert_cmpint (g_array_index (promises, AnningPromise, 0).proposal_id, ==, 0);
  g_assert_cmpint (g_array_index (promises, AnningPromise, 1).proposal_id, ==, 31);

  without = anning_promises_collect (self->cases, 3, &today, NULL);
  g_assert_cmpuint (without->len, ==, 3);
  g_assert_cmpint (g_array_index (without, AnningPromise, 2).debt_id, ==, 1);
}

static void
test_priority_of (Household     *self,
                  gconstpointer  data)
{
  AnningDebt *debt = borrow (self, 1, "judged");

  g_assert_cmpint (anning_share_priority_of (debt), ==, ANNING_SHARE_JUDGED);
  debt->priority = g_strdup ("living");
  g_assert_cmpint (anning_share_priority_of (debt), ==, ANNING_SHARE_JUDGED);
  g_free (debt->priority);
  debt->priority = g_strdup ("secured");
  g_assert_cmpint (anning_share_priority_of (debt), ==, ANNING_SHARE_SECURED);
  g_free (debt->stage);
  debt->stage = g_strdup ("sued");
  g_free (debt->priority);
  debt->priority = g_strdup ("living");
  g_assert_cmpint (anning_share_priority_of (debt), ==, ANNING_SHARE_LIVING);
  g_free (debt->priority);
  debt->priority = NULL;
  g_assert_cmpint (anning_share_priority_of (debt), ==, ANNING_SHARE_NORMAL);
}

static const AnningShareDebt *
input_of (const GArray *input,
          guint         position,
          gint64        id)
{
  const AnningShareDebt *debt = &g_array_index (input, AnningShareDebt, position);

  g_assert_cmpint (debt->id, ==, id);
  return debt;
}

static void
check_due (const AnningShareDebt *debt,
           guint                  month,
           gint64                 payment,
           gint64                 interest)
{
  g_assert_nonnull (debt->agreed);
  g_assert_cmpuint (debt->agreed->len, >, month);
  g_assert_cmpint (g_array_index (debt->agreed, AnningShareDue, month).payment, ==, payment);
  g_assert_cmpint (g_array_index (debt->agreed, AnningShareDue, month).interest, ==, interest);
}

static void
test_input (Household     *self,
            gconstpointer  data)
{
  g_autoptr (GArray) input = NULL;
  const AnningShareDebt *share;
  AnningDebt *debt;
  GDate today = day ("2026-08-01");

  /* On time: 2000.00 are open after July, and 1000.00 a month are asked for. */
  borrow (self, 1, "current");
  /* A claim of 5230.00, of which 5000.00 are principal; judged, with a rate for what is overdue. */
  debt = borrow (self, 2, "judged");
  debt->rate = 240000;
  debt->penalty_rate = 360000;
  debt->claimed_principal = 500000;
  debt->claimed_interest = 20000;
  debt->claimed_penalty = 3000;
  debt->own_share = 30000;
  /* An agreement: 200.00 of July are open, and two times 300.00 are to come. */
  borrow (self, 3, "outsourced");
  agree (self, 31);
  pay (self, "2026-07-20", 10000);
  borrow (self, 4, "settled");
  /* Nothing is known but the name. */
  debt = borrow (self, 5, "overdue");
  debt->principal = 0;

  input = anning_share_input (self->cases, NULL, &today);
  g_assert_cmpuint (input->len, ==, 5);

  share = input_of (input, 0, 1);
  g_assert_cmpint (share->balance, ==, 200000);
  g_assert_cmpint (share->bearing, ==, ANNING_UNKNOWN);
  g_assert_cmpint (share->rate, ==, 0);
  g_assert_cmpint (share->minimum, ==, 100000);
  g_assert_true (share->kept_up);
  g_assert_null (share->agreed);
  g_assert_cmpint (share->own, ==, 0);

  share = input_of (input, 1, 2);
  g_assert_cmpint (share->balance, ==, 523000);
  g_assert_cmpint (share->bearing, ==, 500000);
  g_assert_cmpint (share->rate, ==, 360000);
  g_assert_cmpint (share->own, ==, 30000);
  g_assert_cmpint (share->minimum, ==, 0);
  g_assert_false (share->kept_up);
  g_assert_cmpint (share->priority, ==, ANNING_SHARE_JUDGED);

  share = input_of (input, 2, 3);
  g_assert_cmpint (share->balance, ==, 80000);
  g_assert_cmpint (share->rate, ==, 0);
  /* 200.00 of July and the payment of August, then that of September. */
  g_assert_cmpuint (share->agreed->len, ==, 2);
  check_due (share, 0, 50000, 0);
  check_due (share, 1, 30000, 0);

  g_assert_cmpint (input_of (input, 3, 4)->balance, ==, 0);
  g_assert_cmpint (input_of (input, 4, 5)->balance, ==, 0);
}

/* The agreement begins in two months. */
static void
test_input_deferred (Household     *self,
                     gconstpointer  data)
{
  g_autoptr (GArray) input = NULL;
  GDate today = day ("2026-05-31");

  borrow (self, 3, "sued");
  agree (self, 31);
  input = anning_share_input (self->cases, NULL, &today);
  g_assert_cmpint (input_of (input, 0, 3)->balance, ==, 90000);
  g_assert_cmpuint (input_of (input, 0, 3)->agreed->len, ==, 5);
  check_due (input_of (input, 0, 3), 1, 0, 0);
  check_due (input_of (input, 0, 3), 2, 30000, 0);
}

/*
 * 900.00 at 1 % a month in three payments of 306.02: 9.00 of the first are interest, which is due; that of
 * the others, 6.03 and 3.03, is still to come.
 */
static void
test_input_missed (Household     *self,
                   gconstpointer  data)
{
  g_autoptr (GArray) input = NULL;
  AnningProposal *proposal;
  GDate today = day ("2026-08-01");

  borrow (self, 3, "outsourced");
  agree (self, 31);
  proposal = g_ptr_array_index (last_case (self)->proposals, 0);
  proposal->rate = 120000;
  input = anning_share_input (self->cases, NULL, &today);
  g_assert_cmpint (input_of (input, 0, 3)->balance, ==, 90900);
  g_assert_cmpint (input_of (input, 0, 3)->rate, ==, 120000);
  check_due (input_of (input, 0, 3), 0, 61204, 603);
  check_due (input_of (input, 0, 3), 1, 30602, 303);
}

/* 900.00 in payments that rise by 50.00 with each: 200.00, 250.00, 300.00, and 150.00 that are left. */
static void
test_input_step_up (Household     *self,
                    gconstpointer  data)
{
  static const gint64 payments[] = { 0, 20000, 25000, 30000, 15000 };
  g_autoptr (GArray) input = NULL;
  AnningProposal *proposal;
  GDate today = day ("2026-06-30");

  borrow (self, 3, "outsourced");
  agree (self, 31);
  proposal = g_ptr_array_index (last_case (self)->proposals, 0);
  proposal->months = 0;
  proposal->instalment = 20000;
  proposal->step_up = 5000;
  proposal->step_months = 1;
  input = anning_share_input (self->cases, NULL, &today);
  g_assert_cmpuint (input_of (input, 0, 3)->agreed->len, ==, G_N_ELEMENTS (payments));
  for (guint i = 0; i < G_N_ELEMENTS (payments); i++)
    check_due (input_of (input, 0, 3), i, payments[i], 0);
}

/*
 * 1200.00 in twelve payments of 112.00, called 12 %: on what is really still owed that is 21.4572 %
 * (the rate at which twelve times 112.00 are worth 1200.00).
 */
static void
test_input_flat_rate (Household     *self,
                      gconstpointer  data)
{
  g_autoptr (GArray) input = NULL;
  AnningDebt *debt = borrow (self, 1, "current");
  GDate today = day ("2026-07-01");

  g_free (debt->method);
  debt->method = g_strdup ("flat_rate");
  debt->principal = 120000;
  debt->rate = 120000;
  debt->term_months = 12;
  input = anning_share_input (self->cases, NULL, &today);
  g_assert_cmpint (input_of (input, 0, 1)->rate, ==, 214572);
  g_assert_cmpint (input_of (input, 0, 1)->cost, ==, 214572);
  g_assert_cmpint (input_of (input, 0, 1)->minimum, ==, 11200);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Household, NULL, set_up, test, tear_down)
  ADD ("/promises/kept", test_kept);
  ADD ("/promises/lean-month", test_lean_month);
  ADD ("/promises/less-income", test_less_income);
  ADD ("/promises/same-day", test_same_day);
  ADD ("/promises/begun-month", test_begun_month);
  ADD ("/promises/one-more", test_one_more);
  ADD ("/promises/nothing-promised", test_nothing_promised);
  ADD ("/promises/collect", test_collect);
  ADD ("/promises/priority-of", test_priority_of);
  ADD ("/promises/input", test_input);
  ADD ("/promises/input-deferred", test_input_deferred);
  ADD ("/promises/input-missed", test_input_missed);
  ADD ("/promises/input-step-up", test_input_step_up);
  ADD ("/promises/input-flat-rate", test_input_flat_rate);
#undef ADD
  return g_test_run ();
}
