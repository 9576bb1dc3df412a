/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-recording-chooser.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-round-recordings.h"
#include "anning-toasts.h"

struct _AnningRecordingChooser
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *group;
  AdwStatusPage *problem;
  GCancellable *reading;
};

/* What a row stands for. */
typedef struct
{
  gint64 incident_id;
  gint64 marker_id;
} Place;

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningRecordingChooser, anning_recording_chooser, ADW_TYPE_WINDOW)

static void
activated_cb (AdwActionRow           *row,
              AnningRecordingChooser *self)
{
  const Place *place = g_object_get_data (G_OBJECT (row), "anning-place");

  g_signal_emit (self, signals[CHOSEN], 0, place->incident_id, place->marker_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_row (AnningRecordingChooser *self,
         const char             *title,
         const char             *subtitle,
         gint64                  incident_id,
         gint64                  marker_id)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon;
  Place *place = g_new (Place, 1);

  *place = (Place) { incident_id, marker_id };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", marker_id == ANNING_UNKNOWN ? "audio-x-generic-symbolic" : "starred-symbolic",
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  if (marker_id != ANNING_UNKNOWN)
    gtk_widget_set_margin_start (icon, 18);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "anning-place", place, g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, 0);
  adw_preferences_group_add (self->group, row);
}

static void
add_recording (AnningRecordingChooser     *self,
               const AnningRoundRecording *recording)
{
  const AnningIncident *incident = recording->incident;
  g_autofree char *day = anning_format_date (incident->started_at, incident->utc_offset);
  g_autofree char *time = anning_format_time (incident->started_at, incident->utc_offset);
  /* Translators: day, time and channel of a contact */
  g_autofree char *title = g_strdup_printf (_("%1$s %2$s · %3$s"), day, time,
                                            anning_format_word (anning_channels, incident->channel));

  add_row (self, title, incident->summary != NULL ? incident->summary : incident->words,
           incident->record.id, ANNING_UNKNOWN);
  for (guint i = 0; i < recording->markers->len; i++)
    {
      const AnningMarker *marker = g_ptr_array_index (recording->markers, i);
      g_autofree char *place = anning_length_format (marker->start_ms);
      g_autofree char *words = marker->words != NULL ? g_strdup_printf ("%s  %s", place, marker->words) : NULL;

      add_row (self, words != NULL ? words : place, NULL, incident->record.id, marker->record.id);
    }
}

static void
show_problem (AnningRecordingChooser *self,
              const char             *icon,
              const char             *title,
              const char             *description)
{
  adw_status_page_set_icon_name (self->problem, icon);
  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, description);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const gint64 *debt_id = data;

  return anning_round_recordings_list (db, *debt_id, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningRecordingChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recordings = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (recordings == NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);

      show_problem (self, "dialog-warning-symbolic", _("The recordings cannot be read"), sentence);
    }
  else if (recordings->len == 0)
    {
      show_problem (self, "audio-x-generic-symbolic", _("No recording yet"),
                    _("A recording of a contact with this creditor is brought in under “Incidents”."));
    }
  else
    {
      for (guint i = 0; i < recordings->len; i++)
        add_recording (self, g_ptr_array_index (recordings, i));
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
}

static void
anning_recording_chooser_dispose (GObject *object)
{
  AnningRecordingChooser *self = ANNING_RECORDING_CHOOSER (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (anning_recording_chooser_parent_class)->dispose (object);
}

static void
anning_recording_chooser_class_init (AnningRecordingChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_recording_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_list (AnningRecordingChooser *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->group), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->group), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->group), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->group), 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->group));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
anning_recording_chooser_init (AnningRecordingChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spinner = gtk_spinner_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Recording of This Round"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 600);
}

AnningRecordingChooser *
anning_recording_chooser_new (AnningStore *store,
                              gint64       debt_id)
{
  AnningRecordingChooser *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_RECORDING_CHOOSER, NULL);
  self->reading = g_cancellable_new ();
  anning_store_read_async (store, read_job, g_memdup2 (&debt_id, sizeof debt_id), g_free,
                           (GDestroyNotify) g_ptr_array_unref, self->reading, read_cb, g_object_ref (self));
  return self;
}
