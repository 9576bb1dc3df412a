/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-place-popover.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-wanted-place.h"

#define ENTRY_CHARS 12

struct _AnningPlacePopover
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *hint;
  gint64 length_ms;
  gint64 started_at;
  gint64 utc_offset;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningPlacePopover, anning_place_popover, GTK_TYPE_POPOVER)

static guint signals[N_SIGNALS];

/* What can be typed, with times of this recording. */
/* The focus is in the entry: it is said there. */
static void
set_hint (AnningPlacePopover *self,
          const char         *text)
{
  gtk_label_set_text (GTK_LABEL (self->hint), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_hint (AnningPlacePopover *self)
{
  g_autofree char *length = anning_length_format (self->length_ms);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *hint = NULL;

  if (self->started_at == ANNING_UNKNOWN)
    {
      /* Translators: %s is the length of a recording, as "09:58" */
      hint = g_strdup_printf (_("A place up to %s, or seconds"), length);
    }
  else
    {
      from = anning_format_time_seconds (self->started_at, self->utc_offset);
      to = anning_format_time_seconds (self->started_at + self->length_ms, self->utc_offset);
      /* Translators: the length of a recording, as "09:58", and when it began and ended by the clock */
      hint = g_strdup_printf (_("A place up to %s, or the time of day from %s to %s"), length, from, to);
    }
  set_hint (self, hint);
  gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_remove_css_class (self->hint, "error");
  gtk_widget_add_css_class (self->hint, "dim-label");
}

static void
show_refusal (AnningPlacePopover *self)
{
  set_hint (self, _("That time is not in this recording."));
  gtk_widget_add_css_class (self->entry, "error");
  gtk_widget_add_css_class (self->hint, "error");
  gtk_widget_remove_css_class (self->hint, "dim-label");
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
activate_cb (AnningPlacePopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gint64 place = anning_wanted_place_parse (text, self->length_ms, self->started_at, self->utc_offset);

  if (place == ANNING_UNKNOWN)
    {
      show_refusal (self);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, place);
}

static void
show_cb (AnningPlacePopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_hint (self);
  gtk_widget_grab_focus (self->entry);
}

static void
anning_place_popover_class_init (AnningPlacePopoverClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
anning_place_popover_init (AnningPlacePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->started_at = ANNING_UNKNOWN;
  self->entry = gtk_entry_new ();
  self->hint = gtk_label_new (NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "2:13");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Go to"), -1);
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->hint), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hint), 2 * ENTRY_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_popover_set_child (GTK_POPOVER (self), box);

  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (show_hint), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
}

void
anning_place_popover_set_recording (AnningPlacePopover *self,
                                    gint64              length_ms,
                                    gint64              started_at,
                                    gint64              utc_offset)
{
  g_return_if_fail (ANNING_IS_PLACE_POPOVER (self));

  self->length_ms = length_ms;
  self->started_at = started_at;
  self->utc_offset = utc_offset;
}
