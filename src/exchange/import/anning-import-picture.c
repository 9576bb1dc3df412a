/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-importer.h"

#include "anning-date.h"
#include "anning-exif-time.h"
#include "anning-import-keep.h"

#define N_(text) text

/*
 * Pictures and films: a photo of a notice on the door, a screenshot of a chat. What is
 * to be seen on them nobody but a person can tell.
 */

static gboolean
picture_sniff (const char *media_type,
               const char *name)
{
  return g_str_has_prefix (media_type, "image/");
}

static gboolean
find_time (AnningImportItem *item,
           AnningCivil      *time,
           gint64           *utc_offset)
{
  g_autoptr (GInputStream) stream = anning_import_open_item (item, NULL, NULL);
  g_autofree guint8 *head = NULL;
  gsize length = 0;

  if (stream == NULL)
    return FALSE;
  head = g_malloc (ANNING_EXIF_HEAD_MAX);
  return g_input_stream_read_all (stream, head, ANNING_EXIF_HEAD_MAX, &length, NULL, NULL)
         && anning_exif_time_find (head, length, item->media_type, time, utc_offset);
}

/* The camera's own note, else the name, else the file's time. */
static void
picture_describe (AnningImportItem *item)
{
  AnningPictureName name;
  AnningCivil time;
  gint64 utc_offset;

  if (find_time (item, &time, &utc_offset))
    {
      if (utc_offset != ANNING_UNKNOWN)
        item->utc_offset = utc_offset;
      item->started_at = anning_civil_to_instant (&time, item->utc_offset);
      item->time_source = "picture";
      return;
    }
  anning_picture_name_parse (item->name, &name);
  anning_import_describe_times (item, &name);
}

static gboolean
picture_write (AnningDb             *db,
               AnningImportItem     *item,
               gpointer              prepared,
               AnningImportWritten  *written,
               GCancellable         *cancellable,
               GError              **error)
{
  g_autoptr (AnningIncident) incident = NULL;
  AnningPictureName name;

  anning_picture_name_parse (item->name, &name);
  incident = anning_import_new_incident (item, name.channel != NULL ? name.channel : "other");
  return anning_import_keep (db, item, incident, written, cancellable, error);
}

const AnningImporter anning_picture_importer = {
  .kind = "picture",
  .label = N_("Picture"),
  .sniff = picture_sniff,
  .describe = picture_describe,
  .prepare = anning_import_prepare_none,
  .prepared_free = g_free,
  .write = picture_write,
};

/*
 * What holds sound and what holds pictures too begins with the same bytes; calls are recorded
 * into both. A film is what says so, or has a name that only a camera or a messenger gives.
 */
static gboolean
video_sniff (const char *media_type,
             const char *name)
{
  AnningPictureName parsed;

  if (g_str_has_prefix (media_type, "video/"))
    return TRUE;
  if (!g_str_equal (media_type, "audio/mp4") && !g_str_equal (media_type, "audio/3gpp"))
    return FALSE;
  anning_picture_name_parse (name, &parsed);
  /* A name that is nothing but a time is a recorder's as well. */
  return !g_ascii_isdigit (*name)
         && (parsed.kind == ANNING_PICTURE_CAMERA || parsed.kind == ANNING_PICTURE_SAVED
             || parsed.kind == ANNING_PICTURE_SCREEN_RECORDING);
}

static void
video_describe (AnningImportItem *item)
{
  AnningPictureName name;

  /* The first bytes left it open; the name did not. */
  if (g_str_equal (item->media_type, "audio/mp4"))
    item->media_type = "video/mp4";
  else if (g_str_equal (item->media_type, "audio/3gpp"))
    item->media_type = "video/3gpp";
  anning_picture_name_parse (item->name, &name);
  anning_import_describe_times (item, &name);
}

const AnningImporter anning_video_importer = {
  .kind = "video",
  .label = N_("Video"),
  .sniff = video_sniff,
  .describe = video_describe,
  .prepare = anning_import_prepare_none,
  .prepared_free = g_free,
  .write = picture_write,
};
