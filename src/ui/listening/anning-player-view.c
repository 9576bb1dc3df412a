/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-view.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-evidence-place.h"
#include "anning-listening.h"
#include "anning-player-card.h"
#include "anning-player-looper.h"
#include "anning-player-notice.h"
#include "anning-recording-times.h"
#include "anning-recording.h"
#include "anning-toasts.h"
#include "anning-weak.h"

#define ZOOM_STEP 2.0

struct _AnningPlayerView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AnningPlayerCard *card;
  GtkLabel *problem;
  GtkButton *again;

  AnningListening *listening;
  AnningStore *store;
  GCancellable *cancellable;
  gint64 evidence_id;
  gint64 incident_id;
  AnningRecordingTimes *times; /* NULL: not known */
  gint64 length_ms;
  gboolean broken;
  GBytes *rms;
  guint rate;
  GInputStream *stream; /* until the player has it */
  gint64 stand_ms;      /* where it stands while it is not the one that is heard; ANNING_UNKNOWN: where one stopped */
  gint64 wanted_ms;     /* where to stand once the recording is there, or ANNING_UNKNOWN */
  gboolean play_wanted; /* once it is there */
  gboolean failed;      /* it could not be played just now */
  gboolean playing;

  AnningPlayerLooper *looper;
  guint tick;
  GtkWidget *root;       /* where the keys are listened for */
  GtkEventController *keys;
};

enum
{
  PROP_0,
  PROP_PLAYING,
  PROP_STARTED_AT,
  PROP_UTC_OFFSET,
  N_PROPS,
};

enum
{
  MARK,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningPlayerView, anning_player_view, ADW_TYPE_BIN)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void load (AnningPlayerView *self);

static AnningWaveform *
get_waveform (AnningPlayerView *self)
{
  return anning_player_card_get_waveform (self->card);
}

/* Whether this recording is the one that is heard, or would be. */
static gboolean
is_current (AnningPlayerView *self)
{
  return self->evidence_id != 0 && anning_listening_get_evidence_id (self->listening) == self->evidence_id;
}

static gboolean
is_shown (AnningPlayerView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sound") == 0;
}

/* ---- what is shown ---- */

static void
show_position (AnningPlayerView *self)
{
  gint64 position = anning_player_view_get_position (self);

  if (is_current (self))
    self->stand_ms = position;
  anning_player_card_set_position (self->card, position);
  anning_player_looper_follow (self->looper, position);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  show_position (ANNING_PLAYER_VIEW (widget));
  return G_SOURCE_CONTINUE;
}

static void
show_playing (AnningPlayerView *self)
{
  gboolean playing = is_current (self) && anning_listening_get_playing (self->listening);

  if (playing && self->tick == 0)
    {
      self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else if (!playing && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }

  anning_player_card_set_playing (self->card, playing);
  if (self->length_ms > 0)
    show_position (self);
  if (self->playing == playing)
    return;
  self->playing = playing;
  if (playing)
    anning_waveform_follow (get_waveform (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

static void
show_notice (AnningPlayerView *self)
{
  gboolean silent = is_current (self) && anning_player_get_silent (anning_listening_get_player (self->listening));
  g_autofree char *notice = anning_player_notice (self->length_ms, self->broken,
                                                  self->times != NULL ? &self->times->gap : NULL, silent);

  anning_player_card_set_notice (self->card, notice);
}

/* A recording that cannot be heard says why; "Try Again" is there where trying may help. */
static void
show_problem (AnningPlayerView *self,
              const GError     *error)
{
  g_autofree char *sentence = anning_error_sentence (error);
  gboolean hopeless = error->domain == ANNING_MEDIA_ERROR && error->code != ANNING_MEDIA_ERROR_MISSING_PLUGIN &&
                      error->code != ANNING_MEDIA_ERROR_NO_DEVICE && error->code != ANNING_MEDIA_ERROR_FAILED;

  gtk_label_set_text (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->again), !hopeless);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* ---- hearing it ---- */

/* Makes it the one that is heard. Returns: FALSE when it has to be read first */
static gboolean
take_over (AnningPlayerView *self)
{
  g_autoptr (GInputStream) stream = NULL;

  if (is_current (self))
    return TRUE;
  if (self->stream == NULL)
    return FALSE;

  stream = g_steal_pointer (&self->stream);
  anning_listening_open (self->listening, self->store, self->evidence_id, self->incident_id, stream, self->length_ms,
                         anning_player_view_get_started_at (self), anning_player_view_get_utc_offset (self), self->stand_ms);
  anning_listening_set_rms (self->listening, self->rms, self->rate);
  anning_player_looper_set_heard (self->looper, TRUE);
  show_notice (self);
  return TRUE;
}

static void
toggle (AnningPlayerView *self)
{
  if (is_current (self) && anning_listening_get_playing (self->listening))
    anning_listening_pause (self->listening);
  else
    anning_player_view_play (self);
}

static void
seek_to (AnningPlayerView *self,
         gint64            position_ms)
{
  position_ms = CLAMP (position_ms, 0, self->length_ms);
  self->stand_ms = position_ms;
  if (is_current (self))
    anning_listening_seek (self->listening, position_ms);
  else if (anning_listening_is_idle (self->listening))
    take_over (self);
  show_position (self);
  anning_waveform_follow (get_waveform (self));
}

static void
step_loop (AnningPlayerView *self)
{
  gint64 place = anning_player_looper_step (self->looper, anning_player_view_get_position (self));

  if (place != ANNING_UNKNOWN)
    seek_to (self, place);
}

/* Returns: FALSE when there is nothing to do */
static gboolean
obey (AnningPlayerView    *self,
      AnningPlayerCommand  command,
      gint64               ms)
{
  gint64 start, end;

  switch (command)
    {
    case ANNING_PLAYER_TOGGLE:
      toggle (self);
      return TRUE;
    case ANNING_PLAYER_SKIP:
      seek_to (self, anning_player_view_get_position (self) + ms);
      return TRUE;
    case ANNING_PLAYER_SEEK:
      seek_to (self, ms);
      return TRUE;
    case ANNING_PLAYER_START:
      seek_to (self, 0);
      return TRUE;
    case ANNING_PLAYER_END:
      seek_to (self, self->length_ms);
      return TRUE;
    case ANNING_PLAYER_SLOWER:
      anning_player_card_step_speed (self->card, -1);
      return TRUE;
    case ANNING_PLAYER_FASTER:
      anning_player_card_step_speed (self->card, 1);
      return TRUE;
    case ANNING_PLAYER_MARK:
      g_signal_emit (self, signals[MARK], 0, anning_player_view_get_position (self));
      return TRUE;
    case ANNING_PLAYER_LOOP:
      step_loop (self);
      return TRUE;
    case ANNING_PLAYER_GO_TO:
      anning_player_card_ask_place (self->card);
      return TRUE;
    case ANNING_PLAYER_ZOOM_IN:
      anning_player_card_zoom (self->card, ZOOM_STEP);
      return TRUE;
    case ANNING_PLAYER_ZOOM_OUT:
      anning_player_card_zoom (self->card, 1 / ZOOM_STEP);
      return TRUE;
    case ANNING_PLAYER_UNSELECT:
      if (!anning_waveform_get_selection (get_waveform (self), &start, &end))
        return FALSE;
      anning_waveform_set_selection (get_waveform (self), ANNING_UNKNOWN, ANNING_UNKNOWN);
      return TRUE;
    case ANNING_PLAYER_NOTHING:
    default:
      return FALSE;
    }
}

static void
command_cb (AnningPlayerView    *self,
            AnningPlayerCommand  command,
            gint64               ms)
{
  obey (self, command, ms);
}

/* ---- what is told of the one that is heard ---- */

/* Another recording is heard now, or this one. */
static void
listening_changed_cb (AnningPlayerView *self)
{
  if (self->length_ms <= 0)
    return;
  anning_player_looper_set_heard (self->looper, is_current (self));
  show_playing (self);
  show_notice (self);
}

static void
listening_moved_cb (AnningPlayerView *self)
{
  if (!is_current (self) || self->length_ms <= 0)
    return;
  show_position (self);
  anning_waveform_follow (get_waveform (self));
}

static void
listening_failed_cb (AnningPlayerView *self,
                     const GError     *error)
{
  if (!is_current (self))
    return;
  /* It stands where it was heard last, and nothing is wrong with it: play tries again. */
  if (g_error_matches (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NO_DEVICE) && is_shown (self))
    {
      g_autofree char *sentence = anning_error_sentence (error);

      anning_player_card_set_notice (self->card, sentence);
      return;
    }
  self->failed = TRUE;
  show_problem (self, error);
}

/* ---- reading it ---- */

static void
examined_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningPlayerView) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;

  anning_recording_examine_finish (ANNING_STORE (source), result, &error);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    show_problem (self, error);
  else
    load (self);
}

static void
examine (AnningPlayerView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  anning_recording_examine_async (self->store, self->evidence_id, self->cancellable, examined_cb, anning_weak_new (self));
}

static void
again_cb (AnningPlayerView *self)
{
  if (self->store == NULL)
    return;

  /* What failed while playing stands where it was heard last; what could never be decoded is decoded anew. */
  if (self->failed && self->length_ms > 0)
    {
      self->failed = FALSE;
      gtk_stack_set_visible_child_name (self->stack, "sound");
      anning_player_view_play (self);
    }
  else if (self->failed)
    {
      load (self);
    }
  else
    {
      examine (self);
    }
}

static void
place_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningPlayerView) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  gint64 place = anning_evidence_get_place_finish (ANNING_STORE (source), result, &error);

  /* Without it one begins at the start. */
  if (self == NULL || error != NULL || place == ANNING_UNKNOWN || self->stand_ms != ANNING_UNKNOWN || is_current (self))
    return;
  self->stand_ms = place;
  show_position (self);
  anning_waveform_follow (get_waveform (self));
}

/* It can be heard. */
static void
show_recording (AnningPlayerView *self,
                AnningRecording  *recording)
{
  const AnningPeaksData *peaks = recording->peaks;

  self->length_ms = recording->evidence->length_ms;
  self->broken = recording->evidence->broken;
  self->stream = g_steal_pointer (&recording->stream);
  self->rms = peaks != NULL && peaks->rms != NULL ? g_bytes_ref (peaks->rms) : NULL;
  self->rate = peaks != NULL ? peaks->rate : 0;
  anning_player_looper_forget (self->looper);
  anning_player_card_set_recording (self->card, peaks != NULL ? peaks->pairs : NULL, self->rms, self->rate,
                                    self->length_ms, peaks != NULL && peaks->sides_differ);
  anning_player_card_set_clock (self->card, anning_player_view_get_started_at (self), anning_player_view_get_utc_offset (self),
                                self->times != NULL ? self->times->start.precision_ms : 0);
  gtk_stack_set_visible_child_name (self->stack, "sound");

  if (is_current (self))
    {
      g_autoptr (GInputStream) stream = g_steal_pointer (&self->stream);

      /* Its clock may be known better now. */
      anning_listening_open (self->listening, self->store, self->evidence_id, self->incident_id, stream, self->length_ms,
                             anning_player_view_get_started_at (self), anning_player_view_get_utc_offset (self), ANNING_UNKNOWN);
      anning_player_looper_adopt (self->looper);
      anning_player_looper_set_heard (self->looper, TRUE);
    }
  else if (anning_listening_is_idle (self->listening))
    {
      take_over (self);
    }
  else
    {
      anning_evidence_get_place_async (self->store, self->evidence_id, self->cancellable, place_cb, anning_weak_new (self));
    }

  if (self->wanted_ms != ANNING_UNKNOWN)
    seek_to (self, self->wanted_ms);
  self->wanted_ms = ANNING_UNKNOWN;
  show_playing (self);
  show_notice (self);
  anning_waveform_follow (get_waveform (self));
  if (self->play_wanted)
    anning_player_view_play (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningPlayerView) self = anning_weak_take (user_data);
  g_autoptr (AnningRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  recording = anning_recording_load_finish (ANNING_STORE (source), result, &error);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (recording == NULL)
    {
      self->failed = TRUE;
      show_problem (self, error);
      return;
    }

  error = anning_recording_get_problem (recording->evidence);
  if (error != NULL)
    show_problem (self, error);
  else if (recording->evidence->length_ms == ANNING_UNKNOWN)
    examine (self);
  else
    show_recording (self, recording);
}

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningPlayerView) self = anning_weak_take (user_data);
  g_autoptr (AnningRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  recording = anning_recording_load_finish (ANNING_STORE (source), result, &error);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (recording == NULL || recording->stream == NULL)
    {
      self->failed = TRUE;
      if (error != NULL)
        show_problem (self, error);
      return;
    }

  g_set_object (&self->stream, recording->stream);
  if (self->play_wanted)
    anning_player_view_play (self);
}

static void
times_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningPlayerView) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree AnningRecordingTimes *times = anning_recording_times_read_finish (ANNING_STORE (source), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Without them it can be heard all the same. */
  self->times = g_steal_pointer (&times);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STARTED_AT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UTC_OFFSET]);
  anning_recording_load_async (self->store, self->evidence_id, self->cancellable, loaded_cb, anning_weak_new (self));
}

static void
clear (AnningPlayerView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->rms, g_bytes_unref);
  g_clear_pointer (&self->times, g_free);
  self->cancellable = g_cancellable_new ();
  self->failed = FALSE;
  self->broken = FALSE;
  self->length_ms = 0;
  self->stand_ms = ANNING_UNKNOWN;
  anning_player_looper_forget (self->looper);
}

static void
load (AnningPlayerView *self)
{
  clear (self);
  show_playing (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  if (self->incident_id != 0)
    anning_recording_times_read_async (self->store, self->evidence_id, self->incident_id, self->cancellable,
                                       times_cb, anning_weak_new (self));
  else
    anning_recording_load_async (self->store, self->evidence_id, self->cancellable, loaded_cb, anning_weak_new (self));
}

/* ---- keys ---- */

static gboolean
key_pressed_cb (AnningPlayerView *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));
  AnningPlayerCommand command;
  gint64 ms;

  if (!is_shown (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  /* What pops up has keys of its own. */
  if (focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (self->root))
    return FALSE;
  command = anning_player_keys_find (keyval, state, focus, &ms);
  return obey (self, command, ms);
}

/* The whole window listens, for the focus is elsewhere most of the time. */
static void
anning_player_view_root (GtkWidget *widget)
{
  AnningPlayerView *self = ANNING_PLAYER_VIEW (widget);

  GTK_WIDGET_CLASS (anning_player_view_parent_class)->root (widget);

  self->root = GTK_WIDGET (gtk_widget_get_root (widget));
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->root, self->keys);
}

static void
anning_player_view_unroot (GtkWidget *widget)
{
  AnningPlayerView *self = ANNING_PLAYER_VIEW (widget);

  if (self->keys != NULL)
    gtk_widget_remove_controller (self->root, self->keys);
  self->keys = NULL;
  self->root = NULL;

  GTK_WIDGET_CLASS (anning_player_view_parent_class)->unroot (widget);
}

/* ---- the object ---- */

static void
tell_sight (AnningPlayerView *self)
{
  anning_listening_set_view (self->listening, self, gtk_widget_get_mapped (GTK_WIDGET (self)) ? self->evidence_id : 0);
}

static void
anning_player_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (anning_player_view_parent_class)->map (widget);
  tell_sight (ANNING_PLAYER_VIEW (widget));
}

static void
anning_player_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (anning_player_view_parent_class)->unmap (widget);
  tell_sight (ANNING_PLAYER_VIEW (widget));
}

static void
anning_player_view_dispose (GObject *object)
{
  AnningPlayerView *self = ANNING_PLAYER_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->listening != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->listening, self);
      g_signal_handlers_disconnect_by_data (anning_listening_get_player (self->listening), self);
      anning_listening_set_view (self->listening, self, 0);
    }
  g_clear_object (&self->listening);
  g_clear_object (&self->looper);
  g_clear_object (&self->stream);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rms, g_bytes_unref);
  g_clear_pointer (&self->times, g_free);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_PLAYER_VIEW);

  G_OBJECT_CLASS (anning_player_view_parent_class)->dispose (object);
}

static void
anning_player_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AnningPlayerView *self = ANNING_PLAYER_VIEW (object);

  switch (prop_id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, anning_player_view_get_playing (self));
      break;
    case PROP_STARTED_AT:
      g_value_set_int64 (value, anning_player_view_get_started_at (self));
      break;
    case PROP_UTC_OFFSET:
      g_value_set_int64 (value, anning_player_view_get_utc_offset (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_player_view_class_init (AnningPlayerViewClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_player_view_dispose;
  object_class->get_property = anning_player_view_get_property;
  widget_class->root = anning_player_view_root;
  widget_class->unroot = anning_player_view_unroot;
  widget_class->map = anning_player_view_map;
  widget_class->unmap = anning_player_view_unmap;

  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  props[PROP_STARTED_AT] =
    g_param_spec_int64 ("started-at", NULL, NULL, G_MININT64, G_MAXINT64, ANNING_UNKNOWN, flags);
  props[PROP_UTC_OFFSET] = g_param_spec_int64 ("utc-offset", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[MARK] = g_signal_new ("mark", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ANNING_TYPE_PLAYER_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/listening/anning-player-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, card);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, problem);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, again);
  gtk_widget_class_bind_template_callback (widget_class, command_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
anning_player_view_init (AnningPlayerView *self)
{
  AnningPlayer *player;

  self->wanted_ms = ANNING_UNKNOWN;
  self->stand_ms = ANNING_UNKNOWN;
  self->cancellable = g_cancellable_new ();
  self->listening = g_object_ref (anning_listening_get_default ());
  player = anning_listening_get_player (self->listening);

  gtk_widget_init_template (GTK_WIDGET (self));
  anning_player_card_set_player (self->card, player);
  anning_player_card_set_playing (self->card, FALSE);
  self->looper = anning_player_looper_new (self->card, player);

  g_signal_connect_object (self->listening, "notify::playing", G_CALLBACK (show_playing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listening, "changed", G_CALLBACK (listening_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listening, "moved", G_CALLBACK (listening_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listening, "failed", G_CALLBACK (listening_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::silent", G_CALLBACK (listening_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_player_view_new (void)
{
  return g_object_new (ANNING_TYPE_PLAYER_VIEW, NULL);
}

/**
 * anning_player_view_set_recording:
 *
 * Another recording than before stands where one stopped listening to it, and what plays
 * plays on. The same one goes on as it is.
 */
void
anning_player_view_set_recording (AnningPlayerView *self,
                                  AnningStore      *store,
                                  gint64            evidence_id,
                                  gint64            incident_id)
{
  gboolean same;

  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));
  g_return_if_fail (store == NULL || ANNING_IS_STORE (store));

  same = store == self->store && evidence_id == self->evidence_id && incident_id == self->incident_id;
  g_set_object (&self->store, store);
  self->evidence_id = store != NULL ? evidence_id : 0;
  self->incident_id = incident_id;
  if (same && evidence_id != 0)
    return;

  self->wanted_ms = ANNING_UNKNOWN;
  self->play_wanted = FALSE;
  anning_waveform_set_marks (get_waveform (self), NULL);
  tell_sight (self);
  if (self->evidence_id != 0)
    {
      load (self);
      return;
    }

  clear (self);
  show_playing (self);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

void
anning_player_view_stop (AnningPlayerView *self)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  self->play_wanted = FALSE;
  if (self->listening != NULL && is_current (self))
    anning_listening_pause (self->listening);
}

void
anning_player_view_play (AnningPlayerView *self)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  self->play_wanted = FALSE;
  if (self->evidence_id == 0)
    return;
  if (take_over (self))
    {
      show_notice (self);
      anning_listening_play (self->listening);
      return;
    }

  /* Its bytes went to the player when it was heard before: they are opened anew. */
  self->play_wanted = TRUE;
  if (self->length_ms > 0)
    anning_recording_load_async (self->store, self->evidence_id, self->cancellable, reopened_cb, anning_weak_new (self));
}

void
anning_player_view_seek (AnningPlayerView *self,
                         gint64            position_ms)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  if (self->length_ms > 0)
    seek_to (self, position_ms);
  else
    self->wanted_ms = position_ms;
}

gint64
anning_player_view_get_position (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), 0);

  if (self->listening == NULL || self->length_ms <= 0)
    return 0;
  if (is_current (self))
    return anning_listening_get_position (self->listening);
  return self->stand_ms != ANNING_UNKNOWN ? self->stand_ms : 0;
}

gboolean
anning_player_view_get_playing (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), FALSE);

  return self->playing;
}

gint64
anning_player_view_get_started_at (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), ANNING_UNKNOWN);

  return self->times != NULL ? self->times->start.started_at : ANNING_UNKNOWN;
}

gint64
anning_player_view_get_utc_offset (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), 0);

  return self->times != NULL ? self->times->start.utc_offset : 0;
}

gboolean
anning_player_view_get_selection (AnningPlayerView *self,
                                  gint64           *start_ms,
                                  gint64           *end_ms)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), FALSE);

  return anning_waveform_get_selection (get_waveform (self), start_ms, end_ms);
}

void
anning_player_view_set_marks (AnningPlayerView *self,
                              GArray           *marks)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  anning_waveform_set_marks (get_waveform (self), marks);
}
