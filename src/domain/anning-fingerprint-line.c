/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-fingerprint-line.h"

#include <string.h>

#include "anning-date.h"

#define PREFIX "anning"
#define HASH 64
/* Years until 9999; the row's number fits into an int64. */
#define SEQ_MOST 18
#define OFFSET_MOST (18 * 60)

static char *
check_of (const char *line)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, line, -1);

  return g_strndup (digest, ANNING_FINGERPRINT_LINE_CHECK);
}

static char *
format_body (gint64      at,
             gint64      utc_offset,
             gint64      seq,
             const char *hash)
{
  AnningCivil civil;
  gint64 minutes = ABS (utc_offset);

  anning_instant_to_civil (at, utc_offset, &civil);
  return g_strdup_printf ("Anning %04d-%02d-%02d %02d:%02d:%02d%c%02d:%02d #%" G_GINT64_FORMAT " %s",
                          civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second,
                          utc_offset < 0 ? '-' : '+', (int) (minutes / 60), (int) (minutes % 60), seq, hash);
}

/**
 * anning_fingerprint_line_format:
 * @at: ms, of the journal's row; parts of a second are left out
 * @utc_offset: minutes, in which the moment is written
 * @seq: number of the row, from 1
 * @hash: of the row, 64 hexadecimal digits
 *
 * Returns: (transfer full): the line, ASCII, without a line break
 */
char *
anning_fingerprint_line_format (gint64      at,
                                gint64      utc_offset,
                                gint64      seq,
                                const char *hash)
{
  g_autofree char *body = NULL;
  g_autofree char *check = NULL;

  g_return_val_if_fail (seq > 0 && hash != NULL && strlen (hash) == HASH, NULL);
  g_return_val_if_fail (ABS (utc_offset) <= OFFSET_MOST, NULL);

  body = format_body (at, utc_offset, seq, hash);
  check = check_of (body);
  return g_strdup_printf ("%s =%s", body, check);
}

/* What a keyboard, a messenger or a printer makes of the signs between the digits. */
static gunichar
plain_sign (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  switch (c)
    {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0x2236:
      return ':';
    default:
      return g_unichar_tolower (c);
    }
}

/* Small letters, digits and signs in half width; no blanks, breaks or marks of a quotation. */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = plain_sign (g_utf8_get_char (p));

      if (c > ' ' && c < 0x7f && c != '>' && c != '|' && c != '*' && c != '`')
        g_string_append_c (folded, (char) c);
      else if (c >= 0x7f && g_unichar_isgraph (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

static gboolean
take_number (const char **place,
             guint        digits,
             int         *value)
{
  *value = 0;
  for (guint i = 0; i < digits; i++, (*place)++)
    {
      if (!g_ascii_isdigit (**place))
        return FALSE;
      *value = *value * 10 + (**place - '0');
    }
  return TRUE;
}

static gboolean
take_sign (const char **place,
           char         sign)
{
  if (**place != sign)
    return FALSE;
  (*place)++;
  return TRUE;
}

static gboolean
take_moment (const char            **place,
             AnningFingerprintLine  *line)
{
  AnningCivil civil;
  int hours;
  int minutes;
  gboolean west;

  if (!take_number (place, 4, &civil.year) || !take_sign (place, '-') || !take_number (place, 2, &civil.month)
      || !take_sign (place, '-') || !take_number (place, 2, &civil.day) || !take_number (place, 2, &civil.hour)
      || !take_sign (place, ':') || !take_number (place, 2, &civil.minute) || !take_sign (place, ':')
      || !take_number (place, 2, &civil.second))
    return FALSE;
  west = **place == '-';
  if (!take_sign (place, west ? '-' : '+') || !take_number (place, 2, &hours) || !take_sign (place, ':')
      || !take_number (place, 2, &minutes))
    return FALSE;
  line->utc_offset = (west ? -1 : 1) * (hours * 60 + minutes);
  if (!anning_civil_valid (&civil) || minutes >= 60 || hours * 60 + minutes > OFFSET_MOST)
    return FALSE;
  line->at = anning_civil_to_instant (&civil, line->utc_offset);
  return TRUE;
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  while (g_ascii_isxdigit (text[n]))
    n++;
  return n;
}

/* Between "#" and "=" the row's number is followed by the hash; without blanks only the length tells them apart. */
static AnningFingerprintLineState
take_row (const char            **place,
          AnningFingerprintLine  *line)
{
  guint n;

  if (!take_sign (place, '#'))
    return **place == '\0' ? ANNING_FINGERPRINT_LINE_CUT : ANNING_FINGERPRINT_LINE_MISTYPED;
  n = count_digits (*place);
  if ((*place)[n] == '\0')
    return ANNING_FINGERPRINT_LINE_CUT;
  if ((*place)[n] != '=' || n <= HASH || n > HASH + SEQ_MOST)
    return ANNING_FINGERPRINT_LINE_MISTYPED;
  line->seq = 0;
  for (guint i = 0; i < n - HASH; i++)
    {
      if (!g_ascii_isdigit ((*place)[i]))
        return ANNING_FINGERPRINT_LINE_MISTYPED;
      line->seq = line->seq * 10 + ((*place)[i] - '0');
    }
  memcpy (line->hash, *place + n - HASH, HASH);
  line->hash[HASH] = '\0';
  *place += n + 1;
  return line->seq > 0 ? ANNING_FINGERPRINT_LINE_GOOD : ANNING_FINGERPRINT_LINE_MISTYPED;
}

static AnningFingerprintLineState
take_line (const char            *place,
           AnningFingerprintLine *line)
{
  g_autofree char *body = NULL;
  g_autofree char *check = NULL;
  AnningFingerprintLineState state;

  if (*place == '\0')
    return ANNING_FINGERPRINT_LINE_CUT;
  if (!take_moment (&place, line))
    return *place == '\0' ? ANNING_FINGERPRINT_LINE_CUT : ANNING_FINGERPRINT_LINE_MISTYPED;
  state = take_row (&place, line);
  if (state != ANNING_FINGERPRINT_LINE_GOOD)
    return state;
  if (count_digits (place) < ANNING_FINGERPRINT_LINE_CHECK)
    return place[count_digits (place)] == '\0' ? ANNING_FINGERPRINT_LINE_CUT : ANNING_FINGERPRINT_LINE_MISTYPED;

  body = format_body (line->at, line->utc_offset, line->seq, line->hash);
  check = check_of (body);
  return strncmp (check, place, ANNING_FINGERPRINT_LINE_CHECK) == 0 ? ANNING_FINGERPRINT_LINE_GOOD
                                                               : ANNING_FINGERPRINT_LINE_MISTYPED;
}

/**
 * anning_fingerprint_line_parse:
 * @text: UTF-8; what stands before and behind the line does not matter, nor do blanks, line breaks,
 *   capital letters and signs of full width in it
 * @line: (out): what it says, where the state is good
 *
 * Finds the line in @text; of several, the first good one.
 */
AnningFingerprintLineState
anning_fingerprint_line_parse (const char            *text,
                               AnningFingerprintLine *line)
{
  g_autofree char *folded = NULL;
  AnningFingerprintLineState state = ANNING_FINGERPRINT_LINE_NONE;

  g_return_val_if_fail (text != NULL && line != NULL, ANNING_FINGERPRINT_LINE_NONE);

  memset (line, 0, sizeof *line);
  if (!g_utf8_validate (text, -1, NULL))
    return state;
  folded = fold (text);
  for (const char *p = strstr (folded, PREFIX); p != NULL; p = strstr (p + 1, PREFIX))
    {
      AnningFingerprintLineState found;

      /* The name alone is not yet a line: it stands in the sentence around it, too. */
      if (p[strlen (PREFIX)] != '\0' && !g_ascii_isdigit (p[strlen (PREFIX)]))
        continue;
      found = take_line (p + strlen (PREFIX), line);
      if (found == ANNING_FINGERPRINT_LINE_GOOD)
        return found;
      if (state == ANNING_FINGERPRINT_LINE_NONE)
        state = found;
    }
  return state;
}
