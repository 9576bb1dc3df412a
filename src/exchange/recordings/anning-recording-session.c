/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-session.h"

#include "anning-take-keep.h"

#define SPACE_EVERY 10 /* s */

/* Shared with the jobs on the store's worker, which alone writes it. */
typedef struct
{
  gatomicrefcount refs;
  gint64 id; /* 0: it was not begun */
} Take;

typedef struct
{
  Take *take;
  gint64 started_at;
  gint64 utc_offset;
  char *channel;
  gint64 seq;
  GBytes *bytes;
  GArray *marks;
} Piece;

struct _AnningRecordingSession
{
  GObject parent_instance;

  AnningStore *store;  /* owned while busy, else the one that owns this */
  gboolean holds_store;
  AnningRecorder *recorder;
  AnningRecordingState state;
  AnningLevel level;
  double fraction;

  Take *take; /* NULL: none is made */
  char *channel;
  GArray *marks;    /* gint64, ms */
  gint64 n_pieces;  /* handed to the store */
  gint64 n_saved;   /* that are in the file */
  gint64 n_bytes;
  guint n_pending;  /* jobs */
  gboolean ended;   /* the recorder has nothing more */
  GError *problem;
  gint64 space;     /* bytes */
  guint space_tick;
};

enum
{
  CHANGED,
  LEVEL,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningRecordingSession, anning_recording_session, G_TYPE_OBJECT)

static G_DEFINE_QUARK (anning-recording-session, session)

static Take *
take_ref (Take *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
take_unref (Take *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

static Piece *
piece_new (Take *take)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->take = take_ref (take);
  return piece;
}

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  take_unref (piece->take);
  g_clear_pointer (&piece->bytes, g_bytes_unref);
  g_clear_pointer (&piece->marks, g_array_unref);
  g_free (piece->channel);
  g_free (piece);
}

static void
set_state (AnningRecordingSession *self,
           AnningRecordingState    state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first is the reason, the others come of it. */
static void
take_problem (AnningRecordingSession *self,
              const GError           *error)
{
  if (self->problem == NULL && error != NULL)
    self->problem = g_error_copy (error);
}

/* ---- jobs ---- */

static gpointer
begin_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Piece *piece = data;

  piece->take->id = anning_takes_begin (db, piece->started_at, piece->utc_offset, piece->channel, error);
  return NULL;
}

static gpointer
append_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Piece *piece = data;

  anning_takes_append (db, piece->take->id, piece->seq, piece->bytes, error);
  return NULL;
}

static gpointer
marks_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Piece *piece = data;

  anning_takes_set_marks (db, piece->take->id, (const gint64 *) (gpointer) piece->marks->data, piece->marks->len,
                          error);
  return NULL;
}

/* ---- the end ---- */

static void
rest (AnningRecordingSession *self)
{
  g_clear_pointer (&self->take, take_unref);
  g_clear_handle_id (&self->space_tick, g_source_remove);
  self->space = ANNING_UNKNOWN;
  set_state (self, ANNING_RECORDING_STILL);
  if (self->holds_store)
    {
      self->holds_store = FALSE;
      g_object_unref (self->store);
    }
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningRecordingSession) self = user_data;
  g_autofree AnningKeptTake *kept = NULL;
  g_autoptr (GError) error = NULL;

  kept = anning_take_keep_finish (ANNING_STORE (source), result, &error);
  take_problem (self, error);
  rest (self);
  if (kept != NULL)
    g_signal_emit (self, signals[KEPT], 0, kept->incident_id, kept->evidence_id);
}

/* When the recorder has given its last piece, and the store has answered for it. */
static void
keep_when_all_is_there (AnningRecordingSession *self)
{
  if (!self->ended || self->n_pending > 0 || self->take == NULL)
    return;
  if (self->n_saved == 0)
    rest (self);
  else
    anning_take_keep_async (self->store, self->take->id, kept_cb, g_object_ref (self));
}

static void
end (AnningRecordingSession *self)
{
  if (self->state != ANNING_RECORDING_STARTING && self->state != ANNING_RECORDING_RUNNING)
    return;
  set_state (self, ANNING_RECORDING_KEEPING);
  anning_recorder_stop (self->recorder);
}

static void
written (AnningRecordingSession *self,
         GAsyncResult           *result,
         gint64                  n)
{
  g_autoptr (GError) error = NULL;

  anning_store_call_finish (self->store, result, &error);
  self->n_pending--;
  if (error == NULL)
    self->n_saved += n;
  else
    {
      take_problem (self, error);
      end (self);
    }
  keep_when_all_is_there (self);
}

static void
job_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (AnningRecordingSession) self = user_data;

  written (self, result, 0);
}

static void
appended_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningRecordingSession) self = user_data;

  written (self, result, 1);
}

static void
write_piece (AnningRecordingSession *self,
             AnningJob               job,
             Piece                  *piece,
             GAsyncReadyCallback     callback)
{
  self->n_pending++;
  anning_store_write_async (self->store, job, piece, piece_free, NULL, NULL, callback, g_object_ref (self));
}

/* ---- space ---- */

gint64
anning_recording_space_spare (gint64 free_bytes,
                              gint64 recorded_bytes)
{
  return free_bytes - 2 * recorded_bytes;
}

static void
space_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningRecordingSession) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info_finish (G_FILE (source), result, NULL);
  gint64 was = self->space;
  gint64 spare;

  /* Not every file system tells; then SQLite will, once it is full. */
  if (self->state != ANNING_RECORDING_RUNNING || info == NULL
      || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return;

  spare = (gint64) MIN (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE), G_MAXINT64);
  spare = anning_recording_space_spare (spare, self->n_bytes);
  self->space = spare < ANNING_RECORDING_SPACE_LOW ? MAX (spare, 0) : ANNING_UNKNOWN;
  if (spare < ANNING_RECORDING_SPACE_OUT)
    {
      g_autoptr (GError) error = g_error_new_literal (ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL,
                                                      "There is too little space");

      take_problem (self, error);
      end (self);
    }
  else if (self->space != was)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
space_tick_cb (gpointer user_data)
{
  AnningRecordingSession *self = user_data;
  g_autoptr (GFile) file = g_file_new_for_path (anning_store_get_path (self->store));
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_file_query_filesystem_info_async (folder, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, G_PRIORITY_DEFAULT, NULL,
                                      space_cb, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

/* ---- from the recorder ---- */

static void
level_cb (AnningRecordingSession *self,
          double                  rms,
          double                  peak)
{
  anning_level_add (&self->level, rms, peak);
  self->fraction = anning_level_fraction (peak);
  g_signal_emit (self, signals[LEVEL], 0);
}

static void
begun_cb (AnningRecordingSession *self,
          gint64                  at)
{
  g_autoptr (GDateTime) now = NULL;
  Piece *piece;

  /* While it only listens it begins as well. */
  if (self->take == NULL)
    return;
  now = g_date_time_new_now_local ();
  piece = piece_new (self->take);
  piece->started_at = at;
  piece->utc_offset = now != NULL ? g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE : 0;
  piece->channel = g_strdup (self->channel);
  write_piece (self, begin_job, piece, job_cb);
  if (self->state != ANNING_RECORDING_STARTING)
    return;

  self->space_tick = g_timeout_add_seconds (SPACE_EVERY, space_tick_cb, self);
  set_state (self, ANNING_RECORDING_RUNNING);
  space_tick_cb (self);
}

static void
piece_cb (AnningRecordingSession *self,
          GBytes                 *bytes)
{
  Piece *piece;

  if (self->take == NULL)
    return;
  piece = piece_new (self->take);
  piece->seq = self->n_pieces++;
  piece->bytes = g_bytes_ref (bytes);
  self->n_bytes += (gint64) g_bytes_get_size (bytes);
  write_piece (self, append_job, piece, appended_cb);
}

static void
ended_cb (AnningRecordingSession *self,
          const GError           *error)
{
  take_problem (self, error);
  if (self->take == NULL)
    {
      if (self->state == ANNING_RECORDING_LISTENING)
        set_state (self, ANNING_RECORDING_STILL);
      return;
    }
  if (self->state != ANNING_RECORDING_KEEPING)
    set_state (self, ANNING_RECORDING_KEEPING);
  self->ended = TRUE;
  keep_when_all_is_there (self);
}

/* ---- the object ---- */

static void
anning_recording_session_dispose (GObject *object)
{
  AnningRecordingSession *self = ANNING_RECORDING_SESSION (object);

  g_clear_handle_id (&self->space_tick, g_source_remove);
  if (self->recorder != NULL)
    anning_recorder_drop (self->recorder);
  g_clear_object (&self->recorder);
  G_OBJECT_CLASS (anning_recording_session_parent_class)->dispose (object);
}

static void
anning_recording_session_finalize (GObject *object)
{
  AnningRecordingSession *self = ANNING_RECORDING_SESSION (object);

  g_clear_pointer (&self->take, take_unref);
  g_clear_error (&self->problem);
  g_array_unref (self->marks);
  g_free (self->channel);
  G_OBJECT_CLASS (anning_recording_session_parent_class)->finalize (object);
}

static void
anning_recording_session_class_init (AnningRecordingSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_recording_session_dispose;
  object_class->finalize = anning_recording_session_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[LEVEL] = g_signal_new ("level", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
anning_recording_session_init (AnningRecordingSession *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->space = ANNING_UNKNOWN;
  self->recorder = anning_recorder_new ();
  g_signal_connect_object (self->recorder, "level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "piece", G_CALLBACK (piece_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

AnningRecordingSession *
anning_recording_session_of (AnningStore *store)
{
  AnningRecordingSession *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_get_qdata (G_OBJECT (store), session_quark ());
  if (self == NULL)
    {
      self = g_object_new (ANNING_TYPE_RECORDING_SESSION, NULL);
      self->store = store;
      g_object_set_qdata_full (G_OBJECT (store), session_quark (), self, g_object_unref);
    }
  return self;
}

void
anning_recording_session_listen (AnningRecordingSession *self,
                                 AnningMicrophone       *microphone)
{
  g_return_if_fail (ANNING_IS_RECORDING_SESSION (self));

  if (anning_recording_session_is_busy (self))
    return;
  anning_level_clear (&self->level);
  self->fraction = 0;
  if (microphone != NULL)
    {
      g_clear_error (&self->problem);
      anning_recorder_listen (self->recorder, microphone);
    }
  else
    anning_recorder_drop (self->recorder);
  set_state (self, microphone != NULL ? ANNING_RECORDING_LISTENING : ANNING_RECORDING_STILL);
}

void
anning_recording_session_start (AnningRecordingSession *self,
                                AnningMicrophone       *microphone,
                                const char             *channel)
{
  g_return_if_fail (ANNING_IS_RECORDING_SESSION (self));
  g_return_if_fail (ANNING_IS_MICROPHONE (microphone));
  g_return_if_fail (channel != NULL);

  if (anning_recording_session_is_busy (self))
    return;
  g_clear_error (&self->problem);
  g_free (self->channel);
  self->channel = g_strdup (channel);
  g_array_set_size (self->marks, 0);
  anning_level_clear (&self->level);
  self->fraction = 0;
  self->n_pieces = 0;
  self->n_saved = 0;
  self->n_bytes = 0;
  self->ended = FALSE;
  self->take = g_new0 (Take, 1);
  g_atomic_ref_count_init (&self->take->refs);
  self->holds_store = TRUE;
  g_object_ref (self->store);
  anning_recorder_record (self->recorder, microphone);
  set_state (self, ANNING_RECORDING_STARTING);
}

gint64
anning_recording_session_mark (AnningRecordingSession *self)
{
  Piece *piece;
  gint64 at;

  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), ANNING_UNKNOWN);

  if (self->state != ANNING_RECORDING_RUNNING)
    return ANNING_UNKNOWN;
  at = MAX (anning_recorder_get_elapsed (self->recorder) - ANNING_RECORDING_MARK_BACK, 0);
  g_array_append_val (self->marks, at);
  piece = piece_new (self->take);
  piece->marks = g_array_copy (self->marks);
  write_piece (self, marks_job, piece, job_cb);
  g_signal_emit (self, signals[CHANGED], 0);
  return at;
}

void
anning_recording_session_stop (AnningRecordingSession *self)
{
  g_return_if_fail (ANNING_IS_RECORDING_SESSION (self));
  end (self);
}

AnningRecordingState
anning_recording_session_get_state (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), ANNING_RECORDING_STILL);
  return self->state;
}

gboolean
anning_recording_session_is_busy (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), FALSE);
  return self->take != NULL;
}

gint64
anning_recording_session_get_elapsed (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), 0);
  return self->take != NULL ? anning_recorder_get_elapsed (self->recorder) : 0;
}

guint
anning_recording_session_get_n_marks (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), 0);
  return self->marks->len;
}

AnningLevelWord
anning_recording_session_get_level (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), ANNING_LEVEL_SILENT);
  return anning_level_get_word (&self->level);
}

double
anning_recording_session_get_fraction (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), 0);
  return self->fraction;
}

gint64
anning_recording_session_get_space (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), ANNING_UNKNOWN);
  return self->space;
}

const GError *
anning_recording_session_get_problem (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), NULL);
  return self->problem;
}

gboolean
anning_recording_session_has_saved (AnningRecordingSession *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (self), FALSE);
  return self->n_saved > 0;
}
