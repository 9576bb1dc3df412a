/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-mask.h"

#include <string.h>

#include "anning-number-place.h"
#include "anning-phone.h"

/* Up to so many figures a number is a public service's. */
#define SERVICE_DIGITS 6
/* A landline without the area it lies in. */
#define LOCAL_DIGITS 7
/* Blanks, dashes and the like that may stand between two figures of a number, or two characters of a name. */
#define GAP_MAX 3
#define NO_GAP 100
/* Letters of a Latin name that turn up in no other word. */
#define LONG_NAME 8
#define TAIL_DIGITS 4

/* A number of which the middle is hidden already, as carriers and lenders write it. */
#define HALF_HIDDEN "(?<![0-9])(?:\\+?86[ -]?)?(1[0-9]{2}|0[0-9]{2,3}-?[0-9]{0,3})(?:[*Xx×#•●]{2,8}|…{1,2})([0-9]{2,4})(?![0-9])"
/* The last figures of a number, told as such. */
#define TAIL "(?:尾号|末四位|后四位|最后四位|ending (?:in|with)|last four(?: digits)?)[ 为是:“\"]{0,3}([0-9]{4})(?![0-9])"

typedef enum
{
  LETTER_NUMBER,
  LETTER_OWN,
  LETTER_CARD,
  LETTER_PERSON,
  N_LETTERS
} LetterKind;

/* What stands in its place. */
static const char *const words[N_LETTERS][2] = {
  [LETTER_NUMBER] = { "号码", "number " },
  [LETTER_OWN] = { "本人号码", "own number " },
  [LETTER_CARD] = { "证件或卡号", "ID or card " },
  [LETTER_PERSON] = { "亲属", "relative " },
};

typedef struct
{
  gunichar c;
  guint gap;   /* characters that were passed over before it */
  gboolean upper;
  gsize start; /* bytes of the text */
  gsize end;
} Folded;

typedef struct
{
  gint64 person;
  GArray *key; /* gunichar, folded */
  gboolean latin;
} Name;

typedef struct
{
  gsize start;
  gsize end;
  LetterKind kind;
  guint letter; /* from 0 */
} Place;

struct _AnningMask
{
  gboolean keep_unknown;
  GHashTable *shown;              /* canonical numbers */
  GHashTable *hidden;             /* canonical numbers → LetterKind */
  GHashTable *variants;           /* figures as they may be written → canonical number */
  gboolean lengths[32];           /* of the variants */
  GPtrArray *names;               /* Name, the longest first */
  GHashTable *letters[N_LETTERS]; /* number or id → its letter */
  GHashTable *met[N_LETTERS];     /* letters since the counts were reset */
  AnningMaskCounts counts;
  GRegex *half_hidden;
  GRegex *tail;
};

static void
name_free (gpointer data)
{
  Name *self = data;

  g_array_unref (self->key);
  g_free (self);
}

AnningMask *
anning_mask_new (void)
{
  AnningMask *self = g_new0 (AnningMask, 1);

  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->variants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_ptr_array_new_with_free_func (name_free);
  for (guint i = 0; i < N_LETTERS; i++)
    {
      self->letters[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->met[i] = g_hash_table_new (NULL, NULL);
    }
  self->half_hidden = g_regex_new (HALF_HIDDEN, G_REGEX_OPTIMIZE, 0, NULL);
  self->tail = g_regex_new (TAIL, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);
  g_assert (self->half_hidden != NULL && self->tail != NULL);
  return self;
}

/* @self: (nullable) */
void
anning_mask_free (AnningMask *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->shown);
  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->variants);
  g_ptr_array_unref (self->names);
  for (guint i = 0; i < N_LETTERS; i++)
    {
      g_hash_table_unref (self->letters[i]);
      g_hash_table_unref (self->met[i]);
    }
  g_regex_unref (self->half_hidden);
  g_regex_unref (self->tail);
  g_free (self);
}

/* ---- numbers ---- */

/*
 * One form for a number: figures alone, the area of a landline with its zero.
 *
 * Returns: (transfer full) (nullable): NULL for what is no number of a person
 */
static char *
canonical (const char *number)
{
  g_autofree char *plain = NULL;
  g_autofree char *valid = number != NULL ? g_utf8_make_valid (number, -1) : NULL;
  const char *digits;

  if (valid == NULL)
    return NULL;
  /* "(021)5551.2345" is one as well. */
  g_strdelimit (valid, "._", ' ');
  plain = anning_phone_normalise (valid);
  if (plain == NULL)
    return NULL;
  digits = plain;
  if (g_str_has_prefix (digits, "+86") || g_str_has_prefix (digits, "0086"))
    {
      digits += *digits == '+' ? strlen ("+86") : strlen ("0086");
      if (*digits != '0' && *digits != '4' && *digits != '8' && strspn (digits, "0123456789") == strlen (digits))
        return strlen (digits) > SERVICE_DIGITS ? g_strconcat ("0", digits, NULL) : NULL;
    }
  if (*digits == '+')
    digits++;
  if (strspn (digits, "0123456789") != strlen (digits) || strlen (digits) <= SERVICE_DIGITS)
    return NULL;
  return g_strdup (digits);
}

static void
add_variant (AnningMask *self,
             const char *digits,
             const char *number)
{
  const gsize length = strlen (digits);

  if (length < LOCAL_DIGITS || length >= G_N_ELEMENTS (self->lengths))
    return;
  g_hash_table_replace (self->variants, g_strdup (digits), g_strdup (number));
  self->lengths[length] = TRUE;
}

static void
hide (AnningMask *self,
      const char *text,
      LetterKind  kind)
{
  g_autofree char *number = canonical (text);

  if (number == NULL)
    return;
  add_variant (self, number, number);
  if (*number == '0')
    {
      /* Beijing and the areas of 02x have three figures, all others four. */
      const gsize area = number[1] == '1' || number[1] == '2' ? 3 : 4;

      add_variant (self, number + 1, number);
      if (strlen (number) > area)
        add_variant (self, number + area, number);
    }
  g_hash_table_replace (self->hidden, g_steal_pointer (&number), GUINT_TO_POINTER (kind));
}

void
anning_mask_set_unknown (AnningMask *self,
                         gboolean    hidden)
{
  g_return_if_fail (self != NULL);

  self->keep_unknown = !hidden;
}

void
anning_mask_show_number (AnningMask *self,
                         const char *number)
{
  char *plain;

  g_return_if_fail (self != NULL);

  plain = canonical (number);
  if (plain != NULL)
    g_hash_table_add (self->shown, plain);
}

void
anning_mask_hide_number (AnningMask *self,
                         const char *number)
{
  g_autofree char *plain = NULL;

  g_return_if_fail (self != NULL);

  plain = canonical (number);
  if (plain != NULL && !g_hash_table_contains (self->hidden, plain))
    hide (self, number, LETTER_NUMBER);
}

void
anning_mask_hide_own_number (AnningMask *self,
                             const char *number)
{
  g_return_if_fail (self != NULL);

  hide (self, number, LETTER_OWN);
}

static guint
take_letter (AnningMask *self,
             LetterKind  kind,
             const char *key)
{
  gpointer letter;

  if (!g_hash_table_lookup_extended (self->letters[kind], key, NULL, &letter))
    {
      letter = GUINT_TO_POINTER (g_hash_table_size (self->letters[kind]));
      g_hash_table_insert (self->letters[kind], g_strdup (key), letter);
    }
  return GPOINTER_TO_UINT (letter);
}

/* A, B … Z, AA, AB … */
static char *
letter_text (guint letter)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint rest = letter + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c (text, (char) ('A' + (rest - 1) % 26));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- where they stand ---- */

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

/* @text in one form, without what may stand in the middle of a number or a name. */
static GArray *
fold (const char *text)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (Folded));
  guint gap = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r')
        {
          gap = NO_GAP;
          continue;
        }
      if (c < 0x80)
        {
          if (is_gap (c))
            {
              gap++;
              continue;
            }
          g_array_append_vals (folded, &(Folded) { (gunichar) g_ascii_tolower ((char) c), gap, g_ascii_isupper ((char) c),
                                                   p - text, next - text }, 1);
        }
      else
        {
          g_autofree char *plain = g_utf8_normalize (p, next - p, G_NORMALIZE_NFKC);
          g_autofree char *lower = plain != NULL ? g_utf8_casefold (plain, -1) : NULL;

          for (const char *q = lower; q != NULL && *q != '\0'; q = g_utf8_next_char (q))
            {
              if (is_gap (g_utf8_get_char (q)))
                {
                  gap++;
                  continue;
                }
              g_array_append_vals (folded, &(Folded) { g_utf8_get_char (q), gap, g_unichar_isupper (c), p - text, next - text }, 1);
              gap = 0;
            }
          continue;
        }
      gap = 0;
    }
  return folded;
}

static const Folded *
at (const GArray *folded,
    guint         i)
{
  return &g_array_index (folded, Folded, i);
}

static void
add_place (GArray     *places,
           gsize       start,
           gsize       end,
           LetterKind  kind,
           guint       letter)
{
  const Place place = { start, end, kind, letter };

  g_array_append_val (places, place);
}

static void
add_hidden (AnningMask *self,
            GArray     *places,
            const char *number,
            gsize       start,
            gsize       end)
{
  LetterKind kind = GPOINTER_TO_UINT (g_hash_table_lookup (self->hidden, number));

  add_place (places, start, end, kind, take_letter (self, kind, number));
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
  for (guint i = first; i + LOCAL_DIGITS <= end; i++)
    {
      for (guint n = MIN (end - i, (guint) G_N_ELEMENTS (self->lengths) - 1); n >= LOCAL_DIGITS; n--)
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
          if (digits->len >= LOCAL_DIGITS)
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
      g_autofree char *number = canonical (folded);

      if (place->kind == ANNING_NUMBER_CARD)
        {
          g_autofree char *card = g_strdelimit (g_strdup (folded), " .-", '_');

          add_place (places, place->start, place->end, LETTER_CARD, take_letter (self, LETTER_CARD, number != NULL ? number : card));
        }
      else if (number != NULL && g_hash_table_contains (self->hidden, number))
        add_hidden (self, places, number, place->start, place->end);
      else if (number != NULL && !self->keep_unknown && !g_hash_table_contains (self->shown, number))
        add_place (places, place->start, place->end, LETTER_NUMBER, take_letter (self, LETTER_NUMBER, number));
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
        add_place (places, start, end, LETTER_NUMBER, take_letter (self, LETTER_NUMBER, whole));
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

static gboolean
is_latin (gunichar c)
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
  if (!is_latin (at (folded, i)->c) || !is_latin (at (folded, i - 1)->c))
    return TRUE;
  return at (folded, i)->upper && !at (folded, i - 1)->upper;
}

static gboolean
name_stands_at (const Name   *name,
                const GArray *folded,
                guint         i)
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
          const Name *name = g_ptr_array_index (self->names, j);
          g_autofree char *key = NULL;

          if (!name_stands_at (name, folded, i))
            continue;
          key = g_strdup_printf ("%" G_GINT64_FORMAT, name->person);
          add_place (places, at (folded, i)->start, at (folded, i + name->key->len - 1)->end, LETTER_PERSON,
                     take_letter (self, LETTER_PERSON, key));
          i += name->key->len - 1;
          break;
        }
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end > second->end ? -1 : first->end < second->end;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Name *first = *(const Name *const *) a;
  const Name *second = *(const Name *const *) b;

  return first->key->len > second->key->len ? -1 : first->key->len < second->key->len;
}

gboolean
anning_mask_hide_name (AnningMask *self,
                       gint64      person,
                       const char *name)
{
  g_autofree char *valid = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GArray) folded = NULL;
  Name *added;

  g_return_val_if_fail (self != NULL, FALSE);

  valid = name != NULL ? g_utf8_make_valid (name, -1) : g_strdup ("");
  folded = fold (valid);
  if (folded->len == 0)
    return TRUE;
  key = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  take_letter (self, LETTER_PERSON, key);
  if (folded->len == 1)
    return FALSE;

  added = g_new0 (Name, 1);
  added->person = person;
  added->key = g_array_new (FALSE, FALSE, sizeof (gunichar));
  added->latin = TRUE;
  for (guint i = 0; i < folded->len; i++)
    {
      g_array_append_val (added->key, at (folded, i)->c);
      added->latin &= is_latin (at (folded, i)->c);
    }
  g_ptr_array_add (self->names, added);
  g_ptr_array_sort (self->names, compare_names);
  return TRUE;
}

/* ---- taking it out ---- */

static void
count (AnningMask  *self,
       const Place *place)
{
  const gboolean fresh = g_hash_table_add (self->met[place->kind], GUINT_TO_POINTER (place->letter));

  if (place->kind == LETTER_PERSON)
    {
      self->counts.name_places++;
      self->counts.names += fresh;
    }
  else
    {
      self->counts.number_places++;
      self->counts.numbers += fresh;
    }
}

static void
append_word (AnningMask  *self,
             GString     *text,
             const Place *place,
             const char  *language)
{
  const gboolean english = g_strcmp0 (language, "en") == 0;
  g_autofree char *letter = letter_text (place->letter);

  /* Two words are not to run into one. */
  if (english && text->len > 0 && g_ascii_isalnum (text->str[text->len - 1]))
    g_string_append_c (text, ' ');
  g_string_append (text, words[place->kind][english]);
  g_string_append (text, letter);
  count (self, place);
}

char *
anning_mask_apply (AnningMask *self,
                   const char *text,
                   const char *language)
{
  g_autofree char *valid = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) folded = NULL;
  GString *masked;
  gsize done = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  places = g_array_new (FALSE, FALSE, sizeof (Place));
  folded = fold (valid);
  find_numbers (self, folded, places);
  find_shapes (self, valid, places);
  find_rests (self, valid, places);
  find_names (self, folded, places);
  g_array_sort (places, compare_places);

  masked = g_string_new (NULL);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      /* What overlaps goes with the one before it. */
      if (place->start < done)
        {
          done = MAX (done, place->end);
          continue;
        }
      g_string_append_len (masked, valid + done, (gssize) (place->start - done));
      append_word (self, masked, place, language);
      done = place->end;
      /* Nor a letter into a word. */
      if (g_ascii_isalnum (valid[done]))
        g_string_append_c (masked, ' ');
    }
  g_string_append (masked, valid + done);
  return g_string_free (masked, FALSE);
}

gboolean
anning_mask_hides_number (const AnningMask *self,
                          const char       *number)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  plain = canonical (number);
  if (plain == NULL)
    return FALSE;
  return g_hash_table_contains (self->hidden, plain)
         || (!self->keep_unknown && !g_hash_table_contains (self->shown, plain));
}

char *
anning_mask_apply_to_number (AnningMask *self,
                             const char *number,
                             const char *language)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) text = NULL;
  Place place = { 0, 0, LETTER_NUMBER, 0 };

  g_return_val_if_fail (self != NULL, NULL);

  if (number == NULL || *number == '\0')
    return NULL;
  plain = canonical (number);
  if (plain == NULL)
    {
      g_autofree char *short_number = anning_phone_normalise (number);

      return anning_mask_apply (self, short_number, language);
    }
  if (!anning_mask_hides_number (self, number))
    return anning_phone_normalise (number);
  if (g_hash_table_contains (self->hidden, plain))
    place.kind = GPOINTER_TO_UINT (g_hash_table_lookup (self->hidden, plain));
  place.letter = take_letter (self, place.kind, plain);
  text = g_string_new (NULL);
  append_word (self, text, &place, language);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
anning_mask_apply_to_name (AnningMask *self,
                           gint64      person,
                           const char *name,
                           const char *language)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (GString) text = NULL;
  Place place = { 0, 0, LETTER_PERSON, 0 };

  g_return_val_if_fail (self != NULL, NULL);

  if (name == NULL || !g_hash_table_contains (self->letters[LETTER_PERSON], key))
    return anning_mask_apply (self, name, language);
  place.letter = take_letter (self, LETTER_PERSON, key);
  text = g_string_new (NULL);
  append_word (self, text, &place, language);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
anning_mask_get_counts (const AnningMask *self,
                        AnningMaskCounts *counts)
{
  g_return_if_fail (self != NULL && counts != NULL);

  *counts = self->counts;
}

void
anning_mask_reset_counts (AnningMask *self)
{
  g_return_if_fail (self != NULL);

  self->counts = (AnningMaskCounts) { 0 };
  for (guint i = 0; i < N_LETTERS; i++)
    g_hash_table_remove_all (self->met[i]);
}
