/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "anning-child.h"
#include "anning-copies.h"
#include "anning-copy-words.h"
#include "anning-media-error.h"
#include "anning-money.h"
#include "anning-sealed-words.h"
#include "anning-store-words.h"
#include "anning-table-reader.h"
#include "anning-toasts.h"

static char *
store_sentence (const GError *error)
{
  if (error->code == ANNING_STORE_ERROR_NOT_FOUND)
    return g_strdup (_("This entry is no longer there."));
  if (error->code == ANNING_STORE_ERROR_GONE)
    return g_strdup (_("The file was moved, deleted or replaced while it was open. Nothing is written until it is back. What you typed is still here."));
  return g_strdup_printf (_("The file could not be read or written (%s). What was saved before is still there."), error->message);
}

static char *
media_sentence (const GError *error)
{
  const char *package;

  switch ((AnningMediaError) error->code)
    {
    case ANNING_MEDIA_ERROR_SILK:
      return g_strdup (_("This is a voice message of WeChat or QQ (SILK), which no player on this system can decode. Keep it as the original. To hear it here, play it on the phone while the screen is recorded with its sound, and bring that recording in as well."));
    case ANNING_MEDIA_ERROR_EMPTY:
      return g_strdup (_("There is not a moment of sound in this file. If the recording plays on the phone, copy it from there once more."));
    case ANNING_MEDIA_ERROR_NOT_AUDIO:
      return g_strdup (_("This file holds no sound. It is kept as it is; if it should be a recording, look on the phone for the right file."));
    case ANNING_MEDIA_ERROR_CUT_OFF:
      return g_strdup (_("This recording was cut off before it was finished, so it cannot be played; it is kept as it is. If it plays on the phone, copy it from there once more."));
    case ANNING_MEDIA_ERROR_MISSING_PLUGIN:
      package = anning_media_problem_package (error->message);
      if (package != NULL)
        return g_strdup_printf (_("A decoder is missing. Install the package %s, then open the recording again."), package);
      return g_strdup_printf (_("A decoder is missing: %s."), error->message);
    case ANNING_MEDIA_ERROR_UNSAFE:
      return g_strdup (_("What decodes this recording broke off, or needed too much memory or time. So that it takes nothing else with it, the recording is not played here. The original is kept unchanged: save it to a file and play it elsewhere. If it plays on the phone, copy it from there once more."));
    case ANNING_MEDIA_ERROR_NO_DEVICE:
      return g_strdup (_("The loudspeaker or the headphones cannot be reached. Plug them in or choose others in the sound settings, then play on: the place is kept."));
    case ANNING_MEDIA_ERROR_FAILED:
    default:
      return g_strdup_printf (_("The recording could not be played (%s)."), error->message);
    }
}

static char *
decimals_sentence (const GError *error)
{
  guint n = (guint) g_ascii_strtoull (error->message, NULL, 10);

  return g_strdup_printf (ngettext ("At most %u digit after the point.", "At most %u digits after the point.", n), n);
}

static char *
value_sentence (const GError *error)
{
  switch ((AnningValueError) error->code)
    {
    case ANNING_VALUE_ERROR_NOT_A_NUMBER:
      return g_strdup (_("Enter a number."));
    case ANNING_VALUE_ERROR_TOO_LARGE:
      return g_strdup (_("This number is too large."));
    case ANNING_VALUE_ERROR_TOO_MANY_DECIMALS:
      return decimals_sentence (error);
    case ANNING_VALUE_ERROR_NEGATIVE:
      return g_strdup (_("This number cannot be negative."));
    case ANNING_VALUE_ERROR_NOT_A_DAY:
      return g_strdup (_("Enter a day as year-month-day, such as 2026-03-12."));
    case ANNING_VALUE_ERROR_NOT_A_MOMENT:
      return g_strdup (_("Enter a day and a time, such as 2026-03-12 21:14."));
    case ANNING_VALUE_ERROR_MISSING:
      return g_strdup (_("Something is still missing here."));
    case ANNING_VALUE_ERROR_NO_SOLUTION:
      return g_strdup (_("No yearly rate fits these numbers."));
    case ANNING_VALUE_ERROR_AMBIGUOUS:
      return g_strdup (_("This can be read in two ways. Write the number in full, with a point before the decimals, such as 12000 or 1.2."));
    case ANNING_VALUE_ERROR_PER_MONTH:
      /* xgettext:no-c-format */
      return g_strdup (_("This is a rate per month. Enter the rate per year: 1.5% a month is 18% a year."));
    case ANNING_VALUE_ERROR_PER_DAY:
      /* xgettext:no-c-format */
      return g_strdup (_("This is a rate per day. Enter the rate per year: 0.05% a day is 18.25% a year."));
    default:
      return g_strdup (error->message);
    }
}

static char *
table_sentence (const GError *error)
{
  switch ((AnningTableError) error->code)
    {
    case ANNING_TABLE_ERROR_NOT_A_TABLE:
      return g_strdup (_("This is not a table that can be read. Save it as XLSX or CSV, or copy its rows and paste them."));
    case ANNING_TABLE_ERROR_EMPTY:
      return g_strdup (_("There is no table in it: it is empty."));
    case ANNING_TABLE_ERROR_ENCRYPTED:
      return g_strdup (_("This workbook is protected by a password. Open it in a spreadsheet program and save it without one, or copy its rows and paste them."));
    case ANNING_TABLE_ERROR_OLD_EXCEL:
      return g_strdup (_("This is an old Excel file (.xls). Open it in a spreadsheet program and save it as XLSX or CSV, or copy its rows and paste them."));
    case ANNING_TABLE_ERROR_TRUNCATED:
      return g_strdup (_("This file ends in the middle. Fetch it once more, or copy the rows and paste them."));
    case ANNING_TABLE_ERROR_TOO_LARGE:
      return g_strdup (_("This file is too large for a table of instalments. Copy only its rows and paste them."));
    case ANNING_TABLE_ERROR_TOO_MANY_ROWS:
    case ANNING_TABLE_ERROR_TOO_MANY_COLUMNS:
      return g_strdup (_("There are too many rows or columns for a table of instalments. Copy only what belongs to this loan and paste it."));
    default:
      return g_strdup (error->message);
    }
}

char *
anning_error_sentence (const GError *error)
{
  const char *known;

  g_return_val_if_fail (error != NULL, NULL);

  known = anning_store_words_explain (error);
  if (known != NULL)
    return g_strdup (known);
  if (error->domain == ANNING_STORE_ERROR)
    return store_sentence (error);
  if (error->domain == ANNING_MEDIA_ERROR)
    return media_sentence (error);
  if (error->domain == ANNING_VALUE_ERROR)
    return value_sentence (error);
  if (error->domain == ANNING_TABLE_ERROR)
    return table_sentence (error);
  if (error->domain == ANNING_COPIES_ERROR)
    return g_strdup (anning_copy_words_away ());
  if (error->domain == ANNING_SEALED_ERROR)
    return g_strdup (anning_sealed_words_explain (error));
  if (g_error_matches (error, ANNING_CHILD_ERROR, ANNING_CHILD_ERROR_NOT_FOUND))
    return g_strdup (_("The part of this program that does this is missing. Install the program again."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup (_("You may not read or write this file. Choose another place."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_("This file is no longer there."));
  return g_strdup_printf (_("That did not work: %s"), error->message);
}
