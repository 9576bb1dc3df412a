/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-item-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-importer.h"

/* What the sentences name: the formats that people have. */
#define TAKEN "mp3, m4a, amr, awb, 3gp, ogg, opus, wav, flac, aac"

G_DEFINE_FINAL_TYPE (AnningImportItem, anning_import_item, G_TYPE_OBJECT)

static void
anning_import_item_finalize (GObject *object)
{
  AnningImportItem *self = ANNING_IMPORT_ITEM (object);

  g_clear_object (&self->file);
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->number);
  g_free (self->number_name);
  G_OBJECT_CLASS (anning_import_item_parent_class)->finalize (object);
}

static void
anning_import_item_class_init (AnningImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_import_item_finalize;
}

static void
anning_import_item_init (AnningImportItem *self)
{
  self->file_time = ANNING_UNKNOWN;
  self->started_at = ANNING_UNKNOWN;
  self->utc_offset = ANNING_CHINA_OFFSET;
  self->direction = "in";
}

/* @name: what the file is called, in valid UTF-8 */
AnningImportItem *
anning_import_item_new (GFile      *file,
                        const char *name)
{
  AnningImportItem *self;

  g_return_val_if_fail (G_IS_FILE (file) && name != NULL, NULL);

  self = g_object_new (ANNING_TYPE_IMPORT_ITEM, NULL);
  self->file = g_object_ref (file);
  self->name = g_strdup (name);
  return self;
}

void
anning_import_item_refuse (AnningImportItem   *self,
                           AnningImportReason  reason)
{
  g_return_if_fail (ANNING_IS_IMPORT_ITEM (self) && reason != ANNING_IMPORT_FINE);

  self->verdict = ANNING_IMPORT_REFUSED;
  self->reason = reason;
  self->importer = NULL;
}

AnningImportVerdict
anning_import_item_get_verdict (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), ANNING_IMPORT_REFUSED);
  return self->verdict;
}

/* Returns: why the file is refused; ANNING_IMPORT_FINE if it is not */
AnningImportReason
anning_import_item_get_reason (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), ANNING_IMPORT_FINE);
  return self->reason;
}

/* Returns: (nullable): the format that takes the file; NULL if it is refused */
const AnningImporter *
anning_import_item_get_importer (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->importer;
}

/* Returns: the stable word by which results are counted; "other" if the file is refused */
const char *
anning_import_item_get_kind (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->importer != NULL ? self->importer->kind : "other";
}

GFile *
anning_import_item_get_file (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->file;
}

/* Returns: the file's name as it came, valid UTF-8; it may hold anything, even line breaks */
const char *
anning_import_item_get_name (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->name;
}

/* Returns: bytes */
gint64
anning_import_item_get_size (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), 0);
  return self->size;
}

/* Returns: ms, ANNING_UNKNOWN if the file has no time */
gint64
anning_import_item_get_file_time (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), ANNING_UNKNOWN);
  return self->file_time;
}

/* Returns: (nullable): the other side's number, if the name tells it */
const char *
anning_import_item_get_number (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->number;
}

/* Returns: ms, ANNING_UNKNOWN if nothing tells it */
gint64
anning_import_item_get_started_at (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), ANNING_UNKNOWN);
  return self->started_at;
}

/* Returns: minutes */
gint64
anning_import_item_get_utc_offset (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), ANNING_CHINA_OFFSET);
  return self->utc_offset;
}

/* Returns: (nullable): a word of anning_time_sources */
const char *
anning_import_item_get_time_source (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->time_source;
}

/* Returns: the stable word of @reason, as the command line prints it */
const char *
anning_import_reason_word (AnningImportReason reason)
{
  switch (reason)
    {
    case ANNING_IMPORT_FINE:
      return "fine";
    case ANNING_IMPORT_NOT_FOUND:
      return "not_found";
    case ANNING_IMPORT_UNREADABLE:
      return "unreadable";
    case ANNING_IMPORT_CHANGED:
      return "changed";
    case ANNING_IMPORT_LINK:
      return "link";
    case ANNING_IMPORT_SPECIAL:
      return "special";
    case ANNING_IMPORT_EMPTY:
      return "empty";
    case ANNING_IMPORT_TOO_LARGE:
      return "too_large";
    case ANNING_IMPORT_PICTURE:
      return "picture";
    case ANNING_IMPORT_DOCUMENT:
      return "document";
    case ANNING_IMPORT_ARCHIVE:
      return "archive";
    case ANNING_IMPORT_VIDEO:
      return "video";
    case ANNING_IMPORT_NO_TIME:
      return "no_time";
    case ANNING_IMPORT_NO_FILES:
      return "no_files";
    case ANNING_IMPORT_OUTLOOK:
      return "outlook";
    case ANNING_IMPORT_UNKNOWN_TYPE:
    default:
      return "unknown_type";
    }
}

/* Returns: (transfer full): one translated sentence: why, and what to do */
char *
anning_import_reason_sentence (AnningImportReason reason)
{
  switch (reason)
    {
    case ANNING_IMPORT_FINE:
      return g_strdup ("");
    case ANNING_IMPORT_NOT_FOUND:
      return g_strdup (_("There is no such file."));
    case ANNING_IMPORT_UNREADABLE:
      return g_strdup (_("This file could not be read. Check that you may open it, then try again."));
    case ANNING_IMPORT_CHANGED:
      return g_strdup (_("This file changed while it was being read. Try again once it is complete."));
    case ANNING_IMPORT_LINK:
      return g_strdup (_("This is only a link to another place. Bring in the file itself."));
    case ANNING_IMPORT_SPECIAL:
      return g_strdup (_("This is a device or a pipe, not a file."));
    case ANNING_IMPORT_EMPTY:
      return g_strdup (_("This file is empty."));
    case ANNING_IMPORT_TOO_LARGE:
      return g_strdup (_("This file is larger than 2 GB, which no recording of a call is."));
    case ANNING_IMPORT_PICTURE:
      /* translators: %s is a list of file types such as "mp3, m4a" */
      return g_strdup_printf (_("This is a picture. Recordings can be brought in: %s."), TAKEN);
    case ANNING_IMPORT_DOCUMENT:
      return g_strdup (_("This is a text or a document of another kind. Save it as PDF, or take a picture of it, and bring that in."));
    case ANNING_IMPORT_ARCHIVE:
      return g_strdup_printf (_("This is an archive. Unpack it first, then bring in the recordings: %s."), TAKEN);
    case ANNING_IMPORT_VIDEO:
      return g_strdup_printf (_("This is a video. Recordings can be brought in: %s."), TAKEN);
    case ANNING_IMPORT_NO_TIME:
      return g_strdup (_("Nothing tells when this was recorded. Copy the file to this computer first, then bring it in from there."));
    case ANNING_IMPORT_NO_FILES:
      return g_strdup (_("There are no files in this folder."));
    case ANNING_IMPORT_OUTLOOK:
      return g_strdup (_("This e-mail is in Outlook's own format. Open it in Outlook, save it as .eml or print it to a PDF, and bring that in."));
    case ANNING_IMPORT_UNKNOWN_TYPE:
    default:
      return g_strdup_printf (_("It is not known what this file is. Recordings can be brought in: %s."), TAKEN);
    }
}

/*
 * anning_import_clean_name:
 *
 * Returns: (transfer full): @name fit for one line of a screen: control
 *   characters and those that turn the direction of text are replaced, so that
 *   a name cannot pass for another one
 */
char *
anning_import_clean_name (const char *name)
{
  g_autofree char *valid = NULL;
  GString *clean;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (character);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT
          || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_unichar (clean, 0xfffd);
      else
        g_string_append_unichar (clean, character);
    }
  return g_string_free (clean, FALSE);
}
