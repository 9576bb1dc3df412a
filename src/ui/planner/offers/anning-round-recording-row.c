/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-round-recording-row.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-recording-chooser.h"
#include "anning-round-recordings.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

struct _AnningRoundRecordingRow
{
  AdwActionRow parent_instance;

  AnningStore *store;
  gint64 debt_id;
  gint64 incident_id; /* ANNING_UNKNOWN: none */
  gint64 marker_id;
  gboolean read;      /* what stands in the row is of these two */
  GCancellable *reading;
  GtkWidget *listen;
  GtkWidget *unlink;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The link that is being read. */
typedef struct
{
  gint64 incident_id;
  gint64 marker_id;
} Link;

G_DEFINE_FINAL_TYPE (AnningRoundRecordingRow, anning_round_recording_row, ADW_TYPE_ACTION_ROW)

static void
show_link (AnningRoundRecordingRow *self,
           const char              *text,
           gboolean                 there)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (self->listen, there);
  gtk_widget_set_visible (self->unlink, self->incident_id != ANNING_UNKNOWN);
}

static gpointer
find_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Link *link = data;

  return anning_round_recording_find (db, link->incident_id, link->marker_id, error);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningRoundRecordingRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningRoundRecording) recording = anning_store_call_finish (ANNING_STORE (source), result, &error);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (recording == NULL)
    {
      if (g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        text = g_strdup (_("The contact was deleted."));
      else
        text = anning_error_sentence (error);
      show_link (self, text, FALSE);
      return;
    }

  day = anning_format_date (recording->incident->started_at, recording->incident->utc_offset);
  time = anning_format_time (recording->incident->started_at, recording->incident->utc_offset);
  if (recording->markers->len == 0)
    {
      text = g_strdup_printf ("%s %s", day, time);
    }
  else
    {
      const AnningMarker *marker = g_ptr_array_index (recording->markers, 0);
      g_autofree char *place = anning_length_format (marker->start_ms);

      /* Translators: day, time, a place in a recording ("02:13"), what is said there */
      text = g_strdup_printf (_("%1$s %2$s · %3$s %4$s"), day, time, place, marker->words != NULL ? marker->words : "");
    }
  show_link (self, text, TRUE);
}

static void
read_link (AnningRoundRecordingRow *self)
{
  Link *link;

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->incident_id == ANNING_UNKNOWN)
    {
      show_link (self, _("None chosen"), FALSE);
      return;
    }
  link = g_new (Link, 1);
  *link = (Link) { self->incident_id, self->marker_id };
  self->reading = g_cancellable_new ();
  anning_store_read_async (self->store, find_job, link, g_free, (GDestroyNotify) anning_round_recording_free,
                           self->reading, found_cb, g_object_ref (self));
}

static void
choose (AnningRoundRecordingRow *self,
        gint64                   incident_id,
        gint64                   marker_id)
{
  anning_round_recording_row_show (self, incident_id, marker_id);
  g_signal_emit (self, signals[CHOSEN], 0, incident_id, marker_id);
}

static void
choose_clicked_cb (AnningRoundRecordingRow *self)
{
  AnningRecordingChooser *sheet = anning_recording_chooser_new (self->store, self->debt_id);

  g_signal_connect_object (sheet, "chosen", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  anning_sheet_present (GTK_WINDOW (sheet), GTK_WIDGET (self));
}

static void
unlink_clicked_cb (AnningRoundRecordingRow *self)
{
  choose (self, ANNING_UNKNOWN, ANNING_UNKNOWN);
}

static void
listen_clicked_cb (AnningRoundRecordingRow *self)
{
  if (self->marker_id != ANNING_UNKNOWN)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", "marker", self->marker_id, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", "incident", self->incident_id, "");
}

static void
anning_round_recording_row_dispose (GObject *object)
{
  AnningRoundRecordingRow *self = ANNING_ROUND_RECORDING_ROW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_round_recording_row_parent_class)->dispose (object);
}

static void
anning_round_recording_row_class_init (AnningRoundRecordingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_round_recording_row_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static GtkWidget *
add_button (AnningRoundRecordingRow *self,
            const char              *icon,
            const char              *label,
            GCallback                callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
anning_round_recording_row_init (AnningRoundRecordingRow *self)
{
  self->incident_id = ANNING_UNKNOWN;
  self->marker_id = ANNING_UNKNOWN;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Recording"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  self->listen = add_button (self, "media-playback-start-symbolic", _("Go to the Recording"),
                             G_CALLBACK (listen_clicked_cb));
  self->unlink = add_button (self, "edit-clear-symbolic", _("Without a Recording"), G_CALLBACK (unlink_clicked_cb));
  add_button (self, "document-open-symbolic", _("Choose a Recording…"), G_CALLBACK (choose_clicked_cb));
  show_link (self, _("None chosen"), FALSE);
}

/* Of the recorded contacts with the creditor of @debt_id one can be chosen. */
GtkWidget *
anning_round_recording_row_new (AnningStore *store,
                                gint64       debt_id)
{
  AnningRoundRecordingRow *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_ROUND_RECORDING_ROW, NULL);
  self->store = g_object_ref (store);
  self->debt_id = debt_id;
  return GTK_WIDGET (self);
}

void
anning_round_recording_row_show (AnningRoundRecordingRow *self,
                                 gint64                   incident_id,
                                 gint64                   marker_id)
{
  g_return_if_fail (ANNING_IS_ROUND_RECORDING_ROW (self));

  /* 0 is no id either. */
  incident_id = incident_id > 0 ? incident_id : ANNING_UNKNOWN;
  marker_id = marker_id > 0 && incident_id != ANNING_UNKNOWN ? marker_id : ANNING_UNKNOWN;
  if (self->read && self->incident_id == incident_id && self->marker_id == marker_id)
    return;
  self->read = TRUE;
  self->incident_id = incident_id;
  self->marker_id = marker_id;
  read_link (self);
}
