/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-bill-cell.h"
#include "anning-date.h"
#include "anning-debt.h"
#include "anning-money.h"
#include "anning-phone.h"
#include "anning-record-text.h"
#include "anning-record.h"
#include "anning-schedule-cell.h"
#include "anning-text-marks.h"
#include "anning-wanted-place.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* What is read is within its bounds, and read again when it is written. */
static void
check_money (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *capitals = NULL;
  gint64 fen = -1, again = -1;

  if (!anning_money_from_text (text, &fen, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (fen, >=, 0);
  g_assert_cmpint (fen, <=, ANNING_MONEY_MAX);
  plain = anning_money_to_plain (fen);
  g_assert_true (anning_money_from_text (plain, &again, NULL));
  g_assert_cmpint (again, ==, fen);
  shown = anning_money_to_text (fen);
  g_assert_true (anning_money_from_text (shown, &again, NULL));
  g_assert_cmpint (again, ==, fen);
  capitals = anning_money_to_capitals (fen);
  g_assert_true (g_str_has_prefix (capitals, "人民币"));
}

static void
check_rate (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  gint64 rate = -1, again = -1;

  if (!anning_rate_from_text (text, &rate, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_cmpint (rate, >=, 0);
  g_assert_cmpint (rate, <=, ANNING_RATE_MAX);
  shown = anning_rate_to_text (rate, 4);
  g_assert_true (anning_rate_from_text (shown, &again, NULL));
  g_assert_cmpint (again, ==, rate);
}

static void
check_day (const char *text)
{
  g_autofree char *written = NULL;
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;
  GDate day, later;

  if (!anning_day_parse (text, &day))
    return;
  g_assert_true (g_date_valid (&day));
  written = anning_day_format (&day);
  g_assert_cmpstr (written, ==, text);
  zh = anning_day_format_long (&day, "zh");
  en = anning_day_format_long (&day, "en");
  g_assert_true (*zh != '\0' && *en != '\0');
  anning_day_add_months (&day, 1, &later);
  g_assert_cmpint (anning_day_distance (&day, &later), >=, 28);
  g_assert_cmpint (anning_day_distance (&day, &later), <=, 31);
}

static void
check_number (const char *text)
{
  g_autofree char *number = anning_phone_normalise (text);
  g_autofree char *masked = anning_phone_mask (text);

  if (number != NULL)
    {
      g_autofree char *again = anning_phone_normalise (number);

      g_assert_cmpstr (again, ==, number);
      g_assert_true (anning_phone_equal (number, text));
      g_assert_true (g_utf8_validate (number, -1, NULL));
    }
  if (masked != NULL)
    g_assert_true (g_utf8_validate (masked, -1, NULL));
}

/* A draft that was kept, of whatever version. */
static void
check_record (const char *text)
{
  g_autoptr (AnningDebt) debt = anning_record_from_text (&anning_debt_type, text);
  g_autoptr (AnningDebt) again = NULL;
  g_autofree char *written = NULL;

  if (debt == NULL)
    return;
  written = anning_record_to_text (&anning_debt_type, debt);
  again = anning_record_from_text (&anning_debt_type, written);
  g_assert_true (anning_record_equal (&anning_debt_type, debt, again));
}

static void
check_marks (const char *text)
{
  g_autofree char *plain = anning_text_without_marks (text);

  g_assert_true (g_utf8_validate (plain, -1, NULL));
  g_assert_false (anning_text_has_marks (plain));
  g_assert_cmpuint (strlen (plain), <=, strlen (text));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;

  if (size > 4096)
    return 0;
  text = g_strndup ((const char *) data, size);
  valid = g_utf8_make_valid (text, -1);
  check_money (valid);
  check_rate (valid);
  check_day (valid);
  check_number (valid);
  check_record (valid);
  check_marks (valid);
  return 0;
}
