/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-media-error.h"

G_DEFINE_QUARK (anning-media-error-quark, anning_media_error)

/* What GStreamer calls the missing thing → the Debian 12 package that brings it. Longer names first. */
static const struct
{
  const char *part;
  const char *package;
} packages[] = {
  { "audio/AMR", "gstreamer1.0-plugins-ugly" }, /* AMR and AMR-WB */
  { "audio/x-amr", "gstreamer1.0-plugins-good" },
  { "audio/mpeg, mpegversion=(int)1", "gstreamer1.0-plugins-good" },
  { "audio/mpeg", "gstreamer1.0-libav" }, /* AAC */
  { "audio/x-alac", "gstreamer1.0-libav" },
  { "audio/x-wma", "gstreamer1.0-libav" },
  { "audio/x-adpcm, layout=(string)dvi", "gstreamer1.0-plugins-bad" },
  { "audio/x-adpcm", "gstreamer1.0-libav" },
  { "audio/ms-gsm", "gstreamer1.0-libav" },
  { "audio/x-gsm", "gstreamer1.0-libav" },
  { "video/x-ms-asf", "gstreamer1.0-plugins-ugly" },
  { "audio/x-opus", "gstreamer1.0-plugins-base" },
  { "audio/x-vorbis", "gstreamer1.0-plugins-base" },
  { "application/ogg", "gstreamer1.0-plugins-base" },
  { "audio/ogg", "gstreamer1.0-plugins-base" },
  { "audio/x-flac", "gstreamer1.0-plugins-good" },
  { "audio/x-speex", "gstreamer1.0-plugins-good" },
  { "audio/x-wav", "gstreamer1.0-plugins-good" },
  { "audio/x-alaw", "gstreamer1.0-plugins-good" },
  { "audio/x-mulaw", "gstreamer1.0-plugins-good" },
  { "audio/x-m4a", "gstreamer1.0-plugins-good" },
  { "video/quicktime", "gstreamer1.0-plugins-good" },
  { "audio/x-matroska", "gstreamer1.0-plugins-good" },
  { "video/x-matroska", "gstreamer1.0-plugins-good" },
  { "video/webm", "gstreamer1.0-plugins-good" },
  { "audio/webm", "gstreamer1.0-plugins-good" },
  { "application/x-id3", "gstreamer1.0-plugins-good" },
  { "element-scaletempo", "gstreamer1.0-plugins-good" },
  { "element-autoaudiosink", "gstreamer1.0-plugins-good" },
  { "element-giostreamsrc", "gstreamer1.0-plugins-base" },
  { "element-parsebin", "gstreamer1.0-plugins-base" },
  { "element-decodebin", "gstreamer1.0-plugins-base" },
  { "element-audioconvert", "gstreamer1.0-plugins-base" },
  { "element-audioresample", "gstreamer1.0-plugins-base" },
  { "element-volume", "gstreamer1.0-plugins-base" },
  { "element-fakesink", "libgstreamer1.0-0" },
};

/**
 * anning_media_problem_word:
 * @error: why a recording cannot be heard
 *
 * Errors of other domains (a read that failed, for one) are "failed".
 *
 * Returns: the stable word that is kept with the evidence; static
 */
const char *
anning_media_problem_word (const GError *error)
{
  g_return_val_if_fail (error != NULL, "failed");

  if (error->domain != ANNING_MEDIA_ERROR)
    return "failed";

  switch ((AnningMediaError) error->code)
    {
    case ANNING_MEDIA_ERROR_SILK:
      return "silk";
    case ANNING_MEDIA_ERROR_EMPTY:
      return "empty";
    case ANNING_MEDIA_ERROR_NOT_AUDIO:
      return "not_audio";
    case ANNING_MEDIA_ERROR_CUT_OFF:
      return "cut_off";
    case ANNING_MEDIA_ERROR_MISSING_PLUGIN:
      return "missing_plugin";
    case ANNING_MEDIA_ERROR_UNSAFE:
      return "unsafe";
    case ANNING_MEDIA_ERROR_NO_DEVICE:
    case ANNING_MEDIA_ERROR_FAILED:
    default:
      return "failed";
    }
}

/**
 * anning_media_problem_package:
 * @detail: (nullable): the message of an %ANNING_MEDIA_ERROR_MISSING_PLUGIN,
 *   which names the missing decoder's caps or the missing element
 *
 * The table was measured with each plugin package installed by itself.
 *
 * Returns: (nullable): the name of the Debian package to install; static
 */
const char *
anning_media_problem_package (const char *detail)
{
  if (detail == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      if (strstr (detail, packages[i].part) != NULL)
        return packages[i].package;
    }

  return NULL;
}
