/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-start.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-value-row.h"

struct _AnningImportStart
{
  AdwBin parent_instance;

  AnningButtonLine *buttons;
  AdwExpanderRow *recordings;
};

enum
{
  FILES,
  FOLDER,
  PASTE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportStart, anning_import_start, ADW_TYPE_BIN)

/* Where phones keep recordings of calls, below their internal storage. */
static const struct
{
  const char *brand;   /* msgid, or what is the same in every language */
  const char *folders; /* as they are called on the phone */
} folders[] = {
  { N_("Xiaomi, Redmi"), "MIUI/sound_recorder/call_rec\nAndroid/media/com.miui.voiceassistantsdk/SoundRecorder/call_rec" },
  { N_("Huawei, Honor"), "Sounds/CallRecord\nrecord" },
  { N_("OPPO, realme, OnePlus"), "Music/Recordings/Call Recordings\nRecordings/Call Recordings\nPhoneRecord" },
  { "vivo · iQOO", "Record/Call" },
  { N_("Samsung"), "Call\nRecordings/Call" },
  { N_("Lenovo"), "Sound_recorder/Phone_recorder" },
  { N_("Meizu"), "Recorder/call" },
};

static void
add_folders (AnningImportStart *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *name = g_strdup_printf ("%s, %s", _(folders[i].brand), folders[i].folders);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(folders[i].brand));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folders[i].folders);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      anning_action_row_name (ADW_ACTION_ROW (row), name);
      adw_expander_row_add_row (self->recordings, row);
    }
}

static void
files_cb (AnningImportStart *self)
{
  g_signal_emit (self, signals[FILES], 0);
}

static void
folder_cb (AnningImportStart *self)
{
  g_signal_emit (self, signals[FOLDER], 0);
}

static void
paste_cb (AnningImportStart *self)
{
  g_signal_emit (self, signals[PASTE], 0);
}

static GtkWidget *
add_button (AnningImportStart *self,
            const char        *label,
            GCallback          callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->buttons, button);
  return button;
}

static void
anning_import_start_dispose (GObject *object)
{
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_START);

  G_OBJECT_CLASS (anning_import_start_parent_class)->dispose (object);
}

static void
anning_import_start_class_init (AnningImportStartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[N_SIGNALS] = { "files", "folder", "paste" };

  object_class->dispose = anning_import_start_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-import-start.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportStart, buttons);
  gtk_widget_class_bind_template_child (widget_class, AnningImportStart, recordings);
}

static void
anning_import_start_init (AnningImportStart *self)
{
  GtkWidget *files;

  gtk_widget_init_template (GTK_WIDGET (self));
  files = add_button (self, _("Choose Files…"), G_CALLBACK (files_cb));
  gtk_widget_add_css_class (files, "suggested-action");
  add_button (self, _("Choose a Folder…"), G_CALLBACK (folder_cb));
  add_button (self, _("Paste What Was Copied"), G_CALLBACK (paste_cb));
  add_folders (self);
}
