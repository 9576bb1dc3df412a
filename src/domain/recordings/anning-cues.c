/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cues.h"

#include <string.h>

#include "anning-cues-private.h"

/* Lines that are looked at for what the content is: subtitles may begin with a long note. */
#define SNIFF_LINES 400
#define HASH "SHA-256 "

G_DEFINE_QUARK (anning-cues-error-quark, anning_cues_error)

/* One content, line by line. */
typedef struct
{
  char **lines; /* without their ends */
  guint n_lines;
  GPtrArray *cues;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->lines, g_strfreev);
  g_clear_pointer (&self->cues, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Line ends of Unix, Windows and old Macs. */
static char **
split_lines (const char *text)
{
  g_autoptr (GString) unified = g_string_new (NULL);

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at != '\r')
        g_string_append_c (unified, *at);
      else if (at[1] != '\n')
        g_string_append_c (unified, '\n');
    }
  return g_strsplit (unified->str, "\n", -1);
}

/* What the head says of where words come from ends with the recording's hash; no cue of a recording does. */
static gboolean
cues_is_head (const char *words)
{
  const char *hash = strstr (words, HASH);

  if (hash == NULL)
    return FALSE;
  hash += strlen (HASH);
  for (guint i = 0; i < 64; i++)
    {
      if (!g_ascii_isxdigit (hash[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fail_line (guint    line,
           GError **error)
{
  g_set_error (error, ANNING_CUES_ERROR, ANNING_CUES_ERROR_LINE, "%u", line + 1);
  return FALSE;
}

static gboolean
add_cue (Reading     *self,
         gint64       start_ms,
         gint64       end_ms,
         const char  *speaker,
         const char  *words,
         GError     **error)
{
  AnningCue *cue;

  if (self->cues->len == ANNING_CUES_MAX)
    {
      g_set_error (error, ANNING_CUES_ERROR, ANNING_CUES_ERROR_TOO_MANY, "%d", ANNING_CUES_MAX);
      return FALSE;
    }
  cue = anning_cue_new (start_ms, end_ms > start_ms ? end_ms : ANNING_UNKNOWN, NULL, NULL);
  if (speaker == NULL)
    words += _anning_transcript_take_speaker (words, &cue->speaker);
  else
    cue->speaker = g_strdup (speaker);
  g_free (cue->words);
  cue->words = g_strstrip (g_strdup (words));
  /* Where our own export says where the words come from. */
  if (start_ms == 0 && cues_is_head (cue->words))
    anning_cue_free (cue);
  else
    g_ptr_array_add (self->cues, cue);
  return TRUE;
}

/* ---- SubRip and WebVTT ---- */

/*
 * "00:02:13,500", "02:13.500", "123:02:13.5": hours may be missing, and have any number of digits
 * (WebVTT, 3.3 "timestamp"); SubRip writes a comma.
 */
static gboolean
take_time (const char **text,
           gint64      *ms)
{
  static const gint64 units[] = { 100, 10, 1 };
  gint64 parts[3] = { 0 };
  guint n_parts = 0;
  const char *at = *text;

  for (;;)
    {
      guint n = 0;

      while (g_ascii_isdigit (at[n]))
        {
          if (n == 5)
            return FALSE;
          parts[n_parts] = parts[n_parts] * 10 + (at[n++] - '0');
        }
      if (n == 0)
        return FALSE;
      n_parts++;
      at += n;
      if (*at != ':' || n_parts == 3)
        break;
      at++;
    }
  if (n_parts < 2 || parts[n_parts - 1] > 59 || (n_parts == 3 && parts[1] > 59))
    return FALSE;
  *ms = n_parts == 3 ? (parts[0] * 3600 + parts[1] * 60 + parts[2]) * 1000 : (parts[0] * 60 + parts[1]) * 1000;
  if (*at == '.' || *at == ',')
    {
      at++;
      for (guint i = 0; g_ascii_isdigit (*at); i++, at++)
        *ms += i < G_N_ELEMENTS (units) ? (*at - '0') * units[i] : 0;
    }
  *text = at;
  return *ms <= ANNING_CUES_LONGEST;
}

static gboolean
take_times (const char *line,
            gint64     *start_ms,
            gint64     *end_ms)
{
  const char *at = line;

  while (g_ascii_isspace (*at))
    at++;
  if (!take_time (&at, start_ms))
    return FALSE;
  while (g_ascii_isspace (*at))
    at++;
  if (!g_str_has_prefix (at, "-->"))
    return FALSE;
  at += 3;
  while (g_ascii_isspace (*at))
    at++;
  /* What follows places the words on a picture. */
  return take_time (&at, end_ms) && (*at == '\0' || g_ascii_isspace (*at));
}

static void
append_entity (GString     *text,
               const char **at)
{
  static const struct
  {
    const char *entity;
    const char *text;
  } entities[] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", " " }, { "&lrm;", "" }, { "&rlm;", "" },
    { "&quot;", "\"" }, { "&#39;", "'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_has_prefix (*at, entities[i].entity))
        {
          g_string_append (text, entities[i].text);
          *at += strlen (entities[i].entity);
          return;
        }
    }
  g_string_append_c (text, *(*at)++);
}

/* "<v.loud Esme>": who speaks; other tags say how it looks. Returns: (transfer full) (nullable) */
static char *
read_voice (const char *tag,
            const char *end)
{
  const char *name = tag + 1;
  g_autofree char *voice = NULL;

  if (*tag != 'v' || (*name != '.' && *name != ' ' && *name != '\t'))
    return NULL;
  while (name < end && *name != ' ' && *name != '\t')
    name++;
  voice = g_strstrip (g_strndup (name, (gsize) (end - name)));
  return *voice != '\0' ? g_steal_pointer (&voice) : NULL;
}

/* Of the tags only the voices are kept; each is a turn of its own within the same time. */
static gboolean
add_tagged (Reading           *self,
            gint64             start_ms,
            gint64             end_ms,
            const char        *body,
            AnningCuesFormat   format,
            GError           **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *speaker = NULL;
  const char *at = body;

  while (*at != '\0')
    {
      const char *close = *at == '<' ? strchr (at, '>') : *at == '{' && at[1] == '\\' ? strchr (at, '}') : NULL;

      if (close != NULL && (format == ANNING_CUES_FORMAT_VTT || at[1] == '/' || at[1] == '\\' || g_ascii_isalpha (at[1])))
        {
          g_autofree char *voice = format == ANNING_CUES_FORMAT_VTT ? read_voice (at + 1, close) : NULL;

          if (voice != NULL)
            {
              g_strchomp (text->str);
              if (*text->str != '\0' && !add_cue (self, start_ms, end_ms, speaker, text->str, error))
                return FALSE;
              g_string_set_size (text, 0);
              g_free (speaker);
              speaker = g_steal_pointer (&voice);
            }
          at = close + 1;
        }
      else if (*at == '&' && format == ANNING_CUES_FORMAT_VTT)
        append_entity (text, &at);
      else
        g_string_append_c (text, *at++);
    }
  return add_cue (self, start_ms, end_ms, speaker, text->str, error);
}

static gboolean
is_blank (const char *line)
{
  while (g_ascii_isspace (*line))
    line++;
  return *line == '\0';
}

/* A number above a time: a file whose blank lines got lost. */
static gboolean
begins_next (const Reading *self,
             guint          line)
{
  const char *at = self->lines[line];

  if (strstr (at, "-->") != NULL)
    return TRUE;
  while (g_ascii_isdigit (*at))
    at++;
  return at > self->lines[line] && is_blank (at) && line + 1 < self->n_lines &&
         strstr (self->lines[line + 1], "-->") != NULL;
}

static gboolean
is_block_without_cue (const char *line)
{
  static const char *const blocks[] = { "NOTE", "STYLE", "REGION" };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      gsize n = strlen (blocks[i]);

      if (strncmp (line, blocks[i], n) == 0 && (line[n] == '\0' || g_ascii_isspace (line[n])))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_subtitles (Reading           *self,
                AnningCuesFormat   format,
                GError           **error)
{
  guint line = 0;

  while (line < self->n_lines)
    {
      g_autoptr (GString) body = NULL;
      gint64 start_ms, end_ms;
      guint first;

      if (format == ANNING_CUES_FORMAT_VTT && is_block_without_cue (self->lines[line]))
        {
          while (line < self->n_lines && !is_blank (self->lines[line]))
            line++;
          continue;
        }
      if (strstr (self->lines[line], "-->") == NULL)
        {
          line++;
          continue;
        }
      if (!take_times (self->lines[line], &start_ms, &end_ms))
        return fail_line (line, error);
      body = g_string_new (NULL);
      first = ++line;
      while (line < self->n_lines && !is_blank (self->lines[line]) && !begins_next (self, line))
        {
          if (line > first)
            g_string_append_c (body, '\n');
          g_string_append (body, self->lines[line++]);
        }
      if (!add_tagged (self, start_ms, end_ms, body->str, format, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- labels ---- */

/* "133.500000", or with a comma as some languages write it; never floating point. */
static gboolean
take_seconds (const char **text,
              gint64      *ms)
{
  static const gint64 units[] = { 100, 10, 1 };
  const char *at = *text;
  guint n = 0;

  *ms = 0;
  for (; g_ascii_isdigit (*at); at++)
    {
      if (++n > 9)
        return FALSE;
      *ms = *ms * 10 + (*at - '0');
    }
  if (n == 0)
    return FALSE;
  *ms *= 1000;
  if (*at == '.' || *at == ',')
    {
      at++;
      for (guint i = 0; g_ascii_isdigit (*at); i++, at++)
        *ms += i < G_N_ELEMENTS (units) ? (*at - '0') * units[i] : 0;
    }
  *text = at;
  return *ms <= ANNING_CUES_LONGEST;
}

static gboolean
take_label (const char  *line,
            gint64      *start_ms,
            gint64      *end_ms,
            const char **words)
{
  const char *at = line;

  if (!take_seconds (&at, start_ms) || *at++ != '\t' || !take_seconds (&at, end_ms) ||
      (*at != '\t' && *at != '\0'))
    return FALSE;
  *words = *at == '\t' ? at + 1 : at;
  return TRUE;
}

static gboolean
read_labels (Reading  *self,
             GError  **error)
{
  for (guint line = 0; line < self->n_lines; line++)
    {
      gint64 start_ms, end_ms;
      const char *words;

      /* A line with a backslash tells the pitch of the label above it. */
      if (is_blank (self->lines[line]) || *self->lines[line] == '\\')
        continue;
      if (!take_label (self->lines[line], &start_ms, &end_ms, &words))
        return fail_line (line, error);
      if (!add_cue (self, start_ms, end_ms, NULL, words, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- all of them ---- */

gboolean
anning_cues_sniff (const char       *text,
                   AnningCuesFormat *format)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL && format != NULL, FALSE);

  lines = split_lines (text);
  if (lines[0] == NULL)
    return FALSE;
  if (strncmp (lines[0], "WEBVTT", 6) == 0 && (lines[0][6] == '\0' || g_ascii_isspace (lines[0][6])))
    {
      *format = ANNING_CUES_FORMAT_VTT;
      return TRUE;
    }
  for (guint i = 0; i < SNIFF_LINES && lines[i] != NULL; i++)
    {
      gint64 start_ms, end_ms;
      const char *words;

      if (strstr (lines[i], "-->") != NULL)
        {
          *format = ANNING_CUES_FORMAT_SRT;
          return TRUE;
        }
      if (take_label (lines[i], &start_ms, &end_ms, &words))
        {
          *format = ANNING_CUES_FORMAT_LABELS;
          return TRUE;
        }
    }
  return FALSE;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const AnningCue *first = *(const AnningCue *const *) a;
  const AnningCue *second = *(const AnningCue *const *) b;

  return (first->start_ms > second->start_ms) - (first->start_ms < second->start_ms);
}

/* Equal starts stay in the order of the file: g_ptr_array_sort() is a stable merge sort. */
GPtrArray *
anning_cues_read (const char        *text,
                  AnningCuesFormat   format,
                  GError           **error)
{
  g_auto (Reading) reading = { .lines = NULL };
  gboolean ok;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (format >= ANNING_CUES_FORMAT_SRT, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, ANNING_CUES_ERROR, ANNING_CUES_ERROR_NOT_TEXT, "This is no UTF-8");
      return NULL;
    }
  reading.lines = split_lines (text);
  reading.n_lines = g_strv_length (reading.lines);
  reading.cues = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_cue_free);
  ok = format == ANNING_CUES_FORMAT_LABELS ? read_labels (&reading, error) : read_subtitles (&reading, format, error);
  if (!ok)
    return NULL;
  if (reading.cues->len == 0)
    {
      g_set_error_literal (error, ANNING_CUES_ERROR, ANNING_CUES_ERROR_NO_CUES, "There is no time in it");
      return NULL;
    }
  g_ptr_array_sort (reading.cues, compare_starts);
  return g_steal_pointer (&reading.cues);
}

const char *
anning_cues_extension (AnningCuesFormat format)
{
  switch (format)
    {
    case ANNING_CUES_FORMAT_MARKDOWN:
      return "md";
    case ANNING_CUES_FORMAT_SRT:
      return "srt";
    case ANNING_CUES_FORMAT_VTT:
      return "vtt";
    case ANNING_CUES_FORMAT_TEXT:
    case ANNING_CUES_FORMAT_LABELS:
    default:
      return "txt";
    }
}
