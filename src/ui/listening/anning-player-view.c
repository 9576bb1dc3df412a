/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-view.h"

#include <glib/gi18n.h>

#include "anning-announcement.h"
#include "anning-date.h"
#include "anning-hearing.h"
#include "anning-player-card.h"
#include "anning-player-looper.h"
#include "anning-player-notice.h"
#include "anning-player-obey.h"
#include "anning-recording-loader.h"
#include "anning-toasts.h"

struct _AnningPlayerView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AnningPlayerCard *card;
  GtkLabel *problem;
  GtkButton *again;

  AnningHearing *hearing;
  AnningRecordingLoader *loader;
  AnningStore *store;
  gint64 evidence_id;
  gint64 incident_id;
  gboolean broken;
  gint64 wanted_ms;     /* where to stand once the recording is there, or ANNING_UNKNOWN */
  gboolean play_wanted; /* once it is there */
  gboolean failed;      /* it could not be played just now */
  gboolean playing;
  gboolean audible;

  AnningPlayerLooper *looper;
  guint tick;
};

enum
{
  PROP_0,
  PROP_PLAYING,
  PROP_AUDIBLE,
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

static AnningWaveform *
get_waveform (AnningPlayerView *self)
{
  return anning_player_card_get_waveform (self->card);
}

static gboolean
is_known (AnningPlayerView *self)
{
  return anning_hearing_get_length (self->hearing) > 0;
}

static gboolean
is_shown (AnningPlayerView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sound") == 0;
}

/* ---- what is shown ---- */

static void
tell_audible (AnningPlayerView *self)
{
  gboolean audible = is_known (self);

  if (self->audible == audible)
    return;
  self->audible = audible;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AUDIBLE]);
}

static void
show_position (AnningPlayerView *self)
{
  gint64 position = anning_hearing_get_position (self->hearing);

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
  gboolean playing = anning_hearing_get_playing (self->hearing);

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
  if (is_known (self))
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
  const AnningRecordingTimes *times = anning_recording_loader_get_times (self->loader);
  g_autofree char *notice = anning_player_notice (anning_hearing_get_length (self->hearing), self->broken,
                                                  times != NULL ? &times->gap : NULL,
                                                  anning_hearing_get_silent (self->hearing));

  anning_player_card_set_notice (self->card, notice);
}

/* A recording that cannot be heard says why; "Try Again" is there where trying may help. */
static void
show_problem (AnningPlayerView *self,
              const GError     *error)
{
  g_autofree char *sentence = anning_error_sentence (error);
  gboolean hopeless = error->domain == ANNING_MEDIA_ERROR && error->code != ANNING_MEDIA_ERROR_MISSING_PLUGIN &&
                      error->code != ANNING_MEDIA_ERROR_NO_DEVICE && error->code != ANNING_MEDIA_ERROR_FAILED &&
                      error->code != ANNING_MEDIA_ERROR_UNSAFE;

  gtk_label_set_text (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->again), !hopeless);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* ---- hearing it ---- */

static gboolean
key_cb (GtkWidget           *widget,
        AnningPlayerCommand  command,
        gint64               ms)
{
  AnningPlayerView *self = ANNING_PLAYER_VIEW (widget);
  g_autofree char *told = NULL;

  if (!is_shown (self) || !anning_player_obey (self, self->hearing, self->card, self->looper, command, ms))
    return FALSE;
  told = anning_player_card_tell (self->card, command);
  if (told != NULL)
    anning_announce (told);
  return TRUE;
}

static void
command_cb (AnningPlayerView    *self,
            AnningPlayerCommand  command,
            gint64               ms)
{
  anning_player_obey (self, self->hearing, self->card, self->looper, command, ms);
}

/* ---- what is told of the one that is heard ---- */

/* Another recording is heard now, or this one. */
static void
hearing_changed_cb (AnningPlayerView *self)
{
  if (!is_known (self))
    return;
  anning_player_looper_set_heard (self->looper, anning_hearing_is_current (self->hearing));
  show_playing (self);
  show_notice (self);
}

static void
hearing_moved_cb (AnningPlayerView *self)
{
  if (!is_known (self))
    return;
  show_position (self);
  anning_waveform_follow (get_waveform (self));
}

static void
hearing_failed_cb (AnningPlayerView *self,
                   const GError     *error)
{
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
load (AnningPlayerView *self)
{
  anning_recording_loader_load (self->loader, self->store, self->evidence_id, self->incident_id);
}

static void
again_cb (AnningPlayerView *self)
{
  if (self->store == NULL)
    return;

  /* What failed while playing stands where it was heard last; what could never be decoded is decoded anew. */
  if (self->failed && is_known (self))
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
      anning_recording_loader_examine (self->loader);
    }
}

static void
forget (AnningPlayerView *self)
{
  anning_hearing_forget (self->hearing);
  self->failed = FALSE;
  self->broken = FALSE;
  anning_player_looper_forget (self->looper);
  show_playing (self);
  tell_audible (self);
}

static void
loading_cb (AnningPlayerView *self)
{
  forget (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
timed_cb (AnningPlayerView *self)
{
  anning_hearing_set_clock (self->hearing, anning_player_view_get_started_at (self), anning_player_view_get_utc_offset (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STARTED_AT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UTC_OFFSET]);
}

/* It can be heard. */
static void
loaded_cb (AnningPlayerView *self,
           AnningRecording  *recording)
{
  const AnningPeaksData *peaks = recording->peaks;
  const AnningRecordingTimes *times = anning_recording_loader_get_times (self->loader);

  self->broken = recording->evidence->broken;
  anning_player_looper_forget (self->looper);
  anning_player_card_set_recording (self->card, peaks != NULL ? peaks->pairs : NULL, peaks != NULL ? peaks->rms : NULL,
                                    peaks != NULL ? peaks->rate : 0, recording->evidence->length_ms,
                                    peaks != NULL && peaks->sides_differ);
  anning_player_card_set_clock (self->card, anning_player_view_get_started_at (self), anning_player_view_get_utc_offset (self),
                                times != NULL ? times->start.precision_ms : 0);
  gtk_stack_set_visible_child_name (self->stack, "sound");
  if (anning_hearing_take (self->hearing, recording))
    {
      anning_player_looper_adopt (self->looper);
      anning_player_looper_set_heard (self->looper, TRUE);
    }

  tell_audible (self);
  if (self->wanted_ms != ANNING_UNKNOWN)
    anning_hearing_seek (self->hearing, self->wanted_ms);
  self->wanted_ms = ANNING_UNKNOWN;
  show_playing (self);
  show_notice (self);
  anning_waveform_follow (get_waveform (self));
  if (self->play_wanted)
    anning_player_view_play (self);
}

static void
reopened_cb (AnningPlayerView *self,
             GInputStream     *stream)
{
  anning_hearing_set_stream (self->hearing, stream);
  if (self->play_wanted)
    anning_player_view_play (self);
}

static void
unloaded_cb (AnningPlayerView *self,
             const GError     *error,
             gboolean          unread)
{
  self->failed = self->failed || unread;
  show_problem (self, error);
}

/* ---- the object ---- */

static void
tell_sight (AnningPlayerView *self)
{
  anning_hearing_set_seen (self->hearing, gtk_widget_get_mapped (GTK_WIDGET (self)));
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

  if (self->hearing != NULL)
    g_signal_handlers_disconnect_by_data (self->hearing, self);
  if (self->loader != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->loader, self);
      anning_recording_loader_clear (self->loader);
    }
  g_clear_object (&self->hearing);
  g_clear_object (&self->loader);
  g_clear_object (&self->looper);
  g_clear_object (&self->store);
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
    case PROP_AUDIBLE:
      g_value_set_boolean (value, anning_player_view_get_audible (self));
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
  widget_class->map = anning_player_view_map;
  widget_class->unmap = anning_player_view_unmap;

  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  props[PROP_AUDIBLE] = g_param_spec_boolean ("audible", NULL, NULL, FALSE, flags);
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
  self->hearing = anning_hearing_new ();
  self->loader = anning_recording_loader_new ();
  player = anning_hearing_get_player (self->hearing);

  gtk_widget_init_template (GTK_WIDGET (self));
  anning_player_card_set_player (self->card, player);
  anning_player_card_set_playing (self->card, FALSE);
  self->looper = anning_player_looper_new (self->card, player);
  anning_player_keys_listen (GTK_WIDGET (self), key_cb);

  g_signal_connect_object (self->hearing, "playing", G_CALLBACK (show_playing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hearing, "changed", G_CALLBACK (hearing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hearing, "moved", G_CALLBACK (hearing_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hearing, "failed", G_CALLBACK (hearing_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "timed", G_CALLBACK (timed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "reopened", G_CALLBACK (reopened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "failed", G_CALLBACK (unloaded_cb), self, G_CONNECT_SWAPPED);
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
  anning_hearing_set_recording (self->hearing, store, self->evidence_id, incident_id);
  tell_sight (self);
  if (self->evidence_id != 0)
    {
      load (self);
      return;
    }

  anning_recording_loader_clear (self->loader);
  forget (self);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

void
anning_player_view_stop (AnningPlayerView *self)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  self->play_wanted = FALSE;
  if (self->hearing != NULL)
    anning_hearing_pause (self->hearing);
}

void
anning_player_view_play (AnningPlayerView *self)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  self->play_wanted = FALSE;
  if (self->evidence_id == 0)
    return;
  if (anning_hearing_play (self->hearing))
    {
      show_notice (self);
      return;
    }

  /* Its bytes went to the player when it was heard before: they are opened anew. */
  self->play_wanted = TRUE;
  if (is_known (self))
    anning_recording_loader_reopen (self->loader);
}

void
anning_player_view_seek (AnningPlayerView *self,
                         gint64            position_ms)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  if (is_known (self))
    anning_hearing_seek (self->hearing, position_ms);
  else
    self->wanted_ms = position_ms;
}

gint64
anning_player_view_get_position (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), 0);

  return self->hearing != NULL ? anning_hearing_get_position (self->hearing) : 0;
}

gboolean
anning_player_view_get_playing (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), FALSE);

  return self->playing;
}

gboolean
anning_player_view_get_audible (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), FALSE);

  return self->audible;
}

gint64
anning_player_view_get_started_at (AnningPlayerView *self)
{
  const AnningRecordingTimes *times;

  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), ANNING_UNKNOWN);

  times = self->loader != NULL ? anning_recording_loader_get_times (self->loader) : NULL;
  return times != NULL ? times->start.started_at : ANNING_UNKNOWN;
}

gint64
anning_player_view_get_utc_offset (AnningPlayerView *self)
{
  const AnningRecordingTimes *times;

  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), 0);

  times = self->loader != NULL ? anning_recording_loader_get_times (self->loader) : NULL;
  return times != NULL ? times->start.utc_offset : 0;
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
