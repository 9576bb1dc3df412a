/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-marker-place-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-transcript-text.h"
#include "anning-wrong.h"

struct _AnningMarkerPlaceRow
{
  AdwEntryRow parent_instance;

  gboolean optional;
  gboolean valid;
  gboolean showing;
  gint64 value;
  GtkWidget *now;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS,
};

enum
{
  NOW,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningMarkerPlaceRow, anning_marker_place_row, ADW_TYPE_ENTRY_ROW)

/* Returns: FALSE if @text is no place */
static gboolean
read_text (AnningMarkerPlaceRow *self,
           const char           *text,
           gint64               *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *end;

  if (*stripped == '\0')
    {
      *value = ANNING_UNKNOWN;
      return self->optional;
    }
  return anning_place_parse (stripped, value, &end) && *end == '\0';
}

static void
set_valid (AnningMarkerPlaceRow *self,
           gboolean              valid)
{
  self->valid = valid;
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), valid ? NULL : _("Minutes and seconds, such as 02:13"));
  anning_tell_wrong (GTK_ACCESSIBLE (self), !valid);
}

static void
changed_cb (AnningMarkerPlaceRow *self)
{
  gint64 value;
  gboolean valid;

  if (self->showing)
    return;
  valid = read_text (self, gtk_editable_get_text (GTK_EDITABLE (self)), &value);
  set_valid (self, valid);
  if (!valid || value == self->value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

static void
now_clicked_cb (AnningMarkerPlaceRow *self)
{
  g_signal_emit (self, signals[NOW], 0);
}

static void
anning_marker_place_row_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, ANNING_MARKER_PLACE_ROW (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_marker_place_row_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      anning_marker_place_row_set_value (ANNING_MARKER_PLACE_ROW (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_marker_place_row_class_init (AnningMarkerPlaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anning_marker_place_row_get_property;
  object_class->set_property = anning_marker_place_row_set_property;
  props[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, ANNING_UNKNOWN,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[NOW] = g_signal_new ("now", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_marker_place_row_init (AnningMarkerPlaceRow *self)
{
  self->value = ANNING_UNKNOWN;
  self->valid = TRUE;
  self->now = gtk_button_new_from_icon_name ("find-location-symbolic");
  gtk_widget_set_valign (self->now, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->now, "flat");
  gtk_widget_set_tooltip_text (self->now, _("Take the place where the recording stands now"));
  g_signal_connect_object (self->now, "clicked", G_CALLBACK (now_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->now);
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  g_signal_connect_object (self, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_marker_place_row_new (const char *title,
                             gboolean    optional)
{
  AnningMarkerPlaceRow *self = g_object_new (ANNING_TYPE_MARKER_PLACE_ROW, "title", title, NULL);
  g_autofree char *name = NULL;

  self->optional = optional;
  /* There are two of them beside each other. */
  name = g_strdup_printf (C_("screen reader", "%1$s, %2$s"), title, _("Take the place where the recording stands now"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->now), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

gint64
anning_marker_place_row_get_value (AnningMarkerPlaceRow *self)
{
  g_return_val_if_fail (ANNING_IS_MARKER_PLACE_ROW (self), ANNING_UNKNOWN);
  return self->value;
}

void
anning_marker_place_row_set_value (AnningMarkerPlaceRow *self,
                                   gint64                value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ANNING_IS_MARKER_PLACE_ROW (self));

  if (value != ANNING_UNKNOWN)
    {
      AnningCue cue = { value, ANNING_UNKNOWN, NULL, (char *) "" };
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *line = NULL;
      char *end;

      g_ptr_array_add (one, &cue);
      line = anning_transcript_text_write (one);
      end = strchr (line, ']');
      text = g_strndup (line + 1, (gsize) (end - line - 1));
    }
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text != NULL ? text : "");
  self->showing = FALSE;
  set_valid (self, TRUE);
  if (self->value == value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

gboolean
anning_marker_place_row_is_valid (AnningMarkerPlaceRow *self)
{
  g_return_val_if_fail (ANNING_IS_MARKER_PLACE_ROW (self), FALSE);
  return self->valid;
}
