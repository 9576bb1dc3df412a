/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wanted-place.h"

#include <string.h>

#include "anning-transcript-text.h"

#define COLON "："
#define DAY_MS G_GINT64_CONSTANT (86400000)
#define MINUTE_MS G_GINT64_CONSTANT (60000)
/* More digits are no number of seconds in a recording. */
#define MOST_SECONDS 1000000

static guint
count_colons (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += *text == ':' || g_str_has_prefix (text, COLON) ? 1 : 0;
  return n;
}

/* "133", "133.5": seconds. */
static gint64
parse_seconds (const char *text)
{
  gint64 ms = 0;
  gint64 unit = 100;

  if (!g_ascii_isdigit (*text))
    return ANNING_UNKNOWN;
  for (; g_ascii_isdigit (*text) && ms < MOST_SECONDS; text++)
    ms = ms * 10 + (*text - '0');
  ms *= 1000;
  if (*text == '.')
    for (text++; g_ascii_isdigit (*text); text++, unit /= 10)
      ms += unit * (*text - '0');
  return *text == '\0' ? ms : ANNING_UNKNOWN;
}

/* How long after the beginning the clock on the wall said @day_ms, past midnight too; @less: so much before counts. */
static gint64
since_start (gint64 day_ms,
             gint64 started_at,
             gint64 utc_offset,
             gint64 less)
{
  gint64 local = started_at + utc_offset * MINUTE_MS;
  gint64 start = ((local % DAY_MS) + DAY_MS) % DAY_MS;
  gint64 since = day_ms - start;

  if (since < -less)
    since += DAY_MS;
  return MAX (since, 0);
}

/**
 * anning_wanted_place_parse:
 * @text: as a person types it: "2:13", "1:02:13", "133" (seconds), with tenths, or what the
 *   clock on the wall said, "21:16:22" or "21:16"; full-width colons too
 * @length_ms: of the recording
 * @started_at: ms, %ANNING_UNKNOWN when no clock is known
 * @utc_offset: minutes
 *
 * What can be a place in the recording is one; but three numbers are first a time of the
 * day when it is within the recording. A minute of the day is where it begins, or the
 * recording in it.
 *
 * Returns: ms into the recording, %ANNING_UNKNOWN when it is nothing in it
 */
gint64
anning_wanted_place_parse (const char *text,
                           gint64      length_ms,
                           gint64      started_at,
                           gint64      utc_offset)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint n_colons = count_colons (stripped);
  gboolean clock = started_at != ANNING_UNKNOWN;
  const char *end = NULL;
  gint64 place, since;

  if (n_colons == 0)
    {
      place = parse_seconds (stripped);
      return place != ANNING_UNKNOWN && place <= length_ms ? place : ANNING_UNKNOWN;
    }
  if (!anning_place_parse (stripped, &place, &end) || *end != '\0')
    return ANNING_UNKNOWN;

  if (n_colons == 2)
    {
      since = clock && place < DAY_MS ? since_start (place, started_at, utc_offset, 0) : ANNING_UNKNOWN;
      if (since != ANNING_UNKNOWN && since <= length_ms)
        return since;
      return place <= length_ms ? place : ANNING_UNKNOWN;
    }

  if (place <= length_ms)
    return place;
  /* The same digits as hours and minutes. */
  place *= 60;
  since = clock && place < DAY_MS ? since_start (place, started_at, utc_offset, MINUTE_MS - 1) : ANNING_UNKNOWN;
  return since != ANNING_UNKNOWN && since <= length_ms ? since : ANNING_UNKNOWN;
}
