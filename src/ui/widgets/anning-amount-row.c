/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-amount-row.h"

#include "anning-record.h"

typedef struct
{
  gint64 value;
} AnningAmountRowPrivate;

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnningAmountRow, anning_amount_row, ANNING_TYPE_VALUE_ROW)

#define PRIVATE(self) ((AnningAmountRowPrivate *) anning_amount_row_get_instance_private (self))

static void
take_value (AnningAmountRow *self,
            gint64           value)
{
  if (PRIVATE (self)->value == value)
    return;
  PRIVATE (self)->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static gboolean
anning_amount_row_read (AnningValueRow  *row,
                        const char      *text,
                        GError         **error)
{
  AnningAmountRow *self = ANNING_AMOUNT_ROW (row);
  gint64 value = ANNING_UNKNOWN;

  if (*text != '\0' && !ANNING_AMOUNT_ROW_GET_CLASS (self)->parse (text, &value, error))
    return FALSE;
  take_value (self, value);
  return TRUE;
}

static char *
anning_amount_row_write (AnningValueRow *row)
{
  AnningAmountRow *self = ANNING_AMOUNT_ROW (row);
  gint64 value = PRIVATE (self)->value;

  return value == ANNING_UNKNOWN ? g_strdup ("") : ANNING_AMOUNT_ROW_GET_CLASS (self)->format (value);
}

static void
anning_amount_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, PRIVATE (ANNING_AMOUNT_ROW (object))->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_amount_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      take_value (ANNING_AMOUNT_ROW (object), g_value_get_int64 (value));
      anning_value_row_show_value (ANNING_VALUE_ROW (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_amount_row_class_init (AnningAmountRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningValueRowClass *row_class = ANNING_VALUE_ROW_CLASS (klass);

  object_class->get_property = anning_amount_row_get_property;
  object_class->set_property = anning_amount_row_set_property;
  row_class->read = anning_amount_row_read;
  row_class->write = anning_amount_row_write;

  properties[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL,
                        G_MININT64, G_MAXINT64, ANNING_UNKNOWN,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_amount_row_init (AnningAmountRow *self)
{
  PRIVATE (self)->value = ANNING_UNKNOWN;
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_NUMBER);
}
