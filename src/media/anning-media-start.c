/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include <gst/pbutils/pbutils.h>

#include "anning-pipeline-private.h"

/* Of two decoders of one rank the first by name is taken, which is libav's: it needs 1.6 times as long for MP3. */
static void
prefer_faster (void)
{
  g_autoptr (GstPluginFeature) feature = gst_registry_lookup_feature (gst_registry_get (), "mpg123audiodec");

  if (feature != NULL)
    gst_plugin_feature_set_rank (feature, GST_RANK_PRIMARY);
}

/**
 * anning_media_start:
 *
 * Starts GStreamer once, on whatever thread comes first. It may scan plugins
 * then, so it should not be the main one.
 */
gboolean
anning_media_start (GError **error)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      if (!gst_init_check (NULL, NULL, error))
        {
          g_once_init_leave (&done, 2);
          return FALSE;
        }
      gst_pb_utils_init ();
      prefer_faster ();
      g_once_init_leave (&done, 1);
    }

  if (done == 2)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "GStreamer does not start");
      return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer floating): a new element; else a %ANNING_MEDIA_ERROR_MISSING_PLUGIN that names it */
GstElement *
anning_media_make (const char  *factory,
                   GError     **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (element == NULL)
    g_set_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN, "element-%s", factory);

  return element;
}
