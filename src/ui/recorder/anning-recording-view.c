/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-view.h"

#include <glib/gi18n.h>

#include "anning-level-meter.h"
#include "anning-recorder-words.h"

struct _AnningRecordingView
{
  AdwBin parent_instance;

  AnningRecordingSession *session;
  gint64 shown; /* s */

  GtkLabel *state;
  GtkLabel *elapsed;
  AnningLevelMeter *meter;
  GtkLabel *space;
  GtkWidget *mark;
  GtkLabel *marks;
  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (AnningRecordingView, anning_recording_view, ADW_TYPE_BIN)

static void
show_elapsed (AnningRecordingView *self)
{
  anning_recorder_show_elapsed (self->session, self->elapsed, &self->shown);
}

static void
show_space (AnningRecordingView *self)
{
  gint64 space = anning_recording_session_get_space (self->session);
  g_autofree char *size = space != ANNING_UNKNOWN ? g_format_size ((guint64) space) : NULL;
  g_autofree char *text = NULL;

  if (size != NULL)
    /* Translators: %s is a size such as 120 MB */
    text = g_strdup_printf (_("Only %s are left on the disk. The recording ends by itself, and is kept, before that is used up."), size);
  gtk_label_set_label (self->space, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->space), text != NULL);
}

static void
changed_cb (AnningRecordingView *self)
{
  gboolean runs = anning_recording_session_get_state (self->session) == ANNING_RECORDING_RUNNING;
  guint n = anning_recording_session_get_n_marks (self->session);
  g_autofree char *marks = NULL;

  gtk_label_set_label (self->state, runs ? _("Recording Now") : _("The microphone is being opened…"));
  gtk_widget_set_sensitive (self->mark, runs);
  if (n > 0)
    marks = g_strdup_printf (ngettext ("%u mark", "%u marks", n), n);
  gtk_label_set_label (self->marks, marks != NULL ? marks : _("A mark is set three seconds back. What was said there can be written down later."));
  show_space (self);
  if (!runs)
    anning_level_meter_clear (self->meter);
  show_elapsed (self);
}

static void
level_cb (AnningRecordingView *self)
{
  if (anning_recording_session_get_state (self->session) != ANNING_RECORDING_RUNNING)
    return;
  anning_level_meter_set (self->meter, anning_recording_session_get_fraction (self->session),
                          anning_recording_session_get_level (self->session));
  show_elapsed (self);
}

static void
mark_cb (AnningRecordingView *self)
{
  anning_recording_session_mark (self->session);
}

static void
stop_cb (AnningRecordingView *self)
{
  anning_recording_session_stop (self->session);
}

static void
anning_recording_view_dispose (GObject *object)
{
  g_clear_object (&ANNING_RECORDING_VIEW (object)->session);
  G_OBJECT_CLASS (anning_recording_view_parent_class)->dispose (object);
}

static void
anning_recording_view_class_init (AnningRecordingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_recording_view_dispose;
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
add_pill (GtkWidget  *box,
          const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  /* With a large text it is wider than a narrow window. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
anning_recording_view_init (AnningRecordingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = gtk_image_new_from_icon_name ("media-record-symbolic");
  GtkLabel *note;

  self->shown = -1;
  gtk_widget_add_css_class (dot, "error");
  gtk_widget_set_halign (head, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), dot);
  self->state = add_label (head, "heading");
  gtk_box_append (GTK_BOX (box), head);

  self->elapsed = add_label (box, "recording-time");
  gtk_widget_add_css_class (GTK_WIDGET (self->elapsed), "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->elapsed), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Recorded so far"), -1);

  self->meter = ANNING_LEVEL_METER (anning_level_meter_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meter));
  self->space = add_label (box, "warning");

  self->mark = add_pill (box, _("Mark This Moment (M)"));
  g_signal_connect_object (self->mark, "clicked", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
  self->marks = add_label (box, "dim-label");

  self->stop = add_pill (box, _("Stop and Keep"));
  gtk_widget_add_css_class (self->stop, "suggested-action");
  gtk_widget_set_margin_top (self->stop, 12);
  g_signal_connect_object (self->stop, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);

  note = add_label (box, "caption");
  gtk_label_set_label (note, _("You can close this sheet and use the program meanwhile: the recording goes on, and a line above the pages says so. It also goes on when you hide the program; nothing on the screen tells of it then."));
  gtk_widget_add_css_class (GTK_WIDGET (note), "dim-label");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
anning_recording_view_new (AnningRecordingSession *session)
{
  AnningRecordingView *self;

  g_return_val_if_fail (ANNING_IS_RECORDING_SESSION (session), NULL);

  self = g_object_new (ANNING_TYPE_RECORDING_VIEW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
