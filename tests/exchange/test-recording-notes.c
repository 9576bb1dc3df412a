/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-clip-save.h"
#include "anning-cues-import.h"
#include "anning-digest.h"
#include "anning-evidence.h"
#include "anning-pages-pdf.h"
#include "anning-recording-export.h"
#include "anning-records.h"
#include "anning-transcript.h"
#include "media-fixture.h"

#include "../store-jobs.h"
#include "leaving-fixture.h"

/* sha256sum tests/fixtures/audio/tones.wav */
#define HASH "b155ee927c0bbd4a5bc1f4ca7b0b6b36aa225450601d70190b695f63381ed26a"
#define SIZE "40058"
/* 2026-03-12 21:14:09 at UTC+8: date -u -d '2026-03-12 13:14:09' +%s */
#define AT (G_GINT64_CONSTANT (1773321249) * 1000)

/* A file with one incident and a recording of five seconds in it. */
typedef struct
{
  char *folder;
  AnningStore *store;
  gint64 incident_id;
  gint64 evidence_id;
} Fixture;

static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Fixture *fixture = data;
  g_autoptr (GInputStream) stream = media_fixture_open ("tones.wav");
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = AT;
  incident->utc_offset = 480;
  incident->ended_at = ANNING_UNKNOWN;
  g_assert_true (anning_records_save (db, &anning_incident_type, incident, error));
  fixture->incident_id = incident->record.id;
  fixture->evidence_id = anning_evidence_add (db, stream, "audio/wav", NULL, NULL, NULL, NULL, error);
  g_assert_cmpint (anning_evidence_use (db, fixture->evidence_id, "incident", fixture->incident_id, "通话.wav", NULL,
                                        ANNING_UNKNOWN, error), >, 0);
  g_assert_true (anning_evidence_set_sound (db, fixture->evidence_id, 5000, FALSE, NULL, NULL, NULL, error));
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-notes-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "case.db", NULL);
  fixture->store = anning_store_new (path);
  g_assert_true (anning_store_open (fixture->store, &error));
  anning_store_write (fixture->store, fill_job, fixture, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  anning_store_close (fixture->store);
  g_object_unref (fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* ---- what is asked of the file ---- */

static gpointer
notes_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Fixture *fixture = data;

  return anning_recording_notes_read (db, fixture->evidence_id, 0, error);
}

static AnningRecordingNotes *
read_notes (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AnningRecordingNotes *notes = anning_store_read (fixture->store, notes_job, fixture, &error);

  g_assert_no_error (error);
  return notes;
}

static void
add_mark (Fixture    *fixture,
          gint64      start_ms,
          gint64      end_ms,
          const char *words,
          const char *words_are,
          const char *tags)
{
  g_autoptr (AnningMarker) marker = anning_marker_new ();

  marker->evidence_id = fixture->evidence_id;
  marker->start_ms = start_ms;
  marker->end_ms = end_ms;
  marker->speaker = g_strdup ("them");
  marker->words = g_strdup (words);
  marker->words_are = g_strdup (words_are);
  marker->tags = g_strdup (tags);
  save_record (fixture->store, &anning_marker_type, marker);
}

static void
add_transcript (Fixture    *fixture,
                const char *text)
{
  g_autoptr (AnningTranscript) transcript = anning_transcript_new ();

  transcript->evidence_id = fixture->evidence_id;
  transcript->text = g_strdup (text);
  save_record (fixture->store, &anning_transcript_type, transcript);
}

static void
fill_notes (Fixture *fixture)
{
  add_mark (fixture, 2500, 3000, "我们会通知你单位", "exact", "threat_family");
  add_mark (fixture, 1000, ANNING_UNKNOWN, "要告诉家里人", "summary", NULL);
  add_transcript (fixture, "[00:01] 对方\uff1a喂\n[00:02.5] 对方\uff1a我们会通知你单位\n[00:04] 我\uff1a请发书面的");
}

/* ---- what leaves ---- */

static void
check_head (const char *text)
{
  g_assert_nonnull (strstr (text, "听写为人工"));
  g_assert_nonnull (strstr (text, "通话.wav"));
  g_assert_nonnull (strstr (text, "SHA-256 " HASH));
  g_assert_nonnull (strstr (text, "2026-03-12 21:14:09 +08:00"));
}

static char *
export (Fixture              *fixture,
        AnningRecordingParts  parts,
        AnningCuesFormat      format,
        const char           *language)
{
  g_autoptr (AnningRecordingNotes) notes = read_notes (fixture);
  g_autoptr (GError) error = NULL;
  char *text = anning_recording_export_text (notes, parts, format, language, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *srt = NULL;
  g_autofree char *vtt = NULL;
  g_autofree char *labels = NULL;
  g_autofree char *english = NULL;

  fill_notes (fixture);
  text = export (fixture, ANNING_RECORDING_MARKS | ANNING_RECORDING_TRANSCRIPT, ANNING_CUES_FORMAT_TEXT, "zh");
  check_head (text);
  g_assert_nonnull (strstr (text, "标记\n\n[00:01] 对方\uff1a\uff08大意\uff09要告诉家里人\n"
                                  "[00:02.5-00:03] 对方\uff1a我们会通知你单位〔威胁家人〕\n"));
  g_assert_nonnull (strstr (text, "听写\n\n[00:01] 对方\uff1a喂\n[00:02.5] 对方\uff1a我们会通知你单位\n[00:04] 我\uff1a请发书面的\n"));

  markdown = export (fixture, ANNING_RECORDING_TRANSCRIPT, ANNING_CUES_FORMAT_MARKDOWN, "zh");
  check_head (markdown);
  g_assert_nonnull (strstr (markdown, "## 听写\n\n- **00:01** 对方\uff1a喂\n"));
  g_assert_null (strstr (markdown, "大意"));

  srt = export (fixture, ANNING_RECORDING_TRANSCRIPT, ANNING_CUES_FORMAT_SRT, "zh");
  check_head (srt);
  g_assert_true (g_str_has_prefix (srt, "1\n00:00:00,000 --> 00:00:03,000\n听写为人工"));
  g_assert_nonnull (strstr (srt, "2\n00:00:01,000 --> 00:00:02,500\n对方\uff1a喂\n\n"
                                 "3\n00:00:02,500 --> 00:00:04,000\n对方\uff1a我们会通知你单位\n\n"
                                 "4\n00:00:04,000 --> 00:00:05,000\n我\uff1a请发书面的\n\n"));

  vtt = export (fixture, ANNING_RECORDING_MARKS, ANNING_CUES_FORMAT_VTT, "zh");
  check_head (vtt);
  g_assert_nonnull (strstr (vtt, "00:00:02.500 --> 00:00:03.000\n<v 对方>我们会通知你单位\n"));

  labels = export (fixture, ANNING_RECORDING_MARKS, ANNING_CUES_FORMAT_LABELS, "zh");
  check_head (labels);
  g_assert_nonnull (strstr (labels, "\n2.500000\t3.000000\t对方\uff1a我们会通知你单位\n"));

  english = export (fixture, ANNING_RECORDING_MARKS, ANNING_CUES_FORMAT_TEXT, "en");
  g_assert_nonnull (strstr (english, "Written down by ear, by a person"));
  g_assert_nonnull (strstr (english, "[00:01] Them: (in substance) 要告诉家里人\n"));
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningRecordingNotes) notes = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  fill_notes (fixture);
  notes = read_notes (fixture);
  blocks = anning_recording_export_blocks (notes, ANNING_RECORDING_MARKS | ANNING_RECORDING_TRANSCRIPT, "zh", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < blocks->len; i++)
    g_string_append_printf (markup, "%s\n", ((const AnningPageBlock *) g_ptr_array_index (blocks, i))->markup);
  check_head (markup->str);
  g_assert_nonnull (strstr (markup->str, "00:02 (21:14:11)–00:03 (21:14:12)  对方\uff1a我们会通知你单位〔威胁家人〕\n"));
  leaving_assert_shown (blocks, NULL, "zh");
  pdf = anning_pages_pdf_render (blocks, "zh", ANNING_PAGE_SIZE_NORMAL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

static void
test_cite (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningRecordingNotes) notes = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *moment = NULL;

  fill_notes (fixture);
  notes = read_notes (fixture);
  mark = anning_recording_notes_cite (notes, g_ptr_array_index (notes->markers, 1), 0, "zh");
  moment = anning_recording_notes_cite (notes, NULL, 4200, "zh");
  g_assert_cmpstr (mark, ==, "通话.wav · SHA-256 b155ee927c0b · 2026-03-12 21:14:09 +08:00 · 00:02 (21:14:11)–00:03 (21:14:12) · “我们会通知你单位”");
  g_assert_cmpstr (moment, ==, "通话.wav · SHA-256 b155ee927c0b · 2026-03-12 21:14:09 +08:00 · 00:04 (21:14:13)");
}

/* ---- what comes ---- */

static AnningCuesPlan *
plan (Fixture    *fixture,
      const char *text)
{
  g_autoptr (AnningRecordingNotes) notes = read_notes (fixture);
  g_autoptr (GError) error = NULL;
  AnningCuesPlan *plan = anning_cues_plan_new ((const guint8 *) text, strlen (text), notes, &error);

  g_assert_no_error (error);
  return plan;
}

typedef struct
{
  AnningCuesPlan *plan;
  AnningCuesTarget target;
} Writing;

static gpointer
write_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Writing *writing = data;

  return anning_cues_plan_write (db, writing->plan, writing->target, error);
}

static AnningCuesDone *
write_plan (Fixture          *fixture,
            AnningCuesPlan   *plan,
            AnningCuesTarget  target)
{
  g_autoptr (GError) error = NULL;
  Writing writing = { plan, target };
  AnningCuesDone *done = anning_store_write (fixture->store, write_job, &writing, &error);

  g_assert_no_error (error);
  return done;
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_cues_done_undo (db, data, error);
  return NULL;
}

static void
undo (Fixture        *fixture,
      AnningCuesDone *done)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, undo_job, done, &error);
  g_assert_no_error (error);
}

#define SRT "1\n00:00:03,000 --> 00:00:03,500\n对方\uff1a你家里人也会知道\n\n2\n00:00:01,000 --> 00:00:02,000\n对方\uff1a喂\n\n" \
            "3\n00:01:00,000 --> 00:01:01,000\n太晚了\n"

static void
test_import_lines (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (AnningCuesPlan) first = NULL;
  g_autoptr (AnningCuesPlan) again = NULL;
  g_autoptr (AnningCuesDone) done = NULL;
  g_autoptr (AnningRecordingNotes) notes = NULL;
  g_autoptr (AnningRecordingNotes) undone = NULL;

  add_transcript (fixture, "开头  没有动\n[00:01] 对方\uff1a喂\n\n[00:04] 我\uff1a请发书面的");
  first = plan (fixture, SRT);
  g_assert_cmpuint (first->n_cues, ==, 3);
  g_assert_cmpuint (first->n_beyond, ==, 1);
  g_assert_cmpuint (first->lines->len, ==, 1);
  g_assert_cmpuint (first->n_known_lines, ==, 1);
  g_assert_cmpuint (first->marks->len, ==, 2);
  done = write_plan (fixture, first, ANNING_CUES_AS_TRANSCRIPT);
  notes = read_notes (fixture);
  g_assert_cmpstr (notes->transcript, ==,
                   "开头  没有动\n[00:01] 对方\uff1a喂\n\n[00:03-00:03.5] 对方\uff1a你家里人也会知道\n[00:04] 我\uff1a请发书面的");
  g_assert_cmpuint (notes->markers->len, ==, 0);

  again = plan (fixture, SRT);
  g_assert_cmpuint (again->lines->len, ==, 0);
  g_assert_cmpuint (again->n_known_lines, ==, 2);

  undo (fixture, done);
  undone = read_notes (fixture);
  g_assert_cmpstr (undone->transcript, ==, "开头  没有动\n[00:01] 对方\uff1a喂\n\n[00:04] 我\uff1a请发书面的");
}

static void
test_import_marks (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (AnningCuesPlan) first = plan (fixture, "1.0\t1.0\t对方\uff1a\uff08大意\uff09要上门\n2.5\t3.25\tWang: hello\n");
  g_autoptr (AnningCuesPlan) again = NULL;
  g_autoptr (AnningCuesDone) done = NULL;
  g_autoptr (AnningRecordingNotes) notes = NULL;
  g_autoptr (AnningRecordingNotes) undone = NULL;
  const AnningMarker *marker;

  g_assert_cmpint (first->format, ==, ANNING_CUES_FORMAT_LABELS);
  done = write_plan (fixture, first, ANNING_CUES_AS_MARKS);
  notes = read_notes (fixture);
  g_assert_null (notes->transcript);
  g_assert_cmpuint (notes->markers->len, ==, 2);
  marker = g_ptr_array_index (notes->markers, 0);
  g_assert_cmpint (marker->start_ms, ==, 1000);
  g_assert_cmpint (marker->end_ms, ==, ANNING_UNKNOWN);
  g_assert_cmpstr (marker->speaker, ==, "them");
  g_assert_cmpstr (marker->words, ==, "要上门");
  g_assert_cmpstr (marker->words_are, ==, "summary");
  marker = g_ptr_array_index (notes->markers, 1);
  g_assert_cmpint (marker->end_ms, ==, 3250);
  g_assert_cmpstr (marker->speaker, ==, "other");
  g_assert_cmpstr (marker->words, ==, "Wang: hello");
  g_assert_cmpstr (marker->words_are, ==, "exact");

  again = plan (fixture, "1.0\t1.0\t对方\uff1a\uff08大意\uff09要上门\n2.5\t3.25\tWang: hello\n");
  g_assert_cmpuint (again->marks->len, ==, 0);
  g_assert_cmpuint (again->n_known_marks, ==, 2);
  undo (fixture, done);
  undone = read_notes (fixture);
  g_assert_cmpuint (undone->markers->len, ==, 0);
}

/* A mark without words leaves as "nothing written" and is not quoted with that when it comes back. */
static void
test_no_words (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningCuesPlan) chinese = plan (fixture, "1.0\t1.0\t对方\uff1a\uff08没有写\uff09\n2.5\t3.25\t我\uff1a喂\n");
  g_autoptr (AnningCuesPlan) english = plan (fixture, "1.0\t1.0\tThem: (nothing written)\n");
  const AnningMarker *marker = g_ptr_array_index (chinese->marks, 0);

  g_assert_cmpuint (chinese->marks->len, ==, 2);
  g_assert_cmpint (marker->start_ms, ==, 1000);
  g_assert_cmpstr (marker->speaker, ==, "them");
  g_assert_null (marker->words);
  g_assert_null (marker->words_are);
  g_assert_cmpuint (chinese->lines->len, ==, 1);
  g_assert_cmpstr (((const AnningCue *) g_ptr_array_index (chinese->lines, 0))->words, ==, "喂");
  g_assert_cmpuint (english->lines->len, ==, 0);
  g_assert_null (((const AnningMarker *) g_ptr_array_index (english->marks, 0))->words);
}

/* What our own export wrote is all there already. */
static void
test_back (Fixture       *fixture,
           gconstpointer  data)
{
  static const AnningCuesFormat formats[] = { ANNING_CUES_FORMAT_SRT, ANNING_CUES_FORMAT_VTT, ANNING_CUES_FORMAT_LABELS };

  fill_notes (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *lines = export (fixture, ANNING_RECORDING_TRANSCRIPT, formats[i], i == 0 ? "zh" : "en");
      g_autofree char *marks = export (fixture, ANNING_RECORDING_MARKS, formats[i], i == 1 ? "zh" : "en");
      g_autoptr (AnningCuesPlan) of_lines = plan (fixture, lines);
      g_autoptr (AnningCuesPlan) of_marks = plan (fixture, marks);

      g_assert_cmpuint (of_lines->n_cues, ==, 3);
      g_assert_cmpuint (of_lines->lines->len, ==, 0);
      g_assert_cmpuint (of_marks->n_cues, ==, 2);
      g_assert_cmpuint (of_marks->marks->len, ==, 0);
    }
}

static void
check_refused (Fixture         *fixture,
               gconstpointer    data,
               gsize            size,
               AnningCuesError  code)
{
  g_autoptr (AnningRecordingNotes) notes = read_notes (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_cues_plan_new (data, size, notes, &error));
  g_assert_error (error, ANNING_CUES_ERROR, (int) code);
}

/* GB18030 as old programs write it comes; sound, a letter and half a file do not, and change nothing. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const half = "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,0 -->";
  g_autofree char *chinese = g_convert (SRT, -1, "GB18030", "UTF-8", NULL, NULL, NULL);
  g_autoptr (AnningCuesPlan) good = NULL;
  g_autoptr (AnningRecordingNotes) notes = NULL;

  check_refused (fixture, "RIFF\0\0\0\0WAVEfmt ", 16, ANNING_CUES_ERROR_NOT_TEXT);
  check_refused (fixture, "尊敬的领导", strlen ("尊敬的领导"), ANNING_CUES_ERROR_NO_CUES);
  check_refused (fixture, "", 0, ANNING_CUES_ERROR_NO_CUES);
  check_refused (fixture, half, strlen (half), ANNING_CUES_ERROR_LINE);
  good = plan (fixture, chinese);
  g_assert_cmpuint (good->lines->len, ==, 2);
  g_assert_cmpstr (((const AnningCue *) g_ptr_array_index (good->lines, 1))->words, ==, "你家里人也会知道");
  notes = read_notes (fixture);
  g_assert_cmpuint (notes->markers->len, ==, 0);
  g_assert_null (notes->transcript);
}

/* ---- clips ---- */

static AnningClipRequest
make_request (Fixture *fixture,
              GFile   *file)
{
  AnningClipRequest request = { fixture->evidence_id, fixture->incident_id, 1500, 3700, ANNING_CLIP_WAV, file, "zh", AT, 480 };

  return request;
}

static char *
read_text (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_prefix (name, "case.db");
  return n;
}

static void
test_clip (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "节选.wav", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AnningClipSaved) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  g_autofree char *contents = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *sheet = NULL;
  AnningClipRequest request = make_request (fixture, file);
  gsize length;

  saved = anning_clip_save (fixture->store, &request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &contents, &length, NULL, NULL));
  /* 2.2 s of 8000 samples of two bytes */
  g_assert_cmpuint (length, ==, 44 + 35200);
  g_assert_cmpfloat_with_epsilon (media_fixture_pitch ((const gint16 *) (gconstpointer) (contents + 44), 100, 3000, 8000), 600, 15);
  anning_digest_update (digest, contents, length);
  hash = anning_digest_finish (digest);
  g_assert_cmpstr (saved->sha256, ==, hash);

  sheet = read_text (saved->sheet_file);
  g_assert_cmpstr (sheet, ==, saved->sheet);
  g_assert_true (g_str_has_prefix (sheet, "节选\uff0c不是原件\n"));
  g_assert_nonnull (strstr (sheet, hash));
  g_assert_nonnull (strstr (sheet, HASH));
  g_assert_nonnull (strstr (sheet, "节选.wav"));
  g_assert_nonnull (strstr (sheet, "通话.wav"));
  g_assert_nonnull (strstr (sheet, SIZE));
  g_assert_nonnull (strstr (sheet, "00:01.500 (2026-03-12 21:14:10 +08:00)"));
  g_assert_nonnull (strstr (sheet, "00:03.700 (2026-03-12 21:14:12 +08:00)"));
  g_assert_nonnull (strstr (sheet, "00:02.200"));
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Neither what stood there nor the folder changes. */
static void
test_clip_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.wav", NULL);
  g_autofree char *sheet_path = g_build_filename (fixture->folder, "old.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) sheet_file = g_file_new_for_path (sheet_path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/old.wav");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *clip = NULL;
  g_autofree char *sheet = NULL;
  AnningClipRequest request = make_request (fixture, file);

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (g_file_set_contents (sheet_path, "old sheet", -1, NULL));
  g_assert_null (anning_clip_save (fixture->store, &request, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  request.start_ms = 60000;
  request.end_ms = 61000;
  g_assert_null (anning_clip_save (fixture->store, &request, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY);
  g_clear_error (&error);
  request = make_request (fixture, nowhere);
  g_assert_null (anning_clip_save (fixture->store, &request, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  clip = read_text (file);
  sheet = read_text (sheet_file);
  g_assert_cmpstr (clip, ==, "old");
  g_assert_cmpstr (sheet, ==, "old sheet");
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

#define ADD(name, func) g_test_add ("/recording-notes/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();
  ADD ("export", test_export);
  ADD ("pages", test_pages);
  ADD ("cite", test_cite);
  ADD ("import-lines", test_import_lines);
  ADD ("import-marks", test_import_marks);
  ADD ("no-words", test_no_words);
  ADD ("back", test_back);
  ADD ("refused", test_refused);
  ADD ("clip", test_clip);
  ADD ("clip-fails", test_clip_fails);
  return g_test_run ();
}
