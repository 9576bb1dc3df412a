/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-contact.h"

#include <string.h>

#include "anning-date.h"

static char *
time_text (const AnningIncident *incident,
           const char           *language)
{
  g_autofree char *long_day = NULL;
  AnningCivil from, until;
  GDate day;

  anning_instant_to_civil (incident->started_at, incident->utc_offset, &from);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) from.day, (GDateMonth) from.month, (GDateYear) from.year);
  long_day = anning_day_format_long (&day, language);
  if (incident->ended_at == ANNING_UNKNOWN || incident->ended_at < incident->started_at + ANNING_MS_PER_MINUTE
      || incident->ended_at >= incident->started_at + ANNING_MS_PER_DAY)
    return g_strdup_printf ("%s %02d:%02d", long_day, from.hour, from.minute);

  anning_instant_to_civil (incident->ended_at, incident->utc_offset, &until);
  return g_strdup_printf ("%s %02d:%02d–%02d:%02d", long_day, from.hour, from.minute, until.hour, until.minute);
}

/* A call that was made, or was not answered, is another thing than a call. */
static const char *
channel_word (const AnningIncident *incident)
{
  if (g_strcmp0 (incident->channel, "call") != 0)
    return incident->channel != NULL ? incident->channel : "other";
  if (g_strcmp0 (incident->direction, "out") == 0)
    return "call_out";
  return g_strcmp0 (incident->connected, "no") == 0 ? "missed" : "call";
}

/* Words that a person typed, on one line and without a full stop of their own. */
static char *
one_line (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (text), "\n\r\t", ' '));

  if (g_str_has_suffix (line, "。"))
    line[strlen (line) - strlen ("。")] = '\0';
  else if (g_str_has_suffix (line, "."))
    line[strlen (line) - 1] = '\0';
  return g_steal_pointer (&line);
}

static void
add_said (GString          *text,
          AnningLetterBook *book,
          const char       *language,
          const char       *word,
          const char       *said)
{
  g_autofree char *line = one_line (said);
  g_autofree char *sentence = anning_letter_book_say (book, language, word, line);

  g_string_append (text, sentence);
  g_string_append (text, anning_letter_book_get_word (book, language, "words", "end"));
}

static void
take_part (GPtrArray        *parts,
           AnningLetterBook *book,
           const char       *language,
           const char       *word,
           const char       *value)
{
  if (value != NULL && *value != '\0')
    g_ptr_array_add (parts, anning_letter_book_say (book, language, word, value));
}

char *
anning_letter_contact_text (AnningLetterBook     *book,
                            const char           *language,
                            const AnningIncident *incident,
                            gboolean              recorded)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const gboolean own = g_strcmp0 (incident->direction, "out") == 0;
  const gboolean words = incident->words != NULL && *incident->words != '\0';
  g_autofree char *joined = NULL;
  GString *text;

  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (book) && incident != NULL, NULL);

  g_ptr_array_add (parts, time_text (incident, language));
  take_part (parts, book, language, "channel",
             anning_letter_book_get_word (book, language, "channel", channel_word (incident)));
  take_part (parts, book, language, "number", own ? incident->to_number : incident->from_number);
  take_part (parts, book, language, "named", incident->collector);
  if (incident->to_party != NULL && !own)
    take_part (parts, book, language, "to",
               anning_letter_book_get_word (book, language, "party", incident->to_party));
  if (recorded)
    take_part (parts, book, language, "recorded", "1");
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (anning_letter_book_get_word (book, language, "words", "between"), (char **) parts->pdata);

  text = g_string_new (joined);
  g_string_append (text, anning_letter_book_get_word (book, language, "words", "end"));
  if (words)
    add_said (text, book, language, g_strcmp0 (incident->words_are, "exact") == 0 ? "exact" : "gist", incident->words);
  else if (incident->summary != NULL && *incident->summary != '\0')
    add_said (text, book, language, "gist", incident->summary);
  return g_string_free (text, FALSE);
}
