/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recorder-words.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-toasts.h"

/* The Debian package that has a part of the recorder. */
static const char *
package_of (const char *detail)
{
  return strstr (detail, "level") != NULL ? "gstreamer1.0-plugins-good" : "gstreamer1.0-plugins-base";
}

char *
anning_recorder_problem_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_DEVICE))
    return g_strdup (_("The microphone could not be opened. Check that it is plugged in and not held by another program, then try again or choose another one."));
  if (g_error_matches (error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_LOST))
    return g_strdup (_("The microphone gave no more sound. It may have been unplugged or switched off."));
  if (g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL))
    return g_strdup (_("There was too little space left on the disk to go on. Free some space before you record again."));
  if (g_error_matches (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN))
    /* Translators: %s is the name of a package */
    return g_strdup_printf (_("A part that records is missing. Install the package %s, then try again."),
                            package_of (error->message));
  if (error->domain == ANNING_MEDIA_ERROR)
    return g_strdup_printf (_("The recording could not be made (%s)."), error->message);
  return anning_error_sentence (error);
}

const char *
anning_recorder_level_text (AnningLevelWord word)
{
  switch (word)
    {
    case ANNING_LEVEL_SILENT:
      return _("Nothing is heard: the microphone may be muted, or it is another one");
    case ANNING_LEVEL_QUIET:
      return _("Too quiet: go nearer, or turn the call up");
    case ANNING_LEVEL_LOUD:
      return _("Too loud: go a little further away");
    case ANNING_LEVEL_GOOD:
    default:
      return _("Good");
    }
}

char *
anning_recorder_take_sentence (const AnningTake *take)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *length = NULL;

  g_return_val_if_fail (take != NULL, NULL);

  date = anning_format_date (take->started_at, take->utc_offset);
  time = anning_format_time (take->started_at, take->utc_offset);
  if (take->length_ms == ANNING_UNKNOWN)
    /* Translators: a day and a time */
    return g_strdup_printf (_("A recording of %s, %s was interrupted. What there was of it is still here."), date, time);
  length = anning_length_format (take->length_ms);
  /* Translators: a day, a time, and a length such as 02:13 */
  return g_strdup_printf (_("A recording of %s, %s was interrupted after %s. Up to there it is still here."),
                          date, time, length);
}

void
anning_recorder_show_elapsed (AnningRecordingSession *session,
                              GtkLabel               *label,
                              gint64                 *shown)
{
  gint64 elapsed = anning_recording_session_get_elapsed (session);
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_LABEL (label) && shown != NULL);

  if (elapsed / ANNING_MS_PER_SECOND == *shown)
    return;
  *shown = elapsed / ANNING_MS_PER_SECOND;
  text = anning_length_format (elapsed);
  gtk_label_set_label (label, text);
}
