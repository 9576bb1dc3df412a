/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-marker-pane.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-clip-sheet.h"
#include "anning-incident.h"
#include "anning-language.h"
#include "anning-marker-files.h"
#include "anning-marker-group.h"
#include "anning-sheet.h"
#include "anning-toasts.h"
#include "anning-transcript-view.h"

struct _AnningMarkerPane
{
  AdwBin parent_instance;

  AnningMarkerGroup *marks;
  AnningTranscriptView *transcript;

  AnningPlayerView *player; /* weak */
  AnningStore *store;
  gint64 evidence_id;
  gint64 incident_id;
  GSimpleActionGroup *actions;
};

/* What is done once it is known what the recording is called, and when it began. */
typedef struct
{
  AnningMarkerPane *self;
  AnningMarker *marker; /* NULL: where it stands */
  gint64 position_ms;
  gboolean clip;
} Asking;

G_DEFINE_FINAL_TYPE (AnningMarkerPane, anning_marker_pane, ADW_TYPE_BIN)

static const struct
{
  const char *word;
  const char *label;
  AnningRecordingParts parts;
} choices[] = {
  { "both", N_("Marks and Transcript"), ANNING_RECORDING_MARKS | ANNING_RECORDING_TRANSCRIPT },
  { "marks", N_("Only Marks"), ANNING_RECORDING_MARKS },
  { "transcript", N_("Only the Transcript"), ANNING_RECORDING_TRANSCRIPT },
};

static const struct
{
  const char *word;
  const char *label;
  AnningCuesFormat format;
} texts[] = {
  { "text", N_("As Text…"), ANNING_CUES_FORMAT_TEXT },
  { "markdown", N_("As Markdown…"), ANNING_CUES_FORMAT_MARKDOWN },
  { "srt", N_("As Subtitles, SRT…"), ANNING_CUES_FORMAT_SRT },
  { "vtt", N_("As Subtitles, WebVTT…"), ANNING_CUES_FORMAT_VTT },
  { "labels", N_("As Labels for Audacity…"), ANNING_CUES_FORMAT_LABELS },
};

/* ---- marks ---- */

static void
mark_cb (AnningMarkerPane *self,
         gint64            position_ms)
{
  anning_marker_group_mark_now (self->marks);
}

static void
words_marked_cb (AnningMarkerPane *self,
                 gint64            start_ms,
                 gint64            end_ms,
                 const char       *speaker,
                 const char       *words)
{
  if (start_ms == ANNING_UNKNOWN)
    start_ms = self->player != NULL ? anning_player_view_get_position (self->player) : 0;
  anning_marker_group_mark (self->marks, start_ms, end_ms, speaker, words);
}

static void
marks_changed_cb (AnningMarkerPane *self)
{
  g_autoptr (GPtrArray) records = anning_record_group_get_records (ANNING_RECORD_GROUP (self->marks));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AnningWaveformMark));

  if (self->player == NULL)
    return;
  for (guint i = 0; i < records->len; i++)
    {
      const AnningMarker *marker = g_ptr_array_index (records, i);
      AnningWaveformMark mark = { marker->start_ms, marker->end_ms };

      g_array_append_val (marks, mark);
    }
  anning_player_view_set_marks (self->player, marks);
}

static void
origin_changed_cb (AnningMarkerPane *self)
{
  if (self->player == NULL)
    return;
  anning_marker_group_set_origin (self->marks, anning_player_view_get_started_at (self->player),
                                  anning_player_view_get_utc_offset (self->player));
  /* The recording is there now; the marks may have been there before it. */
  marks_changed_cb (self);
}

/* A moment and a part there are only in what can be heard. */
static void
audible_changed_cb (AnningMarkerPane *self)
{
  static const char *const actions[] = { "cite", "clip" };
  gboolean audible = self->player != NULL && anning_player_view_get_audible (self->player);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), actions[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), audible);
    }
}

/* ---- citations and clips ---- */

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->self);
  g_clear_pointer (&asking->marker, anning_marker_free);
  g_free (asking);
}

static void
known_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Asking *asking = user_data;
  AnningMarkerPane *self = asking->self;
  g_autoptr (AnningRecordingNotes) notes = NULL;
  g_autoptr (GError) error = NULL;

  notes = anning_recording_notes_read_finish (ANNING_STORE (source), result, &error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      asking_free (asking);
      return;
    }
  if (notes == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
    }
  else if (asking->clip)
    {
      AnningClipSheet *sheet = anning_clip_sheet_new (self->store, self->evidence_id, self->incident_id, notes->length_ms,
                                                      self->player);

      anning_sheet_present (GTK_WINDOW (sheet), GTK_WIDGET (self));
    }
  else
    {
      g_autofree char *line = anning_recording_notes_cite (notes, asking->marker, asking->position_ms, anning_ui_language ());

      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), line);
      anning_toast (GTK_WIDGET (self), _("The citation is copied. The search finds the moment by it."));
    }
  asking_free (asking);
}

static void
ask (AnningMarkerPane   *self,
     const AnningMarker *marker,
     gboolean            clip)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->self = g_object_ref (self);
  asking->marker = marker != NULL ? anning_marker_copy (marker) : NULL;
  asking->position_ms = self->player != NULL ? anning_player_view_get_position (self->player) : 0;
  asking->clip = clip;
  anning_recording_notes_read_async (self->store, self->evidence_id, self->incident_id, NULL, known_cb, asking);
}

static void
cite_cb (AnningMarkerPane   *self,
         const AnningMarker *marker)
{
  ask (self, marker, FALSE);
}

static void
cite_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  ask (user_data, NULL, FALSE);
}

static void
clip_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  ask (user_data, NULL, TRUE);
}

/* ---- files ---- */

static AnningRecordingParts
get_parts (AnningMarkerPane *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "parts");

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (g_strcmp0 (g_variant_get_string (state, NULL), choices[i].word) == 0)
        return choices[i].parts;
    }
  return choices[0].parts;
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  AnningMarkerPane *self = user_data;
  const char *word = g_variant_get_string (parameter, NULL);

  /* What is typed leaves too: reading comes behind writing. */
  anning_marker_pane_flush (self);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_str_equal (word, texts[i].word))
        {
          anning_marker_export (GTK_WIDGET (self), self->store, self->evidence_id, self->incident_id, get_parts (self),
                                texts[i].format);
          return;
        }
    }
  anning_marker_export_pages (GTK_WIDGET (self), self->store, self->evidence_id, self->incident_id, get_parts (self),
                              g_str_equal (word, "print"));
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  AnningMarkerPane *self = user_data;

  anning_marker_pane_flush (self);
  anning_marker_import (GTK_WIDGET (self), self->store, self->evidence_id, self->incident_id);
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_export_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) what = g_menu_new ();
  g_autoptr (GMenu) how = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    append_item (what, _(choices[i].label), "notes.parts", choices[i].word);
  append_item (how, _("As PDF…"), "notes.export", "pdf");
  append_item (how, _("Print…"), "notes.export", "print");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    append_item (how, _(texts[i].label), "notes.export", texts[i].word);
  g_menu_append_section (menu, _("What"), G_MENU_MODEL (what));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (how));
  return G_MENU_MODEL (menu);
}

/* ---- the widget ---- */

static void
append_button (GtkWidget  *line,
               const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  anning_button_line_append (ANNING_BUTTON_LINE (line), button);
}

static GtkWidget *
new_tools (void)
{
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *menu_button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = new_export_menu ();

  append_button (line, _("Cite This Moment"), "notes.cite");
  append_button (line, _("Save a Clip…"), "notes.clip");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu_button), _("Export"));
  gtk_widget_set_tooltip_text (menu_button, _("Save Marks and Transcript"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Save Marks and Transcript"), -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu_button), menu);
  anning_button_line_append (ANNING_BUTTON_LINE (line), menu_button);
  append_button (line, _("Bring In Subtitles…"), "notes.import");
  return line;
}

static void
anning_marker_pane_dispose (GObject *object)
{
  AnningMarkerPane *self = ANNING_MARKER_PANE (object);

  if (self->player != NULL)
    g_signal_handlers_disconnect_by_data (self->player, self);
  g_clear_weak_pointer (&self->player);
  self->marks = NULL;
  self->transcript = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_marker_pane_parent_class)->dispose (object);
}

static void
anning_marker_pane_class_init (AnningMarkerPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_marker_pane_dispose;
}

static void
anning_marker_pane_init (AnningMarkerPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "cite", .activate = cite_action },
    { .name = "clip", .activate = clip_action },
    { .name = "import", .activate = import_action },
    { .name = "export", .activate = export_action, .parameter_type = "s" },
    { .name = "parts", .parameter_type = "s", .state = "'both'" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", G_ACTION_GROUP (self->actions));
}

GtkWidget *
anning_marker_pane_new (AnningPlayerView *player,
                        AnningStore      *store,
                        gint64            evidence_id,
                        gint64            incident_id)
{
  AnningMarkerPane *self;
  GtkWidget *box;

  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (player) && ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_MARKER_PANE, NULL);
  g_set_weak_pointer (&self->player, player);
  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->incident_id = incident_id;
  self->marks = ANNING_MARKER_GROUP (anning_marker_group_new (player));
  self->transcript = ANNING_TRANSCRIPT_VIEW (anning_transcript_view_new (player));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->marks));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->transcript));
  gtk_box_append (GTK_BOX (box), new_tools ());
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (player, "mark", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::started-at", G_CALLBACK (origin_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::audible", G_CALLBACK (audible_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "cite", G_CALLBACK (cite_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->transcript, "mark", G_CALLBACK (words_marked_cb), self, G_CONNECT_SWAPPED);
  origin_changed_cb (self);
  audible_changed_cb (self);
  anning_marker_group_open (self->marks, store, evidence_id);
  anning_transcript_view_open (self->transcript, store, evidence_id);
  return GTK_WIDGET (self);
}

void
anning_marker_pane_flush (AnningMarkerPane *self)
{
  g_return_if_fail (ANNING_IS_MARKER_PANE (self));

  anning_record_group_flush (ANNING_RECORD_GROUP (self->marks));
  anning_transcript_view_flush (self->transcript);
}
