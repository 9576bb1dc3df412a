/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rows.h"

#include <string.h>

#include "anning-record.h"

struct _AnningCountRow
{
  AdwActionRow parent_instance;

  gint64 value; /* ANNING_UNKNOWN while the spin button is empty */
  GtkSpinButton *spin;
  guint optional : 1; /* was empty once, so it may be emptied again */
  guint showing : 1;
};

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_MINIMUM,
  PROP_MAXIMUM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningCountRow, anning_count_row, ADW_TYPE_ACTION_ROW)

static void
take_value (AnningCountRow *self,
            gint64          value)
{
  if (self->value == value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
show_value (AnningCountRow *self,
            gint64          value)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (self->spin);
  gint64 lower = gtk_adjustment_get_lower (adjustment);
  gint64 upper = gtk_adjustment_get_upper (adjustment);

  if (value == ANNING_UNKNOWN)
    self->optional = TRUE;
  else
    value = CLAMP (value, lower, upper);
  self->showing = TRUE;
  take_value (self, value);
  gtk_spin_button_set_value (self->spin, value == ANNING_UNKNOWN ? lower : value);
  gtk_spin_button_update (self->spin);
  self->showing = FALSE;
}

static gboolean
read_text (AnningCountRow *self,
           gint64         *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->spin));
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (self->spin);
  char *end = NULL;

  if (*text == '\0' && self->optional)
    {
      *value = ANNING_UNKNOWN;
      return TRUE;
    }
  *value = g_ascii_strtoll (text, &end, 10);
  return end != text && *end == '\0' &&
         *value >= gtk_adjustment_get_lower (adjustment) &&
         *value <= gtk_adjustment_get_upper (adjustment);
}

/* Each key: the value follows before the focus moves on. */
static void
text_changed_cb (AnningCountRow *self)
{
  gint64 value;

  /* A text that is replaced is empty for a moment; left empty, it is read when the focus moves on. */
  if (!self->showing && *gtk_editable_get_text (GTK_EDITABLE (self->spin)) != '\0' && read_text (self, &value))
    take_value (self, value);
}

static int
input_cb (AnningCountRow *self,
          double         *result)
{
  gint64 value;

  if (self->showing || !read_text (self, &value))
    value = self->value;
  take_value (self, value);
  *result = value != ANNING_UNKNOWN
            ? value
            : gtk_adjustment_get_lower (gtk_spin_button_get_adjustment (self->spin));
  return TRUE;
}

static gboolean
output_cb (AnningCountRow *self)
{
  g_autofree char *text = NULL;
  gboolean showing = self->showing;

  if (self->value == ANNING_UNKNOWN)
    text = g_strdup ("");
  else
    text = g_strdup_printf ("%" G_GINT64_FORMAT, self->value);
  self->showing = TRUE;
  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (self->spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  self->showing = showing;
  return TRUE;
}

/* The steps of the spin button, arrows and wheel. */
static void
value_changed_cb (AnningCountRow *self)
{
  if (self->showing)
    return;
  take_value (self, gtk_spin_button_get_value_as_int (self->spin));
  output_cb (self);
}

static void
anning_count_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  AnningCountRow *self = ANNING_COUNT_ROW (object);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (self->spin);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, self->value);
      break;
    case PROP_MINIMUM:
      g_value_set_int (value, gtk_adjustment_get_lower (adjustment));
      break;
    case PROP_MAXIMUM:
      g_value_set_int (value, gtk_adjustment_get_upper (adjustment));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_count_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  AnningCountRow *self = ANNING_COUNT_ROW (object);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (self->spin);

  switch (prop_id)
    {
    case PROP_VALUE:
      show_value (self, g_value_get_int64 (value));
      break;
    case PROP_MINIMUM:
      gtk_adjustment_set_lower (adjustment, g_value_get_int (value));
      show_value (self, self->value);
      break;
    case PROP_MAXIMUM:
      gtk_adjustment_set_upper (adjustment, g_value_get_int (value));
      show_value (self, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_count_row_class_init (AnningCountRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anning_count_row_get_property;
  object_class->set_property = anning_count_row_set_property;

  properties[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL,
                        G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MINIMUM] =
    g_param_spec_int ("minimum", NULL, NULL,
                      G_MININT, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAXIMUM] =
    g_param_spec_int ("maximum", NULL, NULL,
                      G_MININT, G_MAXINT, 999,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_count_row_init (AnningCountRow *self)
{
  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 999, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->spin), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->spin), "numeric");
  gtk_spin_button_set_update_policy (self->spin, GTK_UPDATE_IF_VALID);
  g_signal_connect_object (self->spin, "input", G_CALLBACK (input_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spin, "output", G_CALLBACK (output_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spin, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spin, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
}
