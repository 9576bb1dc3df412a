/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-rows.h"

#include <string.h>

#include "anning-bill-about.h"
#include "anning-bill-cell.h"
#include "anning-phone.h"

struct _AnningBillReader
{
  const GPtrArray *rows;
  AnningBillColumns columns;
  AnningBillGiven given;
  AnningBillAbout about;
  char *own_number;
  AnningCivil day;   /* of the heading above, year 0 while there is none */
  guint next;
  GHashTable *seen;  /* key of a call whose time has no seconds → how often it came */
};

static const char *
cell_of (const AnningBillReader *self,
         guint                   row,
         AnningBillColumn        kind)
{
  char **cells = g_ptr_array_index (self->rows, row);
  guint column = self->columns.columns[kind];

  for (guint i = 0; column != ANNING_BILL_NONE && cells[i] != NULL; i++)
    {
      if (i == column)
        return cells[i];
    }
  return "";
}

static gboolean
has (const AnningBillReader *self,
     AnningBillColumn        kind)
{
  return self->columns.columns[kind] != ANNING_BILL_NONE;
}

/* Of callers and called the one who is in every row. */
static void
find_own_number (AnningBillReader *self)
{
  guint first = self->columns.heading == ANNING_BILL_NONE ? 0 : self->columns.heading + 1;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_rows = 0;
  GHashTableIter iter;
  gpointer number, count;

  for (guint row = first; row < self->rows->len; row++)
    {
      g_autofree char *caller = anning_phone_normalise (cell_of (self, row, ANNING_BILL_CALLER));
      g_autofree char *called = anning_phone_normalise (cell_of (self, row, ANNING_BILL_CALLED));

      if (caller == NULL || called == NULL || strspn (caller, "+0123456789") < 3 || strcmp (caller, called) == 0)
        continue;
      n_rows++;
      g_hash_table_replace (counts, g_strdup (caller),
                            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, caller)) + 1));
      g_hash_table_replace (counts, g_strdup (called),
                            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, called)) + 1));
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &number, &count))
    {
      if (GPOINTER_TO_UINT (count) != n_rows)
        continue;
      if (self->own_number != NULL)
        {
          /* Both are, when there is but one pair. */
          g_clear_pointer (&self->own_number, g_free);
          return;
        }
      self->own_number = g_strdup (number);
    }
}

AnningBillReader *
anning_bill_reader_new (const GPtrArray         *rows,
                        const AnningBillColumns *columns,
                        const AnningBillGiven   *given)
{
  AnningBillReader *self;

  g_return_val_if_fail (rows != NULL && columns != NULL && given != NULL, NULL);

  self = g_new0 (AnningBillReader, 1);
  self->rows = rows;
  self->columns = *columns;
  self->given = *given;
  self->given.own_number = NULL;
  self->own_number = anning_phone_normalise (given->own_number);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  anning_bill_about_read (&self->about, rows, columns->heading == ANNING_BILL_NONE ? 0 : columns->heading);
  if (self->own_number == NULL)
    self->own_number = g_strdup (self->about.own_number);
  if (self->own_number == NULL && !has (self, ANNING_BILL_PEER)
      && has (self, ANNING_BILL_CALLER) && has (self, ANNING_BILL_CALLED))
    find_own_number (self);
  self->next = columns->heading == ANNING_BILL_NONE ? 0 : columns->heading + 1;
  return self;
}

void
anning_bill_reader_free (AnningBillReader *self)
{
  if (self == NULL)
    return;

  anning_bill_about_clear (&self->about);
  g_free (self->own_number);
  g_hash_table_unref (self->seen);
  g_free (self);
}

gboolean
anning_bill_reader_is_done (const AnningBillReader *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->next >= self->rows->len;
}

const char *
anning_bill_reader_get_own_number (const AnningBillReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->own_number;
}

gboolean
anning_bill_reader_get_period (const AnningBillReader *self,
                               GDate                  *first,
                               GDate                  *last)
{
  g_return_val_if_fail (self != NULL && first != NULL && last != NULL, FALSE);

  *first = self->about.first;
  *last = self->about.last;
  return self->about.n_days > 1;
}

/* ---- rows that are no contact ---- */

static guint
count_filled (char       **cells,
              const char **only)
{
  guint n = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (*cells[i] != '\0')
        {
          *only = cells[i];
          n++;
        }
    }
  return n;
}

/* A day alone in its row stands above the calls of that day. */
static gboolean
take_day (AnningBillReader *self,
          guint             row)
{
  const char *only = "";
  AnningBillMoment moment;

  if (count_filled (g_ptr_array_index (self->rows, row), &only) != 1 || !anning_bill_read_moment (only, &moment)
      || !moment.has_day || moment.has_time)
    return FALSE;
  self->day = moment.civil;
  return TRUE;
}

/* Neither a time nor a number: no contact can be in it. */
static gboolean
has_no_digit (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      for (const char *p = cells[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          if (g_unichar_isdigit (g_utf8_get_char (p)))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_heading (const AnningBillReader *self,
            guint                   row)
{
  static const char *const totals[] = { "合计", "总计", "共计", "小计", "总数", "total", "Total" };
  char **cells = g_ptr_array_index (self->rows, row);
  const char *first = "";
  guint n = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      n += anning_bill_columns_read_heading (cells[i]) != ANNING_BILL_COLUMNS;
      if (*first == '\0')
        first = cells[i];
    }
  /* Every page of a print repeats them; those of a table that nobody knows are words all the same. */
  if (n > 1 || has_no_digit (cells))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      if (g_str_has_prefix (first, totals[i]))
        return TRUE;
    }
  return count_filled (cells, &first) == 1;
}

/* ---- when ---- */

/* "214951" and, where a spreadsheet dropped the zero, "81500": only in a column of times. */
static gboolean
read_digits (const char       *cell,
             AnningBillMoment *moment)
{
  g_autofree char *digits = anning_bill_fold (cell);
  g_autofree char *clock = NULL;
  gsize n = strlen (digits);
  int number;

  if ((n != 5 && n != 6) || strspn (digits, "0123456789") != n)
    return FALSE;
  number = (int) g_ascii_strtoll (digits, NULL, 10);
  clock = g_strdup_printf ("%d:%02d:%02d", number / 10000, number / 100 % 100, number % 100);
  return anning_bill_read_moment (clock, moment);
}

static AnningSkipReason
take_time (AnningBillReader *self,
           guint             row,
           AnningSourceRow  *out)
{
  AnningBillColumn column = has (self, ANNING_BILL_START) ? ANNING_BILL_START : ANNING_BILL_TIME;
  const char *cell = cell_of (self, row, column);
  AnningBillMoment moment, day;
  AnningCivil civil;

  if ((!anning_bill_read_moment (cell, &moment) && !(column == ANNING_BILL_TIME && read_digits (cell, &moment))) || !moment.has_time)
    return ANNING_SKIP_NO_TIME;
  civil = moment.civil;
  if (!moment.has_day)
    {
      if (has (self, ANNING_BILL_DAY) && anning_bill_read_moment (cell_of (self, row, ANNING_BILL_DAY), &day) && day.has_day)
        self->day = day.civil;
      if (self->day.month == 0)
        return ANNING_SKIP_NO_TIME;
      civil.year = self->day.year;
      civil.month = self->day.month;
      civil.day = self->day.day;
    }
  /* "03-12 21:14:09" below a row "2026-03-12". */
  if (civil.year == 0 && civil.month == self->day.month)
    civil.year = self->day.year;
  if (civil.year == 0)
    civil.year = anning_bill_about_find_year (&self->about, civil.month, civil.day);
  if (civil.year == 0)
    civil.year = self->given.year;
  if (civil.year == 0)
    return ANNING_SKIP_NO_YEAR;
  if (!anning_civil_valid (&civil))
    return ANNING_SKIP_NO_TIME;

  out->started_at = anning_civil_to_instant (&civil, self->given.utc_offset);
  out->utc_offset = self->given.utc_offset;
  out->precision_ms = moment.has_seconds ? ANNING_MS_PER_SECOND : ANNING_MS_PER_MINUTE;
  return ANNING_SKIP_NONE;
}

/* ---- with whom ---- */

/* Of caller and called the other side is the one that is not the own number, or as the direction says. */
static const char *
find_peer (const AnningBillReader *self,
           guint                   row,
           AnningSourceRow        *out)
{
  const char *caller = cell_of (self, row, ANNING_BILL_CALLER);
  const char *called = cell_of (self, row, ANNING_BILL_CALLED);
  gboolean from_me;

  if (has (self, ANNING_BILL_PEER))
    return cell_of (self, row, ANNING_BILL_PEER);
  if (!has (self, ANNING_BILL_CALLER) || !has (self, ANNING_BILL_CALLED))
    return has (self, ANNING_BILL_CALLED) ? called : caller;

  if (anning_phone_equal (caller, self->own_number))
    from_me = TRUE;
  else if (anning_phone_equal (called, self->own_number))
    from_me = FALSE;
  else
    /* Without a word about the direction the caller is whose bill it is. */
    from_me = g_strcmp0 (out->direction, "in") != 0;
  if (out->direction == NULL && self->own_number != NULL)
    out->direction = from_me ? "out" : "in";
  return from_me ? called : caller;
}

static gboolean
says_something (const AnningBillReader *self,
                guint                   row)
{
  return *cell_of (self, row, ANNING_BILL_TEXT) != '\0' && *cell_of (self, row, ANNING_BILL_LENGTH) == '\0';
}

static void
take_direction (const AnningBillReader *self,
                guint                   row,
                AnningSourceRow        *out)
{
  const char *direction = cell_of (self, row, ANNING_BILL_DIRECTION);
  const char *sort = cell_of (self, row, ANNING_BILL_SORT);
  const char *channel = NULL;
  const char *from_sort = NULL;

  out->direction = anning_bill_read_direction (direction, &channel);
  if (out->direction == NULL)
    out->direction = anning_bill_read_direction (sort, &from_sort);
  else
    anning_bill_read_direction (sort, &from_sort);
  out->raw_type = *direction != '\0' && *sort != '\0' ? g_strdup_printf ("%s %s", direction, sort)
                                                      : g_strdup (*direction != '\0' ? direction : sort);
  /* "被叫" of a list of messages is one that came. What has words and no length is no call. */
  if (self->columns.texts || says_something (self, row)
      || g_strcmp0 (channel, "sms") == 0 || g_strcmp0 (from_sort, "sms") == 0)
    {
      out->channel = "sms";
      out->start = ANNING_START_ARRIVAL;
    }
}

/*
 * What was charged in minutes took any number of seconds: then only that there
 * was a call is known.
 */
static void
take_length (const AnningBillReader *self,
             guint                   row,
             AnningSourceRow        *out)
{
  const char *cell = cell_of (self, row, ANNING_BILL_LENGTH);

  if (!anning_bill_read_length (cell, &out->length_s))
    out->length_s = ANNING_UNKNOWN;
  if (out->length_s != ANNING_UNKNOWN && out->length_s > 0)
    out->connected = "yes";
  if (self->columns.in_minutes && out->length_s > 0 && strspn (cell, "0123456789.") == strlen (cell))
    out->length_s = ANNING_UNKNOWN;
}

/*
 * Two calls of one minute to one number and of one length are two calls; of one
 * second they are one that stands there twice, unless they say different things.
 */
static void
tell_apart (AnningBillReader *self,
            AnningSourceRow  *out)
{
  guint before;
  g_autofree char *key = NULL;

  if (out->precision_ms < ANNING_MS_PER_MINUTE)
    {
      g_autofree char *said = NULL;

      if (out->text == NULL)
        return;
      said = g_strdup_printf ("%s\n%s", out->key, out->text);
      if (!g_hash_table_insert (self->seen, g_steal_pointer (&said), NULL))
        return;
    }
  before = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, out->key));
  g_hash_table_replace (self->seen, g_strdup (out->key), GUINT_TO_POINTER (before + 1));
  if (before == 0)
    return;
  key = g_strdup_printf ("%s|%u", out->key, before + 1);
  g_free (out->key);
  out->key = g_steal_pointer (&key);
}

/*
 * anning_bill_reader_next:
 * @row: (out): which row of the table it was, from 0
 * @out: initialised; what was in it goes
 *
 * A bill lists what was charged: a call with a length was answered, of one
 * without nothing is known, and none is ever "not answered".
 */
AnningSkipReason
anning_bill_reader_next (AnningBillReader *self,
                         guint            *row,
                         AnningSourceRow  *out)
{
  AnningSkipReason reason;

  g_return_val_if_fail (self != NULL && row != NULL && out != NULL, ANNING_SKIP_UNKNOWN);
  g_return_val_if_fail (!anning_bill_reader_is_done (self), ANNING_SKIP_UNKNOWN);

  *row = self->next++;
  if (take_day (self, *row) || is_heading (self, *row))
    return ANNING_SKIP_HEADING;

  anning_source_row_clear (out);
  out->kind = ANNING_SOURCE_BILL;
  out->start = ANNING_START_ANSWER;
  reason = take_time (self, *row, out);
  if (reason != ANNING_SKIP_NONE)
    return reason;

  take_direction (self, *row, out);
  anning_source_row_set_number (out, find_peer (self, *row, out));
  if (out->number_state == ANNING_NUMBER_MISSING
      || (out->number != NULL && strspn (out->number, "+0123456789*#") != strlen (out->number)))
    return ANNING_SKIP_NO_NUMBER;

  out->own_number = has (self, ANNING_BILL_OWN) ? anning_phone_normalise (cell_of (self, *row, ANNING_BILL_OWN)) : NULL;
  if (out->own_number == NULL)
    out->own_number = g_strdup (self->own_number);
  else if (self->own_number == NULL)
    self->own_number = g_strdup (out->own_number);
  if (strcmp (out->channel, "call") == 0)
    take_length (self, *row, out);
  if (*cell_of (self, *row, ANNING_BILL_PLACE) != '\0')
    out->place = g_strdup (cell_of (self, *row, ANNING_BILL_PLACE));
  if (strcmp (out->channel, "sms") == 0 && *cell_of (self, *row, ANNING_BILL_TEXT) != '\0')
    out->text = g_strdup (cell_of (self, *row, ANNING_BILL_TEXT));
  anning_source_row_make_key (out);
  tell_apart (self, out);
  return ANNING_SKIP_NONE;
}
