/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-citation.h"

#include <string.h>

#include "anning-date.h"
#include "anning-transcript-text.h"

#define HASH "SHA-256"
#define SHORTEST_HASH 8
#define LONGEST_HASH 64

/* One line, whatever was typed. */
static void
append_line (GString    *text,
             const char *words)
{
  g_autofree char *line = g_strdup (words);

  g_strdelimit (line, "\r\n\t", ' ');
  g_string_append (text, g_strstrip (line));
}

static void
append_moment (GString *text,
               gint64   at,
               gint64   utc_offset)
{
  AnningCivil civil;

  anning_instant_to_civil (at, utc_offset, &civil);
  g_string_append_printf (text, " · %04d-%02d-%02d %02d:%02d:%02d %c%02d:%02d", civil.year, civil.month, civil.day,
                          civil.hour, civil.minute, civil.second, utc_offset < 0 ? '-' : '+',
                          (int) (ABS (utc_offset) / 60), (int) (ABS (utc_offset) % 60));
}

static void
append_place (GString              *text,
              const AnningCitation *self,
              gint64                ms)
{
  g_autofree char *place = anning_length_format (ms);
  AnningCivil civil;

  g_string_append (text, place);
  if (self->started_at == ANNING_UNKNOWN)
    return;
  anning_instant_to_civil (self->started_at + ms, self->utc_offset, &civil);
  g_string_append_printf (text, " (%02d:%02d:%02d)", civil.hour, civil.minute, civil.second);
}

/**
 * anning_citation_format:
 * @language: "zh" or "en": of "大意" and of the quotation marks
 *
 * Returns: (transfer full)
 */
char *
anning_citation_format (const AnningCitation *self,
                        const char           *language)
{
  GString *text = g_string_new (NULL);
  gboolean chinese = g_strcmp0 (language, "zh") == 0;

  g_return_val_if_fail (self != NULL && self->sha256 != NULL, NULL);

  if (self->file != NULL && *self->file != '\0')
    {
      append_line (text, self->file);
      g_string_append (text, " · ");
    }
  g_string_append_printf (text, HASH " %.*s", ANNING_CITATION_HASH, self->sha256);
  if (self->started_at != ANNING_UNKNOWN)
    append_moment (text, self->started_at, self->utc_offset);
  g_string_append (text, " · ");
  append_place (text, self, self->start_ms);
  if (self->end_ms != ANNING_UNKNOWN)
    {
      g_string_append (text, "–");
      append_place (text, self, self->end_ms);
    }
  if (self->words != NULL && *self->words != '\0')
    {
      gboolean exact = g_strcmp0 (self->words_are, "exact") == 0;

      g_string_append (text, " · ");
      g_string_append (text, exact ? "“" : chinese ? "大意：" : "in substance: ");
      append_line (text, self->words);
      if (exact)
        g_string_append (text, "”");
    }
  return g_string_free (text, FALSE);
}

static gsize
count_hex (const char *text)
{
  gsize n = 0;

  while (g_ascii_isxdigit (text[n]))
    n++;
  return n;
}

static gboolean
is_hash_length (gsize n)
{
  return n >= SHORTEST_HASH && n <= LONGEST_HASH;
}

/* After the name of the method; else the first word of digits that has a letter in it: a number of a telephone has none. */
static const char *
find_hash (const char *text,
           gsize      *length)
{
  const char *plain = NULL;
  gsize plain_length = 0;

  for (const char *at = strstr (text, HASH); at != NULL; at = strstr (at + 1, HASH))
    {
      const char *hash = at + strlen (HASH);

      while (*hash != '\0' && strchr (" :=\t", *hash) != NULL)
        hash++;
      if (g_str_has_prefix (hash, "："))
        hash += strlen ("：");
      *length = count_hex (hash);
      if (is_hash_length (*length))
        return hash;
    }
  for (const char *at = text; *at != '\0';)
    {
      gsize n = 0;
      gboolean has_letter = FALSE;

      while (g_ascii_isalnum (at[n]))
        has_letter |= g_ascii_isalpha (at[n++]);
      if (n > 0 && is_hash_length (n) && count_hex (at) == n)
        {
          if (has_letter)
            {
              *length = n;
              return at;
            }
          if (plain == NULL && n >= ANNING_CITATION_HASH)
            {
              plain = at;
              plain_length = n;
            }
        }
      at = n > 0 ? at + n : at + 1;
    }
  *length = plain_length;
  return plain;
}

/* Past "2026-03-12 21:14:09 +08:00", whose clock is no place in the recording. */
static const char *
skip_moment (const char *text)
{
  const char *at = text;

  while (*at != '\0' && strchr (" ·\xc2\xb7,;\t", *at) != NULL)
    at++;
  for (guint i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7 ? at[i] != '-' : !g_ascii_isdigit (at[i]))
        return text;
    }
  at += 10;
  while (*at == ' ' || *at == 'T')
    at++;
  while (g_ascii_isdigit (*at) || *at == ':')
    at++;
  while (*at == ' ')
    at++;
  if (*at == '+' || *at == '-')
    at++;
  while (g_ascii_isdigit (*at) || *at == ':')
    at++;
  return at;
}

/* The first place that is no part of a longer number. */
static gint64
find_place (const char *text)
{
  for (const char *at = skip_moment (text); *at != '\0'; at++)
    {
      const char *end;
      gint64 ms;

      if (!g_ascii_isdigit (*at))
        continue;
      if (anning_place_parse (at, &ms, &end) && !g_ascii_isdigit (*end))
        return ms;
      while (g_ascii_isdigit (at[1]) || at[1] == ':')
        at++;
    }
  return 0;
}

gboolean
anning_citation_read (const char  *text,
                      char       **hash,
                      gint64      *start_ms)
{
  const char *found;
  gsize length = 0;

  g_return_val_if_fail (text != NULL && hash != NULL && start_ms != NULL, FALSE);

  found = find_hash (text, &length);
  if (found == NULL)
    return FALSE;
  *hash = g_ascii_strdown (found, (gssize) length);
  *start_ms = find_place (found + length);
  return TRUE;
}
