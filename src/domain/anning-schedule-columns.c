/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-schedule-columns.h"

#include <string.h>

#include "anning-money.h"
#include "anning-record.h"
#include "anning-schedule-cell.h"

/* Above a table stand a title, a name, a few lines about the loan. */
#define HEADING_ROWS 20
/* A heading is a word or two: sixteen Chinese characters. */
#define HEADING_BYTES 48
/* So many rows tell what a column holds. */
#define SAMPLE_ROWS 400

/* A word in a heading, and how surely it says what the column is. */
typedef struct
{
  const char *word;
  AnningScheduleColumn kind;
  guint weight;
} Heading;

/*
 * The first that is found decides: what was paid already, rests and fees name
 * principal and interest too.
 */
static const Heading headings[] = {
  { "已还", ANNING_COLUMN_UNUSED, 1 }, { "实还", ANNING_COLUMN_UNUSED, 1 }, { "实际", ANNING_COLUMN_UNUSED, 1 },
  { "罚息", ANNING_COLUMN_UNUSED, 1 }, { "逾期", ANNING_COLUMN_UNUSED, 1 }, { "减免", ANNING_COLUMN_UNUSED, 1 },
  { "状态", ANNING_COLUMN_UNUSED, 1 }, { "备注", ANNING_COLUMN_UNUSED, 1 }, { "率", ANNING_COLUMN_UNUSED, 1 },
  { "天数", ANNING_COLUMN_UNUSED, 1 }, { "起始", ANNING_COLUMN_UNUSED, 1 }, { "开始", ANNING_COLUMN_UNUSED, 1 },
  { "起息", ANNING_COLUMN_UNUSED, 1 }, { "放款", ANNING_COLUMN_UNUSED, 1 }, { "方式", ANNING_COLUMN_UNUSED, 1 },
  { "剩余期", ANNING_COLUMN_UNUSED, 1 }, { "paid", ANNING_COLUMN_UNUSED, 1 }, { "status", ANNING_COLUMN_UNUSED, 1 },
  { "rate", ANNING_COLUMN_UNUSED, 1 }, { "remark", ANNING_COLUMN_UNUSED, 1 },
  { "剩余", ANNING_COLUMN_BALANCE, 2 }, { "余额", ANNING_COLUMN_BALANCE, 2 }, { "未还", ANNING_COLUMN_BALANCE, 2 },
  { "待还本金", ANNING_COLUMN_BALANCE, 2 }, { "balance", ANNING_COLUMN_BALANCE, 2 },
  { "remaining", ANNING_COLUMN_BALANCE, 2 }, { "outstanding", ANNING_COLUMN_BALANCE, 2 },
  { "期数", ANNING_COLUMN_NUMBER, 2 }, { "期次", ANNING_COLUMN_NUMBER, 2 }, { "期号", ANNING_COLUMN_NUMBER, 2 },
  { "期序", ANNING_COLUMN_NUMBER, 2 }, { "序号", ANNING_COLUMN_NUMBER, 1 }, { "number", ANNING_COLUMN_NUMBER, 1 },
  { "period", ANNING_COLUMN_NUMBER, 1 }, { "no.", ANNING_COLUMN_NUMBER, 1 },
  { "还款日", ANNING_COLUMN_DUE_DAY, 3 }, { "应还日", ANNING_COLUMN_DUE_DAY, 3 }, { "到期日", ANNING_COLUMN_DUE_DAY, 3 },
  { "扣款日", ANNING_COLUMN_DUE_DAY, 3 }, { "缴款日", ANNING_COLUMN_DUE_DAY, 3 }, { "还款时间", ANNING_COLUMN_DUE_DAY, 3 },
  { "应还时间", ANNING_COLUMN_DUE_DAY, 3 }, { "扣款时间", ANNING_COLUMN_DUE_DAY, 3 }, { "due date", ANNING_COLUMN_DUE_DAY, 3 },
  { "due day", ANNING_COLUMN_DUE_DAY, 3 }, { "日期", ANNING_COLUMN_DUE_DAY, 1 }, { "date", ANNING_COLUMN_DUE_DAY, 1 },
  { "费", ANNING_COLUMN_FEE, 2 }, { "fee", ANNING_COLUMN_FEE, 2 }, { "insurance", ANNING_COLUMN_FEE, 2 },
  { "本息", ANNING_COLUMN_PAYMENT, 2 }, { "本金+利息", ANNING_COLUMN_PAYMENT, 2 },
  { "利息", ANNING_COLUMN_INTEREST, 2 }, { "interest", ANNING_COLUMN_INTEREST, 2 },
  { "本金", ANNING_COLUMN_PRINCIPAL, 2 }, { "principal", ANNING_COLUMN_PRINCIPAL, 2 },
  { "总额", ANNING_COLUMN_PAYMENT, 3 }, { "总金额", ANNING_COLUMN_PAYMENT, 3 }, { "月供", ANNING_COLUMN_PAYMENT, 3 },
  { "期供", ANNING_COLUMN_PAYMENT, 3 }, { "应还", ANNING_COLUMN_PAYMENT, 3 }, { "还款额", ANNING_COLUMN_PAYMENT, 3 },
  { "还款金额", ANNING_COLUMN_PAYMENT, 3 }, { "月还款", ANNING_COLUMN_PAYMENT, 3 }, { "扣款金额", ANNING_COLUMN_PAYMENT, 3 },
  { "payment", ANNING_COLUMN_PAYMENT, 3 }, { "instal", ANNING_COLUMN_PAYMENT, 3 }, { "合计", ANNING_COLUMN_PAYMENT, 2 },
  { "总计", ANNING_COLUMN_PAYMENT, 2 }, { "金额", ANNING_COLUMN_PAYMENT, 1 }, { "amount", ANNING_COLUMN_PAYMENT, 1 },
  { "total", ANNING_COLUMN_PAYMENT, 1 }, { "due", ANNING_COLUMN_DUE_DAY, 1 }, { "day", ANNING_COLUMN_DUE_DAY, 1 },
  { "期", ANNING_COLUMN_NUMBER, 1 },
};

/* A column as its cells show it. */
typedef struct
{
  guint n_days;
  guint n_sums;
  guint n_filled;
  guint n_in_turn;  /* one more than in the row above */
  guint n_falling;
  guint n_rising;
  gint64 last;
  gint64 total;
  gint64 *sums;     /* one per sampled row, ANNING_UNKNOWN where there is none */
} Content;

static const char *
cell_at (const GPtrArray *rows,
         guint            row,
         guint            column)
{
  char **cells = g_ptr_array_index (rows, row);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i == column)
        return cells[i];
    }
  return "";
}

/* ---- from the headings ---- */

static const Heading *
read_heading (const char *cell)
{
  g_autofree char *normal = g_utf8_normalize (cell, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = NULL;

  /* A sentence above the table names them all. */
  if (normal == NULL || strlen (normal) > HEADING_BYTES)
    return NULL;
  folded = g_utf8_casefold (normal, -1);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (strstr (folded, headings[i].word) != NULL)
        return &headings[i];
    }
  return NULL;
}

static guint
find_heading (const GPtrArray *rows,
              guint            n_columns)
{
  guint best = ANNING_NO_HEADING;
  guint best_known = 1;

  for (guint row = 0; row < MIN (rows->len, HEADING_ROWS); row++)
    {
      guint known = 0;

      for (guint column = 0; column < n_columns; column++)
        {
          const char *cell = cell_at (rows, row, column);
          gint64 sum;

          if (anning_schedule_read_money (cell, NULL, &sum) != ANNING_CELL_GOOD && read_heading (cell) != NULL)
            known++;
        }
      if (known > best_known)
        {
          best = row;
          best_known = known;
        }
    }
  return best;
}

static void
take_headings (AnningScheduleColumns *self,
               const GPtrArray       *rows)
{
  guint weights[ANNING_COLUMN_KINDS] = { 0 };

  for (guint column = 0; column < self->kinds->len; column++)
    {
      const Heading *heading = read_heading (cell_at (rows, self->heading, column));

      if (heading == NULL || heading->kind == ANNING_COLUMN_UNUSED
          || (heading->kind != ANNING_COLUMN_FEE && heading->weight <= weights[heading->kind]))
        continue;
      weights[heading->kind] = heading->weight;
      anning_schedule_columns_set (self, column, heading->kind);
    }
}

/* ---- from what stands below them ---- */

static void
look_at (Content               *content,
         const GPtrArray       *rows,
         guint                  first,
         guint                  n,
         guint                  column)
{
  gint64 before = ANNING_UNKNOWN;

  *content = (Content) { .last = ANNING_UNKNOWN, .sums = g_new (gint64, n) };
  for (guint i = 0; i < n; i++)
    {
      const char *cell = cell_at (rows, first + i, column);
      AnningCellState state;
      GDate day;
      gint64 sum = ANNING_UNKNOWN;

      content->n_filled += *cell != '\0';
      state = anning_schedule_read_money (cell, NULL, &sum);
      if (state != ANNING_CELL_GOOD && state != ANNING_CELL_ROUNDED)
        sum = ANNING_UNKNOWN;
      /* A sum of five digits could be the number of a day too. */
      if (anning_schedule_read_day (cell, &day) == ANNING_CELL_GOOD && (sum == ANNING_UNKNOWN || strspn (cell, "0123456789") == 8))
        content->n_days++;

      content->sums[i] = sum;
      if (sum == ANNING_UNKNOWN)
        continue;
      content->n_sums++;
      content->total += sum;
      if (before != ANNING_UNKNOWN)
        {
          content->n_in_turn += sum == before + ANNING_FEN_PER_YUAN;
          content->n_falling += sum < before;
          content->n_rising += sum > before;
        }
      content->last = before = sum;
    }
}

static gboolean
is_most (guint part,
         guint of)
{
  return of > 0 && part * 5 >= of * 4;
}

/* In how many rows one column is the sum of the two others. */
static guint
count_sums (const Content *whole,
            const Content *one,
            const Content *other,
            guint          n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += whole->sums[i] != ANNING_UNKNOWN && one->sums[i] != ANNING_UNKNOWN
             && other->sums[i] != ANNING_UNKNOWN && whole->sums[i] == one->sums[i] + other->sums[i];
  return count;
}

/*
 * Principal and interest make the payment. Interest falls with the balance while
 * principal does not; where neither shows, principal is more.
 */
static gboolean
take_sum_of_two (AnningScheduleColumns *self,
                 const Content         *contents,
                 const gboolean        *is_sum,
                 guint                  n)
{
  for (guint whole = 0; whole < self->kinds->len; whole++)
    {
      for (guint one = 0; one < self->kinds->len; one++)
        {
          for (guint other = one + 1; other < self->kinds->len; other++)
            {
              gboolean one_is_interest;

              if (!is_sum[whole] || !is_sum[one] || !is_sum[other] || whole == one || whole == other
                  || contents[one].total == 0 || contents[other].total == 0
                  || !is_most (count_sums (&contents[whole], &contents[one], &contents[other], n),
                               contents[whole].n_sums))
                continue;
              one_is_interest = contents[one].n_falling > contents[other].n_falling
                                || (contents[one].n_falling == contents[other].n_falling
                                    && contents[one].total < contents[other].total);
              anning_schedule_columns_set (self, whole, ANNING_COLUMN_PAYMENT);
              anning_schedule_columns_set (self, one, one_is_interest ? ANNING_COLUMN_INTEREST : ANNING_COLUMN_PRINCIPAL);
              anning_schedule_columns_set (self, other, one_is_interest ? ANNING_COLUMN_PRINCIPAL : ANNING_COLUMN_INTEREST);
              return TRUE;
            }
        }
    }
  return FALSE;
}

static gboolean
has_kind (const AnningScheduleColumns *self,
          AnningScheduleColumn         kind)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      if (g_array_index (self->kinds, AnningScheduleColumn, i) == kind)
        return TRUE;
    }
  return FALSE;
}

static void
take_contents (AnningScheduleColumns *self,
               const GPtrArray       *rows)
{
  guint first = self->heading == ANNING_NO_HEADING ? 0 : self->heading + 1;
  guint n = MIN (rows->len - MIN (first, rows->len), SAMPLE_ROWS);
  g_autofree Content *contents = g_new0 (Content, self->kinds->len);
  g_autofree gboolean *is_sum = g_new0 (gboolean, self->kinds->len);
  gboolean wants_sums = !has_kind (self, ANNING_COLUMN_PAYMENT) && !has_kind (self, ANNING_COLUMN_PRINCIPAL);
  guint n_sums = 0;
  guint only = 0;

  for (guint i = 0; i < self->kinds->len; i++)
    {
      look_at (&contents[i], rows, first, n, i);
      if (!has_kind (self, ANNING_COLUMN_DUE_DAY) && anning_schedule_columns_get (self, i) == ANNING_COLUMN_UNUSED
          && is_most (contents[i].n_days, contents[i].n_filled))
        anning_schedule_columns_set (self, i, ANNING_COLUMN_DUE_DAY);
    }

  for (guint i = 0; i < self->kinds->len && wants_sums; i++)
    {
      Content *content = &contents[i];

      if (anning_schedule_columns_get (self, i) != ANNING_COLUMN_UNUSED || content->n_sums < 2
          || !is_most (content->n_sums, content->n_filled))
        continue;
      if (content->n_in_turn + 1 == content->n_sums)
        anning_schedule_columns_set (self, i, ANNING_COLUMN_NUMBER);
      else if (content->last == 0 && content->n_falling + 1 == content->n_sums && content->n_sums > 2)
        anning_schedule_columns_set (self, i, ANNING_COLUMN_BALANCE);
      else
        {
          is_sum[i] = TRUE;
          only = i;
          n_sums++;
        }
    }
  if (wants_sums && !take_sum_of_two (self, contents, is_sum, n) && n_sums == 1)
    anning_schedule_columns_set (self, only, ANNING_COLUMN_PAYMENT);

  for (guint i = 0; i < self->kinds->len; i++)
    g_free (contents[i].sums);
}

/* Returns: (transfer full): a guess, which may leave every column unused */
AnningScheduleColumns *
anning_schedule_columns_guess (const GPtrArray *rows,
                               guint            n_columns)
{
  AnningScheduleColumns *self;

  g_return_val_if_fail (rows != NULL, NULL);

  self = g_new0 (AnningScheduleColumns, 1);
  self->kinds = g_array_new (FALSE, TRUE, sizeof (AnningScheduleColumn));
  g_array_set_size (self->kinds, n_columns);
  self->heading = find_heading (rows, n_columns);
  if (self->heading != ANNING_NO_HEADING)
    take_headings (self, rows);
  take_contents (self, rows);
  return self;
}

/* Returns: (transfer full) */
AnningScheduleColumns *
anning_schedule_columns_copy (const AnningScheduleColumns *self)
{
  AnningScheduleColumns *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (AnningScheduleColumns, 1);
  copy->heading = self->heading;
  copy->kinds = g_array_copy (self->kinds);
  return copy;
}

void
anning_schedule_columns_free (AnningScheduleColumns *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->kinds);
  g_free (self);
}

void
anning_schedule_columns_set (AnningScheduleColumns *self,
                             guint                  column,
                             AnningScheduleColumn   kind)
{
  g_return_if_fail (self != NULL && column < self->kinds->len);

  for (guint i = 0; i < self->kinds->len && kind != ANNING_COLUMN_FEE; i++)
    {
      if (g_array_index (self->kinds, AnningScheduleColumn, i) == kind)
        g_array_index (self->kinds, AnningScheduleColumn, i) = ANNING_COLUMN_UNUSED;
    }
  g_array_index (self->kinds, AnningScheduleColumn, column) = kind;
}

AnningScheduleColumn
anning_schedule_columns_get (const AnningScheduleColumns *self,
                             guint                        column)
{
  g_return_val_if_fail (self != NULL && column < self->kinds->len, ANNING_COLUMN_UNUSED);

  return g_array_index (self->kinds, AnningScheduleColumn, column);
}

const char *
anning_schedule_columns_unit (const AnningScheduleColumns *self,
                              const GPtrArray             *rows,
                              guint                        column)
{
  g_return_val_if_fail (self != NULL && rows != NULL, NULL);

  if (self->heading == ANNING_NO_HEADING || strstr (cell_at (rows, self->heading, column), "万") == NULL)
    return NULL;
  return "万";
}
