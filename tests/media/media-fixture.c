/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media-fixture.h"

GInputStream *
media_fixture_open (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GFileInputStream *stream;

  stream = g_file_read (file, NULL, &error);
  g_assert_no_error (error);
  return G_INPUT_STREAM (stream);
}

void
media_fixture_start (void)
{
  g_autofree char *registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);

  g_setenv ("GST_REGISTRY", registry, TRUE);
}

double
media_fixture_pitch (const gint16 *samples,
                     gsize         start,
                     gsize         n,
                     guint         rate)
{
  gsize first = 0, last = 0, crossings = 0;

  for (gsize i = start + 1; i < start + n; i++)
    {
      if (samples[i - 1] < 0 && samples[i] >= 0)
        {
          if (crossings == 0)
            first = i;
          last = i;
          crossings++;
        }
    }

  return crossings < 2 ? 0 : (double) (crossings - 1) * rate / (double) (last - first);
}
