/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-account.h"

/* A payment as it is handed out to the instalments. */
typedef struct
{
  GDate day; /* not valid when it is not known */
  gint64 amount;
  guint place; /* in the list it came in */
} Part;

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const AnningAccountLine *first = a;
  const AnningAccountLine *second = b;
  int order = g_date_compare (&first->instalment.due, &second->instalment.due);

  if (order != 0)
    return order;
  return first->instalment.number < second->instalment.number
           ? -1
           : first->instalment.number > second->instalment.number;
}

/* What has no day comes first: nobody is called late because a day was not written down. */
static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const Part *first = a;
  const Part *second = b;
  gboolean first_known = g_date_valid (&first->day);
  gboolean second_known = g_date_valid (&second->day);
  int order = 0;

  if (first_known != second_known)
    return first_known ? 1 : -1;
  if (first_known)
    order = g_date_compare (&first->day, &second->day);
  return order != 0 ? order : first->place < second->place ? -1 : first->place > second->place;
}

static GArray *
read_parts (const GPtrArray *payments,
            const GDate     *today)
{
  GArray *parts = g_array_sized_new (FALSE, FALSE, sizeof (Part), payments->len);

  for (guint i = 0; i < payments->len; i++)
    {
      const AnningPayment *payment = g_ptr_array_index (payments, i);
      Part part = { .amount = payment->amount, .place = i };

      g_date_clear (&part.day, 1);
      if (payment->amount == ANNING_UNKNOWN || payment->amount <= 0)
        continue;
      if (payment->day != NULL && !anning_day_parse (payment->day, &part.day))
        g_date_clear (&part.day, 1);
      if (g_date_valid (&part.day) && g_date_compare (&part.day, today) > 0)
        continue;
      g_array_append_val (parts, part);
    }
  g_array_sort (parts, compare_parts);
  return parts;
}

/* A schedule comes by day already, and this runs for every debt at each change. */
static void
read_lines (AnningAccount *account,
            const GArray  *instalments)
{
  gboolean by_day = TRUE;

  account->lines = g_array_sized_new (FALSE, FALSE, sizeof (AnningAccountLine), instalments->len);
  for (guint i = 0; i < instalments->len; i++)
    {
      AnningAccountLine line = {
        .instalment = g_array_index (instalments, AnningInstalment, i),
      };

      g_date_clear (&line.paid_day, 1);
      line.open = line.instalment.payment;
      if (i > 0 && compare_lines (&g_array_index (account->lines, AnningAccountLine, i - 1), &line) > 0)
        by_day = FALSE;
      g_array_append_val (account->lines, line);
    }
  if (!by_day)
    g_array_sort (account->lines, compare_lines);
}

/* Returns: what of @amount no open line takes, the lines before @first left out */
static gint64
hand_out (AnningAccount *account,
          guint         *first,
          gint64         amount,
          const GDate   *day)
{
  while (amount > 0 && *first < account->lines->len)
    {
      AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, *first);
      gint64 taken = MIN (amount, line->open);

      if (taken > 0)
        {
          line->paid += taken;
          line->open -= taken;
          line->paid_day = *day;
          amount -= taken;
        }
      if (line->open > 0)
        break;
      *first += 1;
    }
  return amount;
}

/* Returns: what of @amount the line does not take */
static gint64
note_line (GArray *lines,
           guint   at,
           gint64  amount,
           gint64 *noted)
{
  AnningAccountLine *line = &g_array_index (lines, AnningAccountLine, at);
  gint64 taken = MIN (amount, line->instalment.payment - noted[at]);

  noted[at] += taken;
  if (noted[at] == line->instalment.payment)
    line->assumed = FALSE;
  return amount - taken;
}

/*
 * Gives @amount to the line due about @day, from @at on; what is beyond it to those before it that nobody
 * noted, as a sum for two months is mostly paid with the second one, then to those after it.
 * Returns: the line that the next payment may belong to
 */
static guint
mark_noted (GArray      *lines,
            guint        n_lines,
            guint        at,
            const GDate *day,
            gint64       amount,
            gint64      *noted)
{
  for (; g_date_valid (day) && at + 1 < n_lines; at++)
    {
      const GDate *due = &g_array_index (lines, AnningAccountLine, at).instalment.due;
      const GDate *next = &g_array_index (lines, AnningAccountLine, at + 1).instalment.due;

      if (ABS (anning_day_distance (due, day)) <= ABS (anning_day_distance (next, day)))
        break;
    }
  if (at < n_lines)
    amount = note_line (lines, at, amount, noted);
  for (guint i = MIN (at, n_lines); i > 0 && amount > 0; i--)
    amount = note_line (lines, i - 1, amount, noted);
  while (at < n_lines && !g_array_index (lines, AnningAccountLine, at).assumed)
    {
      at++;
      if (at < n_lines && amount > 0)
        amount = note_line (lines, at, amount, noted);
    }
  return at;
}

/*
 * What was due before @paid_before counts as paid. Payments noted before that day are
 * taken to be those very payments, as far as they go; only what they exceed it by is
 * handed on. A line stays assumed where no noted payment is found for it.
 */
static void
assume_paid (AnningAccount *account,
             GArray        *parts,
             const GDate   *paid_before,
             guint         *first)
{
  g_autofree gint64 *noted = g_new0 (gint64, account->lines->len);
  gint64 assumed = 0;
  guint at = 0;

  while (*first < account->lines->len)
    {
      AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, *first);

      if (g_date_compare (&line->instalment.due, paid_before) >= 0)
        break;
      assumed += line->open;
      line->paid = line->instalment.payment;
      line->open = 0;
      line->assumed = TRUE;
      *first += 1;
    }

  account->paid = assumed;
  for (guint i = 0; i < parts->len && assumed > 0; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      gint64 known;

      if (g_date_valid (&part->day) && g_date_compare (&part->day, paid_before) >= 0)
        break;
      known = MIN (part->amount, assumed);
      at = mark_noted (account->lines, *first, at, &part->day, known, noted);
      part->amount -= known;
      assumed -= known;
    }

  /* All of it is noted, in whatever parts. */
  for (guint i = 0; i < *first && assumed == 0; i++)
    g_array_index (account->lines, AnningAccountLine, i).assumed = FALSE;
}

/* @past: days since it was due, below zero before that */
static void
judge_line (AnningAccountLine *line,
            gint64             past)
{
  if (line->open > 0)
    {
      line->state = line->paid > 0 ? ANNING_ACCOUNT_PART
                    : past > 0     ? ANNING_ACCOUNT_MISSED
                                   : ANNING_ACCOUNT_DUE;
      line->days_late = MAX (past, 0);
      return;
    }
  if (past < 0)
    {
      line->state = line->instalment.payment > 0 ? ANNING_ACCOUNT_AHEAD : ANNING_ACCOUNT_DUE;
      return;
    }
  if (g_date_valid (&line->paid_day))
    line->days_late = MAX (anning_day_distance (&line->instalment.due, &line->paid_day), 0);
  line->state = line->days_late > 0 ? ANNING_ACCOUNT_PAID_LATE : ANNING_ACCOUNT_PAID;
}

static void
add_up (AnningAccount *account,
        const GDate   *today)
{
  for (guint i = 0; i < account->lines->len; i++)
    {
      AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, i);
      gint64 past = anning_day_distance (&line->instalment.due, today);

      judge_line (line, past);
      account->open += line->open;
      if (past >= 0)
        account->due += line->instalment.payment;
      if (line->open == 0)
        {
          account->n_paid += line->state != ANNING_ACCOUNT_DUE;
          continue;
        }
      if (past > 0)
        {
          account->missed += line->open;
          account->n_missed++;
          if (!g_date_valid (&account->oldest_open))
            account->oldest_open = line->instalment.due;
        }
      else if (!g_date_valid (&account->next_due))
        {
          account->next_due = line->instalment.due;
          account->next_open = line->open;
        }
    }
}

/**
 * Matches what was to be paid with what was paid: each payment goes to the oldest instalment that is
 * still open. A payment without a readable day counts, and comes first; one after @today does not.
 *
 * @instalments: (element-type AnningInstalment): in any order; only due day, payment and number count
 * @payments: (element-type AnningPayment): in any order
 *
 * Returns: (transfer full): how each of them stands on @today
 */
AnningAccount *
anning_account_new (const GArray    *instalments,
                    const GPtrArray *payments,
                    const GDate     *today)
{
  return anning_account_new_assuming (instalments, payments, NULL, today);
}

/**
 * As anning_account_new(), where it is known that nothing was open before a day. Few people note each
 * payment of a loan that went well for two years: the instalments due before @paid_before count as paid
 * in time, and payments noted before that day, or without a day, are taken to be these. Only what is
 * noted beyond them, and what was paid from @paid_before on, goes to the later instalments.
 *
 * @paid_before: (nullable): the day since which the debt is overdue, or today when it is not
 *
 * Returns: (transfer full): how each of them stands on @today
 */
AnningAccount *
anning_account_new_assuming (const GArray    *instalments,
                             const GPtrArray *payments,
                             const GDate     *paid_before,
                             const GDate     *today)
{
  g_autoptr (AnningAccount) account = NULL;
  g_autoptr (GArray) parts = NULL;
  guint first = 0;

  g_return_val_if_fail (instalments != NULL && payments != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);
  g_return_val_if_fail (paid_before == NULL || g_date_valid (paid_before), NULL);

  account = g_new0 (AnningAccount, 1);
  g_date_clear (&account->paid_before, 1);
  g_date_clear (&account->oldest_open, 1);
  g_date_clear (&account->next_due, 1);
  read_lines (account, instalments);
  parts = read_parts (payments, today);

  if (paid_before != NULL)
    {
      account->paid_before = *paid_before;
      assume_paid (account, parts, paid_before, &first);
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      account->paid += part->amount;
      account->left_over += hand_out (account, &first, part->amount, &part->day);
    }
  add_up (account, today);
  return g_steal_pointer (&account);
}

void
anning_account_free (AnningAccount *account)
{
  if (account == NULL)
    return;

  g_array_unref (account->lines);
  g_free (account);
}
