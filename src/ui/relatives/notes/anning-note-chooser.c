/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-chooser.h"

struct _AnningNoteChooser
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNoteChooser, anning_note_chooser, ADW_TYPE_BIN)

static void
activated_cb (AdwActionRow      *row,
              AnningNoteChooser *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "audience"));
}

static void
anning_note_chooser_dispose (GObject *object)
{
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_NOTE_CHOOSER);
  G_OBJECT_CLASS (anning_note_chooser_parent_class)->dispose (object);
}

static void
anning_note_chooser_class_init (AnningNoteChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_note_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-note-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningNoteChooser, group);
}

static void
anning_note_chooser_init (AnningNoteChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
anning_note_chooser_set_templates (AnningNoteChooser *self,
                                   GPtrArray         *templates)
{
  g_return_if_fail (ANNING_IS_NOTE_CHOOSER (self) && templates != NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      const AnningNoteTemplate *template = g_ptr_array_index (templates, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_markup_escape_text (template->title, -1);
      g_autofree char *greeting = g_markup_escape_text (template->greeting, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), greeting);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "audience", g_strdup (template->audience), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, 0);
      adw_preferences_group_add (self->group, row);
    }
}
