/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-schedule-rows.h"

#include <string.h>

#include "anning-loan.h"

/* One row while it is read. */
typedef struct
{
  AnningScheduleRow row;
  AnningCellState day;
  gboolean has_sum;
} Reading;

static AnningScheduleProblem
problem_of (AnningCellState state)
{
  switch (state)
    {
    case ANNING_CELL_UNREADABLE:
      return ANNING_SCHEDULE_BAD_SUM;
    case ANNING_CELL_AMBIGUOUS:
      return ANNING_SCHEDULE_AMBIGUOUS_SUM;
    case ANNING_CELL_NEGATIVE:
      return ANNING_SCHEDULE_NEGATIVE_SUM;
    case ANNING_CELL_TOO_LARGE:
      return ANNING_SCHEDULE_LARGE_SUM;
    case ANNING_CELL_EMPTY:
    case ANNING_CELL_GOOD:
    case ANNING_CELL_ROUNDED:
    default:
      return ANNING_SCHEDULE_FINE;
    }
}

static void
refuse (Reading               *reading,
        AnningScheduleProblem  problem,
        guint                  column)
{
  if (reading->row.problem != ANNING_SCHEDULE_FINE)
    return;
  reading->row.state = ANNING_SCHEDULE_ROW_REFUSED;
  reading->row.problem = problem;
  reading->row.column = column;
}

static gint64 *
find_place (AnningScheduleRow    *row,
            AnningScheduleColumn  kind)
{
  switch (kind)
    {
    case ANNING_COLUMN_PAYMENT:
      return &row->payment;
    case ANNING_COLUMN_PRINCIPAL:
      return &row->principal;
    case ANNING_COLUMN_INTEREST:
      return &row->interest;
    case ANNING_COLUMN_FEE:
      return &row->fee;
    case ANNING_COLUMN_UNUSED:
    case ANNING_COLUMN_NUMBER:
    case ANNING_COLUMN_DUE_DAY:
    case ANNING_COLUMN_BALANCE:
    default:
      return NULL;
    }
}

static void
read_cell (Reading                     *reading,
           const char                  *cell,
           const AnningScheduleColumns *columns,
           const GPtrArray             *rows,
           guint                        column)
{
  AnningScheduleColumn kind = anning_schedule_columns_get (columns, column);
  gint64 *place = find_place (&reading->row, kind);
  AnningCellState state;
  gint64 sum = 0;

  if (kind == ANNING_COLUMN_DUE_DAY)
    {
      reading->day = anning_schedule_read_day (cell, &reading->row.due);
      if (reading->day == ANNING_CELL_UNREADABLE)
        refuse (reading, ANNING_SCHEDULE_BAD_DAY, column);
      return;
    }
  if (place == NULL)
    return;

  state = anning_schedule_read_money (cell, anning_schedule_columns_unit (columns, rows, column), &sum);
  if (state == ANNING_CELL_EMPTY)
    return;
  reading->has_sum = TRUE;
  if (problem_of (state) != ANNING_SCHEDULE_FINE)
    refuse (reading, problem_of (state), column);
  else
    *place = *place == ANNING_UNKNOWN ? sum : *place + sum;
  reading->row.rounded = reading->row.rounded || state == ANNING_CELL_ROUNDED;
}

static gint64
known (gint64 sum)
{
  return sum == ANNING_UNKNOWN ? 0 : sum;
}

/*
 * The payment is all that is due: where its column leaves out the fee beside it,
 * the fee is put on top; where there is no such column, the parts make it.
 */
static void
complete (Reading *reading,
          guint    payment_column)
{
  AnningScheduleRow *row = &reading->row;
  gint64 principal_and_interest = known (row->principal) + known (row->interest);

  if (row->payment == ANNING_UNKNOWN)
    row->payment = principal_and_interest + known (row->fee);
  else if (row->principal != ANNING_UNKNOWN && row->interest != ANNING_UNKNOWN
           && row->payment == principal_and_interest)
    row->payment += known (row->fee);
  else if (principal_and_interest + known (row->fee) > row->payment)
    refuse (reading, ANNING_SCHEDULE_PARTS, payment_column);
  if (row->principal != ANNING_UNKNOWN && row->interest != ANNING_UNKNOWN)
    row->unnamed = row->payment - principal_and_interest - known (row->fee);
  if (row->payment > ANNING_MONEY_MAX)
    refuse (reading, ANNING_SCHEDULE_LARGE_SUM, payment_column);
}

static gboolean
says_sum (char **cells)
{
  static const char *const words[] = { "合计", "总计", "小计", "共计", "汇总", "total", "sum" };

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (cells[i], -1);

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        {
          if (g_str_has_prefix (folded, words[j]))
            return TRUE;
        }
    }
  return FALSE;
}

/* A row without a day that repeats what all rows above come to. */
static gboolean
is_sum_of (const AnningScheduleRow  *row,
           const AnningScheduleRows *above)
{
  return above->n_taken > 1
         && (row->payment == above->payment || (row->principal != ANNING_UNKNOWN && row->principal == above->principal));
}

static gboolean
repeats_heading (const GPtrArray *rows,
                 guint            heading,
                 char           **cells)
{
  return heading != ANNING_NO_HEADING
         && g_strv_equal ((const char *const *) g_ptr_array_index (rows, heading), (const char *const *) cells);
}

static AnningScheduleRow
read_row (const GPtrArray             *rows,
          guint                        number,
          const AnningScheduleColumns *columns,
          const AnningScheduleRows    *above)
{
  char **cells = g_ptr_array_index (rows, number);
  guint n_cells = g_strv_length (cells);
  guint day_column = 0, sum_column = 0;
  Reading reading = {
    .row = { .payment = ANNING_UNKNOWN, .principal = ANNING_UNKNOWN, .interest = ANNING_UNKNOWN, .fee = ANNING_UNKNOWN },
  };
  AnningScheduleRow *row = &reading.row;

  g_date_clear (&row->due, 1);
  if ((columns->heading != ANNING_NO_HEADING && number <= columns->heading)
      || repeats_heading (rows, columns->heading, cells))
    {
      row->state = ANNING_SCHEDULE_ROW_HEADING;
      return *row;
    }

  for (guint i = columns->kinds->len; i > 0; i--)
    {
      AnningScheduleColumn kind = anning_schedule_columns_get (columns, i - 1);

      if (kind == ANNING_COLUMN_DUE_DAY)
        day_column = i - 1;
      else if (find_place (row, kind) != NULL)
        sum_column = i - 1;
    }
  for (guint i = 0; i < columns->kinds->len; i++)
    read_cell (&reading, i < n_cells ? cells[i] : "", columns, rows, i);
  if (row->problem == ANNING_SCHEDULE_FINE)
    complete (&reading, sum_column);

  if (reading.day != ANNING_CELL_GOOD
      && (says_sum (cells) || (reading.day == ANNING_CELL_EMPTY && is_sum_of (row, above))))
    row->state = ANNING_SCHEDULE_ROW_SUM;
  else if (!reading.has_sum && reading.day != ANNING_CELL_GOOD)
    row->state = ANNING_SCHEDULE_ROW_NOTHING;
  else if (row->problem == ANNING_SCHEDULE_FINE && reading.has_sum && row->payment == 0)
    row->state = ANNING_SCHEDULE_ROW_NOTHING;
  else if (reading.day == ANNING_CELL_EMPTY)
    refuse (&reading, ANNING_SCHEDULE_NO_DAY, day_column);
  else if (!reading.has_sum)
    refuse (&reading, ANNING_SCHEDULE_NO_SUM, sum_column);
  return *row;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const AnningScheduleLine *one = *(AnningScheduleLine *const *) a;
  const AnningScheduleLine *other = *(AnningScheduleLine *const *) b;

  return strcmp (one->due_day, other->due_day);
}

/*
 * anning_schedule_rows_read:
 * @columns: what each column is
 *
 * Nothing is guessed into a row: one whose day or sums cannot be read is refused
 * as a whole, with the reason.
 *
 * Returns: (transfer full): one entry per row of the table, and their sums
 */
AnningScheduleRows *
anning_schedule_rows_read (const GPtrArray             *rows,
                           const AnningScheduleColumns *columns)
{
  AnningScheduleRows *self;
  gboolean has_day = FALSE;
  gboolean has_sum = FALSE;

  g_return_val_if_fail (rows != NULL && columns != NULL, NULL);

  self = g_new0 (AnningScheduleRows, 1);
  self->rows = g_array_sized_new (FALSE, TRUE, sizeof (AnningScheduleRow), rows->len);
  for (guint i = 0; i < columns->kinds->len; i++)
    {
      AnningScheduleColumn kind = anning_schedule_columns_get (columns, i);

      has_day = has_day || kind == ANNING_COLUMN_DUE_DAY;
      /* A fee alone is no instalment. */
      has_sum = has_sum || kind == ANNING_COLUMN_PAYMENT || kind == ANNING_COLUMN_PRINCIPAL;
    }
  self->lacks_day = !has_day;
  self->lacks_sum = !has_sum;
  if (!has_day || !has_sum)
    {
      AnningScheduleRow row = { .state = ANNING_SCHEDULE_ROW_NOTHING };

      for (guint i = 0; i < rows->len; i++)
        g_array_append_val (self->rows, row);
      self->principal = ANNING_UNKNOWN;
      return self;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      AnningScheduleRow row = read_row (rows, i, columns, self);

      g_array_append_val (self->rows, row);
      self->n_refused += row.state == ANNING_SCHEDULE_ROW_REFUSED;
      if (row.state != ANNING_SCHEDULE_ROW_TAKEN)
        continue;
      self->n_taken++;
      self->n_rounded += row.rounded;
      self->unnamed += row.unnamed;
      self->payment += row.payment;
      if (row.principal == ANNING_UNKNOWN)
        self->principal = ANNING_UNKNOWN;
      else if (self->principal != ANNING_UNKNOWN)
        self->principal += row.principal;
    }
  if (self->n_taken == 0)
    self->principal = ANNING_UNKNOWN;
  self->too_many = self->n_taken > ANNING_LOAN_MONTHS_MAX;
  return self;
}

void
anning_schedule_rows_free (AnningScheduleRows *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->rows);
  g_free (self);
}

GPtrArray *
anning_schedule_rows_to_lines (const AnningScheduleRows *self,
                               gint64                    debt_id)
{
  GPtrArray *lines;

  g_return_val_if_fail (self != NULL, NULL);

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_schedule_line_free);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AnningScheduleRow *row = &g_array_index (self->rows, AnningScheduleRow, i);
      AnningScheduleLine *line;

      if (row->state != ANNING_SCHEDULE_ROW_TAKEN)
        continue;
      line = anning_schedule_line_new ();
      line->debt_id = debt_id;
      line->due_day = anning_day_format (&row->due);
      line->payment = row->payment;
      line->principal = row->principal;
      line->interest = row->interest;
      line->fee = row->fee;
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_days);
  return lines;
}

gint64
anning_schedule_rows_excess (const AnningScheduleRows *self,
                             gint64                    principal)
{
  g_return_val_if_fail (self != NULL, ANNING_UNKNOWN);

  if (self->principal == ANNING_UNKNOWN || principal == ANNING_UNKNOWN)
    return ANNING_UNKNOWN;
  return self->principal - principal;
}
