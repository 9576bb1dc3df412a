/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-clip-save.h"

#include <string.h>

#include "anning-date.h"
#include "anning-digest.h"
#include "anning-evidence.h"
#include "anning-paper-words.h"
#include "anning-recording-export.h"

#define READ_SIZE (256 * 1024)

typedef struct
{
  AnningClipRequest request;
  char *language;
  AnningProgressRelay *relay;
} Job;

typedef struct
{
  gint64 evidence_id;
  gint64 incident_id;
} Which;

void
anning_clip_saved_free (AnningClipSaved *self)
{
  if (self == NULL)
    return;

  g_free (self->sha256);
  g_free (self->sheet);
  g_clear_object (&self->sheet_file);
  g_free (self);
}

/* Returns: (transfer full): where the sheet of a clip stands */
static GFile *
clip_sheet_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *sheet = NULL;
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  sheet = g_strconcat (name, ".txt", NULL);
  return g_file_get_child (folder, sheet);
}

/* A name beside @file that nobody uses: only within a folder a file can be put in the place of another at once. */
static GFile *
name_beside (GFile *file)
{
  g_autofree char *hidden = g_strdup_printf (".%08x%08x.part", g_random_int (), g_random_int ());
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return g_file_get_child (folder, hidden);
}

static char *
hash_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  g_autofree guint8 *data = g_malloc (READ_SIZE);

  if (stream == NULL)
    return NULL;
  for (;;)
    {
      gssize n = g_input_stream_read (G_INPUT_STREAM (stream), data, READ_SIZE, cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return anning_digest_finish (digest);
      anning_digest_update (digest, data, (gsize) n);
    }
}

/* ---- the sheet ---- */

typedef struct
{
  AnningPaperWords *words;
  const char *language;
  GString *text;
} Sheet;

static void
add_line (Sheet      *self,
          const char *word,
          const char *first,
          const char *second)
{
  const char *values[] = { first, second };
  g_autofree char *line = anning_paper_words_fill (anning_paper_words_get (self->words, self->language, "recording", word),
                                                   values, second != NULL ? 2 : first != NULL ? 1 : 0);

  g_string_append (self->text, line);
  g_string_append_c (self->text, '\n');
}

/* "02:13.400 (2026-03-12 21:16:22 +08:00)" */
static char *
tell_place (const AnningRecordingNotes *notes,
            gint64                      ms)
{
  g_autofree char *place = anning_length_format (ms);
  g_autofree char *exact = g_strdup_printf ("%s.%03d", place, (int) (ms % 1000));
  g_autofree char *moment = NULL;

  if (notes->started_at == ANNING_UNKNOWN)
    return g_steal_pointer (&exact);
  moment = anning_recording_moment (notes->started_at + ms, notes->utc_offset);
  return g_strdup_printf ("%s (%s)", exact, moment);
}

static char *
write_sheet (const AnningClipRequest     *request,
             const AnningRecordingNotes  *notes,
             const AnningClipSaved       *saved,
             GError                     **error)
{
  g_autoptr (AnningPaperWords) words = anning_paper_words_new (NULL, NULL, error);
  g_autofree char *name = g_file_get_basename (request->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, notes->size);
  g_autofree char *from = tell_place (notes, saved->clip.start_ms);
  g_autofree char *to = tell_place (notes, saved->clip.end_ms);
  g_autofree char *whole = anning_length_format (saved->clip.end_ms - saved->clip.start_ms);
  g_autofree char *length = g_strdup_printf ("%s.%03d", whole, (int) ((saved->clip.end_ms - saved->clip.start_ms) % 1000));
  g_autofree char *rate = g_strdup_printf ("%u", saved->clip.rate);
  g_autofree char *channels = g_strdup_printf ("%u", saved->clip.channels);
  g_autofree char *made = anning_recording_moment (request->made_at, request->utc_offset);
  Sheet sheet = { words, g_strcmp0 (request->language, "en") == 0 ? "en" : "zh", NULL };

  if (words == NULL)
    return NULL;
  sheet.text = g_string_new (NULL);
  add_line (&sheet, "clip_title", NULL, NULL);
  g_string_append_c (sheet.text, '\n');
  add_line (&sheet, "clip_1", NULL, NULL);
  g_string_append_c (sheet.text, '\n');
  add_line (&sheet, "clip_file", shown, NULL);
  add_line (&sheet, "clip_hash", saved->sha256, NULL);
  add_line (&sheet, "clip_length", length, NULL);
  add_line (&sheet, request->format == ANNING_CLIP_OPUS ? "clip_opus" : "clip_wav", rate, channels);
  g_string_append_c (sheet.text, '\n');
  add_line (&sheet, "clip_source",
            notes->name != NULL ? notes->name : anning_paper_words_get (words, sheet.language, "recording", "no_name"), NULL);
  add_line (&sheet, "clip_source_hash", notes->sha256, NULL);
  add_line (&sheet, "clip_size", size, NULL);
  if (notes->started_at != ANNING_UNKNOWN)
    {
      g_autofree char *began = anning_recording_moment (notes->started_at, notes->utc_offset);

      add_line (&sheet, "clip_began", began, NULL);
    }
  add_line (&sheet, "clip_from", from, NULL);
  add_line (&sheet, "clip_to", to, NULL);
  add_line (&sheet, notes->started_at != ANNING_UNKNOWN ? "clip_clock" : "clip_no_clock", NULL, NULL);
  g_string_append_c (sheet.text, '\n');
  add_line (&sheet, "clip_made", made, NULL);
  add_line (&sheet, "clip_check", NULL, NULL);
  return g_string_free (sheet.text, FALSE);
}

/* ---- saving ---- */

static gpointer
read_notes_job (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Which *which = data;

  return anning_recording_notes_read (db, which->evidence_id, which->incident_id, error);
}

static gboolean
write_clip (AnningStore              *store,
            const AnningClipRequest  *request,
            GFile                    *file,
            AnningClipSaved          *saved,
            AnningProgressFunc        progress,
            gpointer                  user_data,
            GCancellable             *cancellable,
            GError                  **error)
{
  g_autoptr (GInputStream) stream = anning_evidence_open (store, request->evidence_id, error);
  g_autoptr (GFileOutputStream) output = NULL;

  if (stream == NULL)
    return FALSE;
  output = g_file_create (file, G_FILE_CREATE_PRIVATE, cancellable, error);
  return output != NULL &&
         anning_clip_write (stream, request->start_ms, request->end_ms, request->format, G_OUTPUT_STREAM (output),
                            progress, user_data, &saved->clip, cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (output), cancellable, error);
}

/* First the sheet, then the clip: a clip never stands without one. */
static gboolean
put_in_place (const AnningClipRequest  *request,
              GFile                    *clip_part,
              GFile                    *sheet_part,
              const AnningClipSaved    *saved,
              GError                  **error)
{
  const gboolean had_sheet = g_file_query_exists (saved->sheet_file, NULL);

  if (!g_file_move (sheet_part, saved->sheet_file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return FALSE;
  if (g_file_move (clip_part, request->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return TRUE;
  if (!had_sheet)
    g_file_delete (saved->sheet_file, NULL, NULL);
  return FALSE;
}

AnningClipSaved *
anning_clip_save (AnningStore              *store,
                  const AnningClipRequest  *request,
                  AnningProgressFunc        progress,
                  gpointer                  user_data,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  Which which = { request->evidence_id, request->incident_id };
  g_autoptr (AnningRecordingNotes) notes = NULL;
  g_autoptr (AnningClipSaved) saved = g_new0 (AnningClipSaved, 1);
  g_autoptr (GFile) clip_part = NULL;
  g_autoptr (GFile) sheet_part = NULL;
  gboolean done;

  g_return_val_if_fail (ANNING_IS_STORE (store) && G_IS_FILE (request->file), NULL);

  notes = anning_store_read (store, read_notes_job, &which, error);
  if (notes == NULL)
    return NULL;
  saved->sheet_file = clip_sheet_file (request->file);
  clip_part = name_beside (request->file);
  sheet_part = name_beside (saved->sheet_file);

  done = write_clip (store, request, clip_part, saved, progress, user_data, cancellable, error);
  if (done)
    {
      saved->sha256 = hash_file (clip_part, cancellable, error);
      if (saved->sha256 != NULL)
        saved->sheet = write_sheet (request, notes, saved, error);
      done = saved->sheet != NULL &&
             g_file_replace_contents (sheet_part, saved->sheet, strlen (saved->sheet), NULL, FALSE,
                                      G_FILE_CREATE_PRIVATE, NULL, cancellable, error) &&
             put_in_place (request, clip_part, sheet_part, saved, error);
    }
  if (done)
    return g_steal_pointer (&saved);
  g_file_delete (clip_part, NULL, NULL);
  g_file_delete (sheet_part, NULL, NULL);
  return NULL;
}

static void
job_free (gpointer data)
{
  Job *self = data;

  anning_progress_relay_end (self->relay);
  anning_progress_relay_unref (self->relay);
  g_object_unref (self->request.file);
  g_free (self->language);
  g_free (self);
}

static void
report_cb (double   fraction,
           gpointer user_data)
{
  anning_progress_relay_report (user_data, fraction);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AnningClipSaved *saved = anning_clip_save (ANNING_STORE (source), &job->request, report_cb, job->relay, cancellable, &error);

  anning_progress_relay_end (job->relay);
  if (saved == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, saved, (GDestroyNotify) anning_clip_saved_free);
}

void
anning_clip_save_async (AnningStore              *store,
                        const AnningClipRequest  *request,
                        AnningProgressFunc        progress,
                        gpointer                  progress_data,
                        GCancellable             *cancellable,
                        GAsyncReadyCallback       callback,
                        gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->request = *request;
  job->request.file = g_object_ref (request->file);
  job->language = g_strdup (request->language);
  job->request.language = job->language;
  job->relay = anning_progress_relay_new (progress, progress_data);
  g_task_set_source_tag (task, anning_clip_save_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_in_thread);
}

AnningClipSaved *
anning_clip_save_finish (AnningStore   *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
