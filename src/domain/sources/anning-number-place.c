/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-place.h"

#include <string.h>

#include "anning-phone.h"
#include "anning-text-fold.h"

#define CARD_DIGITS_SHOWN 4

#define GAP "[ .-]"

/* 18 characters of an identity card, or 16 to 19 figures of a bank card in one run or in groups of four. */
#define CARDS \
  "(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{4}(?:" GAP "?[0-9]{4}){3}(?:" GAP "?[0-9]{1,3})?)(?![0-9])"

/* The ways in which eleven figures are grouped: any other one could be a count and a day. */
#define MOBILES \
  "1[0-9]{2}(?:[0-9]{8}|" GAP "[0-9]{8}|[0-9]{4}" GAP "[0-9]{4}|" GAP "[0-9]{4}" GAP "[0-9]{4}" \
  "|" GAP "[0-9]{3}" GAP "[0-9]{5}|[0-9]" GAP "[0-9]{4}" GAP "[0-9]{3}|[0-9]" GAP "[0-9]{3}" GAP "[0-9]{4})"

#define PHONES \
  "(?<![0-9])(?:" \
  "(?:(?:\\+|00)?86" GAP "?)?" MOBILES \
  "|(?:\\(0[0-9]{2,3}\\)|0[0-9]{2,3}\\)?)" GAP "?[0-9]{3,4}" GAP "?[0-9]{4}" \
  "|[48]00" GAP "?[0-9]{3}" GAP "?[0-9]{4}" \
  "|\\+[0-9]{1,3}(?:[ -]?[0-9]){6,12}" \
  ")(?![0-9])"

/* Takes what @regex finds out of @folded, so that nothing is found twice. */
static void
take (char             *folded,
      const GRegex     *regex,
      AnningNumberKind  kind,
      GArray           *places)
{
  g_autofree char *subject = g_strdup (folded);
  g_autoptr (GMatchInfo) info = NULL;

  g_regex_match (regex, subject, 0, &info);
  while (g_match_info_matches (info))
    {
      AnningNumberPlace place = { .kind = kind };
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      place.start = start;
      place.end = end;
      g_array_append_val (places, place);
      memset (folded + start, '\n', end - start);
      if (!g_match_info_next (info, NULL))
        break;
    }
}

static gpointer
compile (gpointer pattern)
{
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

  g_assert (regex != NULL);
  return regex;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const AnningNumberPlace *first = a;
  const AnningNumberPlace *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* Compiled once: a text is looked through with every key that is typed. */
static const GRegex *
regex_of (GOnce      *once,
          const char *pattern)
{
  return g_once (once, compile, (gpointer) pattern);
}

GArray *
anning_number_places_find (const char *text)
{
  static GOnce cards = G_ONCE_INIT, phones = G_ONCE_INIT;
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *folded = NULL;
  GArray *places = g_array_new (FALSE, FALSE, sizeof (AnningNumberPlace));

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), places);

  folded = anning_text_fold (text, origins);
  take (folded, regex_of (&cards, CARDS), ANNING_NUMBER_CARD, places);
  take (folded, regex_of (&phones, PHONES), ANNING_NUMBER_PHONE, places);
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      AnningNumberPlace *place = &g_array_index (places, AnningNumberPlace, i);

      place->start = g_array_index (origins, gsize, place->start);
      place->end = g_array_index (origins, gsize, place->end);
    }
  return places;
}

/* "(021)5551.2345" is one number for the person who hides it. */
static char *
plain_number (const char *text,
              gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *folded = g_utf8_normalize (copy, -1, G_NORMALIZE_NFKC);

  g_strdelimit (folded, ".", ' ');
  return anning_phone_normalise (folded);
}

char *
anning_number_places_mask (const char *text,
                           GHashTable *shown)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GString) masked = g_string_new (NULL);
  gsize done = 0;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  places = anning_number_places_find (text);
  for (guint i = 0; i < places->len; i++)
    {
      const AnningNumberPlace *place = &g_array_index (places, AnningNumberPlace, i);
      g_autofree char *number = plain_number (text + place->start, place->end - place->start);
      g_autofree char *phone = NULL;

      if (number == NULL || (shown != NULL && g_hash_table_contains (shown, number)))
        continue;
      g_string_append_len (masked, text + done, place->start - done);
      if (place->kind == ANNING_NUMBER_CARD)
        {
          g_string_append_printf (masked, "…%s", number + strlen (number) - CARD_DIGITS_SHOWN);
        }
      else
        {
          phone = anning_phone_mask (number);
          g_string_append (masked, phone);
        }
      done = place->end;
    }
  g_string_append (masked, text + done);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}
