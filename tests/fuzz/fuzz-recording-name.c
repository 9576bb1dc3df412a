/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-phone.h"
#include "anning-recording-name.h"
#include "anning-record.h"
#include "anning-words.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* What a name tells is a time of the calendar, a number as all others are written, and a known direction. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (AnningRecordingName) name = anning_recording_name_parse (text);

  g_assert_nonnull (name->pattern);
  if (name->has_time)
    {
      AnningCivil time = name->time;

      /* A leap day needs a year that has one. */
      if (!name->has_year)
        time.year = 2028;
      g_assert_true (anning_civil_valid (&time));
    }
  else
    g_assert_false (name->has_seconds);
  if (name->number != NULL)
    {
      g_autofree char *again = anning_phone_normalise (name->number);

      g_assert_cmpstr (name->number, ==, again);
    }
  if (name->direction != NULL)
    g_assert_true (anning_words_contains (anning_directions, name->direction));
  return 0;
}
