/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-item-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-bill-tables.h"
#include "anning-date.h"
#include "anning-importer.h"

G_DEFINE_FINAL_TYPE (AnningImportItem, anning_import_item, G_TYPE_OBJECT)

static void
anning_import_item_finalize (GObject *object)
{
  AnningImportItem *self = ANNING_IMPORT_ITEM (object);

  g_clear_object (&self->file);
  g_clear_object (&self->recording);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->rows, anning_import_rows_unref);
  if (self->heard != NULL)
    self->heard_free (self->heard);
  g_free (self->detail);
  g_free (self->own_number);
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
  self->length_ms = ANNING_UNKNOWN;
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

AnningImportItem *
anning_import_item_new_pasted (GBytes     *bytes,
                               const char *name)
{
  AnningImportItem *self;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_object_new (ANNING_TYPE_IMPORT_ITEM, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->size = (gint64) g_bytes_get_size (bytes);
  self->name = g_strdup (name);
  return self;
}

void
anning_import_item_set_rows (AnningImportItem *self,
                             AnningImportRows *rows)
{
  g_return_if_fail (ANNING_IS_IMPORT_ITEM (self));

  if (rows != NULL)
    anning_import_rows_ref (rows);
  g_clear_pointer (&self->rows, anning_import_rows_unref);
  self->rows = rows;
  self->is_source = TRUE;
  self->needs_columns = rows == NULL;
}

void
anning_import_item_refuse (AnningImportItem   *self,
                           AnningImportReason  reason)
{
  g_return_if_fail (ANNING_IS_IMPORT_ITEM (self) && reason != ANNING_IMPORT_FINE);

  self->verdict = ANNING_IMPORT_REFUSED;
  self->reason = reason;
  self->importer = NULL;
  g_clear_pointer (&self->rows, anning_import_rows_unref);
  self->is_source = FALSE;
  self->needs_columns = FALSE;
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

const char *
anning_import_item_get_detail (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->detail;
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
  if (self->rows != NULL)
    return anning_import_rows_kind (self->rows);
  if (self->is_source)
    return "bill";
  return self->importer != NULL ? self->importer->kind : "other";
}

/* Returns: (nullable): NULL: it was pasted */
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

/* Main thread, as the next. */
AnningImportHearing
anning_import_item_get_hearing (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), ANNING_IMPORT_UNHEARD);
  return self->hearing;
}

/* Returns: ms, ANNING_UNKNOWN while nobody listened to it, or it cannot be heard */
gint64
anning_import_item_get_length (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), ANNING_UNKNOWN);
  return self->length_ms;
}

gboolean
anning_import_item_is_source (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), FALSE);
  return self->is_source;
}

const AnningSourceResult *
anning_import_item_get_source (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->rows != NULL ? self->rows->result : NULL;
}

gboolean
anning_import_item_needs_columns (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), FALSE);
  return self->needs_columns;
}

const char *
anning_import_item_get_own_number (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);

  if (self->own_number != NULL)
    return self->own_number;
  return self->rows != NULL ? self->rows->result->own_number : NULL;
}

AnningImportItem *
anning_import_item_get_recording (AnningImportItem *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (self), NULL);
  return self->recording;
}

static void
tables_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  AnningImportItem *self = source_object;
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *tables = NULL;
  GError *error = NULL;

  if (self->bytes != NULL)
    bytes = g_bytes_ref (self->bytes);
  else if (self->size > ANNING_SOURCE_BILL_BYTES_MAX)
    error = g_error_new_literal (ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_TOO_LARGE, "too large for a table");
  else
    bytes = g_file_load_bytes (self->file, cancellable, NULL, &error);
  if (bytes != NULL)
    tables = anning_bill_tables_read (bytes, cancellable, &error);
  if (tables != NULL)
    g_task_return_pointer (task, tables, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
anning_import_item_tables_async (AnningImportItem    *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANNING_IS_IMPORT_ITEM (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_import_item_tables_async);
  g_task_run_in_thread (task, tables_in_thread);
}

/* Returns: (transfer full): or NULL and @error */
GPtrArray *
anning_import_item_tables_finish (AnningImportItem  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
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
    case ANNING_IMPORT_GONE:
      return "gone";
    case ANNING_IMPORT_CLOSED:
      return "closed";
    case ANNING_IMPORT_LINK:
      return "link";
    case ANNING_IMPORT_SPECIAL:
      return "special";
    case ANNING_IMPORT_EMPTY:
      return "empty";
    case ANNING_IMPORT_TOO_LARGE:
      return "too_large";
    case ANNING_IMPORT_DOCUMENT:
      return "document";
    case ANNING_IMPORT_ARCHIVE:
      return "archive";
    case ANNING_IMPORT_NO_TIME:
      return "no_time";
    case ANNING_IMPORT_NO_FILES:
      return "no_files";
    case ANNING_IMPORT_DAMAGED:
      return "damaged";
    case ANNING_IMPORT_CUT_OFF:
      return "cut_off";
    case ANNING_IMPORT_NO_CONTACTS:
      return "no_contacts";
    case ANNING_IMPORT_ENCRYPTED:
      return "encrypted";
    case ANNING_IMPORT_UNSAFE:
      return "unsafe";
    case ANNING_IMPORT_TOO_MANY:
      return "too_many";
    case ANNING_IMPORT_NO_HELPER:
      return "no_helper";
    case ANNING_IMPORT_NO_COLUMNS:
      return "no_columns";
    case ANNING_IMPORT_OUTLOOK:
      return "outlook";
    case ANNING_IMPORT_KIT_UNKNOWN:
      return "kit_unknown";
    case ANNING_IMPORT_KIT_NOBODY:
      return "kit_nobody";
    case ANNING_IMPORT_KIT_CHANGED:
      return "kit_changed";
    case ANNING_IMPORT_KIT_CUT_OFF:
      return "kit_cut_off";
    case ANNING_IMPORT_KIT_PIECES:
      return "kit_pieces";
    case ANNING_IMPORT_KIT_NEWER:
      return "kit_newer";
    case ANNING_IMPORT_KIT_WRONG:
      return "kit_wrong";
    case ANNING_IMPORT_KIT_TOO_LARGE:
      return "kit_too_large";
    case ANNING_IMPORT_KIT_TIME:
      return "kit_time";
    case ANNING_IMPORT_UNKNOWN_TYPE:
    default:
      return "unknown_type";
    }
}

/* @detail: "2 3/4": the second and the third of four are missing */
static char *
sentence_of_pieces (const char *detail)
{
  const char *slash = detail != NULL ? strchr (detail, '/') : NULL;
  g_autofree char *missing = slash != NULL ? g_strndup (detail, (gsize) (slash - detail)) : g_strdup ("");
  g_auto (GStrv) numbers = g_strsplit (missing, " ", -1);
  g_autofree char *list = g_strjoinv (C_("between the parts of a list", ", "), numbers);

  /* Translators: %1$s are numbers, such as "2, 3", %2$s is how many parts there are */
  return g_strdup_printf (ngettext ("What the relative's page hands over came in parts, and part %1$s of %2$s is missing. Ask for it, put all parts into one text and bring that in.",
                                    "What the relative's page hands over came in parts, and parts %1$s of %2$s are missing. Ask for them, put all parts into one text and bring that in.",
                                    g_strv_length (numbers)),
                          list, slash != NULL ? slash + 1 : "");
}

/*
 * @detail: (nullable): of anning_import_item_get_detail()
 *
 * Returns: (transfer full): one translated sentence: why, and what to do
 */
char *
anning_import_reason_sentence (AnningImportReason  reason,
                               const char         *detail)
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
    case ANNING_IMPORT_GONE:
      return g_strdup (_("This file is not there any more. Choose it again where it is now."));
    case ANNING_IMPORT_CLOSED:
      return g_strdup (_("This folder could not be opened. Ask its owner for the files, or copy them where you may open them."));
    case ANNING_IMPORT_LINK:
      return g_strdup (_("This is only a link to another place. Bring in the file itself."));
    case ANNING_IMPORT_SPECIAL:
      return g_strdup (_("This is a device or a pipe, not a file."));
    case ANNING_IMPORT_EMPTY:
      return g_strdup (_("This file is empty."));
    case ANNING_IMPORT_TOO_LARGE:
      return g_strdup (_("This file is larger than 2 GB: that is more than can be brought in."));
    case ANNING_IMPORT_DOCUMENT:
      return g_strdup (_("No calls were recognised in this text or document. If it comes from a relative's page, all of it is needed, with the line that begins with AN1; anything else can be saved as PDF, or photographed, and brought in that way."));
    case ANNING_IMPORT_ARCHIVE:
      return g_strdup (_("This is an archive. Unpack it first, then bring in what was in it."));
    case ANNING_IMPORT_NO_TIME:
      return g_strdup (_("Nothing tells when this was recorded. Copy the file to this computer first, then bring it in from there."));
    case ANNING_IMPORT_NO_FILES:
      return g_strdup (_("There are no files in this folder."));
    case ANNING_IMPORT_DAMAGED:
      return g_strdup (_("This file is damaged. Export it once more, then try again."));
    case ANNING_IMPORT_CUT_OFF:
      return g_strdup (_("This file ends before the first contact. Copy it from the phone once more."));
    case ANNING_IMPORT_NO_CONTACTS:
      return g_strdup (_("There are no calls and no messages in this file."));
    case ANNING_IMPORT_ENCRYPTED:
      return g_strdup (_("This file is locked with a password. Save it without one, then try again."));
    case ANNING_IMPORT_UNSAFE:
      return g_strdup (_("This file is made in a way that no phone and no carrier makes it, so it was not read."));
    case ANNING_IMPORT_TOO_MANY:
      return g_strdup (_("This file holds more than can be read at once. Export a shorter time."));
    case ANNING_IMPORT_NO_HELPER:
      return g_strdup (_("What reads old Excel files is not installed. Save the table as CSV or XLSX, then try again."));
    case ANNING_IMPORT_NO_COLUMNS:
      return g_strdup (_("It is not clear what is in which column of this table. Say so where files are brought in, in the window."));
    case ANNING_IMPORT_OUTLOOK:
      return g_strdup (_("This e-mail is in Outlook's own format. Open it in Outlook, save it as .eml or print it to a PDF, and bring that in."));
    case ANNING_IMPORT_KIT_UNKNOWN:
      return g_strdup (_("This comes from a page that was not made from this file, so it is not known whose it is. Open the file that the page was made from."));
    case ANNING_IMPORT_KIT_NOBODY:
      return g_strdup (_("The relative whom this page was made for is not in this file any more. Bring them back with Undo, then bring this in."));
    case ANNING_IMPORT_KIT_CHANGED:
      return g_strdup (_("This was changed on the way, or parts of two texts were mixed. Ask for the whole text once more, as the page writes it."));
    case ANNING_IMPORT_KIT_CUT_OFF:
      return g_strdup (_("This was cut off on the way: its end is missing. Ask for the whole text once more, or for the file that the page saves."));
    case ANNING_IMPORT_KIT_PIECES:
      return sentence_of_pieces (detail);
    case ANNING_IMPORT_KIT_NEWER:
      return g_strdup (_("This comes from a newer version of the program. Bring it in with that version."));
    case ANNING_IMPORT_KIT_WRONG:
      return g_strdup (_("This carries the mark of a page of yours, but no such page writes it like this, so nothing of it was taken."));
    case ANNING_IMPORT_KIT_TOO_LARGE:
      return g_strdup (_("This holds more than a page for the phone can hold, so nothing of it was taken."));
    case ANNING_IMPORT_KIT_TIME:
      return g_strdup (_("A contact in this lies in the future, or before the year 2000. Ask them to correct its time in the page and to send the text once more."));
    case ANNING_IMPORT_UNKNOWN_TYPE:
    default:
      return g_strdup (_("It is not known what this file is. Recordings, pictures, PDF files, e-mails and lists of calls can be brought in."));
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
