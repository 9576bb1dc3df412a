/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-sound.h"

#include <glib/gi18n.h>

#include "anning-drop-down-name.h"
#include "anning-told-value.h"

#define MS_PER_SECOND 1000.0

struct _AnningPlayerSound
{
  GtkPopover parent_instance;

  GtkScale *louder;
  GtkLabel *louder_value;
  GtkSwitch *clearer;
  GtkSwitch *skip_silence;
  GtkWidget *side_row;
  GtkDropDown *side;
  GtkSpinButton *step_back;
};

G_DEFINE_FINAL_TYPE (AnningPlayerSound, anning_player_sound, GTK_TYPE_POPOVER)

/* The player counts in ms, a person in seconds. */
static gboolean
ms_to_seconds (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  g_value_set_double (to, (double) g_value_get_int64 (from) / MS_PER_SECOND);
  return TRUE;
}

static gboolean
seconds_to_ms (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  g_value_set_int64 (to, (gint64) (g_value_get_double (from) * MS_PER_SECOND));
  return TRUE;
}

static void
louder_changed_cb (AnningPlayerSound *self)
{
  /* Translators: how much louder a recording is played, "+6 dB" */
  g_autofree char *text = g_strdup_printf (_("+%d dB"), (int) gtk_range_get_value (GTK_RANGE (self->louder)));

  gtk_label_set_text (self->louder_value, text);
  anning_tell_value (GTK_ACCESSIBLE (self->louder), text);
}

static void
anning_player_sound_dispose (GObject *object)
{
  gtk_popover_set_child (GTK_POPOVER (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_PLAYER_SOUND);

  G_OBJECT_CLASS (anning_player_sound_parent_class)->dispose (object);
}

static void
anning_player_sound_class_init (AnningPlayerSoundClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_player_sound_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/listening/anning-player-sound.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerSound, louder);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerSound, louder_value);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerSound, clearer);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerSound, skip_silence);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerSound, side_row);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerSound, side);
  gtk_widget_class_bind_template_child (widget_class, AnningPlayerSound, step_back);
  gtk_widget_class_bind_template_callback (widget_class, louder_changed_cb);
}

static void
anning_player_sound_init (AnningPlayerSound *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_drop_down_set_name (self->side, _("Which side is heard"));
  louder_changed_cb (self);
}

void
anning_player_sound_set_player (AnningPlayerSound *self,
                                AnningPlayer      *player)
{
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_return_if_fail (ANNING_IS_PLAYER_SOUND (self));

  g_object_bind_property (player, "gain", gtk_range_get_adjustment (GTK_RANGE (self->louder)), "value", both);
  g_object_bind_property (player, "clearer", self->clearer, "active", both);
  g_object_bind_property (player, "skip-silence", self->skip_silence, "active", both);
  g_object_bind_property (player, "side", self->side, "selected", both);
  g_object_bind_property_full (player, "step-back", gtk_spin_button_get_adjustment (self->step_back), "value", both,
                               ms_to_seconds, seconds_to_ms, NULL, NULL);
}

void
anning_player_sound_set_sides_differ (AnningPlayerSound *self,
                                      gboolean           sides_differ)
{
  g_return_if_fail (ANNING_IS_PLAYER_SOUND (self));

  gtk_widget_set_visible (self->side_row, sides_differ);
}
