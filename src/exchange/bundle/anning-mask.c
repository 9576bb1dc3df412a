/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-mask-private.h"

#include <string.h>

#include "anning-phone.h"

/* A number of which the middle is hidden already, as carriers and lenders write it. */
#define HALF_HIDDEN "(?<![0-9])(?:\\+?86[ -]?)?(1[0-9]{2}|0[0-9]{2,3}-?[0-9]{0,3})(?:[*Xx×#•●]{2,8}|…{1,2})([0-9]{2,4})(?![0-9])"
/* The last figures of a number, told as such. */
#define TAIL "(?:尾号|末四位|后四位|最后四位|ending (?:in|with)|last four(?: digits)?)[ 为是:“\"]{0,3}([0-9]{4})(?![0-9])"

/* What stands in its place. */
static const char *const words[ANNING_MASK_N_KINDS][2] = {
  [ANNING_MASK_NUMBER] = { "号码", "number " },
  [ANNING_MASK_OWN] = { "本人号码", "own number " },
  [ANNING_MASK_CARD] = { "证件或卡号", "ID or card " },
  [ANNING_MASK_PERSON] = { "亲属", "relative " },
};

static void
name_free (gpointer data)
{
  AnningMaskName *self = data;

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
  for (guint i = 0; i < ANNING_MASK_N_KINDS; i++)
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
  for (guint i = 0; i < ANNING_MASK_N_KINDS; i++)
    {
      g_hash_table_unref (self->letters[i]);
      g_hash_table_unref (self->met[i]);
    }
  g_regex_unref (self->half_hidden);
  g_regex_unref (self->tail);
  g_free (self);
}

/* ---- numbers ---- */

char *
anning_mask_canonical (const char *number)
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
        return strlen (digits) > ANNING_MASK_SERVICE_DIGITS ? g_strconcat ("0", digits, NULL) : NULL;
    }
  if (*digits == '+')
    digits++;
  if (strspn (digits, "0123456789") != strlen (digits) || strlen (digits) <= ANNING_MASK_SERVICE_DIGITS)
    return NULL;
  return g_strdup (digits);
}

static void
add_variant (AnningMask *self,
             const char *digits,
             const char *number)
{
  const gsize length = strlen (digits);

  if (length < ANNING_MASK_LOCAL_DIGITS || length >= G_N_ELEMENTS (self->lengths))
    return;
  g_hash_table_replace (self->variants, g_strdup (digits), g_strdup (number));
  self->lengths[length] = TRUE;
}

static void
hide (AnningMask    *self,
      const char    *text,
      AnningMaskKind kind)
{
  g_autofree char *number = anning_mask_canonical (text);

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

  plain = anning_mask_canonical (number);
  if (plain != NULL)
    g_hash_table_add (self->shown, plain);
}

void
anning_mask_hide_number (AnningMask *self,
                         const char *number)
{
  g_autofree char *plain = NULL;

  g_return_if_fail (self != NULL);

  plain = anning_mask_canonical (number);
  if (plain != NULL && !g_hash_table_contains (self->hidden, plain))
    hide (self, number, ANNING_MASK_NUMBER);
}

void
anning_mask_hide_own_number (AnningMask *self,
                             const char *number)
{
  g_return_if_fail (self != NULL);

  hide (self, number, ANNING_MASK_OWN);
}

guint
anning_mask_take_letter (AnningMask    *self,
                         AnningMaskKind kind,
                         const char    *key)
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

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const AnningMaskName *first = *(const AnningMaskName *const *) a;
  const AnningMaskName *second = *(const AnningMaskName *const *) b;

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
  AnningMaskName *added;

  g_return_val_if_fail (self != NULL, FALSE);

  valid = name != NULL ? g_utf8_make_valid (name, -1) : g_strdup ("");
  folded = anning_mask_fold (valid);
  if (folded->len == 0)
    return TRUE;
  key = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  anning_mask_take_letter (self, ANNING_MASK_PERSON, key);
  if (folded->len == 1)
    return FALSE;

  added = g_new0 (AnningMaskName, 1);
  added->person = person;
  added->key = g_array_new (FALSE, FALSE, sizeof (gunichar));
  added->latin = TRUE;
  for (guint i = 0; i < folded->len; i++)
    {
      const gunichar c = g_array_index (folded, AnningMaskFolded, i).c;

      g_array_append_val (added->key, c);
      added->latin &= anning_mask_is_latin (c);
    }
  g_ptr_array_add (self->names, added);
  g_ptr_array_sort (self->names, compare_names);
  return TRUE;
}

/* ---- taking it out ---- */

static void
count (AnningMask            *self,
       const AnningMaskPlace *place)
{
  const gboolean fresh = g_hash_table_add (self->met[place->kind], GUINT_TO_POINTER (place->letter));

  if (place->kind == ANNING_MASK_PERSON)
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
append_word (AnningMask            *self,
             GString               *text,
             const AnningMaskPlace *place,
             const char            *language)
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
  GString *masked;
  gsize done = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  places = anning_mask_find (self, valid);
  masked = g_string_new (NULL);
  for (guint i = 0; i < places->len; i++)
    {
      const AnningMaskPlace *place = &g_array_index (places, AnningMaskPlace, i);

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

  plain = anning_mask_canonical (number);
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
  AnningMaskPlace place = { 0, 0, ANNING_MASK_NUMBER, 0 };

  g_return_val_if_fail (self != NULL, NULL);

  if (number == NULL || *number == '\0')
    return NULL;
  plain = anning_mask_canonical (number);
  if (plain == NULL)
    {
      g_autofree char *short_number = anning_phone_normalise (number);

      return anning_mask_apply (self, short_number, language);
    }
  if (!anning_mask_hides_number (self, number))
    return anning_phone_normalise (number);
  if (g_hash_table_contains (self->hidden, plain))
    place.kind = GPOINTER_TO_UINT (g_hash_table_lookup (self->hidden, plain));
  place.letter = anning_mask_take_letter (self, place.kind, plain);
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
  AnningMaskPlace place = { 0, 0, ANNING_MASK_PERSON, 0 };

  g_return_val_if_fail (self != NULL, NULL);

  if (name == NULL || !g_hash_table_contains (self->letters[ANNING_MASK_PERSON], key))
    return anning_mask_apply (self, name, language);
  place.letter = anning_mask_take_letter (self, ANNING_MASK_PERSON, key);
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
  for (guint i = 0; i < ANNING_MASK_N_KINDS; i++)
    g_hash_table_remove_all (self->met[i]);
}
