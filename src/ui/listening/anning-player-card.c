/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-card.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-date.h"
#include "anning-drop-down-name.h"
#include "anning-format.h"
#include "anning-place-popover.h"
#include "anning-player-sound.h"
#include "anning-told-value.h"
#include "anning-wave-columns.h"
#include "anning-waveform-overview.h"

/* So much of a long recording is shown at first: words can be told apart. */
#define FIRST_SPAN G_GINT64_CONSTANT (60000) /* ms */
#define ZOOM_STEP 2.0
/* A beginning that is known no better than this has no seconds. */
#define EXACT_MS 2000
#define SPEED_REACH 0.01

struct _AnningPlayerCard
{
  AdwBin parent_instance;

  GtkWidget *notice_box;
  GtkLabel *notice;
  AnningWaveform *waveform;
  AnningWaveformOverview *overview;
  GtkWidget *zoom_out;
  GtkWidget *zoom_in;
  GtkScale *scale;
  GtkMenuButton *place;
  AnningPlacePopover *place_popover;
  GtkLabel *elapsed;
  GtkLabel *remaining;
  GtkButton *play;
  GtkDropDown *speed;
  GtkWidget *loop;
  AdwButtonContent *loop_content;
  AnningPlayerLoop loop_state;
  AnningPlayerSound *sound;

  AnningPlayer *player;
  gint64 started_at;
  gint64 utc_offset;
  gint64 precision_ms;
  gint64 length_ms;
  gint64 shown_second;
  guint focusing;
  gboolean playing;
  gboolean showing; /* the widgets follow, not the other way round */
};

enum
{
  COMMAND,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningPlayerCard, anning_player_card, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];
static const double speeds[] = { 0.5, 0.75, 1.0, 1.25, 1.5, 2.0 };

static void
command (AnningPlayerCard    *self,
         AnningPlayerCommand  what,
         gint64               ms)
{
  g_signal_emit (self, signals[COMMAND], 0, (int) what, ms);
}

/* ---- the place ---- */

/* "02:13 (21:16:22)": the place in the recording, and what the clock on the wall said. */
static char *
describe_place (AnningPlayerCard *self,
                gint64            position_ms)
{
  g_autofree char *place = anning_length_format (position_ms);
  g_autofree char *clock = NULL;

  if (self->started_at == ANNING_UNKNOWN)
    return g_steal_pointer (&place);

  if (self->precision_ms <= EXACT_MS)
    {
      clock = anning_format_time_seconds (self->started_at + position_ms, self->utc_offset);
      return g_strdup_printf ("%s (%s)", place, clock);
    }
  clock = anning_format_time (self->started_at + position_ms, self->utc_offset);
  /* Translators: a place in a recording, and what the clock on the wall said then, to a minute or so: "02:13 (about 21:16)" */
  return g_strdup_printf (_("%s (about %s)"), place, clock);
}

static void
show_texts (AnningPlayerCard *self,
            gint64            position_ms)
{
  g_autofree char *place = describe_place (self, position_ms);
  g_autofree char *left = anning_length_format (self->length_ms - self->shown_second * 1000);
  g_autofree char *rest = g_strdup_printf ("\u2212%s", left);
  g_autofree char *length = anning_length_format (self->length_ms);
  /* translators: a place in a recording and its length, as read aloud: "02:13 (21:16:22) of 09:58" */
  g_autofree char *spoken = g_strdup_printf (_("%s of %s"), place, length);

  gtk_label_set_text (self->elapsed, place);
  gtk_label_set_text (self->remaining, rest);
  /* Not over what is heard. */
  if (!self->playing || !gtk_widget_has_focus (GTK_WIDGET (self->scale)))
    anning_tell_value (GTK_ACCESSIBLE (self->scale), spoken);
}

/* Mouse, keys and assistive technology alike. */
static void
scale_changed_cb (AnningPlayerCard *self)
{
  if (!self->showing)
    command (self, ANNING_PLAYER_SEEK, (gint64) gtk_range_get_value (GTK_RANGE (self->scale)));
}

static void
seek_cb (AnningPlayerCard *self,
         gint64            position_ms)
{
  command (self, ANNING_PLAYER_SEEK, position_ms);
}

static gboolean
focus_play_cb (gpointer user_data)
{
  AnningPlayerCard *self = user_data;

  self->focusing = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->play));
  return G_SOURCE_REMOVE;
}

/*
 * It was opened by a key most of the time: Space is to play afterwards, not to ask again. Newer GTK then gives the focus
 * to the button that it hung on; this comes after that, and before the next key.
 */
static void
place_closed_cb (AnningPlayerCard *self)
{
  if (self->focusing == 0)
    self->focusing = g_idle_add_full (G_PRIORITY_HIGH, focus_play_cb, self, NULL);
}

/* ---- what is pressed ---- */

static void
play_cb (AnningPlayerCard *self)
{
  command (self, ANNING_PLAYER_TOGGLE, 0);
}

static void
back_cb (AnningPlayerCard *self)
{
  command (self, ANNING_PLAYER_SKIP, -ANNING_PLAYER_STEP);
}

static void
forward_cb (AnningPlayerCard *self)
{
  command (self, ANNING_PLAYER_SKIP, ANNING_PLAYER_STEP);
}

static void
loop_cb (AnningPlayerCard *self)
{
  command (self, ANNING_PLAYER_LOOP, 0);
}

static void
mark_cb (AnningPlayerCard *self)
{
  command (self, ANNING_PLAYER_MARK, 0);
}

static void
zoom_in_cb (AnningPlayerCard *self)
{
  anning_player_card_zoom (self, ZOOM_STEP);
}

static void
zoom_out_cb (AnningPlayerCard *self)
{
  anning_player_card_zoom (self, 1 / ZOOM_STEP);
}

static void
visible_changed_cb (AnningPlayerCard *self)
{
  gint64 start, end;

  anning_waveform_get_visible_range (self->waveform, &start, &end);
  gtk_widget_set_sensitive (self->zoom_out, end - start < self->length_ms);
  gtk_widget_set_sensitive (self->zoom_in, end - start > ANNING_WAVE_LEAST_SPAN);
}

/* ---- speed ---- */

static guint
find_speed (double speed)
{
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (speeds[i] <= speed + SPEED_REACH)
      found = i;
  return found;
}

static void
speed_selected_cb (AnningPlayerCard *self)
{
  guint selected = gtk_drop_down_get_selected (self->speed);

  if (!self->showing && self->player != NULL && selected < G_N_ELEMENTS (speeds))
    anning_player_set_speed (self->player, speeds[selected]);
}

static void
player_speed_cb (AnningPlayerCard *self)
{
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->speed, find_speed (anning_player_get_speed (self->player)));
  self->showing = FALSE;
}

/* ---- the object ---- */

static void
anning_player_card_dispose (GObject *object)
{
  AnningPlayerCard *self = ANNING_PLAYER_CARD (object);

  g_clear_object (&self->player);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_PLAYER_CARD);
  /* The popover closes as it goes. */
  g_clear_handle_id (&self->focusing, g_source_remove);

  G_OBJECT_CLASS (anning_player_card_parent_class)->dispose (object);
}

static void
anning_player_card_class_init (AnningPlayerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_player_card_dispose;

  signals[COMMAND] = g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  g_type_ensure (ANNING_TYPE_PLACE_POPOVER);
  g_type_ensure (ANNING_TYPE_PLAYER_SOUND);
  g_type_ensure (ANNING_TYPE_WAVEFORM);
  g_type_ensure (ANNING_TYPE_WAVEFORM_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/listening/anning-player-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, notice_box);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, notice);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, waveform);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, overview);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, zoom_out);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, zoom_in);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, scale);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, place);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, place_popover);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, elapsed);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, remaining);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, play);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, speed);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, loop);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, loop_content);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerCard, sound);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, loop_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, seek_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, speed_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_changed_cb);
}

static void
anning_player_card_init (AnningPlayerCard *self)
{
  self->started_at = ANNING_UNKNOWN;
  self->shown_second = -1;
  /* Widgets tell of their first values while they are made. */
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_selected (self->speed, find_speed (1.0));
  anning_drop_down_set_name (self->speed, _("Speed"));
  self->showing = FALSE;
  anning_waveform_overview_set_waveform (self->overview, self->waveform);
  anning_player_card_set_loop (self, ANNING_PLAYER_LOOP_OFF);
}

void
anning_player_card_set_player (AnningPlayerCard *self,
                               AnningPlayer     *player)
{
  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));
  g_return_if_fail (self->player == NULL);

  self->player = g_object_ref (player);
  anning_player_sound_set_player (self->sound, player);
  g_signal_connect_object (player, "notify::speed", G_CALLBACK (player_speed_cb), self, G_CONNECT_SWAPPED);
  player_speed_cb (self);
}

void
anning_player_card_set_recording (AnningPlayerCard *self,
                                  GBytes           *pairs,
                                  GBytes           *rms,
                                  guint             rate,
                                  gint64            length_ms,
                                  gboolean          sides_differ)
{
  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  self->length_ms = length_ms;
  self->shown_second = -1;
  self->showing = TRUE;
  gtk_range_set_range (GTK_RANGE (self->scale), 0, (double) MAX (length_ms, 1));
  gtk_range_set_increments (GTK_RANGE (self->scale), ANNING_PLAYER_STEP, 2 * ANNING_PLAYER_STEP);
  self->showing = FALSE;
  anning_waveform_set_peaks (self->waveform, pairs, rms, rate, length_ms);
  anning_waveform_set_visible_range (self->waveform, 0, FIRST_SPAN);
  visible_changed_cb (self);
  anning_player_sound_set_sides_differ (self->sound, sides_differ);
  anning_place_popover_set_recording (self->place_popover, length_ms, self->started_at, self->utc_offset);
  anning_player_card_set_loop (self, ANNING_PLAYER_LOOP_OFF);
  anning_player_card_set_position (self, 0);
}

void
anning_player_card_set_clock (AnningPlayerCard *self,
                              gint64            started_at,
                              gint64            utc_offset,
                              gint64            precision_ms)
{
  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  self->started_at = started_at;
  self->utc_offset = utc_offset;
  self->precision_ms = precision_ms;
  self->shown_second = -1;
  anning_place_popover_set_recording (self->place_popover, self->length_ms, started_at, utc_offset);
  anning_player_card_set_position (self, anning_waveform_get_position (self->waveform));
}

void
anning_player_card_set_notice (AnningPlayerCard *self,
                               const char       *text)
{
  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  gtk_label_set_text (self->notice, text != NULL ? text : "");
  gtk_widget_set_visible (self->notice_box, text != NULL);
}

/* Cursor and scale follow as finely as can be seen; the texts change once a second. */
void
anning_player_card_set_position (AnningPlayerCard *self,
                                 gint64            position_ms)
{
  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  anning_waveform_set_position (self->waveform, position_ms);
  /* A scale that is set in each frame is also laid out and drawn in each frame. */
  if (!self->playing ||
      ABS (gtk_range_get_value (GTK_RANGE (self->scale)) - (double) position_ms) * 1000 >= (double) self->length_ms)
    {
      self->showing = TRUE;
      gtk_range_set_value (GTK_RANGE (self->scale), (double) position_ms);
      self->showing = FALSE;
    }

  if (self->shown_second == position_ms / 1000)
    return;
  self->shown_second = position_ms / 1000;
  show_texts (self, position_ms);
}

void
anning_player_card_set_playing (AnningPlayerCard *self,
                                gboolean          playing)
{
  const char *label = playing ? _("Pause") : _("Play");
  /* Translators: a word, and the key that does the same: "Play (Space)" */
  g_autofree char *tooltip = g_strdup_printf (_("%s (Space)"), label);

  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  self->playing = playing;
  /* What was not told while it played is told now. */
  self->shown_second = -1;
  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
anning_player_card_set_loop (AnningPlayerCard *self,
                             AnningPlayerLoop  loop)
{
  static const char *const names[] = { N_("Loop"), N_("Loop to Here"), N_("End Loop") };
  static const char *const tooltips[] = {
    N_("Hear a part again and again: from here (L)"),
    N_("The part ends here, and is heard again and again (L)"),
    N_("Play on after the part (L)"),
  };

  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  /* Short, so that the buttons stay in their line; on, it is the colour that tells. */
  adw_button_content_set_label (self->loop_content, loop == ANNING_PLAYER_LOOP_BEGUN ? C_("end of the loop", "Here") : _("Loop"));
  gtk_widget_set_tooltip_text (self->loop, _(tooltips[loop]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->loop), GTK_ACCESSIBLE_PROPERTY_LABEL, _(names[loop]), -1);
  if (loop == ANNING_PLAYER_LOOP_OFF)
    gtk_widget_remove_css_class (self->loop, "accent");
  else
    gtk_widget_add_css_class (self->loop, "accent");
  self->loop_state = loop;
  anning_waveform_set_looping (self->waveform, loop == ANNING_PLAYER_LOOP_ON);
}

void
anning_player_card_step_speed (AnningPlayerCard *self,
                               int               steps)
{
  int wanted;

  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  wanted = (int) gtk_drop_down_get_selected (self->speed) + steps;
  gtk_drop_down_set_selected (self->speed, (guint) CLAMP (wanted, 0, (int) G_N_ELEMENTS (speeds) - 1));
}

void
anning_player_card_ask_place (AnningPlayerCard *self)
{
  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  gtk_menu_button_popup (self->place);
}

char *
anning_player_card_tell (AnningPlayerCard    *self,
                         AnningPlayerCommand  command)
{
  static const char *const loops[] = { N_("Loop ended"), N_("The loop begins here"), N_("The loop ends here") };

  g_return_val_if_fail (ANNING_IS_PLAYER_CARD (self), NULL);

  switch (command)
    {
    case ANNING_PLAYER_SKIP:
    case ANNING_PLAYER_START:
    case ANNING_PLAYER_END:
      return self->playing || gtk_widget_has_focus (GTK_WIDGET (self->scale))
             ? NULL : describe_place (self, anning_waveform_get_position (self->waveform));
    case ANNING_PLAYER_SLOWER:
    case ANNING_PLAYER_FASTER:
      return g_strdup (gtk_string_object_get_string (gtk_drop_down_get_selected_item (self->speed)));
    case ANNING_PLAYER_LOOP:
      return g_strdup (_(loops[self->loop_state]));
    case ANNING_PLAYER_NOTHING:
    case ANNING_PLAYER_TOGGLE:
    case ANNING_PLAYER_SEEK:
    case ANNING_PLAYER_MARK:
    case ANNING_PLAYER_GO_TO:
    case ANNING_PLAYER_ZOOM_IN:
    case ANNING_PLAYER_ZOOM_OUT:
    case ANNING_PLAYER_UNSELECT:
    default:
      return NULL;
    }
}

void
anning_player_card_zoom (AnningPlayerCard *self,
                         double            factor)
{
  gint64 start, end, cursor;

  g_return_if_fail (ANNING_IS_PLAYER_CARD (self));

  anning_waveform_get_visible_range (self->waveform, &start, &end);
  cursor = anning_waveform_get_position (self->waveform);
  anning_waveform_zoom (self->waveform, factor, cursor >= start && cursor <= end ? cursor : (start + end) / 2);
}

AnningWaveform *
anning_player_card_get_waveform (AnningPlayerCard *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER_CARD (self), NULL);

  return self->waveform;
}
