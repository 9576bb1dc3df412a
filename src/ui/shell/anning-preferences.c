/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-preferences.h"

#include <glib/gi18n.h>

#include "anning-copies-sheet.h"
#include "anning-copies.h"
#include "anning-told-value.h"

struct _AnningPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *language_row;
  GtkScale *text_size_scale;
  GtkSwitch *clock_switch;
  GtkAdjustment *step_back;
  GtkSwitch *notices_switch;
  AdwActionRow *file_row;
  GtkSwitch *copies_switch;
  AdwActionRow *copies_folder_row;
};

G_DEFINE_FINAL_TYPE (AnningPreferences, anning_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the combo row's choices. */
static const char *const languages[] = { "system", "zh", "en" };

static gboolean
language_to_index (GValue   *value,
                   GVariant *variant,
                   gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_strcmp0 (g_variant_get_string (variant, NULL), languages[i]) == 0)
        g_value_set_uint (value, i);
    }
  return TRUE;
}

static GVariant *
index_to_language (const GValue       *value,
                   const GVariantType *type,
                   gpointer            user_data)
{
  guint i = g_value_get_uint (value);

  return g_variant_new_string (languages[MIN (i, G_N_ELEMENTS (languages) - 1)]);
}

static char *
format_percent_cb (GtkScale *scale,
                   double    value,
                   gpointer  user_data)
{
  return g_strdup_printf ("%.0f%%", value);
}

static void
tell_text_size (GtkScale *scale)
{
  g_autofree char *text = format_percent_cb (scale, gtk_range_get_value (GTK_RANGE (scale)), NULL);

  anning_tell_value (GTK_ACCESSIBLE (scale), text);
}

static void
anning_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_PREFERENCES);
  G_OBJECT_CLASS (anning_preferences_parent_class)->dispose (object);
}

static void
anning_preferences_class_init (AnningPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/shell/anning-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, AnningPreferences, text_size_scale);
  gtk_widget_class_bind_template_child (widget_class, AnningPreferences, clock_switch);
  gtk_widget_class_bind_template_child (widget_class, AnningPreferences, step_back);
  gtk_widget_class_bind_template_child (widget_class, AnningPreferences, notices_switch);
  gtk_widget_class_bind_template_child (widget_class, AnningPreferences, file_row);
  gtk_widget_class_bind_template_child (widget_class, AnningPreferences, copies_switch);
  gtk_widget_class_bind_template_child (widget_class, AnningPreferences, copies_folder_row);
}

static void
anning_preferences_init (AnningPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_scale_set_format_value_func (self->text_size_scale, format_percent_cb, NULL, NULL);
  g_signal_connect (self->text_size_scale, "value-changed", G_CALLBACK (tell_text_size), NULL);
  tell_text_size (self->text_size_scale);
}

static void
show_folder (AnningPreferences *self,
             AnningApplication *application)
{
  g_autofree char *folder = anning_copies_sheet_dup_folder (anning_application_get_settings (application));
  g_autofree char *usual = anning_copies_dup_default_folder (anning_application_get_path (application));

  adw_action_row_set_subtitle (self->copies_folder_row, folder != NULL ? folder : usual);
}

static void
folder_changed_cb (AnningPreferences *self)
{
  show_folder (self, ANNING_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

AnningPreferences *
anning_preferences_new (AnningApplication *application)
{
  AnningPreferences *self;
  GSettings *settings;

  g_return_val_if_fail (ANNING_IS_APPLICATION (application), NULL);

  self = g_object_new (ANNING_TYPE_PREFERENCES, NULL);
  settings = anning_application_get_settings (application);
  g_settings_bind_with_mapping (settings, "language", self->language_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, language_to_index, index_to_language,
                                NULL, NULL);
  g_settings_bind (settings, "text-size",
                   gtk_range_get_adjustment (GTK_RANGE (self->text_size_scale)), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "clock-24h", self->clock_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "pause-step-back", self->step_back, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notices", self->notices_switch, "active", G_SETTINGS_BIND_DEFAULT);
  adw_action_row_set_subtitle (self->file_row, anning_application_get_path (application));
  g_settings_bind (settings, "copies-automatic", self->copies_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::copies-folder", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  show_folder (self, application);
  return self;
}
