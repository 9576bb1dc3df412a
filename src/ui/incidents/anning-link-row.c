/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-link-row.h"

#include <glib/gi18n.h>

struct _AnningLinkRow
{
  AdwComboRow parent_instance;

  AnningRecordList *records;
  const char *(*name) (gconstpointer record);
  char *none;
  gint64 value;
  gboolean filling;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningLinkRow, anning_link_row, ADW_TYPE_COMBO_ROW)

static guint
n_records (AnningLinkRow *self)
{
  return self->records != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->records)) : 0;
}

static gint64
id_at (AnningLinkRow *self,
       guint          position)
{
  const AnningRecord *record = anning_record_list_get (self->records, position);

  return record->id;
}

/* Position 0 is none; the records follow. */
static void
show_value (AnningLinkRow *self)
{
  guint selected = 0;

  for (guint i = 0; self->value != ANNING_UNKNOWN && i < n_records (self); i++)
    {
      if (id_at (self, i) == self->value)
        selected = i + 1;
    }
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->filling = FALSE;
}

static void
fill (AnningLinkRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, self->none);
  for (guint i = 0; i < n_records (self); i++)
    {
      const char *name = self->name (anning_record_list_get (self->records, i));

      gtk_string_list_append (labels, name != NULL ? name : _("Without a name"));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  self->filling = FALSE;
  show_value (self);
}

static void
selected_cb (AnningLinkRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  gint64 value = ANNING_UNKNOWN;

  if (self->filling)
    return;
  if (selected != GTK_INVALID_LIST_POSITION && selected > 0 && selected <= n_records (self))
    value = id_at (self, selected - 1);
  if (value == self->value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
anning_link_row_dispose (GObject *object)
{
  AnningLinkRow *self = ANNING_LINK_ROW (object);

  g_clear_object (&self->records);
  G_OBJECT_CLASS (anning_link_row_parent_class)->dispose (object);
}

static void
anning_link_row_finalize (GObject *object)
{
  g_free (ANNING_LINK_ROW (object)->none);
  G_OBJECT_CLASS (anning_link_row_parent_class)->finalize (object);
}

static void
anning_link_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, ANNING_LINK_ROW (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_link_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  AnningLinkRow *self = ANNING_LINK_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      if (self->value == g_value_get_int64 (value))
        return;
      self->value = g_value_get_int64 (value);
      show_value (self);
      g_object_notify_by_pspec (object, properties[PROP_VALUE]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_link_row_class_init (AnningLinkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_link_row_dispose;
  object_class->finalize = anning_link_row_finalize;
  object_class->get_property = anning_link_row_get_property;
  object_class->set_property = anning_link_row_set_property;

  properties[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, ANNING_UNKNOWN,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_link_row_init (AnningLinkRow *self)
{
  self->value = ANNING_UNKNOWN;
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

void
anning_link_row_set_type (AnningLinkRow           *self,
                          AnningStore             *store,
                          const AnningRecordType  *type,
                          const char            *(*name) (gconstpointer record),
                          const char              *none)
{
  g_return_if_fail (ANNING_IS_LINK_ROW (self) && ANNING_IS_STORE (store));
  g_return_if_fail (type != NULL && name != NULL && none != NULL);

  g_free (self->none);
  self->none = g_strdup (none);
  self->name = name;
  g_clear_object (&self->records);
  self->records = anning_record_list_new (store, type, NULL, 0);
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

gint64
anning_link_row_get_value (AnningLinkRow *self)
{
  g_return_val_if_fail (ANNING_IS_LINK_ROW (self), ANNING_UNKNOWN);
  return self->value;
}

gconstpointer
anning_link_row_get_record (AnningLinkRow *self)
{
  g_return_val_if_fail (ANNING_IS_LINK_ROW (self), NULL);

  for (guint i = 0; self->value != ANNING_UNKNOWN && i < n_records (self); i++)
    {
      if (id_at (self, i) == self->value)
        return anning_record_list_get (self->records, i);
    }
  return NULL;
}
