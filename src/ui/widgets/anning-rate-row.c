/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rows.h"

#include <string.h>

#include "anning-money.h"
#include "anning-record.h"

struct _AnningRateRow
{
  AnningValueRow parent_instance;

  gint64 value; /* millionths per year, ANNING_UNKNOWN when empty */
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningRateRow, anning_rate_row, ANNING_TYPE_VALUE_ROW)

/* Percent as typed: four decimals are all that millionths hold, trailing zeros say nothing. */
static char *
percent_text (gint64 rate)
{
  g_autofree char *text = anning_rate_to_text (rate, 4);
  char *end = strchr (text, ' ');

  if (end == NULL)
    return g_steal_pointer (&text);
  while (end > text && end[-1] == '0')
    end--;
  if (end > text && end[-1] == '.')
    end--;
  return g_strndup (text, end - text);
}

static void
take_value (AnningRateRow *self,
            gint64         value)
{
  if (self->value == value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static gboolean
anning_rate_row_read (AnningValueRow  *row,
                     const char      *text,
                     GError         **error)
{
  gint64 value = ANNING_UNKNOWN;

  if (*text != '\0' && !anning_rate_from_text (text, &value, error))
    return FALSE;
  take_value (ANNING_RATE_ROW (row), value);
  return TRUE;
}

static char *
anning_rate_row_write (AnningValueRow *row)
{
  AnningRateRow *self = ANNING_RATE_ROW (row);

  return self->value == ANNING_UNKNOWN ? g_strdup ("") : percent_text (self->value);
}

static void
anning_rate_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AnningRateRow *self = ANNING_RATE_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_rate_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      take_value (ANNING_RATE_ROW (object), g_value_get_int64 (value));
      anning_value_row_show_value (ANNING_VALUE_ROW (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_rate_row_class_init (AnningRateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningValueRowClass *row_class = ANNING_VALUE_ROW_CLASS (klass);

  object_class->get_property = anning_rate_row_get_property;
  object_class->set_property = anning_rate_row_set_property;
  row_class->read = anning_rate_row_read;
  row_class->write = anning_rate_row_write;

  properties[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL,
                        G_MININT64, G_MAXINT64, ANNING_UNKNOWN,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_rate_row_init (AnningRateRow *self)
{
  self->value = ANNING_UNKNOWN;
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_NUMBER);
}
