/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recent-chips.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-recent-numbers.h"

/* The last digits tell a number apart; of the name beside them as many characters as there is room for. */
#define SHOWN_DIGITS 4
#define NAME_WIDTH 18

struct _AnningRecentChips
{
  AdwBin parent_instance;

  AnningButtonLine *line;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningRecentChips, anning_recent_chips, ADW_TYPE_BIN)

static void
clicked_cb (AnningRecentChips *self,
            GtkButton         *chip)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (chip), "number"));
}

static void
add_chip (AnningRecentChips        *self,
          const AnningRecentNumber *recent)
{
  const char *who = recent->collector != NULL ? recent->collector : recent->creditor;
  glong length = g_utf8_strlen (recent->number, -1);
  const char *end = g_utf8_offset_to_pointer (recent->number, MAX (length - SHOWN_DIGITS, 0));
  g_autofree char *whole = who != NULL ? g_strdup_printf ("%s · %s", who, recent->number) : g_strdup (recent->number);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *digits = gtk_label_new (who != NULL ? end : recent->number);

  if (who != NULL)
    {
      GtkWidget *name = gtk_label_new (who);

      /* Only the name gives way, so that what tells the number apart is whole. */
      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_WIDTH);
      gtk_box_append (GTK_BOX (line), name);
    }
  gtk_widget_add_css_class (digits, "numeric");
  gtk_box_append (GTK_BOX (line), digits);
  gtk_button_set_child (GTK_BUTTON (chip), line);
  gtk_widget_add_css_class (chip, "tag");
  gtk_widget_set_tooltip_text (chip, whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (chip), "number", g_strdup (recent->number), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->line, chip);
}

static void
anning_recent_chips_class_init (AnningRecentChipsClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anning_recent_chips_init (AnningRecentChips *self)
{
  self->line = g_object_new (ANNING_TYPE_BUTTON_LINE, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Numbers that called last"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->line));
}

void
anning_recent_chips_add (AnningRecentChips *self,
                         GPtrArray         *numbers)
{
  g_return_if_fail (ANNING_IS_RECENT_CHIPS (self) && numbers != NULL);

  for (guint i = 0; i < numbers->len; i++)
    add_chip (self, g_ptr_array_index (numbers, i));
}

gboolean
anning_recent_chips_has_any (AnningRecentChips *self)
{
  g_return_val_if_fail (ANNING_IS_RECENT_CHIPS (self), FALSE);
  return gtk_widget_get_first_child (GTK_WIDGET (self->line)) != NULL;
}
