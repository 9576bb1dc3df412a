/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-schedule-cell.h"

#include <string.h>

#include "anning-money.h"

/* Loans of a household; what lies outside is something else than a due day. */
#define YEAR_MIN 1990
#define YEAR_MAX 2100
/* 1990-01-01 and 2100-12-31 as a spreadsheet numbers them. */
#define SERIAL_MIN 32874
#define SERIAL_MAX 73415

/* Full-width forms become plain ones; blanks around disappear. */
static char *
fold (const char *cell)
{
  g_autofree char *folded = g_utf8_normalize (cell, -1, G_NORMALIZE_NFKC);

  return folded != NULL ? g_strstrip (g_steal_pointer (&folded)) : g_strdup ("?");
}

/* What people put where there is nothing. */
static gboolean
stands_for_nothing (const char *folded)
{
  static const char *const signs[] = { "", "-", "--", "---", "—", "——", "/", "无", "n/a", "N/A", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (strcmp (folded, signs[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
set_day (guint  year,
         guint  month,
         guint  day_of_month,
         GDate *day)
{
  if (year < YEAR_MIN || year > YEAR_MAX || month > 12 || day_of_month > 31
      || !g_date_valid_dmy ((GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* At most @most digits. Returns: how many there were */
static guint
read_digits (const char **cursor,
             guint        most,
             guint       *number)
{
  guint n;

  *number = 0;
  for (n = 0; n < most && g_ascii_isdigit (**cursor); n++, (*cursor)++)
    *number = *number * 10 + (guint) g_ascii_digit_value (**cursor);
  return n;
}

static gboolean
read_sign (const char **cursor,
           const char  *word)
{
  const char *p = *cursor + strspn (*cursor, " ");

  if (g_str_has_prefix (p, word))
    p += strlen (word);
  else if (strchr ("-/.", *p) != NULL && *p != '\0')
    p++;
  else
    return FALSE;
  *cursor = p + strspn (p, " ");
  return TRUE;
}

/* A time, a day of the week in brackets: nothing that makes another day of it. */
static gboolean
is_harmless_rest (const char *rest)
{
  rest += strspn (rest, " T");
  return *rest == '\0' || *rest == '(' || strspn (rest, "0123456789:.Z") == strlen (rest)
         || g_str_has_prefix (rest, "周") || g_str_has_prefix (rest, "星期");
}

static gboolean
read_separated (const char *folded,
                GDate      *day)
{
  const char *p = folded;
  guint year, month, day_of_month;

  if (read_digits (&p, 4, &year) != 4 || !read_sign (&p, "年") || read_digits (&p, 2, &month) == 0
      || !read_sign (&p, "月") || read_digits (&p, 2, &day_of_month) == 0 || g_ascii_isdigit (*p))
    return FALSE;
  p += strspn (p, " ");
  if (g_str_has_prefix (p, "日"))
    p += strlen ("日");
  else if (g_str_has_prefix (p, "号"))
    p += strlen ("号");
  return is_harmless_rest (p) && set_day (year, month, day_of_month, day);
}

static gboolean
read_number (const char *folded,
             GDate      *day)
{
  const char *p = folded;
  guint number;
  guint n = read_digits (&p, 8, &number);

  if (n == 8 && is_harmless_rest (p) && !g_ascii_isdigit (*p) && *p != '.')
    return set_day (number / 10000, number / 100 % 100, number % 100, day);
  if (n != 5 || (*p != '\0' && (*p != '.' || strspn (p + 1, "0123456789") != strlen (p + 1)))
      || number < SERIAL_MIN || number > SERIAL_MAX)
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (day, number);
  return TRUE;
}

AnningCellState
anning_schedule_read_day (const char *cell,
                          GDate      *day)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (cell != NULL && day != NULL, ANNING_CELL_UNREADABLE);

  folded = fold (cell);
  if (stands_for_nothing (folded))
    return ANNING_CELL_EMPTY;
  return read_separated (folded, day) || read_number (folded, day) ? ANNING_CELL_GOOD : ANNING_CELL_UNREADABLE;
}

static AnningCellState
state_of (const GError *error)
{
  if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING))
    return ANNING_CELL_EMPTY;
  if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_AMBIGUOUS))
    return ANNING_CELL_AMBIGUOUS;
  if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NEGATIVE))
    return ANNING_CELL_NEGATIVE;
  if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_LARGE))
    return ANNING_CELL_TOO_LARGE;
  return ANNING_CELL_UNREADABLE;
}

/*
 * Cuts the decimals of a sum without a unit down to two. Returns: FALSE when there
 * is nothing to cut; @up: the third one asks for a fen more
 */
static gboolean
cut_decimals (char     *folded,
              gboolean *up)
{
  char *point = strrchr (folded, '.');
  gsize n;

  if (point == NULL)
    return FALSE;
  n = strspn (point + 1, "0123456789");
  if (n < 3 || (point[1 + n] != '\0' && strcmp (point + 1 + n, "元") != 0))
    return FALSE;
  *up = point[3] >= '5';
  point[3] = '\0';
  return TRUE;
}

AnningCellState
anning_schedule_read_money (const char *cell,
                            const char *unit,
                            gint64     *fen)
{
  g_autofree char *folded = NULL;
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean up = FALSE;

  g_return_val_if_fail (cell != NULL && fen != NULL, ANNING_CELL_UNREADABLE);

  folded = fold (cell);
  if (stands_for_nothing (folded))
    return ANNING_CELL_EMPTY;

  typed = g_strconcat (folded, unit, NULL);
  if (anning_money_from_text (typed, fen, &error))
    return ANNING_CELL_GOOD;
  if (!g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_MANY_DECIMALS)
      || unit != NULL || !cut_decimals (folded, &up))
    return state_of (error);

  g_clear_error (&error);
  if (!anning_money_from_text (folded, fen, &error))
    return state_of (error);
  *fen += up;
  return ANNING_CELL_ROUNDED;
}
