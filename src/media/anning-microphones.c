/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-microphones.h"

#include "anning-microphone-private.h"
#include "anning-pipeline-private.h"

struct _AnningMicrophones
{
  GObject parent_instance;

  GMainContext *context;
  GPtrArray *items; /* AnningMicrophone */
  GstDeviceMonitor *monitor;
  GSource *changes;
  gboolean searching;
};

enum
{
  PROP_0,
  PROP_SEARCHING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnningMicrophones, anning_microphones, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ANNING_TYPE_MICROPHONE;
}

static guint
get_n_items (GListModel *model)
{
  return ANNING_MICROPHONES (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  AnningMicrophones *self = ANNING_MICROPHONES (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- the model ---- */

/* What is played comes back as a source, too: recording that would lack the voice in the room. */
static gboolean
is_monitor (GstDevice *device)
{
  g_autoptr (GstStructure) about = gst_device_get_properties (device);

  return about != NULL && g_strcmp0 (gst_structure_get_string (about, "device.class"), "monitor") == 0;
}

static gboolean
comes_before (AnningMicrophone *one,
              AnningMicrophone *other)
{
  if (anning_microphone_get_is_default (one) != anning_microphone_get_is_default (other))
    return anning_microphone_get_is_default (one);
  return g_utf8_collate (anning_microphone_get_name (one), anning_microphone_get_name (other)) < 0;
}

static void
remove_device (AnningMicrophones *self,
               GstDevice         *device)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (!anning_microphone_is_of (g_ptr_array_index (self->items, i), device))
        continue;
      g_ptr_array_remove_index (self->items, i);
      g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
      return;
    }
}

static void
add_device (AnningMicrophones *self,
            GstDevice         *device)
{
  g_autoptr (AnningMicrophone) microphone = NULL;
  guint place = 0;

  if (is_monitor (device))
    return;
  /* One that came while the first list was made is told of twice. */
  for (guint i = 0; i < self->items->len; i++)
    {
      if (anning_microphone_is_of (g_ptr_array_index (self->items, i), device))
        return;
    }

  microphone = anning_microphone_new (device);
  while (place < self->items->len && !comes_before (microphone, g_ptr_array_index (self->items, place)))
    place++;
  g_ptr_array_insert (self->items, (int) place, g_steal_pointer (&microphone));
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

static gboolean
change_cb (GstBus     *bus,
           GstMessage *message,
           gpointer    user_data)
{
  AnningMicrophones *self = user_data;
  g_autoptr (GstDevice) device = NULL;
  g_autoptr (GstDevice) before = NULL;

  switch ((int) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_DEVICE_ADDED:
      gst_message_parse_device_added (message, &device);
      add_device (self, device);
      break;

    case GST_MESSAGE_DEVICE_REMOVED:
      gst_message_parse_device_removed (message, &device);
      remove_device (self, device);
      break;

    case GST_MESSAGE_DEVICE_CHANGED:
      gst_message_parse_device_changed (message, &device, &before);
      remove_device (self, before);
      add_device (self, device);
      break;

    default:
      break;
    }
  return G_SOURCE_CONTINUE;
}

/* ---- searching ---- */

static void
stop_monitor (gpointer data)
{
  GstDeviceMonitor *monitor = data;

  gst_device_monitor_stop (monitor);
  gst_object_unref (monitor);
}

static gpointer
stop_in_thread (gpointer data)
{
  stop_monitor (data);
  return NULL;
}

static void
search_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GstDeviceMonitor *monitor;
  GError *error = NULL;

  if (!anning_media_start (&error))
    {
      g_task_return_error (task, error);
      return;
    }

  monitor = gst_device_monitor_new ();
  gst_device_monitor_add_filter (monitor, "Audio/Source", NULL);
  /* FALSE where no provider runs: then there is nothing to list either. */
  if (gst_device_monitor_start (monitor))
    g_task_return_pointer (task, monitor, stop_monitor);
  else
    {
      gst_object_unref (monitor);
      g_task_return_pointer (task, NULL, NULL);
    }
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  AnningMicrophones *self = ANNING_MICROPHONES (source);
  g_autoptr (GError) error = NULL;

  self->monitor = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    g_warning ("Microphones cannot be listed: %s", error->message);
  if (self->monitor != NULL)
    {
      g_autoptr (GstBus) bus = gst_device_monitor_get_bus (self->monitor);
      GList *devices = gst_device_monitor_get_devices (self->monitor);

      for (GList *l = devices; l != NULL; l = l->next)
        add_device (self, l->data);
      g_list_free_full (devices, gst_object_unref);

      self->changes = gst_bus_create_watch (bus);
      g_source_set_callback (self->changes, G_SOURCE_FUNC (change_cb), self, NULL);
      g_source_attach (self->changes, self->context);
    }
  self->searching = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

static void
drop_monitor (AnningMicrophones *self)
{
  if (self->changes != NULL)
    {
      g_source_destroy (self->changes);
      g_clear_pointer (&self->changes, g_source_unref);
    }
  /* Taking leave of a sound server may take its time as well. */
  if (self->monitor != NULL)
    g_thread_unref (g_thread_new ("anning-microphones", stop_in_thread, g_steal_pointer (&self->monitor)));
}

static void
anning_microphones_dispose (GObject *object)
{
  drop_monitor (ANNING_MICROPHONES (object));
  G_OBJECT_CLASS (anning_microphones_parent_class)->dispose (object);
}

static void
anning_microphones_finalize (GObject *object)
{
  AnningMicrophones *self = ANNING_MICROPHONES (object);

  g_ptr_array_unref (self->items);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (anning_microphones_parent_class)->finalize (object);
}

static void
anning_microphones_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_SEARCHING)
    g_value_set_boolean (value, ANNING_MICROPHONES (object)->searching);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
anning_microphones_class_init (AnningMicrophonesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_microphones_dispose;
  object_class->finalize = anning_microphones_finalize;
  object_class->get_property = anning_microphones_get_property;

  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_microphones_init (AnningMicrophones *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

AnningMicrophones *
anning_microphones_new (void)
{
  AnningMicrophones *self = g_object_new (ANNING_TYPE_MICROPHONES, NULL);

  anning_microphones_search (self);
  return self;
}

gboolean
anning_microphones_get_searching (AnningMicrophones *self)
{
  g_return_val_if_fail (ANNING_IS_MICROPHONES (self), FALSE);
  return self->searching;
}

void
anning_microphones_search (AnningMicrophones *self)
{
  g_autoptr (GTask) task = NULL;
  guint n;

  g_return_if_fail (ANNING_IS_MICROPHONES (self));

  if (self->searching)
    return;
  drop_monitor (self);
  n = self->items->len;
  g_ptr_array_set_size (self->items, 0);
  self->searching = TRUE;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);

  task = g_task_new (self, NULL, searched_cb, NULL);
  g_task_set_source_tag (task, anning_microphones_search);
  g_task_run_in_thread (task, search_in_thread);
}
