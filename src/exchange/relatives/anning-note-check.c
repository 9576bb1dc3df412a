/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-check.h"

#include <string.h>

#include "anning-number-place.h"

/*
 * "¥1,200", "1.5万", "3000 元", "RMB 50", "5,000 yuan", "三万五千元", "十几万".
 * A numeral begins with a digit word, so that 千万别 and 万一 are no sums, and
 * 块 alone after 一 is the "together" of 一块 and not money.
 */
#define NUMERAL "[一二两三四五六七八九十几数][零〇一二两三四五六七八九十百千万亿几多来]*"
#define FIGURES "[0-9][0-9,]*(?:\\.[0-9]+)?"
#define SUMS \
  "[¥￥$] ?" FIGURES "(?: ?[十百千万亿]+)?(?: ?元)?" \
  "|\\b(?:RMB|CNY) ?" FIGURES \
  "|" FIGURES " ?(?:[十百千]?[万亿]|[百千])[多来余]?(?: ?(?:元|块))?" \
  "|" FIGURES "[多来余]? ?(?:元|块|(?:yuan|RMB|CNY|[wWkK])\\b)" \
  "|" NUMERAL "(?:元|块钱|毛钱)" \
  "|(?!一块)" NUMERAL "块(?!儿)" \
  "|[一二两三四五六七八九十几数][零〇一二两三四五六七八九十百千几]*[万亿][零〇一二两三四五六七八九十百千万几多]*"

/* Counts the places, and blanks them so that nothing is counted twice. */
static guint
take (GString    *text,
      const char *pattern)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *subject = g_strdup (text->str);
  guint count = 0;

  regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
  g_assert (regex != NULL);

  g_regex_match (regex, subject, 0, &info);
  while (g_match_info_matches (info))
    {
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      count++;
      memset (text->str + start, '\n', end - start);
      if (!g_match_info_next (info, NULL))
        break;
    }
  return count;
}

static void
take_numbers (GString         *text,
              AnningNoteCheck *result)
{
  g_autoptr (GArray) places = anning_number_places_find (text->str);

  for (guint i = 0; i < places->len; i++)
    {
      const AnningNumberPlace *place = &g_array_index (places, AnningNumberPlace, i);

      if (place->kind == ANNING_NUMBER_CARD)
        result->cards++;
      else
        result->phones++;
      memset (text->str + place->start, '\n', place->end - place->start);
    }
}

static int
longer_first (gconstpointer a,
              gconstpointer b)
{
  gsize length_a = strlen (*(const char *const *) a);
  gsize length_b = strlen (*(const char *const *) b);

  return (length_a < length_b) - (length_a > length_b);
}

static guint
take_names (GString            *text,
            const char *const  *names)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);
  guint count = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_normalize (names[i], -1, G_NORMALIZE_NFKC);

      if (folded == NULL)
        continue;
      g_strstrip (folded);
      if (g_utf8_strlen (folded, -1) > 1)
        g_ptr_array_add (sorted, g_steal_pointer (&folded));
    }

  /* 王小明 before 小明: one place is one name. */
  g_ptr_array_sort (sorted, longer_first);
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *name = g_ptr_array_index (sorted, i);
      g_autofree char *escaped = g_regex_escape_string (name, -1);
      g_autofree char *pattern = NULL;

      /* "Ann" does not stand in "annual"; Chinese words have no boundaries to ask for. */
      if (g_ascii_isalnum (*name))
        pattern = g_strdup_printf ("(?i)(?<![A-Za-z])%s(?![A-Za-z])", escaped);
      else
        pattern = g_strdup (escaped);
      count += take (text, pattern);
    }
  return count;
}

void
anning_note_check (const char         *text,
                   const char *const  *names,
                   AnningNoteCheck    *result)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_autoptr (GString) rest = NULL;

  g_return_if_fail (text != NULL && result != NULL);

  memset (result, 0, sizeof *result);
  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);

  rest = g_string_new (folded);
  result->gaps = take (rest, "_{2,}");
  result->names = take_names (rest, names);
  take_numbers (rest, result);
  result->sums = take (rest, SUMS);
}
