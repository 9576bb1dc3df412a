/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-item.h"

struct _AnningNumberItem
{
  GObject parent_instance;

  AnningNumberRow *row;
  gboolean chosen;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningNumberItem, anning_number_item, G_TYPE_OBJECT)

static void
anning_number_item_finalize (GObject *object)
{
  anning_number_row_free (ANNING_NUMBER_ITEM (object)->row);
  G_OBJECT_CLASS (anning_number_item_parent_class)->finalize (object);
}

static void
anning_number_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, ANNING_NUMBER_ITEM (object)->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_number_item_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AnningNumberItem *self = ANNING_NUMBER_ITEM (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      if (self->chosen == g_value_get_boolean (value))
        return;
      self->chosen = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_number_item_class_init (AnningNumberItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = anning_number_item_finalize;
  object_class->get_property = anning_number_item_get_property;
  object_class->set_property = anning_number_item_set_property;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_number_item_init (AnningNumberItem *self)
{
}

AnningNumberItem *
anning_number_item_new (AnningNumberRow *row)
{
  AnningNumberItem *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (ANNING_TYPE_NUMBER_ITEM, NULL);
  self->row = row;
  return self;
}

const AnningNumberRow *
anning_number_item_get_row (AnningNumberItem *self)
{
  g_return_val_if_fail (ANNING_IS_NUMBER_ITEM (self), NULL);
  return self->row;
}
