/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-microphone-private.h"

#include "anning-recorder.h"

struct _AnningMicrophone
{
  GObject parent_instance;

  GstDevice *device; /* NULL: described */
  char *description;
  char *name;
  gboolean is_default;
};

G_DEFINE_FINAL_TYPE (AnningMicrophone, anning_microphone, G_TYPE_OBJECT)

static void
anning_microphone_finalize (GObject *object)
{
  AnningMicrophone *self = ANNING_MICROPHONE (object);

  gst_clear_object (&self->device);
  g_free (self->description);
  g_free (self->name);
  G_OBJECT_CLASS (anning_microphone_parent_class)->finalize (object);
}

static void
anning_microphone_class_init (AnningMicrophoneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_microphone_finalize;
}

static void
anning_microphone_init (AnningMicrophone *self)
{
}

AnningMicrophone *
anning_microphone_new (GstDevice *device)
{
  AnningMicrophone *self;
  g_autoptr (GstStructure) properties = NULL;

  g_return_val_if_fail (GST_IS_DEVICE (device), NULL);

  self = g_object_new (ANNING_TYPE_MICROPHONE, NULL);
  self->device = gst_object_ref (device);
  self->name = gst_device_get_display_name (device);
  properties = gst_device_get_properties (device);
  if (properties != NULL)
    gst_structure_get_boolean (properties, "is-default", &self->is_default);
  return self;
}

AnningMicrophone *
anning_microphone_new_described (const char *name,
                                 const char *description)
{
  AnningMicrophone *self;

  g_return_val_if_fail (name != NULL && description != NULL, NULL);

  self = g_object_new (ANNING_TYPE_MICROPHONE, NULL);
  self->name = g_strdup (name);
  self->description = g_strdup (description);
  return self;
}

gboolean
anning_microphone_is_of (AnningMicrophone *self,
                         GstDevice        *device)
{
  g_return_val_if_fail (ANNING_IS_MICROPHONE (self), FALSE);

  return self->device != NULL && self->device == device;
}

GstElement *
anning_microphone_make_source (AnningMicrophone  *self,
                               GError           **error)
{
  g_autoptr (GError) reason = NULL;
  GstElement *source;

  g_return_val_if_fail (ANNING_IS_MICROPHONE (self), NULL);

  if (self->device != NULL)
    source = gst_device_create_element (self->device, NULL);
  else
    source = gst_parse_bin_from_description_full (self->description, TRUE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (source == NULL)
    g_set_error_literal (error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_DEVICE,
                         reason != NULL ? reason->message : "The device makes no element");
  return source;
}

const char *
anning_microphone_get_name (AnningMicrophone *self)
{
  g_return_val_if_fail (ANNING_IS_MICROPHONE (self), NULL);
  return self->name;
}

gboolean
anning_microphone_get_is_default (AnningMicrophone *self)
{
  g_return_val_if_fail (ANNING_IS_MICROPHONE (self), FALSE);
  return self->is_default;
}
