/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-level-meter.h"

#include <glib/gi18n.h>

#include "anning-recorder-words.h"

struct _AnningLevelMeter
{
  AdwBin parent_instance;

  GtkLevelBar *bar;
  GtkLabel *label;
  const char *text; /* what the label says */
};

G_DEFINE_FINAL_TYPE (AnningLevelMeter, anning_level_meter, ADW_TYPE_BIN)

static void
set_text (AnningLevelMeter *self,
          const char       *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;
  self->text = text;
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
anning_level_meter_class_init (AnningLevelMeterClass *klass)
{
}

static void
anning_level_meter_init (AnningLevelMeter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->bar = GTK_LEVEL_BAR (gtk_level_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), "recording-level");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Level of the microphone"), -1);
  /* The colours of a battery would say the opposite here; the word below says it. */
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), box);
  anning_level_meter_clear (self);
}

GtkWidget *
anning_level_meter_new (void)
{
  return g_object_new (ANNING_TYPE_LEVEL_METER, NULL);
}

void
anning_level_meter_set (AnningLevelMeter *self,
                        double            fraction,
                        AnningLevelWord   word)
{
  g_return_if_fail (ANNING_IS_LEVEL_METER (self));

  gtk_level_bar_set_value (self->bar, fraction);
  set_text (self, anning_recorder_level_text (word));
}

void
anning_level_meter_clear (AnningLevelMeter *self)
{
  g_return_if_fail (ANNING_IS_LEVEL_METER (self));

  gtk_level_bar_set_value (self->bar, 0);
  set_text (self, _("The microphone is being opened…"));
}
