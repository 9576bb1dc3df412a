/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-view.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-player.h"
#include "anning-recording.h"
#include "anning-toasts.h"
#include "anning-waveform.h"

#define SKIP 5000 /* ms, of the buttons and the arrow keys */
#define NORMAL_SPEED 2

struct _AnningPlayerView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AnningWaveform *waveform;
  GtkScale *scale;
  GtkLabel *elapsed;
  GtkLabel *remaining;
  GtkButton *back;
  GtkButton *play;
  GtkButton *forward;
  GtkDropDown *speed;
  GtkLabel *problem;
  GtkButton *again;

  AnningPlayer *player;
  AnningStore *store;
  GCancellable *cancellable;
  gint64 evidence_id;
  gint64 started_at;
  gint64 utc_offset;
  gint64 length_ms;
  gint64 wanted_ms;     /* where to stand once the recording is there, or ANNING_UNKNOWN */
  GInputStream *stream; /* until the player has it */
  gboolean loaded;      /* the player has the recording */
  gboolean failed;      /* it could not be played just now */
  gboolean showing;     /* the scale follows the recording, not the other way round */
  guint tick;
  gint64 shown_second;
};

enum
{
  PROP_0,
  PROP_PLAYING,
  N_PROPS,
};

enum
{
  MARK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningPlayerView, anning_player_view, ADW_TYPE_BIN)

static GParamSpec *props[N_PROPS];
static const double speeds[] = { 0.5, 0.75, 1.0, 1.25, 1.5, 2.0 };

static void load (AnningPlayerView *self);

/* "02:13 (21:16:22)": the place in the recording, and what the clock on the wall said. */
static char *
describe_place (AnningPlayerView *self,
                gint64            position_ms)
{
  g_autofree char *place = anning_length_format (position_ms);
  g_autofree char *clock = NULL;

  if (self->started_at == ANNING_UNKNOWN)
    return g_steal_pointer (&place);

  clock = anning_format_time_seconds (self->started_at + position_ms, self->utc_offset);
  return g_strdup_printf ("%s (%s)", place, clock);
}

/* Cursor and scale follow as finely as can be seen; the texts change once a second. */
static void
show_position (AnningPlayerView *self)
{
  gint64 position = anning_player_view_get_position (self);
  g_autofree char *place = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *left = NULL;
  g_autofree char *length = NULL;
  g_autofree char *spoken = NULL;

  anning_waveform_set_position (self->waveform, position);
  /* A scale that is set in each frame is also laid out and drawn in each frame. */
  if (!anning_player_view_get_playing (self) ||
      ABS (gtk_range_get_value (GTK_RANGE (self->scale)) - (double) position) * 1000 >= (double) self->length_ms)
    {
      self->showing = TRUE;
      gtk_range_set_value (GTK_RANGE (self->scale), (double) position);
      self->showing = FALSE;
    }

  if (self->shown_second == position / 1000)
    return;

  self->shown_second = position / 1000;
  place = describe_place (self, position);
  gtk_label_set_text (self->elapsed, place);
  left = anning_length_format (self->length_ms - self->shown_second * 1000);
  rest = g_strdup_printf ("\u2212%s", left);
  gtk_label_set_text (self->remaining, rest);

  length = anning_length_format (self->length_ms);
  /* translators: a place in a recording and its length, as read aloud: "02:13 (21:16:22) of 09:58" */
  spoken = g_strdup_printf (_("%s of %s"), place, length);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
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
playing_changed_cb (AnningPlayerView *self)
{
  gboolean playing = anning_player_get_playing (self->player);
  const char *label = playing ? _("Pause") : _("Play");

  if (playing && self->tick == 0)
    {
      self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else if (!playing && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }

  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_position (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

/* A recording that cannot be heard says why; "Try Again" is there where trying may help. */
static void
show_problem (AnningPlayerView *self,
              const GError     *error)
{
  g_autofree char *sentence = anning_error_sentence (error);
  gboolean hopeless = error->domain == ANNING_MEDIA_ERROR && error->code != ANNING_MEDIA_ERROR_MISSING_PLUGIN &&
                      error->code != ANNING_MEDIA_ERROR_FAILED;

  gtk_label_set_text (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->again), !hopeless);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
player_failed_cb (AnningPlayerView *self,
                  const GError     *error)
{
  self->loaded = FALSE;
  self->failed = TRUE;
  show_problem (self, error);
}

/* The sound device is opened when somebody wants to hear, not when an incident is looked at. */
static gboolean
ensure_loaded (AnningPlayerView *self)
{
  if (!self->loaded && self->stream != NULL)
    {
      g_autoptr (GInputStream) stream = g_steal_pointer (&self->stream);

      self->loaded = TRUE;
      anning_player_load (self->player, stream, self->length_ms);
    }

  return self->loaded;
}

static void
toggle (AnningPlayerView *self)
{
  if (!ensure_loaded (self))
    return;

  if (anning_player_get_playing (self->player))
    anning_player_pause (self->player);
  else
    anning_player_play (self->player);
}

static void
skip (AnningPlayerView *self,
      gint64            ms)
{
  anning_player_view_seek (self, anning_player_view_get_position (self) + ms);
}

static void
back_cb (AnningPlayerView *self)
{
  skip (self, -SKIP);
}

static void
forward_cb (AnningPlayerView *self)
{
  skip (self, SKIP);
}

static void
waveform_seek_cb (AnningPlayerView *self,
                  gint64            position_ms)
{
  anning_player_view_seek (self, position_ms);
}

/* Mouse, keys and assistive technology alike. */
static void
scale_changed_cb (AnningPlayerView *self)
{
  if (!self->showing)
    anning_player_view_seek (self, (gint64) gtk_range_get_value (GTK_RANGE (self->scale)));
}

static void
speed_selected_cb (AnningPlayerView *self)
{
  guint selected = gtk_drop_down_get_selected (self->speed);

  if (selected < G_N_ELEMENTS (speeds))
    anning_player_set_speed (self->player, speeds[selected]);
}

static gboolean
key_space_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  toggle (ANNING_PLAYER_VIEW (widget));
  return TRUE;
}

static gboolean
key_skip_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  skip (ANNING_PLAYER_VIEW (widget), g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
key_mark_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  AnningPlayerView *self = ANNING_PLAYER_VIEW (widget);

  g_signal_emit (self, signals[MARK], 0, anning_player_view_get_position (self));
  return TRUE;
}

/* A decode may take a while to notice that it was cancelled: it must not keep the view alive. */
static gpointer
weak_new (AnningPlayerView *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

/* Returns: (transfer full) (nullable): the view, if it is still there */
static AnningPlayerView *
weak_take (gpointer user_data)
{
  GWeakRef *weak = user_data;
  AnningPlayerView *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
examined_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningPlayerView) self = weak_take (user_data);
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
  anning_recording_examine_async (self->store, self->evidence_id, self->cancellable, examined_cb, weak_new (self));
}

static void
again_cb (AnningPlayerView *self)
{
  if (self->store == NULL)
    return;

  /* What failed while playing is read anew; what could never be decoded is decoded anew. */
  if (self->failed)
    load (self);
  else
    examine (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningPlayerView) self = weak_take (user_data);
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
    {
      show_problem (self, error);
      return;
    }
  if (recording->evidence->length_ms == ANNING_UNKNOWN)
    {
      examine (self);
      return;
    }

  self->length_ms = recording->evidence->length_ms;
  self->stream = g_steal_pointer (&recording->stream);
  self->shown_second = -1;
  self->showing = TRUE;
  gtk_range_set_range (GTK_RANGE (self->scale), 0, (double) MAX (self->length_ms, 1));
  self->showing = FALSE;
  gtk_range_set_increments (GTK_RANGE (self->scale), SKIP, 2 * SKIP);
  anning_waveform_set_peaks (self->waveform, recording->peaks != NULL ? recording->peaks->pairs : NULL, NULL,
                             recording->peaks != NULL ? recording->peaks->rate : 0, self->length_ms);
  show_position (self);
  gtk_stack_set_visible_child_name (self->stack, "sound");
  if (self->wanted_ms != ANNING_UNKNOWN)
    anning_player_view_seek (self, self->wanted_ms);
}

static void
clear (AnningPlayerView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  anning_player_unload (self->player);
  g_clear_object (&self->stream);
  self->cancellable = g_cancellable_new ();
  self->loaded = FALSE;
  self->failed = FALSE;
  self->length_ms = 0;
}

static void
load (AnningPlayerView *self)
{
  clear (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  anning_recording_load_async (self->store, self->evidence_id, self->cancellable, loaded_cb, weak_new (self));
}

static void
anning_player_view_dispose (GObject *object)
{
  AnningPlayerView *self = ANNING_PLAYER_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->player != NULL)
    g_signal_handlers_disconnect_by_data (self->player, self);
  g_clear_object (&self->player);
  g_clear_object (&self->stream);
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
  switch (prop_id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, anning_player_view_get_playing (ANNING_PLAYER_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_player_view_class_init (AnningPlayerViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_player_view_dispose;
  object_class->get_property = anning_player_view_get_property;

  props[PROP_PLAYING] =
    g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[MARK] = g_signal_new ("mark", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ANNING_TYPE_WAVEFORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-player-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, waveform);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, scale);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, elapsed);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, remaining);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, back);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, play);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, forward);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, speed);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, problem);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerView, again);
  gtk_widget_class_bind_template_callback (widget_class, toggle);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, waveform_seek_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, speed_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, key_space_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, key_mark_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, key_skip_cb, "i", -SKIP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, key_skip_cb, "i", SKIP);
}

static void
anning_player_view_init (AnningPlayerView *self)
{
  self->started_at = ANNING_UNKNOWN;
  self->shown_second = -1;
  self->wanted_ms = ANNING_UNKNOWN;
  self->cancellable = g_cancellable_new ();
  self->player = anning_player_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_selected (self->speed, NORMAL_SPEED);

  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (playing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "failed", G_CALLBACK (player_failed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_player_view_new (void)
{
  return g_object_new (ANNING_TYPE_PLAYER_VIEW, NULL);
}

/**
 * anning_player_view_set_recording:
 * @store: (nullable): where it is kept
 * @evidence_id: 0 shows nothing
 * @started_at: ms, when the recording began, or %ANNING_UNKNOWN
 * @utc_offset: minutes, as valid where it was made
 *
 * Another recording than before is shown from its start, silent, at the chosen speed.
 * The same one plays on; only its clock on the wall is set anew.
 */
void
anning_player_view_set_recording (AnningPlayerView *self,
                                  AnningStore      *store,
                                  gint64            evidence_id,
                                  gint64            started_at,
                                  gint64            utc_offset)
{
  gboolean same;

  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));
  g_return_if_fail (store == NULL || ANNING_IS_STORE (store));

  same = store == self->store && evidence_id == self->evidence_id;
  g_set_object (&self->store, store);
  self->evidence_id = evidence_id;
  self->started_at = started_at;
  self->utc_offset = utc_offset;
  self->shown_second = -1;

  if (same && evidence_id != 0)
    {
      show_position (self);
      return;
    }

  self->wanted_ms = ANNING_UNKNOWN;
  if (store != NULL && evidence_id != 0)
    {
      load (self);
      return;
    }

  clear (self);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

void
anning_player_view_stop (AnningPlayerView *self)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  if (self->player != NULL)
    anning_player_pause (self->player);
}

void
anning_player_view_seek (AnningPlayerView *self,
                         gint64            position_ms)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  self->wanted_ms = position_ms;
  if (!ensure_loaded (self))
    return;

  self->wanted_ms = ANNING_UNKNOWN;
  anning_player_seek (self->player, position_ms);
  show_position (self);
}

gint64
anning_player_view_get_position (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), 0);

  return self->player != NULL ? anning_player_get_position (self->player) : 0;
}

gboolean
anning_player_view_get_playing (AnningPlayerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), FALSE);

  return self->player != NULL && anning_player_get_playing (self->player);
}

gboolean
anning_player_view_get_selection (AnningPlayerView *self,
                                  gint64           *start_ms,
                                  gint64           *end_ms)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (self), FALSE);

  return anning_waveform_get_selection (self->waveform, start_ms, end_ms);
}

void
anning_player_view_set_marks (AnningPlayerView *self,
                              GArray           *marks)
{
  g_return_if_fail (ANNING_IS_PLAYER_VIEW (self));

  anning_waveform_set_marks (self->waveform, marks);
}
