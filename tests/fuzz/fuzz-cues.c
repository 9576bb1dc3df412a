/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-citation.h"
#include "anning-cues-import.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static void
check_cues (GPtrArray *cues)
{
  gint64 before = 0;

  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);

      g_assert_cmpint (cue->start_ms, >=, before);
      g_assert_true (cue->end_ms == ANNING_UNKNOWN || cue->end_ms > cue->start_ms);
      g_assert_true (g_utf8_validate (cue->words, -1, NULL));
      before = cue->start_ms;
    }
}

/* A transcript can be read whatever it is, and what is read is written so that it reads the same. */
static void
check_transcript (const char *text)
{
  g_autoptr (GPtrArray) cues = anning_transcript_text_read (text);
  g_autofree char *written = anning_transcript_text_write (cues);
  g_autoptr (GPtrArray) again = anning_transcript_text_read (written);
  g_autofree char *rewritten = anning_transcript_text_write (again);

  g_assert_cmpstr (written, ==, rewritten);
}

/* What comes in once is there the second time. */
static void
check_import (const guint8 *data,
              size_t        size)
{
  AnningRecordingNotes notes = { .evidence_id = 1, .length_ms = 600000, .started_at = ANNING_UNKNOWN };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (AnningCuesPlan) plan = NULL;
  g_autoptr (AnningCuesPlan) again = NULL;
  g_autofree char *transcript = NULL;

  notes.markers = none;
  plan = anning_cues_plan_new (data, size, &notes, NULL);
  if (plan == NULL)
    return;
  notes.markers = plan->marks;
  again = anning_cues_plan_new (data, size, &notes, NULL);
  g_assert_cmpuint (again->marks->len, ==, 0);
  transcript = anning_transcript_text_merge (NULL, plan->lines);
  g_assert_true (g_utf8_validate (transcript, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *hash = NULL;
  gint64 start_ms;

  for (AnningCuesFormat format = ANNING_CUES_FORMAT_SRT; format <= ANNING_CUES_FORMAT_LABELS; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cues = anning_cues_read (text, format, &error);

      g_assert_true ((cues == NULL) == (error != NULL));
      if (cues != NULL)
        {
          g_autofree char *written = anning_cues_write (cues, format, "SHA-256", 600000);

          check_cues (cues);
          g_assert_true (g_utf8_validate (written, -1, NULL));
        }
    }
  check_transcript (valid);
  check_import (data, size);
  if (anning_citation_read (valid, &hash, &start_ms))
    g_assert_cmpint (start_ms, >=, 0);
  return 0;
}
