/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cues-import.h"

#include <string.h>

#include "anning-records.h"
#include "anning-text-decode.h"
#include "anning-transcript.h"

typedef struct
{
  GFile *file;
  gint64 evidence_id;
  gint64 incident_id;
} Request;

typedef struct
{
  AnningCuesPlan *plan;
  AnningCuesTarget target;
} Writing;

/* What our own export writes before words that are no quotation. */
static const char *const in_substance[] = { "（大意）", "(大意)", "(in substance)" };

/* What it writes where a mark has no words. */
static const char *const no_words[] = { "（没有写）", "(nothing written)" };

void
anning_cues_plan_free (AnningCuesPlan *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_free (self);
}

void
anning_cues_done_free (AnningCuesDone *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* The same words, however their lines are broken. */
static char *
make_key (gint64      start_ms,
          const char *speaker,
          const char *words)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%" G_GINT64_FORMAT "\n%s\n", start_ms, speaker != NULL ? speaker : "");
  for (const char *at = words != NULL ? words : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

/* A speaker has several names. */
static const char *
speaker_key (const char *speaker)
{
  const char *word = anning_speaker_word (speaker);

  return word != NULL ? word : speaker;
}

static gboolean
has_words (const AnningCue *cue)
{
  g_autofree char *words = g_strstrip (g_strdup (cue->words));

  for (guint i = 0; i < G_N_ELEMENTS (no_words); i++)
    {
      if (g_str_equal (words, no_words[i]))
        return FALSE;
    }
  return TRUE;
}

static AnningMarker *
make_marker (const AnningCue *cue,
             gint64           evidence_id)
{
  AnningMarker *marker = anning_marker_new ();
  const char *word = anning_speaker_word (cue->speaker);
  const char *words = cue->words;

  marker->evidence_id = evidence_id;
  marker->start_ms = cue->start_ms;
  marker->end_ms = cue->end_ms;
  marker->speaker = g_strdup (word != NULL ? word : cue->speaker != NULL ? "other" : "them");
  if (!has_words (cue))
    return marker;
  marker->words_are = g_strdup ("exact");
  for (guint i = 0; i < G_N_ELEMENTS (in_substance); i++)
    {
      if (!g_str_has_prefix (words, in_substance[i]))
        continue;
      words += strlen (in_substance[i]);
      g_free (marker->words_are);
      marker->words_are = g_strdup ("summary");
      break;
    }
  /* A name that the list of speakers has not is not lost. */
  if (word == NULL && cue->speaker != NULL)
    marker->words = g_strdup_printf ("%s: %s", cue->speaker, words);
  else
    marker->words = g_strstrip (g_strdup (words));
  return marker;
}

static GHashTable *
list_known_lines (const AnningRecordingNotes *notes)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) turns = anning_transcript_text_read (notes->transcript);

  for (guint i = 0; i < turns->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (turns, i);

      g_hash_table_add (known, make_key (cue->start_ms, speaker_key (cue->speaker), cue->words));
    }
  return known;
}

static GHashTable *
list_known_marks (const AnningRecordingNotes *notes)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < notes->markers->len; i++)
    {
      const AnningMarker *marker = g_ptr_array_index (notes->markers, i);

      g_hash_table_add (known, make_key (marker->start_ms, marker->speaker, marker->words));
    }
  return known;
}

/* Returns: FALSE if it was in @known already, where it is afterwards */
static gboolean
is_new (GHashTable *known,
        char       *key)
{
  return g_hash_table_add (known, key);
}

static void
compare (AnningCuesPlan             *self,
         GPtrArray                  *cues,
         const AnningRecordingNotes *notes)
{
  g_autoptr (GHashTable) known_lines = list_known_lines (notes);
  g_autoptr (GHashTable) known_marks = list_known_marks (notes);

  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);
      AnningMarker *marker;

      if (notes->length_ms != ANNING_UNKNOWN && cue->start_ms > notes->length_ms)
        {
          self->n_beyond++;
          continue;
        }
      if (has_words (cue))
        {
          if (is_new (known_lines, make_key (cue->start_ms, speaker_key (cue->speaker), cue->words)))
            g_ptr_array_add (self->lines, anning_cue_new (cue->start_ms, cue->end_ms, cue->speaker, cue->words));
          else
            self->n_known_lines++;
        }
      marker = make_marker (cue, notes->evidence_id);
      if (is_new (known_marks, make_key (marker->start_ms, marker->speaker, marker->words)))
        {
          g_ptr_array_add (self->marks, marker);
        }
      else
        {
          self->n_known_marks++;
          anning_marker_free (marker);
        }
    }
}

AnningCuesPlan *
anning_cues_plan_new (const guint8                *data,
                      gsize                        size,
                      const AnningRecordingNotes  *notes,
                      GError                     **error)
{
  g_autoptr (AnningCuesPlan) self = NULL;
  g_autoptr (GPtrArray) cues = NULL;
  g_autofree char *text = NULL;
  AnningCuesFormat format;

  g_return_val_if_fail (notes != NULL, NULL);

  /* Sound or a picture that was chosen by mistake has zeros; UTF-16 has a mark before them. */
  if (memchr (data != NULL ? data : (const guint8 *) "", 0, size) != NULL &&
      !(size >= 2 && (data[0] ^ data[1]) == 1 && data[0] >= 0xfe))
    {
      g_set_error_literal (error, ANNING_CUES_ERROR, ANNING_CUES_ERROR_NOT_TEXT, "There are zeros in it");
      return NULL;
    }
  text = anning_text_decode (data, size, NULL);
  if (!anning_cues_sniff (text, &format))
    {
      g_set_error_literal (error, ANNING_CUES_ERROR, ANNING_CUES_ERROR_NO_CUES, "There is no time in it");
      return NULL;
    }
  cues = anning_cues_read (text, format, error);
  if (cues == NULL)
    return NULL;

  self = g_new0 (AnningCuesPlan, 1);
  self->format = format;
  self->evidence_id = notes->evidence_id;
  self->n_cues = cues->len;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_cue_free);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_marker_free);
  compare (self, cues, notes);
  return g_steal_pointer (&self);
}

/* ---- reading the file ---- */

static void
request_free (gpointer data)
{
  Request *self = data;

  g_object_unref (self->file);
  g_free (self);
}

static gpointer
read_notes_job (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Request *request = data;

  return anning_recording_notes_read (db, request->evidence_id, request->incident_id, error);
}

static GBytes *
read_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *data = NULL;
  gsize size;

  if (stream == NULL)
    return NULL;
  data = g_malloc (ANNING_CUES_IMPORT_MOST + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, ANNING_CUES_IMPORT_MOST + 1, &size, cancellable, error))
    return NULL;
  if (size > ANNING_CUES_IMPORT_MOST)
    {
      g_set_error_literal (error, ANNING_CUES_ERROR, ANNING_CUES_ERROR_NOT_TEXT, "It is too large");
      return NULL;
    }
  return g_bytes_new (data, size);
}

static void
plan_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Request *request = task_data;
  g_autoptr (AnningRecordingNotes) notes = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AnningCuesPlan *plan = NULL;
  GError *error = NULL;
  gconstpointer data;
  gsize size;

  bytes = read_file (request->file, cancellable, &error);
  if (bytes != NULL)
    notes = anning_store_read (ANNING_STORE (source), read_notes_job, task_data, &error);
  if (notes != NULL)
    {
      data = g_bytes_get_data (bytes, &size);
      plan = anning_cues_plan_new (data, size, notes, &error);
    }
  if (plan == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, (GDestroyNotify) anning_cues_plan_free);
}

void
anning_cues_plan_async (AnningStore         *store,
                        GFile               *file,
                        gint64               evidence_id,
                        gint64               incident_id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->evidence_id = evidence_id;
  request->incident_id = incident_id;
  g_task_set_source_tag (task, anning_cues_plan_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, plan_in_thread);
}

AnningCuesPlan *
anning_cues_plan_finish (AnningStore   *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- writing ---- */

static gboolean
write_marks (AnningDb              *db,
             const AnningCuesPlan  *plan,
             AnningCuesDone        *done,
             GError               **error)
{
  for (guint i = 0; i < plan->marks->len; i++)
    {
      AnningMarker *marker = g_ptr_array_index (plan->marks, i);

      if (!anning_records_save (db, &anning_marker_type, marker, error))
        return FALSE;
      g_array_append_val (done->marks, marker->record.id);
    }
  return TRUE;
}

/* Returns: (transfer full): the transcript of a recording, a new one if it has none; NULL with @error */
static AnningTranscript *
get_transcript (AnningDb  *db,
                gint64     evidence_id,
                GError   **error)
{
  g_autoptr (GPtrArray) list = anning_records_list (db, &anning_transcript_type, "evidence_id", evidence_id, error);
  AnningTranscript *transcript;

  if (list == NULL)
    return NULL;
  if (list->len > 0)
    return anning_transcript_copy (g_ptr_array_index (list, 0));
  transcript = anning_transcript_new ();
  transcript->evidence_id = evidence_id;
  return transcript;
}

static gboolean
write_lines (AnningDb              *db,
             const AnningCuesPlan  *plan,
             AnningCuesDone        *done,
             GError               **error)
{
  g_autoptr (AnningTranscript) transcript = NULL;

  if (plan->lines->len == 0)
    return TRUE;
  transcript = get_transcript (db, plan->evidence_id, error);
  if (transcript == NULL)
    return FALSE;
  done->before = g_steal_pointer (&transcript->text);
  transcript->text = anning_transcript_text_merge (done->before, plan->lines);
  done->after = g_strdup (transcript->text);
  if (!anning_records_save (db, &anning_transcript_type, transcript, error))
    return FALSE;
  done->transcript_id = transcript->record.id;
  return TRUE;
}

AnningCuesDone *
anning_cues_plan_write (AnningDb              *db,
                        const AnningCuesPlan  *plan,
                        AnningCuesTarget       target,
                        GError               **error)
{
  g_autoptr (AnningCuesDone) done = g_new0 (AnningCuesDone, 1);

  done->target = target;
  done->evidence_id = plan->evidence_id;
  done->marks = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (target == ANNING_CUES_AS_MARKS ? !write_marks (db, plan, done, error) : !write_lines (db, plan, done, error))
    return NULL;
  return g_steal_pointer (&done);
}

static void
writing_free (gpointer data)
{
  Writing *self = data;

  anning_cues_plan_free (self->plan);
  g_free (self);
}

static gpointer
write_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Writing *writing = data;

  return anning_cues_plan_write (db, writing->plan, writing->target, error);
}

void
anning_cues_write_async (AnningStore         *store,
                         AnningCuesPlan      *plan,
                         AnningCuesTarget     target,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->plan = plan;
  writing->target = target;
  anning_store_write_async (store, write_job, writing, writing_free, (GDestroyNotify) anning_cues_done_free, NULL,
                            callback, user_data);
}

AnningCuesDone *
anning_cues_write_finish (AnningStore   *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

gboolean
anning_cues_done_undo (AnningDb              *db,
                       const AnningCuesDone  *done,
                       GError               **error)
{
  g_autoptr (AnningTranscript) transcript = NULL;

  for (guint i = 0; i < done->marks->len; i++)
    {
      if (!anning_records_remove (db, &anning_marker_type, g_array_index (done->marks, gint64, i), error))
        return FALSE;
    }
  if (done->transcript_id == 0)
    return TRUE;
  transcript = anning_records_get (db, &anning_transcript_type, done->transcript_id, error);
  if (transcript == NULL)
    return FALSE;
  if (g_strcmp0 (transcript->text, done->after) != 0)
    return TRUE;
  g_free (transcript->text);
  transcript->text = g_strdup (done->before);
  return anning_records_save (db, &anning_transcript_type, transcript, error);
}
