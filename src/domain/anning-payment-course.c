/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-payment-course.h"

#include "anning-contract.h"
#include "anning-debt-state.h"
#include "anning-words.h"
#include "anning-yearly-cost.h"

/* One debt of the creditor while its payments are gone through. */
typedef struct
{
  const AnningDebtCase *debt_case;
  gint64 debt_id;
  gboolean secured;
  gint64 burden;
  GArray *schedule;    /* AnningInstalment, NULL when not known */
  GDate start;         /* not valid: no account can be kept of it */
  gint64 costs;        /* fen open */
  gint64 interest;     /* fen open */
  gint64 principal;    /* fen open, due or not */
  gint64 principal_due; /* fen of it */
  GDate due_day;       /* of the oldest part that is due; not valid when nothing is */
  GDate next_due;
} Member;

typedef struct
{
  AnningCourseKind kind;
  GDate day;
  guint member;
  guint place; /* of the instalment or the payment */
} Event;

void
anning_payment_course_free (AnningPaymentCourse *course)
{
  if (course == NULL)
    return;

  g_array_unref (course->debts);
  g_array_unref (course->steps);
  g_free (course);
}

static void
clear_member (gpointer data)
{
  g_clear_pointer (&((Member *) data)->schedule, g_array_unref);
}

static gint64
known_or_zero (gint64 value)
{
  return value != ANNING_UNKNOWN ? value : 0;
}

static gint64
find_burden (const AnningDebtCase *debt_case)
{
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (debt_case->debt, debt_case->fees, debt_case->lines, NULL);
  g_autoptr (AnningYearlyCost) cost = loan != NULL ? anning_yearly_cost_new (loan, NULL) : NULL;

  return cost != NULL && cost->n_rates == 1 && cost->effective != ANNING_UNKNOWN ? cost->effective
                                                                                 : debt_case->debt->rate;
}

/* A fee that is charged once, by itself. */
static gboolean
read_fee (const AnningDebtFee *fee,
          GDate               *day)
{
  return anning_words_index (anning_fee_times, fee->charged) == ANNING_FEE_ONCE && fee->amount > 0
         && anning_day_parse (fee->day, day);
}

static gint64
fees_before (const AnningDebtCase *debt_case,
             const GDate          *day)
{
  gint64 sum = 0;

  for (guint i = 0; i < debt_case->fees->len; i++)
    {
      const AnningDebtFee *fee = g_ptr_array_index (debt_case->fees, i);
      GDate due;

      if (read_fee (fee, &due) && g_date_compare (&due, day) < 0)
        sum += fee->amount;
    }
  return sum;
}

static gint64
noted_before (const AnningDebtCase *debt_case,
              const GDate          *day)
{
  gint64 sum = 0;

  for (guint i = 0; i < debt_case->payments->len; i++)
    {
      const AnningPayment *payment = g_ptr_array_index (debt_case->payments, i);
      GDate paid;

      if (anning_day_parse (payment->day, &paid) && g_date_compare (&paid, day) < 0)
        sum += payment->amount;
    }
  return sum;
}

/*
 * Where fewer payments are noted than the contract asked for until the day until
 * which it counts as paid, the account begins on that day. Otherwise it begins
 * with the contract, the whole principal open and nothing due.
 */
static void
find_start (Member      *member,
            const GDate *today)
{
  g_autoptr (AnningLoan) loan = NULL;
  gint64 asked = 0;
  gint64 balance;
  GDate before;

  g_date_clear (&member->start, 1);
  member->schedule = anning_contract_schedule (member->debt_case, NULL);
  if (member->schedule == NULL || member->schedule->len == 0)
    return;

  loan = anning_loan_from_debt (member->debt_case->debt, NULL, member->debt_case->lines, NULL);
  balance = loan != NULL ? loan->principal : member->debt_case->debt->principal;
  member->principal = balance;
  member->start = loan != NULL ? loan->drawn : g_array_index (member->schedule, AnningInstalment, 0).due;
  if (anning_contract_paid_before (member->debt_case, member->schedule, today, &before) == ANNING_PAID_AS_NOTED)
    return;

  for (guint i = 0; i < member->schedule->len; i++)
    {
      const AnningInstalment *row = &g_array_index (member->schedule, AnningInstalment, i);

      if (g_date_compare (&row->due, &before) >= 0)
        break;
      asked += row->payment;
      balance = row->balance;
    }
  if (noted_before (member->debt_case, &before) < asked + fees_before (member->debt_case, &before))
    {
      member->start = before;
      member->principal = balance;
    }
}

/* What is not due at the beginning of the account falls due with the first instalment from then on. */
static void
find_next_due (Member *member)
{
  for (guint i = 0; g_date_valid (&member->start) && i < member->schedule->len; i++)
    {
      const AnningInstalment *row = &g_array_index (member->schedule, AnningInstalment, i);

      if (g_date_compare (&row->due, &member->start) >= 0)
        {
          member->next_due = row->due;
          return;
        }
    }
}

static void
add_member (GArray               *members,
            const AnningDebtCase *debt_case,
            const GDate          *today)
{
  Member member = { .debt_case = debt_case, .debt_id = debt_case->debt->record.id };

  member.secured = g_strcmp0 (debt_case->debt->priority, "secured") == 0;
  member.burden = find_burden (debt_case);
  g_date_clear (&member.due_day, 1);
  g_date_clear (&member.next_due, 1);
  find_start (&member, today);
  find_next_due (&member);
  g_array_append_val (members, member);
}

static gboolean
same_creditor (const AnningDebt *first,
               const AnningDebt *second)
{
  return first->creditor != NULL && g_strcmp0 (first->creditor, second->creditor) == 0;
}

static void
add_event (GArray           *events,
           AnningCourseKind  kind,
           const GDate      *day,
           guint             member,
           guint             place)
{
  Event event = { .kind = kind, .day = *day, .member = member, .place = place };

  g_array_append_val (events, event);
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *first = a;
  const Event *second = b;
  int order = g_date_compare (&first->day, &second->day);

  if (order == 0)
    order = (int) first->kind - (int) second->kind;
  if (order == 0)
    order = (first->member > second->member) - (first->member < second->member);
  return order != 0 ? order : (first->place > second->place) - (first->place < second->place);
}

/* What the contract asks for from the beginning of the account on, before @claimed where that is valid. */
static void
collect_due (GArray       *events,
             const Member *member,
             guint         place,
             const GDate  *today,
             const GDate  *claimed)
{
  const GPtrArray *fees = member->debt_case->fees;

  for (guint i = 0; i < member->schedule->len; i++)
    {
      const AnningInstalment *row = &g_array_index (member->schedule, AnningInstalment, i);

      if (g_date_compare (&row->due, today) > 0
          || (g_date_valid (claimed) && g_date_compare (&row->due, claimed) >= 0))
        break;
      if (g_date_compare (&row->due, &member->start) >= 0)
        add_event (events, ANNING_COURSE_DUE, &row->due, place, i);
    }
  for (guint i = 0; i < fees->len; i++)
    {
      GDate day;

      if (read_fee (g_ptr_array_index (fees, i), &day)
          && g_date_compare (&day, &member->start) >= 0 && g_date_compare (&day, today) <= 0
          && !(g_date_valid (claimed) && g_date_compare (&day, claimed) >= 0))
        add_event (events, ANNING_COURSE_FEE, &day, place, i);
    }
}

/* A claim takes the place of the contract: from its own day on, nothing falls due by the schedule. */
static void
collect_events (GArray      *events,
                Member      *member,
                guint        place,
                const GDate *today)
{
  const AnningDebt *debt = member->debt_case->debt;
  GDate claimed;
  gboolean has_day = anning_debt_is_claimed (debt) && anning_day_parse (debt->claimed_day, &claimed)
                     && g_date_compare (&claimed, today) <= 0;

  if (!has_day)
    g_date_clear (&claimed, 1);
  if (g_date_valid (&member->start) && !(has_day && g_date_compare (&member->start, &claimed) >= 0))
    {
      add_event (events, ANNING_COURSE_START, &member->start, place, 0);
      collect_due (events, member, place, today, &claimed);
    }
  else if (has_day)
    {
      /* What was paid on the day of the claim is taken to be in it. */
      member->start = claimed;
      g_date_add_days (&member->start, 1);
      member->principal = 0;
    }
  if (has_day)
    add_event (events, ANNING_COURSE_CLAIM, &claimed, place, 0);

  for (guint i = 0; g_date_valid (&member->start) && i < member->debt_case->payments->len; i++)
    {
      const AnningPayment *payment = g_ptr_array_index (member->debt_case->payments, i);
      GDate day;

      if (payment->amount > 0 && anning_day_parse (payment->day, &day)
          && g_date_compare (&day, &member->start) >= 0 && g_date_compare (&day, today) <= 0)
        add_event (events, ANNING_COURSE_PAYMENT, &day, place, i);
    }
}

static AnningCourseStep *
add_step (AnningPaymentCourse *course,
          const Event         *event,
          const Member        *member)
{
  AnningCourseStep step = { .kind = event->kind, .day = event->day, .debt_id = member->debt_id,
                            .from_debt = member->debt_id, .costs_open = member->costs,
                            .interest_open = member->interest, .principal_open = member->principal };

  g_array_append_val (course->steps, step);
  return &g_array_index (course->steps, AnningCourseStep, course->steps->len - 1);
}

static void
apply_due (AnningPaymentCourse *course,
           const Event         *event,
           Member              *member)
{
  const AnningInstalment *row = &g_array_index (member->schedule, AnningInstalment, event->place);
  AnningCourseStep *step;
  gint64 principal = MIN (row->principal, member->principal - member->principal_due);

  member->costs += row->fee;
  member->interest += row->interest;
  member->principal_due += principal;
  if (!g_date_valid (&member->due_day))
    member->due_day = row->due;
  g_date_clear (&member->next_due, 1);
  if (event->place + 1 < member->schedule->len)
    member->next_due = g_array_index (member->schedule, AnningInstalment, event->place + 1).due;
  step = add_step (course, event, member);
  step->costs = row->fee;
  step->interest = row->interest;
  step->principal = principal;
}

static void
apply_fee (AnningPaymentCourse *course,
           const Event         *event,
           Member              *member)
{
  const AnningDebtFee *fee = g_ptr_array_index (member->debt_case->fees, event->place);

  member->costs += fee->amount;
  if (!g_date_valid (&member->due_day))
    member->due_day = event->day;
  add_step (course, event, member)->costs = fee->amount;
}

static void
apply_claim (AnningPaymentCourse *course,
             const Event         *event,
             Member              *member)
{
  const AnningDebt *debt = member->debt_case->debt;
  AnningCourseStep *step;

  member->costs = known_or_zero (debt->claimed_fees);
  member->interest = known_or_zero (debt->claimed_interest) + known_or_zero (debt->claimed_penalty);
  member->principal = known_or_zero (debt->claimed_principal);
  member->principal_due = member->principal;
  if (!anning_day_parse (debt->overdue_since, &member->due_day))
    member->due_day = event->day;
  step = add_step (course, event, member);
  step->costs = member->costs;
  step->interest = member->interest;
  step->principal = member->principal;
}

/* What is due of a debt, and what is owed but not due. */
static void
add_items (GArray *items,
           GArray *places,
           Member *member,
           guint   place)
{
  AnningOrderItem due = { .debt_id = member->debt_id, .due = TRUE, .secured = member->secured,
                          .burden = member->burden, .due_day = member->due_day, .costs = member->costs,
                          .interest = member->interest, .principal = member->principal_due };
  AnningOrderItem rest = due;

  g_array_append_val (items, due);
  g_array_append_val (places, place);
  rest.due = FALSE;
  rest.due_day = member->next_due;
  rest.costs = 0;
  rest.interest = 0;
  rest.principal = member->principal - member->principal_due;
  g_array_append_val (items, rest);
  g_array_append_val (places, place);
}

static gboolean
is_open (const Member *member,
         const GDate  *day)
{
  return g_date_valid (&member->start) && g_date_compare (&member->start, day) <= 0
         && member->costs + member->interest + member->principal > 0;
}

static void
apply_share (AnningPaymentCourse    *course,
             const Event            *event,
             Member                 *member,
             const AnningOrderItem  *item,
             const AnningOrderShare *share,
             const AnningPayment    *payment,
             AnningOrderReason       reason)
{
  AnningCourseStep *step;

  member->costs -= share->costs;
  member->interest -= share->interest;
  member->principal -= share->principal;
  if (item->due)
    member->principal_due -= share->principal;
  if (member->costs + member->interest + member->principal_due == 0)
    g_date_clear (&member->due_day, 1);

  step = add_step (course, event, member);
  step->from_debt = payment->debt_id;
  step->payment_id = payment->record.id;
  step->paid = payment->amount;
  step->due = item->due;
  step->reason = reason;
  step->costs = share->costs;
  step->interest = share->interest;
  step->principal = share->principal;
}

static void
apply_payment (AnningPaymentCourse *course,
               const Event         *event,
               GArray              *members)
{
  Member *own = &g_array_index (members, Member, event->member);
  const AnningPayment *payment = g_ptr_array_index (own->debt_case->payments, event->place);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AnningOrderItem));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) shares = NULL;
  gint64 left_over;
  guint n_open = 0;

  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);

      if (!is_open (member, &event->day) || (!payment->undesignated && member != own))
        continue;
      n_open++;
      add_items (items, places, member, i);
    }
  course->n_undesignated += payment->undesignated != 0;

  shares = anning_payment_order_divide (items, payment->amount, &left_over);
  for (guint i = 0; i < shares->len; i++)
    {
      const AnningOrderShare *share = &g_array_index (shares, AnningOrderShare, i);
      AnningOrderReason reason = !payment->undesignated ? ANNING_ORDER_DESIGNATED
                                 : n_open == 1         ? ANNING_ORDER_ONLY_ONE
                                                       : share->reason;

      apply_share (course, event, &g_array_index (members, Member, g_array_index (places, guint, share->item)),
                   &g_array_index (items, AnningOrderItem, share->item), share, payment, reason);
    }
  if (left_over > 0)
    {
      Event rest = *event;
      AnningCourseStep *step;

      rest.kind = ANNING_COURSE_LEFT_OVER;
      step = add_step (course, &rest, own);
      step->payment_id = payment->record.id;
      step->paid = left_over;
      course->left_over += left_over;
    }
}

/**
 * Goes through the payments to one creditor day by day, in the order of the law. Inside a debt a payment
 * goes to costs, then interest, then the principal. One that was marked as not being for a certain debt
 * is divided among all debts whose creditor has the same name, see anning_payment_order_divide().
 *
 * What is open of a debt comes from its contract: principal from its beginning, interest and fees as
 * each instalment falls due, other fees on their own day. Interest on what is overdue is in no schedule; it comes in with the claim,
 * which takes the place of all that on its own day. Of a claim, the fees count as costs, and the
 * penalty as interest. Payments without a day, and those made before the account of a debt begins when all
 * that was due before counts as paid, are not gone through.
 *
 * Source: Civil Code 560 and 561. Burden is taken to be the yearly cost, and a debt to be secured when
 * its priority says so; these two are our reading.
 *
 * @cases: (element-type AnningDebtCase): all debts, or at least those of the creditor
 * @subject: one of them, whose creditor it is
 *
 * Returns: (transfer full): every step until @today
 */
AnningPaymentCourse *
anning_payment_course_new (const GPtrArray      *cases,
                           const AnningDebtCase *subject,
                           const GDate          *today)
{
  AnningPaymentCourse *course;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));

  g_return_val_if_fail (cases != NULL && subject != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  course = g_new0 (AnningPaymentCourse, 1);
  course->debts = g_array_new (FALSE, FALSE, sizeof (AnningCourseDebt));
  course->steps = g_array_new (FALSE, FALSE, sizeof (AnningCourseStep));
  course->claim_without_day = anning_debt_is_claimed (subject->debt) && subject->debt->claimed_day == NULL;

  g_array_set_clear_func (members, clear_member);
  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *one = g_ptr_array_index (cases, i);

      if (one == subject || same_creditor (one->debt, subject->debt))
        add_member (members, one, today);
    }
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);
      AnningCourseDebt debt = { .debt_id = member->debt_id, .secured = member->secured, .burden = member->burden };

      collect_events (events, member, i, today);
      if (g_date_valid (&member->start))
        g_array_append_val (course->debts, debt);
    }
  g_array_sort (events, compare_events);

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      Member *member = &g_array_index (members, Member, event->member);

      switch (event->kind)
        {
        case ANNING_COURSE_DUE:
          apply_due (course, event, member);
          break;

        case ANNING_COURSE_FEE:
          apply_fee (course, event, member);
          break;

        case ANNING_COURSE_CLAIM:
          apply_claim (course, event, member);
          break;

        case ANNING_COURSE_PAYMENT:
          apply_payment (course, event, members);
          break;

        case ANNING_COURSE_START:
        case ANNING_COURSE_LEFT_OVER:
        default:
          add_step (course, event, member)->principal = member->principal;
          break;
        }
    }
  return course;
}
