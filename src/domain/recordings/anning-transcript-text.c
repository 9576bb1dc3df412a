/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-transcript-text.h"

#include <string.h>

#include "anning-cues-private.h"

/* Characters; what stands before a colon and is longer is a sentence. */
#define SPEAKER_MAX 16
#define HOUR_MS G_GINT64_CONSTANT (3600000)
#define COLON "："

/* The names that are written, then what else is understood. */
static const struct
{
  const char *word;
  const char *zh;
  const char *en;
} speakers[] = {
  { "them", "对方", "Them" },
  { "me", "我", "Me" },
  { "other", "别人", "Someone else" },
  { "them", "催收", "Collector" },
  { "me", "我本人", "I" },
  { "other", "其他人", "Other" },
};

AnningCue *
anning_cue_new (gint64      start_ms,
                gint64      end_ms,
                const char *speaker,
                const char *words)
{
  AnningCue *self = g_new0 (AnningCue, 1);

  self->start_ms = start_ms;
  self->end_ms = end_ms;
  self->speaker = g_strdup (speaker);
  self->words = g_strdup (words != NULL ? words : "");
  return self;
}

void
anning_cue_free (AnningCue *self)
{
  if (self == NULL)
    return;

  g_free (self->speaker);
  g_free (self->words);
  g_free (self);
}

/* Returns: bytes of @prefix if @text begins with it, else 0 */
static gsize
begins (const char *text,
        const char *prefix)
{
  return g_str_has_prefix (text, prefix) ? strlen (prefix) : 0;
}

static gsize
begins_any (const char        *text,
            const char *const *prefixes)
{
  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      if (g_str_has_prefix (text, prefixes[i]))
        return strlen (prefixes[i]);
    }
  return 0;
}

static gsize
count_blanks (const char *text)
{
  const char *at = text;

  while (*at != '\0' && *at != '\n' && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return (gsize) (at - text);
}

/* Returns: how many digits, at most @most; the number in @value */
static guint
take_digits (const char *text,
             guint       most,
             gint64     *value)
{
  guint n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit (text[n]))
    *value = *value * 10 + (text[n++] - '0');
  return n;
}

static gsize
take_colon (const char *text)
{
  return *text == ':' ? 1 : begins (text, COLON);
}

gboolean
anning_place_parse (const char  *text,
                    gint64      *ms,
                    const char **end)
{
  static const gint64 units[] = { 100, 10, 1 };
  const char *at = text;
  gint64 parts[3];
  guint n_parts = 1;
  gint64 fraction = 0;
  gint64 digits;
  guint n = take_digits (at, 4, &parts[0]);

  if (n == 0 || n > 3)
    return FALSE;
  at += n;
  while (n_parts < 3)
    {
      gsize colon = take_colon (at);

      if (colon == 0 || take_digits (at + colon, 3, &digits) != 2)
        break;
      parts[n_parts++] = digits;
      at += colon + 2;
    }
  if (n_parts < 2 || parts[n_parts - 1] > 59 || (n_parts == 3 && parts[1] > 59))
    return FALSE;
  if (*at == '.' && (n = take_digits (at + 1, 4, &digits)) > 0 && n <= 3)
    {
      fraction = digits * units[n - 1];
      at += 1 + n;
    }

  *ms = n_parts == 3 ? parts[0] * HOUR_MS + parts[1] * 60000 + parts[2] * 1000 : parts[0] * 60000 + parts[1] * 1000;
  *ms += fraction;
  if (end != NULL)
    *end = at;
  return TRUE;
}

/**
 * anning_transcript_line_time:
 * @line: (not nullable): ends at \0 or \n
 * @start_ms: (out): ms
 * @end_ms: (out): ms, ANNING_UNKNOWN if none is written or it is not after the start
 * @length: (out) (optional): bytes of the head, with the blanks before and after it
 *
 * Returns: FALSE when the line does not begin with a time in brackets
 */
gboolean
anning_transcript_line_time (const char *line,
                             gint64     *start_ms,
                             gint64     *end_ms,
                             gsize      *length)
{
  static const char *const opening[] = { "[", "【", "［", NULL };
  static const char *const closing[] = { "]", "】", "］", NULL };
  static const char *const dashes[] = { "-", "–", "—", "~", "～", "至", NULL };
  const char *at = line + count_blanks (line);
  gsize bracket = begins_any (at, opening);
  gsize dash;

  if (bracket == 0)
    return FALSE;
  at += bracket;
  at += count_blanks (at);
  if (!anning_place_parse (at, start_ms, &at))
    return FALSE;
  at += count_blanks (at);
  *end_ms = ANNING_UNKNOWN;
  dash = begins_any (at, dashes);
  if (dash > 0)
    {
      at += dash;
      at += count_blanks (at);
      if (!anning_place_parse (at, end_ms, &at))
        return FALSE;
      at += count_blanks (at);
      if (*end_ms <= *start_ms)
        *end_ms = ANNING_UNKNOWN;
    }
  bracket = begins_any (at, closing);
  if (bracket == 0)
    return FALSE;
  at += bracket;
  at += count_blanks (at);
  if (length != NULL)
    *length = (gsize) (at - line);
  return TRUE;
}

/* Names are short and without punctuation; "10:30" and "http://" are none. Returns: bytes with the colon, 0 if nobody is named */
gsize
_anning_transcript_take_speaker (const char  *text,
                                 char       **speaker)
{
  const char *at = text;
  guint n = 0;
  gsize colon;
  gsize length;

  *speaker = NULL;
  while (*at != '\0' && take_colon (at) == 0)
    {
      gunichar c = g_utf8_get_char (at);

      if (++n > SPEAKER_MAX || !g_unichar_isprint (c) || (g_unichar_ispunct (c) && c != '-' && c != '_' && c != 0xb7 && c != '\''))
        return 0;
      at = g_utf8_next_char (at);
    }
  colon = take_colon (at);
  if (colon == 0 || n == 0 || (g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[colon])) || at[colon] == '/')
    return 0;

  *speaker = g_strstrip (g_strndup (text, (gsize) (at - text)));
  if (**speaker == '\0')
    {
      g_clear_pointer (speaker, g_free);
      return 0;
    }
  length = (gsize) (at - text) + colon;
  return length + count_blanks (text + length);
}

/* Below a time without words the turn itself may begin. */
static void
add_words (AnningCue  *cue,
           const char *words)
{
  char *joined;

  if (*cue->words == '\0')
    {
      words += count_blanks (words);
      if (cue->speaker == NULL)
        words += _anning_transcript_take_speaker (words, &cue->speaker);
      joined = g_strdup (words);
    }
  else
    joined = g_strconcat (cue->words, "\n", words, NULL);

  g_free (cue->words);
  cue->words = joined;
}

/**
 * anning_transcript_text_read:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer container) (element-type AnningCue): in the order of the text
 */
GPtrArray *
anning_transcript_text_read (const char *text)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_cue_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchomp (lines[i]);
      gint64 start_ms = ANNING_UNKNOWN, end_ms = ANNING_UNKNOWN;
      gsize head = 0;
      gboolean timed = anning_transcript_line_time (line, &start_ms, &end_ms, &head);

      if (*line == '\0')
        continue;
      if (timed || cues->len == 0)
        {
          g_autofree char *speaker = NULL;
          gsize name = _anning_transcript_take_speaker (line + head, &speaker);

          g_ptr_array_add (cues, anning_cue_new (start_ms, end_ms, speaker, line + head + name));
        }
      else
        add_words (g_ptr_array_index (cues, cues->len - 1), line);
    }
  return cues;
}

/* "02:13", "1:02:13.25" */
static void
append_place (GString *text,
              gint64   ms)
{
  g_autofree char *place = NULL;
  gint64 rest = ms % 1000;

  if (ms >= HOUR_MS)
    place = g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", ms / HOUR_MS, (int) (ms / 60000 % 60),
                             (int) (ms / 1000 % 60));
  else
    place = g_strdup_printf ("%02d:%02d", (int) (ms / 60000), (int) (ms / 1000 % 60));
  g_string_append (text, place);
  if (rest % 100 == 0 && rest > 0)
    g_string_append_printf (text, ".%d", (int) (rest / 100));
  else if (rest > 0)
    g_string_append_printf (text, ".%03d", (int) rest);
}

static gboolean
is_latin (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      if ((guchar) *at >= 0x80)
        return FALSE;
    }
  return TRUE;
}

/* A line of the words that looks like the head of a turn would be read as one. */
static void
append_words (GString    *text,
              const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 start_ms, end_ms;

      if (i > 0)
        g_string_append_c (text, anning_transcript_line_time (lines[i], &start_ms, &end_ms, NULL) ? ' ' : '\n');
      g_string_append (text, lines[i]);
    }
}

char *
anning_transcript_text_write (GPtrArray *cues)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (cues != NULL, NULL);

  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);

      if (cue->start_ms != ANNING_UNKNOWN)
        {
          g_string_append_c (text, '[');
          append_place (text, cue->start_ms);
          if (cue->end_ms != ANNING_UNKNOWN)
            {
              g_string_append_c (text, '-');
              append_place (text, cue->end_ms);
            }
          g_string_append (text, "] ");
        }
      if (cue->speaker != NULL && *cue->speaker != '\0')
        g_string_append_printf (text, "%s%s", cue->speaker, is_latin (cue->speaker) ? ": " : COLON);
      append_words (text, cue->words);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
append_cue (GString         *text,
            const AnningCue *cue)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *line = NULL;

  g_ptr_array_add (one, (gpointer) cue);
  line = anning_transcript_text_write (one);
  g_string_append (text, line);
}

/**
 * anning_transcript_text_merge:
 * @text: (nullable): what was typed
 * @cues: (element-type AnningCue): sorted by their start
 *
 * Returns: (transfer full): @text with a line for each cue before the first line of a later time
 */
char *
anning_transcript_text_merge (const char *text,
                              GPtrArray  *cues)
{
  GString *merged = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint next = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 start_ms, end_ms;

      if (anning_transcript_line_time (lines[i], &start_ms, &end_ms, NULL))
        {
          while (next < cues->len && ((const AnningCue *) g_ptr_array_index (cues, next))->start_ms < start_ms)
            append_cue (merged, g_ptr_array_index (cues, next++));
        }
      g_string_append (merged, lines[i]);
      if (lines[i + 1] != NULL)
        g_string_append_c (merged, '\n');
    }
  if (next < cues->len && merged->len > 0 && merged->str[merged->len - 1] != '\n')
    g_string_append_c (merged, '\n');
  while (next < cues->len)
    append_cue (merged, g_ptr_array_index (cues, next++));
  return g_string_free (merged, FALSE);
}

char *
anning_transcript_stamp (gint64 position_ms)
{
  GString *text = g_string_new ("[");

  append_place (text, MAX (position_ms, 0) / 1000 * 1000);
  g_string_append (text, "] ");
  return g_string_free (text, FALSE);
}

const char *
anning_speaker_word (const char *speaker)
{
  if (speaker == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      if (g_str_equal (speaker, speakers[i].zh) || g_ascii_strcasecmp (speaker, speakers[i].en) == 0)
        return speakers[i].word;
    }
  return NULL;
}

const char *
anning_speaker_name (const char *word,
                     const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      if (g_strcmp0 (word, speakers[i].word) == 0)
        return g_strcmp0 (language, "zh") == 0 ? speakers[i].zh : speakers[i].en;
    }
  return NULL;
}
