/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-due-days.h"

#include "anning-date.h"

/* Records of one household, freed together. */
typedef struct
{
  AnningDebt *debt;
  AnningDebtCase *c;
  GPtrArray *payments;
  GPtrArray *proposals;
  GPtrArray *rounds;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->debt = anning_debt_new ();
  self->debt->record.id = 7;
  self->c = anning_debt_case_new (self->debt);
  self->payments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_proposal_free);
  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_round_free);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  anning_debt_case_free (self->c);
  g_ptr_array_unref (self->payments);
  g_ptr_array_unref (self->proposals);
  g_ptr_array_unref (self->rounds);
  anning_debt_free (self->debt);
}

static GDate
day (const char *text)
{
  GDate date;

  g_assert_true (anning_day_parse (text, &date));
  return date;
}

static void
check_day (const GDate *date,
           const char  *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_date_valid (date));
  text = anning_day_format (date);
  g_assert_cmpstr (text, ==, expected);
}

static void
pay (Fixture    *self,
     const char *when,
     gint64      amount)
{
  AnningPayment *payment = anning_payment_new ();

  payment->day = g_strdup (when);
  payment->amount = amount;
  g_ptr_array_add (self->payments, payment);
  g_ptr_array_add (self->c->payments, payment);
}

static AnningProposal *
propose (Fixture    *self,
         gint64      id,
         const char *status)
{
  AnningProposal *proposal = anning_proposal_new ();

  proposal->record.id = id;
  proposal->debt_id = 7;
  proposal->status = g_strdup (status);
  g_ptr_array_add (self->proposals, proposal);
  g_ptr_array_add (self->c->proposals, proposal);
  return proposal;
}

/* Six payments of 1000.00 without interest, on the 5th from August; agreed on 20 July. */
static AnningProposal *
agree (Fixture *self)
{
  AnningProposal *proposal = propose (self, 40, "accepted");

  self->debt->stage = g_strdup ("outsourced");
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = 600000;
  proposal->rate = 0;
  proposal->months = 6;
  proposal->first_due_day = g_strdup ("2026-08-05");
  proposal->agreed_day = g_strdup ("2026-07-20");
  return proposal;
}

/* What became of it: one in time, one five days late, one in part, one not at all. */
static void
pay_some (Fixture *self)
{
  pay (self, "2026-07-01", 50000); /* before the agreement */
  pay (self, "2026-08-05", 100000);
  pay (self, "2026-09-10", 100000);
  pay (self, "2026-10-05", 40000);
}

/* 12 000.00 in twelve payments of 1000.00 without interest, due on the 15th from February. */
static void
borrow (Fixture *self)
{
  self->debt->principal = 1200000;
  self->debt->method = g_strdup ("level_payment");
  self->debt->rate = 0;
  self->debt->term_months = 12;
  self->debt->contract_day = g_strdup ("2026-01-15");
  self->debt->first_due_day = g_strdup ("2026-02-15");
  self->debt->stage = g_strdup ("current");
}

static const AnningAccountLine *
get_line (const AnningAgreement *agreement,
          guint                  position)
{
  return &g_array_index (agreement->account->lines, AnningAccountLine, position);
}

static void
test_agreement (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (AnningAgreement) agreement = NULL;
  GDate today = day ("2026-11-21");

  agree (self);
  pay_some (self);
  agreement = anning_agreement_new (self->c, &today);
  g_assert_nonnull (agreement);
  g_assert_true (agreement->proposal == g_ptr_array_index (self->proposals, 0));
  check_day (&agreement->since, "2026-07-20");
  g_assert_cmpint (agreement->total, ==, 600000);
  g_assert_cmpint (agreement->paid, ==, 240000);
  g_assert_cmpint (agreement->ahead, ==, 0);
  g_assert_cmpint (get_line (agreement, 0)->state, ==, ANNING_ACCOUNT_PAID);
  g_assert_cmpint (get_line (agreement, 1)->state, ==, ANNING_ACCOUNT_PAID_LATE);
  g_assert_cmpint (get_line (agreement, 1)->days_late, ==, 5);
  g_assert_cmpint (get_line (agreement, 2)->state, ==, ANNING_ACCOUNT_PART);
  g_assert_cmpint (get_line (agreement, 3)->state, ==, ANNING_ACCOUNT_MISSED);
  g_assert_cmpuint (agreement->n_late, ==, 3);
  g_assert_cmpuint (agreement->n_part, ==, 1);
  g_assert_cmpuint (agreement->n_ahead, ==, 0);
  g_assert_cmpint (agreement->next->open, ==, 60000);
  check_day (&agreement->next->instalment.due, "2026-10-05");
  check_day (&agreement->last_day, "2027-01-05");
  g_assert_false (agreement->done);
  g_assert_false (g_date_valid (&agreement->done_day));
}

/* 3000.00 more: what is left of October, November, all of December and 400.00 of January. */
static void
test_ahead (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (AnningAgreement) agreement = NULL;
  GDate today = day ("2026-11-21");

  agree (self);
  pay_some (self);
  pay (self, "2026-11-20", 300000);
  agreement = anning_agreement_new (self->c, &today);
  g_assert_cmpint (agreement->paid, ==, 540000);
  g_assert_cmpint (agreement->ahead, ==, 140000);
  g_assert_cmpuint (agreement->n_ahead, ==, 1);
  g_assert_cmpuint (agreement->n_late, ==, 3);
  g_assert_cmpuint (agreement->n_part, ==, 1);
  g_assert_cmpint (agreement->next->open, ==, 60000);
  check_day (&agreement->next->instalment.due, "2027-01-05");
}

static void
test_done (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (AnningAgreement) agreement = NULL;
  g_autoptr (AnningAgreement) later = NULL;
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GArray) days = NULL;
  const AnningDueDay *last;
  GDate today = day ("2026-11-21");
  GDate next_year = day ("2027-06-01");

  agree (self);
  pay_some (self);
  pay (self, "2026-11-20", 360000);
  agreement = anning_agreement_new (self->c, &today);
  g_assert_true (agreement->done);
  g_assert_null (agreement->next);
  check_day (&agreement->done_day, "2026-11-20");

  /* The reminder stands on the day of the last payment; it is a thing to do, never late. */
  g_ptr_array_add (cases, self->c);
  days = anning_due_days (cases, NULL, &next_year);
  for (guint i = 0; i < days->len; i++)
    g_assert_false (anning_due_day_is_late (&g_array_index (days, AnningDueDay, i)));
  last = &g_array_index (days, AnningDueDay, 4);
  g_assert_cmpint (last->kind, ==, ANNING_DUE_CERTIFICATE);
  g_assert_true (anning_due_day_is_open (last));
  check_day (&last->day, "2026-11-20");
  g_assert_cmpint (last->record_id, ==, 40);

  /* Once it is said to be settled nothing is left to do. */
  g_free (self->debt->stage);
  self->debt->stage = g_strdup ("settled");
  later = anning_agreement_new (self->c, &today);
  g_assert_null (later);
  g_array_unref (days);
  days = anning_due_days (cases, NULL, &today);
  g_assert_cmpuint (days->len, ==, 0);
}

/* Without a day of its own an agreement begins a month before its first payment. */
static void
test_since (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (AnningAgreement) agreement = NULL;
  AnningProposal *proposal;
  GDate today = day ("2026-11-21");

  proposal = agree (self);
  g_clear_pointer (&proposal->agreed_day, g_free);
  pay (self, "2026-07-04", 1);
  pay (self, "2026-07-05", 20);
  pay (self, NULL, 300);
  agreement = anning_agreement_new (self->c, &today);
  check_day (&agreement->since, "2026-07-05");
  g_assert_cmpint (agreement->paid, ==, 320);
}

static void
test_contract (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) overdue = NULL;
  g_autoptr (GArray) none = NULL;
  const AnningDueDay *due;
  GDate today = day ("2026-11-21");

  borrow (self);
  g_ptr_array_add (cases, self->c);
  days = anning_due_days (cases, NULL, &today);
  /* February to November went well, so only two instalments and the certificate are left. */
  g_assert_cmpuint (days->len, ==, 3);
  due = &g_array_index (days, AnningDueDay, 0);
  g_assert_cmpint (due->kind, ==, ANNING_DUE_INSTALMENT);
  g_assert_cmpint (due->record_id, ==, 0);
  g_assert_cmpint (due->debt_id, ==, 7);
  g_assert_cmpint (due->amount, ==, 100000);
  g_assert_cmpuint (due->number, ==, 11);
  g_assert_cmpuint (due->of, ==, 12);
  check_day (&due->day, "2026-12-15");
  due = &g_array_index (days, AnningDueDay, 2);
  g_assert_cmpint (due->kind, ==, ANNING_DUE_CERTIFICATE);
  g_assert_cmpint (due->amount, ==, ANNING_UNKNOWN);
  check_day (&due->day, "2027-01-15");

  g_free (self->debt->stage);
  self->debt->stage = g_strdup ("overdue");
  self->debt->overdue_since = g_strdup ("2026-10-15");
  overdue = anning_due_days (cases, NULL, &today);
  g_assert_cmpuint (overdue->len, ==, 5);
  due = &g_array_index (overdue, AnningDueDay, 0);
  g_assert_true (anning_due_day_is_late (due));
  g_assert_cmpint (due->days_late, ==, 37);
  g_assert_cmpuint (due->number, ==, 9);
  g_assert_cmpint (g_array_index (overdue, AnningDueDay, 1).days_late, ==, 6);
  g_assert_false (anning_due_day_is_late (&g_array_index (overdue, AnningDueDay, 2)));

  /* In court the schedule of the contract says no more what is due when. */
  g_free (self->debt->stage);
  self->debt->stage = g_strdup ("sued");
  none = anning_due_days (cases, NULL, &today);
  g_assert_cmpuint (none->len, ==, 0);
}

/* An agreement that lacks its terms leaves the contract standing. */
static void
test_unfinished (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (AnningAgreement) agreement = NULL;
  GDate today = day ("2026-11-21");

  borrow (self);
  propose (self, 41, "accepted");
  agreement = anning_agreement_new (self->c, &today);
  g_assert_nonnull (agreement);
  g_assert_null (agreement->proposal);
  g_assert_false (g_date_valid (&agreement->since));
  g_assert_cmpint (agreement->total, ==, 1200000);
}

static void
meet (Fixture    *self,
      gint64      id,
      gint64      when,
      const char *promised_by,
      const char *next_day)
{
  AnningRound *round = anning_round_new ();

  round->record.id = id;
  round->happened_at = when;
  round->outcome = g_strdup ("promised");
  round->promised_by = g_strdup (promised_by);
  round->next_day = g_strdup (next_day);
  g_ptr_array_add (self->rounds, round);
  g_ptr_array_add (self->c->rounds, round);
}

static void
test_talks (Fixture       *self,
            gconstpointer  data)
{
  static const struct
  {
    const char *status;
    const char *role;
    const char *valid_until;
  } offers[] = {
    { "sent", "offer", "2026-11-30" },
    { "sent", "offer", "2026-11-20" },     /* has ended */
    { "draft", "limit", "2026-12-01" },    /* nobody else knows it */
    { "declined", "offer", "2026-12-02" },
  };
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) refused = NULL;
  AnningRound *last;
  const AnningDueDay *due;
  GDate today = day ("2026-11-21");

  self->debt->stage = g_strdup ("outsourced");
  meet (self, 21, 2000, "2026-11-18", "2026-11-28");
  meet (self, 20, 1000, "2026-11-10", "2026-11-12");
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      AnningProposal *proposal = propose (self, 50 + i, offers[i].status);

      proposal->role = g_strdup (offers[i].role);
      proposal->valid_until = g_strdup (offers[i].valid_until);
    }
  g_ptr_array_add (cases, self->c);
  days = anning_due_days (cases, NULL, &today);
  g_assert_cmpuint (days->len, ==, 3);

  due = &g_array_index (days, AnningDueDay, 0);
  g_assert_cmpint (due->kind, ==, ANNING_DUE_ANSWER);
  g_assert_cmpint (due->record_id, ==, 21);
  g_assert_cmpint (due->days_late, ==, 3);
  g_assert_true (anning_due_day_is_late (due));
  due = &g_array_index (days, AnningDueDay, 1);
  g_assert_cmpint (due->kind, ==, ANNING_DUE_CONTACT);
  check_day (&due->day, "2026-11-28");
  due = &g_array_index (days, AnningDueDay, 2);
  g_assert_cmpint (due->kind, ==, ANNING_DUE_OFFER);
  g_assert_cmpint (due->record_id, ==, 50);

  /* Who refused owes no answer. */
  last = g_ptr_array_index (self->rounds, 0);
  g_free (last->outcome);
  last->outcome = g_strdup ("refused");
  refused = anning_due_days (cases, NULL, &today);
  g_assert_cmpuint (refused->len, ==, 2);
  g_assert_cmpint (g_array_index (refused, AnningDueDay, 0).kind, ==, ANNING_DUE_CONTACT);
}

static void
write_letter (GPtrArray  *letters,
              gint64      debt_id,
              const char *sent_day,
              const char *answer_due_day)
{
  AnningLetter *letter = anning_letter_new ();

  letter->record.id = letters->len + 1;
  letter->debt_id = debt_id;
  letter->sent_day = g_strdup (sent_day);
  letter->answer_due_day = g_strdup (answer_due_day);
  g_ptr_array_add (letters, letter);
}

static void
test_letters (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_letter_free);
  g_autoptr (GArray) days = NULL;
  GDate today = day ("2026-11-21");

  self->debt->stage = g_strdup ("outsourced");
  g_ptr_array_add (cases, self->c);
  write_letter (letters, 7, "2026-10-07", "2026-10-22"); /* 30 days ago */
  write_letter (letters, 7, "2026-10-06", "2026-10-21"); /* 31 days ago */
  write_letter (letters, 7, NULL, "2026-12-01");         /* never sent */
  write_letter (letters, 8, "2026-11-20", "2026-12-05"); /* about something else */
  write_letter (letters, ANNING_UNKNOWN, "2026-11-20", "2026-12-05");
  write_letter (letters, 7, "2026-11-20", "2026-12-05");
  days = anning_due_days (cases, letters, &today);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, AnningDueDay, 0).record_id, ==, 1);
  g_assert_cmpint (g_array_index (days, AnningDueDay, 0).days_late, ==, 30);
  g_assert_cmpint (g_array_index (days, AnningDueDay, 1).record_id, ==, 6);
  g_assert_cmpint (g_array_index (days, AnningDueDay, 1).kind, ==, ANNING_DUE_LETTER);
}

/* Two debts, in the order of the list where they fall on one day. */
static void
test_several (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GArray) days = NULL;
  const AnningDueDay *next;
  AnningDueSum sum;
  Fixture other = { 0 };
  GDate today = day ("2026-11-21");
  GDate from = day ("2026-12-01");
  GDate to = day ("2026-12-31");
  GDate first = day ("2026-10-01");

  set_up (&other, NULL);
  other.debt->record.id = 3;
  agree (&other);
  agree (self);
  pay_some (self);
  g_ptr_array_add (cases, self->c);
  g_ptr_array_add (cases, other.c);

  days = anning_due_days (cases, NULL, &today);
  g_assert_cmpuint (days->len, ==, 14);
  for (guint i = 0; i < 12; i++)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i);

      g_assert_cmpint (due->debt_id, ==, i % 2 == 0 ? 7 : 3);
      g_assert_cmpuint (due->number, ==, i / 2 + 1);
    }
  next = anning_due_days_find_next (days, &today);
  check_day (&next->day, "2026-12-05");
  g_assert_cmpint (next->debt_id, ==, 7);

  anning_due_days_sum (days, &from, &to, &sum);
  g_assert_cmpuint (sum.n, ==, 2);
  g_assert_cmpint (sum.open, ==, 200000);
  g_assert_cmpuint (sum.n_other, ==, 0);
  /* October: 600.00 and 1000.00; November: 1000.00 twice. */
  anning_due_days_sum (days, &first, &today, &sum);
  g_assert_cmpuint (sum.n, ==, 4);
  g_assert_cmpint (sum.open, ==, 360000);
  g_assert_cmpuint (sum.n_late, ==, 4);
  g_assert_cmpuint (sum.n_paid, ==, 0);
  /* August and September: one debt's are paid, the other's are not. */
  first = day ("2026-08-05");
  to = day ("2026-09-05");
  anning_due_days_sum (days, &first, &to, &sum);
  g_assert_cmpuint (sum.n_paid, ==, 2);
  g_assert_cmpuint (sum.n_late, ==, 2);
  to = day ("2027-01-05");
  anning_due_days_sum (days, &to, &to, &sum);
  g_assert_cmpuint (sum.n, ==, 2);
  g_assert_cmpuint (sum.n_other, ==, 2);

  tear_down (&other, NULL);
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GArray) days = NULL;
  GDate today = day ("2026-11-21");

  days = anning_due_days (cases, NULL, &today);
  g_assert_cmpuint (days->len, ==, 0);
  g_assert_null (anning_due_days_find_next (days, &today));
  g_assert_null (anning_agreement_new (self->c, &today));
}

/* 1000.00 in four months at 12 %: on its day, the interest of a payment is owed with it; before, it is not. */
static void
test_open_border (Fixture       *self,
                  gconstpointer  data)
{
  AnningProposal *proposal = agree (self);
  GDate before = day ("2026-08-04");
  GDate due = day ("2026-08-05");
  g_autoptr (AnningAgreement) agreement = NULL;

  proposal->base_amount = 100000;
  proposal->rate = 120000;
  proposal->months = 4;
  agreement = anning_agreement_new (self->c, &before);
  g_assert_cmpint (anning_agreement_open (agreement, &before), ==, 100000);
  /* One per cent of 1000.00. */
  g_assert_cmpint (anning_agreement_open (agreement, &due), ==, 101000);
}

/* A month before the first day of the calendar there is none: every payment counts. */
static void
test_begin_of_calendar (Fixture       *self,
                        gconstpointer  data)
{
  AnningProposal *proposal = agree (self);
  GDate today = day ("2026-08-04");
  g_autoptr (AnningAgreement) agreement = NULL;

  g_clear_pointer (&proposal->agreed_day, g_free);
  proposal->down_payment = 1000;
  proposal->down_day = g_strdup ("0001-01-01");
  pay (self, "2020-01-01", 1000);
  agreement = anning_agreement_new (self->c, &today);
  g_assert_false (g_date_valid (&agreement->since));
  g_assert_cmpint (agreement->paid, ==, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/agreement/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("agreement", test_agreement);
  ADD ("ahead", test_ahead);
  ADD ("done", test_done);
  ADD ("since", test_since);
  ADD ("contract", test_contract);
  ADD ("unfinished", test_unfinished);
  ADD ("talks", test_talks);
  ADD ("letters", test_letters);
  ADD ("several", test_several);
  ADD ("nothing", test_nothing);
#undef ADD
  g_test_add ("/agreement/begin-of-calendar", Fixture, NULL, set_up, test_begin_of_calendar, tear_down);
  g_test_add ("/agreement/open-border", Fixture, NULL, set_up, test_open_border, tear_down);

  return g_test_run ();
}
