/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-check.h"

#include <string.h>

#include "anning-number-place.h"
#include "anning-text-fold.h"

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

/* A run of figures as numbers are written, for what the file knows. */
#define FIGURE_RUN "(?<![0-9])\\+?[0-9](?:[ .-]?[0-9]){4,31}(?![0-9])"
#define GAP "_{2,}"

/* The least figures of a number that is looked for because it is known. */
#define KNOWN_DIGITS_MIN 5
#define NAME_CHARACTERS_MAX 200
/* Of one expression over names, before the name that goes past it. */
#define PATTERN_BYTES 4096

struct _AnningNoteKnown
{
  GPtrArray *names;    /* GRegex; NULL: nobody is known */
  GHashTable *numbers; /* set of figures */
};

static void
take (GString             *text,
      const GRegex        *regex,
      AnningNotePlaceKind  kind,
      GArray              *places)
{
  g_autofree char *subject = g_strdup (text->str);
  g_autoptr (GMatchInfo) info = NULL;

  g_regex_match (regex, subject, 0, &info);
  while (g_match_info_matches (info))
    {
      AnningNotePlace place = { .kind = kind };
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      place.start = start;
      place.end = end;
      g_array_append_val (places, place);
      /* Blanked, so that nothing is found twice. */
      memset (text->str + start, '\n', end - start);
      if (!g_match_info_next (info, NULL))
        break;
    }
}

static char *
figures_of (const char *text,
            gsize       length)
{
  GString *figures = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        g_string_append_c (figures, text[i]);
    }
  /* One number, whether the country is written before it or not. */
  if (figures->len == 13 && g_str_has_prefix (figures->str, "861"))
    g_string_erase (figures, 0, 2);
  return g_string_free (figures, FALSE);
}

static gpointer
compile (gpointer pattern)
{
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

  g_assert (regex != NULL);
  return regex;
}

/* Compiled once: a text is looked through with every key that is typed. */
static const GRegex *
regex_of (GOnce      *once,
          const char *pattern)
{
  return g_once (once, compile, (gpointer) pattern);
}

static void
take_known_numbers (GString               *text,
                    const AnningNoteKnown *known,
                    GArray                *places)
{
  static GOnce runs = G_ONCE_INIT;
  g_autofree char *subject = g_strdup (text->str);
  g_autoptr (GMatchInfo) info = NULL;

  g_regex_match (regex_of (&runs, FIGURE_RUN), subject, 0, &info);
  while (g_match_info_matches (info))
    {
      AnningNotePlace place = { .kind = ANNING_NOTE_PLACE_PHONE };
      g_autofree char *figures = NULL;
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      figures = figures_of (subject + start, end - start);
      if (g_hash_table_contains (known->numbers, figures))
        {
          place.start = start;
          place.end = end;
          g_array_append_val (places, place);
          memset (text->str + start, '\n', end - start);
        }
      if (!g_match_info_next (info, NULL))
        break;
    }
}

static void
take_numbers (GString *text,
              GArray  *places)
{
  g_autoptr (GArray) found = anning_number_places_find (text->str);

  for (guint i = 0; i < found->len; i++)
    {
      const AnningNumberPlace *number = &g_array_index (found, AnningNumberPlace, i);
      AnningNotePlace place = {
        .kind = number->kind == ANNING_NUMBER_CARD ? ANNING_NOTE_PLACE_CARD : ANNING_NOTE_PLACE_PHONE,
        .start = number->start,
        .end = number->end,
      };

      g_array_append_val (places, place);
      memset (text->str + number->start, '\n', number->end - number->start);
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

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const AnningNotePlace *first = a;
  const AnningNotePlace *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* Returns: (transfer full): the names that are looked for, the longer ones first */
static GPtrArray *
sort_names (const char *const *names)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (names[i], -1);
      g_autofree char *folded = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);

      g_strstrip (folded);
      /* What begins like a name of this length is that name. */
      if (g_utf8_strlen (folded, -1) > NAME_CHARACTERS_MAX)
        *g_utf8_offset_to_pointer (folded, NAME_CHARACTERS_MAX) = '\0';
      if (g_utf8_strlen (folded, -1) > 1)
        g_ptr_array_add (sorted, g_steal_pointer (&folded));
    }
  g_ptr_array_sort (sorted, longer_first);
  return sorted;
}

/*
 * 王小明 before 小明: one place is one name. PCRE takes no expression of more than 64 KiB once it
 * is compiled, so that many names are several.
 *
 * Returns: (transfer full) (nullable) (element-type GRegex): NULL: there is nothing to look for
 */
static GPtrArray *
compile_names (const char *const *names)
{
  g_autoptr (GPtrArray) sorted = sort_names (names);
  g_autoptr (GString) pattern = g_string_new (NULL);
  GPtrArray *compiled;

  if (sorted->len == 0)
    return NULL;

  compiled = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *name = g_ptr_array_index (sorted, i);
      g_autofree char *escaped = g_regex_escape_string (name, -1);

      g_string_append (pattern, pattern->len == 0 ? "(?i)(?:" : "|");
      /* "Ann" does not stand in "annual"; Chinese words have no boundaries to ask for. */
      if (g_ascii_isalnum (*name))
        g_string_append_printf (pattern, "(?<![A-Za-z])%s%s", escaped,
                                g_utf8_strlen (name, -1) < NAME_CHARACTERS_MAX ? "(?![A-Za-z])" : "");
      else
        g_string_append (pattern, escaped);
      if (pattern->len < PATTERN_BYTES && i + 1 < sorted->len)
        continue;
      g_string_append_c (pattern, ')');
      g_ptr_array_add (compiled, compile (pattern->str));
      g_string_truncate (pattern, 0);
    }
  return compiled;
}

static void
clear_known (gpointer data)
{
  AnningNoteKnown *self = data;

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_hash_table_unref (self->numbers);
}

AnningNoteKnown *
anning_note_known_new (const char *const *names,
                       const char *const *numbers)
{
  AnningNoteKnown *self = g_atomic_rc_box_new0 (AnningNoteKnown);

  self->names = compile_names (names);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; numbers != NULL && numbers[i] != NULL; i++)
    {
      g_autofree char *figures = figures_of (numbers[i], strlen (numbers[i]));
      gsize length = strlen (figures);

      if (length < KNOWN_DIGITS_MIN || (length == KNOWN_DIGITS_MIN && *figures == '1'))
        continue;
      g_hash_table_add (self->numbers, g_steal_pointer (&figures));
    }
  return self;
}

AnningNoteKnown *
anning_note_known_ref (AnningNoteKnown *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* @self: (nullable) */
void
anning_note_known_unref (AnningNoteKnown *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_known);
}

GArray *
anning_note_places_find (const char            *text,
                         const AnningNoteKnown *known)
{
  static GOnce gaps = G_ONCE_INIT, sums = G_ONCE_INIT;
  GArray *places = g_array_new (FALSE, FALSE, sizeof (AnningNotePlace));
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *folded = NULL;
  g_autoptr (GString) rest = NULL;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), places);

  folded = anning_text_fold (text, origins);
  rest = g_string_new (folded);
  take (rest, regex_of (&gaps, GAP), ANNING_NOTE_PLACE_GAP, places);
  for (guint i = 0; known != NULL && known->names != NULL && i < known->names->len; i++)
    take (rest, g_ptr_array_index (known->names, i), ANNING_NOTE_PLACE_NAME, places);
  if (known != NULL && g_hash_table_size (known->numbers) > 0)
    take_known_numbers (rest, known, places);
  take_numbers (rest, places);
  take (rest, regex_of (&sums, SUMS), ANNING_NOTE_PLACE_SUM, places);
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      AnningNotePlace *place = &g_array_index (places, AnningNotePlace, i);

      place->start = g_array_index (origins, gsize, place->start);
      place->end = g_array_index (origins, gsize, place->end);
    }
  return places;
}

void
anning_note_check_add (AnningNoteCheck *result,
                       const GArray    *places)
{
  g_return_if_fail (result != NULL && places != NULL);

  for (guint i = 0; i < places->len; i++)
    {
      switch (g_array_index (places, AnningNotePlace, i).kind)
        {
        case ANNING_NOTE_PLACE_NAME:
          result->names++;
          break;
        case ANNING_NOTE_PLACE_PHONE:
          result->phones++;
          break;
        case ANNING_NOTE_PLACE_SUM:
          result->sums++;
          break;
        case ANNING_NOTE_PLACE_CARD:
          result->cards++;
          break;
        case ANNING_NOTE_PLACE_GAP:
        default:
          result->gaps++;
          break;
        }
    }
}

void
anning_note_check (const char         *text,
                   const char *const  *names,
                   AnningNoteCheck    *result)
{
  g_autoptr (AnningNoteKnown) known = NULL;
  g_autofree char *valid = NULL;
  g_autoptr (GArray) places = NULL;

  g_return_if_fail (text != NULL && result != NULL);

  known = anning_note_known_new (names, NULL);
  valid = g_utf8_make_valid (text, -1);
  places = anning_note_places_find (valid, known);
  memset (result, 0, sizeof *result);
  anning_note_check_add (result, places);
}
