/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-listening-bar.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-toasts.h"

/* ms: often enough for a text that changes once a second. */
#define LOOK_EVERY 200

struct _AnningListeningBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkButton *play;
  GtkButton *go;
  GtkLabel *place;
  GtkImage *silent;
  GtkButton *speed;

  AnningListening *listening;
  guint source;
  gint64 shown_second;
};

G_DEFINE_FINAL_TYPE (AnningListeningBar, anning_listening_bar, ADW_TYPE_BIN)

/* One after the other, from what one listens at first. */
static const double speeds[] = { 1.0, 1.25, 1.5, 2.0, 0.5, 0.75 };

static void
show_place (AnningListeningBar *self)
{
  gint64 position = anning_listening_get_position (self->listening);
  g_autofree char *elapsed = NULL;
  g_autofree char *length = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (self->shown_second == position / 1000)
    return;

  self->shown_second = position / 1000;
  elapsed = anning_length_format (position);
  length = anning_length_format (anning_listening_get_length (self->listening));
  text = g_strdup_printf ("%s / %s", elapsed, length);
  gtk_label_set_text (self->place, text);
  /* Translators: as read aloud; a place in a recording and its length: "02:13", "09:58" */
  spoken = g_strdup_printf (_("Go to the recording: %s of %s"), elapsed, length);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static gboolean
look_cb (gpointer user_data)
{
  show_place (user_data);
  return G_SOURCE_CONTINUE;
}

static void
update (AnningListeningBar *self)
{
  gboolean shown = self->listening != NULL && anning_listening_get_started (self->listening)
                   && !anning_listening_get_in_sight (self->listening);
  gboolean playing = self->listening != NULL && anning_listening_get_playing (self->listening);
  const char *label = playing ? _("Pause") : _("Play");
  gboolean looks = shown && playing && gtk_widget_get_mapped (GTK_WIDGET (self));

  gtk_revealer_set_reveal_child (self->revealer, shown);
  /* A closed revealer takes no room, but its buttons would still be reached by Tab. */
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), shown);
  if (looks && self->source == 0)
    self->source = g_timeout_add (LOOK_EVERY, look_cb, self);
  else if (!looks)
    g_clear_handle_id (&self->source, g_source_remove);
  if (self->listening == NULL)
    return;

  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), anning_listening_get_incident_id (self->listening) != 0);
  self->shown_second = -1;
  show_place (self);
}

static void
player_changed_cb (AnningListeningBar *self)
{
  AnningPlayer *player = anning_listening_get_player (self->listening);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  text = g_strdup_printf ("%.4g×", anning_player_get_speed (player));
  gtk_button_set_label (self->speed, text);
  /* Translators: as read aloud; %s is for example "1.25×" */
  spoken = g_strdup_printf (_("Speed: %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speed), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->silent), anning_player_get_silent (player));
}

/* Where the recording is in sight, its view says so itself. */
static void
failed_cb (AnningListeningBar *self,
           const GError       *error)
{
  if (!anning_listening_get_in_sight (self->listening) && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
play_cb (AnningListeningBar *self)
{
  anning_listening_toggle (self->listening);
}

static void
go_cb (AnningListeningBar *self)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, anning_listening_get_evidence_id (self->listening));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", "recording",
                              anning_listening_get_incident_id (self->listening), key);
}

static void
speed_cb (AnningListeningBar *self)
{
  AnningPlayer *player = anning_listening_get_player (self->listening);
  double speed = anning_player_get_speed (player);
  gsize next = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      if (ABS (speeds[i] - speed) < 0.01)
        next = (i + 1) % G_N_ELEMENTS (speeds);
    }
  anning_player_set_speed (player, speeds[next]);
}

static void
close_cb (AnningListeningBar *self)
{
  anning_listening_close (self->listening);
}

static void
anning_listening_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (anning_listening_bar_parent_class)->map (widget);
  update (ANNING_LISTENING_BAR (widget));
}

static void
anning_listening_bar_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&ANNING_LISTENING_BAR (widget)->source, g_source_remove);
  GTK_WIDGET_CLASS (anning_listening_bar_parent_class)->unmap (widget);
}

static void
anning_listening_bar_dispose (GObject *object)
{
  AnningListeningBar *self = ANNING_LISTENING_BAR (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->listening != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->listening, self);
      g_signal_handlers_disconnect_by_data (anning_listening_get_player (self->listening), self);
    }
  g_clear_object (&self->listening);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_LISTENING_BAR);

  G_OBJECT_CLASS (anning_listening_bar_parent_class)->dispose (object);
}

static void
anning_listening_bar_class_init (AnningListeningBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_listening_bar_dispose;
  widget_class->map = anning_listening_bar_map;
  widget_class->unmap = anning_listening_bar_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/listening/anning-listening-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningListeningBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AnningListeningBar, play);
  gtk_widget_class_bind_template_child (widget_class, AnningListeningBar, go);
  gtk_widget_class_bind_template_child (widget_class, AnningListeningBar, place);
  gtk_widget_class_bind_template_child (widget_class, AnningListeningBar, silent);
  gtk_widget_class_bind_template_child (widget_class, AnningListeningBar, speed);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, speed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
anning_listening_bar_init (AnningListeningBar *self)
{
  self->shown_second = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

GtkWidget *
anning_listening_bar_new (void)
{
  return g_object_new (ANNING_TYPE_LISTENING_BAR, NULL);
}

void
anning_listening_bar_set_listening (AnningListeningBar *self,
                                    AnningListening    *listening)
{
  AnningPlayer *player;

  g_return_if_fail (ANNING_IS_LISTENING_BAR (self));
  g_return_if_fail (listening == NULL || ANNING_IS_LISTENING (listening));

  if (self->listening == listening)
    return;

  if (self->listening != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->listening, self);
      g_signal_handlers_disconnect_by_data (anning_listening_get_player (self->listening), self);
    }
  g_set_object (&self->listening, listening);
  update (self);
  if (listening == NULL)
    return;

  player = anning_listening_get_player (listening);
  g_signal_connect_object (listening, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (listening, "moved", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (listening, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::speed", G_CALLBACK (player_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::silent", G_CALLBACK (player_changed_cb), self, G_CONNECT_SWAPPED);
  player_changed_cb (self);
}
