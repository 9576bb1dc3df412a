/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-marker-group.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-incident.h"
#include "anning-rows.h"

struct _AnningMarkerGroup
{
  AnningRecordGroup parent_instance;

  AnningPlayerView *player; /* weak */
  gint64 started_at;
  gint64 utc_offset;
};

static const AnningRecordGroupTexts texts = {
  .add = N_("Mark this moment"),
  .empty = N_("Nothing is marked yet. Listen, and mark where something matters."),
  .remove = N_("Delete this marker"),
  .removed = N_("Marker deleted"),
};

G_DEFINE_FINAL_TYPE (AnningMarkerGroup, anning_marker_group, ANNING_TYPE_RECORD_GROUP)

/* "02:13 (21:16:22)": the place in the recording, and what the clock on the wall said. */
static char *
place_text (AnningMarkerGroup *self,
            gint64             start_ms)
{
  g_autofree char *place = anning_length_format (start_ms);
  g_autofree char *clock = NULL;

  if (self->started_at == ANNING_UNKNOWN)
    return g_steal_pointer (&place);
  clock = anning_format_time_seconds (self->started_at + start_ms, self->utc_offset);
  return g_strdup_printf ("%s (%s)", place, clock);
}

static gpointer
anning_marker_group_create (AnningRecordGroup *group)
{
  AnningMarkerGroup *self = ANNING_MARKER_GROUP (group);
  AnningMarker *marker = anning_marker_new ();

  marker->start_ms = self->player != NULL ? anning_player_view_get_position (self->player) : 0;
  marker->speaker = g_strdup ("them");
  marker->words_are = g_strdup ("summary");
  return marker;
}

static void
seek_clicked_cb (AnningMarkerGroup *self,
                 GtkButton         *button)
{
  gint64 start_ms = (gint64) GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "start-ms"));

  if (self->player != NULL)
    anning_player_view_seek (self->player, start_ms);
}

static void
anning_marker_group_fill (AnningRecordGroup *group,
                          AdwExpanderRow    *row,
                          AnningForm        *form)
{
  GtkWidget *words = adw_entry_row_new ();
  GtkWidget *speaker = g_object_new (ANNING_TYPE_WORD_ROW, "title", _("Who speaks"), NULL);
  GtkWidget *words_are = g_object_new (ANNING_TYPE_WORD_ROW, "title", _("These words are"), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _("What is said here"));
  anning_word_row_set_list (ANNING_WORD_ROW (speaker), anning_speakers);
  anning_word_row_set_list (ANNING_WORD_ROW (words_are), anning_wordings);
  anning_form_bind (form, "words", words);
  anning_form_bind (form, "speaker", speaker);
  anning_form_bind (form, "words_are", words_are);
  adw_expander_row_add_row (row, words);
  adw_expander_row_add_row (row, speaker);
  adw_expander_row_add_row (row, words_are);
}

static GtkWidget *
new_seek_button (AnningMarkerGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("media-playback-start-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Go to this moment"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (seek_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
anning_marker_group_describe (AnningRecordGroup *group,
                              AdwExpanderRow    *row,
                              gconstpointer      record)
{
  AnningMarkerGroup *self = ANNING_MARKER_GROUP (group);
  const AnningMarker *marker = record;
  g_autofree char *place = place_text (self, marker->start_ms);
  g_autofree char *title = marker->words != NULL ? g_strdup_printf ("%s  %s", place, marker->words) : NULL;
  g_autofree char *label = NULL;
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "seek-button");

  if (button == NULL)
    {
      button = new_seek_button (self);
      adw_expander_row_add_prefix (row, button);
      g_object_set_data (G_OBJECT (row), "seek-button", button);
    }
  g_object_set_data (G_OBJECT (button), "start-ms", GSIZE_TO_POINTER ((gsize) marker->start_ms));
  /* translators: %s is a place in a recording, such as "02:13 (21:16:22)" */
  label = g_strdup_printf (_("Go to %s"), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : place);
}

static void
anning_marker_group_dispose (GObject *object)
{
  g_clear_weak_pointer (&ANNING_MARKER_GROUP (object)->player);
  G_OBJECT_CLASS (anning_marker_group_parent_class)->dispose (object);
}

static void
anning_marker_group_class_init (AnningMarkerGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_marker_group_dispose;

  group_class->type = &anning_marker_type;
  group_class->link = "evidence_id";
  group_class->texts = &texts;
  group_class->create = anning_marker_group_create;
  group_class->fill = anning_marker_group_fill;
  group_class->describe = anning_marker_group_describe;
}

static void
anning_marker_group_init (AnningMarkerGroup *self)
{
  self->started_at = ANNING_UNKNOWN;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Markers"));
}

/* @player: where moments are taken from and sought; not kept alive */
GtkWidget *
anning_marker_group_new (AnningPlayerView *player)
{
  AnningMarkerGroup *self;

  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (player), NULL);

  self = g_object_new (ANNING_TYPE_MARKER_GROUP, NULL);
  g_set_weak_pointer (&self->player, player);
  return GTK_WIDGET (self);
}

void
anning_marker_group_set_origin (AnningMarkerGroup *self,
                                gint64             started_at,
                                gint64             utc_offset)
{
  g_return_if_fail (ANNING_IS_MARKER_GROUP (self));

  self->started_at = started_at;
  self->utc_offset = utc_offset;
}
