/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-notice.h"

#include <glib/gi18n.h>

#include "anning-date.h"

static char *
describe_gap (const AnningRecordingGap *gap)
{
  g_autofree char *length = anning_length_format (gap->length_ms);
  g_autofree char *told = anning_length_format (gap->told_ms);
  g_autofree char *missing = anning_length_format (gap->missing_ms);

  if (gap->by_bill)
    /* Translators: three lengths: "This recording ends after 02:10; the bill says 09:58: 07:48 are missing." */
    return g_strdup_printf (_("This recording ends after %s; the bill says %s: %s are missing."), length, told, missing);
  /* Translators: three lengths: "This recording ends after 02:10; the call log says 09:58: 07:48 are missing." */
  return g_strdup_printf (_("This recording ends after %s; the call log says %s: %s are missing."), length, told, missing);
}

char *
anning_player_notice (gint64                    length_ms,
                      gboolean                  broken,
                      const AnningRecordingGap *gap,
                      gboolean                  silent)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (broken)
    {
      g_autofree char *length = anning_length_format (length_ms);
      /* Translators: %s is a place in a recording, as "02:10" */
      g_autofree char *line = g_strdup_printf (_("The file is damaged: it can be heard up to %s."), length);

      g_strv_builder_add (lines, line);
    }
  if (gap != NULL && gap->missing_ms > 0)
    {
      g_autofree char *line = describe_gap (gap);

      g_strv_builder_add (lines, line);
    }
  if (silent)
    g_strv_builder_add (lines, _("No sound device was found: the recording runs without being heard."));

  sentences = g_strv_builder_end (lines);
  return sentences[0] != NULL ? g_strjoinv ("\n", sentences) : NULL;
}
