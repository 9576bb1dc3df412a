/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-about.h"

#include <string.h>

#include "anning-bill-cell.h"
#include "anning-phone.h"

void
anning_bill_about_clear (AnningBillAbout *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->own_number, g_free);
}

/* "2026-03-01", "20260301", "2026年03月01日" at @text. @used: how many bytes it is */
static gboolean
day_at (const char *text,
        GDate      *day,
        gsize      *used)
{
  static const gsize lengths[] = { 17, 16, 15, 14, 13, 10, 9, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *piece = NULL;
      AnningBillMoment moment;

      if (strlen (text) < lengths[i] || (g_ascii_isdigit (text[lengths[i] - 1]) && g_ascii_isdigit (text[lengths[i]])))
        continue;
      piece = g_strndup (text, lengths[i]);
      if (g_utf8_validate (piece, -1, NULL) && anning_bill_read_moment (piece, &moment)
          && moment.has_year && moment.has_day && !moment.has_time)
        {
          g_date_clear (day, 1);
          g_date_set_dmy (day, (GDateDay) moment.civil.day, (GDateMonth) moment.civil.month, (GDateYear) moment.civil.year);
          *used = lengths[i];
          return TRUE;
        }
    }
  return FALSE;
}

/* "2026年03月", "2026-03", "202603": a month, whose last day is not in the text. */
static gboolean
month_at (const char *text,
          GDate      *first)
{
  gsize digits = strspn (text, "0123456789");
  const char *p = text + digits;
  guint64 year, month;

  if (digits == 6 && *text == '2')
    {
      guint64 both = g_ascii_strtoull (text, NULL, 10);

      year = both / 100;
      month = both % 100;
    }
  else
    {
      gsize mark = g_str_has_prefix (p, "年") ? strlen ("年") : *p == '-' || *p == '/' || *p == '.' ? 1 : 0;

      if (digits != 4 || mark == 0 || strspn (p + mark, "0123456789") == 0 || strspn (p + mark, "0123456789") > 2)
        return FALSE;
      year = g_ascii_strtoull (text, NULL, 10);
      month = g_ascii_strtoull (p + mark, NULL, 10);
    }
  if (year < 2000 || year > 2100 || month < 1 || month > 12)
    return FALSE;
  g_date_clear (first, 1);
  g_date_set_dmy (first, 1, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static void
take_period (AnningBillAbout *self,
             const GDate      *first,
             const GDate      *last)
{
  if (!g_date_valid (&self->first) || g_date_compare (first, &self->first) < 0)
    self->first = *first;
  if (!g_date_valid (&self->last) || g_date_compare (last, &self->last) > 0)
    self->last = *last;
}

/* When a query was made is no part of the period, and a number of a customer is no day. */
static gboolean
names_another_day (const char *text)
{
  static const char *const words[] = {
    "打印", "查询时间", "查询日期", "导出", "下载", "生成", "申请", "入网", "制表", "编号", "号码", "账号", "卡号", "合同",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (text, words[i]);

      /* "查询时间段" is what was asked for. */
      if (found != NULL && !g_str_has_prefix (found + strlen (words[i]), "段"))
        return TRUE;
    }
  return FALSE;
}

static void
read_period (AnningBillAbout *self,
             const char       *cell)
{
  g_autofree char *text = anning_bill_fold (cell);
  gboolean in_digits = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      GDate first, last;
      gsize used;

      if (g_ascii_isdigit (*p) && !in_digits)
        {
          if (day_at (p, &first, &used))
            {
              take_period (self, &first, &first);
              self->n_days++;
              p += used - 1;
            }
          else if (month_at (p, &first))
            {
              last = first;
              g_date_set_day (&last, g_date_get_days_in_month (g_date_get_month (&first), g_date_get_year (&first)));
              take_period (self, &first, &last);
              self->n_days += 2;
              p += strspn (p, "0123456789") - 1;
            }
        }
      in_digits = g_ascii_isdigit (*p);
    }
}

/* "手机号码：13800138000", or the same in two cells. */
static void
read_own_number (AnningBillAbout  *self,
                 char            **cells)
{
  static const char *const words[] = { "手机号", "本机", "用户号码", "业务号码", "客户号码", "己方号码", "查询号码", "服务号码" };

  for (guint i = 0; cells[i] != NULL && self->own_number == NULL; i++)
    {
      g_autofree char *text = anning_bill_fold (cells[i]);

      for (guint w = 0; w < G_N_ELEMENTS (words) && self->own_number == NULL; w++)
        {
          const char *found = strstr (text, words[w]);
          const char *digits = found != NULL ? strpbrk (found, "0123456789") : NULL;
          g_autofree char *next = NULL;

          if (found != NULL && digits == NULL && cells[i + 1] != NULL)
            digits = next = anning_bill_fold (cells[i + 1]);
          if (digits != NULL && strspn (digits, "0123456789") >= 7 && strspn (digits, "0123456789") <= 14)
            {
              g_autofree char *number = g_strndup (digits, strspn (digits, "0123456789"));

              self->own_number = anning_phone_normalise (number);
            }
        }
    }
}

/*
 * anning_bill_about_read:
 * @rows: (element-type char **)
 * @n_above: how many of them stand above the headings
 * @self: (out): to be cleared
 */
void
anning_bill_about_read (AnningBillAbout *self,
                        const GPtrArray *rows,
                        guint            n_above)
{
  g_return_if_fail (self != NULL && rows != NULL);

  *self = (AnningBillAbout) { 0 };
  for (guint row = 0; row < MIN (n_above, rows->len); row++)
    {
      char **cells = g_ptr_array_index (rows, row);

      read_own_number (self, cells);
      for (guint i = 0; cells[i] != NULL; i++)
        {
          /* "打印时间" may stand in the cell before. */
          gboolean is_labelled = i > 0 && strpbrk (cells[i - 1], "0123456789") == NULL && names_another_day (cells[i - 1]);

          if (!is_labelled && !names_another_day (cells[i]))
            read_period (self, cells[i]);
        }
    }
}

/*
 * anning_bill_about_find_year:
 *
 * The year of @month and @day within the period: one over New Year has two years,
 * and one of them has that day in it.
 *
 * Returns: 0 when the file does not tell
 */
int
anning_bill_about_find_year (const AnningBillAbout *self,
                             int                    month,
                             int                    day_of_month)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->n_days < 2)
    return 0;
  for (int year = g_date_get_year (&self->first); year <= (int) g_date_get_year (&self->last); year++)
    {
      GDate day;

      if (!g_date_valid_dmy ((GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year))
        continue;
      g_date_clear (&day, 1);
      g_date_set_dmy (&day, (GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year);
      if (g_date_compare (&day, &self->first) >= 0 && g_date_compare (&day, &self->last) <= 0)
        return year;
    }
  return 0;
}
