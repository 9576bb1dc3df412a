/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-cell.h"

#include <string.h>

/* A call of more than a day is a mistake of whoever wrote it. */
#define LENGTH_MAX (7 * 24 * 3600)

/* Groups of digits and what stands behind each: "2026" "年", "3" "月"… */
#define GROUPS_MAX 7

typedef struct
{
  const char *digits;
  gsize n_digits;
  const char *mark;
  gsize n_mark;
} Group;

char *
anning_bill_fold (const char *cell)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (cell != NULL, NULL);

  folded = g_utf8_normalize (cell, -1, G_NORMALIZE_NFKC);
  return g_strdup (folded != NULL ? g_strstrip (folded) : "");
}

/* Returns: how many groups there are, 0 when the text does not begin with a digit or has too many */
static guint
split (const char *text,
       Group      *groups)
{
  guint n = 0;

  while (*text != '\0')
    {
      Group *group = &groups[n];

      if (n == GROUPS_MAX)
        return 0;
      group->digits = text;
      group->n_digits = strspn (text, "0123456789");
      if (group->n_digits == 0)
        return 0;
      text += group->n_digits;
      group->mark = text;
      group->n_mark = strcspn (text, "0123456789");
      text += group->n_mark;
      n++;
    }
  return n;
}

static gboolean
has_mark (const Group *group,
          const char  *mark)
{
  return group->n_mark == strlen (mark) && memcmp (group->mark, mark, group->n_mark) == 0;
}

static gboolean
has_any_mark (const Group       *group,
              const char *const *marks)
{
  for (guint i = 0; marks[i] != NULL; i++)
    {
      if (has_mark (group, marks[i]))
        return TRUE;
    }
  return FALSE;
}

static int
number_of (const char *digits,
           gsize       n)
{
  int number = 0;

  for (gsize i = 0; i < MIN (n, 9); i++)
    number = number * 10 + (digits[i] - '0');
  return n <= 9 ? number : -1;
}

static int
value_of (const Group *group)
{
  return number_of (group->digits, group->n_digits);
}

/* "20260312", "20260312211409", "202603122114" */
static gboolean
read_run (const Group      *group,
          AnningBillMoment *moment)
{
  const char *d = group->digits;

  if (group->n_mark != 0 || (group->n_digits != 8 && group->n_digits != 12 && group->n_digits != 14))
    return FALSE;
  moment->civil.year = number_of (d, 4);
  moment->civil.month = number_of (d + 4, 2);
  moment->civil.day = number_of (d + 6, 2);
  moment->has_year = moment->has_day = TRUE;
  if (group->n_digits > 8)
    {
      moment->civil.hour = number_of (d + 8, 2);
      moment->civil.minute = number_of (d + 10, 2);
      moment->has_time = TRUE;
    }
  if (group->n_digits > 12)
    {
      moment->civil.second = number_of (d + 12, 2);
      moment->has_seconds = TRUE;
    }
  return TRUE;
}

/* Returns: how many groups are the clock's, 0 for none */
static guint
read_clock (const Group      *groups,
            guint             n,
            AnningBillMoment *moment)
{
  static const char *const hours[] = { ":", "时", "点", "時", NULL };
  static const char *const minutes[] = { ":", "分", NULL };
  static const char *const ends[] = { "", "秒", " ", "Z", NULL };
  static const char *const halves[] = { "", "分", " ", NULL };

  if (n < 2 || !has_any_mark (&groups[0], hours))
    return 0;
  moment->civil.hour = value_of (&groups[0]);
  moment->civil.minute = value_of (&groups[1]);
  moment->has_time = TRUE;
  if (n >= 3 && has_any_mark (&groups[1], minutes)
      && (has_any_mark (&groups[2], ends) || (has_mark (&groups[2], ".") && n == 4)))
    {
      moment->civil.second = value_of (&groups[2]);
      moment->has_seconds = TRUE;
      /* Parts of a second are dropped. */
      return n;
    }
  return n == 2 && has_any_mark (&groups[1], halves) ? 2 : 0;
}

/* What may stand behind a day: blanks, "T", a weekday. */
static gboolean
ends_day (const Group *group,
          gboolean     last)
{
  static const char *const weekdays[] = { "星期", "周", "(" };
  g_autofree char *mark = g_strndup (group->mark, group->n_mark);
  char *text = mark;

  if (group->n_mark == 0)
    return last;
  if (g_str_has_prefix (text, "日") || g_str_has_prefix (text, "号"))
    text += strlen ("日");
  text = g_strstrip (text);
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      if (g_str_has_prefix (text, weekdays[i]))
        return TRUE;
    }
  return *text == '\0' || strcmp (text, "T") == 0;
}

/*
 * anning_bill_read_moment:
 * @cell: as it stands in the table
 * @moment: (out): what the cell says; only parts that the calendar and the clock have
 *
 * Returns: FALSE when the cell is neither a day nor a time
 */
gboolean
anning_bill_read_moment (const char       *cell,
                         AnningBillMoment *moment)
{
  static const char *const days[] = { "-", "/", ".", "年", "月", NULL };
  g_autofree char *text = NULL;
  Group groups[GROUPS_MAX];
  AnningCivil check;
  guint n, used;

  g_return_val_if_fail (cell != NULL && moment != NULL, FALSE);

  *moment = (AnningBillMoment) { 0 };
  text = anning_bill_fold (cell);
  n = split (text, groups);
  if (n == 0)
    return FALSE;

  if (n == 1 && groups[0].n_digits >= 8)
    {
      if (!read_run (&groups[0], moment))
        return FALSE;
      used = 1;
    }
  else if (groups[0].n_digits == 8 && n >= 3 && has_mark (&groups[0], " "))
    {
      Group day = { groups[0].digits, 8, groups[0].mark, 0 };
      guint clock = read_clock (groups + 1, n - 1, moment);

      read_run (&day, moment);
      used = 1 + clock;
    }
  else if (n >= 3 && groups[0].n_digits == 4 && has_any_mark (&groups[0], days) && has_any_mark (&groups[1], days)
           && groups[1].n_digits <= 2 && groups[2].n_digits <= 2 && ends_day (&groups[2], n == 3))
    {
      moment->civil.year = value_of (&groups[0]);
      moment->civil.month = value_of (&groups[1]);
      moment->civil.day = value_of (&groups[2]);
      moment->has_year = moment->has_day = TRUE;
      used = 3 + (n > 3 ? read_clock (groups + 3, n - 3, moment) : 0);
    }
  else if (n >= 2 && groups[0].n_digits <= 2 && groups[1].n_digits <= 2 && has_any_mark (&groups[0], days)
           && ends_day (&groups[1], n == 2) && !has_mark (&groups[0], "."))
    {
      moment->civil.month = value_of (&groups[0]);
      moment->civil.day = value_of (&groups[1]);
      moment->has_day = TRUE;
      used = 2 + (n > 2 ? read_clock (groups + 2, n - 2, moment) : 0);
    }
  else
    used = read_clock (groups, n, moment);

  check = moment->civil;
  if (!moment->has_year)
    check.year = 2024; /* has a 29 February */
  if (!moment->has_day)
    check.month = check.day = 1;
  return used == n && anning_civil_valid (&check) && (!moment->has_year || check.year >= 1990);
}

gboolean
anning_bill_read_length (const char *cell,
                         gint64     *seconds)
{
  static const char *const hours[] = { "小时", "时", "h", "H", NULL };
  static const char *const minutes[] = { "分钟", "分", "m", "min", "'", "′", NULL };
  static const char *const ends[] = { "秒", "秒钟", "s", "S", "sec", "\"", "″", "''", NULL };
  g_autofree char *text = NULL;
  Group groups[GROUPS_MAX];
  gint64 total = 0;
  guint n, next = 0;
  char *dot;

  g_return_val_if_fail (cell != NULL && seconds != NULL, FALSE);

  text = anning_bill_fold (cell);
  g_strdelimit (text, " \t", ' ');
  for (char *p = text; (p = strchr (p, ' ')) != NULL;)
    memmove (p, p + 1, strlen (p));
  /* "00:02:13.000", "133.0" */
  dot = strchr (text, '.');
  if (dot != NULL && strspn (dot + 1, "0") == strlen (dot + 1))
    *dot = '\0';
  n = split (text, groups);
  if (n == 0 || n > 3)
    return FALSE;

  if (n > 1 && has_mark (&groups[0], ":"))
    {
      for (guint i = 0; i < n; i++)
        {
          if (!has_mark (&groups[i], i + 1 < n ? ":" : "") || (i > 0 && value_of (&groups[i]) > 59) || value_of (&groups[i]) < 0)
            return FALSE;
          total = total * 60 + value_of (&groups[i]);
        }
    }
  else if (n == 1 && groups[0].n_mark == 0)
    total = value_of (&groups[0]);
  else
    {
      static const struct
      {
        const char *const *marks;
        int seconds;
      } units[] = { { hours, 3600 }, { minutes, 60 }, { ends, 1 } };

      for (guint i = 0; i < n; i++)
        {
          /* "2分13": the last unit goes without saying. */
          while (next < G_N_ELEMENTS (units) && !has_any_mark (&groups[i], units[next].marks)
                 && !(i > 0 && groups[i].n_mark == 0))
            next++;
          if (next == G_N_ELEMENTS (units) || value_of (&groups[i]) < 0)
            return FALSE;
          total += (gint64) value_of (&groups[i]) * units[next].seconds;
          next++;
        }
    }
  if (total < 0 || total > LENGTH_MAX)
    return FALSE;
  *seconds = total;
  return TRUE;
}

const char *
anning_bill_read_direction (const char  *cell,
                            const char **channel)
{
  static const struct
  {
    const char *word;
    const char *direction;
    const char *channel;
  } words[] = {
    { "主叫", "out", "call" }, { "拨打", "out", "call" }, { "拨出", "out", "call" }, { "呼出", "out", "call" },
    { "去电", "out", "call" }, { "被叫", "in", "call" }, { "接听", "in", "call" }, { "呼入", "in", "call" },
    { "来电", "in", "call" }, { "发送", "out", "sms" }, { "发出", "out", "sms" }, { "发短信", "out", "sms" },
    { "上行", "out", "sms" }, { "接收", "in", "sms" }, { "收到", "in", "sms" }, { "收短信", "in", "sms" },
    { "下行", "in", "sms" }, { "outgoing", "out", NULL }, { "incoming", "in", NULL },
  };
  g_autofree char *folded = NULL;
  const char *direction = NULL;

  g_return_val_if_fail (cell != NULL, NULL);

  if (channel != NULL)
    *channel = NULL;
  folded = anning_bill_fold (cell);
  for (char *p = folded; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  /* A call that was passed on was no contact with whoever it was passed on to. */
  if (strstr (folded, "转移") != NULL || strstr (folded, "呼转") != NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words) && direction == NULL; i++)
    {
      if (strstr (folded, words[i].word) != NULL)
        {
          direction = words[i].direction;
          if (channel != NULL)
            *channel = words[i].channel;
        }
    }
  if (channel != NULL && (strstr (folded, "短信") != NULL || strstr (folded, "彩信") != NULL))
    *channel = "sms";
  return direction;
}
