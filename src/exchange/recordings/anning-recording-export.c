/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-export.h"

#include <string.h>

#include "anning-date.h"
#include "anning-paper-words.h"
#include "anning-words.h"

#define GROUP "recording"

typedef struct
{
  const AnningRecordingNotes *notes;
  AnningPaperWords *words;
  const char *language;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->words, anning_paper_words_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
export_init (Export                      *self,
             const AnningRecordingNotes  *notes,
             const char                  *language,
             GError                     **error)
{
  self->notes = notes;
  self->language = g_strcmp0 (language, "en") == 0 ? "en" : "zh";
  self->words = anning_paper_words_new (NULL, NULL, error);
  return self->words != NULL;
}

static const char *
say (const Export *self,
     const char   *word)
{
  return anning_paper_words_get (self->words, self->language, GROUP, word);
}

static char *
fill (const Export *self,
      const char   *word,
      const char   *first,
      const char   *second)
{
  const char *values[] = { first, second };

  return anning_paper_words_fill (say (self, word), values, second != NULL ? 2 : 1);
}

char *
anning_recording_moment (gint64 at,
                         gint64 utc_offset)
{
  AnningCivil civil;

  anning_instant_to_civil (at, utc_offset, &civil);
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d %c%02d:%02d", civil.year, civil.month, civil.day, civil.hour,
                          civil.minute, civil.second, utc_offset < 0 ? '-' : '+', (int) (ABS (utc_offset) / 60),
                          (int) (ABS (utc_offset) % 60));
}

/* Where the words come from, line by line. */
static char *
make_head (const Export *self)
{
  GString *text = g_string_new (say (self, "by_hand"));
  g_autofree char *hash = g_strconcat ("SHA-256 ", self->notes->sha256, NULL);
  g_autofree char *file = NULL;

  file = fill (self, "file", self->notes->name != NULL ? self->notes->name : say (self, "no_name"), NULL);
  g_string_append_printf (text, "\n%s\n%s", file, hash);
  if (self->notes->started_at != ANNING_UNKNOWN)
    {
      g_autofree char *moment = anning_recording_moment (self->notes->started_at, self->notes->utc_offset);
      g_autofree char *line = fill (self, "began", moment, NULL);

      g_string_append_printf (text, "\n%s", line);
    }
  if (self->notes->length_ms != ANNING_UNKNOWN)
    {
      g_autofree char *length = anning_length_format (self->notes->length_ms);
      g_autofree char *line = fill (self, "length", length, NULL);

      g_string_append_printf (text, "\n%s", line);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/* "大意" stands before what is no quotation; @with_tags: and the kinds of it behind. */
static char *
marker_words (const Export       *self,
              const AnningMarker *marker,
              gboolean            with_tags)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) tags = g_strsplit (marker->tags != NULL ? marker->tags : "", " ", -1);

  if (is_filled (marker->words) && g_strcmp0 (marker->words_are, "exact") != 0)
    g_string_append (text, say (self, "in_substance"));
  g_string_append (text, is_filled (marker->words) ? marker->words : say (self, "no_words"));
  for (guint i = 0; with_tags && tags[i] != NULL; i++)
    {
      const char *label = anning_paper_words_get (self->words, self->language, "tag", tags[i]);

      if (*label != '\0')
        g_string_append_printf (text, "〔%s〕", label);
    }
  return g_string_free (text, FALSE);
}

static void
add_marks (const Export *self,
           GPtrArray    *cues,
           gboolean      with_tags)
{
  for (guint i = 0; i < self->notes->markers->len; i++)
    {
      const AnningMarker *marker = g_ptr_array_index (self->notes->markers, i);
      g_autofree char *words = marker_words (self, marker, with_tags);

      g_ptr_array_add (cues, anning_cue_new (marker->start_ms, marker->end_ms,
                                             anning_speaker_name (marker->speaker, self->language), words));
    }
}

static GPtrArray *
new_cues (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anning_cue_free);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const AnningCue *first = *(const AnningCue *const *) a;
  const AnningCue *second = *(const AnningCue *const *) b;

  return (first->start_ms > second->start_ms) - (first->start_ms < second->start_ms);
}

/* One after the other as they are heard: what subtitles and labels want. */
static GPtrArray *
list_by_time (const Export         *self,
              AnningRecordingParts  parts)
{
  g_autoptr (GPtrArray) cues = new_cues ();

  if (parts & ANNING_RECORDING_MARKS)
    add_marks (self, cues, FALSE);
  if (parts & ANNING_RECORDING_TRANSCRIPT)
    g_ptr_array_extend_and_steal (cues, anning_transcript_text_read (self->notes->transcript));
  g_ptr_array_sort (cues, compare_starts);
  return g_steal_pointer (&cues);
}

/* For a person marks and transcript are two parts below each other. */
static char *
write_parts (const Export         *self,
             AnningRecordingParts  parts,
             AnningCuesFormat      format,
             const char           *head)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) nothing = new_cues ();
  g_autofree char *top = anning_cues_write (nothing, format, head, ANNING_UNKNOWN);
  const char *before = format == ANNING_CUES_FORMAT_MARKDOWN ? "## " : "";

  g_string_append (text, top);
  if (parts & ANNING_RECORDING_MARKS)
    {
      g_autoptr (GPtrArray) marks = new_cues ();
      g_autofree char *lines = NULL;

      add_marks (self, marks, TRUE);
      lines = anning_cues_write (marks, format, NULL, ANNING_UNKNOWN);
      g_string_append_printf (text, "%s%s\n\n%s\n", before, say (self, "marks"),
                              marks->len > 0 ? lines : say (self, "none"));
    }
  if (parts & ANNING_RECORDING_TRANSCRIPT)
    {
      g_autoptr (GPtrArray) turns = anning_transcript_text_read (self->notes->transcript);
      g_autofree char *lines = anning_cues_write (turns, format, NULL, ANNING_UNKNOWN);

      g_string_append_printf (text, "%s%s\n\n%s\n", before, say (self, "transcript"),
                              turns->len > 0 ? lines : say (self, "none"));
    }
  g_strchomp (text->str);
  text->len = strlen (text->str);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

char *
anning_recording_export_text (const AnningRecordingNotes  *notes,
                              AnningRecordingParts         parts,
                              AnningCuesFormat             format,
                              const char                  *language,
                              GError                     **error)
{
  g_auto (Export) self = { NULL };
  g_autoptr (GPtrArray) cues = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (notes != NULL, NULL);

  if (!export_init (&self, notes, language, error))
    return NULL;
  head = make_head (&self);
  if (format == ANNING_CUES_FORMAT_TEXT || format == ANNING_CUES_FORMAT_MARKDOWN)
    return write_parts (&self, parts, format, head);
  cues = list_by_time (&self, parts);
  return anning_cues_write (cues, format, head, notes->length_ms);
}

/* ---- on pages ---- */

static void
add (GPtrArray       *blocks,
     AnningPageStyle  style,
     const char      *text,
     const char      *marker)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  anning_page_blocks_add (blocks, style, markup, marker);
}

/* "02:13 (21:16:22)" */
static char *
place_text (const Export *self,
            gint64        ms)
{
  g_autofree char *place = anning_length_format (ms);
  AnningCivil civil;

  if (self->notes->started_at == ANNING_UNKNOWN)
    return g_steal_pointer (&place);
  anning_instant_to_civil (self->notes->started_at + ms, self->notes->utc_offset, &civil);
  return g_strdup_printf ("%s (%02d:%02d:%02d)", place, civil.hour, civil.minute, civil.second);
}

static void
add_cues (const Export *self,
          GPtrArray    *blocks,
          const char   *heading,
          GPtrArray    *cues)
{
  add (blocks, ANNING_PAGE_HEADING, say (self, heading), NULL);
  if (cues->len == 0)
    add (blocks, ANNING_PAGE_BODY, say (self, "none"), NULL);
  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);
      g_autoptr (GString) text = g_string_new (NULL);

      if (cue->start_ms != ANNING_UNKNOWN)
        {
          g_autofree char *start = place_text (self, cue->start_ms);
          g_autofree char *end = cue->end_ms != ANNING_UNKNOWN ? place_text (self, cue->end_ms) : NULL;

          g_string_append (text, start);
          if (end != NULL)
            g_string_append_printf (text, "–%s", end);
          g_string_append (text, "  ");
        }
      if (is_filled (cue->speaker))
        g_string_append_printf (text, "%s%s", cue->speaker, say (self, "colon"));
      g_string_append (text, cue->words);
      add (blocks, ANNING_PAGE_ITEM, text->str, "•");
    }
}

GPtrArray *
anning_recording_export_blocks (const AnningRecordingNotes  *notes,
                                AnningRecordingParts         parts,
                                const char                  *language,
                                GError                     **error)
{
  g_auto (Export) self = { NULL };
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (notes != NULL, NULL);

  if (!export_init (&self, notes, language, error))
    return NULL;
  blocks = anning_page_blocks_new ();
  add (blocks, ANNING_PAGE_TITLE, say (&self, "title"), NULL);
  head = make_head (&self);
  lines = g_strsplit (head, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add (blocks, i == 0 ? ANNING_PAGE_BODY : ANNING_PAGE_SMALL, lines[i], NULL);
  if (parts & ANNING_RECORDING_MARKS)
    {
      g_autoptr (GPtrArray) marks = new_cues ();

      add_marks (&self, marks, TRUE);
      add_cues (&self, blocks, "marks", marks);
    }
  if (parts & ANNING_RECORDING_TRANSCRIPT)
    {
      g_autoptr (GPtrArray) turns = anning_transcript_text_read (notes->transcript);

      add_cues (&self, blocks, "transcript", turns);
    }
  return g_steal_pointer (&blocks);
}
