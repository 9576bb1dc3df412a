/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-link-row.h"

#include <glib/gi18n.h>

struct _AnningLinkRow
{
  AdwComboRow parent_instance;

  AnningRecordList *records; /* NULL: what can be chosen is set from outside */
  const char *(*name) (gconstpointer record);
  char *none;
  GArray *ids;               /* gint64, in the order of the list; ANNING_UNKNOWN first */
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

static void
show_value (AnningLinkRow *self)
{
  guint selected = 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == self->value)
        selected = i;
    }
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->filling = FALSE;
}

static void
fill (AnningLinkRow *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      const AnningRecord *record = anning_record_list_get (self->records, i);
      const char *name = self->name (record);

      g_array_append_val (ids, record->id);
      gtk_string_list_append (names, name != NULL ? name : _("Without a name"));
    }
  anning_link_row_set_choices (self, ids, names, self->none);
}

static void
selected_cb (AnningLinkRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  gint64 value;

  if (self->filling || selected >= self->ids->len)
    return;
  value = g_array_index (self->ids, gint64, selected);
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
  g_array_unref (ANNING_LINK_ROW (object)->ids);
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
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
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

void
anning_link_row_set_choices (AnningLinkRow *self,
                             GArray        *ids,
                             GtkStringList *names,
                             const char    *none)
{
  const gint64 unknown = ANNING_UNKNOWN;
  const char *const first[] = { none, NULL };
  g_autoptr (GtkStringList) labels = NULL;

  g_return_if_fail (ANNING_IS_LINK_ROW (self) && GTK_IS_STRING_LIST (names) && none != NULL);
  g_return_if_fail (ids != NULL && ids->len == g_list_model_get_n_items (G_LIST_MODEL (names)));

  labels = gtk_string_list_new (first);
  for (guint i = 0; i < ids->len; i++)
    gtk_string_list_append (labels, gtk_string_list_get_string (names, i));
  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, unknown);
  g_array_append_vals (self->ids, ids->data, ids->len);
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  self->filling = FALSE;
  show_value (self);
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

  for (guint i = 0; self->value != ANNING_UNKNOWN && self->records != NULL
                    && i < g_list_model_get_n_items (G_LIST_MODEL (self->records)); i++)
    {
      const AnningRecord *record = anning_record_list_get (self->records, i);

      if (record->id == self->value)
        return record;
    }
  return NULL;
}
