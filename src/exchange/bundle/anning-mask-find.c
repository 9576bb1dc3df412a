/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-mask-private.h"

#include <string.h>

#include "anning-number-place.h"

/* Blanks, dashes and the like that may stand between two figures of a number, or two characters of a name. */
#define GAP_MAX 3
#define NO_GAP 100
/* Letters of a Latin name that turn up in no other word. */
#define LONG_NAME 8

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION
         || c == '.' || c == '_' || c == '(' || c == ')' || c == ',' || c == 0x00B7 || c == 0x2027 || c == 0x2212
         || c == 0x3001 || c == 0x30FB || c == '/' || c == '|';
}

/* Figures of any script, and those written as words. @in_words: (out) */
static int
digit_value (gunichar  c,
             gboolean *in_words)
{
  static const char *const characters = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖";
  static const gint8 values[] = { 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  guint i = 0;

  *in_words = FALSE;
  if (c < 0x80)
    return g_ascii_isdigit ((char) c) ? (int) c - '0' : -1;
  if (g_unichar_isdigit (c))
    return g_unichar_digit_value (c);
  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      if (g_utf8_get_char (p) == c)
        {
          *in_words = TRUE;
          return values[i];
        }
    }
  return -1;
}

static void
append_folded (GArray   *folded,
               gunichar  c,
               gboolean  upper,
               gsize     start,
               gsize     end,
               guint    *gap)
{
  const AnningMaskFolded one = { c, *gap, upper, start, end };

  if (is_gap (c))
    {
      *gap += 1;
      return;
    }
  g_array_append_val (folded, one);
  *gap = 0;
}

GArray *
anning_mask_fold (const char *text)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (AnningMaskFolded));
  guint gap = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gsize start = (gsize) (p - text);
      const gsize end = (gsize) (g_utf8_next_char (p) - text);
      const gunichar c = g_utf8_get_char (p);
      g_autofree char *plain = NULL;
      g_autofree char *lower = NULL;

      if (c == '\n' || c == '\r')
        {
          gap = NO_GAP;
          continue;
        }
      if (c < 0x80)
        {
          append_folded (folded, (gunichar) g_ascii_tolower ((char) c), g_ascii_isupper ((char) c), start, end, &gap);
          continue;
        }
      plain = g_utf8_normalize (p, (gssize) (end - start), G_NORMALIZE_NFKC);
      lower = plain != NULL ? g_utf8_casefold (plain, -1) : g_strdup ("");
      for (const char *q = lower; *q != '\0'; q = g_utf8_next_char (q))
        append_folded (folded, g_utf8_get_char (q), g_unichar_isupper (c), start, end, &gap);
    }
  return folded;
}

static const AnningMaskFolded *
at (const GArray *folded,
    guint         i)
{
  return &g_array_index (folded, AnningMaskFolded, i);
}

static void
add_place (GArray        *places,
           gsize          start,
           gsize          end,
           AnningMaskKind kind,
           guint          letter)
{
  const AnningMaskPlace place = { start, end, kind, letter };

  g_array_append_val (places, place);
}

static void
add_hidden (AnningMask *self,
            GArray     *places,
            const char *number,
            gsize       start,
            gsize       end)
{
  AnningMaskKind kind = GPOINTER_TO_UINT (g_hash_table_lookup (self->hidden, number));

  add_place (places, start, end, kind, anning_mask_take_letter (self, kind, number));
}

/* 86, 086 or 0086 before figure @i go with the number. Returns: where it begins */
static guint
with_country (const char *digits,
              guint       i)
{
  if (i < 2 || digits[i - 1] != '6' || digits[i - 2] != '8')
    return i;
  i -= 2;
  while (i > 0 && digits[i - 1] == '0')
    i--;
  return i;
}

/*
 * Numbers that are known, figure for figure, whatever stands around them and between the figures.
 * @first…@end: figures that follow one another
 */
static void
find_known (AnningMask   *self,
            const GArray *folded,
            const char   *digits,
            guint         first,
            guint         end,
            GArray       *places)
{
  for (guint i = first; i + ANNING_MASK_LOCAL_DIGITS <= end; i++)
    {
      for (guint n = MIN (end - i, (guint) G_N_ELEMENTS (self->lengths) - 1); n >= ANNING_MASK_LOCAL_DIGITS; n--)
        {
          char piece[G_N_ELEMENTS (self->lengths) + 1];
          const char *number;
          guint begin;

          if (!self->lengths[n])
            continue;
          memcpy (piece, digits + i - first, n);
          piece[n] = '\0';
          number = g_hash_table_lookup (self->variants, piece);
          if (number == NULL)
            continue;
          begin = first + with_country (digits, i - first);
          add_hidden (self, places, number,
                      at (folded, begin)->start - (begin > 0 && at (folded, begin - 1)->c == '+' ? 1 : 0),
                      at (folded, i + n - 1)->end);
          i += n - 1;
          break;
        }
    }
}

static void
find_numbers (AnningMask   *self,
              const GArray *folded,
              GArray       *places)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint first = 0;

  if (g_hash_table_size (self->variants) == 0)
    return;
  for (guint i = 0; i <= folded->len; i++)
    {
      gboolean in_words = FALSE;
      const int value = i < folded->len ? digit_value (at (folded, i)->c, &in_words) : -1;

      if (value < 0 || (digits->len > 0 && at (folded, i)->gap > GAP_MAX))
        {
          if (digits->len >= ANNING_MASK_LOCAL_DIGITS)
            find_known (self, folded, digits->str, first, i, places);
          g_string_truncate (digits, 0);
        }
      if (value < 0)
        continue;
      if (digits->len == 0)
        first = i;
      g_string_append_c (digits, (char) ('0' + value));
    }
}

/* What has the shape of a number. */
static void
find_shapes (AnningMask *self,
             const char *text,
             GArray     *places)
{
  g_autoptr (GArray) found = anning_number_places_find (text);

  for (guint i = 0; i < found->len; i++)
    {
      const AnningNumberPlace *place = &g_array_index (found, AnningNumberPlace, i);
      g_autofree char *piece = g_strndup (text + place->start, place->end - place->start);
      g_autofree char *folded = g_utf8_normalize (piece, -1, G_NORMALIZE_NFKC);
      g_autofree char *number = anning_mask_canonical (folded);

      if (place->kind == ANNING_NUMBER_CARD)
        {
          g_autofree char *card = g_strdelimit (g_strdup (folded), " .-", '_');

          add_place (places, place->start, place->end, ANNING_MASK_CARD,
                     anning_mask_take_letter (self, ANNING_MASK_CARD, number != NULL ? number : card));
        }
      else if (number != NULL && g_hash_table_contains (self->hidden, number))
        add_hidden (self, places, number, place->start, place->end);
      else if (number != NULL && !self->keep_unknown && !g_hash_table_contains (self->shown, number))
        add_place (places, place->start, place->end, ANNING_MASK_NUMBER,
                   anning_mask_take_letter (self, ANNING_MASK_NUMBER, number));
    }
}

/* Returns: (nullable): a number of @numbers that begins and ends so, however many there are */
static const char *
find_ends (GHashTable *numbers,
           const char *head,
           const char *tail)
{
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      if (g_str_has_prefix (number, head) && g_str_has_suffix (number, tail))
        return number;
    }
  return NULL;
}

/* Figures that are left of a number can be as telling as all of it. */
static void
find_rests (AnningMask *self,
            const char *text,
            GArray     *places)
{
  g_autoptr (GMatchInfo) half = NULL;
  g_autoptr (GMatchInfo) tail = NULL;
  int start, end;

  g_regex_match (self->half_hidden, text, 0, &half);
  for (; g_match_info_matches (half); g_match_info_next (half, NULL))
    {
      g_autofree char *head_text = g_match_info_fetch (half, 1);
      g_autofree char *tail_text = g_match_info_fetch (half, 2);
      g_autofree char *whole = g_match_info_fetch (half, 0);
      const char *number;

      g_strdelimit (head_text, "-", ' ');
      g_strstrip (head_text);
      g_match_info_fetch_pos (half, 0, &start, &end);
      number = find_ends (self->hidden, head_text, tail_text);
      if (number != NULL)
        add_hidden (self, places, number, start, end);
      else if (!self->keep_unknown && find_ends (self->shown, head_text, tail_text) == NULL)
        add_place (places, start, end, ANNING_MASK_NUMBER, anning_mask_take_letter (self, ANNING_MASK_NUMBER, whole));
    }

  g_regex_match (self->tail, text, 0, &tail);
  for (; g_match_info_matches (tail); g_match_info_next (tail, NULL))
    {
      g_autofree char *last = g_match_info_fetch (tail, 1);
      const char *number = find_ends (self->hidden, "", last);

      g_match_info_fetch_pos (tail, 1, &start, &end);
      if (number != NULL)
        add_hidden (self, places, number, start, end);
    }
}

gboolean
anning_mask_is_latin (gunichar c)
{
  return g_unichar_isalpha (c) && !g_unichar_iswide (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_HAN;
}

/* Whether a Latin word may begin at @i, or end before it. */
static gboolean
is_word_start (const GArray *folded,
               guint         i)
{
  if (i == 0 || i >= folded->len || at (folded, i)->gap > 0)
    return TRUE;
  if (!anning_mask_is_latin (at (folded, i)->c) || !anning_mask_is_latin (at (folded, i - 1)->c))
    return TRUE;
  return at (folded, i)->upper && !at (folded, i - 1)->upper;
}

static gboolean
name_stands_at (const AnningMaskName *name,
                const GArray         *folded,
                guint                 i)
{
  const guint end = i + name->key->len;

  if (end > folded->len)
    return FALSE;
  for (guint j = 0; j < name->key->len; j++)
    {
      if (at (folded, i + j)->c != g_array_index (name->key, gunichar, j) || (j > 0 && at (folded, i + j)->gap > GAP_MAX))
        return FALSE;
    }
  /* "Ann" is not in "Anning"; a long one is itself wherever it stands. */
  return !name->latin || name->key->len >= LONG_NAME || (is_word_start (folded, i) && is_word_start (folded, end));
}

static void
find_names (AnningMask   *self,
            const GArray *folded,
            GArray       *places)
{
  for (guint i = 0; i < folded->len && self->names->len > 0; i++)
    {
      for (guint j = 0; j < self->names->len; j++)
        {
          const AnningMaskName *name = g_ptr_array_index (self->names, j);
          g_autofree char *key = NULL;

          if (!name_stands_at (name, folded, i))
            continue;
          key = g_strdup_printf ("%" G_GINT64_FORMAT, name->person);
          add_place (places, at (folded, i)->start, at (folded, i + name->key->len - 1)->end, ANNING_MASK_PERSON,
                     anning_mask_take_letter (self, ANNING_MASK_PERSON, key));
          i += name->key->len - 1;
          break;
        }
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const AnningMaskPlace *first = a;
  const AnningMaskPlace *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end > second->end ? -1 : first->end < second->end;
}

GArray *
anning_mask_find (AnningMask *self,
                  const char *text)
{
  g_autoptr (GArray) folded = anning_mask_fold (text);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (AnningMaskPlace));

  find_numbers (self, folded, places);
  find_shapes (self, text, places);
  find_rests (self, text, places);
  find_names (self, folded, places);
  g_array_sort (places, compare_places);
  return places;
}
