/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-entry-kinds.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"

struct _AnningEntryKinds
{
  AdwBin parent_instance;

  AnningButtonLine *line;
  gboolean setting; /* the program chooses, not a person */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningEntryKinds, anning_entry_kinds, ADW_TYPE_BIN)

static void
toggled_cb (AnningEntryKinds *self,
            GtkToggleButton  *button)
{
  if (!self->setting && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "template"));
}

static void
add_kinds (AnningEntryKinds *self)
{
  GtkToggleButton *first = NULL;

  for (const AnningEntryTemplate *template = anning_entry_templates; template->name != NULL; template++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "new contact", template->label));

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_widget_add_css_class (button, "tag");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "template", (gpointer) template);
      anning_button_line_append (self->line, button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), template == anning_entry_templates);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
anning_entry_kinds_class_init (AnningEntryKindsClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anning_entry_kinds_init (AnningEntryKinds *self)
{
  self->line = g_object_new (ANNING_TYPE_BUTTON_LINE, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What kind of contact"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->line));
  add_kinds (self);
}

void
anning_entry_kinds_choose (AnningEntryKinds          *self,
                           const AnningEntryTemplate *template)
{
  g_return_if_fail (ANNING_IS_ENTRY_KINDS (self) && template != NULL);

  self->setting = TRUE;
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->line)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      if (g_object_get_data (G_OBJECT (button), "template") == template)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    }
  self->setting = FALSE;
}
