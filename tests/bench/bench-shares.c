/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-shares STEPS
 *
 * One step of the slider for what is left in a month, again and again: all seven
 * rules over fifty debts and thirty years with what is promised of them, and the
 * pixels of the two charts of one rule. One line each:
 *
 *   MILLISECONDS-OF-THE-RULES TAB MILLISECONDS-OF-THE-CHARTS
 *
 * With callgrind and --toggle-collect=share_by_all_rules or =draw_charts it is
 * the number of instructions.
 */
#include <stdlib.h>
#include <time.h>

#include "anning-chart-shape.h"
#include "anning-money.h"
#include "anning-promises.h"

#define N_DEBTS 50
#define N_MONTHS 360
/* Of each debt, a payment a month. */
#define N_PROMISES 120

#define CHART_WIDTH 640
#define CHART_HEIGHT 280

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static GArray *
make_months (void)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (AnningBudgetMonth));

  for (guint i = 0; i < N_MONTHS; i++)
    {
      AnningBudgetMonth month = { .income = 1500000, .spending = 800000, .surplus = 700000,
                                  .lean_surplus = 400000 };

      g_date_set_dmy (&month.month, 1, G_DATE_JANUARY, 2027);
      g_date_add_months (&month.month, i);
      g_array_append_val (months, month);
    }
  return months;
}

/* In the order in which they are paid, as they are collected. */
static GArray *
make_promises (const GArray *months)
{
  GArray *promises = g_array_new (FALSE, TRUE, sizeof (AnningPromise));

  for (guint i = 0; i < N_PROMISES; i++)
    for (guint j = 0; j < N_DEBTS; j++)
      {
        AnningPromise promise = { .debt_id = j + 1, .amount = 10000, .priority = ANNING_SHARE_NORMAL };

        promise.due = g_array_index (months, AnningBudgetMonth, i).month;
        g_date_set_day (&promise.due, (GDateDay) (1 + j / 2));
        g_array_append_val (promises, promise);
      }
  return promises;
}

/* Too much for what is left, so that hardly any is ever paid off: nothing gets quicker with the years. */
static AnningShares *
make_shares (const GArray *months)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  g_autoptr (GArray) agreed = g_array_new (FALSE, FALSE, sizeof (AnningShareDue));
  AnningShareDebt debts[N_DEBTS];
  AnningShareDue due = { .payment = 5000, .interest = 500 };

  for (guint i = 0; i < months->len; i++)
    g_array_append_val (agreed, due);

  for (guint i = 0; i < N_DEBTS; i++)
    debts[i] = (AnningShareDebt) {
      .id = i + 1,
      .balance = g_rand_int_range (rand, 200000, 8000000),
      .bearing = ANNING_UNKNOWN,
      .rate = g_rand_int_range (rand, 0, 360000),
      .cost = g_rand_int_range (rand, 0, 500000),
      .priority = i % 10 < 3 ? (AnningSharePriority) (i % 10) : ANNING_SHARE_NORMAL,
      .minimum = g_rand_int_range (rand, 1000, 10000),
      .agreed = i % 5 == 0 ? agreed : NULL,
      .own = g_rand_int_range (rand, 0, 20000),
    };
  return anning_shares_new (debts, N_DEBTS, months);
}

/* Returns: a sum of what came out, so that nothing of it can be left out */
static G_GNUC_NO_INLINE gint64
share_by_all_rules (AnningShares *shares,
                    const GArray *promises,
                    const GArray *months,
                    gint64        factor)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningPromises) kept = NULL;
  gint64 sum = 0;

  options.surplus_factor = factor;
  options.income_factor = 900;
  options.lean_every = 3;
  options.token = 5000;
  for (guint rule = 0; rule < ANNING_SHARE_N_RULES; rule++)
    {
      options.rule = rule;
      sum += anning_shares_run (shares, &options)->left_open;
    }
  kept = anning_promises_new (promises, months, &options);
  return sum + kept->n_broken;
}

static G_GNUC_NO_INLINE void
draw_charts (const AnningShareResult *result,
             const AnningChartFill   *fills,
             guint32                 *pixels)
{
  const gint64 *values[] = { result->balances, result->paid };
  const AnningChartKind kinds[] = { ANNING_CHART_AREAS, ANNING_CHART_BARS };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      AnningChartData data = { .n_months = result->n_months, .n_series = result->n_debts, .values = values[i] };
      g_autoptr (AnningChartShape) shape = NULL;
      AnningChartScale scale;

      anning_chart_scale_find (anning_chart_data_get_largest (&data), 5, &scale);
      shape = anning_chart_shape_new (&data, kinds[i], scale.top, CHART_WIDTH, CHART_HEIGHT);
      anning_chart_shape_paint (shape, fills, 1, pixels);
    }
}

int
main (int    argc,
      char **argv)
{
  AnningShareOptions shown = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) months = NULL;
  g_autoptr (GArray) promises = NULL;
  g_autoptr (AnningShares) shares = NULL;
  g_autofree guint32 *pixels = NULL;
  AnningChartFill fills[N_DEBTS];
  int n_steps;

  if (argc != 2 || (n_steps = atoi (argv[1])) < 1)
    {
      g_printerr ("usage: bench-shares STEPS\n");
      return 2;
    }
  months = make_months ();
  promises = make_promises (months);
  shares = make_shares (months);
  pixels = g_new0 (guint32, CHART_WIDTH * CHART_HEIGHT);
  for (guint i = 0; i < N_DEBTS; i++)
    fills[i] = (AnningChartFill) { .color = 0xff204080 + i, .second = 0xff408020 + i, .pattern = i % 4 };

  shown.rule = ANNING_SHARE_BALANCE;
  for (int i = 0; i < n_steps; i++)
    {
      const AnningShareResult *result;
      double begin, of_rules;
      gint64 open;

      begin = processor_ms ();
      open = share_by_all_rules (shares, promises, months, 500 + i * 10 % 1001);
      of_rules = processor_ms () - begin;
      if (open == 0)
        {
          g_printerr ("bench-shares: everything is paid off, there is nothing to measure\n");
          return 1;
        }

      result = anning_shares_run (shares, &shown);
      begin = processor_ms ();
      draw_charts (result, fills, pixels);
      g_print ("%.3f\t%.3f\n", of_rules, processor_ms () - begin);
    }
  return 0;
}
